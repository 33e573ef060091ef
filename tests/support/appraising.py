"""The talk of Sanne with Karin, her line manager, brought as far as a test wants it."""

from datetime import date
from uuid import UUID

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.appraisal.models import AppraisalReport
from startbaan.apps.appraisal.queries import Talk
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Share
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

VISITED = date(2026, 11, 17)
TALKED = date(2026, 11, 23)
SEEN = "De klas ging rustig aan het werk."
WORDS = "We spraken over de overgang na de pauze."
COMMENT = "Ik herken dit."


def talk_of(people, handle="karin", *, starter="sanne", number=0) -> Talk:
    """The talk of a starter as someone sees it."""
    with acting_as(getattr(people, handle), on=A_DAY) as viewer:
        return queries.talks_of(viewer, [getattr(people, starter)])[number]


def visit(people, *, minutes=35, seen=SEEN) -> None:
    """Let Karin visit the class."""
    with acting_as(people.karin, on=A_DAY) as by:
        actions.record_visit(
            by=by, at=clock.now(), talk=talk_of(people), done_on=VISITED, minutes=minutes, seen=seen, version=0
        )


def hold(people) -> None:
    """Let Karin and Sanne talk, after the visit."""
    visit(people)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.hold_talk(by=by, at=clock.now(), talk=talk_of(people), done_on=TALKED, minutes=60)


def hand_in(people, *, words=WORDS, seen=SEEN) -> UUID:
    """Let Karin hand the report in."""
    hold(people)
    with acting_as(people.karin, on=A_DAY) as by:
        row: AppraisalReport = actions.hand_in(
            by=by, at=clock.now(), talk=talk_of(people), version=1, seen=seen, words=words
        )
    return row.item


def sign(people, item: UUID, *, words=COMMENT, version=2) -> None:
    """Let Sanne sign it."""
    with acting_as(people.sanne, on=A_DAY) as by:
        actions.sign(by=by, at=clock.now(), item=item, version=version, words=words)


def appraised(people) -> dict[str, str | int | UUID]:
    """A report of Sanne, handed in, and shared as with a manager of before: for every address of the subject."""
    item = hand_in(people)
    with acting_as(people.karin, on=A_DAY) as by:
        (pair,) = (held.pair for held in by.pairs if held.starter == people.sanne)
    with acting_as(people.sanne, on=A_DAY):
        share = Share(
            starter_id=people.sanne,
            item=item,
            kind_shared=AppraisalReport.kind.value,
            relation=Relation.MANAGER.value,
            pair_id=pair,
            shared_at=clock.now(),
        )
        share.save(force_insert=True)
    talk = talk_of(people).item.pk
    of_a_talk = ("talk", "record_visit", "plan_talk", "hold_talk", "write_report", "drop_draft")
    of_a_report = ("report", "sign", "add_to_report", "share", "unshare")
    return {
        **{f"appraisal:{name} activity": talk for name in of_a_talk},
        **{f"appraisal:{name} item": item for name in of_a_report},
        "appraisal:unshare share": share.pk,
        "appraisal:cycle key": "waterland",
    }


def close(people, *, words=WORDS, seen=SEEN, comment=COMMENT) -> UUID:
    """From the visit to the signature."""
    item = hand_in(people, words=words, seen=seen)
    sign(people, item, words=comment)
    return item
