"""The glossary: one word per idea, in two languages and three sectors."""

import pytest

from startbaan.domain.words import ANY_SECTOR, Sector, UnknownWord, glossary, plural, word


@pytest.mark.parametrize(
    ("key", "po", "vo", "mbo", "general"),
    [
        ("starter", "startende leerkracht", "startende leraar", "startende docent", "starter"),
        ("line_manager", "directeur", "teamleider", "teamleider", "leidinggevende"),
        ("buddy", "maatje", "maatje", "buddy", "maatje"),
        ("pupil", "leerling", "leerling", "student", "leerling"),
        ("coach", "coach", "coach", "coach", "coach"),
    ],
)
def test_word_follows_the_sector(key: str, po: str, vo: str, mbo: str, general: str) -> None:
    found = [word(key, sector=sector) for sector in (Sector.PO, Sector.VO, Sector.MBO, None)]

    assert found == [po, vo, mbo, general]


def test_word_in_english_is_the_same_in_every_sector() -> None:
    assert {word("starter", sector=sector, language="en-gb") for sector in Sector} == {"starting teacher"}
    assert plural("starter", language="en") == "starting teachers"


def test_plural_follows_the_sector() -> None:
    assert [plural("starter", sector=sector) for sector in Sector] == [
        "startende leerkrachten",
        "startende leraren",
        "startende docenten",
    ]


def test_word_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownWord, match="“mentor” staat niet in de woordenlijst"):
        word("mentor")


def test_sector_has_a_name_on_screen() -> None:
    assert [sector.display for sector in Sector] == [
        "primair onderwijs",
        "voortgezet onderwijs",
        "middelbaar beroepsonderwijs",
    ]
    assert [sector.short for sector in Sector] == ["PO", "VO", "mbo"]


def test_every_term_has_a_general_word_in_both_languages() -> None:
    lacking = [
        term.key
        for term in glossary().values()
        for words in (term.one, term.many)
        for language in ("nl", "en")
        if not words[language].get(ANY_SECTOR)
    ]

    assert lacking == []


def test_no_two_terms_share_their_english_name_unless_they_are_one_thing() -> None:
    keys: dict[str, list[str]] = {}
    for term in glossary().values():
        keys.setdefault(term.one["en"][ANY_SECTOR], []).append(term.key)

    assert [shared for shared in keys.values() if len(shared) > 1] == [
        ["teacher_education_institution", "institute"],
        ["journal_entry", "entry"],
    ]


def test_words_that_were_not_verified_say_so() -> None:
    assert [term.key for term in glossary().values() if term.unverified] == [
        "care_coordinator",
        "phase_coordinator",
        "participation_council",
    ]
