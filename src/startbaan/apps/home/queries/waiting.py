"""What waits for someone in each subject, as tasks in the capacity in which it is theirs; nothing said twice."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.agenda.queries.proposals import proposals_waiting_for
from startbaan.apps.appraisal.queries import Asked
from startbaan.apps.appraisal.queries import today_lines as cycle_lines
from startbaan.apps.coaching.queries import agreeing_lines, guidance_hours
from startbaan.apps.coaching.queries import today_lines as guidance_lines
from startbaan.apps.coaching.queries.buddies import BuddyPair, buddy_pairs
from startbaan.apps.coaching.queries.pulses import my_pulses
from startbaan.apps.home.queries.tasks import Task
from startbaan.apps.intake.queries.assigning import open_proposals
from startbaan.apps.people.access import Viewer
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.signals import HOURS_BEHIND
from startbaan.ui.shapes import State
from startbaan.ui.wording import short_day

Found = tuple[Relation, Task]


@dataclass(frozen=True)
class Waiting:
    """Tasks by what one is to the starter they are about, and the buddy moments of this week still to tap."""

    tasks: dict[Relation, list[Task]]
    moments: tuple[BuddyPair, ...]


def waiting_for(viewer: Viewer, *, starts: bool, talks: Collection[int]) -> Waiting:
    """What waits for a starter and for who helps one; asks nothing for anybody else.

    A start talk of the starters in `talks` stands on the day already, as an activity.
    """
    if not (starts or viewer.pairs):
        return Waiting({}, ())
    as_what = Relation.STARTER if starts else viewer.pairs[0].relation
    found: dict[Relation, list[Task]] = defaultdict(list)
    guided = starts or viewer.starters(Relation.COACH) or viewer.starters(Relation.MANAGER)
    lines = [*_guidance(viewer, talks), *_cycle(viewer)] if guided else []
    for relation, task in (*lines, *_moments(viewer, as_what=as_what)):
        found[relation].append(task)
    found[Relation.MANAGER] += _proposals(viewer)
    if starts:
        found[Relation.STARTER] += [*_behind(viewer), *_pulse(viewer)]
    buddies = starts or viewer.starters(Relation.BUDDY)
    pairs = buddy_pairs(viewer) if buddies else []
    return Waiting(dict(found), tuple(pair for pair in pairs if pair.is_weekly and pair.this_week.spoke_on is None))


def _guidance(viewer: Viewer, talks: Collection[int]) -> Iterator[Found]:
    """Agreements, own texts and decisions; start talks and plans to sign."""
    signing = [line for line in agreeing_lines(viewer) if line.starter not in talks]
    for line in [*guidance_lines(viewer), *signing]:
        when = "" if line.day == viewer.on else short_day(line.day)
        state = State.LATE if line.late else State.NEXT
        task = Task(line.title, state, line.day, when, line.detail, line.url, action=_("Bekijk"))
        yield _as_what(viewer, line.starter, Relation.COACH), task


def _cycle(viewer: Viewer) -> Iterator[Found]:
    """Reports to write and to sign; the visits stand on the day as activities."""
    for line in cycle_lines(viewer):
        if line.asked is Asked.VISIT:
            continue
        task = Task(
            title=str(line.asked.words),
            state=State.NEXT,
            on=line.day,
            when=short_day(line.day),
            detail=line.talk if line.is_mine else f"{line.starter}, {line.talk}",
            url=line.url,
            action=_("Bekijk"),
        )
        yield (Relation.STARTER if line.is_mine else Relation.MANAGER), task


def _moments(viewer: Viewer, *, as_what: Relation) -> Iterator[Found]:
    """Moments that were offered and wait for an answer."""
    for offered in proposals_waiting_for(viewer):
        detail = _("%(name)s stelt momenten voor.") % {"name": offered.offered_by}
        task = Task(offered.title, State.NEXT, viewer.on, "", detail, offered.path, action=_("Antwoord"))
        yield as_what, task


def _proposals(viewer: Viewer) -> Iterator[Task]:
    """Coaches who were proposed, for the manager to couple."""
    led = viewer.starters(Relation.MANAGER)
    for proposal in open_proposals(viewer, led).values() if led else ():
        yield Task(
            title=_("Koppel een coach aan %(starter)s") % {"starter": str(proposal.starter)},
            state=State.ATTENTION,
            on=proposal.start_on,
            when=_("vanaf %(day)s") % {"day": short_day(proposal.start_on)},
            detail=_("%(by)s stelt %(coach)s voor.") % {"by": str(proposal.proposed_by), "coach": str(proposal.holder)},
            url=reverse("home:couple", args=[proposal.starter.key, Relation.COACH.value]),
            action=_("Bekijk het voorstel"),
        )


def _behind(viewer: Viewer) -> Iterator[Task]:
    """The signal about hours, for the starter."""
    for hours in guidance_hours(viewer, viewer.persons, year=SchoolYear.of(viewer.on)).values():
        if hours.behind >= HOURS_BEHIND * 60:
            yield Task(
                title=_("Je had minder coaching dan er hoort te zijn"),
                state=State.ATTENTION,
                on=viewer.on,
                when="",
                detail=_("Spreek met je coach af wanneer jullie het inhalen."),
                url=reverse("coaching:guidance"),
                action=_("Bekijk"),
            )


def _pulse(viewer: Viewer) -> Iterator[Task]:
    if my_pulses(viewer).may_answer:
        yield Task(
            title=_("Hoe is je werk deze week?"),
            state=State.PLANNED,
            on=viewer.on,
            when="",
            detail=_("Drie korte vragen. Alleen jij ziet je antwoorden."),
            url=reverse("coaching:pulse"),
            action=_("Vul in"),
        )


def _as_what(viewer: Viewer, starter: int, otherwise: Relation) -> Relation:
    if starter in viewer.persons:
        return Relation.STARTER
    return next((held.relation for held in viewer.pairs if held.starter == starter), otherwise)
