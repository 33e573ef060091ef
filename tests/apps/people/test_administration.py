"""Organisations, roles, the coach register and persons, arranged in the browser by who may."""

from datetime import timedelta
from decimal import Decimal

import pytest

from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import service_person
from startbaan.apps.people.models import (
    Address,
    CoachHours,
    CoachRegistration,
    Organisation,
    Person,
    Role,
    SignInCode,
    User,
)
from startbaan.apps.people.queries import organising, search_people, tree
from startbaan.domain.periods import Period
from startbaan.project import cast

pytestmark = pytest.mark.django_db
TODAY = cast.A_DAY


@pytest.fixture
def as_(client, people, settings):
    """Look as someone of the cast."""
    settings.DEMO = True  # the second step is tried elsewhere

    def sign_in(handle):
        person = Person.objects.get(pk=getattr(people, handle))
        if person.user is None:
            person.user = User.objects.create()
            person.save()
        client.force_login(person.user)
        return client

    return sign_in


def key_of(people, handle):
    return Person.objects.get(pk=getattr(people, handle)).key


@pytest.mark.parametrize(
    ("handle", "status"),
    [("bas", 200), ("hanneke", 200), ("dirkjan", 200), ("wil", 404), ("karin", 404), ("sanne", 404), ("els", 404)],
)
def test_board_opens_for_who_arranges_it(as_, handle, status):
    client = as_(handle)
    pages = [
        "/organisaties/waterland/",
        "/organisaties/waterland/wijzigen/",
        "/organisaties/waterland/toevoegen/",
        "/organisaties/waterland/rol-geven/",
        "/organisaties/de-sluis/",
        "/coachregister/?bestuur=waterland",
        "/coachregister/nieuw/?bestuur=waterland",
        "/mensen/nieuw/?bestuur=waterland",
    ]

    assert [client.get(page).status_code for page in pages] == [status] * len(pages)


@pytest.mark.parametrize(("handle", "status"), [("bas", 200), ("hanneke", 404), ("dirkjan", 404)])
def test_what_stands_above_boards_is_the_administrators(as_, handle, status):
    client = as_(handle)
    pages = ["/organisaties/waterrijk/", "/organisaties/land/", "/organisaties/waterland/aansluiten/"]

    assert [client.get(page).status_code for page in pages] == [status] * 3


def test_tree_runs_from_region_to_boards(people):
    with acting_as(people.bas, on=TODAY) as viewer:
        (nation,) = tree(viewer)
    (region,) = nation.branches
    (partnership,) = region.branches

    assert (region.organisation.key, partnership.organisation.key) == ("regio-waterrijk", "waterrijk")
    assert [(branch.organisation.key, branch.schools) for branch in partnership.branches] == [
        ("merencollege", 1),
        ("pabo-waterrijk", 0),
        ("roc-polderland", 1),
        ("de-vaart", 2),
        ("waterland", 3),
    ]


def test_tree_of_a_nation_leaves_boards_to_the_page_of_their_partnership(people, monkeypatch):
    monkeypatch.setattr(organising, "MOST_IN_TREE", 3)
    with acting_as(people.bas, on=TODAY) as viewer:
        (nation,) = tree(viewer)
    (partnership,) = nation.branches[0].branches

    assert (partnership.branches, partnership.more) == ((), 5)


def test_tree_of_a_coordinator_is_the_own_board(people):
    with acting_as(people.hanneke, on=TODAY) as viewer:
        assert [branch.organisation.key for branch in tree(viewer)] == ["waterland"]


def test_school_is_added_under_the_own_board(as_):
    data = {"of_kind": "school", "name": "De Nieuwe Brug", "brin": "98az00", "sector": "po", "town": "Merendam"}
    answer = as_("hanneke").post("/organisaties/waterland/toevoegen/", data)

    row = Organisation.objects.get(brin="98AZ00")
    assert (answer.url, row.key, row.parent.key) == ("/organisaties/de-nieuwe-brug/", "de-nieuwe-brug", "waterland")


@pytest.mark.parametrize(
    ("brin", "sentence"),
    [
        ("98AA00", "Deze BRIN met vestiging is al in gebruik."),
        ("ABCDEF", "BRIN met vestiging"),
        ("", "BRIN met vestiging"),
    ],
)
def test_impossible_brin_is_refused_in_dutch_and_what_was_typed_stays(as_, brin, sentence):
    data = {"of_kind": "school", "name": "De Nieuwe Brug", "brin": brin, "sector": "po"}
    page = as_("hanneke").post("/organisaties/waterland/toevoegen/", data).content.decode()

    assert sentence in page
    assert 'value="De Nieuwe Brug"' in page


