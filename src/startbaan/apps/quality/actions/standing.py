"""Writing down how a partnership stands, and the reviews that were held with their documents."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.files.actions import discard, store
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import PartnershipStanding, ReviewDocument, ReviewHeld
from startbaan.apps.quality.queries.reach import reach_in
from startbaan.domain.periods import Period
from startbaan.domain.quality.reviews import ReviewKind, Standing


def set_standing(
    *, by: Viewer, at: datetime, partnership: Organisation, standing: Standing, since: date
) -> PartnershipStanding:
    """Say how a partnership stands from a day on; what it was before ends the day before. Journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` for a day to come or on or before
    the day the present standing began.
    """
    _ask(by, partnership)
    if since > by.on:
        raise Refusal(_("Deze dag moet nog komen. Leg het vast zodra het zo is."))
    with refusals():
        before = (
            PartnershipStanding.objects.select_for_update(of=("self",))
            .filter(partnership=partnership, period__endswith=None)
            .first()
        )
        if before is not None and before.period.start == since:
            before.standing = standing.value
            before.save(update_fields=["standing"])
            made = before
        else:
            if before is not None:
                if since < before.period.start:
                    raise Refusal(_("Op die dag stond er al iets anders. Kies een latere dag."))
                before.period = Period(before.period.start, since)
                before.save(update_fields=["period"])
            made = PartnershipStanding(partnership=partnership, standing=standing.value, period=Period(since))
            made.save(force_insert=True)
        log(by=by, at=at, verb="set_standing", thing=made, changes={"standing": (None, standing.value)})
    return made


def record_review(
    *,
    by: Viewer,
    at: datetime,
    partnership: Organisation,
    kind: ReviewKind,
    day: date,
    with_whom: str = "",
    words: str = "",
) -> ReviewHeld:
    """Write down a review or a visit that was held; journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` for a day to come.
    """
    _ask(by, partnership)
    _ask_past(by, day)
    made = ReviewHeld(
        partnership=partnership,
        kind_of_review=kind.value,
        day=day,
        with_whom=" ".join(with_whom.split()),
        words=words.strip(),
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="record_review", thing=made, changes={"day": (None, day.isoformat())})
    return made


def change_review(
    *, by: Viewer, at: datetime, review: UUID, kind: ReviewKind, day: date, with_whom: str = "", words: str = ""
) -> ReviewHeld:
    """Change what was written down of a review; journal it. Raises as `record_review` does."""
    _ask_past(by, day)
    with refusals():
        row = _row(by, review)
        before = row.day.isoformat()
        row.kind_of_review, row.day = kind.value, day
        row.with_whom, row.words = " ".join(with_whom.split()), words.strip()
        row.save()
        log(by=by, at=at, verb="change_review", thing=row, changes={"day": (before, day.isoformat())})
    return row


def add_review_document(*, by: Viewer, at: datetime, review: UUID, name: str, content: bytes) -> ReviewDocument:
    """Keep a document with a review; journal it. Raises `NotYours`, and `Unfit` for a file that is not taken in."""
    with refusals():
        row = _row(by, review)
        made = ReviewDocument(review=row, file=store(by=by, name=name, content=content, at=at), name=name[-120:])
        made.save(force_insert=True)
        log(by=by, at=at, verb="add_review_document", thing=row)
    return made


def drop_review_document(*, by: Viewer, at: datetime, document: UUID) -> None:
    """Throw a document of a review away; journal it. Raises `NotYours` unless the viewer keeps the programme there."""
    with refusals():
        row = ReviewDocument.objects.select_related("review__partnership").filter(key=document).first()
        if row is None:
            raise NotYours(_("Dit document bestaat niet."))
        _ask(by, row.review.partnership)
        row.delete()
        discard(file=row.file_id)
        log(by=by, at=at, verb="drop_review_document", thing=row.review)


def _row(by: Viewer, review: UUID) -> ReviewHeld:
    rows = ReviewHeld.objects.select_for_update(of=("self",)).select_related("partnership")
    row = rows.filter(key=review).first()
    if row is None:
        raise NotYours(_("Deze review bestaat niet."))
    _ask(by, row.partnership)
    return row


def _ask(by: Viewer, partnership: Organisation) -> None:
    if not reach_in(by, partnership).may_write:
        raise NotYours(_("Alleen de werkgroep en de programmaleider leggen dit vast."))


def _ask_past(by: Viewer, day: date) -> None:
    if day > by.on:
        raise Refusal(_("Deze dag moet nog komen. Leg de review vast als die geweest is."))
