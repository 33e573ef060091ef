"""A class answers by code: only counts are kept, and they are given after closing, from ten answers on, to few."""

from datetime import timedelta

import pytest
from asked_classes import asking, close, let_answer, put_closed, put_round, sheet_of
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.http import Http404

from startbaan.apps.coaching.actions.pupils import (
    NotCounted,
    answer_pupil,
    ask_pupils,
    close_round,
)
from startbaan.apps.coaching.models import PupilCount, PupilRound, PupilTotal
from startbaan.apps.coaching.queries.pupils import opened_round, own_round
from startbaan.apps.journal.models import Entry, Opening
from startbaan.apps.people.access import acting_as, acting_as_nobody
from startbaan.apps.people.actions import NotYours, Refusal, share, unshare
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


def results_of(people, made, handle="sanne"):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return opened_round(viewer, made.pk, at=clock.now()).results


def counted(item):
    """What the function of the database gives to whoever is set now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coaching_pupil_results(%s)", [item])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("table", [PupilCount._meta.db_table, PupilTotal._meta.db_table])
@pytest.mark.parametrize("right", ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES"])
def test_program_may_not_touch_the_counts(people, table, right):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, has_table_privilege(%s, %s)", [table, right])

        assert cursor.fetchone() == (settings.RUNTIME_ROLE, False)


@pytest.mark.parametrize("model", [PupilCount, PupilTotal])
def test_counts_read_by_the_program_are_refused(people, model):
    with (
        acting_as(people.sanne, on=A_DAY),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        list(model.objects.all())


def test_functions_keep_to_their_own_path(people):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosecdef, proconfig FROM pg_proc"
            " WHERE proname LIKE 'coaching\\_pupil\\_%' ORDER BY proname"
        )
        found = cursor.fetchall()

    assert [name for name, _definer, _path in found] == [
        "coaching_pupil_answer",
        "coaching_pupil_door",
        "coaching_pupil_progress",
        "coaching_pupil_results",
        "coaching_pupil_round_stays",
    ]
    assert {(definer, tuple(path)) for _name, definer, path in found} == {(True, ("search_path=public, pg_temp",))}


def test_ten_answers_show_results_after_closing(people):
    results = results_of(people, put_closed(people, pupils=10))

    assert results.people == 10
    assert {answered.people for part in results.parts for answered in part.answered} == {10}
    assert {answered.mean.value for part in results.parts for answered in part.answered} == {3.0}
    assert [part.withheld for part in results.parts] == [()] * len(results.parts)


def test_nine_answers_show_nothing(people):
    made = put_closed(people, pupils=9)

    assert results_of(people, made) is None
    with acting_as(people.sanne, on=A_DAY):
        assert counted(made.pk) == 0


@pytest.mark.parametrize("pupils", [10, 24])
def test_open_round_shows_no_results_to_anybody(people, pupils):
    made = put_round(people)
    let_answer(made, pupils=pupils)

    assert results_of(people, made) is None
    with acting_as(people.sanne, on=A_DAY + timedelta(days=30)):
        assert counted(made.pk) == 0


def test_progress_is_told_in_steps_until_all_are_in(people):
    made = put_round(people, pupils=12)
    told = []
    for _pupil in range(12):
        let_answer(made, pupils=1)
        with acting_as(people.sanne, on=A_DAY) as viewer:
            told.append(own_round(viewer, made.pk).answered)

    assert told == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 12]


def test_question_that_too_few_could_answer_is_left_out(people):
    made = put_round(people)
    let_answer(made, pupils=9)
    first, *others = made.questions
    for _pupil in range(3):
        answer_pupil(code=made.code, on=A_DAY, answers=sheet_of(made) | {first: 0})
    close(people, made)
    results = results_of(people, made)

    assert results.people == 12
    assert [item.key for part in results.parts for item in part.withheld] == [first]
    assert sum(len(part.answered) for part in results.parts) == len(others)


@pytest.mark.parametrize("handle", ["thijs", "mehmet", "karin", "hanneke", "anouk", "jeroen"])
def test_nobody_but_the_starter_opens_a_round(people, handle):
    made = put_closed(people, pupils=10)

    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        with pytest.raises(Http404):
            opened_round(viewer, made.pk, at=clock.now())
        with pytest.raises(Http404):
            own_round(viewer, made.pk)
        with pytest.raises(NotYours):
            close_round(by=viewer, at=clock.now(), item=made.pk)
        assert counted(made.pk) == 0
    with acting_as_nobody(on=A_DAY):
        assert counted(made.pk) == 0


@pytest.mark.parametrize(("handle", "relation"), [("mehmet", Relation.COACH), ("karin", Relation.MANAGER)])
def test_shared_round_is_read_until_it_is_taken_back(people, handle, relation):
    made = put_closed(people, pupils=10)
    with acting_as(people.sanne, on=A_DAY) as by:
        row = PupilRound.objects.get(pk=made.pk)
        given = share(by=by, row=row, relation=relation, until=None, at=clock.now())
    assert results_of(people, made, handle).people == 10
    with acting_as(people.sanne, on=A_DAY) as by:
        assert Opening.objects.filter(item=made.pk).count() == 1
        unshare(by=by, item=made.pk, share=given.pk, at=clock.now())

    with pytest.raises(Http404):
        results_of(people, made, handle)
    with acting_as(people.persons[handle], on=A_DAY):
        assert counted(made.pk) == 0


def test_open_round_cannot_be_shared(people):
    made = put_round(people)

    with acting_as(people.sanne, on=A_DAY) as by, pytest.raises(Refusal):
        share(by=by, row=made, relation=Relation.COACH, until=None, at=clock.now())


def test_no_more_answers_are_counted_than_there_are_pupils(people):
    made = put_round(people, pupils=10)
    let_answer(made, pupils=10)

    with pytest.raises(NotCounted, match="al zoveel antwoorden"):
        let_answer(made, pupils=1)
    close(people, made)
    assert results_of(people, made).people == 10


@pytest.mark.parametrize(
    ("changed", "dropped"),
    [({"think": 5}, ()), ({"think": -1}, ()), ({}, ("think",)), ({"other": 2}, ()), ({"other": 2}, ("think",))],
    ids=["above the scale", "below it", "one missing", "one too many", "another question"],
)
def test_sheet_that_does_not_fit_is_not_counted(people, changed, dropped):
    made = put_round(people)
    answers = {key: value for key, value in (sheet_of(made) | changed).items() if key not in dropped}

    with pytest.raises(NotCounted, match="kunnen we niet tellen"):
        answer_pupil(code=made.code, on=A_DAY, answers=answers)
    let_answer(made, pupils=10)
    close(people, made)
    assert results_of(people, made).people == 10


def test_code_of_no_round_and_closed_rounds_count_nothing(people):
    made = put_round(people)
    after = A_DAY + timedelta(days=8)
    with pytest.raises(NotCounted, match="klopt niet"):
        answer_pupil(code="CCCCCC", on=A_DAY, answers=sheet_of(made))
    with pytest.raises(NotCounted, match="gesloten"):
        answer_pupil(code=made.code, on=after, answers=sheet_of(made))
    close(people, made)

    with pytest.raises(NotCounted, match="gesloten"):
        let_answer(made, pupils=1)


def test_closed_round_never_opens_again(people):
    made = put_closed(people, pupils=10)

    with acting_as(people.sanne, on=A_DAY) as by:
        with pytest.raises(Refusal, match="al gesloten"):
            close_round(by=by, at=clock.now(), item=made.pk)
        for changed in ({"closed_at": None}, {"pupils": 100}, {"least": 11}, {"code": "CCCCCC"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                PupilRound.objects.filter(pk=made.pk).update(**changed)


def test_only_closing_changes_an_open_round(people):
    made = put_round(people)

    with acting_as(people.sanne, on=A_DAY), pytest.raises(IntegrityError), transaction.atomic():
        PupilRound.objects.filter(pk=made.pk).update(open_until=A_DAY + timedelta(days=300))


def test_no_answer_leaves_a_trace_of_who_or_when(people):
    made = put_round(people)
    before = Entry.objects.count()
    let_answer(made, pupils=3)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_name IN ('coaching_pupilcount', 'coaching_pupiltotal') ORDER BY 1, 2"
        )
        columns = cursor.fetchall()

    assert Entry.objects.count() == before
    assert {column for _table, column in columns} <= {"round_id", "question", "answer", "people"}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"pupils": 9}, "Bij minder dan 10 leerlingen"),
        ({"pupils": 101}, "hoogstens 100"),
        ({"open_until": A_DAY - timedelta(days=1)}, "Kies een dag"),
        ({"open_until": A_DAY + timedelta(days=43)}, "Kies een dag"),
        ({"version": 0}, "Kies vragen"),
    ],
)
def test_class_that_cannot_be_asked_gets_a_sentence(people, changed, sentence):
    with acting_as(people.sanne, on=A_DAY) as by, pytest.raises(Refusal, match=sentence):
        ask_pupils(by=by, at=clock.now(), asking=asking(**changed))


@pytest.mark.parametrize("handle", ["mehmet", "karin", "hanneke"])
def test_nobody_but_a_starter_asks_a_class(people, handle):
    with pytest.raises(NotYours):
        put_round(people, handle=handle)


def test_setting_asks_for_more_than_ten(people, settings):
    settings.LEAST_PUPILS = 15
    made = put_round(people)
    let_answer(made, pupils=14)
    close(people, made)

    assert made.least == 15
    assert results_of(people, made) is None