def test_school_is_changed_and_journalled(as_):
    data = {"name": "OBS De Nieuwe Sluis", "brin": "98AA00", "town": "Merendam", "holiday_region": "noord"}
    place = {"east": "126,4", "north": "508,1"}
    as_("hanneke").post("/organisaties/de-sluis/wijzigen/", data | place)

    entry = Entry.objects.get(verb="change_organisation")
    assert entry.changes == {"name": ["OBS De Sluis", "OBS De Nieuwe Sluis"]}


def test_role_is_given_to_someone_found(as_, people):
    client = as_("hanneke")
    data = {"person": people.joost, "role": "hr", "start": TODAY.isoformat(), "last": ""}
    answer = client.post("/organisaties/waterland/rol-geven/?zoek=jansen", data)

    role = Role.objects.get(person=people.joost)
    assert (answer.url, role.role, role.period) == ("/organisaties/waterland/", "hr", Period(TODAY))


def test_role_that_is_held_already_is_refused_in_dutch(as_, people):
    data = {"person": people.dirkjan, "role": "hr", "start": TODAY.isoformat()}
    page = as_("hanneke").post("/organisaties/waterland/rol-geven/?zoek=meulen", data).content.decode()

    assert "Deze persoon heeft deze rol in die periode al." in page


def test_role_of_administrator_is_not_a_coordinators_to_give(as_, people):
    data = {"person": people.joost, "role": "administrator", "start": TODAY.isoformat()}
    as_("hanneke").post("/organisaties/waterland/rol-geven/?zoek=jansen", data)

    assert Role.objects.filter(person=people.joost).count() == 0


def test_people_of_another_board_are_not_found(people):
    with acting_as(people.hanneke, on=TODAY) as viewer:
        assert search_people(viewer, "paul kramer") == []
        assert [person.pk for person in search_people(viewer, "YILMAZ")] == [people.mehmet]
        assert [person.pk for person in search_people(viewer, cast.email_of("joost"))] == [people.joost]


def test_role_ends_after_its_last_day(as_, people):
    role = Role.objects.get(person=people.dirkjan)
    as_("hanneke").post(f"/organisaties/rollen/{role.pk}/beeindigen/", {"last": TODAY.isoformat()})

    role.refresh_from_db()
    assert role.period.end == TODAY + timedelta(days=1)


def test_role_of_another_board_cannot_be_ended(as_, people):
    role = Role.objects.get(person=people.wil)

    assert as_("hanneke").post(f"/organisaties/rollen/{role.pk}/beeindigen/", {"last": "2026-11-24"}).status_code == 404


def test_last_administrator_keeps_the_role(as_, people):
    role = Role.objects.get(person=people.bas)
    page = as_("bas").post(f"/organisaties/rollen/{role.pk}/beeindigen/", {"last": TODAY.isoformat()})

    assert "andere beheerder" in page.content.decode()


def test_coach_is_registered_with_hours(as_, people):
    data = {
        "person": people.joost,
        "start": TODAY.isoformat(),
        "certificate": "Coachopleiding",
        "certified_until": "2029-07-31",
        "hours": "37,5",
    }
    as_("hanneke").post("/coachregister/nieuw/?bestuur=waterland&zoek=jansen", data)

    row = CoachRegistration.objects.get(person=people.joost)
    assert (row.board.key, row.is_external) == ("waterland", False)
    assert CoachHours.objects.get(registration=row).hours == Decimal("37.5")


def test_coach_without_certificate_is_refused_in_dutch(as_, people):
    data = {"person": people.joost, "start": TODAY.isoformat(), "hours": "37,5"}
    page = as_("hanneke").post("/coachregister/nieuw/?bestuur=waterland&zoek=jansen", data).content.decode()

    assert "Noem het certificaat van de coach of de vergelijkbare opleiding." in page
    assert 'value="37,5"' in page


def test_coach_with_starters_stays_in_the_register(as_, people):
    row = CoachRegistration.objects.get(person=people.petra)
    page = as_("hanneke").post(f"/coachregister/{row.pk}/beeindigen/", {"last": TODAY.isoformat()}).content.decode()

    assert "Een koppeling loopt niet langer" in page


