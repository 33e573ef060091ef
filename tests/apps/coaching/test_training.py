"""Learning to observe: the example lessons, the feedback, and the certificate that follows."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from observed_by import INSTRUMENT, LESSONS, TRAINING, begun, certify, scored

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import ObserverCertificate, TrainingLesson, TrainingRound
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

PAGE = reverse("coaching:training", args=[INSTRUMENT])
FIRST = reverse("coaching:training_lesson", args=[INSTRUMENT, LESSONS[0].key])


def go_through(people, person, *, apart=0, on=A_DAY):
    """Let somebody do a round; gives the lessons it brought."""
    lessons = begun(people, person, on=on).lessons
    for lesson in lessons:
        scored(people, person, lesson=lesson, apart=apart, on=on)
    return list(lessons)


def certificates(person):
    rows = ObserverCertificate.objects.filter(person=person).order_by("period")
    return [(row.how, row.period.start, row.period.end) for row in rows]


def page_of(person):
    with acting_as(person, on=A_DAY) as viewer:
        return queries.training_page(viewer, INSTRUMENT)


def test_trainee_who_scores_as_the_examples_passes_and_is_certified_for_two_years(people):
    go_through(people, people.mehmet)

    assert page_of(people.mehmet).round.passed
    assert certificates(people.mehmet) == [("training", A_DAY, date(2028, 11, 24))]


def test_trainee_who_is_milder_throughout_does_not_pass(people):
    go_through(people, people.mehmet, apart=1)

    page = page_of(people.mehmet)
    assert (page.is_finished, page.verdict.passed, page.verdict.is_near) == (True, False, False)
    assert certificates(people.mehmet) == []


def test_trainee_who_did_not_pass_waits_before_another_round(people):
    go_through(people, people.mehmet, apart=1)

    with pytest.raises(Refusal, match="weer doen vanaf"):
        begun(people, people.mehmet)


def test_second_round_brings_other_lessons_than_the_first(people):
    first = go_through(people, people.mehmet, apart=1)
    second = go_through(people, people.mehmet, on=A_DAY + timedelta(days=28))

    assert (len(first), set(first) & set(second)) == (TRAINING.lessons_in_round, set())


def test_round_after_the_last_lessons_brings_those_seen_longest_ago(people):
    every, in_round = [lesson.key for lesson in TRAINING.lessons], TRAINING.lessons_in_round
    rounds = [go_through(people, people.mehmet) for _ in range(0, len(every), in_round)]

    assert [lesson for lessons in rounds for lesson in lessons] == every
    assert list(begun(people, people.mehmet).lessons) == rounds[0]


def test_page_says_plainly_when_there_are_no_new_lessons(client_as, people):
    for _ in range(0, len(TRAINING.lessons), TRAINING.lessons_in_round):
        before = client_as("mehmet").get(PAGE).content.decode()
        go_through(people, people.mehmet)
    after = client_as("mehmet").get(PAGE).content.decode()
    begun(people, people.mehmet)
    again = client_as("mehmet").get(PAGE).content.decode()

    assert ("Er zijn geen nieuwe lessen" in before, "Er zijn geen nieuwe lessen" in after) == (False, True)
    assert (before.count("eerder gelezen"), again.count("eerder gelezen")) == (0, TRAINING.lessons_in_round)


def test_lesson_that_was_not_drawn_for_this_round_is_not_found(client_as, people):
    begun(people, people.mehmet)
    other = TRAINING.lessons[-1].key

    assert client_as("mehmet").get(reverse("coaching:training_lesson", args=[INSTRUMENT, other])).status_code == 404
    with pytest.raises(Refusal, match="Begin eerst"):
        scored(people, people.mehmet, lesson=other)


def test_passing_takes_the_place_of_a_certificate_that_ends_earlier(people):
    certify(people, person=people.mehmet, period=Period(date(2026, 1, 1), date(2027, 1, 1)))

    go_through(people, people.mehmet)

    assert certificates(people.mehmet) == [
        ("elsewhere", date(2026, 1, 1), A_DAY),
        ("training", A_DAY, date(2028, 11, 24)),
    ]


def test_passing_leaves_a_certificate_that_ends_later(people):
    certify(people, person=people.mehmet, period=Period(date(2026, 1, 1), date(2030, 1, 1)))

    go_through(people, people.mehmet)

    assert certificates(people.mehmet) == [("elsewhere", date(2026, 1, 1), date(2030, 1, 1))]


def test_lesson_scored_twice_keeps_the_first_scores(people):
    begun(people, people.mehmet)
    scored(people, people.mehmet, lesson=LESSONS[0].key)
    scored(people, people.mehmet, lesson=LESSONS[0].key, apart=2)

    (line, *_) = page_of(people.mehmet).lessons
    assert line.agreement.same == line.agreement.both == len(LESSONS[0].examples)


def test_round_begun_twice_is_one_round(people):
    assert begun(people, people.mehmet) == begun(people, people.mehmet)


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        ({}, "Geef eerst minstens één score"),
        ({"respect": queries.Scored(None, "")}, "Geef eerst minstens één score"),
        ({"respect": queries.Scored(5, "")}, "staat niet op de schaal"),
        ({"respect": queries.Scored(-1, "")}, "staat niet op de schaal"),
    ],
)
def test_lesson_without_a_score_on_the_scale_is_refused(people, scores, sentence):
    begun(people, people.mehmet)

    with acting_as(people.mehmet, on=A_DAY) as viewer, pytest.raises(Refusal, match=sentence):
        actions.score_lesson(by=viewer, at=clock.now(), instrument_key=INSTRUMENT, lesson=LESSONS[0].key, scores=scores)


def test_trainee_sees_the_reasons_after_scoring_and_not_before(client_as, people):
    client = client_as("mehmet")
    client.post(reverse("coaching:begin_training", args=[INSTRUMENT]))
    why = LESSONS[0].examples[0].why.nl

    before = client.get(FIRST).content.decode()
    after = client.post(FIRST, {"score-respect": "2", "note-respect": "Hij begroet ze."}, follow=True).content.decode()

    assert (why in before, why in after) == (False, True)
    assert "Hij begroet ze." in after


def test_what_was_typed_comes_back_when_it_is_refused(client_as, people):
    client = client_as("mehmet")
    client.post(reverse("coaching:begin_training", args=[INSTRUMENT]))

    response = client.post(FIRST, {"score-respect": "", "note-respect": "Hij begroet ze."})

    assert response.status_code == 422
    assert "Hij begroet ze." in response.content.decode()


def test_another_sees_nothing_of_a_round(client_as, people):
    begun(people, people.mehmet)
    scored(people, people.mehmet, lesson=LESSONS[0].key)

    assert client_as("hanneke").get(FIRST).status_code == 404
    assert page_of(people.hanneke).round is None


@pytest.mark.parametrize("table", ["coaching_traininground", "coaching_traininglesson"])
def test_the_database_shows_what_somebody_learns_to_nobody_else(people, table):
    """Not even to the coordinator who sees that there is a certificate."""
    go_through(people, people.mehmet)
    found = {}
    for handle in ("mehmet", "hanneke", "sanne", "petra", "karin", "jeroen"):
        with acting_as(getattr(people, handle), on=A_DAY), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[handle] = cursor.fetchone()[0]
            cursor.execute(f"DELETE FROM {table}" if handle != "mehmet" else "SELECT 1")

    with acting_as(people.mehmet, on=A_DAY):
        kept = {"coaching_traininground": TrainingRound, "coaching_traininglesson": TrainingLesson}[table]
        assert kept.objects.count() == found.pop("mehmet") == (1 if kept is TrainingRound else len(LESSONS))
    assert set(found.values()) == {0}
    assert certificates(people.mehmet) != []


def test_nobody_adds_a_lesson_to_the_round_of_another(people):
    made = begun(people, people.mehmet)
    with acting_as(people.hanneke, on=A_DAY):
        for author, match in ((people.mehmet, "row-level security"), (people.hanneke, "of_the_rounds_author")):
            with pytest.raises(DatabaseError, match=match), transaction.atomic():
                TrainingLesson(
                    round_id=made.pk, author_id=author, lesson="fractions", scores={}, scored_at=clock.now()
                ).save(force_insert=True)
                connection.check_constraints()


def test_training_without_example_does_not_exist(client_as, people):
    assert client_as("mehmet").get(reverse("coaching:training", args=["looking-guide"])).status_code == 404


def test_training_page_says_that_the_rule_is_an_own_choice(client_as, people):
    page = client_as("mehmet").get(PAGE).content.decode()

    assert "Eigen keuze." in page
    assert TRAINING.rule.source.note.nl in page
