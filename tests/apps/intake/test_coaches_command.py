"""`startbaan coaches`: from files to a coach for everyone, without a database."""

import csv
import json

import pytest
from django.core.management import CommandError, call_command

FILES = {
    "starters": "id,school,sector\ns1,a,po\ns2,a,po\ns3,b,vo\n",
    "coaches": "id,school,sector,hours,tracks,groups\nann,a,po,28,1,1\nbas,b,vo,11,,\n",
    "schools": "id,x,y\na,0,0\nb,3,4\n",
    "relations": "starter,coach,relation\ns3,bas,leidinggevende\ns2,ann,nooit\ns1,ann,wens\n",
}


@pytest.fixture
def run(tmp_path, capsys):
    """Write the files, with some changed, and run the command."""

    def run(*more, **changed):
        named = []
        for name, text in {**FILES, **changed}.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
            named += [f"--{name}", str(tmp_path / f"{name}.csv")]
        out = tmp_path / "verdeling.csv"
        call_command("coaches", *named, "--out", str(out), *more)
        return list(csv.DictReader(out.read_text(encoding="utf-8").splitlines())), capsys.readouterr().out

    return run


def test_everyone_gets_a_line_with_the_reason(run):
    rows, said = run()

    assert [(row["starter"], row["coach"]) for row in rows] == [("s1", "ann"), ("s2", "bas"), ("s3", "")]
    assert rows[2]["why"] == "Alle coaches zijn in dit voorstel vol." + " Met 11 uur meer voor ann kan het wel."
    assert said == "2 met een coach, 1 zonder. Bewezen best: geen andere verdeling is beter.\n"


def test_outcome_as_json_adds_up(run):
    _rows, said = run("--json")
    outcome = json.loads(said)

    assert outcome.pop("seconds") >= 0
    assert outcome == {
        "assigned": 2,
        "unassigned": 1,
        "unassigned_at_least": 1,
        "cost": 300 + 50 + 60 + 400,
        "kilometres": 5.0,
        "distances_unknown": 0,
        "other_sector": 1,
        "continued": 0,
        "bound": 810,
        "gap": 0.0,
        "proof": "Bewezen best: geen andere verdeling is beter.",
    }


def test_config_changes_weights_and_hours(run, tmp_path):
    config = tmp_path / "gewichten.json"
    config.write_text(json.dumps({"other_sector": 0, "new": 0, "no_wish": 0, "track_hours": 5.5}), encoding="utf-8")
    _rows, said = run("--json", "--config", str(config))

    assert (json.loads(said)["unassigned"], json.loads(said)["cost"]) == (0, 50 + 50 + 10)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starters": "id,school\ns1,a\n"}, "starters.csv heeft geen kolom sector."),
        ({"coaches": "id,school,sector,hours\nann,a,po,veel\n"}, "Regel 2 van coaches.csv: hours is geen getal."),
        ({"relations": "starter,coach,relation\ns1,ann,buurman\n"}, "Regel 2 van relations.csv noemt een relatie"),
        ({"relations": "starter,coach\ns9,ann\n"}, "Een relatie noemt s9, maar die is er niet."),
        ({"starters": "id,school,sector\ns1,a,po\ns1,a,po\n"}, "Starter s1 staat er twee keer in."),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_one_sentence(run, changed, words):
    with pytest.raises(CommandError, match=words):
        run(**changed)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("{", "is geen JSON"),
        ("[]", "noemt geen gewichten"),
        ('{"gewicht": 3}', "noemt gewicht: dat bestaat niet"),
        ('{"new": "veel"}', "new in gewichten.json is geen heel getal"),
        ('{"new": -1}', "Een gewicht kan niet onder nul zijn"),
    ],
)
def test_config_that_cannot_be_meant_is_refused(run, tmp_path, config, words):
    path = tmp_path / "gewichten.json"
    path.write_text(config, encoding="utf-8")

    with pytest.raises(CommandError, match=words):
        run("--config", str(path))


def test_file_that_is_not_there_is_named(tmp_path):
    gone = str(tmp_path / "weg.csv")

    with pytest.raises(CommandError, match=r"Het bestand weg.csv is er niet."):
        call_command("coaches", "--starters", gone, "--coaches", gone, "--schools", gone, "--out", gone)
