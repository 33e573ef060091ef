"""Writing down a panel talk: the day, and what was said, by nobody in particular."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import Finding, PanelNote, PanelReport
from startbaan.apps.quality.queries.reach import reach_in


def report_panel(
    *, by: Viewer, at: datetime, partnership: Organisation, day: date, gathering: UUID | None = None
) -> PanelReport:
    """Write down that a panel talk was held; journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` for a day to come or written before.
    """
    _ask(by, partnership)
    if day > by.on:
        raise Refusal(_("Deze dag moet nog komen. Schrijf het verslag als het gesprek geweest is."))
    made = PanelReport(partnership=partnership, day=day, gathering=gathering)
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="report_panel", thing=made, changes={"day": (None, day.isoformat())})
    return made


def note_panel(*, by: Viewer, at: datetime, panel: UUID, words: str) -> PanelNote:
    """Write down one thing that was said; journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` without words.
    """
    if not words.strip():
        raise Refusal(_("Schrijf op wat er gezegd is."))
    with refusals():
        row = (
            PanelReport.objects.select_for_update(of=("self",)).select_related("partnership").filter(key=panel).first()
        )
        if row is None:
            raise NotYours(_("Dit panelgesprek bestaat niet."))
        _ask(by, row.partnership)
        last = row.notes.aggregate(last=Max("number"))["last"] or 0
        made = PanelNote(report=row, number=last + 1, words=words.strip())
        made.save(force_insert=True)
        log(by=by, at=at, verb="note_panel", thing=row, changes={"number": (None, made.number)})
    return made


def drop_panel_note(*, by: Viewer, at: datetime, note: UUID) -> None:
    """Throw a note away that no finding came of; journal it. Raises `NotYours`, and `Refusal` where one did."""
    with refusals():
        row = PanelNote.objects.select_related("report__partnership").filter(key=note).first()
        if row is None:
            raise NotYours(_("Deze aantekening bestaat niet."))
        _ask(by, row.report.partnership)
        if Finding.objects.filter(note=row).exists():
            raise Refusal(_("Hier kwam een bevinding uit. De aantekening blijft staan."))
        log(by=by, at=at, verb="drop_panel_note", thing=row.report, changes={"number": (row.number, None)})
        row.delete()


def _ask(by: Viewer, partnership: Organisation) -> None:
    if not reach_in(by, partnership).may_write:
        raise NotYours(_("Alleen de werkgroep en de programmaleider schrijven het verslag."))
