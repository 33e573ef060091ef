"""Keeping who may observe: a certificate of a training elsewhere, one of our own training, and its end."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import ObserverCertificate
from startbaan.apps.coaching.queries.observers import coordinated_boards, instruments_of_board, people_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import Period

How = ObserverCertificate.How
LONGEST_NOTE = 200


def certify_elsewhere(
    *, by: Viewer, at: datetime, board: Organisation, person: int, instrument_key: str, period: Period, note: str
) -> ObserverCertificate:
    """Write down that somebody of a board was trained elsewhere, and journal it.

    Raises `NotYours` unless the viewer is coordinator of that board and the person belongs to it; `Refusal` where it
    is not said where, or a certificate runs in that period.
    """
    if board not in coordinated_boards(by) or not people_of(board, on=by.on).filter(pk=person).exists():
        raise NotYours(_("Alleen de coördinator van het bestuur houdt de certificaten bij."))
    if instrument_key not in instruments_of_board(board, on=by.on):
        raise Refusal(_("Voor dit instrument is geen certificaat nodig."))
    if not note.strip() or len(note) > LONGEST_NOTE:
        raise Refusal(_("Schrijf op waar de training was, in hoogstens 200 tekens."))
    with refusals():
        made = ObserverCertificate.objects.create(
            person_id=person,
            instrument_key=instrument_key,
            period=period,
            how=How.ELSEWHERE,
            note=note.strip(),
            board=board,
        )
        log(by=by, at=at, verb="certify_observer", thing=made, changes={"instrument": (None, instrument_key)})
    return made


def end_certificate(*, by: Viewer, at: datetime, certificate: int, last_day: date) -> None:
    """Let a certificate end after this last day and journal it; one that would not have begun is removed.

    Raises `NotYours` for who is not coordinator of a board of that person, and `Refusal` for a later end than it had.
    """
    row = ObserverCertificate.objects.filter(pk=certificate).first()
    if row is None or not any(
        people_of(board, on=by.on).filter(pk=row.person_id).exists() for board in coordinated_boards(by)
    ):
        raise NotYours(_("Alleen de coördinator van het bestuur houdt de certificaten bij."))
    if row.period.last is not None and row.period.last < last_day:
        raise Refusal(_("Dit certificaat eindigt al eerder. Leg een nieuw certificaat vast."))
    with refusals():
        log(by=by, at=at, verb="end_observer_certificate", thing=row, changes={"until": (None, last_day.isoformat())})
        if last_day < row.period.start:
            row.delete()
        else:
            row.period = Period.through(row.period.start, last=last_day)
            row.save(update_fields=["period"])
