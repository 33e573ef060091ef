"""One word per idea: every model bears its word of the glossary, and every word is there in both languages."""

import re

import pytest
from django.apps import apps

from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.words import glossary, plural, word

OURS = [model for model in apps.get_models() if model.__module__.startswith("startbaan")]


def key_of(model):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_is_called_by_its_word(model):
    key = key_of(model)

    assert (str(model._meta.verbose_name), str(model._meta.verbose_name_plural)) == (word(key), plural(key))


def test_every_kind_and_role_has_a_word():
    missing = [name.value for name in (*Kind, *RoleName) if name.value not in glossary()]

    assert missing == []


def test_every_word_is_said_in_both_languages():
    gaps = [key for key, term in glossary().items() for language in ("nl", "en") if not term.one[language].get("all")]

    assert gaps == []
