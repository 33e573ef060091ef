"""Proposing coaches for a whole intake at once: all of them, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.intake.actions.assigning import TooManyHours, propose_coach
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.models import Person


@dataclass(frozen=True, slots=True)
class Wanted:
    """A starter and whom one wants as their coach."""

    starter: Person
    holder: int


class NotAll(Refusal):
    """Some of these cannot be proposed, so nothing was; with the reason by starter."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__(
            ngettext(
                "Er is nog niets voorgesteld: %(count)s keuze kan niet. Pas die aan.",
                "Er is nog niets voorgesteld: %(count)s keuzes kunnen niet. Pas die aan.",
                len(reasons),
            )
            % {"count": len(reasons)}
        )
        self.reasons = reasons


def propose_coaches(*, by: Viewer, at: datetime, wanted: Sequence[Wanted], start: date) -> list[CoachProposal]:
    """Propose a coach for each of these starters to their line managers, in one transaction.

    Does what `propose_coach` does for each. Raises `NotAll` with every reason when one of them is refused; then
    nothing was proposed.
    """
    made: list[CoachProposal] = []
    refused: dict[int, str] = {}
    with transaction.atomic():
        for one in wanted:
            try:
                made.append(propose_coach(by=by, at=at, starter=one.starter, holder=one.holder, start=start))
            except TooManyHours as warning:
                why = _("%(why)s Kies iemand anders, of doe dit voorstel op de pagina van de starter, met een reden.")
                refused[one.starter.pk] = why % {"why": str(warning)}
            except Refusal as refusal:
                refused[one.starter.pk] = str(refusal)
        if refused:
            raise NotAll(refused)
    return made
