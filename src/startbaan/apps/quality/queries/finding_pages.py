"""Findings as the pages show them: in the order of how far they are, and where each comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.queries import decision_of_body, decisions_of_bodies
from startbaan.apps.gatherings.queries.bodies import DecisionLine
from startbaan.apps.people.access import Viewer
from startbaan.apps.quality.models import PanelNote, ReviewHeld
from startbaan.apps.quality.queries.findings import ShownFinding, findings_of
from startbaan.apps.quality.queries.reach import Reach
from startbaan.domain.quality.findings import State
from startbaan.ui.wording import long_day


@dataclass(frozen=True)
class Shelf:
    """The findings that are equally far."""

    title: str
    calm: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True)
class FindingBoard:
    """All findings of a partnership: what asks something now, and what is done with."""

    shelves: tuple[Shelf, ...]
    closed: tuple[ShownFinding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found yet."""
        return not self.closed and not any(shelf.findings for shelf in self.shelves)

    @property
    def late(self) -> int:
        """How many actions are late."""
        return sum(len(found.late) for shelf in self.shelves for found in shelf.findings)


@dataclass(frozen=True)
class From:
    """Where a finding comes from, in words, the page that shows it, and what a body decided."""

    words: str
    url: str = ""
    decided: str = ""


def finding_board(viewer: Viewer, reach: Reach) -> FindingBoard:
    """Put the findings of a partnership in the order of what is to be done."""
    found = findings_of(viewer, reach)
    shelves = (
        (_("Genoteerd"), _("Niets wacht op een eerste stap."), {State.NOTED}),
        (_("In actie"), _("Er loopt geen actie."), {State.ACTING}),
        (_("Klaar voor de volgende versie"), _("Er is nog niets besloten."), {State.DECIDED}),
        (_("In het programma"), _("Nog niets kwam in het programma."), {State.BROUGHT_OUT, State.MEASURED}),
    )
    return FindingBoard(
        tuple(
            Shelf(title, calm, tuple(each for each in found if each.found.state in states))
            for title, calm, states in shelves
        ),
        tuple(each for each in found if each.found.state is State.CLOSED),
    )


def decisions_to_name(viewer: Viewer, reach: Reach) -> tuple[DecisionLine, ...]:
    """What the bodies of the partnership decided, as far as the viewer reads it."""
    return decisions_of_bodies(viewer, organisation=reach.partnership.pk)


def origin_of(viewer: Viewer, shown: ShownFinding) -> From:
    """Say where a finding comes from; what a body decided only to who reads its minutes."""
    row = shown.row
    decision = decision_of_body(viewer, row.decision) if row.decision else None
    if decision:
        words = _("Uit het overleg “%(title)s” van %(day)s")
        said = words % {"title": decision.meeting.title, "day": long_day(decision.meeting.day)}
        return From(said, decision.url, decision.words)
    if row.note:
        return From(
            _("Uit het panelgesprek van %(day)s") % {"day": long_day(row.note.report.day)},
            reverse("quality:panel", args=[row.partnership.key]),
        )
    if row.review:
        return From(
            _("Uit een review van %(day)s") % {"day": long_day(row.review.day)},
            reverse("quality:reviews", args=[row.partnership.key]),
        )
    if row.survey:
        page = reverse("quality:survey", args=[row.survey])
        return From(_("Uit %(origin)s") % {"origin": row.get_origin_display()}, page)
    return From(_("Uit %(origin)s") % {"origin": row.get_origin_display()})


def about_words(reach: Reach, source: Mapping[str, object]) -> str:
    """Say what one came from, for the form of a new finding; empty where one came from nowhere."""
    note, review = sources_of(reach, note=_uuid(source.get("note")), review=_uuid(source.get("review")))
    if note:
        return note.words
    return str(review) if review else ""


def sources_of(reach: Reach, *, note: UUID | None, review: UUID | None) -> tuple[PanelNote | None, ReviewHeld | None]:
    """Find the note or the review of this partnership that a finding comes from."""
    return (
        PanelNote.objects.filter(key=note, report__partnership=reach.partnership).first() if note else None,
        ReviewHeld.objects.filter(key=review, partnership=reach.partnership).first() if review else None,
    )


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
