"""Cases: brought by a starter, read by the group and its facilitator, closed, and let go after their time."""

from datetime import timedelta

import pytest
from django.db import connections
from django.http import Http404
from django.urls import reverse
from meeting_peers import put_group, put_meeting

from startbaan.apps.journal.models import Opening
from startbaan.apps.outbox.models import Message
from startbaan.apps.peergroups import queries
from startbaan.apps.peergroups.actions import bring_case, close_case, forget_cases
from startbaan.apps.peergroups.models import PeerCase, PeerGroup, PeerMember
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.meeting.moments import begin_of
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

OTHERS = ("karin", "hanneke", "jeroen", "mehmet", "ineke", "ruben", "petra")


def bring(people, group, *, who="sanne", title="Onrust na de pauze", words="Ik krijg de klas niet stil."):
    with acting_as(getattr(people, who), on=A_DAY) as by:
        return bring_case(by=by, at=clock.now(), group=group.key, title=title, words=words)


def read(people, who, case, *, on=A_DAY):
    with acting_as(getattr(people, who), on=on) as viewer:
        return queries.opened_case(viewer, case.item, at=clock.now()).row.words


def test_case_is_read_by_the_group_and_its_facilitator_and_each_is_journalled(people):
    case = bring(people, put_group(people))

    assert [read(people, who, case) for who in ("sanne", "thijs", "carla")] == [case.words] * 3
    with acting_as(people.sanne, on=A_DAY):
        opened = Opening.objects.filter(item=case.item).order_by("viewer").values_list("viewer", flat=True)
        assert set(opened) == {people.thijs, people.carla}


@pytest.mark.parametrize("handle", OTHERS)
def test_case_opens_to_nobody_else_in_the_program_or_the_database(people, handle):
    case = bring(people, put_group(people))
    with pytest.raises(Http404):
        read(people, handle, case)
    with acting_as(getattr(people, handle), on=A_DAY):
        assert list(PeerCase.objects.filter(item=case.item)) == []


def test_who_left_the_group_or_no_longer_guides_it_reads_no_case(people):
    group = put_group(people)
    case = bring(people, group)
    PeerMember.objects.filter(group=group, starter=people.thijs).update(period=Period(A_DAY - timedelta(days=9), A_DAY))
    PeerGroup.objects.filter(pk=group.pk).update(facilitator=people.mehmet)

    for handle in ("thijs", "carla"):
        with pytest.raises(Http404):
            read(people, handle, case)
    assert read(people, "mehmet", case) == case.words


def test_everyone_in_the_group_hears_that_there_is_a_case_without_its_words(people):
    case = bring(people, put_group(people))
    told = Message.objects.filter(key=f"peer_case:{case.item}")

    assert set(told.values_list("to", flat=True)) == {people.thijs, people.yasmina, people.carla}
    assert not [one for one in told if "Onrust" in one.subject or "stil" in str(one.lines)]


def test_case_is_brought_to_ones_own_group_alone(people):
    group = put_group(people)
    for handle in ("ruben", "carla", "hanneke"):
        with pytest.raises(NotYours):
            bring(people, group, who=handle)
    with pytest.raises(Refusal):
        bring(people, group, words="  ")
    assert bring(people, group).item == bring(people, group).item


def test_case_is_closed_by_who_brought_it_and_let_go_after_its_days(people):
    group = put_group(people)
    case, kept = bring(people, group), bring(people, group, title="Nog een")
    with acting_as(people.thijs, on=A_DAY) as by, pytest.raises(NotYours):
        close_case(by=by, at=clock.now(), item=case.item)
    with acting_as(people.sanne, on=A_DAY) as by:
        close_case(by=by, at=begin_of(A_DAY), item=case.item)

    early = forget_cases(on=A_DAY + timedelta(days=90), days=90, using="default")
    assert early == 0
    with acting_as(people.sanne, on=A_DAY):
        assert forget_cases(on=A_DAY + timedelta(days=91), days=90, using="default") == 1
        assert list(PeerCase.objects.all()) == [kept]


def test_group_that_is_over_closes_its_cases(people):
    group = put_group(people)
    case = bring(people, group)
    with acting_as(people.sanne, on=A_DAY):
        forget_cases(on=group.period.end, days=90, using="default")
        assert PeerCase.objects.get(item=case.item).closed_at == begin_of(group.period.end)


def test_owner_of_the_database_is_who_lets_cases_go():
    assert "owner" in connections


def test_list_shows_the_subject_to_who_brought_it_alone(people, client_as):
    group = put_group(people)
    bring(people, group)
    address = reverse("peergroups:group", args=[group.key])

    assert "Onrust na de pauze" in client_as("sanne").get(address).text
    assert "Onrust" not in client_as("thijs").get(address).text
    assert "Casus van Sanne" in client_as("carla").get(address).text
    assert "Casus" not in client_as("jeroen").get(address).text


def test_case_is_brought_on_the_page_for_a_meeting_and_a_draft_is_kept(people, client_as):
    group = put_group(people)
    meeting = put_meeting(people, group)
    address = reverse("peergroups:bring_case", args=[group.key])
    half = client_as("sanne").post(address, {"title": "", "words": "Half af", "meeting": "", "do": "ask"})
    assert half.status_code == 422 and "Half af" in half.text
    assert "Half af" in client_as("sanne").get(address).text
    sent = {"title": "Onrust", "words": "Heel af", "meeting": str(meeting.key), "do": "ask"}
    done = client_as("sanne").post(address, sent, follow=True)

    assert "Heel af" in done.text
    assert "Half af" not in client_as("sanne").get(address).text
    with acting_as(people.sanne, on=A_DAY):
        assert PeerCase.objects.get().meeting == meeting
