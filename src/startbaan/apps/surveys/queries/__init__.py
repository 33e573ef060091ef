"""What can be read about surveys."""

from startbaan.apps.surveys.queries.access_to import (
    asks_for,
    leads,
    may_ask,
    own_boards,
    readable_surveys,
)
from startbaan.apps.surveys.queries.answers import (
    answers_of,
    answers_of_board,
    tallies_by_group,
)
from startbaan.apps.surveys.queries.coaches import Coaches, coaches_over_years
from startbaan.apps.surveys.queries.definitions import (
    definition_of,
    newest_versions,
    writes_for,
)
from startbaan.apps.surveys.queries.editing import (
    DraftPage,
    QuestionnairePage,
    draft_page,
    fingerprint,
    questionnaire_page,
    questionnaires,
    two_versions,
)
from startbaan.apps.surveys.queries.pages import (
    Listed,
    Shelf,
    shelf,
    survey_seen_by,
)
from startbaan.apps.surveys.queries.promises import (
    promise,
    promises,
)
from startbaan.apps.surveys.queries.server import kept_traces
from startbaan.apps.surveys.queries.taking_part import (
    ToFill,
    answered_in,
    not_answered,
    survey_form,
    surveys_to_fill,
    taking_part,
)
from startbaan.apps.surveys.queries.thresholds import (
    least_shown,
)
from startbaan.apps.surveys.queries.versions import (
    Version,
    difference_of,
    sections_of,
)
from startbaan.apps.surveys.queries.wording import (
    KINDS,
)

__all__ = [
    "KINDS",
    "Coaches",
    "DraftPage",
    "Listed",
    "QuestionnairePage",
    "Shelf",
    "ToFill",
    "Version",
    "answered_in",
    "answers_of",
    "answers_of_board",
    "asks_for",
    "coaches_over_years",
    "definition_of",
    "difference_of",
    "draft_page",
    "fingerprint",
    "kept_traces",
    "leads",
    "least_shown",
    "may_ask",
    "newest_versions",
    "not_answered",
    "own_boards",
    "promise",
    "promises",
    "questionnaire_page",
    "questionnaires",
    "readable_surveys",
    "sections_of",
    "shelf",
    "survey_form",
    "survey_seen_by",
    "surveys_to_fill",
    "surveys_waiting",
    "taking_part",
    "tallies_by_group",
    "two_versions",
    "writes_for",
]
