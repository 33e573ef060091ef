"""Groups from files: a program of its own, with answers and refusals as one would read them."""

import csv
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from grouping_files import write_pool
from grouping_pools import pool_of

from startbaan.domain.grouping.__main__ import main
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.pool import ImpossiblePool, Slot, Weekday, Weights
from startbaan.domain.grouping.pricing import price
from startbaan.domain.grouping.reading import Files, read_locked, read_pool
from startbaan.domain.grouping.tables import Unreadable

STARTERS = "id,school,sector,weekdays\n" + "".join(f"s{row},{'ab'[row % 2]},po,ma|di\n" for row in range(6))
FACILITATORS = "id,school,sector,weekdays,max_groups\nf,c,vo,ma,1\n"
SCHOOLS = "id,x,y\na,0,0\nb,3,4\nc,0,1\n"


@pytest.fixture
def files(tmp_path):
    """Write the three files that are always needed; others by name."""

    def written(**texts: str) -> Files:
        given = {"starters": STARTERS, "facilitators": FACILITATORS, "schools": SCHOOLS, **texts}
        paths = {}
        for name, text in given.items():
            paths[name] = tmp_path / f"{name}.csv"
            paths[name].write_text(text, encoding="utf-8")
        return Files(**paths)

    return written


def arguments(files: Files, out: Path, *more: str) -> list[str]:
    """Name each file that is there."""
    names = ("starters", "facilitators", "schools", "relations", "met", "locked", "config")
    given = [f"--{name}={getattr(files, name)}" for name in names if getattr(files, name)]
    return [*given, f"--out={out}", *more]


