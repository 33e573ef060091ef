"""YAML with file and line, told in Dutch."""

from datetime import date
from pathlib import Path

import pytest

from startbaan.domain.loading import CONTENT, LONGEST, Node, Refused, load_yaml, parse_yaml


def read(text: str) -> Node:
    return parse_yaml(text, name="map/bestand.yaml")


def told(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        read(text)
    return list(refused.value.messages)


def settled(node: Node) -> list[str]:
    with pytest.raises(Refused) as refused:
        node.settle()
    return list(refused.value.messages)


def test_values_are_read_by_their_type() -> None:
    fields = read("a: een  tekst\nb: 3\nc: 2.5\nd: true\ne: 2026-08-01\nf: [x, y]\n").fields(required="abcdef")

    assert fields["a"].text() == "een tekst"
    assert fields["b"].whole() == 3
    assert fields["c"].number() == 2.5
    assert fields["d"].flag(default=False) is True
    assert fields["e"].day(default=date(2000, 1, 1)) == date(2026, 8, 1)
    assert fields["f"].texts() == ("x", "y")
    assert fields["f"].where == "map/bestand.yaml:6"


def test_value_left_out_gives_its_default_without_a_fault() -> None:
    root = read("a: 1\n")
    missing = root.fields(required=["a"], optional=["b"])["b"]

    assert (missing.given, missing.text(), missing.whole(default=7), missing.items()) == (False, "", 7, ())
    root.settle()


def test_faults_are_gathered_and_told_in_order_of_the_file() -> None:
    root = read("a: [1]\nb: tekst\nc: -1\nx: 1\n")
    fields = root.fields(required=["a", "b", "c", "d"])
    fields["c"].whole()
    fields["b"].whole()
    fields["a"].text()

    assert settled(root) == [
        "map/bestand.yaml:1: a: hier hoort een tekst",
        "map/bestand.yaml:1: de sleutel “d” ontbreekt",
        "map/bestand.yaml:2: b: hier hoort een geheel getal",
        "map/bestand.yaml:3: c: hier hoort een getal van 0 tot en met 100000, niet -1",
        "map/bestand.yaml:4: onbekende sleutel “x”",
    ]


def test_true_is_no_number() -> None:
    root = read("a: true\n")
    root.fields(required=["a"])["a"].whole()

    assert settled(root) == ["map/bestand.yaml:1: a: hier hoort een geheel getal"]


@pytest.mark.parametrize("written", [".nan", ".inf", "-0.5", "1.0e+9", "9" * 400])
def test_number_without_measure_is_refused(written: str) -> None:
    root = read(f"a: {written}\n")

    assert root.fields(required=["a"])["a"].number(default=1.0) == 1.0
    assert len(settled(root)) == 1


def test_unknown_key_that_resembles_another_is_recognised() -> None:
    root = read("titel: x\n")
    root.fields(required=[], optional=["title"])

    assert settled(root) == ["map/bestand.yaml:1: onbekende sleutel “titel”; bedoel je “title”?"]


def test_choice_outside_the_list_is_refused() -> None:
    root = read("a: soms\n")
    root.fields(required=["a"])["a"].choice(among=["altijd", "nooit"])

    assert settled(root) == ["map/bestand.yaml:1: a: “soms” kan niet; kies uit altijd, nooit"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", ["map/bestand.yaml:4: dubbele sleutel “c” (eerder op regel 3)"]),
        ('1: x\n"1": y\n', ["map/bestand.yaml:2: dubbele sleutel “1” (eerder op regel 1)"]),
        ("a: &b [1]\nc: *b\n", ["map/bestand.yaml:1: verwijzingen binnen YAML (& en *) kunnen hier niet"]),
        ("a: &a\n  b: *a\n", ["map/bestand.yaml:1: verwijzingen binnen YAML (& en *) kunnen hier niet"]),
        ("a: !!python/name:os.system\n", ["map/bestand.yaml:1: hier hoort een woord, getal of datum"]),
        ("a: 2026-08-01 10:00:00\n", ["map/bestand.yaml:1: hier hoort een woord, getal of datum"]),
        ("nee: 1\nno: 2\n", ["map/bestand.yaml:2: een sleutel is een woord; zet “False” tussen aanhalingstekens"]),
        ("a: [1\n", ["map/bestand.yaml:2: geen goede YAML (did not find expected ',' or ']')"]),
        ("a: b: c\n", ["map/bestand.yaml:1: geen goede YAML (mapping values are not allowed in this context)"]),
        ("", ["map/bestand.yaml:1: het bestand is leeg"]),
        ("a: 1\n---\nb: 2\n", ["map/bestand.yaml:2: geen goede YAML (but found another document)"]),
        ("a: " + "[" * 60 + "]" * 60, ["map/bestand.yaml:1: te diep genest"]),
        ("a: \x00\n", ["map/bestand.yaml:1: geen goede YAML"]),
        ("#" * (LONGEST + 1), ["map/bestand.yaml:1: het bestand is te groot"]),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_text_that_is_no_plain_yaml_is_refused(text: str, messages: list[str]) -> None:
    assert told(text) == messages


def test_file_is_named_by_its_folder_and_name(tmp_path: Path) -> None:
    path = tmp_path / "programmes" / "x.yaml"
    path.parent.mkdir()
    path.write_text("a: 1\na: 2\n")

    with pytest.raises(Refused, match=r"^programmes/x.yaml:2: dubbele sleutel “a” \(eerder op regel 1\)$"):
        load_yaml(path)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"nergens\.yaml:1: het bestand kan niet gelezen worden"):
        load_yaml(tmp_path / "nergens.yaml")


def test_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "oud.yaml"
    path.write_bytes("a: één\n".encode("cp1252"))

    with pytest.raises(Refused, match=r"oud\.yaml:1: het bestand is geen UTF-8"):
        load_yaml(path)


def test_every_file_of_the_content_is_plain_yaml() -> None:
    files = sorted(CONTENT.rglob("*.yaml"))

    assert len(files) >= 5
    for path in files:
        load_yaml(path)
