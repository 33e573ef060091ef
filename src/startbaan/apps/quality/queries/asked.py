"""What surveys of a partnership came to, for the pages of quality: by group side by side, and question by question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import Finding
from startbaan.apps.quality.queries.reach import Reach, reach_of
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries import answers_of, definition_of, least_shown, readable_surveys, tallies_by_group
from startbaan.apps.surveys.queries.charts import Chart, group_chart, tenths
from startbaan.apps.surveys.queries.outcome import Answered, Outcome
from startbaan.domain.questionnaires.definition import Questionnaire, Rater, ScaleQuestion, Subject
from startbaan.domain.questionnaires.groups import SideBySide, talking_points, theme_by_group
from startbaan.domain.questionnaires.tallies import Tally
from startbaan.domain.words import plural

# What is about a person or a lesson is no part of the quality of a partnership.
READ = (Subject.GUIDANCE, Subject.AFTERNOON, Subject.PEER_CONSULTATION, Subject.SCAN, Subject.GUARANTEES)


@dataclass(frozen=True)
class ThemeLine:
    """One theme by group: its words, the means drawn, the widest clear gap in words, and the finding of it."""

    key: str
    title: str
    about: str
    chart: Chart | None
    talk: str
    less: str
    finding: Finding | None


@dataclass(frozen=True)
class ScanPage:
    """The scan of a partnership: the last one, its themes side by side, and what to talk about first."""

    reach: Reach
    surveys: Sequence[Survey]
    survey: Survey | None
    themes: tuple[ThemeLine, ...]

    @property
    def talking(self) -> list[ThemeLine]:
        """What groups clearly see differently."""
        return [theme for theme in self.themes if theme.talk]

    @property
    def is_withheld(self) -> bool:
        """Whether too few people answered to show anything."""
        return not any(theme.chart for theme in self.themes)


@dataclass(frozen=True)
class QuestionLine:
    """One question of a survey, and the finding of it."""

    asked: Answered
    finding: Finding | None


@dataclass(frozen=True)
class SurveyPage:
    """One survey, read to note what was found."""

    reach: Reach
    survey: Survey
    questions: tuple[QuestionLine, ...]


def surveys_of(viewer: Viewer, partnership: Organisation, *subjects: Subject) -> list[Survey]:
    """The surveys of a partnership of which the viewer may read counts, the newest first."""
    rows = readable_surveys(viewer).filter(organisation=partnership)
    rows = rows.filter(questionnaire__subject__in=[subject.value for subject in subjects or READ])
    return list(rows.order_by("-opens_on", "-pk"))


def is_scan(survey: Survey) -> bool:
    """Whether a survey is the scan."""
    return bool(survey.questionnaire.subject == Subject.SCAN)


def scan_page(viewer: Viewer, key: str, *, survey: str = "") -> ScanPage:
    """The scan of one partnership; raises Http404 for who does not see its quality."""
    reach = reach_of(viewer, key)
    surveys = surveys_of(viewer, reach.partnership, Subject.SCAN)
    chosen = next((row for row in surveys if str(row.key) == survey), surveys[0] if surveys else None)
    themes = _themes(viewer, reach, chosen) if chosen else ()
    return ScanPage(reach, surveys, chosen, themes)


def survey_page(viewer: Viewer, survey: UUID) -> SurveyPage:
    """One survey of a partnership to note findings of; raises Http404 for who notes none there."""
    rows = readable_surveys(viewer).filter(key=survey)
    row = rows.filter(questionnaire__subject__in=[subject.value for subject in READ]).first()
    if row is None:
        raise Http404
    reach = reach_of(viewer, row.organisation.key)
    found = {finding.question: finding for finding in findings_about(row.key) if finding.question}
    outcome = Outcome(answers_of(viewer, row.key), get_language() or "nl")
    return SurveyPage(reach, row, tuple(QuestionLine(asked, found.get(asked.key)) for asked in outcome.questions))


def findings_about(survey: UUID) -> list[Finding]:
    """The findings that came of a survey."""
    return list(Finding.objects.filter(survey=survey).order_by("pk"))


def side_by_side(
    questionnaire: Questionnaire, *, theme: str, tallies: Mapping[str, Mapping[str, Tally]], least: int
) -> SideBySide:
    """The means of the groups that filled in a questionnaire, over one theme."""
    groups = {rater.value for rater in questionnaire.raters} | set(tallies)
    return theme_by_group(
        questionnaire, theme=theme, tallies={group: tallies.get(group, {}) for group in sorted(groups)}, least=least
    )


def _themes(viewer: Viewer, reach: Reach, survey: Survey) -> tuple[ThemeLine, ...]:
    questionnaire, language = definition_of(survey.questionnaire), get_language() or "nl"
    tallies, least = tallies_by_group(viewer, survey.key), least_shown(reach.partnership)
    noted = {finding.theme: finding for finding in findings_about(survey.key) if finding.theme}
    found = {
        theme.key: side_by_side(questionnaire, theme=theme.key, tallies=tallies, least=least)
        for theme in questionnaire.themes
    }
    first = [each.key for each in talking_points(found.values())]
    place = {key: number for number, key in enumerate(first)}
    themes = sorted(questionnaire.themes, key=lambda theme: place.get(theme.key, len(place)))
    return tuple(
        ThemeLine(
            key=theme.key,
            title=theme.title.said(language),
            about=theme.about.said(language),
            chart=_chart(questionnaire, found[theme.key]),
            talk=_talk(found[theme.key]),
            less=gap.less if (gap := found[theme.key].talking_point) else "",
            finding=noted.get(theme.key),
        )
        for theme in themes
    )


def _chart(questionnaire: Questionnaire, found: SideBySide) -> Chart | None:
    question = next((each for each in questionnaire.about_theme(found.key) if isinstance(each, ScaleQuestion)), None)
    if question is None or not found.means:
        return None
    said = SideBySide(
        found.key,
        tuple(type(mean)(_word(mean.group), mean.enough, mean.mean) for mean in found.means),
        tuple(_word(group) for group in found.withheld if group),
    )
    return group_chart(question, title=_("Gemiddelde per groep"), row=_("Groep"), whole=None, found=said)


def _talk(found: SideBySide) -> str:
    gap = found.talking_point
    if gap is None:
        return ""
    return _("%(more)s zien dit gunstiger dan %(less)s: %(gap)s punt verschil.") % {
        "more": capfirst(_word(gap.more)),
        "less": _word(gap.less),
        "gap": tenths(gap.difference.value),
    }


def _word(group: str) -> str:
    if group == Rater.HR:
        return _("HR")
    return plural(group, language=get_language() or "nl") if group else _("overige")
