"""The hours of a coach: each trajectory counted whole and once, what was used, over and under, and who may see it."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.coaching.actions import meet
from startbaan.apps.entitlements.actions import count_guided_group, stop_counting_group
from startbaan.apps.entitlements.queries.coach_hours import Counts, coach_years, met_in
from startbaan.apps.entitlements.queries.coach_ledgers import coach_ledgers, own_ledgers
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import couple, uncouple
from startbaan.apps.people.models import CoachHours, CoachRegistration, Pair
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import CoachHours as Given
from startbaan.domain.schedule.definition import Reckoning
from startbaan.domain.sources import Source, Status
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

YEAR = SchoolYear.of(A_DAY)
FIRST = date(2026, 12, 1)


def registration(person):
    return CoachRegistration.objects.get(person=person)


def year_of(person, *, on=A_DAY, year=YEAR):
    (found,) = coach_years(CoachRegistration.objects.filter(person=person), year=year, on=on)
    return found


def move(people, starter, *, to, day):
    """Let another coach take over on a day."""
    with acting_as(people.hanneke, on=A_DAY) as by:
        for pair in Pair.objects.filter(starter=starter, relation="coach", period__contains=day):
            uncouple(by=by, at=clock.now(), pair=pair, last_day=day - timedelta(days=1))
        couple(by=by, at=clock.now(), starter=starter, holder=to, relation=Relation.COACH, period=Period(day))


def test_coach_has_and_is_asked_and_has_left(people):
    petra = year_of(people.petra)

    assert (petra.available, petra.asked, petra.left, petra.over, petra.verdict) == (
        33.0,
        22.0,
        11.0,
        0.0,
        "11 uur over",
    )


def test_coach_of_whom_more_is_asked_is_over(people):
    CoachHours.objects.filter(registration=registration(people.petra)).update(hours=Decimal("19.5"))
    petra = year_of(people.petra)

    assert (petra.left, petra.over, petra.is_short, petra.verdict) == (-2.5, 2.5, True, "2,5 uur te veel")


def test_coach_without_hours_agreed_is_short_only_when_something_is_asked(people):
    CoachHours.objects.filter(registration=registration(people.petra)).delete()
    with_starters = year_of(people.petra)
    Pair.objects.filter(holder=people.petra).delete()

    assert (with_starters.left, with_starters.is_short, with_starters.verdict) == (
        None,
        True,
        "Nog geen uren afgesproken",
    )
    assert year_of(people.petra).is_short is False


def test_trajectory_counts_with_who_takes_over_as_soon_as_that_is_coupled(people):
    before = year_of(people.mehmet).asked, year_of(people.petra).asked
    move(people, people.sanne, to=people.petra, day=FIRST)

    assert (before, (year_of(people.mehmet).asked, year_of(people.petra).asked)) == ((11.0, 22.0), (0.0, 33.0))
    (line,) = [one for one in year_of(people.mehmet).trajectories if one.starter == people.sanne]
    assert (line.counts, line.within.end) == (Counts.WITH_ANOTHER, FIRST)


def test_pair_that_ended_without_another_coach_counts_no_more(people):
    with acting_as(people.hanneke, on=A_DAY) as by:
        pair = Pair.objects.get(starter=people.sanne, holder=people.mehmet)
        uncouple(by=by, at=clock.now(), pair=pair, last_day=A_DAY)

    assert (year_of(people.mehmet).asked, year_of(people.mehmet, on=A_DAY + timedelta(days=1)).asked) == (11.0, 0.0)


def test_next_year_asks_for_tracks_that_go_on_and_was_agreed_by_nobody_yet(people):
    petra = year_of(people.petra, year=YEAR.next)

    assert (petra.available, petra.asked, [one.starter for one in petra.counted]) == (None, 11.0, [people.yasmina])


def test_coach_keeps_what_was_used_after_another_took_over(people):
    with acting_as(people.mehmet, on=A_DAY) as coach:
        before = met_in(year_of(people.mehmet).trajectories, year=YEAR)
        meet(by=coach, at=clock.now(), starter=people.sanne, way="gesprek", day=A_DAY, minutes=45)
    move(people, people.sanne, to=people.petra, day=FIRST)
    after = met_in(year_of(people.mehmet).trajectories, year=YEAR)

    pair = Pair.objects.get(starter=people.sanne, holder=people.mehmet).pk
    assert after[pair].minutes - (before[pair].minutes if pair in before else 0) == 45
    assert pair not in met_in(year_of(people.petra).trajectories, year=YEAR)


def guide(people, facilitator, *, group, members):
    with acting_as(people.hanneke, on=A_DAY) as by:
        board = CoachRegistration.objects.get(person=facilitator).board_id
        count_guided_group(
            by=by, at=clock.now(), key=group, facilitator=facilitator, organisation=board, year=YEAR, members=members
        )


def test_guided_group_asks_its_hours_of_who_guides_it_once(people):
    group = uuid4()
    guide(people, people.petra, group=group, members=[people.sanne])
    guide(people, people.petra, group=group, members=[people.sanne, people.yasmina])
    petra = year_of(people.petra)

    assert (petra.groups, petra.asked, petra.left) == (1, 28.0, 5.0)
    assert petra.asked_for == "2 trajecten en 1 intervisiegroep vragen 28 uur"
    assert year_of(people.petra, year=YEAR.next).groups == 0


def test_hours_of_a_group_go_with_who_guides_it_and_end_with_the_group(people):
    group = uuid4()
    guide(people, people.petra, group=group, members=[people.sanne])
    guide(people, people.mehmet, group=group, members=[people.sanne])
    taken_over = year_of(people.petra).asked, year_of(people.mehmet).asked
    with acting_as(people.hanneke, on=A_DAY) as by:
        stop_counting_group(by=by, at=clock.now(), key=group)

    assert (taken_over, year_of(people.mehmet).asked) == ((22.0, 17.0), 11.0)


def test_who_guides_a_group_and_coaches_nobody_has_the_hours_of_its_programme(people):
    Pair.objects.filter(holder=people.petra).delete()
    guide(people, people.petra, group=uuid4(), members=[people.sanne])
    petra = year_of(people.petra)

    assert (petra.asked, [(given.per_group, tracks) for given, tracks in petra.programmes]) == (6.0, [(6, 0)])


def test_hours_with_peers_are_another_reckoning():
    source = Source(Status.CONFIRMED, "S1 §3.2")
    per_group = Given(11, 17, 6, Reckoning.PER_GROUP, source)
    per_track = Given(11, 17, 6, Reckoning.PER_TRACK, source)

    assert [
        (one.for_caseload(tracks=2, groups=0), one.for_caseload(tracks=2, groups=1)) for one in (per_group, per_track)
    ] == [(22, 28), (22, 34)]


def test_coach_may_know_the_own_starters_of_today_only(people):
    move(people, people.yasmina, to=people.mehmet, day=A_DAY)
    with acting_as(people.petra, on=A_DAY) as viewer:
        (petra,) = own_ledgers(viewer, year=YEAR)

    assert [(str(line.starter), line.trajectory.asked) for line in petra.lines] == [
        ("Femke Mulder", 11.0),
        ("None", 0.0),
    ]


def test_coordinator_knows_the_starters_of_the_board(people):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        (petra,) = coach_ledgers(viewer, CoachRegistration.objects.filter(person=people.petra), year=YEAR)

    assert [line.starter.pk for line in petra.lines] == [people.yasmina, people.femke]


def test_own_page_says_over_or_under_and_why(people, client_as):
    page = client_as("petra").get(reverse("entitlements:my_coach_hours")).content.decode()

    assert "11 uur over" in page
    assert "In de jaartaak staat 33 uur. 2 trajecten vragen 22 uur." in page
    assert "Anders gerekend: 17 uur per traject voor wie ook intervisie begeleidt. Dat is 34 uur." in page
    assert "Petra Visser: 33 uur coaching van starters (2 trajecten vragen 22 uur, 11 uur over), 2026-2027" in page


def test_page_of_a_coach_leads_to_more_hours_or_fewer_starters_when_there_are_too_many(people, client_as):
    CoachHours.objects.filter(registration=registration(people.petra)).update(hours=Decimal(20))
    row = registration(people.petra).pk
    page = client_as("hanneke").get(reverse("entitlements:coach_hours", args=[row])).content.decode()

    assert "2 uur te veel" in page
    assert reverse("people:change_coach", args=[row]) in page
    assert reverse("intake:transfer", args=[row]) in page


@pytest.mark.parametrize("handle", ["petra", "mehmet", "karin", "sanne", "wil", "joost"])
def test_page_of_a_coach_is_for_who_keeps_the_register(people, client_as, handle):
    page = reverse("entitlements:coach_hours", args=[registration(people.petra).pk])

    assert client_as(handle).get(page).status_code == 404


def test_own_page_is_empty_for_who_coaches_nobody(people, client_as):
    page = client_as("karin").get(reverse("entitlements:my_coach_hours"))

    assert "Je staat niet in een coachregister" in page.content.decode()


def test_other_year_is_chosen_in_the_address(people, client_as):
    page = client_as("petra").get(reverse("entitlements:my_coach_hours") + "?jaar=2027-2028")

    assert page.context["found"].year == YEAR.next
    assert client_as("petra").get(reverse("entitlements:my_coach_hours") + "?jaar=2031-2032").status_code == 404


class _TakenBack(Exception):
    """Ends an example, so that the next begins with the cast as it was."""


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.sampled_from(["mehmet", "petra"]), st.integers(1, 240)), max_size=4),
    on=st.integers(-90, 300),
)
def test_whoever_takes_over_a_trajectory_is_counted_once_and_whole(people, steps, on):
    with pytest.raises(_TakenBack), transaction.atomic():
        for coach, days in sorted(steps, key=lambda step: step[1]):
            move(people, people.sanne, to=people.persons[coach], day=A_DAY + timedelta(days=days))
        found = coach_years(CoachRegistration.objects.all(), year=YEAR, on=A_DAY + timedelta(days=on))
        counted = [one.starter for year in found for one in year.counted]
        assert counted.count(people.sanne) == 1
        assert sum(one.asked for year in found for one in year.trajectories if one.starter == people.sanne) == 11.0
        raise _TakenBack
