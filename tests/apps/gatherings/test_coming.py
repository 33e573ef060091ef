"""Who comes, to who arranges it and to a coordinator: each sees the part that is theirs."""

import pytest
from arranged import arranged, invited, placed

from startbaan.apps.gatherings import queries
from startbaan.apps.gatherings.models import Attendance, Session
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY


@pytest.fixture
def gathering(people):
    made = arranged(people)
    invited(people, made)
    invited(people, made, board="de-vaart", by="wil")
    placed(people, made, "sanne", session="Groepsdynamiek")
    placed(people, made, "thijs", state="waiting")
    placed(people, made, "yasmina", state="declined")
    placed(people, made, "ruben", session="Groepsdynamiek")
    Attendance.objects.filter(starter=people.yasmina).update(because="Ik ben dan op kamp.")
    return made


def seen_by(people, handle, gathering, *, leads):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return queries.who_comes(viewer, gathering, leads=leads)


def test_who_arranges_it_sees_every_board(people, gathering):
    found = seen_by(people, "jeroen", gathering, leads=True)

    boards = [(one.name, one.invited, one.placed, one.waiting, one.declined, one.unanswered) for one in found.boards]
    assert boards == [("Stichting De Vaart", 1, 1, 0, 0, 0), ("Waterland Onderwijs", 4, 1, 1, 1, 1)]
    assert [(one.row.title, one.sitting) for one in found.sessions] == [
        ("Groepsdynamiek", 2),
        ("Formatief evalueren", 0),
    ]
    assert [one.because for one in found.declined] == ["Ik ben dan op kamp."]


def test_coordinator_sees_the_own_board_only(people, gathering):
    found = seen_by(people, "hanneke", gathering, leads=False)

    assert [one.name for one in found.boards] == ["Waterland Onderwijs"]
    first = found.sessions[0]
    assert (first.row.title, first.sitting) == ("Groepsdynamiek", 1)
    assert [one.starter_id for one in found.waiting] == [people.thijs]


@pytest.mark.parametrize(
    ("handle", "reads"),
    [("jeroen", True), ("hanneke", True), ("wil", False), ("sanne", False), ("mehmet", False), ("olga", False)],
)
def test_why_somebody_cannot_come_is_read_by_whom_it_is_for(client_as, people, gathering, handle, reads):
    page = client_as(handle).get(f"/bijeenkomsten/{gathering.key}/").content.decode()

    assert ("Ik ben dan op kamp." in page) is reads


def test_page_shows_somebody_their_session(client_as, people, gathering):
    page = client_as("sanne").get(f"/bijeenkomsten/{gathering.key}/").content.decode()

    assert "Jouw sessie" in page
    assert Session.objects.get(title="Groepsdynamiek").title in page
