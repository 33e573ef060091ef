"""From the groups of a round that were published to their days: which have none yet, and back again."""

from datetime import timedelta

from django.urls import reverse
from grouped_out import brought_out
from meeting_peers import put_meeting

from startbaan.apps.peergroups import queries
from startbaan.apps.peergroups.models import PeerGroup, PeerMeeting
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def later(row):
    return reverse("peergroups:later", args=[row.key])


def days(group):
    return reverse("peergroups:days", args=[group.key]) + "?van=ronde"


def test_round_says_which_groups_have_no_days_and_leads_there(client_as, people):
    row = brought_out(people)
    with_day, without = (
        PeerGroup.objects.get(facilitator=people.carla),
        PeerGroup.objects.get(facilitator=people.mehmet),
    )
    put_meeting(people, with_day, by="jeroen")
    put_meeting(people, without, by="jeroen")
    PeerMeeting.objects.filter(group=without).update(cancelled_at=clock.now(), cancelled_because="Vakantie")

    response = client_as("jeroen").get(later(row))

    found = {one.row.pk: one.days for one in response.context["page"].groups}
    assert found == {with_day.pk: (A_DAY + timedelta(days=14),), without.pk: ()}
    assert "1 groep heeft nog geen data" in response.text
    assert days(without) in response.text
    assert days(with_day) not in response.text


def test_round_of_which_all_groups_have_days_asks_nothing(client_as, people):
    row = brought_out(people)
    for group in PeerGroup.objects.all():
        put_meeting(people, group, by="jeroen")

    assert "nog geen data" not in client_as("jeroen").get(later(row)).text


def test_who_agrees_on_days_from_the_round_comes_back_to_it(client_as, people):
    row = brought_out(people)
    group = PeerGroup.objects.get(facilitator=people.carla)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        page = queries.days_page(viewer, group.key, times=2, at=clock.now())
    sent = {"times": "2", "moment-1": page.slots[0].choices[0][0], "moment-2": "", "place": ""}

    jeroen = client_as("jeroen")
    asked = jeroen.get(days(group))
    response = jeroen.post(days(group), sent)

    assert "?keer=3&amp;van=ronde" in asked.text
    assert (response.status_code, response.url) == (302, later(row))
