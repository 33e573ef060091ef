"""What waits for someone in each subject, as tasks in the capacity in which it is theirs; nothing said twice."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from startbaan.apps.appraisal.queries import Asked
from startbaan.apps.appraisal.queries.pressing import lines_among as cycle_lines
from startbaan.apps.appraisal.queries.talks import talks_among
from startbaan.apps.coaching.queries.buddies import BuddyPair, buddy_pairs_among
from startbaan.apps.coaching.queries.day import TodayLine, agreeing_lines
from startbaan.apps.coaching.queries.day import lines_among as guidance_lines
from startbaan.apps.coaching.queries.guiding import Rows
from startbaan.apps.coaching.queries.hours import hours_from
from startbaan.apps.coaching.queries.pulses import pulses_among
from startbaan.apps.coaching.queries.visit_day import visit_lines
from startbaan.apps.home.queries.desk import Desk
from startbaan.apps.home.queries.tasks import Task, when_of
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import Seen, key_of
from startbaan.apps.programme.queries.kinds import among_kinds
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import GUIDING, ActivityKind
from startbaan.domain.signals import HOURS_BEHIND
from startbaan.ui.shapes import State
from startbaan.ui.wording import hours, short_day

Found = tuple[Relation, Task]
Source = Callable[[Desk], Iterable[Found]]


def waiting_for(desk: Desk) -> dict[Relation, list[Task]]:
    """What waits for a starter and for who helps one, by what one is to the starter it is about."""
    found: dict[Relation, list[Task]] = defaultdict(list)
    for source in _sources(desk):
        for relation, task in source(desk):
            found[relation].append(task)
    return found


def _sources(desk: Desk) -> Iterator[Source]:
    """The subjects in which something can wait for this viewer."""
    if desk.is_near:
        yield from FOR_ALL
    if desk.is_guided:
        yield from FOR_GUIDANCE
    if desk.starts:
        yield from FOR_STARTERS


def buddy_moments(desk: Desk) -> tuple[BuddyPair, ...]:
    """The buddy moments of this week that are still to be tapped."""
    pairs = buddy_pairs_among(desk.viewer, desk.buddies, desk.near.buddies) if desk.buddies else []
    return tuple(pair for pair in pairs if pair.is_weekly and pair.this_week.spoke_on is None)


def _offered(desk: Desk) -> Iterator[Found]:
    """Moments that were offered and wait for an answer; each stands for the activity it is about."""
    items = {key_of(item.pk): item for item in desk.items}
    own = desk.viewer.person if desk.starts else 0
    for key, offered in desk.moments.items():
        item = items.get(key)
        detail = _("%(name)s stelt momenten voor.") % {"name": offered.offered_by}
        yield (
            _as_what(desk.viewer, item.row.starter_id if item else own),
            Task(
                title=item.title if item else offered.title,
                state=item.standing.shape if item else State.NEXT,
                on=item.day if item else desk.viewer.on,
                when=when_of(item, on=desk.viewer.on) if item else "",
                detail=detail,
                url=offered.path,
                action=_("Antwoord"),
            ),
        )


def _visits(desk: Desk) -> Iterator[Found]:
    """Lessons to score; another observer than the coach may be nothing else to the starter."""
    for line in visit_lines(desk.viewer, desk.visits):
        yield _as_what(desk.viewer, line.starter), _line_task(desk.viewer, line)


def _guidance(desk: Desk) -> Iterator[Found]:
    """Agreements, own texts and decisions."""
    for line in guidance_lines(desk.viewer, desk.items, desk.near.guidance):
        yield _as_what(desk.viewer, line.starter), _line_task(desk.viewer, line)


def _agreeing(desk: Desk) -> Iterator[Found]:
    """Start talks and plans to sign; a start talk that stands on the day as an activity is not said twice."""
    coached = {pair.starter_id for pair in desk.near.helpers.pairs if pair.relation == Relation.COACH}
    own = desk.track.next_steps if desk.starts and desk.track else ()
    talks = {item.row.starter_id for item in _start_talks([*own, *(due.item for due in desk.due)])}
    for line in agreeing_lines(desk.viewer, desk.items, desk.near.guidance, coached=coached):
        if line.starter not in talks:
            yield _as_what(desk.viewer, line.starter), _line_task(desk.viewer, line)


def _cycle(desk: Desk) -> Iterator[Found]:
    """Reports to write and to sign; the visits stand on the day as activities."""
    for line in cycle_lines(desk.viewer, talks_among(desk.viewer, desk.items, desk.near.talks)):
        if line.asked is Asked.VISIT:
            continue
        yield (
            Relation.STARTER if line.is_mine else Relation.MANAGER,
            Task(
                title=str(line.asked.words),
                state=State.NEXT,
                on=line.day,
                when=short_day(line.day),
                detail=line.talk if line.is_mine else f"{line.starter}, {line.talk}",
                url=line.url,
                action=_("Bekijk"),
            ),
        )


def _proposed(desk: Desk) -> Iterator[Found]:
    """Coaches who were proposed, for the manager to couple; more than one of them together."""
    if len(desk.near.proposals) > 1:
        yield Relation.MANAGER, _proposed_together(desk.near.proposals)
        return
    for proposal in desk.near.proposals:
        detail = _("%(by)s stelt %(coach)s voor.")
        yield (
            Relation.MANAGER,
            Task(
                title=_("Koppel een coach aan %(starter)s") % {"starter": str(proposal.starter)},
                state=State.ATTENTION,
                on=proposal.start_on,
                when=_("vanaf %(day)s") % {"day": short_day(proposal.start_on)},
                detail=detail % {"by": str(proposal.proposed_by), "coach": str(proposal.holder)},
                url=reverse("home:couple", args=[proposal.starter.key, Relation.COACH.value]),
                action=_("Bekijk het voorstel"),
            ),
        )


def _proposed_together(proposals: Collection[CoachProposal]) -> Task:
    first = min(proposal.start_on for proposal in proposals)
    return Task(
        title=_("Koppel de %(count)s voorgestelde coaches") % {"count": len(proposals)},
        state=State.ATTENTION,
        on=first,
        when=_("vanaf %(day)s") % {"day": short_day(first)},
        detail=_("Voor %(starters)s.") % {"starters": ", ".join(sorted(str(one.starter) for one in proposals))},
        url=reverse("home:proposed"),
        action=_("Bekijk de voorstellen"),
    )


def _hours(desk: Desk) -> Iterator[Found]:
    """What the other of starter and manager proposed about hours."""
    for offer in desk.near.offers:
        mine = offer.starter_id in desk.viewer.persons
        said = _("%(by)s stelt %(hours)s voor.") % {"by": str(offer.proposed_by), "hours": hours(offer.hours)}
        yield (
            Relation.STARTER if mine else Relation.MANAGER,
            Task(
                title=_("Geef antwoord op een voorstel over uren"),
                state=State.NEXT,
                on=localtime(offer.proposed_at).date(),
                when="",
                detail=said,
                url=reverse("entitlements:hours_offer", args=[offer.key]),
                action=_("Antwoord"),
            ),
        )


def _behind(desk: Desk) -> Iterator[Found]:
    """The signal about hours, for the starter."""
    viewer, items = desk.viewer, among_kinds(desk.items, *GUIDING)
    for person in viewer.persons:
        rows = Rows(tuple(items), tuple(desk.near.contacts)).of(person)
        if hours_from(rows, year=SchoolYear.of(viewer.on), on=viewer.on).behind >= HOURS_BEHIND * 60:
            yield (
                Relation.STARTER,
                Task(
                    title=_("Je had minder coaching dan er hoort te zijn"),
                    state=State.ATTENTION,
                    on=viewer.on,
                    when="",
                    detail=_("Spreek met je coach af wanneer jullie het inhalen."),
                    url=reverse("coaching:guidance"),
                    action=_("Bekijk"),
                ),
            )


def _pulse(desk: Desk) -> Iterator[Found]:
    """The questions about the work of this week."""
    if pulses_among(desk.viewer, desk.tracks.tracks, desk.near.pulses).may_answer:
        yield (
            Relation.STARTER,
            Task(
                title=_("Hoe is je werk deze week?"),
                state=State.PLANNED,
                on=desk.viewer.on,
                when="",
                detail=_("Drie korte vragen. Alleen jij ziet je antwoorden."),
                url=reverse("coaching:pulse"),
                action=_("Vul in"),
            ),
        )


# Every source of tasks, by whom it can concern; a subject with something that waits adds its own here.
FOR_ALL: tuple[Source, ...] = (_offered, _visits)
FOR_GUIDANCE: tuple[Source, ...] = (_guidance, _agreeing, _cycle, _proposed, _hours)
FOR_STARTERS: tuple[Source, ...] = (_behind, _pulse)


def _line_task(viewer: Viewer, line: TodayLine) -> Task:
    when = "" if line.day == viewer.on else short_day(line.day)
    state = State.LATE if line.late else State.NEXT
    return Task(line.title, state, line.day, when, line.detail, line.url, action=_("Bekijk"))


def _start_talks(items: Iterable[Seen]) -> list[Seen]:
    return [item for item in items if item.words.kind is ActivityKind.START_TALK]


def _as_what(viewer: Viewer, starter: int) -> Relation:
    """What the viewer is to this starter; of nobody in particular, what the viewer is first of all."""
    held = [pair.relation for pair in viewer.pairs if pair.starter == starter]
    if starter in viewer.persons or not viewer.pairs:
        return Relation.STARTER
    return held[0] if held else viewer.pairs[0].relation
