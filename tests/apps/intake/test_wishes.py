"""Wishes about coaches: their author alone reads them, and together they count without showing whose."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from startbaan.apps.intake.actions.wishes import forget_wishes, make_wish, withdraw_wish
from startbaan.apps.intake.models import CoachProposal, MatchWish
from startbaan.apps.intake.queries.matching import matches
from startbaan.apps.intake.queries.wishes import Wished, my_wishes, wished_together
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Address, Organisation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

HERE = reverse("intake:wishes")


def wish(people, handle, says="niet", **about):
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return make_wish(by=by, at=clock.now(), says=says, **about)


def together(people, handle, *, starter="thijs", coach="mehmet"):
    with acting_as(people.persons[handle], on=A_DAY):
        found = wished_together(starters=[people.persons[starter]], coaches=[people.persons[coach]])
    return found.get((people.persons[starter], people.persons[coach]))


def proposed(people):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        (thijs,) = matches(viewer).starters
    return thijs.best and thijs.best.name, thijs.why


def school_of_thijs(people):
    return Organisation.objects.get(posts__person=people.thijs)


def test_veto_of_the_starter_is_kept_and_told_to_nobody(people, client_as):
    before, _why = proposed(people)
    wish(people, "thijs", coach=people.persons["mehmet" if before == "Mehmet Yılmaz" else "petra"])
    after, _why = proposed(people)
    page = client_as("hanneke").get(reverse("intake:match")).content.decode()

    assert {before, after} == {"Mehmet Yılmaz", "Petra Visser"}
    assert [word for word in ("veto", "niet samen", "Liever niet") if word in page] == []


def test_veto_of_the_coach_about_a_school_or_an_address_is_kept(people):
    wish(people, "mehmet", school=school_of_thijs(people).pk)
    wish(people, "petra", address=Address.objects.filter(person=people.thijs).first().email.upper())

    assert proposed(people) == (None, "Geen coach kan deze starter begeleiden. Zoek er een coach bij.")


def test_wishes_of_both_sides_count_together(people):
    wish(people, "thijs", "graag", coach=people.mehmet)
    one = together(people, "hanneke")
    wish(people, "mehmet", "graag", school=school_of_thijs(people).pk)
    address = Address.objects.filter(person=people.thijs).first().email
    wish(people, "mehmet", "graag", address=address)

    assert (one, together(people, "hanneke")) == (Wished(never=False, sides=1), Wished(never=False, sides=2))


@pytest.mark.parametrize("handle", ["bert", "mehmet", "thijs", "joost", "wil", "jeroen", "bas"])
def test_who_does_not_take_people_in_for_the_board_is_told_nothing(people, handle):
    wish(people, "thijs", coach=people.mehmet)

    assert (together(people, handle), together(people, "hanneke")) == (None, Wished(never=True, sides=0))


@pytest.mark.parametrize("handle", ["hanneke", "mehmet", "bert", "bas", "yasmina"])
def test_wish_is_read_by_its_author_alone_by_the_program_and_by_the_database(people, handle):
    made = wish(people, "thijs", coach=people.mehmet)
    seen = {}
    for viewer_handle in ("thijs", handle):
        with acting_as(people.persons[viewer_handle], on=A_DAY) as viewer, connection.cursor() as cursor:
            cursor.execute("SELECT id FROM intake_matchwish")
            seen[viewer_handle] = [row[0] for row in cursor.fetchall()], [row.pk for row in my_wishes(viewer)]

    assert seen == {"thijs": ([made.pk], [made.pk]), handle: ([], [])}


def test_starter_says_and_takes_back_a_wish_on_the_page(people, client_as):
    client = client_as("thijs")
    client.post(HERE, {"says": "niet", "coach": people.mehmet})
    (made,) = client.get(HERE).context["page"].wishes
    client.post(reverse("intake:withdraw_wish", args=[made.pk]))

    assert (made.says, made.coach_id) == ("niet", people.mehmet)
    assert client.get(HERE).context["page"].wishes == ()


def test_starter_chooses_from_coaches_of_the_own_board_and_sees_no_hours(people, client_as):
    response = client_as("thijs").get(HERE)

    assert [label for _value, label in response.context["form"].fields["coach"].choices] == [
        "Kies",
        "Petra Visser",
        "Mehmet Yılmaz",
    ]
    assert sorted(response.context["form"].fields) == ["coach", "says"]


def test_coach_chooses_from_schools_and_sees_no_starters(people, client_as):
    page = client_as("mehmet").get(HERE)

    assert sorted(page.context["form"].fields) == ["address", "says", "school"]
    assert "Thijs" not in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"says": "niet"}, "Kies één coach, één school of één starter."),
        ({"coach": "1"}, "Kies wat je wilt."),
        ({"says": "niet", "coach": "999999"}, "Kies iemand uit de lijst."),
    ],
)
def test_half_a_wish_is_refused_in_words(client_as, typed, words):
    response = client_as("thijs").post(HERE, typed)

    assert response.status_code == 422
    assert words in response.content.decode()


def test_second_wish_about_the_same_coach_is_refused(people):
    wish(people, "thijs", coach=people.mehmet)
    with pytest.raises(Refusal, match="Hierover staat al een wens van jou"):
        wish(people, "thijs", "graag", coach=people.mehmet)


def test_wish_of_another_is_not_taken_back(people):
    made = wish(people, "thijs", coach=people.mehmet)
    with acting_as(people.mehmet, on=A_DAY) as by, pytest.raises(NotYours):
        withdraw_wish(by=by, at=clock.now(), wish=made.pk)


def test_coach_of_another_board_is_not_wished_for(people):
    with pytest.raises(Refusal, match="Kies iemand uit de lijst"):
        wish(people, "thijs", coach=people.carla)


def test_coordinator_proposes_by_hand_whom_the_matching_would_not(people, client_as):
    wish(people, "thijs", coach=people.mehmet)
    client_as("hanneke").post(
        reverse("intake:match"), {"start": A_DAY.isoformat(), f"coach-{people.thijs}": people.mehmet}
    )

    assert [(row.starter_id, row.holder_id) for row in CoachProposal.objects.all()] == [(people.thijs, people.mehmet)]


def test_wish_is_gone_after_a_year(committed, people):
    made = wish(people, "thijs", coach=people.mehmet)
    kept = forget_wishes(at=made.made_at + timedelta(days=365), using="default")
    with acting_as(people.thijs, on=A_DAY):
        gone = forget_wishes(at=made.made_at + timedelta(days=366), using="default")

    assert (kept, gone, MatchWish.objects.count()) == (0, 1, 0)
