"""Questionnaires as they are read and changed: the list, one with its versions, and a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.http import Http404

from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.apps.surveys.queries.definitions import definition_of, readable_versions, standing, writes_for
from startbaan.apps.surveys.queries.versions import (
    Difference,
    ReadQuestion,
    ReadSection,
    Version,
    covered_by,
    difference_of,
    sections_of,
)
from startbaan.domain.questionnaires.comparing import Stayed, difference
from startbaan.domain.questionnaires.definition import ChoiceQuestion, Question, RankingQuestion, SeveralQuestion


@dataclass(frozen=True)
class QuestionnaireLine:
    """A questionnaire in the list: the version that is asked now, and whether a draft lies ready."""

    version: Version
    has_draft: bool
    versions: int


@dataclass(frozen=True)
class QuestionnaireList:
    """Every questionnaire somebody may read, and the drafts of those that were never established."""

    lines: tuple[QuestionnaireLine, ...]
    drafts: tuple[Version, ...]


@dataclass(frozen=True)
class QuestionnairePage:
    """One questionnaire: the version that is shown, all others, and what somebody may do with it."""

    shown: Version
    versions: tuple[Version, ...]
    draft: QuestionnaireVersion | None
    may_write: bool

    @property
    def is_current(self) -> bool:
        """Whether the version shown is the one that is asked now."""
        return self.shown == self.versions[0]

    @cached_property
    def before(self) -> Version | None:
        """The version before the one shown."""
        place = self.versions.index(self.shown)
        return self.versions[place + 1] if place + 1 < len(self.versions) else None

    @property
    def sections(self) -> tuple[ReadSection, ...]:
        """The questions by theme."""
        return sections_of(self.shown.asks)

    @property
    def covered(self) -> list[tuple[str, int]]:
        """The elements of good guidance, with how many questions are about each."""
        return covered_by(self.shown.asks)

    @property
    def difference(self) -> Difference | None:
        """What differs from the version before."""
        return difference_of(self.before.asks, self.shown.asks) if self.before else None


@dataclass(frozen=True)
class DraftPage:
    """A draft, beside the version that is asked now; a new questionnaire has none."""

    draft: Version
    now: Version | None
    taken: frozenset[str]
    versions: tuple[Version, ...]

    @cached_property
    def steps(self) -> dict[str, Stayed]:
        """What became of each question."""
        if self.now is None:
            return {question.key: Stayed.ADDED for question in self.draft.asks.questions}
        return {step.key: step.stayed for step in difference(self.now.asks, after=self.draft.asks)}

    @property
    def questions(self) -> tuple[ReadQuestion, ...]:
        """All questions of the draft, as they are asked."""
        asked = self.draft.asks.questions
        return tuple(
            ReadQuestion(number, question, self.steps[question.key], number == len(asked))
            for number, question in enumerate(asked, start=1)
        )

    @property
    def dropped(self) -> tuple[ReadQuestion, ...]:
        """The questions that are asked now and not in the draft."""
        if self.now is None:
            return ()
        return tuple(
            ReadQuestion(0, question, Stayed.DROPPED)
            for question in self.now.asks.questions
            if self.steps[question.key] is Stayed.DROPPED
        )

    @property
    def difference(self) -> Difference | None:
        """What establishing the draft would change; nothing to compare with for a new questionnaire."""
        return difference_of(self.now.asks, self.draft.asks) if self.now else None

    @property
    def covered(self) -> list[tuple[str, int]]:
        """The elements of good guidance, with how many questions are about each."""
        return covered_by(self.draft.asks)

    @property
    def themes(self) -> list[tuple[str, str]]:
        """The themes by key."""
        return [(theme.key, theme.title.said(page_language())) for theme in self.draft.asks.themes]

    @property
    def scales(self) -> list[tuple[str, str]]:
        """The scales by key, with their points."""
        return [
            (scale.key, " · ".join(point.said(page_language()) for point in scale.points))
            for scale in self.draft.asks.scales
        ]

    @property
    def themes_ever(self) -> frozenset[str]:
        """The keys of the themes that this questionnaire ever had."""
        return frozenset(theme.key for version in (*self.versions, self.draft) for theme in version.asks.themes)

    @property
    def scales_ever(self) -> frozenset[str]:
        """The keys of the scales that this questionnaire ever had."""
        return frozenset(scale.key for version in (*self.versions, self.draft) for scale in version.asks.scales)

    def question(self, key: str) -> Question:
        """One question of the draft, or that was dropped from it; raises Http404."""
        found = next((each for each in self.questions if each.key == key), None)
        found = found or next((each for each in self.dropped if each.key == key), None)
        if found is None:
            raise Http404
        return found.question

    def fingerprint_of(self, key: str) -> str:
        """How a question stands in the draft; empty when it was dropped."""
        return next((fingerprint(each) for each in self.draft.asks.questions if each.key == key), "")

    def options_ever(self, key: str) -> frozenset[str]:
        """The keys of the options that this question ever had."""
        asked = [question for version in (*self.versions, self.draft) for question in version.asks.questions]
        return frozenset(option for question in asked if question.key == key for option in option_keys(question))


def option_keys(question: Question) -> list[str]:
    """The keys of the options of a question."""
    if isinstance(question, ChoiceQuestion | SeveralQuestion | RankingQuestion):
        return [option.key for option in question.options]
    return []


def fingerprint(thing: object) -> str:
    """A short mark of how something stands, to see whether somebody else changed it in between."""
    return sha256(repr(thing).encode()).hexdigest()[:16]


def questionnaires(viewer: Viewer) -> QuestionnaireList:
    """Every questionnaire somebody may read, in the version that is asked now, by its title; and one's new drafts."""
    found: dict[str, list[QuestionnaireVersion]] = {}
    for row in readable_versions(viewer):
        found.setdefault(row.key, []).append(row)
    drafts = _drafts(viewer)
    lines = [QuestionnaireLine(_current(rows), key in drafts, len(rows)) for key, rows in sorted(found.items())]
    new = tuple(Version(row, definition_of(row)) for key, row in drafts.items() if key not in found)
    return QuestionnaireList(tuple(sorted(lines, key=lambda line: line.version.title.casefold())), new)


