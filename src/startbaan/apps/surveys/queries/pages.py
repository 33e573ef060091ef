"""The surveys somebody has to do with: to fill in, to read, and put out by the places they arrange for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.surveys.models import AnsweredShard, Asked, Survey
from startbaan.apps.surveys.queries.access_to import asks_for, readable_surveys
from startbaan.apps.surveys.queries.taking_part import ToFill, surveys_to_fill
from startbaan.domain.periods import SchoolYear

MOST = 60


@dataclass(frozen=True)
class Listed:
    """A survey in a list: how many were asked and how many answered, never who."""

    survey: Survey
    asked: int
    answered: int
    on: date

    @property
    def year(self) -> SchoolYear:
        """The school year it belongs to."""
        return SchoolYear(self.survey.school_year)

    @property
    def is_running(self) -> bool:
        """Whether it can be filled in."""
        return self.survey.state == Survey.State.OPEN and self.survey.opens_on <= self.on <= self.survey.closes_on

    @property
    def is_coming(self) -> bool:
        """Whether it has yet to begin."""
        return self.survey.state == Survey.State.OPEN and self.on < self.survey.opens_on


@dataclass(frozen=True)
class Shelf:
    """The surveys of one viewer."""

    to_fill: tuple[ToFill, ...]
    running: tuple[Listed, ...]
    over: tuple[Listed, ...]
    arranges: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.to_fill or self.running or self.over)


def shelf(viewer: Viewer) -> Shelf:
    """The surveys to fill in and those whose counts the viewer reads, the newest first.

    What coached starters were asked has a page of its own.
    """
    rows = readable_surveys(viewer).filter(remainder=Survey.Remainder.COUNTED) if viewer.roles else None
    found = [] if rows is None else _listed(rows, viewer.on)
    return Shelf(
        to_fill=tuple(surveys_to_fill(viewer)),
        running=tuple(row for row in found if row.survey.state == Survey.State.OPEN),
        over=tuple(row for row in found if row.survey.state != Survey.State.OPEN),
        arranges=bool(asks_for(viewer)),
    )


def surveys_waiting(viewer: Viewer) -> QuerySet[Survey]:
    """The running surveys the viewer is asked for and has not answered, the first to close first: key, name, days."""
    given = AnsweredShard.objects.filter(survey=OuterRef("survey"), people__contains=[OuterRef("starter")])
    own = visible_to(viewer, Asked.objects.filter(starter__in=viewer.persons)).exclude(Exists(given))
    rows = Survey.objects.filter(pk__in=own.values("survey"), state=Survey.State.OPEN)
    open_now = rows.filter(opens_on__lte=viewer.on, closes_on__gte=viewer.on)
    return open_now.only("key", "name", "opens_on", "closes_on").order_by("closes_on", "pk")


def survey_seen_by(viewer: Viewer, key: UUID) -> Survey:
    """Give a survey to who is asked or reads its counts; raises Http404."""
    own = visible_to(viewer, Asked.objects.filter(starter__in=viewer.persons)).values("survey")
    read = readable_surveys(viewer).values("pk") if viewer.persons else Survey.objects.none().values("pk")
    found = Survey.objects.select_related("organisation", "questionnaire")
    survey = found.filter(Q(pk__in=own) | Q(pk__in=read), key=key).first()
    if survey is None:
        raise Http404
    return survey


def _listed(rows: QuerySet[Survey], on: date) -> list[Listed]:
    of_it = {"survey": OuterRef("pk")}
    asked = Asked.objects.filter(**of_it).order_by().values("survey").annotate(n=Count("pk")).values("n")
    size = Func(F("people"), function="cardinality", output_field=IntegerField())
    shards = AnsweredShard.objects.filter(**of_it).order_by().values("survey").annotate(n=Sum(size)).values("n")
    found = rows.annotate(
        how_many_asked=Coalesce(Subquery(asked), 0),
        how_many_answered=Coalesce(F("answered"), Subquery(shards), 0),
    )
    return [
        Listed(row, row.how_many_asked, row.how_many_answered, on) for row in found.order_by("-opens_on", "-pk")[:MOST]
    ]
