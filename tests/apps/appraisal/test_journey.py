"""From the visit to the signature, and what is refused on the way."""

from datetime import timedelta

import pytest
from appraising import COMMENT, SEEN, TALKED, VISITED, WORDS, close, hand_in, hold, sign, talk_of, visit
from django.db import DatabaseError, connection, transaction

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.appraisal.models import AppraisalComment, AppraisalNote, AppraisalReport
from startbaan.apps.appraisal.queries import Stage
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme.actions import NotYet, undo_activity
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def open_report(people, handle, item):
    with acting_as(getattr(people, handle), on=A_DAY) as viewer:
        return queries.open_report(viewer, item, at=clock.now())


def test_talk_goes_from_visit_to_signature(people):
    stages = [talk_of(people).stage]
    visit(people)
    stages.append(talk_of(people).stage)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.plan_talk(by=by, at=clock.now(), talk=talk_of(people), day=A_DAY, moment=None)
    stages.append(talk_of(people).stage)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.hold_talk(by=by, at=clock.now(), talk=talk_of(people), done_on=TALKED, minutes=50)
    stages.append(talk_of(people).stage)
    with acting_as(people.karin, on=A_DAY) as by:
        item = actions.hand_in(by=by, at=clock.now(), talk=talk_of(people), version=1, seen=SEEN, words=WORDS).item
    stages.append(talk_of(people, "sanne").stage)
    sign(people, item)
    stages.append(talk_of(people, "sanne").stage)

    assert stages == list(Stage)


def test_visit_and_talk_are_the_programmes(people):
    hold(people)

    talk = talk_of(people)
    assert (talk.visit.row.done_on, talk.visit.row.minutes) == (VISITED, 35)
    assert (talk.item.row.done_on, talk.item.row.minutes) == (TALKED, 60)


def test_report_says_for_good_when_the_visit_and_the_talk_were(people):
    shown = open_report(people, "sanne", close(people))

    assert (shown.row.visited_on, shown.row.visit_minutes, shown.row.talked_on) == (VISITED, 35, TALKED)
    assert (shown.row.seen, shown.row.words, shown.signature.words) == (SEEN, WORDS, COMMENT)


def test_visit_of_29_minutes_is_too_short(people):
    with pytest.raises(Refusal, match="minstens 30 minuten"):
        visit(people, minutes=29)

    assert talk_of(people).stage is Stage.VISIT_MISSING
    assert talk_of(people).written is None


def test_talk_waits_for_the_visit(people):
    with acting_as(people.karin, on=A_DAY) as by:
        for turn in (
            lambda: actions.plan_talk(by=by, at=clock.now(), talk=talk_of(people), day=A_DAY, moment=None),
            lambda: actions.hold_talk(by=by, at=clock.now(), talk=talk_of(people), done_on=A_DAY, minutes=60),
        ):
            with pytest.raises(NotYet):
                turn()


def test_report_is_not_handed_in_before_visit_and_talk(people):
    def try_it():
        with acting_as(people.karin, on=A_DAY) as by, pytest.raises(Refusal) as refusal:
            actions.hand_in(by=by, at=clock.now(), talk=talk_of(people), version=0, seen="", words=WORDS)
        return str(refusal.value)

    first = try_it()
    visit(people)

    assert first.startswith("Leg eerst het klassenbezoek vast.")
    assert try_it().startswith("Leg eerst vast wanneer het gesprek was.")


def test_report_is_its_writers_alone_until_handed_in(people):
    hold(people)

    assert talk_of(people, "sanne").written is None
    with acting_as(people.sanne, on=A_DAY), transaction.atomic():
        assert AppraisalReport.objects.count() == 0


def test_starter_is_told_when_the_report_is_in_and_the_writer_when_it_is_signed(people):
    item = hand_in(people)
    sign(people, item)

    rows = Message.objects.filter(key__startswith="appraisal").order_by("to")
    told = [(row.to_id, row.subject, row.path) for row in rows]
    path = f"/gesprekscyclus/verslagen/{item}/"
    assert told == [
        (people.sanne, "Het verslag van je gesprek is klaar", path),
        (people.karin, "Sanne de Wit ondertekende het verslag van jullie gesprek", path),
    ]


