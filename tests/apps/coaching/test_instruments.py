"""Instruments as versions: seeded, read, taken in from a file, established; what is established stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from instruments_kept import OWN, established, imported

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.instruments.reading import shipped
from startbaan.domain.instruments.workbooks import write_instrument
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

LIST = reverse("coaching:instruments")
IMPORT = reverse("coaching:import_instrument")
KEEP = reverse("coaching:keep_instrument")


def guide():
    return InstrumentVersion.objects.get(key="looking-guide", owner=None)


def titles(people, place, *, purpose=Purpose.OBSERVATION):
    found = queries.instruments_for(people.organisations[place], purpose=purpose, on=A_DAY)
    return [(row.key, row.version, row.owner_id) for row in found]


def send(client, content, *, name="lijst.yaml"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def test_every_shipped_instrument_is_established(people):
    rows = InstrumentVersion.objects.filter(owner=None, published_at__isnull=False)

    assert {f"{row.key}-{row.version}" for row in rows} == set(shipped())
    assert {queries.instrument_of(row).name for row in rows} == set(shipped())


def test_seeding_again_changes_nothing(people):
    assert actions.publish_instruments(at=clock.now()) == []


@pytest.mark.parametrize("change", [{"title": "Anders"}, {"published_at": None}, {"text": OWN.format(version="1")}])
def test_established_version_never_changes(people, change):
    with transaction.atomic(), pytest.raises(IntegrityError):
        InstrumentVersion.objects.filter(pk=guide().pk).update(**change)


def test_established_version_never_goes(people):
    with transaction.atomic(), pytest.raises(IntegrityError):
        guide().delete()


def test_school_looks_with_what_its_partnership_established_beside_the_programs(people):
    before = titles(people, "de-sluis")
    made = established(people.jeroen, version="1")

    assert before == [("looking-guide", "2026", None), ("lesson-35", "2026", None)]
    assert titles(people, "de-sluis") == [("own-list", "1", made.owner_id), *before]


def test_nearest_version_of_an_instrument_wins(people):
    established(people.jeroen, version="1", days_ago=1)
    own = established(people.hanneke, version="a", days_ago=9)

    assert titles(people, "de-sluis")[0] == ("own-list", "a", own.owner_id)
    assert titles(people, "de-vaart")[0][:2] == ("own-list", "1")


def test_newest_version_of_one_organisation_wins(people):
    established(people.jeroen, version="1", days_ago=1)
    established(people.jeroen, version="2")

    assert titles(people, "de-sluis")[0][:2] == ("own-list", "2")


def test_draft_is_not_looked_with(people):
    imported(people.jeroen, version="1")

    assert [key for key, _version, _owner in titles(people, "de-sluis")] == ["looking-guide", "lesson-35"]


def test_list_shows_what_is_looked_with(client_as):
    page = client_as("sanne").get(LIST)

    assert [[shown.holds.key for shown in group.instruments] for group in page.context["groups"]] == [
        ["looking-guide", "lesson-35"],
        ["looking-guide-self", "lesson-35-self"],
        ["pupils-view"],
    ]
    assert page.context["keeps"] is False


def test_page_of_an_instrument_says_how_sure_each_item_is(client_as):
    big = InstrumentVersion.objects.get(key="lesson-35", owner=None)
    page = client_as("sanne").get(reverse("coaching:instrument", args=[big.pk]))
    domains = page.context["page"].shown.domains

    assert [{item.status for item in domain.items} for domain in domains] == [
        {"bevestigd"},
        {"bevestigd"},
        {"bevestigd"},
        {"niet geverifieerd"},
        {"bevestigd"},
        {"niet geverifieerd"},
        {"niet geverifieerd"},
    ]
    assert page.context["page"].parameters is None


@pytest.mark.parametrize("asks", ["asks_training: true\n", ""])
def test_own_instrument_that_asks_training_says_that_it_has_no_lessons(client_as, asks):
    client = client_as("jeroen")
    shown = send(client, f"{OWN.format(version='1')}{asks}".encode())
    page = client.post(KEEP, {"text": shown.context["text"]}, follow=True)

    assert ("hebben wij geen voorbeeldlessen" in page.text) == bool(asks)


def test_workbook_that_is_downloaded_can_be_taken_in_again(client_as):
    client = client_as("jeroen")
    sheet = client.get(reverse("coaching:instrument_sheet", args=[guide().pk])).content
    page = send(client, sheet, name="kijkwijzer.xlsx")

    assert page.status_code == 200
    assert page.context["compared"].stayed == 8
    assert page.context["shown"].holds.keys == shipped()["looking-guide-2026"].keys


def test_looking_at_a_file_keeps_nothing(client_as):
    before = InstrumentVersion.objects.count()
    page = send(client_as("jeroen"), OWN.format(version="1").encode())

    assert (page.status_code, InstrumentVersion.objects.count()) == (200, before)


def test_what_was_shown_is_kept_as_a_draft_and_established(client_as, people):
    client = client_as("jeroen")
    shown = send(client, OWN.format(version="1").encode())
    kept = client.post(KEEP, {"text": shown.context["text"]})
    row = InstrumentVersion.objects.get(key="own-list")
    establish = reverse("coaching:establish_instrument", args=[row.pk])

    assert kept.url == reverse("coaching:instrument", args=[row.pk])
    assert (row.published_at, row.owner_id) == (None, people.organisations["waterrijk"])
    assert client.get(establish).status_code == 200
    client.post(establish)
    row.refresh_from_db()
    assert row.published_at is not None


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"\xff\xfe\x00", ("Regel 1: dit is geen YAML of Excel-werkmap (.xlsx).",)),
        (b"key: [", None),
        (
            OWN.format(version="1").replace("greets", "begins").encode(),
            ("Regel 9: “begins” staat er twee keer.",),
        ),
    ],
)
def test_file_that_cannot_be_is_answered_line_by_line(client_as, content, problems):
    page = send(client_as("jeroen"), content)

    assert page.status_code == 422
    assert problems is None or page.context["problems"] == problems


def test_wrong_rows_of_a_workbook_are_told_by_number(client_as):
    whole = shipped()["looking-guide-2026"]
    first, *others = whole.domains
    item = first.items[0]
    broken = type(item)(item.key, item.label, type(item.about)("", ""), item.examples, item.source)
    domain = type(first)(first.key, first.label, first.about, (broken, *first.items[1:]), False)
    holds = type(whole)(
        **{**{name: getattr(whole, name) for name in whole.__dataclass_fields__}, "domains": (domain, *others)}
    )
    page = send(client_as("jeroen"), write_instrument(holds), name="kijkwijzer.xlsx")

    assert (page.status_code, page.context["problems"]) == (
        422,
        ("Blad Items, rij 2: “omschrijving” is niet ingevuld.",),
    )


def test_version_that_is_there_already_is_refused(client_as, people):
    established(people.jeroen, version="1")
    page = send(client_as("jeroen"), OWN.format(version="1").encode())

    assert page.context["problems"] == ("Versie 1 van dit instrument is er al. Geef het een ander versienummer.",)


def test_mirror_with_other_items_is_refused(client_as):
    text = OWN.format(version="1").replace("purpose: observation", "purpose: self\nmirrors: looking-guide")
    page = send(client_as("jeroen"), text.encode())

    assert page.context["problems"] == (
        "Dit zegt “looking-guide” te spiegelen, maar heeft niet dezelfde punten in dezelfde volgorde.",
    )


def test_form_without_a_file_says_so(client_as):
    page = client_as("jeroen").post(IMPORT)

    assert (page.status_code, page.context["form"].errors["file"]) == (422, ["Kies eerst een bestand."])


def test_text_that_was_changed_on_the_way_is_refused(client_as):
    page = client_as("jeroen").post(KEEP, {"text": "key: own-list"})

    assert page.context["problems"] == ("Dit is geen instrument meer. Kies het bestand opnieuw.",)


def test_starter_takes_nothing_in(people):
    with acting_as(people.sanne, on=A_DAY) as viewer, pytest.raises(NotYours):
        actions.keep_instrument(by=viewer, at=clock.now(), text=OWN.format(version="1"))


def test_draft_of_another_organisation_cannot_be_established(people):
    made = imported(people.jeroen, version="1")
    with acting_as(people.hanneke, on=A_DAY) as viewer, pytest.raises(NotYours):
        actions.establish_instrument(by=viewer, at=clock.now(), version=made.pk)


def test_draft_is_thrown_away(client_as, people):
    made = imported(people.jeroen, version="1")
    client_as("jeroen").post(reverse("coaching:throw_instrument_away", args=[made.pk]))

    assert not InstrumentVersion.objects.filter(pk=made.pk).exists()


def test_established_version_cannot_be_thrown_away(people):
    made = established(people.jeroen, version="1")
    with acting_as(people.jeroen, on=A_DAY) as viewer, pytest.raises(Refusal):
        actions.throw_instrument_away(by=viewer, at=clock.now(), version=made.pk)
