"""Whether it helped: what was asked when something was found, beside what the next round said."""

from dataclasses import dataclass
from uuid import UUID

from startbaan.apps.people.access import Viewer
from startbaan.apps.quality.models import Finding
from startbaan.apps.quality.queries.asked import side_by_side
from startbaan.apps.quality.queries.findings import ShownFinding, change_words
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries import answers_of, definition_of, least_shown, readable_surveys, tallies_by_group
from startbaan.apps.surveys.queries.charts import tenths
from startbaan.domain.periods import SchoolYear
from startbaan.domain.quality.findings import Effect, Measure, Wanted, effect
from startbaan.domain.questionnaires.comparing import comparable
from startbaan.domain.questionnaires.estimates import Interval
from startbaan.domain.questionnaires.results import Rated, Result
from startbaan.domain.questionnaires.years import mean_in, over_years


@dataclass(frozen=True)
class Beside:
    """The figure when it was found and that of the next round, each with its interval, and what that says."""

    measured: Measure
    before: Interval | None
    after: Interval | None
    before_year: SchoolYear | None
    after_year: SchoolYear | None
    survey: UUID | None

    @property
    def effect(self) -> Effect:
        """Whether it helped."""
        return self.measured.effect

    @property
    def words(self) -> str:
        """How much it changed."""
        return change_words(self.measured.change)

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        """Year, mean and interval of each of the two, where they are there."""
        pairs = ((self.before_year, self.before), (self.after_year, self.after))
        return [(str(year), _written(found), _between(found)) for year, found in pairs if year]


def beside(viewer: Viewer, shown: ShownFinding) -> Beside:
    """Set what was asked when this was found beside the newest later round of the same questions."""
    row = shown.row
    wanted = Wanted(row.wanted)
    surveys = readable_surveys(viewer)
    first = surveys.filter(key=row.survey).first() if row.survey else None
    later = _later(viewer, first) if first else None
    before, after = _estimates(viewer, row, first, later) if first and later else (None, None)
    return Beside(
        measured=effect(before, after=after, wanted=wanted, on=viewer.on),
        before=before,
        after=after,
        before_year=SchoolYear(first.school_year) if first else None,
        after_year=SchoolYear(later.school_year) if later else None,
        survey=later.key if later else None,
    )


def _later(viewer: Viewer, first: Survey) -> Survey | None:
    rows = readable_surveys(viewer).filter(
        questionnaire__key=first.questionnaire.key,
        organisation=first.organisation_id,
        school_year__gt=first.school_year,
    )
    return rows.order_by("-school_year", "-opens_on", "-pk").first()


def _estimates(viewer: Viewer, row: Finding, first: Survey, later: Survey) -> tuple[Interval | None, Interval | None]:
    if row.question:
        return _of_question(viewer, row.question, first, later)
    return (
        (_of_theme(viewer, row, first), _of_theme(viewer, row, later)) if _stayed(row, first, later) else (None, None)
    )


def _of_question(
    viewer: Viewer, question: str, first: Survey, later: Survey
) -> tuple[Interval | None, Interval | None]:
    answers = answers_of(viewer, later.key)
    try:
        years = over_years(question, rounds=answers.rounds, least=answers.least)
    except KeyError:
        return None, None
    results = {found.year: found.result for found in years if found.is_comparable}
    pair = [results.get(SchoolYear(survey.school_year)) for survey in (first, later)]
    before, after = (mean_in(found) if found else None for found in pair)
    return (before, after) if before and after else _shares(*pair)


def _shares(before: Result | None, after: Result | None) -> tuple[Interval | None, Interval | None]:
    """The shares of both rounds, where those are what is shown instead of means; never one beside the other."""
    if not (isinstance(before, Rated) and isinstance(after, Rated)):
        return None, None
    return before.share, after.share


def _of_theme(viewer: Viewer, row: Finding, survey: Survey) -> Interval | None:
    questionnaire = definition_of(survey.questionnaire)
    tallies = tallies_by_group(viewer, survey.key)
    found = side_by_side(questionnaire, theme=row.theme, tallies=tallies, least=least_shown(survey.organisation))
    return next((mean.mean for mean in found.means if mean.group == row.group), None)


def _stayed(row: Finding, first: Survey, later: Survey) -> bool:
    """Whether every question of the theme stayed the same."""
    versions = [definition_of(survey.questionnaire) for survey in (first, later)]
    keys = [{question.key for question in version.about_theme(row.theme)} for version in versions]
    return keys[0] == keys[1] and keys[1] <= comparable(versions)


def _written(found: Interval | None) -> str:
    return tenths(found.value) if found else "–"


def _between(found: Interval | None) -> str:
    return f"{tenths(found.low)} – {tenths(found.high)}" if found else "–"
