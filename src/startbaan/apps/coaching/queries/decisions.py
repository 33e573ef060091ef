"""The yearly decision about coaching: what the programme allows, what was decided, and where it is missing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import CoachingDecision
from startbaan.apps.coaching.queries.talks import Moment
from startbaan.apps.people.access import Viewer, may_make, open_one, stands, visible_to
from startbaan.apps.programme.queries import Seen, Standing, Wanted, of_kinds
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.schedule.definition import GUIDING, ActivityKind

Outcome = CoachingDecision.Outcome
WAITING = (Standing.DONE, Standing.LATE, Standing.CHECK)


@dataclass(frozen=True)
class Effect:
    """What a decision changes in the track: coaching is asked for in a year, or taken back."""

    year: int
    asks: bool = False
    withdraws: bool = False


@dataclass(frozen=True)
class ShownDecision:
    """What a final talk decided, or can decide, about coaching in the next year."""

    moment: Moment
    row: CoachingDecision | None
    refused: Mapping[Outcome, str]
    may_write: bool
    frees_time: bool  # whether the viewer is the line manager, who makes room for it
    on: date

    @property
    def allowed(self) -> tuple[Outcome, ...]:
        """What the programme leaves to choose from."""
        return tuple(outcome for outcome in Outcome if outcome not in self.refused)

    @property
    def reasons_why_not(self) -> tuple[str, ...]:
        """Why the other choices are not there."""
        return tuple(dict.fromkeys(self.refused.values()))

    @property
    def may_record(self) -> bool:
        """Whether the viewer may record it now, or another in its place: the year it is about has not begun."""
        begun = self.row is not None and self.school_year.period.start <= self.on
        return self.may_write and self.moment.is_held and not begun

    @property
    def word(self) -> str:
        """What was decided, in a word."""
        return str(self.outcome.label) if self.outcome else ""

    @property
    def hours(self) -> float:
        """How many hours of coaching the programme has in that year for the starter, when it goes on."""
        return hours_of_coaching(self.moment)

    @property
    def coach_hours(self) -> float:
        """How many hours the coach gets for it by the programme, for the manager to free."""
        item = self.moment.item
        found = item.definition.coach_hours if item else None
        return found.per_track if found else self.hours

    @property
    def outcome(self) -> Outcome | None:
        """What was decided."""
        return Outcome(self.row.outcome) if self.row else None

    @property
    def school_year(self) -> SchoolYear:
        """The school year it is about."""
        return SchoolYear(self.row.school_year) if self.row else school_year_after(self.moment)

    @property
    def year(self) -> int:
        """The year of the track it is about."""
        return year_after(self.moment)


def year_after(moment: Moment) -> int:
    """The year of the track that a final talk decides about."""
    return moment.item.row.year + 1 if moment.item else 0


def school_year_after(moment: Moment) -> SchoolYear:
    """The school year in which that year of the track begins."""
    assert moment.item is not None
    years = Wanted.of(moment.item.row.track).years
    this = years[min(moment.item.row.year, len(years)) - 1]
    return SchoolYear.of(this.end or this.start)


def open_decision(viewer: Viewer, moment: Moment, *, at: datetime) -> ShownDecision:
    """Open what a final talk decided; raises Http404 for another moment, and for who may neither read nor write it."""
    if not moment.is_final or moment.item is None:
        raise Http404
    rows = CoachingDecision.objects.filter(activity=moment.item.pk).select_related("author")
    may_write = may_make(viewer, Kind.COACHING_DECISION, moment.starter.pk)
    there = visible_to(viewer, rows).exists()
    if not (there or may_write):
        raise Http404
    return ShownDecision(
        moment=moment,
        row=open_one(viewer, rows, at=at, activity=moment.item.pk) if there else None,
        refused=refusals_of(moment),
        may_write=may_write,
        frees_time=stands(viewer, Relation.MANAGER, moment.starter.pk),
        on=viewer.on,
    )


def refusals_of(moment: Moment) -> dict[Outcome, str]:
    """What the programme does not allow a final talk to decide, and why."""
    assert moment.item is not None
    coaching, year = moment.item.definition.coaching, year_after(moment)
    names = {"least": coaching.min_years, "most": coaching.max_years, "from": coaching.on_request_from_year}
    found: dict[Outcome, str] = {}
    if year > len(Wanted.of(moment.item.row.track).years):
        ends = _("Dit is het laatste jaar van het traject. Doorgaan kan als het traject eerst verlengd wordt.")
        found |= {Outcome.CONTINUE: ends, Outcome.ON_REQUEST: ends}
    if year > coaching.max_years:
        most = _("Coaching duurt in dit programma hoogstens %(most)s jaar.") % names
        found |= {Outcome.CONTINUE: most, Outcome.ON_REQUEST: most}
    if year - 1 < coaching.min_years:
        found[Outcome.STOP] = _("Coaching duurt in dit programma minstens %(least)s jaar.") % names
    if year < coaching.on_request_from_year:
        found[Outcome.ON_REQUEST] = _("Coaching op verzoek is er in dit programma vanaf jaar %(from)s.") % names
    return found


def effect_of(moment: Moment, outcome: Outcome) -> Effect:
    """What this decision changes in the track as it is now; nothing where coaching is there without asking."""
    assert moment.item is not None
    year, wanted = year_after(moment), Wanted.of(moment.item.row.track)
    asked = any(request.year == year for request in wanted.coaching)
    on_request = year >= wanted.definition.coaching.on_request_from_year
    if outcome is Outcome.CONTINUE:
        return Effect(year, asks=on_request and not asked)
    return Effect(year, withdraws=on_request and asked)


def hours_of_coaching(moment: Moment) -> float:
    """How many hours the talks and visits of the next year take by the programme."""
    assert moment.item is not None
    definition, year = moment.item.definition, year_after(moment)
    return sum(words.hours or 0 for words in definition.activities if words.kind in GUIDING and year in words.years)


def decided(viewer: Viewer, starters: Collection[int]) -> dict[int, CoachingDecision]:
    """The last decision about each of these starters, without its reason, as far as the viewer may see it."""
    rows = visible_to(viewer, CoachingDecision.objects.filter(starter__in=list(starters))).defer("reason")
    return {row.starter_id: row for row in rows.order_by("school_year", "made_at")}


def final_talks_without_decision(viewer: Viewer, starter: int) -> list[Moment]:
    """The final talks of a starter that were held and decided nothing, the first first."""
    rows = visible_to(viewer, CoachingDecision.objects.filter(starter=starter))
    done = set(rows.values_list("activity", flat=True))
    held = [item for item in of_kinds(viewer, [starter], ActivityKind.FINAL_TALK) if item.row.done_on]
    return [Moment(item.row.starter, viewer.on, item=item) for item in held if item.pk not in done]


def decision_due_of(viewer: Viewer, starters: Collection[int]) -> dict[int, date]:
    """By when this school year's final talk of each of these starters is to decide about the next, where it has not."""
    year = SchoolYear.of(viewer.on)
    talks = {
        item.pk: item
        for item in of_kinds(viewer, starters, ActivityKind.FINAL_TALK)
        if item.standing is not Standing.DROPPED and item.last_day in year
    }
    rows = visible_to(viewer, CoachingDecision.objects.filter(activity__in=list(talks)))
    done = set(rows.values_list("activity", flat=True))
    return {item.row.starter_id: item.last_day for item in talks.values() if item.pk not in done}


def decision_missing_of(viewer: Viewer, starters: Collection[int]) -> dict[int, Seen]:
    """The final talk of each of these starters that was held, or is late, and has decided nothing.

    Only of a year of the track that runs or has just ended, and only for who may read such decisions.
    """
    items = of_kinds(viewer, starters, ActivityKind.FINAL_TALK)
    return decision_missing(items, decisions_without_words(viewer, starters), on=viewer.on)


def decisions_without_words(viewer: Viewer, starters: Collection[int]) -> QuerySet[CoachingDecision]:
    """What was decided about these starters in talks of their programme, without the reason."""
    rows = CoachingDecision.objects.filter(starter__in=list(starters), activity__isnull=False)
    return visible_to(viewer, rows).defer("reason")


def decision_missing(items: Iterable[Seen], decisions: Iterable[CoachingDecision], *, on: date) -> dict[int, Seen]:
    """The same among activities and decisions that were read already."""
    done = {row.activity_id for row in decisions}
    talks = [
        item
        for item in items
        if item.words.kind is ActivityKind.FINAL_TALK
        and item.standing in WAITING
        and SchoolYear.of(item.last_day) >= SchoolYear.of(on).previous
    ]
    return {item.row.starter_id: item for item in talks if item.pk not in done}
