"""Why this group: what a starter reads about the other groups, and what not."""

import pytest
from django.urls import reverse
from grouped import FITTING
from grouped_out import brought_out
from meeting_peers import put_group

from startbaan.apps.peergroups.models import PeerGroup, PeerMember
from startbaan.apps.peergroups.queries import opened_group
from startbaan.apps.peergroups.queries.later import published_of
from startbaan.apps.peergroups.queries.pooling import asked
from startbaan.apps.people.access import acting_as
from startbaan.domain.grouping.explaining import alternatives
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def group_of(people, handle):
    member = PeerMember.objects.select_related("group").get(starter=people.persons[handle])
    return member.group


def opened(people, handle, group=None):
    key = (group or group_of(people, handle)).key
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return opened_group(viewer, key, at=clock.now())


def test_starter_reads_why_not_in_the_other_group(people, client_as):
    brought_out(people)

    (other,) = opened(people, "thijs").others
    page = client_as("thijs").get(reverse("peergroups:group", args=[group_of(people, "thijs").key])).text

    assert (other.name, other.could) == ("De groep van Mehmet Yılmaz op donderdag", False)
    assert other.sentences == ("Mehmet Yılmaz werkt op jouw school.",)
    assert "Waarom niet in een andere groep?" in page
    assert "Mehmet Yılmaz werkt op jouw school." in page


@pytest.mark.parametrize("handle", FITTING)
def test_starter_and_coordinator_read_one_truth(people, handle):
    row = brought_out(people)
    pool, grouping = asked(row).pool, published_of(row, on=A_DAY).grouping

    others = opened(people, handle).others
    theirs = alternatives(pool, grouping, starter=str(people.persons[handle]))
    assert [one.could for one in others] == [way.difference is not None and way.difference <= 0 for way in theirs]
    assert len(others) == 1


def test_other_group_names_nobody_but_who_guides_it(people):
    brought_out(people)
    group = group_of(people, "sanne")
    with acting_as(people.sanne, on=A_DAY) as viewer:
        page = opened_group(viewer, group.key, at=clock.now())

    said = " ".join(sentence for other in page.others for sentence in (other.name, *other.sentences))
    theirs = PeerMember.objects.exclude(group=group).select_related("starter")
    assert [str(one.starter) for one in theirs if str(one.starter) in said] == []


def test_who_guides_or_leads_the_group_reads_no_reasons_of_a_member(people):
    brought_out(people)
    group = PeerGroup.objects.get(facilitator=people.carla)

    for handle in ("carla", "jeroen"):
        page = opened(people, handle, group)
        assert (page.reasons, page.others) == ((), ())


def test_group_one_chose_oneself_has_no_others_to_explain(people):
    group = put_group(people, entry=PeerGroup.Entry.FREE, places=8)

    page = opened(people, "sanne", group)
    assert (page.reasons[0], page.others) == ("Je koos deze groep zelf. Hij komt bij elkaar op dinsdag.", ())