def keep(people, *, version, words):
    with acting_as(people.karin, on=A_DAY) as by:
        return actions.keep_report(by=by, at=clock.now(), talk=talk_of(people), version=version, seen=None, words=words)


def test_second_window_overwrites_nothing(people):
    visit(people)
    keep(people, version=1, words="Uit het eerste venster.")

    with pytest.raises(actions.Changed) as changed:
        keep(people, version=1, words="Uit het tweede venster.")

    assert changed.value.report.words == "Uit het eerste venster."
    assert keep(people, version=2, words="Allebei.").version == 3


def test_two_windows_that_both_begin_do_not_overwrite(people):
    keep(people, version=0, words="Eerste.")

    with pytest.raises(actions.Changed):
        keep(people, version=0, words="Tweede.")


def test_starter_does_not_sign_what_they_did_not_read(people):
    item = hand_in(people)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.hand_in(by=by, at=clock.now(), talk=talk_of(people), version=2, seen=SEEN, words="Anders.")

    with pytest.raises(Refusal, match="intussen aangepast"):
        sign(people, item, version=2)
    sign(people, item, version=3)

    assert open_report(people, "karin", item).is_signed


def test_after_signing_nobody_changes_a_word(people):
    item = close(people)

    with pytest.raises(Refusal, match="afgesloten"):
        keep(people, version=2, words="Toch anders.")
    with pytest.raises(Refusal, match="al ondertekend"):
        sign(people, item)


@pytest.mark.parametrize(
    ("handle", "statement"),
    [
        ("karin", "UPDATE appraisal_appraisalreport SET words = 'anders'"),
        ("karin", "UPDATE appraisal_appraisalreport SET handed_in_at = NULL"),
        ("karin", "DELETE FROM appraisal_appraisalreport"),
        ("karin", "UPDATE appraisal_appraisalnote SET words = 'anders'"),
        ("karin", "DELETE FROM appraisal_appraisalnote"),
        ("sanne", "UPDATE appraisal_appraisalcomment SET words = 'anders'"),
        ("sanne", "UPDATE appraisal_appraisalcomment SET signed_version = NULL"),
        ("sanne", "DELETE FROM appraisal_appraisalcomment"),
    ],
)
def test_database_refuses_to_change_what_was_signed(people, handle, statement):
    item = close(people)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.add_to_report(by=by, at=clock.now(), item=item, words="De datum klopt niet.")

    with (
        acting_as(getattr(people, handle), on=A_DAY),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=r"is signed|stays"),
        transaction.atomic(),
    ):
        cursor.execute(statement)


def test_database_refuses_a_signature_under_another_version_or_a_half_report(people):
    hold(people)
    with acting_as(people.karin, on=A_DAY):
        half = AppraisalReport.objects.get()
    with acting_as(people.sanne, on=A_DAY):
        for report, pair in ((half.pk, half.pair_id), (half.pk, None)):
            with pytest.raises(DatabaseError, match="another than was read"), transaction.atomic():
                AppraisalComment(
                    starter_id=people.sanne,
                    author_id=people.sanne,
                    pair_id=pair,
                    made_at=clock.now(),
                    handed_in_at=clock.now(),
                    report_id=report,
                    signed_version=1,
                ).save(force_insert=True)


def test_correction_stands_beside_the_signed_words(people):
    item = close(people)
    for later, (handle, words) in enumerate((("karin", "Het was op dinsdag."), ("sanne", "Dat klopt."))):
        with acting_as(getattr(people, handle), on=A_DAY) as by:
            actions.add_to_report(by=by, at=clock.now() + timedelta(hours=later), item=item, words=words)

    shown = open_report(people, "sanne", item)
    assert [(added.name, added.by_you, added.words) for added in shown.added] == [
        ("Karin Post", False, "Het was op dinsdag."),
        ("Sanne de Wit", True, "Dat klopt."),
    ]
    assert shown.row.words == WORDS
    assert AppraisalNote.objects.count() == 0


def test_nothing_is_added_before_the_signature(people):
    item = hand_in(people)

    with acting_as(people.karin, on=A_DAY) as by, pytest.raises(Refusal, match="nog niet ondertekend"):
        actions.add_to_report(by=by, at=clock.now(), item=item, words="Nog iets.")


