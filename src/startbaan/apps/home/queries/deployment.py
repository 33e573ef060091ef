"""How the coaches of a board are deployed: hours and how often they met, never with whom or about what."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from startbaan.apps.coaching.queries import GUIDING
from startbaan.apps.intake.queries import boards_of
from startbaan.apps.intake.queries.assigning import CoachChoice, register_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Pair, Post
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.programme.queries import keys_of_kinds
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation


@dataclass(frozen=True)
class Deployed:
    """One coach in a school year: what the register says, and how much was done."""

    choice: CoachChoice
    done: float
    talks: int
    certificate_ended: bool

    @property
    def is_over(self) -> bool:
        """Whether more was promised than there is."""
        return self.choice.left is not None and self.choice.left < 0


@dataclass(frozen=True)
class Deployment:
    """The coaches of the boards of the viewer, those from outside apart."""

    year: SchoolYear
    external: tuple[Deployed, ...]
    own: tuple[Deployed, ...]


@dataclass(frozen=True)
class _Held:
    minutes: int = 0
    talks: int = 0


def deployment(viewer: Viewer) -> Deployment:
    """What each coach of the viewer's boards has, promised and did this school year; raises Http404 for others."""
    boards = list(boards_of(viewer).values_list("pk", flat=True))
    if not boards:
        raise Http404
    found = register_of(boards, on=viewer.on)
    year = SchoolYear.of(viewer.on)
    held = _held([choice.person for choice in found], boards, year=year)
    coaches = [_deployed(choice, held.get(choice.person, _Held()), on=viewer.on) for choice in found]
    return Deployment(
        year,
        external=tuple(coach for coach in coaches if coach.choice.is_external),
        own=tuple(coach for coach in coaches if not coach.choice.is_external),
    )


def _deployed(choice: CoachChoice, held: _Held, *, on: date) -> Deployed:
    ended = choice.certified_until is not None and choice.certified_until < on
    return Deployed(choice, round(held.minutes / 60, 1), held.talks, ended)


def _held(coaches: Collection[int], boards: Collection[int], *, year: SchoolYear) -> dict[int, _Held]:
    """The minutes and the number of talks, visits and contacts of each coach with starters of these boards."""
    period = year.period
    here = Post.objects.filter(school__parent__in=boards, period__overlap=period).values("person")
    rows = Pair.objects.filter(
        holder__in=coaches, relation=Relation.COACH.value, period__overlap=period, starter__in=here
    ).values_list("holder", "starter", "period")
    pairs: dict[int, list[tuple[int, Period]]] = defaultdict(list)
    for holder, starter, within in rows:
        pairs[starter].append((holder, within))
    done = Activity.objects.filter(
        starter__in=pairs,
        state=Activity.State.DONE,
        key__in=keys_of_kinds(*GUIDING),
        done_on__gte=period.start,
        done_on__lt=period.end,
    ).values_list("starter", "done_on", "minutes")
    met = Contact.objects.filter(starter__in=pairs, day__gte=period.start, day__lt=period.end)
    found: dict[int, _Held] = {}
    meetings: list[tuple[int, date | None, int | None]] = [*done, *met.values_list("starter", "day", "minutes")]
    for starter, day, lasted in meetings:
        who = next((coach for coach, within in pairs[starter] if day and day in within), None)
        if who is not None:
            so_far = found.get(who, _Held())
            found[who] = _Held(so_far.minutes + (lasted or 0), so_far.talks + 1)
    return found
