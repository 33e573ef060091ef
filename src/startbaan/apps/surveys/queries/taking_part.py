"""Who is asked what, and whether they answered; what they answered is nowhere near."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Func, IntegerField, QuerySet, Sum
from django.http import Http404

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.surveys.models import AnsweredShard, Asked, Survey
from startbaan.apps.surveys.queries.access_to import readable_surveys
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.domain.questionnaires.definition import Questionnaire, Rater


@dataclass(frozen=True)
class ToFill:
    """A survey for the viewer: its questions, as which rater, and whether there is still something to do."""

    survey: Survey
    questionnaire: Questionnaire
    group: Rater
    is_answered: bool
    is_open: bool

    @property
    def is_to_do(self) -> bool:
        """Whether it can be filled in and was not."""
        return self.is_open and not self.is_answered


def surveys_to_fill(viewer: Viewer) -> list[ToFill]:
    """The running surveys the viewer is asked for, those to do first, and then by their last day."""
    rows = _asked(viewer).filter(
        survey__state=Survey.State.OPEN, survey__opens_on__lte=viewer.on, survey__closes_on__gte=viewer.on
    )
    found = list(rows.order_by("survey__closes_on", "survey"))
    answered = _answered([row.survey_id for row in found], persons=viewer.persons)
    return sorted((_to_fill(row, viewer.on, answered) for row in found), key=lambda each: each.is_answered)


def survey_form(viewer: Viewer, key: UUID) -> ToFill:
    """One survey the viewer is asked for, also when it is over or answered; raises Http404."""
    row = _asked(viewer).filter(survey__key=key).order_by("pk").first()
    if row is None:
        raise Http404
    return _to_fill(row, viewer.on, _answered([row.survey_id], persons=viewer.persons))


def taking_part(viewer: Viewer, key: UUID) -> tuple[int, int]:
    """How many are asked and how many answered, for who reads the results; raises Http404."""
    found = readable_surveys(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return Asked.objects.filter(survey=found).count(), answered_in(found)


def answered_in(survey: Survey) -> int:
    """How many answered a survey: how long the lists of who did are; none of it is read."""
    if survey.answered is not None:
        return survey.answered
    size = Func("people", function="cardinality", output_field=IntegerField())
    return int(AnsweredShard.objects.filter(survey=survey).aggregate(size=Sum(size))["size"] or 0)


def not_answered(survey: int) -> list[int]:
    """The persons who were asked and did not answer, to remind them; who answered is never listed."""
    people: set[int] = set()
    for shard in AnsweredShard.objects.filter(survey=survey).values_list("people", flat=True):
        people.update(shard)
    asked = Asked.objects.filter(survey=survey).order_by("starter").values_list("starter", flat=True)
    return [person for person in asked if person not in people]


def _asked(viewer: Viewer) -> QuerySet[Asked]:
    own = visible_to(viewer, Asked.objects.filter(starter__in=viewer.persons))
    return own.select_related("survey__questionnaire", "survey__organisation")


def _answered(surveys: list[int], *, persons: tuple[int, ...]) -> set[tuple[int, int]]:
    rows = AnsweredShard.objects.filter(survey__in=surveys, people__overlap=list(persons))
    return {(survey, person) for survey, people in rows.values_list("survey", "people") for person in people}


def _to_fill(row: Asked, on: date, answered: set[tuple[int, int]]) -> ToFill:
    survey = row.survey
    done = (survey.pk, row.starter_id) in answered
    return ToFill(survey, definition_of(survey.questionnaire), Rater(row.group), done, _is_open(survey, on))


def _is_open(survey: Survey, on: date) -> bool:
    return survey.state == Survey.State.OPEN and survey.opens_on <= on <= survey.closes_on
