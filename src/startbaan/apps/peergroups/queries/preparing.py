"""The pool page of a round: who takes part, who misses a day or cannot be led by anyone, and how much room there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Exists
from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Candidate, DaysFrom, Placing, Round, RoundFacilitator, Run
from startbaan.apps.peergroups.queries.already import already_grouped
from startbaan.apps.peergroups.queries.pooling import Asked, asked_of, lines_of
from startbaan.apps.people.models import Organisation
from startbaan.domain.grouping.pool import Pool, Weights
from startbaan.domain.periods import SchoolYear

SectorNames: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class Lacking:
    """A starter who cannot be placed, and why."""

    name: str
    school: str
    why: str


@dataclass(frozen=True)
class Preparing:
    """A round before it is computed."""

    row: Round
    boards: tuple[Organisation, ...]
    starters: tuple[Candidate, ...]
    guides: tuple[RoundFacilitator, ...]
    lacking: tuple[Lacking, ...]
    grouped: tuple[Candidate, ...]
    unknown: tuple[str, ...]
    room: int
    weights: Weights
    is_proposed: bool

    @property
    def year(self) -> SchoolYear:
        """The school year it is for."""
        return SchoolYear(self.row.school_year)

    @property
    def taking_part(self) -> int:
        """How many starters take part."""
        return sum(one.included for one in self.starters)

    @property
    def guiding(self) -> int:
        """How many coaches can guide a group."""
        return sum(one.included and bool(one.max_groups) for one in self.guides)

    @property
    def said(self) -> int:
        """How many of the starters who take part gave their days themselves."""
        return sum(one.included and one.days_from == DaysFrom.SAID for one in self.starters)

    @property
    def silent(self) -> int:
        """How many of the starters who take part gave no days, so that every working day counts."""
        return sum(one.included and one.days_from == DaysFrom.ASSUMED for one in self.starters)

    @property
    def fewest(self) -> int:
        """The fewest groups that hold everybody."""
        return -(-self.taking_part // self.weights.largest)

    @property
    def is_short_of_room(self) -> bool:
        """Whether more starters take part than the facilitators have places."""
        return self.room < self.taking_part

    @property
    def for_whom(self) -> str:
        """Of which boards, sectors and years, in words."""
        words = [", ".join(board.name for board in self.boards)]
        if self.row.sectors:
            words.append(", ".join(str(Organisation.InSector(sector).label) for sector in self.row.sectors))
        if self.row.years:
            words.append(_("jaar %(years)s") % {"years": ", ".join(map(str, self.row.years))})
        return "; ".join(words)


def preparing_of(row: Round) -> Preparing:
    """The pool of a round that the caller opened."""
    starters, guides = lines_of(row)
    found = asked_of(row, starters, guides)
    weights = Weights(**row.weights)
    live = Run.objects.filter(round=row, state__in=[Run.State.WAITING, Run.State.RUNNING])
    twice = already_grouped(row)
    proposed = Exists(live) | Exists(Placing.objects.filter(round=row))
    return Preparing(
        row=row,
        boards=tuple(row.boards.order_by("name", "pk")),
        starters=tuple(starters),
        guides=tuple(guides),
        lacking=tuple(_lacking(starters, found)),
        grouped=tuple(one for one in starters if one.included and one.starter_id in twice),
        unknown=found.unknown,
        room=sum(one.max_groups for one in found.pool.facilitators) * weights.largest,
        weights=weights,
        is_proposed=Round.objects.filter(proposed, pk=row.pk).exists(),
    )


def _lacking(starters: Sequence[Candidate], found: Asked) -> Iterable[Lacking]:
    pool = found.pool
    for one in starters:
        if not one.included:
            continue
        if not one.weekdays:
            yield Lacking(str(one.starter), one.school.name, _("heeft geen enkele dag"))
        elif not any(pool.may(str(one.starter_id), slot) for slot in pool.slots):
            yield Lacking(str(one.starter), one.school.name, _nobody(pool, str(one.starter_id)))


def _nobody(pool: Pool, starter: str) -> str:
    """Why nobody can lead a group with this starter."""
    shared = [slot for slot in pool.slots if slot.weekday in pool.starter[starter].weekdays]
    if not pool.slots:
        return _("er is geen begeleider")
    if not shared:
        return _("geen begeleider kan op dezelfde dag")
    return _("elke begeleider op die dagen is van de eigen school of werkt met deze starter")
