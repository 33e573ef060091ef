"""The prose of the handbook: built alike in both languages, nothing twice, and every fact with its source."""

import re
from collections import Counter

import pytest

from startbaan.domain.handbook import Block, Made, Shape, chapters, read
from startbaan.domain.loading import Refused
from startbaan.domain.sources import KEY, Source, Status, Text, documents

LANGUAGES = ("nl", "en")
OTHERS = "\n\n".join(f"{{{made}}}" for made in Made if made is not Made.ROLES)
DUTCH = f"# Rollen\n\nWie het doet.\n\n> S1 §3.1\n\n- een\n  punt\n- twee\n\n## Meer\n\n{{rollen}}\n\n{OTHERS}\n"
ENGLISH = f"# Roles\n\nWho does it.\n\n> S1 §3.1\n\n- one\n- two\n\n## More\n\n{{rollen}}\n\n{OTHERS}\n"


def prose():
    return [block for chapter in chapters() for block in chapter.blocks if block.texts]


def sentences(language):
    found = [text.said(language) for block in prose() for text in block.texts]
    found += [chapter.title.said(language) for chapter in chapters()]
    return [sentence for text in found for sentence in re.split(r"(?<=[.?!])\s", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language):
    assert [sentence for sentence, times in Counter(sentences(language)).items() if times > 1] == []


def test_every_number_has_a_source():
    counted = [block for block in prose() if any(re.search(r"\d", text.nl) for text in block.texts)]

    assert [block for block in counted if block.source is None] == []


def test_every_source_is_a_known_document_or_an_address():
    places = [block.source.place for block in prose() if block.source]

    assert [key for place in places for key in KEY.findall(place) if key not in documents()] == []
    assert [place for place in places if not (KEY.search(place) or re.search(r"\.(nl|com)\b", place))] == []


def test_chapter_is_read_in_both_languages():
    (chapter,) = read({"10-rollen.nl.md": DUTCH, "10-rollen.en.md": ENGLISH})

    assert (chapter.key, chapter.title) == ("rollen", Text("Rollen", "Roles"))
    assert chapter.blocks[:4] == (
        Block(Shape.PARAGRAPH, (Text("Wie het doet.", "Who does it."),), Source(Status.CONFIRMED, "S1 §3.1")),
        Block(Shape.POINTS, (Text("een punt", "one"), Text("twee", "two"))),
        Block(Shape.HEADING, (Text("Meer", "More"),)),
        Block(Shape.MADE, made=Made.ROLES),
    )


def test_source_tells_its_status_and_why():
    dutch = DUTCH.replace("> S1 §3.1", "> eigen keuze | S1 | Wij kozen.")
    english = ENGLISH.replace("> S1 §3.1", "> eigen keuze | S1 | We chose.")

    (chapter,) = read({"10-rollen.nl.md": dutch, "10-rollen.en.md": english})

    assert chapter.blocks[0].source == Source(Status.OWN_CHOICE, "S1", Text("Wij kozen.", "We chose."))


@pytest.mark.parametrize(
    ("name", "dutch", "english", "message"),
    [
        ("10-rollen", DUTCH, "", "handbook/10-rollen.en.md:1: begin met “# ” en de titel"),
        ("10-rollen", DUTCH, ENGLISH.replace("- two\n", ""), "vanaf regel 7"),
        ("10-rollen", DUTCH, ENGLISH.replace("§3.1", "§3.2"), "vanaf regel 3"),
        ("10-rollen", DUTCH + "\n{rollen}\n", ENGLISH + "\n{rollen}\n", "{rollen} staat er 2 keer"),
        ("10-rollen", DUTCH.replace("{rollen}", "{rol}"), ENGLISH.replace("{rollen}", "{rol}"), "“rol” kan niet"),
        ("10-rollen", DUTCH + "\n> S2\n", ENGLISH + "\n> S2\n", "een bron staat onder een alinea of lijst"),
        ("rollen", DUTCH, ENGLISH, "noem het bestand zoals 10-rollen.nl.md"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(name, dutch, english, message):
    with pytest.raises(Refused) as refused:
        read({f"{name}.nl.md": dutch, f"{name}.en.md": english})

    assert message in str(refused.value)
