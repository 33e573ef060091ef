"""The demo's peer consultation: groups that were published, met and will meet again, a case, and a round still open."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from startbaan.apps.peergroups import actions, queries, tasks
from startbaan.apps.people.access import acting_as
from startbaan.domain.meeting.moments import begin_of, moment_on
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

BEGAN = timedelta(weeks=8)
BEHIND, AHEAD = timedelta(days=21), timedelta(days=14)
AT, MINUTES = time(14, 30), 180
MOST_GROUPS = 2
CAME, ANSWERS, SAYS_YES = 0.85, 0.6, 0.8
WEEK = ("ma", "di", "wo", "do", "vr")
EXCUSES = ("Ik had een oudergesprek.", "Er was een studiedag op school.", "Ik was er niet.")
REASONS = ("Ik sta die middag voor de klas.", "Ik heb dan een teamvergadering.", "")
UNTOLD = 4  # of every so many groups one facilitator did not write down yet who was there


@dataclass(frozen=True)
class Group:
    """A group of the demo: who guides it, on which day, and who is in it."""

    key: UUID
    facilitator: int
    weekday: str
    members: tuple[int, ...]


def load(made: Cast, *, on: date, seed: int) -> None:
    """Make the groups of this school year, let them meet, and begin another round."""
    random = Random(seed)
    began = max(on - BEGAN, SchoolYear.of(on).period.start)
    groups = _publish(made, began)
    for number, group in enumerate(groups):
        is_hers = made.sanne in group.members
        if number == len(groups) - 1 and not is_hers:
            continue  # its facilitator has not agreed on a day yet
        if on - BEHIND - timedelta(days=6) > began:
            key = _agree(group, _weekday(on - BEHIND, group.weekday), began)
            if is_hers or number % UNTOLD != UNTOLD - 1:
                _note(group, key, random, on=on, surely=made.sanne)
        ahead = _agree(group, _weekday(on + AHEAD, group.weekday), began)
        _answer(group, ahead, random, on=on, besides=made.sanne)
        if is_hers:
            _bring(made, group, on=on)
    _open(made, on=on)


def _publish(made: Cast, began: date) -> list[Group]:
    """Let the programme leader make groups of the whole partnership, and publish what was computed."""
    partnership, at = made.organisations["waterrijk"], done_at(began, time(10))
    with acting_as(made.jeroen, on=began) as by:
        scope = next(one for one in queries.scopes(by) if one.organisation.pk == partnership)
        boards = [board.pk for board in scope.boards]
        row = actions.begin_round(by=by, at=at, organisation=partnership, boards=boards, year=SchoolYear.of(began))
        guides = queries.preparing_of(row).guides
        agreed = {
            guide.pk: actions.Taking(tuple(guide.weekdays), guide.included, groups=MOST_GROUPS) for guide in guides
        }
        actions.take_part(by=by, at=at, peer_round=row.key, starters={}, facilitators=agreed)
        run = actions.ask_run(by=by, at=at, peer_round=row.key)
    tasks.compute(str(run.key))
    with acting_as(made.jeroen, on=began) as by:
        version = queries.round_of(by, row.key).version
        actions.publish(by=by, at=at, peer_round=row.key, version=version)
    return [group for guide in guides for group in _guided(guide.person_id, began)]


def _guided(facilitator: int, on: date) -> list[Group]:
    with acting_as(facilitator, on=on) as viewer:
        found = []
        for line in queries.my_groups(viewer).guided:
            page = queries.opened_group(viewer, line.row.key, at=begin_of(on))
            members = tuple(member.person.pk for member in page.members)
            found.append(Group(line.row.key, facilitator, line.row.weekday, members))
        return found


def _agree(group: Group, day: date, began: date) -> UUID:
    with acting_as(group.facilitator, on=began) as by:
        (made,) = actions.agree_days(
            by=by,
            at=done_at(began, time(16)),
            group=group.key,
            starts=[moment_on(day, AT)],
            minutes=MINUTES,
            place="School van de begeleider",
        )
        return made.key


def _note(group: Group, key: UUID, random: Random, *, on: date, surely: int) -> None:
    """Write down who was there; of the others some had said so and some just stayed away."""
    notes = []
    for member in group.members:
        if member == surely or random.random() < CAME:
            notes.append(actions.Noted(member, actions.Seen.CAME))
        elif random.random() < CAME:
            notes.append(actions.Noted(member, actions.Seen.EXCUSED, because=random.choice(EXCUSES)))
        else:
            notes.append(actions.Noted(member, actions.Seen.AWAY))
    with acting_as(group.facilitator, on=on) as by:
        actions.note_present(by=by, at=done_at(on - timedelta(days=9), time(17)), meeting=key, notes=notes)


def _answer(group: Group, key: UUID, random: Random, *, on: date, besides: int) -> None:
    """Let some say whether they come; she, whom visitors look over the shoulder, has not answered yet."""
    for member in group.members:
        if member == besides or random.random() > ANSWERS:
            continue
        comes = random.random() < SAYS_YES
        with acting_as(member, on=on) as by:
            actions.answer_meeting(
                by=by,
                at=done_at(on - timedelta(days=2), time(12)),
                meeting=key,
                answer=actions.Answer.COMES if comes else actions.Answer.CANNOT,
                because="" if comes else random.choice(REASONS),
            )


def _bring(made: Cast, group: Group, *, on: date) -> None:
    """Two cases: one of hers that was closed, and one of somebody else for the next time."""
    other = next(member for member in group.members if member != made.sanne)
    with acting_as(made.sanne, on=on) as by:
        case = actions.bring_case(
            by=by,
            at=done_at(on - BEHIND - timedelta(days=1), time(19)),
            group=group.key,
            title="Mijn uitleg duurt te lang",
            words="Na tien minuten haakt de helft af. Ik wil alles uitleggen en durf niet te schrappen. Hoe kies je?",
        )
        actions.close_case(by=by, at=done_at(on - timedelta(days=5), time(20)), item=case.item)
    with acting_as(other, on=on) as by:
        actions.bring_case(
            by=by,
            at=done_at(on - timedelta(days=3), time(20)),
            group=group.key,
            title="Onrust na de pauze",
            words="Na de pauze kost het me een kwartier om rust te krijgen. Ik heb het met regels geprobeerd en met "
            "een vast begin. Wat zie ik over het hoofd?",
        )


def _open(made: Cast, *, on: date) -> None:
    """Begin a round of one board that nobody computed yet, and open a group one signs up for."""
    board, at = made.organisations["waterland"], done_at(on - timedelta(days=1), time(11))
    with acting_as(made.hanneke, on=on) as by:
        actions.begin_round(by=by, at=at, organisation=board, boards=[board], year=SchoolYear.of(on), years=[1])
    with acting_as(made.jeroen, on=on) as by:
        wanted = actions.NewGroup(
            organisation=made.organisations["waterrijk"],
            name="Praten met ouders",
            facilitator=made.carla,
            weekday="wo",
            places=8,
            about="Voor wie vaker een lastig gesprek met ouders heeft. Je brengt je eigen voorbeelden mee.",
        )
        actions.open_free_group(by=by, at=at, wanted=wanted)


def _weekday(around: date, weekday: str) -> date:
    """The first such weekday on or after a day."""
    return around + timedelta(days=(WEEK.index(weekday) - around.weekday()) % 7)
