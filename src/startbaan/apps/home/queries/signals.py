"""What the signals of the domain rest on, only what the viewer may read, for all in few questions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Expression,
    IntegerField,
    Max,
    Min,
    Model,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast

from startbaan.apps.appraisal.queries import MissingVisit, visit_missing_of
from startbaan.apps.coaching.models import CoachingDecision
from startbaan.apps.coaching.queries.buddies import BuddyState, buddy_states
from startbaan.apps.home.queries.circle import Course, Known
from startbaan.apps.home.queries.standing import Standing
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Pair
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.programme.queries import minutes_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import PAIR_RELATIONS, ROLE_RELATIONS, Relation
from startbaan.domain.schedule.definition import GUIDING, ActivityKind
from startbaan.domain.signals import SIGNALS, Name, Raised, StarterFacts, raised

DROPPED, DONE = Activity.State.DROPPED, Activity.State.DONE
NUMBER = IntegerField()
NO_NUMBER, NO_DAY = Cast(Value(None), NUMBER), Cast(Value(None), DateField())
COUNTED, MET, UNDECIDED, LEFT, PROPOSED = "counted", "met", "undecided", "left", "proposed"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done of this school year, and the minutes of coaching there were and were to be by today."""

    done: int = 0
    total: int = 0
    due: int = 0
    received: int = 0
    undecided: int = 0  # the first year of the track whose last talk decided nothing; 0 is none
    left: date | None = None  # the day after the last coach
    proposed: date | None = None  # from which day a coach was proposed who is not coupled yet


NOTHING = Tally()


def relations_of(viewer: Viewer, known: Known) -> frozenset[Relation]:
    """What the viewer is to someone of the circle."""
    pairs = {relation for relation in PAIR_RELATIONS if known.pk in viewer.starters(relation)}
    schools = {place.school for place in known.places}
    return frozenset(
        pairs | {relation for relation in ROLE_RELATIONS if schools & set(viewer.schools.get(relation, ()))}
    )


def tallies(viewer: Viewer, circle: Sequence[Known]) -> dict[int, Tally]:
    """Count for each of these starters what their signals need, one statement whatever their number.

    Hours and decisions are asked only of those about whom a relation of the viewer may hear of them.
    """
    coursed = [known for known in circle if known.course]
    if not coursed:
        return {}
    hours = [known.pk for known in coursed if _may_hear(viewer, known, Name.HOURS_BEHIND)]
    decisions = [known.pk for known in coursed if _may_hear(viewer, known, Name.DECISION_MISSING)]
    alone = [known.pk for known in coursed if known.coach is None]
    arms = [_counted(coursed, hours, on=viewer.on)]
    arms += [_met(viewer, hours)] if hours else []
    arms += [_undecided(viewer, coursed, decisions)] if decisions else []
    arms += [_left(alone), _proposed(viewer, alone)] if alone else []
    rows = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    found: dict[int, dict[str, int | date | None]] = defaultdict(dict)
    for what, starter, done, total, due, received, day in rows:
        said = found[starter]
        if what == COUNTED:
            said |= {"done": done, "total": total, "due": due or 0}
            said["received"] = (received or 0) + _number(said.get("received"))
        elif what == MET:
            said["received"] = (done or 0) + _number(said.get("received"))
        elif what == UNDECIDED:
            said["undecided"] = done or 0
        else:
            said[what] = day
    return {starter: _tally(said) for starter, said in found.items()}


@dataclass(frozen=True)
class Close:
    """What who leads a starter or is a buddy is told beside: visits that are missing, and how the moments go."""

    visits: Mapping[int, MissingVisit]
    buddies: Mapping[int, BuddyState]


def close_to(viewer: Viewer) -> Close:
    """Ask it for this viewer: a statement for who leads, and one for who is a buddy."""
    led, paired = viewer.starters(Relation.MANAGER), viewer.starters(Relation.BUDDY)
    return Close(
        visit_missing_of(led, on=viewer.on) if led else {}, buddy_states(paired, on=viewer.on) if paired else {}
    )


def facts_of(circle: Sequence[Known], counted: Mapping[int, Tally], close: Close) -> dict[int, StarterFacts]:
    """The facts about each starter of the circle."""
    return {
        known.pk: _facts(
            known,
            known.course,
            counted.get(known.pk, NOTHING),
            unvisited=close.visits[known.pk].talk_on if known.pk in close.visits else None,
            buddy=close.buddies.get(known.pk),
        )
        for known in circle
        if known.course
    }


def signals_of(
    viewer: Viewer, circle: Sequence[Known], counted: Mapping[int, Tally], close: Close
) -> dict[int, dict[Relation, tuple[Raised, ...]]]:
    """The signals about each starter of the circle, apart for each thing the viewer is to them."""
    facts = facts_of(circle, counted, close)
    return {
        known.pk: {
            relation: raised(facts[known.pk], on=viewer.on, relations=[relation])
            for relation in relations_of(viewer, known)
        }
        for known in circle
        if known.pk in facts
    }


def _facts(
    known: Known, course: Course, tally: Tally, *, unvisited: date | None, buddy: BuddyState | None
) -> StarterFacts:
    stops = course.standing is Standing.STOPS
    talk = course.due.start_talk_end
    return StarterFacts(
        coach_due_from=None if stops else course.coach_from,
        coach_since=course.start_on if known.coach else None,
        start_talk_due_on=talk - timedelta(days=1) if talk else None,
        unvisited_talk_on=unvisited,
        hours_expected=None if stops else round(tally.due / 60, 2),
        hours_received=round(tally.received / 60, 2),
        buddy_since=buddy.since if buddy and buddy.is_weekly else None,
        buddy_last_on=buddy.last_on if buddy else None,
        contract_ends_on=None if stops else known.contract_ends_on,
        decision_due_on=None if stops else _decision_due(course, tally.undecided),
        profession_started_on=None if course.is_extended else known.profession_started_on,
    )