def test_coach_register_of_another_board_is_closed(as_, people):
    row = CoachRegistration.objects.get(person=people.carla)
    client = as_("hanneke")

    assert client.get(f"/coachregister/{row.pk}/").status_code == 404
    assert client.get("/coachregister/?bestuur=de-vaart").status_code == 404


@pytest.mark.parametrize(
    ("handle", "status"),
    [("hanneke", 200), ("dirkjan", 200), ("karin", 200), ("bas", 200), ("bert", 404), ("mehmet", 404), ("wil", 404)],
)
def test_page_of_a_person_opens_for_who_looks_after_the_employment(as_, people, handle, status):
    assert as_(handle).get(f"/mensen/{key_of(people, 'sanne')}/").status_code == status


def test_one_page_for_a_coach_from_outside_too(as_, people):
    assert as_("hanneke").get(f"/mensen/{key_of(people, 'petra')}/").status_code == 200


def test_administrator_sees_no_employment(as_, people):
    assert "000001" not in as_("bas").get(f"/mensen/{key_of(people, 'sanne')}/").content.decode()


def test_newcomer_comes_with_role_and_address(as_):
    data = {
        "given_name": "Ans",
        "infix": "de",
        "family_name": "Nieuwe",
        "email": "Ans@waterland.example",
        "part": "trainer",
        "start": TODAY.isoformat(),
    }
    answer = as_("hanneke").post("/mensen/nieuw/?bestuur=waterland", data)

    person = Person.objects.get(family_name="Nieuwe")
    assert answer.url == f"/mensen/{person.key}/"
    assert person.roles.get().role == "trainer"
    assert Address.objects.get(person=person).confirmed_at is None


def test_newcomer_with_an_address_of_another_is_refused_whole_and_learns_not_whose(as_):
    data = {
        "given_name": "Ans",
        "family_name": "Nieuwe",
        "email": cast.email_of("paul"),
        "part": "trainer",
        "start": TODAY.isoformat(),
    }
    page = as_("hanneke").post("/mensen/nieuw/?bestuur=waterland", data).content.decode()

    assert "al van iemand anders" in page
    assert "Kramer" not in page
    assert not Person.objects.filter(family_name="Nieuwe").exists()


def test_card_is_kept_by_coordinator_and_hr_only(as_, people):
    key = key_of(people, "sanne")
    data = {"given_name": "Sanne", "infix": "de", "family_name": "Wit", "phone": "06 12345678"}

    assert as_("karin").post(f"/mensen/{key}/gegevens/", data).status_code == 404
    assert as_("dirkjan").post(f"/mensen/{key}/gegevens/", data).status_code == 302
    assert Person.objects.get(key=key).phone == "06 12345678"


def test_address_ends(as_, people):
    key, row = key_of(people, "sanne"), Address.objects.get(person=people.sanne)
    as_("dirkjan").post(f"/mensen/{key}/adres/{row.pk}/beeindigen/", {"last": TODAY.isoformat()})

    row.refresh_from_db()
    assert row.period.last == TODAY


def test_code_is_printed_from_the_page(as_, people):
    page = as_("karin").post(f"/mensen/{key_of(people, 'sanne')}/inlogcode/").content.decode()

    assert SignInCode.objects.filter(person=people.sanne, closed_at=None).count() == 1
    assert 'class="sb-secret"' in page


def test_service_person_is_no_contact(as_, people):
    board = Organisation.objects.get(key="waterland")
    service_person(board, on=TODAY)

    assert "automatisch" not in as_("hanneke").get("/organisaties/waterland/").content.decode()


@pytest.mark.parametrize("key", ["waterland", "de-sluis"])
def test_organisation_page_costs_the_same_for_any_number_of_roles(as_, people, key, django_assert_num_queries):
    client = as_("hanneke")
    place = Organisation.objects.get(key=key)
    client.get(f"/organisaties/{key}/")
    with django_assert_num_queries(14):
        client.get(f"/organisaties/{key}/")
    for handle in ("joost", "sietske", "sam"):
        Role.objects.create(
            person_id=getattr(people, handle), organisation=place, role="confidant", period=Period(TODAY)
        )
    with django_assert_num_queries(14):
        client.get(f"/organisaties/{key}/")
