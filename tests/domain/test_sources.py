"""The documents behind the content: one name each, shown where the files hold a key."""

import re
from itertools import chain

import pytest

from startbaan.domain.loading import CONTENT
from startbaan.domain.rules.reading import shipped
from startbaan.domain.schedule.reading import load
from startbaan.domain.sources import Source, Status, Text, documents, named

KEY = re.compile(r"\b[SP]\d+\b")
PROGRAMMES = sorted((CONTENT / "programmes").glob("*.yaml"))


def test_a_place_is_named_after_its_document():
    assert named("S1 §3.2; cao po 2022, art. 8A.5", language="nl") == (
        "Handboek “Nooit uitgeleerd” §3.2; cao po 2022, art. 8A.5"
    )
    assert named("S3", language="en") == "Annex to a parliamentary letter on motions (2024)"


def test_a_key_nobody_knows_stays():
    assert named("S9 §1; PS1; poraad.nl", language="nl") == "S9 §1; PS1; poraad.nl"


def test_a_note_is_named_too():
    source = Source(Status.CONFIRMED, "S1", Text("S3 zegt meer.", "S3 says more."))

    assert source.explained("en") == "Annex to a parliamentary letter on motions (2024) says more."
    assert Source(Status.CONFIRMED, "S1").explained("en") == ""


def test_every_key_in_the_agreements_has_a_document():
    values = chain.from_iterable(
        parameter.values for agreement in shipped().values() for parameter in agreement.parameters.values()
    )

    assert {key for value in values for key in KEY.findall(value.source.place)} - set(documents()) == set()


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_a_programme_calls_its_sources_as_the_register_does(path):
    listed = {source.key: source.title for source in load(path).sources}

    assert listed == {key: documents()[key].title for key in listed}
