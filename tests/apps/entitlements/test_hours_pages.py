"""The pages of hours: what stands on them, who divides and corrects, and what is said when it cannot be."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from startbaan.apps.entitlements import actions
from startbaan.apps.entitlements.models import HoursAgreement, HoursCorrection
from startbaan.apps.entitlements.queries import ledgers_of
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY

YEAR = SchoolYear(2026)
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def propose(people, handle: str, *, hours: str = "3", purpose: str = "onboarding", starter: str = "sanne"):
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        return actions.propose_hours(
            by=by, at=AT, starter=getattr(people, starter), year=YEAR, purpose=purpose, hours=Decimal(hours)
        )


def agree(people, handle: str, row: HoursAgreement) -> None:
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        actions.agree_hours(by=by, at=AT, agreement=row.key)


def correct(people, handle: str, *, minutes: int, line: str = "peer-meeting") -> HoursCorrection:
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        return actions.correct_hours(
            by=by, at=AT, starter=people.sanne, year=YEAR, line=line, minutes=minutes, reason="Het duurde langer."
        )


def agreed_hours(people) -> tuple[Fraction, Fraction]:
    with acting_as(people.sanne, on=A_DAY) as viewer:
        found = ledgers_of(viewer, [people.sanne], year=YEAR)[people.sanne]
    return found.agreed, found.undivided


def told(people) -> list[tuple[int, str]]:
    rows = Message.objects.filter(key__startswith="hours-")
    return sorted((row.to_id, row.key.split(":")[0]) for row in rows)


def page(people, name: str) -> str:
    return reverse(f"entitlements:{name}", args=[Person.objects.get(pk=people.sanne).key])


@pytest.mark.parametrize(("one", "other"), [("karin", "sanne"), ("sanne", "karin")])
def test_hours_hold_when_the_other_agrees(people, one, other):
    row = propose(people, one)
    before = agreed_hours(people)
    agree(people, other, row)

    assert (before, agreed_hours(people)) == ((0, 7), (3, 4))
    assert told(people) == [(people.sanne, "hours-agreement"), (people.karin, "hours-agreement")]


@pytest.mark.parametrize("handle", ["mehmet", "hanneke", "dirkjan", "yasmina", "bert"])
def test_only_the_two_propose(people, handle):
    with pytest.raises(NotYours):
        propose(people, handle)


@pytest.mark.parametrize("handle", ["karin", "mehmet", "hanneke", "dirkjan"])
def test_only_the_other_answers(people, handle):
    row = propose(people, "karin")

    with pytest.raises(NotYours):
        agree(people, handle, row)
    with acting_as(getattr(people, handle), on=A_DAY) as by, pytest.raises(NotYours):
        actions.decline_hours(by=by, at=AT, agreement=row.key, reason="Nee")


def test_more_than_is_left_is_refused_with_what_is_left(people):
    agree(people, "sanne", propose(people, "karin", hours="5"))

    with pytest.raises(actions.TooManyHours) as refused:
        propose(people, "karin", hours="2.5", purpose="class-visit")
    assert str(refused.value) == "Er is 2 uur over om hieraan te geven. 2,5 uur is te veel."


def test_what_was_room_when_it_was_proposed_may_be_gone(people):
    first, second = propose(people, "karin", hours="5"), propose(people, "karin", hours="4", purpose="class-visit")
    agree(people, "sanne", first)

    with pytest.raises(actions.TooManyHours):
        agree(people, "sanne", second)
    assert agreed_hours(people) == (5, 2)


def test_a_change_holds_from_its_agreement_and_not_before(people):
    agree(people, "sanne", propose(people, "karin", hours="5"))
    change = propose(people, "sanne", hours="7")
    waiting = agreed_hours(people)
    agree(people, "karin", change)
    changed = agreed_hours(people)
    agree(people, "sanne", propose(people, "karin", hours="0"))

    assert (waiting, changed, agreed_hours(people)) == ((5, 2), (7, 0), (0, 7))


def test_a_declined_proposal_changes_nothing_and_says_why(people):
    row = propose(people, "karin")
    with acting_as(people.sanne, on=A_DAY) as by:
        with pytest.raises(Refusal):
            actions.decline_hours(by=by, at=AT, agreement=row.key, reason=" ")
        actions.decline_hours(by=by, at=AT, agreement=row.key, reason="Liever aan lezen.")
        with pytest.raises(Refusal):
            actions.agree_hours(by=by, at=AT, agreement=row.key)

    row.refresh_from_db()
    assert (row.outcome, row.reason, agreed_hours(people)) == ("declined", "Liever aan lezen.", (0, 7))


def test_an_own_proposal_is_withdrawn_by_who_made_it(people):
    row = propose(people, "karin")
    with acting_as(people.sanne, on=A_DAY) as by, pytest.raises(NotYours):
        actions.withdraw_hours(by=by, at=AT, agreement=row.key)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.withdraw_hours(by=by, at=AT, agreement=row.key)
    propose(people, "karin")

    assert list(HoursAgreement.objects.order_by("pk").values_list("outcome", flat=True)) == ["withdrawn", ""]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"hours": "0"}, "Vul in hoeveel uur je voorstelt."),
        ({"purpose": " "}, "Zeg in een paar woorden waarvoor de uren zijn."),
        ({"hours": "1"}, "Hiervoor ligt al een voorstel. Trek dat eerst in, of wacht op antwoord."),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(people, asked, words):
    propose(people, "sanne")

    with pytest.raises(Refusal) as refused:
        propose(people, "karin", **asked)
    assert str(refused.value) == words


def test_without_a_line_manager_nobody_can_agree(people):
    with pytest.raises(Refusal) as refused:
        propose(people, "femke", starter="femke")
    assert str(refused.value).startswith("Er is nog geen leidinggevende")


def test_a_settled_agreement_and_a_correction_stay_as_they_are(people):
    row = propose(people, "karin")
    agree(people, "sanne", row)
    correction = correct(people, "karin", minutes=30)

    for rows in (HoursAgreement.objects.filter(pk=row.pk), HoursCorrection.objects.filter(pk=correction.pk)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(school_year=2025)


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "hanneke"])
def test_who_writes_hours_corrects_them(people, handle):
    correct(people, handle, minutes=90)
    correct(people, handle, minutes=-30)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        found = ledgers_of(viewer, [people.sanne], year=YEAR)[people.sanne]

    assert found.line("peer-meeting").received == 1
    expected = [] if handle == "sanne" else [(people.sanne, "hours-correction")] * 2
    assert told(people) == expected


@pytest.mark.parametrize("handle", ["dirkjan", "yasmina", "sietske"])
def test_who_does_not_write_hours_corrects_nothing(people, handle):
    with pytest.raises(NotYours):
        correct(people, handle, minutes=30)


def test_no_more_is_taken_off_than_was_received(people):
    correct(people, "sanne", minutes=30)

    with pytest.raises(Refusal) as refused:
        correct(people, "karin", minutes=-31)
    assert str(refused.value) == "Op deze regel is 0,5 uur ontvangen. Er kan niet meer af."
    with pytest.raises(Refusal):
        correct(people, "karin", minutes=30, line="bestaat-niet")


def test_the_activity_about_hours_is_done_once_something_is_agreed(people):
    with acting_as(people.nico, on=A_DAY) as by:
        with pytest.raises(Refusal):
            actions.settle_hours(by=by, at=AT, starter=people.noah, year=YEAR)
        row = propose(people, "nico", starter="noah", hours="10")
    agree(people, "noah", row)
    with acting_as(people.nico, on=A_DAY) as by:
        actions.settle_hours(by=by, at=AT, starter=people.noah, year=YEAR)
        with pytest.raises(Refusal):
            actions.settle_hours(by=by, at=AT, starter=people.noah, year=YEAR)

    done = Activity.objects.filter(starter=people.noah, key="hours-agreement", year=1)
    assert list(done.values_list("state", "done_on")) == [("done", A_DAY)]


@pytest.mark.parametrize(
    ("handle", "shown", "divides", "corrects"),
    [
        ("sanne", 200, 200, 200),
        ("karin", 200, 200, 200),
        ("mehmet", 200, 404, 200),
        ("hanneke", 200, 404, 200),
        ("dirkjan", 200, 404, 404),
        ("sietske", 404, 404, 404),
        ("jeroen", 404, 404, 404),
    ],
)
def test_the_pages_open_for_who_reads_divides_and_corrects(people, client_as, handle, shown, divides, corrects):
    client = client_as(handle)
    found = [client.get(page(people, name)).status_code for name in ("hours", "propose_hours", "correct_hours")]

    assert found == [shown, divides, corrects]


def test_the_forms_propose_agree_and_correct(people, client_as):
    manager, starter = client_as("karin"), client_as("sanne")
    asked = {"purpose": "anders", "words": "Lesmethode leren kennen", "hours": "2,5"}
    proposed = manager.post(page(people, "propose_hours"), asked)
    row = HoursAgreement.objects.get()
    shown = starter.get(reverse("entitlements:hours_offer", args=[row.key]))
    agreed = starter.post(reverse("entitlements:agree_hours", args=[row.key]))
    said = {"line": "peer-meeting", "way": "1", "hours": "0,5", "reason": "De bijeenkomst duurde langer."}
    corrected = manager.post(page(people, "correct_hours"), said)

    assert [proposed.status_code, shown.status_code, agreed.status_code, corrected.status_code] == [302, 200, 302, 302]
    assert agreed_hours(people) == (Fraction(5, 2), Fraction(9, 2))
    assert list(HoursCorrection.objects.values_list("line", "minutes")) == [("peer-meeting", 30)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"purpose": "anders", "hours": "2"}, "Zeg in een paar woorden waarvoor de uren zijn."),
        ({"purpose": "onboarding", "hours": "veel"}, "Vul een aantal uren in, zoals 1,5."),
        ({"purpose": "onboarding", "hours": "9"}, "Er is 7 uur over om hieraan te geven. 9 uur is te veel."),
        ({}, "Kies waarvoor de uren zijn."),
    ],
)
def test_a_form_that_cannot_be_says_why(people, client_as, typed, said):
    answer = client_as("karin").post(page(people, "propose_hours"), typed)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_a_declined_form_without_a_reason_comes_back(people, client_as):
    row = propose(people, "karin")
    answer = client_as("sanne").post(reverse("entitlements:decline_hours", args=[row.key]), {"reason": ""})
    HoursAgreement.objects.get(outcome="")

    assert (answer.status_code, "Zeg waarom je niet akkoord bent." in answer.content.decode()) == (422, True)


def test_a_small_job_shows_the_shortage_and_where_it_can_come_from(people, client_as):
    shown = client_as("femke").get(reverse("entitlements:my_hours")).content.decode()

    assert "Tekort: 1 uur" in shown
    assert "Komt het tekort daaruit, dan blijft daarvan 48,8 uur over." in shown


def test_who_is_no_starter_reads_what_the_page_is_for(people, client_as):
    shown = client_as("karin").get(reverse("entitlements:my_hours")).content.decode()

    assert "Er staan in dit schooljaar geen uren van jou als starter" in shown


@pytest.mark.parametrize(("one", "other"), [("karin", "sanne"), ("sanne", "karin")])
def test_a_proposal_stands_on_the_day_of_the_other_until_it_is_answered(people, client_as, one, other):
    asked = "Geef antwoord op een voorstel over uren"
    row = propose(people, one)
    shown = [asked in client_as(handle).get(reverse("home:today")).content.decode() for handle in (one, other)]
    agree(people, other, row)
    answered = asked in client_as(other).get(reverse("home:today")).content.decode()

    assert (shown, answered) == ([False, True], False)
