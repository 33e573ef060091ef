"""The panel talks of a partnership, with what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404

from startbaan.apps.gatherings.queries.held import Held, held_lately
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import Finding, PanelNote, PanelReport
from startbaan.apps.quality.queries.reach import Reach, partnerships_seen, reach_in, reach_of
from startbaan.domain.periods import SchoolYear
from startbaan.ui.wording import long_day

PANEL_TALK = "panel_talk"
LATELY = timedelta(days=365)


@dataclass(frozen=True)
class NoteLine:
    """One thing that was said, and whether a finding came of it."""

    row: PanelNote
    finding: Finding | None


@dataclass(frozen=True)
class ShownPanel:
    """One panel talk with its notes."""

    row: PanelReport
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True)
class PanelPage:
    """The panel talks of a partnership, the newest first."""

    reach: Reach
    panels: Sequence[ShownPanel]
    held: Sequence[Held]
    on: date

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The panel talks that stood in the agenda and have no report yet."""
        written = {panel.row.gathering for panel in self.panels}
        return [(str(one.key), f"{one.title}, {long_day(one.day)}") for one in self.held if one.key not in written]

    @property
    def is_held_this_year(self) -> bool:
        """Whether there was a panel talk this school year."""
        year = SchoolYear.of(self.on)
        return any(panel.row.day in year for panel in self.panels)


def panel_page(viewer: Viewer, key: str) -> PanelPage:
    """The panel talks of one partnership; raises Http404 for who does not keep or follow its programme."""
    reach = reach_of(viewer, key)
    if not reach.reads_all:
        raise Http404
    found = {row.note_id: row for row in Finding.objects.filter(partnership=reach.partnership).exclude(note=None)}
    panels = [
        ShownPanel(row, tuple(NoteLine(note, found.get(note.pk)) for note in row.notes.all()))
        for row in panels_of(reach.partnership)
    ]
    lately = held_lately(reach.partnership.pk, since=viewer.on - LATELY, until=viewer.on)
    held = [one for one in lately if one.of_kind == PANEL_TALK]
    return PanelPage(reach, panels, held, viewer.on)


def panels_of(partnership: Organisation) -> list[PanelReport]:
    """The reports of a partnership's panel talks, with their notes, the newest first."""
    notes = Prefetch("notes", PanelNote.objects.order_by("number"))
    return list(PanelReport.objects.filter(partnership=partnership).prefetch_related(notes).order_by("-day"))


def panel_named(viewer: Viewer, key: UUID) -> tuple[Reach, PanelReport]:
    """One panel talk to write notes of; raises Http404 for who does not keep the programme there."""
    rows = PanelReport.objects.filter(key=key, partnership__in=partnerships_seen(viewer))
    row = rows.select_related("partnership").first()
    if row is None or not reach_in(viewer, row.partnership).may_write:
        raise Http404
    return reach_in(viewer, row.partnership), row
