"""Sharing is one thing, from whichever page one does it: what each item is called, who is offered, what goes along."""

from datetime import timedelta

import pytest
from appraising import COMMENT, WORDS, close
from coupling import couple_today
from django.http import Http404
from django.urls import reverse
from guiding import guide, write

from startbaan.apps.appraisal import queries as appraisal
from startbaan.apps.appraisal.models import AppraisalComment, AppraisalReport
from startbaan.apps.coaching import actions as coaching
from startbaan.apps.coaching.actions import pulses
from startbaan.apps.coaching.models import DevelopmentPlan
from startbaan.apps.coaching.queries import addressees
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal, share, unshare
from startbaan.apps.people.models import Person
from startbaan.apps.people.queries import offered, shared_with
from startbaan.apps.people.queries.sharing import sharable, sharables
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TOMORROW = A_DAY + timedelta(days=1)


@pytest.fixture
def report(people):
    """A report Karin wrote and Sanne signed with a comment; from today Bert leads Sanne too."""
    found = close(people)
    couple_today(people, starter="sanne", holder="bert", relation=Relation.MANAGER)
    return found


def bert_reads(people, report):
    with acting_as(people.bert, on=A_DAY) as viewer:
        try:
            shown = appraisal.open_report(viewer, report, at=clock.now())
        except Http404:
            return None
    return shown.row.words, shown.signature.words if shown.signature else None


def share_on_the_page_of_everything(people, client_as, report):
    client_as("sanne").post(reverse("people:sharing", args=[report]), {"relation": "manager"})


def share_all_that_was_made_before(people, client_as, report):
    client_as("sanne").post(reverse("people:share_all", args=["manager"]))


def share_on_its_own_page(people, client_as, report):
    client_as("sanne").post(reverse("appraisal:share", args=[report]), {"until": ""})


DOORS = [share_on_its_own_page, share_on_the_page_of_everything, share_all_that_was_made_before]


@pytest.mark.parametrize("through", DOORS)
@pytest.mark.parametrize("stop", ["appraisal:unshare", "people:stop_sharing"])
def test_every_door_shares_a_report_with_its_comment_and_takes_both_back(people, client_as, report, through, stop):
    through(people, client_as, report)
    read = bert_reads(people, report)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        (shared,) = shared_with(viewer, report)
        comment = AppraisalComment.objects.get(report=report).item
        along = [(one.who, one.until) for one in shared_with(viewer, comment)]

    client_as("sanne").post(reverse(stop, args=[report, shared.key]))

    with acting_as(people.sanne, on=A_DAY) as viewer:
        left = shared_with(viewer, comment)
    assert (read, along) == ((WORDS, COMMENT), [("Bert Smit", None)])
    assert (bert_reads(people, report), left) == (None, ())


def test_comment_is_no_item_of_its_own(people, report):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        groups, new = sharables(viewer)
        with pytest.raises(Http404):
            sharable(viewer, AppraisalComment.objects.get(report=report).item)

    assert [sort for sort, _items in groups] == ["gespreksverslagen"]
    assert [(one.items, one.who) for one in new] == [((report,), "Bert Smit, leidinggevende")]


def test_share_is_taken_back_at_its_own_item_only(people, report):
    with acting_as(people.sanne, on=A_DAY) as by:
        row = AppraisalReport.objects.get(pk=report)
        made = share(by=by, row=row, relation=Relation.MANAGER, until=TOMORROW, at=clock.now())
        with pytest.raises(NotYours):
            unshare(by=by, item=AppraisalComment.objects.get(report=report).item, share=made.pk, at=clock.now())

    assert bert_reads(people, report) == (WORDS, COMMENT)


@pytest.mark.parametrize("until", [A_DAY, A_DAY - timedelta(days=1)])
def test_day_that_is_not_after_today_is_refused(people, report, until):
    with acting_as(people.sanne, on=A_DAY) as by, pytest.raises(Refusal, match="Kies een dag na vandaag"):
        row = AppraisalReport.objects.get(pk=report)
        share(by=by, row=row, relation=Relation.MANAGER, until=until, at=clock.now())


def test_what_is_not_handed_in_is_neither_offered_nor_shared(people, client_as):
    with acting_as(people.sanne, on=A_DAY) as by:
        row = coaching.start_plan(by=by, at=clock.now())
        before = (offered(by, row), [title for title, _items in sharables(by)[0]])
        with pytest.raises(Refusal, match="nog niet ingeleverd"):
            share(by=by, row=row, relation=Relation.BUDDY, until=None, at=clock.now())
    page = client_as("sanne").get(reverse("people:sharing", args=[row.item])).content.decode()
    with acting_as(people.sanne, on=A_DAY) as by:
        coaching.write_plan_text(by=by, item=row.item, key="loopbaan", words="Groep 8.", based_on=0, at=clock.now())
        coaching.show_plan(by=by, item=row.item, at=clock.now())
        after = offered(by, DevelopmentPlan.objects.get(pk=row.item))

    assert before == ((), [])
    assert "Dit is nog niet ingeleverd. Daarna kun je het delen." in page
    assert after == ((Relation.BUDDY, "Sietske de Boer, maatje"),)


def test_who_was_asked_a_question_is_not_offered_it_again(people):
    with acting_as(people.sanne, on=A_DAY) as by:
        to = next(found.key for found in addressees(by) if found.label.startswith("Mehmet"))
        row = coaching.ask(by=by, to=to, subject="Onrust", words="Wat nu?", at=clock.now())
        found = [relation for relation, _label in offered(by, row)]
        with pytest.raises(Refusal, match="al gedeeld"):
            share(by=by, row=row, relation=Relation.COACH, until=None, at=clock.now())
    with acting_as(people.karin, on=A_DAY) as viewer:
        assert offered(viewer, row) == ()

    assert found == [Relation.BUDDY, Relation.MANAGER]


def test_every_item_is_called_by_what_its_own_page_says(people, report):
    write(people, "mehmet", guide(people).contact, "Even gebeld.")
    with acting_as(people.sanne, on=A_DAY) as by:
        plan = coaching.start_plan(by=by, at=clock.now())
        coaching.write_plan_text(by=by, item=plan.item, key="loopbaan", words="Groep 8.", based_on=0, at=clock.now())
        coaching.show_plan(by=by, item=plan.item, at=clock.now())
        coaching.begin_start_talk(by=by, starter=Person.objects.get(pk=people.sanne).key, at=clock.now())
        pulses.take_pulse(by=by, at=clock.now(), busy=3, rested=3, enough_time=3)
        coaching.ask(by=by, to=addressees(by)[0].key, subject="Onrust", words="Wat nu?", at=clock.now())
        groups, _newcomers = sharables(by)

    assert [(sort, sorted(item.title for item in items)) for sort, items in groups] == [
        ("coachdoelen", ["We keken naar de overgang na de pauze."]),
        (
            "coachverslagen",
            ["Eindgesprek, 20 nov 2026", "Lesbezoek van je coach 1", "Telefoon of bericht, 20 nov 2026"],
        ),
        ("gespreksverslagen", ["Gesprek met de leidinggevende, 23 nov 2026"]),
        ("hulpvragen", ["Onrust"]),
        ("persoonlijke ontwikkelingsplannen", ["Ontwikkelplan 2026-2027"]),
        ("startgesprekken", ["Startgesprek in jaar 1"]),
        ("werkdrukpeilingen", ["24 nov 2026"]),
    ]
