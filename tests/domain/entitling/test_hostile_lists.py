"""Whatever file is given: an answer, or one Dutch sentence and a code; a bad row spoils nothing for the others."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.domain.entitling.__main__ import main
from startbaan.domain.entitling.listing import listing
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sentences import Problem

HEADERS = "Personeelsnummer;Achternaam;Sector;Schaal;Trede;WTF;Datum in dienst;Datum uit dienst"
GOOD = "1001;Smit;po;LB;2;1;1-8-2026;"
YEAR = ("--year", "2026-2027")


def run(path, *how, capsys):
    code = main([str(path), *how])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is leeg"),
        (b"\n\n \n", "is leeg"),
        (b"\x00\x01\x02\xff" * 200, "geen leesbare tekst"),
        (b"%PDF-1.7", "Dit is een PDF"),
        (b"PK\x03\x04kapot", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "geen Excel-bestand"),
        (b"<html><table>", "webpagina"),
        (b"zomaar wat tekst\nzonder kolommen\n", "geen rij met kolomkoppen"),
        (b"a;b;c\n1;2;3\n", "Deze kolommen vinden we niet"),
        (b"Personeelsnummer;Achternaam;Sector\n1;Smit;po\n", "Datum in dienst, Werktijdfactor"),
        (f'{HEADERS}\n1;"Smit;po\n'.encode(), "aanhalingsteken"),
        (f"{HEADERS}\n{';' * 400}x\n".encode(), "te groot voor een personeelslijst"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(tmp_path, capsys, content, says):
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)

    code, out, err = run(path, *YEAR, capsys=capsys)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_file_that_is_not_there_or_a_year_that_is_none_is_refused(tmp_path, capsys):
    path = tmp_path / "lijst.csv"
    path.write_text(f"{HEADERS}\n{GOOD}\n", encoding="utf-8")

    assert run(tmp_path / "weg.csv", *YEAR, capsys=capsys)[0::2] == (
        2,
        f"Het bestand {tmp_path / 'weg.csv'} is er niet.\n",
    )
    assert run(tmp_path, *YEAR, capsys=capsys)[0] == 2
    assert run(path, "--year", "2026", capsys=capsys)[0::2] == (
        2,
        "“2026” is geen schooljaar; schrijf bijvoorbeeld 2026-2027.\n",
    )
    with pytest.raises(SystemExit) as stopped:
        main([str(path)])
    assert stopped.value.code == 2


BAD = {
    "1002;Jansen;hbo;LB;2;1;1-8-2026;": "“hbo” is geen sector",
    "1003;Vos;po;LB;2;veel;1-8-2026;": "“veel” is geen werktijdfactor",
    "1004;Kok;po;LB;2;;1-8-2026;": "Werktijdfactor ontbreekt.",
    "1005;Bos;po;LB;2;1;31-2-2026;": "“31-2-2026” bestaat niet",
    "1006;Dam;po;LB;2;1;1-8-2026;1-7-2026": "ligt vóór de datum in dienst",
    "1007;Top;po;LB/3;2;1;1-8-2026;": "achter de schaal staat 3 en in de kolom 2",
    "1008;Mol;po;LB;99;1;1-8-2026;": "trede 99 bestaat niet",
    "1009;Ras": "Sector ontbreekt.",
    f"1010;{'x' * 100_000};po;{'L' * 100_000};2;1;1-8-2026;": "is te lang",
    "1011;=1+1;po;=1+1;2;1;1-8-2026;": "lijkt op een formule",
}


def test_bad_rows_are_refused_each_with_its_reasons_and_the_others_go_on(tmp_path, capsys):
    path = tmp_path / "lijst.csv"
    path.write_text("\n".join([HEADERS, GOOD, *BAD, GOOD.replace("1001", "1099")]), encoding="utf-8")

    code, out, err = run(path, *YEAR, "--csv", capsys=capsys)
    lines = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    refused = err.splitlines()
    assert code == 0
    assert [line["Personeelsnummer"] for line in lines] == ["1001"] * 6 + ["1099"] * 6
    assert [line[: len(f"Rij {row}")] for row, line in enumerate(refused, start=3)] == [
        f"Rij {row}" for row in range(3, 3 + len(BAD))
    ]
    assert [says for says, line in zip(BAD.values(), refused, strict=True) if says not in line] == []

    found = json.loads(run(path, *YEAR, "--json", capsys=capsys)[1])
    assert (found["people"], found["refused"]) == (2, len(BAD))
    assert found["refused_rows"][7] == {
        "row": 10,
        "personnel_number": "1009",
        "name": "Ras",
        "reasons": ["Sector ontbreekt.", "Datum in dienst ontbreekt.", "Werktijdfactor ontbreekt."],
    }


def test_a_name_without_end_or_with_signs_that_cannot_be_seen_is_shown_short_and_plain(tmp_path, capsys):
    path = tmp_path / "lijst.csv"
    rows = (f"1;{'x' * 100_000};hbo;;;1;1-8-2026;", "2;Smit\u202e\u200b;hbo;;;1;1-8-2026;")
    path.write_text("\n".join([HEADERS, *rows]), encoding="utf-8")

    err = run(path, *YEAR, capsys=capsys)[2]
    assert [line.split(":")[0] for line in err.splitlines()] == [f"Rij 2 {'x' * 59}…", "Rij 3 Smit"]


def test_a_name_that_looks_like_a_formula_does_not_become_one(tmp_path, capsys):
    path = tmp_path / "lijst.csv"
    path.write_text(f"{HEADERS}\n" + GOOD.replace("Smit", "=HYPERLINK(1)").replace("1001", "+31"), encoding="utf-8")

    out = run(path, *YEAR, "--csv", capsys=capsys)[1]
    assert {row[1:3] for row in (tuple(line) for line in csv.reader(io.StringIO(out), delimiter=";"))} == {
        ("Personeelsnummer", "Naam"),
        ("'+31", "'=HYPERLINK(1)"),
    }


CELL = st.text(max_size=12) | st.sampled_from(
    ["po", "vo", "mbo", "1-8-2026", "0,8", "LB", "2", "", '"', ";", "\n", "é\u202e"]
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELL, max_size=12), max_size=8))
def test_any_rows_below_the_headers_give_an_answer_or_a_sentence(rows):
    content = "\r\n".join([HEADERS, *(";".join(row) for row in rows)]).encode("utf-8", errors="replace")

    answered_or_refused(content)


@given(st.binary(max_size=400))
def test_any_bytes_give_an_answer_or_a_sentence(content):
    answered_or_refused(content)


def answered_or_refused(content):
    try:
        found = listing(content, name="lijst", agreements=shipped(), year=SchoolYear(2026))
    except Problem as problem:
        assert str(problem)
    else:
        assert len(found.people) + len(found.refused) == len(found.jobs.table.rows)
        assert all(reasons for _, reasons in found.refused)
