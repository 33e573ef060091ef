"""From a file to observations: the same by row or by column, and a sentence for what cannot be read."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.measurement.cells import NotReadable, read_cells, score
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.reading import read_observations

WIDE = b"""observation,teacher,observer,i1,i2,i3
o1,Anna,r1,0,1,2
o2,Bas,r2,1,,3
o3,Anna,r2,2,2,
"""
LONG = b"""item,score,observer,teacher,observation
i1,0,r1,Anna,o1
i2,1,r1,Anna,o1
i3,2,r1,Anna,o1
i1,1,r2,Bas,o2
i3,3,r2,Bas,o2
i1,2,r2,Anna,o3
i2,2,r2,Anna,o3
"""


def told(observations):
    """Everything, by name."""
    return (
        observations.items,
        observations.names,
        observations.answers.tolist(),
        [observations.teacher.names[number] for number in observations.teacher.number],
        [observations.observer.names[number] for number in observations.observer.number],
    )


EXPECTED = (
    ("i1", "i2", "i3"),
    ("o1", "o2", "o3"),
    [[0, 1, 2], [1, GAP, 3], [2, 2, GAP]],
    ["Anna", "Bas", "Anna"],
    ["r1", "r2", "r2"],
)


@pytest.mark.parametrize(
    "content",
    [
        WIDE,
        LONG,
        WIDE.replace(b",", b";"),
        WIDE.replace(b",", b"\t"),
        WIDE.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + WIDE,
        WIDE.decode().encode("utf-16"),
        WIDE.rstrip(b"\n"),
        WIDE + b",,,,,\n\n",
        WIDE.replace(b"\no2", b"\n\no2"),
        WIDE.replace(b"Anna", b" Anna "),
        WIDE.replace(b"Anna", b'"Anna"').replace(b"o1", b'"o1"'),
        WIDE.replace(b",,", b",NA,"),
        WIDE.replace(b",1,2\n", b",1.0,2.0\n"),
        LONG.replace(b"Bas,o2", b"Bas,o2\ni2,,r2,Bas,o2", 1),
        WIDE.replace(b"observation,teacher,observer", b"Observatie,Leraar,Waarnemer"),
    ],
)
def test_every_way_of_writing_it_says_the_same(content):
    assert told(read_observations(content)) == EXPECTED


def test_teacher_and_observer_may_be_left_out():
    found = read_observations(b"observation;a;b\n1;0;1\n2;1;0\n")

    assert (found.items, found.teacher, found.observer) == (("a", "b"), None, None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\n \n", "Dit bestand is leeg."),
        (b"PK\x03\x04\0\0", "Dit is geen CSV-bestand. Bewaar de lijst als CSV en probeer het opnieuw."),
        (b"niets\n1\n", "De eerste rij noemt geen kolommen. Zet daar namen, met een komma of puntkomma ertussen."),
        (b"observation,a,\n", "Kolom 3 heeft geen naam."),
        (b"observation,a,a\n1,1,1\n", "De kolom a staat er twee keer."),
        (b"observation,a,b\n", "Er staan geen observaties in dit bestand."),
        (b"teacher,a,b\n1,1,1\n", "De kolom observation ontbreekt."),
        (b"observation,a,b\n1,1,1\n2,1\n", "Rij 3 heeft niet evenveel cellen als de kop: 2 in plaats van 3."),
        (
            b"observation,a,b\n1,1,1\n2,goed,1\n",
            (
                "In kolom a staat in rij 3 “goed”. Een score is een heel getal van 0 tot en met 20; laat de cel leeg "
                "als het item niet gezien is."
            ),
        ),
        (
            b"observation,a,b\n1,1,1\n2,1,x\n",
            (
                "In kolom b staat in rij 3 “x”. Een score is een heel getal van 0 tot en met 20; laat de cel leeg als "
                "het item niet gezien is."
            ),
        ),
        (
            b"observation,a,b\n1,1.5,1\n",
            (
                "In kolom a staat in rij 2 “1.5”. Een score is een heel getal van 0 tot en met 20; laat de cel leeg "
                "als het item niet gezien is."
            ),
        ),
        (b"observation,a,b\n1,1,1\n,1,1\n", "In kolom observation is rij 3 leeg. Vul die cel in."),
        (b"observation,a,b\n1,1,1\n1,0,1\n", "Observatie 1 staat op meer dan één rij."),
        (b"observation,item,score\n1,a,1\n1,a,0\n", "Item a staat twee keer bij observatie 1."),
        (
            b"observation,teacher,item,score\n1,Anna,a,1\n1,Bas,b,0\n",
            "Bij observatie 1 staan twee namen: Anna en Bas.",
        ),
        (b'observation,a,b\n"1,1,1\n', 'Er staat een aanhalingsteken (") te veel of te weinig in dit bestand.'),
        (b"observation,a,b\n" + b"x" * 300 + b",1,1\n", "In kolom observation staat in rij 2 een veel te lange naam."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content, sentence):
    with pytest.raises(NotReadable) as refused:
        read_observations(content)

    assert str(refused.value) == sentence


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\x1f", exclude_categories=["C", "Z"]), max_size=6)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_cells_are_those_of_the_csv_module(rows):
    filled = [row for row in rows if any(row)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([("a", "b", "c"), *rows])
    if not filled:
        return
    found = read_cells(text.getvalue().encode())
    cut = [
        tuple(bytes(found.content[one:other]).decode() for one, other in zip(begins, ends, strict=True))
        for begins, ends in zip(found.begins, found.ends, strict=True)
    ]

    assert cut == filled


@given(content=st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(content):
    try:
        read_observations(content)
    except NotReadable as problem:
        assert str(problem).endswith((".", "!"))


def test_a_score_is_a_whole_number_or_missing():
    words = ["0", "3", "20", "2.0", "2,0", "", "NA", ".", "21", "-1", "1.5", "²", "1e1", "een"]

    assert [score(word) for word in words] == [0, 3, 20, 2, 2, GAP, GAP, GAP, None, None, None, None, None, None]


def test_names_are_numbered_as_they_come():
    number, names = read_cells(b"a,b\nz,1\nx,2\nz,3\n").names(0)

    assert (number.tolist(), names) == ([0, 1, 0], ("z", "x"))
    assert read_cells(b"a,b\nz,1\n").scores([1]).dtype == np.uint8
