"""A change shows what it will do, does exactly that in one go, and is undone within a day."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.changes import actions, queries
from startbaan.apps.changes.actions import Away, Finished, Leave, Longer, OtherHours, OtherSchool, Qualified, Reason
from startbaan.apps.changes.models import Absence, Change, ChangedRow, DossierConsent, Leaving
from startbaan.apps.coaching.actions import set_goal
from startbaan.apps.coaching.models import CoachingGoal
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as, visible_to
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair, Person, Post, Profile, Terms, User
from startbaan.apps.programme.actions import end_track, plan_activity
from startbaan.apps.programme.models import Activity, Track
from startbaan.project import cast
from startbaan.ui import clock

SOON = cast.A_DAY + timedelta(days=30)


def rows_about(starter):
    """What a change may touch."""
    return {
        "posts": sorted(str(row.period) for row in Post.objects.filter(person=starter)),
        "terms": sorted(f"{row.fte} {row.period}" for row in Terms.objects.filter(post__person=starter)),
        "pairs": sorted(f"{row.relation} {row.period}" for row in Pair.objects.filter(starter=starter)),
        "track": sorted(f"{row.period} {row.pauses}" for row in Track.objects.filter(starter=starter)),
        "activities": sorted(
            f"{row.key} {row.year} {row.number} {row.window} {row.state} {row.planned_on}"
            for row in Activity.objects.filter(starter=starter)
        ),
        "leaving": Leaving.objects.filter(starter=starter).count(),
        "absence": Absence.objects.filter(starter=starter).count(),
    }


def wanted_of(name, people):
    post = Post.objects.get(person=people.sanne).pk
    return {
        "fte": OtherHours(post, SOON, Decimal("0.6")),
        "absence": Away(SOON, SOON + timedelta(days=60)),
        "school": OtherSchool(post, people.organisations["het-kompas"], SOON),
        "leaving": Leave(SOON, Reason.WORKLOAD),
        "qualified": Qualified(cast.A_DAY),
        "extension": Longer(cast.A_DAY),
        "finished": Finished(cast.A_DAY, cast.A_DAY - timedelta(days=1)),
    }[name]


SORTS = ("fte", "absence", "school", "leaving", "extension", "finished")


@pytest.mark.django_db
@pytest.mark.parametrize("name", SORTS)
def test_looking_ahead_changes_nothing(people, name):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        before = rows_about(people.sanne)
        foreseen = actions.foresee(by=by, at=clock.now(), starter=people.sanne, wanted=wanted_of(name, people))
        assert foreseen.changes
        assert rows_about(people.sanne) == before
        assert Change.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("name", SORTS)
def test_change_does_what_was_shown_and_undoing_sets_everything_back(people, name):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        before, at, wanted = rows_about(people.sanne), clock.now(), wanted_of(name, people)
        foreseen = actions.foresee(by=by, at=at, starter=people.sanne, wanted=wanted)
        change = actions.apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=foreseen.mark)
        assert rows_about(people.sanne) != before
        assert ChangedRow.objects.filter(change=change).count() == len(foreseen.changes)
        actions.undo(by=by, at=at + timedelta(hours=23), change=change.key)
        assert rows_about(people.sanne) == before


@pytest.mark.django_db
def test_change_that_would_do_something_else_than_was_shown_is_refused(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        wanted = wanted_of("leaving", people)
        foreseen = actions.foresee(by=by, at=clock.now(), starter=people.sanne, wanted=wanted)
        Pair.objects.filter(starter=people.sanne, relation="buddy").first().delete()
        with pytest.raises(Refusal, match="intussen iets veranderd"):
            actions.apply(by=by, at=clock.now(), starter=people.sanne, wanted=wanted, mark=foreseen.mark)
        assert Leaving.objects.count() == 0


def change(by, people, wanted):
    mark = actions.foresee(by=by, at=clock.now(), starter=people.sanne, wanted=wanted).mark
    return actions.apply(by=by, at=clock.now(), starter=people.sanne, wanted=wanted, mark=mark)


@pytest.mark.django_db
@pytest.mark.parametrize("days", [20, 90], ids=["earlier", "later"])
def test_back_on_another_day_than_expected_is_as_if_that_was_known(people, days):
    first, other = wanted_of("absence", people), Away(SOON, SOON + timedelta(days=days))
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        with transaction.atomic():
            change(by, people, other)
            known = rows_about(people.sanne)
            transaction.set_rollback(True)
        change(by, people, first)
        before = rows_about(people.sanne)
        made = change(by, people, other)
        assert rows_about(people.sanne) == known
        assert known != before
        actions.undo(by=by, at=clock.now(), change=made.key)
        assert rows_about(people.sanne) == before


@pytest.mark.django_db
def test_move_taken_back_before_it_begins_leaves_no_day_at_the_other_school(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        at, before = clock.now(), rows_about(people.sanne)
        for school in ("het-kompas", "de-sluis"):
            post = Post.objects.filter(person=people.sanne).order_by("period").last()
            wanted = OtherSchool(post.pk, people.organisations[school], SOON)
            assert wanted.school in {place.pk for place in queries.subject_of(by, post.person.key).schools}
            mark = actions.foresee(by=by, at=at, starter=people.sanne, wanted=wanted).mark
            actions.apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=mark)
        after = rows_about(people.sanne)
    assert (after["posts"], after["terms"]) == (before["posts"], before["terms"])
    assert Post.objects.get(person=people.sanne).school_id == people.organisations["de-sluis"]


@pytest.mark.django_db
def test_post_that_has_begun_keeps_its_first_day(people):
    post = Post.objects.get(person=people.sanne)
    wanted = OtherSchool(post.pk, people.organisations["het-kompas"], post.period.start)
    with acting_as(people.hanneke, on=cast.A_DAY) as by, pytest.raises(Refusal, match="na de eerste dag"):
        actions.foresee(by=by, at=clock.now(), starter=people.sanne, wanted=wanted)


@pytest.mark.django_db
def test_other_hours_agreed_for_later_move_along_to_another_school(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        at, later = clock.now(), SOON + timedelta(days=30)
        for wanted in (wanted_of("fte", people), OtherHours(wanted_of("fte", people).post, later, Decimal("0.5"))):
            mark = actions.foresee(by=by, at=at, starter=people.sanne, wanted=wanted).mark
            actions.apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=mark)
        moved = OtherSchool(wanted.post, people.organisations["het-kompas"], SOON + timedelta(days=5))
        mark = actions.foresee(by=by, at=at, starter=people.sanne, wanted=moved).mark
        actions.apply(by=by, at=at, starter=people.sanne, wanted=moved, mark=mark)
    there = Terms.objects.filter(post__school=moved.school, post__person=people.sanne).order_by("period")
    assert [(row.fte, row.period.start) for row in there] == [(Decimal("0.6"), moved.on), (Decimal("0.5"), later)]


@pytest.mark.django_db
def test_undoing_is_refused_after_a_day_twice_and_when_something_moved_since(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        at, wanted = clock.now(), wanted_of("fte", people)
        mark = actions.foresee(by=by, at=at, starter=people.sanne, wanted=wanted).mark
        change = actions.apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=mark)
        with pytest.raises(Refusal, match="één dag"):
            actions.undo(by=by, at=at + timedelta(hours=25), change=change.key)
        terms = Terms.objects.get(post__person=people.sanne, fte=Decimal("0.6"))
        Terms.objects.filter(pk=terms.pk).update(step=2)
        with pytest.raises(Refusal, match="Intussen"):
            actions.undo(by=by, at=at, change=change.key)
        Terms.objects.filter(pk=terms.pk).update(step=terms.step)
        actions.undo(by=by, at=at, change=change.key)
        with pytest.raises(Refusal, match="al ongedaan"):
            actions.undo(by=by, at=at, change=change.key)


@pytest.mark.django_db
@pytest.mark.parametrize("handle", ["mehmet", "sanne", "sietske", "jeroen", "bas"])
@pytest.mark.parametrize("name", ["fte", "absence", "school", "leaving", "extension", "qualified"])
def test_who_may_not_write_it_cannot_even_look_ahead(people, handle, name):
    with acting_as(people.persons[handle], on=cast.A_DAY) as by, pytest.raises(NotYours):
        actions.foresee(by=by, at=clock.now(), starter=people.sanne, wanted=wanted_of(name, people))


@pytest.mark.django_db
def test_lateral_entrant_becomes_qualified_once(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        Profile.objects.filter(person=people.femke).update(qualified_on=None)
        wanted, at = Qualified(cast.A_DAY), clock.now()
        mark = actions.foresee(by=by, at=at, starter=people.femke, wanted=wanted).mark
        actions.apply(by=by, at=at, starter=people.femke, wanted=wanted, mark=mark)
        assert Profile.objects.get(person=people.femke).qualified_on == cast.A_DAY
        with pytest.raises(Refusal, match="al sinds wanneer"):
            actions.foresee(by=by, at=at, starter=people.femke, wanted=wanted)


@pytest.mark.django_db
def test_leaving_is_told_to_who_helps_without_the_reason_and_taken_back_when_undone(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        at, wanted = clock.now(), wanted_of("leaving", people)
        foreseen = actions.foresee(by=by, at=at, starter=people.sanne, wanted=wanted)
        names = {told.name for told in foreseen.told}
        assert names == {"Sanne de Wit", "Mehmet Yılmaz", "Sietske de Boer", "Karin Post"}
        assert all("werkdruk" not in told.subject for told in foreseen.told)
        change = actions.apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=foreseen.mark)
        told = Message.objects.filter(key__startswith="change:leaving:")
        assert {row.state for row in told} == {Message.State.WAITING}
        actions.undo(by=by, at=at, change=change.key)
        assert {row.state for row in told.all()} == {Message.State.TAKEN_BACK}


@pytest.mark.django_db
def test_appointment_is_called_off_by_leaving_and_stands_again_when_undone(people):
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        at, wanted = clock.now(), wanted_of("leaving", people)
        activity = Activity.objects.filter(starter=people.sanne, state="planned", key="lesson-visit").last()
        day = SOON + timedelta(days=5)
        plan_activity(by=by, at=at, activity=activity.pk, day=day, moment=None, participants=[])
        mark = actions.foresee(by=by, at=at, starter=people.sanne, wanted=wanted).mark
        change = actions.apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=mark)
        key = f"activity:{activity.pk}"
        assert [row.cancelled_at is None for row in Appointment.objects.filter(key=key)] == [False]
        actions.undo(by=by, at=at, change=change.key)
        assert [row.cancelled_at is None for row in Appointment.objects.filter(key=key).order_by("pk")][-1] is True


@pytest.mark.django_db
def test_dossier_comes_along_to_another_board_with_consent_and_closes_for_who_guided_there(people):
    user = User.objects.using("owner").create(email="twee@example.org")
    Person.objects.using("owner").filter(pk__in=[people.sanne, people.ruben]).update(user=user)
    with acting_as(people.mehmet, on=cast.A_DAY) as by:
        goal = set_goal(by=by, at=clock.now(), starter=people.sanne, words="Rustig beginnen")
    with acting_as(people.hanneke, on=cast.A_DAY) as by:
        track = Track.objects.get(starter=people.sanne)
        end_track(by=by, at=clock.now(), track=track.pk, on=cast.A_DAY - timedelta(days=1))
    with acting_as(people.sanne, people.ruben, on=cast.A_DAY) as by:
        with pytest.raises(Refusal, match="toestemming"):
            actions.take_dossier_along(by=by, at=clock.now())
        DossierConsent.objects.create(starter_id=people.sanne, given_at=clock.now())
        assert actions.take_dossier_along(by=by, at=clock.now()) == 1
        assert CoachingGoal.objects.get(pk=goal.pk).starter_id == people.ruben
    with acting_as(people.mehmet, on=cast.A_DAY) as viewer:
        assert list(visible_to(viewer, CoachingGoal.objects.filter(pk=goal.pk))) == []
