"""The line under every form says what the table says."""

import pytest

from startbaan.domain.privacy.policy import Access, Kind, Relation, relations_with
from startbaan.domain.privacy.sentences import who_sees
from startbaan.domain.privacy.words import explanation, kind_name, relation_name
from startbaan.domain.words import Sector


def test_help_question_names_writers_and_the_condition_of_readers():
    assert who_sees(Kind.HELP_QUESTION) == (
        "Jij en wie je het vraagt schrijven en lezen dit. "
        "Je maatje, je coach en je leidinggevende lezen het alleen als jij het deelt. Verder ziet niemand het."
    )


def test_help_question_is_said_in_the_words_of_the_sector():
    assert who_sees(Kind.HELP_QUESTION, sector=Sector.MBO) == (
        "Jij en wie je het vraagt schrijven en lezen dit. "
        "Je buddy, je coach en je teamleider lezen het alleen als jij het deelt. Verder ziet niemand het."
    )


def test_who_answers_is_addressed_as_you():
    assert who_sees(Kind.HELP_QUESTION, you=Relation.PARTICIPANT, language="en") == (
        "You and the starter write and read this. "
        "The buddy, the coach and the line manager read it only once the starter shares it. Nobody else sees it."
    )


def test_one_writer_and_one_reader_take_a_verb_for_one():
    assert who_sees(Kind.APPRAISAL_COMMENT) == (
        "Jij schrijft en leest dit. Je leidinggevende leest het. Verder ziet niemand het."
    )


def test_draft_is_its_authors_alone():
    assert who_sees(Kind.AUTHOR_ONLY) == "Alleen jij leest dit."


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.AUTHOR_ONLY])
def test_every_kind_has_a_sentence_for_each_access_in_its_row(kind, language):
    said = who_sees(kind, language=language)

    granted = [access for access in Access if access is not Access.NONE and relations_with(kind, access)]
    assert said.count(". ") == len(granted)


def test_every_kind_and_relation_has_a_name_and_an_explanation():
    assert set(explanation().kinds) == set(Kind)
    assert set(explanation().relations) == set(Relation)
    assert all(kind_name(kind) and kind_name(kind, language="en") for kind in Kind)
    assert all(relation_name(relation) and relation_name(relation, language="en") for relation in Relation)
