"""Two line managers at the same time, and one who comes later: each reads the own reports, and what is shared."""

from datetime import date

import pytest
from appraising import COMMENT, WORDS, close, talk_of
from coupling import couple_today
from django.http import Http404

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal, uncouple
from startbaan.apps.people.queries import pairs_of
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture
def item(people):
    """A report Karin wrote and Sanne signed; from today Bert leads Sanne too."""
    found = close(people)
    couple_today(people, starter="sanne", holder="bert", relation=Relation.MANAGER)
    return found


def reads(people, handle, item):
    with acting_as(getattr(people, handle), on=A_DAY) as viewer:
        try:
            shown = queries.open_report(viewer, item, at=clock.now())
        except Http404:
            return None
    return shown.row.words, shown.signature.words if shown.signature else None, shown.is_writer


def share(people, item, *, until=None):
    with acting_as(people.sanne, on=A_DAY) as by:
        actions.share(by=by, at=clock.now(), item=item, until=until)


def test_second_manager_reads_nothing_of_the_first(people, item):
    assert reads(people, "bert", item) is None
    assert talk_of(people, "bert").written is None
    assert reads(people, "karin", item) == (WORDS, COMMENT, True)


def test_second_manager_writes_a_report_of_their_own(people, item):
    with acting_as(people.bert, on=A_DAY) as by:
        row = actions.hand_in(by=by, at=clock.now(), talk=talk_of(people, "bert"), version=0, seen="", words="Van mij.")

    assert reads(people, "bert", row.item) == ("Van mij.", None, True)
    assert reads(people, "karin", row.item) is None
    assert len(talk_of(people, "sanne").others) == 1


def test_shared_report_comes_with_its_comment_and_what_is_added_later(people, item):
    share(people, item)
    shared = reads(people, "bert", item)
    with acting_as(people.sanne, on=A_DAY) as by:
        actions.add_to_report(by=by, at=clock.now(), item=item, words="Nog dit.")
    with acting_as(people.bert, on=A_DAY) as viewer:
        added = [added.words for added in queries.open_report(viewer, item, at=clock.now()).added]

    assert shared == (WORDS, COMMENT, False)
    assert added == ["Nog dit."]


def test_sharing_is_taken_back_whole(people, item):
    share(people, item)
    with acting_as(people.sanne, on=A_DAY) as by:
        (shared,) = queries.open_report(by, item, at=clock.now()).shares
        actions.unshare(by=by, at=clock.now(), item=item, share=shared.key)

    assert shared.who == "Bert Smit"
    assert reads(people, "bert", item) is None
    with acting_as(people.bert, on=A_DAY) as viewer:
        assert [talk.written for talk in queries.talks_of(viewer, [people.sanne])] == [None, None, None]


def test_who_reads_it_already_is_not_offered(people, item):
    share(people, item)

    with pytest.raises(Refusal, match="al gedeeld"):
        share(people, item)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        assert queries.open_report(viewer, item, at=clock.now()).to_share_with == ()


def test_manager_whose_pair_ended_reads_nothing_more(people, item):
    later = date(2026, 12, 1)
    with acting_as(people.hanneke, on=A_DAY) as by:
        pair = pairs_of(by, people.sanne).get(holder=people.karin)
        uncouple(by=by, at=clock.now(), pair=pair, last_day=A_DAY)

    with acting_as(people.karin, on=later) as viewer, pytest.raises(Http404):
        queries.open_report(viewer, item, at=clock.now())
    with acting_as(people.sanne, on=later) as viewer:
        assert queries.open_report(viewer, item, at=clock.now()).row.words == WORDS
