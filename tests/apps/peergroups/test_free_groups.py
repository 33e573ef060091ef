"""Groups one signs up for: opened by who leads, joined by who does not work with the facilitator, until full."""

import pytest
from django.urls import reverse
from meeting_peers import YEAR, put_meeting

from startbaan.apps.agenda.models import Invitation
from startbaan.apps.entitlements.models import GuidedGroup
from startbaan.apps.peergroups import queries
from startbaan.apps.peergroups.actions import NewGroup, open_free_group, sign_off, sign_up
from startbaan.apps.peergroups.models import PeerMember
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def opened(people, *, by="jeroen", facilitator="carla", places=2):
    wanted = NewGroup(
        organisation=people.organisations["waterrijk"],
        name="Ouders",
        facilitator=getattr(people, facilitator),
        weekday="di",
        places=places,
        about="Praten met ouders.",
    )
    with acting_as(getattr(people, by), on=A_DAY) as viewer:
        return open_free_group(by=viewer, at=clock.now(), wanted=wanted)


def join(people, handle, group):
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        return sign_up(by=by, at=clock.now(), group=group.key)


def test_open_group_counts_among_the_hours_of_who_guides_it(people):
    group = opened(people)

    counted = GuidedGroup.objects.get(key=group.key)
    assert (counted.person_id, counted.school_year) == (people.carla, YEAR.start_year)


@pytest.mark.parametrize("handle", ["hanneke", "sanne", "carla", "karin"])
def test_group_of_the_partnership_is_opened_by_who_leads_there(people, handle):
    with acting_as(getattr(people, handle), on=A_DAY):
        pass
    with pytest.raises(Exception) as refused:
        opened(people, by=handle)

    assert refused.type.__name__ in {"NotYours", "Http404"}


def test_starter_joins_with_the_meetings_ahead_and_leaves_again(people):
    group = opened(people)
    meeting = put_meeting(people, group, days=14)
    join(people, "sanne", group)
    theirs = Invitation.objects.filter(appointment__key=f"peer_meeting:{meeting.key}", person=people.sanne)
    assert theirs.count() == 1
    with acting_as(people.sanne, on=A_DAY) as by:
        sign_off(by=by, at=clock.now(), group=group.key)

    assert (theirs.count(), PeerMember.objects.filter(group=group).count()) == (0, 0)


def test_full_group_takes_nobody_more_and_nobody_twice(people):
    group = opened(people)
    join(people, "sanne", group)
    with pytest.raises(Refusal) as twice:
        join(people, "sanne", group)
    join(people, "thijs", group)
    with pytest.raises(Refusal) as full:
        join(people, "yasmina", group)

    assert (str(twice.value), str(full.value)) == (
        "Je zit al in deze groep.",
        "Deze groep is vol. Kies een andere groep.",
    )


def test_who_is_coached_by_the_facilitator_is_told_why_not(people):
    group = opened(people, facilitator="mehmet")
    with acting_as(people.sanne, on=A_DAY) as viewer:
        (line,) = queries.free_groups(viewer).lines
    with pytest.raises(Refusal) as refused:
        join(people, "sanne", group)

    assert line.may_join is False
    assert str(refused.value) == line.hindrance == "De begeleider is al jouw coach, maatje of leidinggevende."


def test_open_groups_are_not_for_who_coaches_or_leads_a_school(people):
    group = opened(people)
    for handle in ("karin", "petra"):
        with pytest.raises(NotYours):
            join(people, handle, group)


def test_group_is_opened_and_joined_on_the_page(people, client_as):
    sent = {
        "name": "Ouders",
        "about": "",
        "organisation": people.organisations["waterrijk"],
        "facilitator": people.carla,
        "weekday": "di",
        "places": "2",
    }
    wrong = client_as("jeroen").post(reverse("peergroups:open_free"), {**sent, "places": "veel"})
    assert wrong.status_code == 422 and 'value="veel"' in wrong.text
    assert client_as("jeroen").post(reverse("peergroups:open_free"), sent).status_code == 302
    page = client_as("sanne").get(reverse("peergroups:free")).text
    assert "Ik doe mee" in page
    with acting_as(people.sanne, on=A_DAY) as viewer:
        (line,) = queries.free_groups(viewer).lines
    client_as("sanne").post(reverse("peergroups:sign_up", args=[line.row.key]))

    assert PeerMember.objects.get(group=line.row).starter_id == people.sanne
