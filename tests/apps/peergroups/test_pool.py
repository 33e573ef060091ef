"""The pool of a round: who is in it, on which days, and who may not be with whom."""

import pytest
from django.http import Http404
from grouped import FITTING, put_round

from startbaan.apps.agenda.models import Availability
from startbaan.apps.peergroups.actions.rounds import Taking, begin_round, refresh_round, take_part
from startbaan.apps.peergroups.models import Candidate, DaysFrom, RoundFacilitator
from startbaan.apps.peergroups.queries.pooling import asked
from startbaan.apps.peergroups.queries.rounds import round_of, rounds_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.grouping.pool import Weekday
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

STARTERS = sorted(FITTING)


def handles(people, ids):
    return sorted(handle for handle, person in people.persons.items() if person in ids)


def begin(people, by, *, boards, at="waterland", **more):
    with acting_as(getattr(people, by), on=A_DAY) as viewer:
        return begin_round(
            by=viewer,
            at=clock.now(),
            organisation=people.organisations[at],
            boards=[people.organisations[board] for board in boards],
            year=SchoolYear.of(A_DAY),
            **more,
        )


def test_round_of_a_partnership_holds_every_starter_and_coach(db, people):
    row = put_round(people)

    assert handles(people, set(Candidate.objects.values_list("starter", flat=True))) == STARTERS
    facilitators = RoundFacilitator.objects.filter(round=row).values_list("person", flat=True)
    assert handles(people, set(facilitators)) == ["carla", "mehmet", "omar", "petra"]


def test_round_of_a_board_holds_its_own_starters(db, people):
    put_round(people, by="hanneke", at="waterland")

    found = set(Candidate.objects.values_list("starter", flat=True))
    assert handles(people, found) == ["femke", "sanne", "thijs", "yasmina"]


def test_round_for_some_years_and_sectors_holds_those_starters(db, people):
    put_round(people, sectors=["po"], years=[1])

    assert handles(people, set(Candidate.objects.values_list("starter", flat=True))) == ["ruben", "sanne", "thijs"]


def test_round_of_another_board_is_refused(db, people):
    with pytest.raises(NotYours):
        begin(people, "hanneke", boards=["de-vaart"])


def test_round_without_starters_is_refused(db, people):
    with pytest.raises(Refusal):
        begin(people, "hanneke", boards=["waterland"], sectors=["mbo"])


def test_pool_forbids_who_works_together(db, people):
    row = put_round(people)

    found = asked(row).pool.forbidden
    ids = {str(person): handle for handle, person in people.persons.items()}
    assert sorted((ids[starter], ids[leader]) for starter, leader in found) == [
        ("femke", "petra"),
        ("lotte", "omar"),
        ("ruben", "carla"),
        ("sanne", "mehmet"),
        ("thijs", "mehmet"),
        ("yasmina", "petra"),
    ]


def test_days_of_a_starter_are_those_they_said(db, people):
    Availability.objects.create(person_id=people.sanne, weekday=1, part="morning")
    Availability.objects.create(person_id=people.sanne, weekday=3, part="after_school")
    row = put_round(people)

    assert list(Candidate.objects.filter(starter=people.sanne).values_list("weekdays", "days_from")) == [
        (["di", "do"], DaysFrom.SAID)
    ]
    assert asked(row).pool.starter[str(people.sanne)].weekdays == {Weekday.TUESDAY, Weekday.THURSDAY}
    assert list(Candidate.objects.filter(starter=people.thijs).values_list("weekdays", "days_from")) == [
        (["ma", "di", "wo", "do", "vr"], DaysFrom.ASSUMED)
    ]


def test_correction_outlives_a_refresh(db, people):
    row = put_round(people)
    line = Candidate.objects.get(round=row, starter=people.sanne)
    with acting_as(people.jeroen, on=A_DAY) as by:
        taking = {line.pk: Taking(days=("vr",), included=True)}
        take_part(by=by, at=clock.now(), peer_round=row.key, starters=taking, facilitators={})
        new = refresh_round(by=by, at=clock.now(), peer_round=row.key)

    line.refresh_from_db()
    assert (new, line.weekdays, line.days_from) == (0, ["vr"], DaysFrom.CORRECTED)


def test_starter_who_does_not_take_part_stays_out_of_the_pool(db, people):
    row = put_round(people)
    line = Candidate.objects.get(round=row, starter=people.sanne)
    with acting_as(people.jeroen, on=A_DAY) as by:
        taking = {line.pk: Taking(days=tuple(line.weekdays), included=False, because="met verlof")}
        take_part(by=by, at=clock.now(), peer_round=row.key, starters=taking, facilitators={})

    ids = {int(starter.id) for starter in asked(row).pool.starters}
    assert handles(people, ids) == [one for one in STARTERS if one != "sanne"]


@pytest.mark.parametrize("handle", ["hanneke", "sanne", "mehmet", "karin", "dirkjan", "fatima", "bas"])
def test_round_of_a_partnership_is_nothing_to_others(db, people, handle):
    row = put_round(people)

    with acting_as(getattr(people, handle), on=A_DAY) as viewer:
        assert rounds_of(viewer) == []
        with pytest.raises(Http404):
            round_of(viewer, row.key)
