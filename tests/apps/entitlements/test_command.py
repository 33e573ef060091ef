"""`startbaan entitlements`: an HR file in, what everybody is owed out."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db

HEADERS = (
    "Personeelsnummer;Roepnaam;Voorvoegsel;Achternaam;Sector;Schaal;Trede;WTF;"
    "Datum in dienst;Datum uit dienst;Start loopbaan onderwijs;Contractsoort"
)
ROWS = (
    "1001;Ada;van;Dijk;po;LB;2;0,8;1-8-2026;;1-8-2026;vast",
    "1002;Bo;;Smit;vo;LB;1;100%;01-08-26;;2026-08-01;vast",
    "1003;Cas;;Berg;mbo;LB;1;0.5;2026-08-01;;1-8-2026;tijdelijk",
    "1004;Dee;;Vos;hbo;LB;1;1;1-8-2026;;;vast",
    "1005;Eva;;Kok;po;LB;1;9;1-8-2026;;;vast",
)


@pytest.fixture
def staff(tmp_path):
    path = tmp_path / "personeel.csv"
    path.write_text("\n".join([HEADERS, *ROWS]), encoding="utf-8")
    return path


def run(staff, *how):
    out, err = io.StringIO(), io.StringIO()
    call_command("entitlements", str(staff), *how, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_json_gives_amounts_and_reasons_and_refuses_bad_rows(staff):
    found = json.loads(run(staff, "--year", "2026-2027", "--json")[0])

    amounts = {(each["personnel_number"], each["rule"]): each["amount"] for each in found["entitlements"]}
    assert (found["year"], found["people"], found["refused"]) == ("2026-2027", 3, 2)
    assert amounts == {
        ("1001", "po_base_hours"): "32.00",
        ("1001", "po_starter_hours"): "32.00",
        ("1001", "po_training_hours"): "66.40",
        ("1001", "po_training_money"): "400.00",
        ("1001", "po_coach"): None,
        ("1001", "po_policy"): None,
        ("1002", "vo_fewer_lessons"): "150.00",
        ("1002", "vo_programme"): None,
        ("1002", "vo_plan_and_coach"): None,
        ("1003", "mbo_onboarding_hours"): "50.00",
        ("1003", "mbo_scheme"): None,
    }
    assert [(row["row"], row["name"]) for row in found["refused_rows"]] == [(5, "Dee Vos"), (6, "Eva Kok")]
    assert found["refused_rows"][0]["reasons"] == ["Sector: “hbo” is geen sector. Schrijf po, vo of mbo."]
    assert found["agreements_ended"] == dict.fromkeys(("mbo", "po", "vo"), "2025-10-31")


def test_why_writes_the_sum(staff):
    found = json.loads(run(staff, "--year", "2026-2027", "--json", "--why")[0])

    (hours,) = [each for each in found["entitlements"] if each["rule"] == "mbo_onboarding_hours"]
    assert hours["steps"] == ["(1.659 − 59) uur × WTF 0,5 × 6,25% = 50 uur"]
    assert hours["reasons"][-1] == "Van de jaartaak gaan eerst de uren professionalisering af."


def test_a_day_leaves_out_what_no_longer_holds(staff):
    first = json.loads(run(staff, "--on", "2027-07-31", "--json")[0])
    later = json.loads(run(staff, "--on", "2028-08-01", "--json")[0])

    assert "vo_fewer_lessons" in {each["rule"] for each in first["entitlements"]}
    assert {each["rule"] for each in later["entitlements"] if each["sector"] != "po"} == {
        "vo_programme",
        "vo_plan_and_coach",
    }


def test_csv_has_a_line_for_every_entitlement_and_says_what_was_refused_beside_it(staff):
    out, err = run(staff, "--year", "2026-2027", "--csv")

    lines = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert len(lines) == 11
    assert (lines[1]["Recht"], lines[1]["Aantal"], lines[1]["Eenheid"]) == (
        "Bijzonder budget voor starters",
        "32",
        "uur",
    )
    assert (lines[1]["Van"], lines[1]["Tot en met"]) == ("01-08-2026", "31-07-2027")
    assert err.splitlines()[0].startswith("Rij 5 Dee Vos: Sector")


def test_on_a_screen_everyone_is_named_and_old_agreements_are_said(staff):
    out, _ = run(staff, "--year", "2026-2027")

    assert out.splitlines()[:2] == [
        "1001 Ada van Dijk (PO)",
        "  Basisbudget: 32 uur (recht, 1 aug 2026 t/m 31 jul 2027; bevestigd)",
    ]
    assert "De cao PO liep tot en met 31 okt 2025. Controleer de geldende cao." in out


def test_a_sector_can_be_given_for_the_whole_file(tmp_path):
    path = tmp_path / "personeel.csv"
    path.write_text("Personeelsnummer;Achternaam;WTF;Datum in dienst;Schaal;Trede\n1;Bos;1;1-8-2026;LB;1\n", "utf-8")

    found = json.loads(run(path, "--sector", "po", "--year", "2026-2027", "--json")[0])
    assert [each["rule"] for each in found["entitlements"]][-1] == "po_free_of_tasks"
    with pytest.raises(CommandError, match="Deze kolommen vinden we niet in het bestand: Sector"):
        run(path)


@pytest.mark.parametrize(
    ("how", "says"),
    [(("--year", "2026"), "geen schooljaar"), (("--year", "2026-2028"), "geen schooljaar")],
)
def test_a_year_that_is_none_is_refused(staff, how, says):
    with pytest.raises(CommandError, match=says):
        run(staff, *how)


def test_a_file_that_is_not_there_or_no_list_is_refused(tmp_path):
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match="is er niet"):
        run(tmp_path / "weg.csv")
    with pytest.raises(CommandError, match="Dit is een PDF"):
        run(picture)