@pytest.mark.parametrize("handle", ["mehmet", "sietske", "hanneke", "dirkjan", "bert", "thijs", "sanne"])
def test_only_the_line_manager_keeps_the_talk(people, handle):
    talk = talk_of(people)
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        for turn in (
            lambda: actions.record_visit(
                by=by, at=clock.now(), talk=talk, done_on=VISITED, minutes=35, seen=SEEN, version=0
            ),
            lambda: actions.plan_talk(by=by, at=clock.now(), talk=talk, day=A_DAY, moment=None),
            lambda: actions.hold_talk(by=by, at=clock.now(), talk=talk, done_on=A_DAY, minutes=1),
            lambda: actions.keep_report(by=by, at=clock.now(), talk=talk, version=0, seen=SEEN, words=WORDS),
        ):
            with pytest.raises(NotYours):
                turn()


@pytest.mark.parametrize("handle", ["karin", "mehmet", "hanneke", "thijs"])
def test_only_the_starter_signs(people, handle):
    item = hand_in(people)

    with acting_as(getattr(people, handle), on=A_DAY) as by, pytest.raises(NotYours):
        actions.sign(by=by, at=clock.now(), item=item, version=2, words="")


def test_opening_by_the_manager_is_in_the_reading_log_and_own_reading_is_not(people):
    item = close(people)
    with connection.cursor() as cursor:
        open_report(people, "sanne", item)
        open_report(people, "karin", item)
        with acting_as(people.sanne, on=A_DAY):
            cursor.execute("SELECT viewer_name, kind FROM journal_opening ORDER BY kind")
            assert cursor.fetchall() == [("Karin Post", "appraisal"), ("Karin Post", "appraisal_comment")]


def test_journal_holds_no_word_of_it(people):
    item = close(people)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM journal_entry e")
        written = " ".join(row for (row,) in cursor.fetchall())

    assert str(item) in written
    assert [word for word in (SEEN, WORDS, COMMENT) if word in written] == []


def test_missing_visit_is_found_in_one_statement(people, django_assert_num_queries):
    starters = [people.sanne, people.yasmina, people.thijs]
    with acting_as(people.karin, on=A_DAY):
        with django_assert_num_queries(1):
            found = queries.visit_missing_of(starters, on=A_DAY + timedelta(days=70))
        visit(people)
        after = queries.visit_missing_of(starters, on=A_DAY + timedelta(days=70))

    assert sorted(found) == sorted(starters)
    assert sorted(after) == sorted([people.yasmina, people.thijs])


def test_today_asks_the_manager_for_the_report_and_the_starter_for_the_signature(people):
    hold(people)

    def lines(handle):
        with acting_as(getattr(people, handle), on=A_DAY) as viewer:
            return [(line.asked.value, str(line.starter)) for line in queries.today_lines(viewer)]

    held = (lines("karin"), lines("sanne"))
    with acting_as(people.karin, on=A_DAY) as by:
        actions.hand_in(by=by, at=clock.now(), talk=talk_of(people), version=1, seen=SEEN, words=WORDS)

    assert ("report", "Sanne de Wit") in held[0]
    assert held[1] == []
    assert lines("sanne") == [("signature", "Sanne de Wit")]
    assert [line for line in lines("karin") if line[1] == "Sanne de Wit"] == []
    assert lines("mehmet") == []


def undo(people, handle):
    activity = talk_of(people).item.pk
    with acting_as(people.persons[handle], on=A_DAY) as by:
        undo_activity(by=by, at=clock.now(), activity=activity)


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "hanneke"])
def test_talk_whose_report_is_in_is_undone_by_the_manager_alone(people, handle):
    hand_in(people)

    with pytest.raises(Refusal, match="Alleen de leidinggevende maakt dit nog ongedaan"):
        undo(people, handle)
    undo(people, "karin")

    assert (talk_of(people).is_held, talk_of(people).item.row.kept) == (False, "")


@pytest.mark.parametrize("handle", ["sanne", "karin", "hanneke"])
def test_talk_whose_report_is_signed_is_undone_by_nobody_and_its_visit_neither(people, handle):
    close(people)

    with pytest.raises(Refusal, match="Dit staat vast"):
        undo(people, handle)
    with acting_as(people.persons[handle], on=A_DAY) as by, pytest.raises(NotYet):
        undo_activity(by=by, at=clock.now(), activity=talk_of(people).visit.pk)
