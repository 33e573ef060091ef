"""`startbaan check`: what somebody writes is read as the site reads it, and what is wrong has its file and line."""

import pytest

from startbaan.domain.loading import CONTENT
from startbaan.domain.rules.reading import FOLDER
from startbaan.project import content

VO = (FOLDER / "vo.yaml").read_text(encoding="utf-8")


def faults_of(text, tmp_path):
    path = tmp_path / "cao.yaml"
    path.write_text(text, encoding="utf-8")
    return content.faults((path,))


def test_what_comes_along_is_sound():
    assert content.faults(()) == []


def test_an_agreement_or_a_programme_that_is_right_is_let_through(tmp_path):
    (programme, *_) = sorted((CONTENT / "programmes").glob("*.yaml"))

    assert faults_of(VO, tmp_path) == []
    assert content.faults((programme,)) == []


def test_an_instrument_is_read_as_one(tmp_path):
    guide = (CONTENT / "instruments" / "looking-guide-2026.yaml").read_text(encoding="utf-8")

    assert faults_of(guide, tmp_path) == []
    assert faults_of(guide.replace("key: respect", "key: Respect!"), tmp_path) == [
        f"{tmp_path.name}/cao.yaml:31: “Respect!” is geen sleutel; gebruik kleine letters, cijfers en streepjes"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("sector: vo", "sector: hbo", "sector: “hbo” kan niet; kies uit po, vo, mbo"),
        ("value: 750", "value: veel", "value: hier hoort een getal"),
        ("from: 2022-08-01", "from: ooit", "hier hoort een datum"),
        ("key: teaching_hours", "key: lesuren", "“lesuren” kan niet"),
        ("key: vo_programme\n", "key: po_coach\n", "“po_coach” hoort niet bij deze sector"),
    ],
)
def test_an_agreement_that_is_wrong_is_refused_with_its_file_and_line(tmp_path, old, new, says):
    assert old in VO
    line = VO[: VO.index(old)].count("\n") + 1

    found = "\n".join(faults_of(VO.replace(old, new, 1), tmp_path)).splitlines()
    place, where = next(message for message in found if says in message).split(":")[:2]
    assert place == f"{tmp_path.name}/cao.yaml"
    assert int(where) <= line


def test_a_file_that_is_no_yaml_is_refused_with_its_line(tmp_path):
    assert faults_of("sector: po\nparameters: [1,\n", tmp_path) == [
        f"{tmp_path.name}/cao.yaml:3: geen goede YAML (did not find expected node content)"
    ]
