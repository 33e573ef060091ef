"""A help question from the first word to the last, and who reads it on the way."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.http import Http404

from startbaan.apps.coaching import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.queries import reading_log
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def look(person, *, on=A_DAY):
    return acting_as(person, on=on)


def choice(viewer, begins_with):
    return next(found.key for found in queries.addressees(viewer) if found.label.startswith(begins_with))


def asked(people, to, *, starter="sanne", words="Ik slaap slecht door groep 5."):
    with look(people.persons[starter]) as viewer:
        made = actions.ask(by=viewer, to=choice(viewer, to), subject="Onrust in de klas", words=words, at=clock.now())
    return made.item


def shown(person, item, *, on=A_DAY):
    with look(person, on=on) as viewer:
        return queries.open_question(viewer, item, at=clock.now())


@contextmanager
def closed_to(person, item, *, on=A_DAY):
    with look(person, on=on) as viewer, pytest.raises(Http404):
        queries.open_question(viewer, item, at=clock.now())
    yield


def test_starter_may_ask_helpers_then_roles_then_persons(people):
    with look(people.sanne) as viewer:
        labels = [found.label for found in queries.addressees(viewer)]

    assert labels == [
        "Sietske de Boer, maatje",
        "Mehmet Yılmaz, coach",
        "Karin Post, leidinggevende",
        "intern begeleider, OBS De Sluis (nu Ineke Prins)",
        "ICT-er, OBS De Sluis (nu Sam Koster)",
        "bouwcoördinator, OBS De Sluis (nu Loes Faber)",
        "Ineke Prins, intern begeleider",
        "Sam Koster, ICT-er",
        "Loes Faber, bouwcoördinator",
    ]


def test_confidant_is_shown_and_never_asked(people):
    with look(people.sanne) as viewer:
        assert [contact.name for contact in queries.confidants(viewer)] == ["Truus van Ham"]
        with pytest.raises(Refusal):
            actions.ask(
                by=viewer,
                to=f"role:confidant:{people.organisations['de-sluis']}",
                subject="a",
                words="b",
                at=clock.now(),
            )


def test_who_is_no_starter_has_nobody_to_ask(people):
    with look(people.ineke) as viewer:
        assert queries.addressees(viewer) == []


def test_question_to_a_role_is_read_and_answered_by_who_holds_it(people):
    item = asked(people, "intern begeleider")

    with look(people.ineke) as viewer:
        assert [row.who for row in queries.shelf(viewer).received] == ["Sanne de Wit"]
        assert queries.waiting_for(viewer) == 1
        actions.answer(by=viewer, item=item, words="Kom morgen langs.", at=clock.now())
        assert queries.waiting_for(viewer) == 0

    with look(people.sanne) as viewer:
        (row,) = queries.shelf(viewer).asked
        assert (row.subject, row.state) == ("Onrust in de klas", queries.State.ANSWERED)
    assert [said.words for said in shown(people.sanne, item).said] == [
        "Ik slaap slecht door groep 5.",
        "Kom morgen langs.",
    ]


def test_question_to_a_role_opens_to_no_other_role_of_the_school(people):
    item = asked(people, "intern begeleider")

    for handle in ("sam", "loes", "truus", "karin", "mehmet", "sietske", "hanneke", "dirkjan", "thijs", "bas"):
        with closed_to(people.persons[handle], item):
            pass


def test_question_to_the_coach_is_closed_to_the_coach_of_another(people):
    item = asked(people, "Mehmet Yılmaz")

    assert shown(people.mehmet, item).is_asked
    with closed_to(people.petra, item):
        pass


def test_question_to_a_coach_is_closed_once_the_pair_has_ended(people):
    item = asked(people, "Petra Visser", starter="yasmina")

    assert shown(people.petra, item).is_asked
    with closed_to(people.petra, item, on=A_DAY - timedelta(days=40)):
        pass
    with closed_to(people.mehmet, item):
        pass


def test_list_of_the_reader_holds_no_word_of_the_question(people):
    asked(people, "intern begeleider")

    with look(people.ineke) as viewer:
        (row,) = queries.shelf(viewer).received
    assert row.subject == ""


def test_sharing_opens_it_to_the_coach_and_taking_back_closes_it(people):
    item = asked(people, "intern begeleider")

    with look(people.sanne) as viewer:
        actions.share(by=viewer, item=item, relation=Relation.COACH, until=None, at=clock.now())
    assert shown(people.mehmet, item).is_shared_with_you
    with look(people.mehmet) as viewer:
        assert [row.item for row in queries.shelf(viewer).shared] == [item]
        with pytest.raises(NotYours):
            actions.answer(by=viewer, item=item, words="Mag ik ook iets zeggen?", at=clock.now())

    with look(people.sanne) as viewer:
        (share,) = queries.open_question(viewer, item, at=clock.now()).shares
        actions.unshare(by=viewer, item=item, share=share.key, at=clock.now())
    with closed_to(people.mehmet, item):
        pass


def test_what_is_shared_until_a_day_is_closed_on_that_day_and_can_be_shared_anew(people):
    item = asked(people, "intern begeleider")
    until = A_DAY + timedelta(days=7)

    with look(people.sanne) as viewer:
        actions.share(by=viewer, item=item, relation=Relation.BUDDY, until=until, at=clock.now())

    assert shown(people.sietske, item, on=until - timedelta(days=1)).is_shared_with_you
    with closed_to(people.sietske, item, on=until):
        pass
    with look(people.sanne, on=until) as viewer:
        actions.share(by=viewer, item=item, relation=Relation.BUDDY, until=None, at=clock.now())
    assert shown(people.sietske, item, on=until).is_shared_with_you


def test_only_the_starter_shares(people):
    item = asked(people, "intern begeleider")

    with look(people.ineke) as viewer, pytest.raises(NotYours):
        actions.share(by=viewer, item=item, relation=Relation.MANAGER, until=None, at=clock.now())


def test_closed_question_takes_no_answer_until_it_is_open_again(people):
    item = asked(people, "intern begeleider")

    with look(people.sanne) as viewer:
        actions.close(by=viewer, item=item, at=clock.now())
        with pytest.raises(Refusal, match="al gesloten"):
            actions.close(by=viewer, item=item, at=clock.now())
    with look(people.ineke) as viewer:
        with pytest.raises(Refusal, match="gesloten"):
            actions.answer(by=viewer, item=item, words="Nog iets.", at=clock.now())
        with pytest.raises(NotYours):
            actions.reopen(by=viewer, item=item, at=clock.now())
    with look(people.sanne) as viewer:
        actions.reopen(by=viewer, item=item, at=clock.now())
        assert queries.open_question(viewer, item, at=clock.now()).may_answer


def test_every_opening_by_another_is_in_the_reading_log_of_the_starter_only(people):
    item = asked(people, "intern begeleider")

    shown(people.ineke, item)
    shown(people.ineke, item)
    shown(people.sanne, item)

    with look(people.sanne) as viewer:
        log = reading_log(viewer)
    assert [(row.name, row.relation, row.kind) for row in log] == [
        ("Ineke Prins", Relation.PARTICIPANT, Kind.HELP_QUESTION)
    ] * 2
    for handle in ("ineke", "thijs", "karin"):
        with look(people.persons[handle]) as viewer:
            assert reading_log(viewer) == []


def test_opening_by_a_helper_names_the_relation(people):
    item = asked(people, "Mehmet Yılmaz")

    shown(people.mehmet, item)

    with look(people.sanne) as viewer:
        assert [row.relation for row in reading_log(viewer)] == [Relation.COACH]


@pytest.mark.parametrize("words", ["", "   ", "a" * 10_001], ids=["empty", "blank", "endless"])
def test_question_needs_words_and_not_too_many(people, words):
    with look(people.sanne) as viewer, pytest.raises(Refusal):
        actions.ask(by=viewer, to=choice(viewer, "Sietske"), subject="Vraag", words=words, at=clock.now())
