"""Questionnaires, surveys and who is asked; who answered, apart from what; and what many answered together."""

from startbaan.apps.surveys.models.counted import Counted, Stratum, Words
from startbaan.apps.surveys.models.questionnaires import QuestionnaireVersion
from startbaan.apps.surveys.models.sealed import AnsweredShard, PoolShard
from startbaan.apps.surveys.models.surveys import Asked, Survey

__all__ = [
    "AnsweredShard",
    "Asked",
    "Counted",
    "PoolShard",
    "QuestionnaireVersion",
    "Stratum",
    "Survey",
    "Words",
]
