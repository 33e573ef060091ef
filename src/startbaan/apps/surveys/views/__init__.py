"""The pages of surveys."""

from startbaan.apps.surveys.views.coaches import coaches
from startbaan.apps.surveys.views.drafts import (
    add_question,
    change_question,
    draft,
    drop_question,
    establish,
    move_question,
    restore_question,
    throw_draft_away,
    try_questionnaire,
)
from startbaan.apps.surveys.views.filling import (
    anonymous,
    answer,
    thanks,
)
from startbaan.apps.surveys.views.framing import add_scale, add_theme, change_scale, change_theme, drop_theme, retitle
from startbaan.apps.surveys.views.lists import (
    surveys,
)
from startbaan.apps.surveys.views.opening import new, put_out
from startbaan.apps.surveys.views.outcome import outcome, outcome_sheet
from startbaan.apps.surveys.views.questionnaires import (
    begin_draft,
    new_questionnaire,
    questionnaire,
    questionnaire_difference,
    questionnaires,
)

__all__ = [
    "add_question",
    "add_scale",
    "add_theme",
    "anonymous",
    "answer",
    "begin_draft",
    "change_question",
    "change_scale",
    "change_theme",
    "coaches",
    "draft",
    "drop_question",
    "drop_theme",
    "establish",
    "move_question",
    "new",
    "new_questionnaire",
    "outcome",
    "outcome_sheet",
    "put_out",
    "questionnaire",
    "questionnaire_difference",
    "questionnaires",
    "restore_question",
    "retitle",
    "surveys",
    "thanks",
    "throw_draft_away",
    "try_questionnaire",
]
