"""Lesson visits: who looks and who never does, scored blind until both are in, sent once, shared by the starter."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from visiting import LARGE, TOMORROW, all_at, looking, opened, page, plan, rate, score, send, send_rating

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.actions import ChangedElsewhere
from startbaan.apps.coaching.models import ItemScore, LessonVisit, Observation, SelfRating, SelfScore
from startbaan.apps.coaching.queries import Scored, VisitState
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import may_make, visible_to
from startbaan.apps.people.actions import NotYours, Refusal, share
from startbaan.apps.people.models import Pair, Person, Role
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

EVERYBODY = ("sanne", "mehmet", "sietske", "karin", "ineke", "hanneke")


def readers(people, model, visit):
    """Who of those around Sanne reads a row of this visit, by the filter and by the database."""
    found = []
    for handle in EVERYBODY:
        with looking(people, handle) as viewer:
            if visible_to(viewer, model.objects.filter(visit=visit)).exists():
                found.append(handle)
            assert model.objects.filter(visit=visit).exists() is (handle in found)
    return found


def test_the_visit_stands_in_the_agendas_of_both(people):
    plan(people)

    with looking(people, "sanne") as viewer:
        rows = Appointment.objects.filter(key__startswith="coaching.visit:")
        invited = [sorted(row.invitations.values_list("person", flat=True)) for row in rows]
        assert may_make(viewer, Kind.OBSERVATION, people.sanne) is False

    assert invited == [sorted([people.sanne, people.mehmet])]


@pytest.mark.parametrize("sent", [["mehmet"], ["sanne"], []])
def test_a_half_item_opens_to_nobody(people, sent):
    visit = plan(people)
    score(people, visit)
    rate(people, visit)
    if "mehmet" in sent:
        send(people, visit)
    if "sanne" in sent:
        send_rating(people, visit)

    assert readers(people, Observation, visit) == ["mehmet"]
    assert readers(people, SelfRating, visit) == ["sanne"]
    for handle in EVERYBODY:
        with looking(people, handle):
            assert ItemScore.objects.filter(observation__visit=visit).exists() is (handle == "mehmet")
            assert SelfScore.objects.filter(rating__visit=visit).exists() is (handle == "sanne")


@pytest.mark.parametrize("last", ["sanne", "mehmet"])
def test_both_open_at_once(people, last):
    visit = plan(people)
    score(people, visit)
    rate(people, visit)
    steps = [lambda: send(people, visit), lambda: send_rating(people, visit, shares=True)]
    for step in steps if last == "sanne" else reversed(steps):
        step()

    assert readers(people, Observation, visit) == ["sanne", "mehmet"]
    assert readers(people, SelfRating, visit) == ["sanne", "mehmet"]
    assert page(people, "sanne", visit).visit.state is VisitState.OPEN


def test_the_coach_does_not_read_the_self_rating_that_is_not_shared(people):
    visit = opened(people, shares=False)

    assert readers(people, SelfRating, visit) == ["sanne"]
    assert readers(people, Observation, visit) == ["sanne", "mehmet"]


def test_waiving_opens_the_scores_of_the_observer_alone(people):
    visit = plan(people)
    score(people, visit)
    rate(people, visit)
    send(people, visit)
    with looking(people, "sanne") as sanne:
        actions.waive_self_rating(by=sanne, at=clock.now(), visit=visit)

    assert readers(people, Observation, visit) == ["sanne", "mehmet"]
    assert readers(people, SelfRating, visit) == ["sanne"]
    with looking(people, "sanne") as sanne:
        assert SelfScore.objects.count() == 0
        with pytest.raises(Refusal):
            actions.take_back_self_rating(by=sanne, at=clock.now(), visit=visit)
        with pytest.raises(Refusal):
            actions.save_self_scores(by=sanne, at=clock.now(), visit=visit, base=1, scores=all_at(4))


def test_nobody_hands_in_but_the_database(people):
    visit = plan(people)
    score(people, visit)
    with looking(people, "mehmet"):
        Observation.objects.filter(visit=visit).update(handed_in_at=clock.now())
        assert list(Observation.objects.values_list("handed_in_at", flat=True)) == [None]


def test_a_waived_rating_is_not_filled_in_after_looking(people):
    visit = plan(people)
    score(people, visit)
    send(people, visit)
    with looking(people, "sanne") as sanne:
        actions.waive_self_rating(by=sanne, at=clock.now(), visit=visit)
        for values in ({"sent_at": None}, {"waived": False}):
            with pytest.raises(DatabaseError), transaction.atomic():
                SelfRating.objects.filter(visit=visit).update(**values)


def test_sent_scores_stay(people):
    visit = opened(people)
    with looking(people, "mehmet") as mehmet:
        with pytest.raises(ChangedElsewhere):
            actions.save_scores(
                by=mehmet, at=clock.now(), visit=visit, item=uuid4(), base=1, scores=all_at(1), minutes=40
            )
        with pytest.raises(Refusal):
            actions.take_back(by=mehmet, at=clock.now(), visit=visit)
        for statement in (
            "UPDATE coaching_itemscore SET score = 1",
            "DELETE FROM coaching_itemscore",
            "DELETE FROM coaching_observation",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_sent_scores_are_taken_back_while_closed(people):
    visit, item = plan(people), uuid4()
    score(people, visit, item=item)
    send(people, visit)
    with looking(people, "mehmet") as mehmet:
        actions.take_back(by=mehmet, at=clock.now(), visit=visit)

    assert score(people, visit, item=item, base=1, points=4) == 2
    rate(people, visit)
    send_rating(people, visit)
    assert readers(people, Observation, visit) == ["mehmet"]


def test_the_same_sent_twice_counts_once(people):
    visit, item = plan(people), uuid4()

    first = score(people, visit, item=item)
    again = score(people, visit, item=item)
    later = score(people, visit, item=item, base=first, points=4)
    repeated = score(people, visit, item=item, base=first, points=4)
    send(people, visit)
    send(people, visit)

    assert (first, again, later, repeated) == (1, 1, 2, 2)
    with looking(people, "mehmet"):
        assert Observation.objects.filter(visit=visit).count() == 1


def test_what_was_built_on_something_older_is_refused_with_what_there_is(people):
    visit, item = plan(people), uuid4()
    score(people, visit, item=item)
    score(people, visit, item=item, base=1, points=4)

    for other, base in ((item, 1), (uuid4(), 0)):
        with pytest.raises(ChangedElsewhere) as refused:
            score(people, visit, item=other, base=base, points=1)
        current = refused.value.current
        assert (current.item, current.revision, current.minutes) == (item, 2, 40)
        assert {one.score for one in current.scores.values()} == {4}


@pytest.mark.parametrize(
    "scores", [{"onbekend": Scored(1)}, {"respect": Scored(9)}, {"respect": Scored(1, "x" * 1001)}]
)
def test_scores_outside_the_instrument_are_refused(people, scores):
    visit = plan(people)
    with looking(people, "mehmet") as mehmet, pytest.raises(Refusal):
        actions.save_scores(by=mehmet, at=clock.now(), visit=visit, item=uuid4(), base=0, scores=scores, minutes=None)


@pytest.mark.parametrize("handle", ["sanne", "karin", "sietske", "hanneke", "ineke"])
def test_only_the_observer_scores(people, handle):
    visit = plan(people)

    with pytest.raises(NotYours):
        score(people, visit, handle=handle)


def test_a_lesson_to_come_is_not_sent(people):
    visit = plan(people, day=TOMORROW)
    score(people, visit)

    with pytest.raises(Refusal, match="nog niet geweest"):
        send(people, visit)


def test_the_line_manager_never_observes(people):
    with pytest.raises(Refusal, match="leidinggevende"):
        plan(people, observer="karin")

    Role.objects.create(
        person_id=people.sietske,
        organisation_id=people.organisations["de-sluis"],
        role=RoleName.LINE_MANAGER.value,
        period=Person.objects.get(pk=people.sanne).posts.first().period,
    )
    with pytest.raises(Refusal, match="leidinggevende"):
        plan(people, observer="sietske")


def test_a_large_instrument_asks_a_certificate(people):
    with pytest.raises(Refusal, match="certificaat"):
        plan(people, observer="sietske", instrument=LARGE)


def test_another_observer_comes_outside_the_programme_and_reads_on(people):
    with looking(people, "mehmet") as mehmet:
        options = queries.visit_options(mehmet, Person.objects.get(pk=people.sanne).key)
    activity = options.programme[0].pk
    visit = plan(people, observer="sietske", activity=activity)
    score(people, visit, handle="sietske")
    send(people, visit, handle="sietske")
    rate(people, visit)
    send_rating(people, visit)

    with looking(people, "mehmet"):
        assert LessonVisit.objects.get(pk=visit).activity_id is None
    assert readers(people, Observation, visit) == ["sanne", "mehmet", "sietske"]
    assert readers(people, SelfRating, visit) == ["sanne", "mehmet"]


def test_a_visit_of_the_programme_is_done_when_the_coach_sends(people):
    with looking(people, "mehmet") as mehmet:
        options = queries.visit_options(mehmet, Person.objects.get(pk=people.sanne).key)
    visit = plan(people, activity=options.programme[0].pk)
    score(people, visit)
    send(people, visit)

    with looking(people, "mehmet"):
        row = LessonVisit.objects.select_related("activity").get(pk=visit)
    assert (row.activity.state, row.activity.done_on, row.activity.minutes) == ("done", A_DAY, 40)


def test_sharing_a_visit_gives_the_scores_along(people):
    visit = opened(people)
    assert "karin" not in readers(people, Observation, visit)
    with looking(people, "sanne") as sanne:
        share(by=sanne, row=LessonVisit.objects.get(pk=visit), relation=Relation.MANAGER, until=None, at=clock.now())

    assert readers(people, Observation, visit) == ["sanne", "mehmet", "karin"]
    assert readers(people, SelfRating, visit) == ["sanne", "mehmet"]
    assert page(people, "karin", visit).visit.said[0] == "Beide scores zijn binnen."


def test_a_visit_is_not_shared_before_it_is_open(people):
    visit = plan(people)
    with looking(people, "sanne") as sanne, pytest.raises(Refusal):
        share(by=sanne, row=LessonVisit.objects.get(pk=visit), relation=Relation.MANAGER, until=None, at=clock.now())


def test_each_sees_what_is_awaited_and_no_score(people):
    visit = plan(people)
    score(people, visit)
    send(people, visit)

    assert page(people, "sanne", visit).visit.said == [
        "De scores van Mehmet Yılmaz zijn binnen, maar nog dicht.",
        "Jij hebt nog niet zelf gescoord.",
    ]
    assert page(people, "mehmet", visit).visit.said == [
        "Jouw scores zijn ingeleverd. Ze gaan open zodra de starter klaar is.",
        "Sanne de Wit heeft nog niet zelf gescoord.",
    ]
    with pytest.raises(Http404):
        page(people, "karin", visit)


def test_a_visit_called_off_leaves_the_agenda(people):
    visit = plan(people, day=TOMORROW)
    with looking(people, "mehmet") as mehmet:
        shown = queries.visit_to_change(mehmet, visit)
        actions.move_visit(by=mehmet, at=clock.now(), visit=shown, day=A_DAY, moment=None, lesson="Taal", focus="")
        actions.call_off_visit(by=mehmet, at=clock.now(), visit=queries.visit_to_change(mehmet, visit))
        rows = Appointment.objects.filter(key=f"coaching.visit:{visit}", cancelled_at=None)

        assert rows.count() == 0
    with pytest.raises(Refusal, match="afgezegd"):
        score(people, visit)


def test_nobody_is_told_a_word_of_the_scores(people):
    opened(people)

    texts = [" ".join([row.subject, *row.lines]) for row in Message.objects.filter(to=people.sanne)]
    assert len(texts) == 1
    assert [text for text in texts if "open vragen" in text or "rumoerig" in text or "Rekenen" in text] == []


def test_a_test_is_no_lesson_to_visit(people):
    with pytest.raises(Refusal, match="toets"):
        plan(people, is_test_free=False)


def test_a_visit_lapses_when_the_coach_changes_before_scoring(people):
    visit = plan(people, day=TOMORROW)
    pair = Pair.objects.get(starter=people.sanne, relation=Relation.COACH.value, period__contains=A_DAY)
    Pair.objects.filter(pk=pair.pk).update(period=Period(pair.period.start, TOMORROW))

    shown = page(people, "sanne", visit, on=TOMORROW).visit
    assert (shown.state, shown.waits_for_you) == (VisitState.LAPSED, False)
    with pytest.raises(Http404):
        page(people, "mehmet", visit, on=TOMORROW)
