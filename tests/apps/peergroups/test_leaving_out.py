"""Starters of a round who are in a group of that school year already: said on its pool, and left out in one press."""

import pytest
from django.urls import reverse
from grouped import put_round
from grouped_out import brought_out

from startbaan.apps.peergroups.models import Candidate, PeerGroup, PeerMember, Round
from startbaan.project.cast import A_DAY

WATERLAND = ["Femke Mulder", "Sanne de Wit", "Thijs van Dam", "Yasmina El Amrani"]


def second_round(people):
    brought_out(people)
    return put_round(people, by="hanneke", at="waterland")


def pool_of(row):
    return reverse("peergroups:pool", args=[row.key])


def leave_out(client, row):
    return client.post(reverse("peergroups:leave_out", args=[row.key]), follow=True)


def grouped(client, row):
    return sorted(str(one.starter) for one in client.get(pool_of(row)).context["page"].grouped)


def test_pool_says_who_has_a_group_this_year(client_as, people):
    row = second_round(people)

    response = client_as("hanneke").get(pool_of(row))

    assert sorted(str(one.starter) for one in response.context["page"].grouped) == WATERLAND
    assert "4 starters zitten dit schooljaar al in een groep" in response.text
    assert "Laat hen niet meedoen" in response.text


@pytest.mark.parametrize("why", ["left", "ended", "free", "earlier"])
def test_pool_does_not_count_a_group_that_is_no_other(client_as, people, why):
    row = second_round(people)
    sanne = PeerMember.objects.get(starter=people.sanne)
    group = PeerGroup.objects.filter(pk=sanne.group_id)
    if why == "left":
        PeerMember.objects.filter(pk=sanne.pk).update(
            period=type(sanne.period)(sanne.period.start, group.get().period.last)
        )
    elif why == "ended":
        group.update(ended_at=group.get().made_at)
    elif why == "free":
        group.update(entry=PeerGroup.Entry.FREE, places=8)
    else:
        group.update(school_year=A_DAY.year - 1)

    assert "Sanne de Wit" not in grouped(client_as("hanneke"), row)


def test_who_has_a_group_is_left_out_in_one_press_and_why(client_as, people):
    row = second_round(people)
    hanneke = client_as("hanneke")

    response = leave_out(hanneke, row)

    assert "4 starters doen niet mee." in response.text
    assert "al in een groep</p>" not in response.text
    kept = set(Candidate.objects.filter(round=row).values_list("included", "because"))
    assert kept == {(False, "Zit dit schooljaar al in een groep.")}


def test_published_round_leaves_nobody_out(client_as, people):
    row = second_round(people)
    Round.objects.filter(pk=row.pk).update(published_at=row.made_at)

    response = leave_out(client_as("hanneke"), row)

    assert "Deze groepen zijn al uitgebracht." in response.text
    assert "Laat hen niet meedoen" not in response.text
    assert Candidate.objects.filter(round=row, included=True).count() == len(WATERLAND)


def test_pool_says_of_how_many_the_days_are_unknown(client_as, people):
    row = put_round(people)
    Candidate.objects.filter(round=row).update(days_from="assumed")
    Candidate.objects.filter(round=row, starter__in=[people.sanne, people.lotte]).update(days_from="said")
    Candidate.objects.filter(round=row, starter=people.lotte).update(included=False)

    page = client_as("jeroen").get(pool_of(row))

    assert "1 gaf zelf de dagen op, 5 niet: die kunnen elke werkdag" in page.text
