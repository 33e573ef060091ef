"""Every text has its English, with the same blanks to fill in; and the catalogue holds nothing that nobody says."""

import re

from django.utils.translation import gettext, ngettext, override

from startbaan.project import messages

CATALOGUE = messages.catalogue()
BLANK = re.compile(r"%(?:\(\w+\))?[sd]|%%|\{\w*\}|</?\w+>|https?://\S+")
LETTERS = re.compile(r"[^\W\d_]")
# Words that are good English as they stand.
SAME = {
    "begin",
    "coach",
    "coaches",
    "hr",
    "in",
    "later",
    "obs de wiel",
    "pabo",
    "pdg",
    "plan",
    "print",
    "route",
    "school",
    "sector",
    "start",
    "starter",
    "starters",
    "team",
}


def pairs_of(entry):
    """Give each Dutch text of an entry with its English."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]


PAIRS = [pair for entry in CATALOGUE for pair in pairs_of(entry)]


def test_catalogue_holds_what_the_source_says_and_nothing_else():
    written = {messages.Message(entry.msgid, entry.msgid_plural, entry.msgctxt or "") for entry in CATALOGUE}

    assert written == messages.in_source().keys(), "run `startbaan messages` and write the English"


def test_every_text_has_its_english():
    assert [dutch for dutch, english in PAIRS if not english.strip()] == []
    assert [entry.msgid for entry in CATALOGUE if entry.fuzzy or entry.obsolete or entry.previous_msgid] == []


def test_english_leaves_the_same_blanks_to_fill_in():
    assert [
        (dutch, english)
        for dutch, english in PAIRS
        if english and sorted(BLANK.findall(dutch)) != sorted(BLANK.findall(english))
    ] == []


def test_english_begins_and_ends_as_the_dutch_does():
    assert [
        (dutch, english)
        for dutch, english in PAIRS
        if english
        and (dutch[:1].isspace(), dutch[-1:].isspace(), dutch[-1] in ".?!:")
        != (english[:1].isspace(), english[-1:].isspace(), english[-1] in ".?!:")
    ] == []


def test_english_is_not_the_dutch_left_standing():
    unchanged = {BLANK.sub("", dutch).strip() for dutch, english in PAIRS if dutch == english}
    words = {part.strip(" ?").casefold() for text in unchanged for part in text.split(",") if LETTERS.search(part)}

    assert words == SAME


def test_english_is_what_a_page_says():
    with override("en"):
        assert gettext("Mijn traject") == "My track"
        assert ngettext("over %(count)s dag", "over %(count)s dagen", 2) == "in %(count)s days"


def test_dutch_is_what_stands_in_the_source():
    with override("nl"):
        assert [text for entry in CATALOGUE if (text := gettext(entry.msgid)) != entry.msgid] == []
