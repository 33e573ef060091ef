"""Learning to observe: the example lessons, the feedback, and the certificate that follows."""

from datetime import date

import pytest
from django.urls import reverse
from observed_by import INSTRUMENT, LESSONS, TRAINING, begun, certify, scored

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import ObserverCertificate, TrainingRound
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

PAGE = reverse("coaching:training", args=[INSTRUMENT])
FIRST = reverse("coaching:training_lesson", args=[INSTRUMENT, LESSONS[0].key])


def go_through(people, person, *, apart=0):
    begun(people, person)
    for lesson in LESSONS:
        scored(people, person, lesson=lesson.key, apart=apart)


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
    assert TrainingRound.objects.filter(person=people.mehmet).count() == 1


def test_training_without_example_does_not_exist(client_as, people):
    assert client_as("mehmet").get(reverse("coaching:training", args=["looking-guide"])).status_code == 404


def test_training_page_says_that_the_rule_is_an_own_choice(client_as, people):
    page = client_as("mehmet").get(PAGE).content.decode()

    assert "Eigen keuze." in page
    assert TRAINING.rule.source.note.nl in page