def questionnaire_page(viewer: Viewer, key: str, *, version: str = "") -> QuestionnairePage:
    """One questionnaire in one of its versions, the one asked now unless another is named; raises Http404."""
    versions = versions_of(viewer, key)
    shown = next((found for found in versions if str(found.row.pk) == version), None)
    if not versions or (version and shown is None):
        raise Http404
    draft = _drafts(viewer).get(key)
    writes = writes_for(viewer) is not None and not versions[0].is_written_elsewhere
    return QuestionnairePage(shown or versions[0], versions, draft, writes)


def versions_of(viewer: Viewer, key: str) -> tuple[Version, ...]:
    """The established versions of a questionnaire somebody may read: the one asked now first, then newest first."""
    rows = list(readable_versions(viewer).filter(key=key))
    return tuple(Version(row, definition_of(row)) for row in sorted(rows, key=standing))


def two_versions(page: QuestionnairePage, *, before: str, after: str) -> tuple[Version, Version]:
    """The two versions to compare: those named, else the newest and the one before; raises Http404."""
    by_number = {str(version.row.pk): version for version in page.versions}
    if len(by_number) < 2:
        raise Http404
    newest, last, *_others = page.versions
    return by_number.get(before, last), by_number.get(after, newest)


def draft_page(viewer: Viewer, key: str) -> DraftPage:
    """The draft of a questionnaire that somebody may change; raises Http404."""
    row = _drafts(viewer).get(key)
    if row is None:
        raise Http404
    versions = versions_of(viewer, key)
    draft = Version(row, definition_of(row))
    asked = [question.key for version in (*versions, draft) for question in version.asks.questions]
    return DraftPage(draft, versions[0] if versions else None, frozenset(asked), versions)


def _drafts(viewer: Viewer) -> dict[str, QuestionnaireVersion]:
    """The drafts somebody may change, by the key of the questionnaire."""
    owner = writes_for(viewer)
    if owner is None:
        return {}
    rows = QuestionnaireVersion.objects.filter(owner=owner, published_at=None).select_related("owner")
    return {row.key: row for row in rows}


def _current(rows: Sequence[QuestionnaireVersion]) -> Version:
    row = min(rows, key=standing)
    return Version(row, definition_of(row))
