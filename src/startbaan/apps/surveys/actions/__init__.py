"""What can be done with surveys."""

from startbaan.apps.surveys.actions.drafting import (
    Overtaken,
    begin_draft,
    begin_own,
    drop_question,
    drop_theme,
    establish,
    move_question,
    put_question,
    put_scale,
    put_theme,
    restore_question,
    retitle,
    throw_draft_away,
)
from startbaan.apps.surveys.actions.establishing import publish_questionnaires

__all__ = [
    "Overtaken",
    "begin_draft",
    "begin_own",
    "drop_question",
    "drop_theme",
    "establish",
    "move_question",
    "publish_questionnaires",
    "put_question",
    "put_scale",
    "put_theme",
    "restore_question",
    "retitle",
    "throw_draft_away",
]
