"""What the journal keeps: of confidential kinds the names of the fields, of plain ones the change."""

import pytest

from startbaan.apps.journal import actions
from startbaan.apps.journal.actions import PLAIN_KINDS
from startbaan.apps.journal.models import Entry
from startbaan.domain.privacy.policy import Access, Kind, Relation, access, relations_with
from startbaan.ui import clock

BEFORE_AND_AFTER = {"fte": ("0.8", "1.0"), "scale": ("LB", "LC")}


def kept(kind):
    actions.record(
        at=clock.now(),
        actor=1,
        actor_name="Karin Post",
        verb="probeer",
        kind=kind,
        thing="wet:1",
        starter=2,
        changes=BEFORE_AND_AFTER,
    )
    return Entry.objects.get(verb="probeer").changes


@pytest.mark.parametrize("kind", Kind)
def test_change_is_written_out_for_plain_kinds_only(db, kind):
    plain = {"fte": ["0.8", "1.0"], "scale": ["LB", "LC"]}

    assert kept(kind) == (plain if kind in PLAIN_KINDS else {"fields": ["fte", "scale"]})


@pytest.mark.parametrize("kind", sorted(PLAIN_KINDS))
def test_plain_kinds_hold_nothing_that_is_read_only_when_shared(kind):
    assert relations_with(kind, Access.SHARED) == ()
    assert access(Relation.COORDINATOR, kind) in {Access.READ, Access.WRITE}


def test_log_outlives_what_it_logs(db):
    actions.record(at=clock.now(), actor=99_999, actor_name="Weg", verb="probeer", thing="weg:99999", starter=88_888)

    assert Entry.objects.get(verb="probeer").starter == 88_888
