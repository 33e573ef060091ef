"""What can be read about surveys."""

from startbaan.apps.surveys.queries.definitions import definition_of, newest_versions, writes_for
from startbaan.apps.surveys.queries.editing import (
    DraftPage,
    QuestionnairePage,
    draft_page,
    fingerprint,
    questionnaire_page,
    questionnaires,
    two_versions,
)
from startbaan.apps.surveys.queries.versions import Version, difference_of, sections_of
from startbaan.apps.surveys.queries.wording import KINDS

__all__ = [
    "KINDS",
    "DraftPage",
    "QuestionnairePage",
    "Version",
    "definition_of",
    "difference_of",
    "draft_page",
    "fingerprint",
    "newest_versions",
    "questionnaire_page",
    "questionnaires",
    "sections_of",
    "two_versions",
    "writes_for",
]