@pytest.fixture(autouse=True)
def _signals():
    """Leave signals as they were."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_groups_are_written_as_a_file_and_figures_as_json(files, tmp_path, capsys):
    out = tmp_path / "groups.csv"
    assert main(arguments(files(), out, "--json", "--seed=3")) == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert rows[0] == {"starter": "s0", "facilitator": "f", "weekday": "ma", "group": "1"}
    assert [row["starter"] for row in rows] == [f"s{row}" for row in range(6)]
    figures = json.loads(capsys.readouterr().out)
    seconds = figures.pop("seconds")
    assert seconds >= 0
    assert figures == {
        "cost": 3 * 10 + 3 * 42 + 6 * 50 + 6 * 500,
        "bound": 3456,
        "gap": 0.0,
        "proven": True,
        "proof": "bewezen best",
        "groups": 1,
        "same_school_pairs": 6,
        "travel_hectometres": 156,
        "travel_km": 15.6,
        "mixed_sector": 6,
        "met_pairs": 0,
        "seed": 3,
        "end": "done",
    }


def test_figures_are_said_in_words_without_json(files, tmp_path, capsys):
    assert main(arguments(files(), tmp_path / "groups.csv")) == 0
    assert capsys.readouterr().out.startswith("1 groepen, bewezen best.\nKosten 3456, ondergrens 3456.\n")


def test_weights_and_sizes_come_from_the_config(files):
    pool = read_pool(files(config='{"same_school": 1, "smallest": 3, "largest": 6}'))
    assert (pool.weights.same_school, pool.weights.hectometre, pool.weights.smallest) == (1, 1, 3)


def test_semicolons_a_byte_order_mark_and_decimal_commas_are_read(files):
    pool = read_pool(files(schools="\ufeffID;X;Y\na;0,5;0\nb;3;4\nc;0;1\n\n"))
    assert [school.x for school in pool.schools] == [0.5, 3, 0]


def test_relations_and_who_met_are_read(files):
    pool = read_pool(files(relations="starter,facilitator\ns1,f\n", met="one,other\ns1,s2\n"))
    assert (pool.forbidden, pool.met) == (frozenset({("s1", "f")}), frozenset({("s1", "s2")}))


def test_an_outcome_can_be_locked(files):
    found = files(locked="starter,facilitator,weekday,group\ns1,f,ma,1\n")
    assert read_locked(found.locked) == {"s1": Slot("f", Weekday.MONDAY)}


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"starters": "id,school,sector\n"}, "starters.csv mist de kolom weekdays."),
        (
            {"starters": STARTERS + "x,a,po,ma|zo\n"},
            "starters.csv, regel 8: “zo” is geen dag; kies uit ma, di, wo, do, vr, met | ertussen.",
        ),
        ({"starters": STARTERS + "x,a,,ma\n"}, "starters.csv, regel 8: vul de kolom “sector” in."),
        ({"starters": STARTERS + "s1,a,po,ma\n"}, "Starter s1 staat er twee keer in."),
        ({"starters": STARTERS + "x,q,po,ma\n"}, "x werkt op school q, maar die is er niet."),
        ({"starters": STARTERS + "x,a,po,ma,5\n"}, "starters.csv, regel 8: er staan meer cellen dan kolommen."),
        (
            {"facilitators": "id,school,sector,weekdays,max_groups\nf,c,vo,ma,veel\n"},
            "facilitators.csv, regel 2: “veel” is geen geheel getal.",
        ),
        ({"schools": "id,x,y\na,hier,0\n"}, "schools.csv, regel 2: “hier” is geen getal."),
        ({"schools": SCHOOLS + "d,nan,0\n"}, "School d heeft geen plaats op de kaart."),
        ({"relations": "starter,facilitator\ns1,g\n"}, "Een relatie noemt g, maar die is er niet."),
        ({"config": "{"}, "config.csv is geen JSON (regel 1)."),
        ({"config": "[]"}, "config.csv hoort een blok te zijn met hele getallen."),
        ({"config": '{"largest": 5.5}'}, "config.csv hoort een blok te zijn met hele getallen."),
        (
            {"config": '{"biggest": 5}'},
            f"config.csv: “biggest” is onbekend; kies uit {', '.join(asdict(Weights()))}.",
        ),
        ({"config": '{"largest": 5}'}, "Een groep van 6 tot en met 5 mensen kan niet."),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(files, tmp_path, capsys, texts, said):
    assert main(arguments(files(**texts), tmp_path / "groups.csv")) == 2
    assert capsys.readouterr().err == said + "\n"


def test_a_file_that_is_not_there_is_said(files, tmp_path):
    found = files()
    found.schools.unlink()
    with pytest.raises(Unreadable, match="is er niet, of is niet te lezen"):
        read_pool(found)


def test_a_pool_of_files_refuses_what_contradicts_itself(files):
    with pytest.raises(ImpossiblePool):
        read_pool(files(schools="id,x,y\na,0,0\n"))


def test_a_place_that_cannot_be_written_is_said_before_the_work(files, tmp_path, capsys):
    out = tmp_path / "nowhere" / "groups.csv"
    assert main(arguments(files(), out)) == 2
    assert capsys.readouterr().err == f"In {out} is niet te schrijven.\n"


def test_who_is_stuck_and_what_to_loosen_is_said(files, tmp_path, capsys):
    found = files(facilitators=FACILITATORS.replace("ma,1", "vr,1"))
    assert main(arguments(found, tmp_path / "groups.csv", "--json")) == 3
    said = json.loads(capsys.readouterr().out)
    assert said["stuck"]["nowhere"] == [f"s{row}" for row in range(6)]
    assert [(step["kind"], step["who"]) for step in said["loosening"]] == [("facilitator_day", "f")]


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_gives_the_best_it_has(tmp_path, asked):
    pool = pool_of(300, seed=4)
    paths = write_pool(pool, tmp_path)
    command = [sys.executable, "-m", "startbaan.domain.grouping", *paths, f"--out={tmp_path / 'o.csv'}", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        for line in process.stderr:
            if json.loads(line)["cost"] is not None:
                break
        process.send_signal(asked)
        said = json.loads(process.communicate(timeout=60)[0])
    rows = csv.DictReader((tmp_path / "o.csv").read_text(encoding="utf-8").splitlines())
    grouping = {row["starter"]: Slot(row["facilitator"], Weekday(row["weekday"])) for row in rows}
    assert said["end"] == "stopped"
    assert breaches(pool, grouping) == ()
    assert price(pool, grouping).total == said["cost"] >= said["bound"]
