"""When a helper goes, what was agreed with them for later is with who comes instead, and both are told."""

from datetime import date, time, timedelta

import pytest

from startbaan.apps.agenda.models import Appointment, Invitation, Proposal
from startbaan.apps.home.actions import couple, part
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme import actions
from startbaan.apps.programme.models import Activity, Participation
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

DAY = date(2026, 12, 10)
FIRST = date(2026, 12, 1)


@pytest.fixture
def visit(desk):
    """A visit of Mehmet to Sanne on a day after the change."""
    row = desk.activity("sanne", "lesson-visit")
    desk.plan("mehmet", row, day=DAY, participants=(desk.people.mehmet,))
    Message.objects.all().delete()
    return row


def change_of_coach(desk, *, start):
    with desk.look("karin") as by:
        couple(
            by=by,
            starter=Person.objects.get(pk=desk.people.sanne),
            holder=desk.people.petra,
            relation=Relation.COACH,
            start=start,
            at=clock.now(),
        )


def goes(desk, *, last_day):
    with desk.look("karin") as by:
        pair = Pair.objects.get(starter=desk.people.sanne, relation="coach")
        part(by=by, pair=pair, last_day=last_day, at=clock.now())


def invited(desk, row):
    handles = {number: handle for handle, number in desk.people.persons.items()}
    rows = Invitation.objects.filter(appointment__key=f"activity:{row.pk}", appointment__cancelled_at=None)
    return sorted(handles[person] for person in rows.values_list("person", flat=True))


def told(desk, person):
    rows = Message.objects.filter(to=desk.people.persons[person]).exclude(method="")
    return list(rows.values_list("subject", "method"))


def night(on):
    with clock.standing_on(on):
        return actions.hand_over_all(on=on, at=clock.now())


def test_appointment_goes_to_the_new_coach_at_once_when_that_is_the_coach_today(desk, visit):
    change_of_coach(desk, start=A_DAY)

    assert invited(desk, visit) == ["petra", "sanne"]
    assert told(desk, "mehmet") == [("De afspraak op do 10 december 2026 gaat niet door", "CANCEL")]
    assert told(desk, "petra") == [("Nieuwe afspraak op do 10 december 2026", "REQUEST")]
    assert told(desk, "sanne") == []
    assert Entry.objects.get(verb="hand_over").starter == desk.people.sanne


def test_appointment_stays_with_the_old_coach_until_the_new_one_begins(desk, visit):
    change_of_coach(desk, start=FIRST)

    assert invited(desk, visit) == ["mehmet", "sanne"]
    assert [night(FIRST - timedelta(days=1)), night(FIRST), night(FIRST)] == [0, 1, 0]
    assert invited(desk, visit) == ["petra", "sanne"]
    assert [told(desk, "mehmet")[0][1], told(desk, "petra")[0][1]] == ["CANCEL", "REQUEST"]


def test_a_night_that_was_missed_is_made_good(desk, visit):
    change_of_coach(desk, start=FIRST)

    assert night(FIRST + timedelta(days=5)) == 1
    assert invited(desk, visit) == ["petra", "sanne"]


def test_without_a_new_coach_the_day_is_let_go(desk, visit):
    goes(desk, last_day=A_DAY)
    assert invited(desk, visit) == ["mehmet", "sanne"]

    night(A_DAY + timedelta(days=1))

    assert invited(desk, visit) == []
    visit.refresh_from_db()
    assert (visit.state, visit.planned_on) == (Activity.State.PLANNED, None)
    assert [told(desk, handle)[0][1] for handle in ("mehmet", "sanne")] == ["CANCEL", "CANCEL"]


def test_who_else_takes_part_keeps_the_day(desk, visit):
    Participation.objects.create(activity=visit, person_id=desk.people.sietske)
    goes(desk, last_day=A_DAY)

    night(A_DAY + timedelta(days=1))

    visit.refresh_from_db()
    assert (visit.planned_on, invited(desk, visit)) == (DAY, ["sanne", "sietske"])


def test_what_was_agreed_for_a_day_that_has_gone_stays_with_who_was_there(desk, visit):
    change_of_coach(desk, start=DAY + timedelta(days=1))

    assert night(DAY + timedelta(days=1)) == 0
    assert invited(desk, visit) == ["mehmet", "sanne"]


def test_moments_are_proposed_to_the_new_coach_instead(desk):
    row = desk.activity("sanne", "lesson-visit")
    with desk.look("mehmet") as by:
        actions.propose_moments(
            by=by,
            at=clock.now(),
            activity=row.pk,
            starts=[moment_on(DAY, time(10)), moment_on(DAY, time(14))],
            participants=[desk.people.mehmet],
        )

    change_of_coach(desk, start=A_DAY)

    proposal = Proposal.objects.get(key=f"activity:{row.pk}")
    assert set(proposal.asked.values_list("person", flat=True)) == {desk.people.sanne, desk.people.petra}
    (asked,) = Message.objects.filter(to=desk.people.petra, key=f"proposal:{proposal.pk}:instead")
    assert asked.subject == "Er zijn momenten voorgesteld om af te spreken"
    assert proposal.state == Proposal.State.OPEN
    assert not Appointment.objects.filter(key=proposal.key).exists()


def test_moments_are_withdrawn_when_nobody_comes_instead(desk):
    row = desk.activity("sanne", "lesson-visit")
    with desk.look("mehmet") as by:
        actions.propose_moments(
            by=by, at=clock.now(), activity=row.pk, starts=[moment_on(DAY, time(10))], participants=[desk.people.mehmet]
        )
    goes(desk, last_day=A_DAY)

    assert night(A_DAY + timedelta(days=1)) == 1
    assert Proposal.objects.get(key=f"activity:{row.pk}").state == Proposal.State.WITHDRAWN
