"""Every text has its English, with the same blanks to fill in; and the catalogue holds nothing that nobody says."""

import ast
import json
import re

from django.utils.translation import gettext, ngettext, override

from startbaan.domain.sentences import packed, said, say, unpacked
from startbaan.domain.staffing.fields import Field
from startbaan.project import environment, messages

CATALOGUE = messages.catalogue()
BLANK = re.compile(r"%(?:\(\w+\))?[sd]|%%|\{\w*\}|</?\w+>|https?://\S+")
LETTERS = re.compile(r"[^\W\d_]")
# Words that are good English as they stand.
SAME = {
    "aspirant",
    "begin",
    "brin",
    "check in",
    "coach",
    "coaches",
    "contact",
    "csv",
    "excel",
    "hr",
    "in",
    "infit",
    "instrument",
    "item",
    "km",
    "later",
    "obs de wiel",
    "online",
    "open",
    "outfit",
    "pabo",
    "parameters",
    "pdg",
    "peer review",
    "plan",
    "print",
    "reviews",
    "route",
    "scan",
    "school",
    "score",
    "scores",
    "sector",
    "set",
    "start",
    "starter",
    "starters",
    "stop",
    "team",
    "was",
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


# What makes sentences for people without Django to translate them; the rest of the domain speaks to who edits content.
SAYING = ["domain/staffing/*.py", "domain/schedule/calendar.py", "domain/schedule/years.py"]
NOBODY_READS = {"no cell is called", "no row is called", "a workbook declares no document type:"}
TWO_WORDS = re.compile(r"[^\W\d_]{2,}[ ,:]+[^\W\d_]{2,}")


def loose_words(function):
    """Give the texts of more than one word in a function that stand outside `say` and outside the docstring."""
    said = {
        part
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in {"say", "refuse"}
        for part in ast.walk(call)
    }
    documents = {node.value for node in ast.walk(function) if isinstance(node, ast.Expr)}
    for node in ast.walk(function):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node in said | documents:
            continue
        if TWO_WORDS.search(node.value) and node.value.strip() not in NOBODY_READS:
            yield node.value


def test_domain_says_nothing_that_cannot_be_translated():
    files = [path for pattern in SAYING for path in sorted(environment.PACKAGE.glob(pattern))]
    functions = [
        (path.name, node)
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]

    assert [(name, text) for name, function in functions for text in loose_words(function)] == []


def test_sentence_of_the_domain_is_said_in_the_language_of_the_page():
    field = Field.ENDED_ON.label
    sentence = say("%(field)s: %(why)s", field=field, why=say("“%(written)s” bestaat niet.", written="31-2-2026"))
    kept = unpacked(json.loads(json.dumps(packed(sentence))))

    assert sentence == kept == "Datum uit dienst: “31-2-2026” bestaat niet."
    with override("en"):
        assert said(kept, gettext) == "Date employed until: “31-2-2026” does not exist."


def test_english_is_what_a_page_says():
    with override("en"):
        assert gettext("Mijn traject") == "My track"
        assert ngettext("over %(count)s dag", "over %(count)s dagen", 2) == "in %(count)s days"


def test_dutch_is_what_stands_in_the_source():
    with override("nl"):
        assert [text for entry in CATALOGUE if (text := gettext(entry.msgid)) != entry.msgid] == []
