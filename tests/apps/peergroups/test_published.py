"""Publishing groups, and letting people join and go afterwards: who is in them on which days, and who is told."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.http import Http404
from django.urls import reverse
from grouped import FITTING, put_placings, put_round
from lists import started
from meeting_peers import put_meeting

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.entitlements.models import GuidedGroup
from startbaan.apps.outbox.models import Message
from startbaan.apps.peergroups.actions import Overtaken, join_group, leave_group, publish
from startbaan.apps.peergroups.actions.rounds import begin_round
from startbaan.apps.peergroups.models import Candidate, PeerGroup, PeerMeeting, PeerMember, Placing, Round
from startbaan.apps.peergroups.queries import joining_of, later_of, leaving_of, publishing_of
from startbaan.apps.peergroups.queries.met import met
from startbaan.apps.peergroups.queries.pooling import asked
from startbaan.apps.peergroups.queries.why import why
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair, Person, Post
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.pool import Slot, Weekday
from startbaan.domain.periods import Period, SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

END = SchoolYear.of(A_DAY).period.end
LATER = A_DAY + timedelta(days=30)


@pytest.fixture
def proposal(people):
    row = put_round(people)
    put_placings(people, row)
    return row


@pytest.fixture
def published(people, proposal):
    bring_out(people, proposal)
    proposal.refresh_from_db()
    return proposal


def bring_out(people, row, *, by="jeroen", version=None):
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        now = Round.objects.get(pk=row.pk).version if version is None else version
        return publish(by=viewer, at=clock.now(), peer_round=row.key, version=now)


def seen(people, query, *known, by="jeroen", on=A_DAY):
    with acting_as(people.persons[by], on=on) as viewer:
        return query(viewer, *known)


def key_of(person):
    return Person.objects.get(pk=person).key


def join(people, row, person, *, way="least", on=LATER, version=None):
    with acting_as(people.jeroen, on=on) as viewer:
        now = Round.objects.get(pk=row.pk).version if version is None else version
        key = key_of(person)
        join_group(by=viewer, at=clock.now(), peer_round=row.key, version=now, person=key, way=way)


def leave(people, row, person, *, way="least", on=LATER, because=""):
    with acting_as(people.jeroen, on=on) as viewer:
        version, key = Round.objects.get(pk=row.pk).version, key_of(person)
        leave_group(
            by=viewer, at=clock.now(), peer_round=row.key, version=version, person=key, way=way, because=because
        )


def grouping_on(day):
    rows = PeerMember.objects.filter(period__contains=day).select_related("group")
    return {str(one.starter_id): Slot(str(one.group.facilitator_id), Weekday(one.group.weekday)) for one in rows}


def loosen(row, **weights):
    row.weights = {**row.weights, **weights}
    row.save(update_fields=["weights"])


def told(person):
    return sorted(Message.objects.filter(to=person, key__startswith="peer-group").values_list("subject", flat=True))


def test_published_groups_hold_who_stood_in_them_until_the_end_of_the_year(people, proposal):
    before = {str(one.starter_id): Slot(str(one.facilitator_id), Weekday(one.weekday)) for one in Placing.objects.all()}

    assert bring_out(people, proposal) == 2
    assert grouping_on(A_DAY) == before
    assert set(PeerMember.objects.values_list("period", flat=True)) == {Period(A_DAY, END)}
    assert breaches(asked(proposal).pool, grouping_on(A_DAY)) == ()


def test_everyone_is_told_once_and_the_hours_of_who_guides_count(people, published):
    assert told(people.sanne) == ["Je intervisiegroep: Carla Ruiter, dinsdag"]
    assert told(people.carla) == ["Je begeleidt een intervisiegroep: Carla Ruiter, dinsdag"]
    assert set(GuidedGroup.objects.values_list("person", flat=True)) == {people.carla, people.mehmet}
    with pytest.raises(Refusal, match="al uitgebracht"):
        bring_out(people, published)


def test_groups_that_break_a_rule_are_not_published(people, proposal):
    Placing.objects.filter(starter=people.sanne).update(facilitator=people.mehmet, weekday="do")

    with pytest.raises(Refusal, match="klopt nog iets niet"):
        bring_out(people, proposal)
    assert not seen(people, publishing_of, proposal.key).is_possible
    assert not PeerGroup.objects.exists()


def test_groups_are_not_published_on_another_version_than_was_shown(people, proposal):
    Round.objects.filter(pk=proposal.pk).update(version=3)

    with pytest.raises(Overtaken):
        bring_out(people, proposal, version=2)


@pytest.mark.parametrize("by", ["hanneke", "carla", "sanne", "dirkjan"])
def test_who_does_not_lead_the_round_publishes_nothing(people, proposal, by):
    with pytest.raises(NotYours):
        bring_out(people, proposal, by=by)
    with pytest.raises(Http404):
        seen(people, publishing_of, proposal.key, by=by)


def test_late_starter_joins_a_published_group_and_the_others_stay(people, published):
    loosen(published, largest=5)
    new = started(people, 1)
    before = grouping_on(LATER)

    assert [one.person for one in seen(people, later_of, published.key, on=LATER).new] == [new]
    join(people, published, new.pk)
    assert grouping_on(LATER) == before | {str(new.pk): Slot(str(people.carla), Weekday.TUESDAY)}
    assert str(new.pk) not in grouping_on(A_DAY)
    assert told(new) == ["Je intervisiegroep: Carla Ruiter, dinsdag"]
    assert told(people.carla)[1:] == ["Je intervisiegroep is veranderd: Carla Ruiter, dinsdag"]
    assert seen(people, later_of, published.key, on=LATER).new == ()


def test_late_starter_joins_a_full_group_when_somebody_else_changes(people, published):
    new = started(people, 1)
    (way,) = seen(people, joining_of, published.key, new.key, on=LATER).ways

    join(people, published, new.pk)
    now, pool = grouping_on(LATER), asked(published).pool
    assert len(way.others) == 1
    assert sum(slot != grouping_on(A_DAY).get(starter) for starter, slot in now.items()) == 2
    assert sorted(list(now.values()).count(slot) for slot in set(now.values())) == [4, 4]
    assert [one for one in breaches(pool, now) if one.starters != (str(new.pk),)] == []


def test_two_who_change_published_groups_at_once_do_not_overwrite_each_other(people, published):
    loosen(published, largest=5)
    one, other = started(people, 1), started(people, 2)
    join(people, published, one.pk, version=0)

    with pytest.raises(Overtaken):
        join(people, published, other.pk, version=0)


def test_leaver_goes_and_the_group_that_gets_too_small_is_filled(people, published):
    leave(people, published, people.noah, because="Gaat elders werken")

    now = grouping_on(LATER)
    assert str(people.noah) not in now
    assert sorted(list(now.values()).count(slot) for slot in set(now.values())) == [3, 3]
    assert PeerMember.objects.get(starter=people.noah).left_because == "Gaat elders werken"
    assert told(people.noah)[1:] == ["Je zit niet meer in de intervisiegroep Mehmet Yılmaz, donderdag"]


def test_leaver_may_go_without_a_change_for_anybody_else(people, published):
    before = grouping_on(LATER)

    leave(people, published, people.noah, way="alone")
    assert grouping_on(LATER) == {starter: slot for starter, slot in before.items() if starter != str(people.noah)}


def test_group_that_nobody_is_left_in_stops_and_counts_no_longer(people, published):
    for handle in ("ruben", "lotte", "noah"):
        leave(people, published, people.persons[handle], way="alone" if handle != "noah" else "least")

    group = PeerGroup.objects.get(facilitator=people.mehmet)
    assert group.ended_at is not None
    assert set(GuidedGroup.objects.values_list("person", flat=True)) == {people.carla}


def test_who_works_here_no_longer_is_named(people, published):
    Pair.objects.filter(starter=people.noah).delete()
    Post.objects.filter(person=people.noah).update(period=Period(A_DAY - timedelta(days=100), A_DAY))

    assert [one.pk for one in seen(people, later_of, published.key).gone] == [people.noah]


def test_who_is_in_a_group_cannot_join_and_who_is_in_none_cannot_leave(people, published):
    new = started(people, 1)

    with pytest.raises(Http404):
        seen(people, joining_of, published.key, key_of(people.sanne))
    with pytest.raises(Http404):
        seen(people, leaving_of, published.key, new.key)


def test_page_of_before_says_that_somebody_joined_or_went_already(client_as, people, published):
    new = started(people, 1)
    client, later = client_as("jeroen"), reverse("peergroups:later", args=[published.key])
    joins = client.get(reverse("peergroups:join", args=[published.key, key_of(people.sanne)]), follow=True)
    leaves = client.post(reverse("peergroups:leave", args=[published.key, new.key]), {"way": "least"}, follow=True)
    nobody = client.get(reverse("peergroups:leave", args=[published.key, key_of(people.mehmet)]))

    assert (joins.redirect_chain, leaves.redirect_chain) == ([(later, 302)], [(later, 302)])
    assert "Sanne de Wit zit al in een groep." in joins.text
    assert f"{new} zit niet in een groep." in leaves.text
    assert nobody.status_code == 404


def test_next_year_knows_who_met_in_a_group(people, published):
    starters = [people.persons[handle] for handle in FITTING]
    pairs = met(starters, before=published.school_year + 1)
    by_number = sorted(people.persons[handle] for handle, (leader, _day) in FITTING.items() if leader == "mehmet")

    assert len(pairs) == 4 * 3 // 2 + 3 * 2 // 2
    assert {(str(one), str(other)) for one in by_number for other in by_number if one < other} <= pairs
    assert met(starters, before=published.school_year) == frozenset()


def test_next_round_knows_who_met_among_those_who_are_still_starters(people, published):
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        following = begin_round(
            by=viewer,
            at=clock.now(),
            organisation=people.organisations["waterrijk"],
            boards=list(published.boards.values_list("pk", flat=True)),
            year=SchoolYear(published.school_year + 1),
        )

    still_here = [handle for handle in FITTING if handle != "femke"]
    by_group = [[handle for handle in still_here if FITTING[handle][0] == leader] for leader in ("carla", "mehmet")]
    assert asked(following).pool.met == {
        tuple(map(str, sorted((people.persons[one], people.persons[other]))))
        for group in by_group
        for one, other in combinations(group, 2)
    }


def test_coordinator_publishes_on_the_page_and_is_led_on(client_as, people, proposal):
    client, address = client_as("jeroen"), reverse("peergroups:publish", args=[proposal.key])

    shown = client.get(address).content.decode()
    answer = client.post(address, {"version": 0})

    assert "7 starters krijgen bericht in welke groep ze zitten." in shown
    assert answer.headers["Location"] == reverse("peergroups:later", args=[proposal.key])
    assert client.get(answer.headers["Location"]).status_code == 200


def test_group_that_stops_calls_off_what_was_ahead_of_it(people, published):
    group = PeerGroup.objects.get(facilitator=people.mehmet)
    behind, ahead = put_meeting(people, group, days=9, by="mehmet"), put_meeting(people, group, days=60, by="mehmet")
    PeerMeeting.objects.filter(pk=behind.pk).update(start_at=clock.now() - timedelta(days=9))

    for handle in ("ruben", "lotte", "noah"):
        leave(people, published, people.persons[handle], way="alone" if handle != "noah" else "least")

    found = {row.pk: (row.cancelled_at is not None, row.cancelled_because) for row in PeerMeeting.objects.all()}
    assert found == {
        behind.pk: (False, ""),
        ahead.pk: (True, "De groep is opgeheven: er zit niemand meer in."),
    }
    event = Appointment.objects.get(key=f"peer_meeting:{ahead.key}")
    assert event.cancelled_at is not None
    assert [subject for subject in told(people.mehmet) if "opgeheven" in subject] == [
        "Je intervisiegroep is opgeheven: Mehmet Yılmaz, donderdag"
    ]


def test_days_of_who_joins_late_are_asked_when_nobody_knows_them(client_as, people, published):
    loosen(published, largest=5)
    new = started(people, 1)
    address = reverse("peergroups:join", args=[published.key, new.key])
    client = client_as("jeroen")

    asked_first = client.get(address)
    nothing = client.get(address, {"kies": "1"})
    found = {day: client.get(address, {"kies": "1", "dagen": [day]}).context["found"] for day in ("di", "do")}

    assert (asked_first.status_code, nothing.status_code) == (200, 422)
    assert "Op welke dagen kan deze starter?" in asked_first.text
    assert "Kies minstens één dag." in nothing.text
    assert {day: [way.words for way in change.ways] for day, change in found.items()} == {
        "di": [f"{new} komt bij Carla Ruiter op dinsdag."],
        "do": [],
    }


def test_days_of_who_joined_late_are_kept_and_not_asked_again(client_as, people, published):
    loosen(published, largest=5)
    new = started(people, 1)
    address = reverse("peergroups:join", args=[published.key, new.key]) + "?kies=1&dagen=di"

    answer = client_as("jeroen").post(address, {"version": 0, "way": "least"})
    line = Candidate.objects.get(round=published, starter=new)
    leave(people, published, new.pk, on=LATER)

    assert answer.status_code == 302
    assert (line.weekdays, line.days_from, line.included) == (["di"], "corrected", True)
    assert seen(people, joining_of, published.key, new.key, on=LATER + timedelta(days=1)).days == ("di",)


def test_late_starter_without_days_is_asked_for_them_before_anything_is_done(client_as, people, published):
    new = started(people, 1)
    address = reverse("peergroups:join", args=[published.key, new.key])

    answer = client_as("jeroen").post(address, {"version": 0, "way": "least"})

    assert (answer.status_code, PeerMember.objects.filter(starter=new).count()) == (422, 0)


def test_starter_who_joined_late_reads_why_as_the_others_do(people, published):
    loosen(published, largest=5)
    new = started(people, 1)
    join(people, published, new.pk, on=A_DAY)

    known = why(Round.objects.get(pk=published.pk), new.pk, on=A_DAY)
    assert [one.name for one in known.others] == ["De groep van Mehmet Yılmaz op donderdag"]
