"""What scoring a lesson asks of everybody who does it: known items, a lesson that was given, and still shut."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import InstrumentVersion, LessonVisit
from startbaan.apps.coaching.models.visits import LONGEST_SCORE_NOTE
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.observing import Scored, Scores
from startbaan.apps.coaching.queries.visits_shown import day_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal


class ChangedElsewhere(Refusal):
    """The server has other scores than these were built on; `current` is what it has."""

    def __init__(self, current: Scores) -> None:
        super().__init__(
            _("Deze scores zijn intussen ook ergens anders bewaard. Er is niets overschreven: kies welke je houdt.")
        )
        self.current = current


def ask_given(by: Viewer, visit: LessonVisit) -> None:
    """Refuse to hand in what was scored of a lesson that is still to come."""
    if day_of(visit) > by.on:
        raise Refusal(_("Deze les is nog niet geweest. Was hij eerder? Verplaats dan eerst het lesbezoek."))


def ask_closed(visit: LessonVisit, *, found: bool) -> None:
    """Refuse to take back where both stand open, and where nothing was handed in."""
    if visit.opened_at is not None:
        raise Refusal(_("Beide scores zijn al open. Er verandert niets meer aan."))
    if not found:
        raise Refusal(_("Er is nog niets ingeleverd."))


def cleaned(version: InstrumentVersion, scores: Mapping[str, Scored]) -> dict[str, Scored]:
    """The scores in the order of the items; raises `Refusal` for an item or a score that is not in the instrument."""
    definition = instrument_of(version)
    if not set(scores) <= set(definition.keys):
        raise Refusal(_("Deze scores horen bij een ander instrument. Open het lesbezoek opnieuw."))
    for one in scores.values():
        if one.score is not None and (one.is_to_come or one.score not in definition.scores):
            raise Refusal(_("Kies bij elk punt een score van de schaal, of “niet gezien”."))
        if len(one.note) > LONGEST_SCORE_NOTE:
            raise Refusal(_("Een aantekening is te lang: hoogstens 1000 tekens per punt."))
    clean = {key: replace(scores[key], note=scores[key].note.strip()) for key in definition.keys if key in scores}
    return {key: one for key, one in clean.items() if one.note or not one.is_to_come}