def _decision_due(course: Course, year: int) -> date | None:
    """The last day of a year after which coaching may go on, and about which nothing was decided."""
    if not year or year >= min(len(course.years), course.definition.coaching.max_years + 1):
        return None
    return course.years[year - 1].last


def _may_hear(viewer: Viewer, known: Known, name: Name) -> bool:
    to = next(signal.to for signal in SIGNALS if signal.name is name)
    return bool(relations_of(viewer, known) & set(to))


Rows = QuerySet[Model, tuple[str, int, int | None, int | None, int | None, int | None, date | None]]


def _columns(rows: QuerySet[Model], what: str, *, numbers: Sequence[Expression] = (), day: Expression = NO_DAY) -> Rows:
    """One row for each starter, in the shape all arms of the union have."""
    blank: list[Expression] = [NO_NUMBER] * (4 - len(numbers))
    n1, n2, n3, n4 = [*numbers, *blank]
    named = rows.order_by().values("starter").annotate(what=Value(what, output_field=CharField()))
    named = named.annotate(n1=n1, n2=n2, n3=n3, n4=n4, day=day)
    found: Rows = named.values_list("what", "starter", "n1", "n2", "n3", "n4", "day")
    return found


def _counted(coursed: Sequence[Known], hours: Sequence[int], *, on: date) -> Rows:
    """What is done of this school year and of how much; the coaching due by today and received as planned."""
    year = SchoolYear.of(on).period
    rows = Activity.objects.filter(
        track__in=[known.course.track for known in coursed if known.course],
        window__endswith__gt=year.start,
        window__endswith__lte=year.end,
    ).exclude(state=DROPPED)
    heard = Q(starter__in=hours)
    return _columns(
        rows,
        COUNTED,
        numbers=(
            Count("pk", filter=Q(state=DONE)),
            Count("pk"),
            Sum(_minutes(coursed), filter=heard & Q(window__endswith__lte=on)),
            Sum("minutes", filter=heard & Q(done_on__gte=year.start, key__in=_keys(coursed, GUIDING))),
        ),
    )


def _keys(coursed: Iterable[Known], kinds: Collection[ActivityKind]) -> list[str]:
    """The keys under which the programmes of these starters know activities of these kinds."""
    definitions = {known.course.definition for known in coursed if known.course}
    return sorted({words.key for one in definitions for words in one.activities if words.kind in kinds})


def _minutes(coursed: Iterable[Known]) -> Case:
    """How long each talk and visit takes by the programme of its track; the others nothing."""
    lasting: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for version, definition in {(known.course.version, known.course.definition) for known in coursed if known.course}:
        for words in definition.activities:
            if words.kind in GUIDING and (lasts := minutes_of(words)):
                lasting[version][lasts].append(words.key)
    one = len(lasting) == 1
    whens = [
        When(Q(key__in=keys) if one else Q(key__in=keys, track__version=version), then=Value(lasts))
        for version, by_length in lasting.items()
        for lasts, keys in by_length.items()
    ]
    return Case(*whens, default=Value(0), output_field=NUMBER)


def _met(viewer: Viewer, hours: Sequence[int]) -> Rows:
    year = SchoolYear.of(viewer.on).period
    rows = Contact.objects.filter(starter__in=hours, day__gte=year.start, day__lte=viewer.on)
    return _columns(rows, MET, numbers=(Cast(Sum("minutes"), NUMBER),))


def _undecided(viewer: Viewer, coursed: Sequence[Known], decisions: Sequence[int]) -> Rows:
    """The first year, of this school year and the last, whose final talk decided nothing."""
    year = SchoolYear.of(viewer.on)
    decided = visible_to(viewer, CoachingDecision.objects.filter(activity__isnull=False)).values("activity")
    rows = Activity.objects.filter(
        starter__in=decisions,
        track__in=[known.course.track for known in coursed if known.course],
        key__in=_keys(coursed, [ActivityKind.FINAL_TALK]),
        window__endswith__gt=year.previous.period.start,
        window__endswith__lte=year.period.end,
    ).exclude(state=DROPPED)
    return _columns(rows.exclude(pk__in=decided), UNDECIDED, numbers=(Cast(Min("year"), NUMBER),))


def _left(alone: Sequence[int]) -> Rows:
    """The day the last coach of each left."""
    pairs = Pair.objects.filter(starter__in=alone, relation=Relation.COACH.value)
    return _columns(pairs, LEFT, day=Max("period__endswith"))


def _proposed(viewer: Viewer, alone: Sequence[int]) -> Rows:
    """From which day a coach is proposed for each."""
    rows = visible_to(viewer, CoachProposal.objects.filter(starter__in=alone, answer=""))
    return _columns(rows, PROPOSED, day=Max("start_on"))


def _number(value: int | date | None) -> int:
    return value if isinstance(value, int) else 0


def _tally(said: Mapping[str, int | date | None]) -> Tally:
    left, proposed = said.get(LEFT), said.get(PROPOSED)
    return Tally(
        done=_number(said.get("done")),
        total=_number(said.get("total")),
        due=_number(said.get("due")),
        received=_number(said.get("received")),
        undecided=_number(said.get("undecided")),
        left=left if isinstance(left, date) else None,
        proposed=proposed if isinstance(proposed, date) else None,
    )
