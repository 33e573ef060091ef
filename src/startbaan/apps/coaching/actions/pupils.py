"""Asking a class: a starter opens a round, pupils answer with its code, and it closes once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_bytes
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import PupilRound
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.pupils import (
    asked_visits,
    counted,
    door,
    rounds_over,
    starter_of,
    to_close,
    versions,
)
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.gathering.codes import LEAST_BYTES, code_from
from startbaan.domain.meeting.moments import begin_of
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.pupils import MOST
from startbaan.ui.wording import long_day

LONGEST = timedelta(weeks=6)  # that a round stays open: our own choice


class NotCounted(Refusal):
    """Answers of a pupil that the database did not count."""


@dataclass(frozen=True)
class Asking:
    """What a starter asks: which questions, of which class, as whom, of how many, until when, beside which visit."""

    version: int
    class_name: str
    called: str
    pupils: int
    open_until: date
    visit: str | None = None


def ask_pupils(*, by: Viewer, at: datetime, asking: Asking) -> PupilRound:
    """Open a round for a class, with a code of its own; journal that it was done.

    Raises `NotYours` for who has no running track, and `Refusal` for questions that cannot be asked now, too few or
    too many pupils, and a last day that is past or too far away.
    """
    starter = starter_of(by)
    if starter is None or not may_make(by, Kind.SELF_RATING, starter):
        raise NotYours(_("Alleen een starter vraagt de eigen klas."))
    version = next((row for row in versions(by) if row.pk == asking.version), None)
    if version is None:
        raise Refusal(_("Kies vragen uit de lijst."))
    _check(asking, on=by.on)
    if asking.visit and asking.visit not in dict(asked_visits(by)):
        raise Refusal(_("Kies een lesbezoek uit de lijst."))
    instrument = instrument_of(version)
    made = PupilRound(
        starter_id=starter,
        author_id=starter,
        made_at=at,
        instrument=version,
        visit_id=asking.visit,
        class_name=asking.class_name.strip(),
        called=asking.called.strip(),
        code=_free_code(on=by.on),
        pupils=asking.pupils,
        least=settings.LEAST_PUPILS,
        open_until=asking.open_until,
        questions=list(instrument.keys),
        top=instrument.scores[-1],
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="ask_pupils", kind=Kind.SELF_RATING, thing=made, starter=starter)
    return made


def answer_pupil(*, code: str, on: date, answers: Mapping[str, int]) -> None:
    """Count what a pupil chose, one answer for every question; nothing else is kept, and nothing is journalled.

    Raises `NotCounted` with why: no such code, closed, as many answers as pupils, or answers that do not fit.
    """
    said = counted(code, on=on, answers=answers)
    if said != "counted":
        raise NotCounted(
            {
                "unknown": _("Deze code klopt niet. Kijk nog eens op het bord."),
                "closed": _("De vragen zijn net gesloten. Je antwoorden zijn niet meer geteld."),
                "full": _("Er zijn al zoveel antwoorden als er leerlingen zijn. Jouw antwoorden zijn niet geteld."),
            }.get(said, _("Deze antwoorden kunnen we niet tellen. Kies bij elke vraag een antwoord."))
        )


def close_round(*, by: Viewer, at: datetime, item: UUID) -> None:
    """Take no more answers, for good; of too few answers the database throws the counts away. Journal it.

    Raises `NotYours`, and `Refusal` when it is closed already.
    """
    row = editable_by(by, PupilRound.objects.filter(pk=item, starter__in=by.persons)).first()
    if row is None:
        raise NotYours(_("Dit zijn geen vragen van jou."))
    with refusals():
        if editable_by(by, PupilRound.objects.filter(pk=item, closed_at=None)).update(closed_at=at) != 1:
            raise Refusal(_("Deze vragen waren al gesloten."))
        log(by=by, at=at, verb="close_pupil_round", kind=Kind.SELF_RATING, thing=row, starter=row.starter_id)


def close_due_rounds(*, on: date, at: datetime, using: str = "owner") -> int:
    """Close the rounds whose last day is over, as the owner; gives how many."""
    return to_close(on=on, using=using).update(closed_at=at)


def forget_rounds(*, on: date, days: int, using: str = "owner") -> int:
    """Remove the rounds that were closed so many days ago, with their counts, as the owner; gives how many."""
    rows = rounds_over(before=begin_of(on - timedelta(days=days)), using=using)
    return rows.delete()[1].get(PupilRound._meta.label, 0)


def _check(asking: Asking, *, on: date) -> None:
    least = settings.LEAST_PUPILS
    if asking.pupils < least:
        raise Refusal(
            _("Bij minder dan %(least)s leerlingen zie je geen uitkomst. Vraag het dan gewoon in de klas.")
            % {"least": least}
        )
    if asking.pupils > MOST:
        raise Refusal(_("Vul hoogstens %(most)s leerlingen in.") % {"most": MOST})
    if not on <= asking.open_until <= on + LONGEST:
        raise Refusal(_("Kies een dag van vandaag tot en met %(last)s.") % {"last": long_day(on + LONGEST)})


def _free_code(*, on: date) -> str:
    code = code_from(token_bytes(2 * LEAST_BYTES))
    while door(code, on=on) is not None:
        code = code_from(token_bytes(2 * LEAST_BYTES))
    return code
