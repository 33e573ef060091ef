"""How the coaches of a board are deployed: hours and how often they met, never with whom or about what."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import ngettext

from startbaan.apps.entitlements.queries.coach_hours import NOT_MET, Met, met_in
from startbaan.apps.intake.queries import boards_of
from startbaan.apps.intake.queries.assigning import CoachChoice, register_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.periods import SchoolYear
from startbaan.ui.wording import hours


@dataclass(frozen=True)
class Deployed:
    """One coach in a school year: what the register says, and how much was done."""

    choice: CoachChoice
    done: float
    talks: int
    certificate_ended: bool


@dataclass(frozen=True)
class Deployment:
    """The coaches of the boards of the viewer, those from outside apart."""

    year: SchoolYear
    external: tuple[Deployed, ...]
    own: tuple[Deployed, ...]

    @property
    def warning(self) -> str:
        """Of how many coaches more is asked than there is, in words; empty when of none."""
        found = [coach for coach in (*self.external, *self.own) if coach.choice.hours.over]
        if not found:
            return ""
        words = ngettext(
            "%(count)s coach heeft %(hours)s te veel", "%(count)s coaches hebben samen %(hours)s te veel", len(found)
        )
        return words % {"count": len(found), "hours": hours(sum(coach.choice.hours.over for coach in found))}


def deployment(viewer: Viewer) -> Deployment:
    """What each coach of the viewer's boards has, promised and did this school year; raises Http404 for others."""
    boards = list(boards_of(viewer).values_list("pk", flat=True))
    if not boards:
        raise Http404
    found = register_of(boards, on=viewer.on)
    year = SchoolYear.of(viewer.on)
    met = met_in([one for choice in found for one in choice.hours.trajectories], year=year)
    coaches = [_deployed(choice, met, on=viewer.on) for choice in found]
    return Deployment(
        year,
        external=tuple(coach for coach in coaches if coach.choice.is_external),
        own=tuple(coach for coach in coaches if not coach.choice.is_external),
    )


def _deployed(choice: CoachChoice, met: dict[int, Met], *, on: date) -> Deployed:
    ended = choice.certified_until is not None and choice.certified_until < on
    theirs = [met.get(one.pair, NOT_MET) for one in choice.hours.trajectories]
    done = round(sum(one.minutes for one in theirs) / 60, 1)
    return Deployed(choice, done, sum(one.times for one in theirs), ended)
