"""Assigning a coach: who may and why others may not, proposed by the one and coupled by the other, and all are told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from startbaan.apps.intake.actions.assigning import NoLongerOpen, decline_proposal, propose_coach
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import coach_choices
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal, set_coach_hours
from startbaan.apps.people.models import CoachHours, CoachRegistration, Pair, Person
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FIRST = date(2026, 12, 1)


def proposed(people, *, by="hanneke", holder="mehmet", starter="thijs", start=FIRST):
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        return propose_coach(
            by=viewer,
            at=clock.now(),
            starter=Person.objects.get(pk=people.persons[starter]),
            holder=people.persons[holder],
            start=start,
        )


def refusals(people, starter="thijs"):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        return {choice.name: choice.refusal for choice in coach_choices(viewer, people.persons[starter])}


def couple_page(people, starter="thijs"):
    key = Person.objects.get(pk=people.persons[starter]).key
    return reverse("home:couple", args=[key, "coach"])


def test_coaches_of_the_board_may_while_they_have_hours(people):
    assert refusals(people) == {"Mehmet Yılmaz": "", "Petra Visser": ""}


def test_coach_whose_certificate_ended_may_not(people):
    CoachRegistration.objects.filter(person=people.petra).update(certified_until=date(2026, 10, 1))

    assert refusals(people)["Petra Visser"] == "Het certificaat is verlopen op 1 okt 2026."


def test_coach_with_a_comparable_course_needs_no_certificate(people):
    CoachRegistration.objects.filter(person=people.petra).update(
        certified_until=date(2026, 10, 1), equivalent="Post-hbo begeleiden"
    )

    assert refusals(people)["Petra Visser"] == ""


def only_thirty_hours(people):
    """Petra coaches two starters, which is 22 hours; a third asks 33."""
    registration = CoachRegistration.objects.get(person=people.petra)
    with acting_as(people.hanneke, on=A_DAY) as by:
        set_coach_hours(by=by, at=clock.now(), registration=registration, year=SchoolYear.of(A_DAY), hours=Decimal(30))


def test_coach_without_hours_left_stands_last_with_what_would_be_too_many(people):
    only_thirty_hours(people)
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        choices = coach_choices(viewer, people.thijs)

    assert [(choice.name, choice.refusal, choice.left, choice.too_many) for choice in choices] == [
        ("Mehmet Yılmaz", "", 45.0, 0.0),
        ("Petra Visser", "", 8.0, 3.0),
    ]
    assert choices[1].detail == (
        "van buiten, Coach en opleider in de school, 8 uur over, na deze koppeling 3 uur te veel"
    )
    assert [choice.brief for choice in choices] == ["Mehmet Yılmaz: 45 uur over", "Petra Visser: 8 uur over"]


def test_coach_with_whom_no_hours_were_agreed_may_not(people):
    CoachHours.objects.filter(registration__person=people.petra).delete()

    assert refusals(people)["Petra Visser"] == "Voor schooljaar 2026-2027 zijn nog geen uren afgesproken."


def test_manager_in_the_register_may_not(people):
    Pair.objects.filter(starter=people.thijs, relation="manager").update(holder=people.mehmet)

    assert refusals(people)["Mehmet Yılmaz"] == (
        "Geeft leiding aan deze starter. Begeleiden en beoordelen blijven gescheiden."
    )


def test_proposal_is_told_to_the_manager_and_couples_nobody(people):
    proposed(people)

    assert [(row.to_id, row.subject) for row in Message.objects.filter(key__startswith="coach-proposal")] == [
        (people.bert, "Voorstel voor een coach van Thijs van Dam")
    ]
    assert not Pair.objects.filter(starter=people.thijs, relation="coach").exists()


def test_proposal_stands_on_the_day_of_the_manager(people, client_as):
    proposed(people)

    tasks = [
        (task.title, task.detail)
        for section in client_as("bert").get(reverse("home:today")).context["day"].sections
        for task in section.tasks
        if "coach aan" in task.title
    ]
    assert tasks == [("Koppel een coach aan Thijs van Dam", "Hanneke Vos stelt Mehmet Yılmaz voor.")]


def test_manager_couples_who_was_proposed_and_both_are_told(people, client_as):
    made = proposed(people)
    page = client_as("bert").get(couple_page(people))

    assert page.context["form"].initial == {"start": FIRST, "holder": str(people.mehmet)}
    client_as("bert").post(couple_page(people), {"holder": people.mehmet, "start": A_DAY})

    made.refresh_from_db()
    assert (made.answer, made.answered_by_id) == ("gekoppeld", people.bert)
    told = Message.objects.filter(key__startswith="coupled:").order_by("to")
    assert {row.to_id: row.subject for row in told} == {
        people.thijs: "Mehmet Yılmaz wordt je coach vanaf di 24 november 2026.",
        people.mehmet: "Je wordt coach van Thijs van Dam vanaf di 24 november 2026.",
    }


def test_proposed_day_that_passed_while_the_proposal_lay_is_still_the_one_offered(people, client_as):
    proposed(people, start=date(2026, 11, 2))

    assert client_as("bert").get(couple_page(people)).context["form"].initial["start"] == date(2026, 11, 2)


def test_page_of_the_starter_says_who_was_proposed(people, client_as):
    page = reverse("home:starter", args=[Person.objects.get(pk=people.thijs).key])
    said = "Hanneke Vos stelt Mehmet Yılmaz voor; de leidinggevende koppelt."
    before = client_as("hanneke").get(page)
    proposed(people)
    after = client_as("hanneke").get(page)

    assert (said in before.content.decode(), said in after.content.decode()) == (False, True)


def test_coach_who_begins_later_hears_no_name_yet(people, client_as):
    client_as("bert").post(couple_page(people), {"holder": people.mehmet, "start": FIRST})

    (told,) = Message.objects.filter(key__startswith="coupled:", to=people.mehmet)
    assert told.subject == "Je helpt een starter vanaf di 1 december 2026"


def test_change_of_coach_moves_the_hours_and_tells_who_goes(people, client_as):
    client_as("karin").post(couple_page(people, "sanne"), {"holder": people.petra, "start": FIRST})

    with acting_as(people.hanneke, on=FIRST) as viewer:
        reserved = {choice.name: choice.reserved for choice in coach_choices(viewer, people.thijs)}
    assert reserved == {"Mehmet Yılmaz": 0.0, "Petra Visser": 33.0}
    (told,) = Message.objects.filter(key__startswith="pair-ended:")
    assert (told.to_id, told.subject) == (people.mehmet, "Een van je koppelingen eindigt")


def test_another_coach_than_proposed_closes_the_proposal(people, client_as):
    made = proposed(people)
    client_as("bert").post(couple_page(people), {"holder": people.petra, "start": FIRST})

    made.refresh_from_db()
    assert made.answer == "vervangen"


def test_declined_proposal_is_told_to_who_made_it_and_declined_once(people):
    made = proposed(people)
    with acting_as(people.bert, on=A_DAY) as viewer:
        decline_proposal(by=viewer, at=clock.now(), proposal=made)
        with pytest.raises(NoLongerOpen):
            decline_proposal(by=viewer, at=clock.now(), proposal=made)

    assert [row.to_id for row in Message.objects.filter(key__startswith="coach-proposal-declined")] == [people.hanneke]


def test_new_proposal_takes_the_place_of_the_one_before(people):
    first, second = proposed(people), proposed(people, holder="petra")
    first.refresh_from_db()

    assert (first.answer, second.answer) == ("vervangen", "")
    assert CoachProposal.objects.filter(starter=people.thijs, answer="").count() == 1


@pytest.mark.parametrize("handle", ["bert", "mehmet", "joost", "thijs", "wil", "jeroen"])
def test_only_coordinator_and_hr_propose(people, handle):
    with pytest.raises(NotYours):
        proposed(people, by=handle)


def test_who_is_not_in_the_register_is_not_proposed(people):
    with pytest.raises(Refusal, match="Kies iemand uit de lijst"):
        proposed(people, holder="loes")


def test_starters_of_a_coach_are_handed_over_by_one_form(people, client_as):
    registration = CoachRegistration.objects.get(person=people.petra)
    page = reverse("intake:transfer", args=[registration.pk])
    typed = {
        "start": FIRST,
        f"coach-{people.yasmina}": people.mehmet,
        f"coach-{people.femke}": "",
    }
    client_as("hanneke").post(page, typed)

    assert [(row.starter_id, row.holder_id) for row in CoachProposal.objects.all()] == [(people.yasmina, people.mehmet)]


def test_register_leads_to_the_starters_who_wait(people, client_as):
    registration = CoachRegistration.objects.get(person=people.mehmet)
    response = client_as("hanneke").get(reverse("intake:assign_starter", args=[registration.pk]))

    assert [str(starter) for starter in response.context["found"].starters] == ["Thijs van Dam"]


def test_deployment_counts_and_names_no_starter(people, client_as):
    response = client_as("hanneke").get(reverse("home:deployment"))
    (petra,) = response.context["found"].external

    assert (petra.choice.name, petra.choice.starters, petra.choice.available, petra.choice.reserved) == (
        "Petra Visser",
        2,
        33.0,
        22.0,
    )
    page = response.content.decode()
    assert [name for name in ("Yasmina", "Femke", "Sanne") if name in page] == []


def test_coach_of_another_board_is_not_there(people, client_as):
    registration = CoachRegistration.objects.get(person=people.carla)
    pages = [reverse(f"intake:{name}", args=[registration.pk]) for name in ("assign_starter", "transfer")]

    assert [client_as("hanneke").get(page).status_code for page in pages] == [404, 404]


def test_days_before_the_first_stay_with_the_coach_who_goes(people, client_as):
    client_as("karin").post(couple_page(people, "sanne"), {"holder": people.petra, "start": FIRST})

    old = Pair.objects.get(starter=people.sanne, holder=people.mehmet)
    assert old.period.end == FIRST
    assert old.period.last == FIRST - timedelta(days=1)
