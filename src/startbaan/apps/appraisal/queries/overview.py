"""The cycle of each starter on one page: for a line manager all of theirs, for a starter the own one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import Http404

from startbaan.apps.appraisal.queries.cycles import Names
from startbaan.apps.appraisal.queries.talks import Talk, Written, may_see, named_talks, written_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import Wanted
from startbaan.domain.privacy.policy import Relation


@dataclass(frozen=True)
class StarterTalks:
    """The talks of one starter, those of this year apart."""

    starter: Person
    track: Track
    year: int
    talks: tuple[Talk, ...]
    board_names: tuple[str, ...]  # what the board holds this year, when it settled a cycle
    loose: tuple[Written, ...] = ()  # reports of talks that are in no track any more

    @property
    def now(self) -> tuple[Talk, ...]:
        """The talks of this year."""
        return tuple(talk for talk in self.talks if talk.year == self.year)

    @property
    def earlier(self) -> tuple[Talk, ...]:
        """Those of the years before, latest first."""
        return tuple(talk for talk in reversed(self.talks) if talk.year < self.year)

    @property
    def later(self) -> tuple[Talk, ...]:
        """Those of the years to come."""
        return tuple(talk for talk in self.talks if talk.year > self.year)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What the board holds this year and the track does not have yet."""
        return self.board_names[len(self.now) :]

    @property
    def is_overfull(self) -> bool:
        """Whether the track has more talks this year than the board holds."""
        return 0 < len(self.board_names) < len(self.now)


def overview(viewer: Viewer) -> list[StarterTalks]:
    """The talks of the viewer's own starters as their line manager, by name."""
    return _gathered(viewer, viewer.starters(Relation.MANAGER))


def my_cycle(viewer: Viewer) -> StarterTalks | None:
    """The viewer's own talks as a starter."""
    own = next(iter(_gathered(viewer, viewer.persons)), None)
    if own is None:
        return None
    listed = {talk.item.pk for talk in own.talks}
    by_talk = written_of(viewer, [own.starter.pk])
    return replace(own, loose=tuple(one for talk, some in by_talk.items() if talk not in listed for one in some))


def opened_starter(viewer: Viewer, key: UUID) -> StarterTalks:
    """The talks of one starter of whom the viewer is line manager; raises Http404 otherwise."""
    person = Person.objects.filter(key=key, pk__in=viewer.starters(Relation.MANAGER)).first()
    found = _gathered(viewer, [person.pk] if person else [])
    if not found:
        raise Http404
    return found[0]


def _gathered(viewer: Viewer, starters: Collection[int]) -> list[StarterTalks]:
    mine = [starter for starter in starters if may_see(viewer, starter)]
    if not mine:
        return []
    rows = visible_to(viewer, Track.objects.filter(starter__in=mine)).select_related("starter", "version")
    tracks = _nearest(rows.defer("version__text", "version__changes").order_by("period"), on=viewer.on)
    names = Names.of(mine, on=viewer.on)
    talks = named_talks(viewer, mine, names=names)
    found = []
    for starter, track in tracks.items():
        year = _year(track, on=viewer.on)
        cycle = names.cycle(starter, on=viewer.on)
        own = tuple(talk for talk in talks if talk.item.row.starter_id == starter)
        found.append(StarterTalks(track.starter, track, year, own, cycle.of_year(year) if cycle else ()))
    return sorted(found, key=lambda one: (one.starter.sort_name, one.starter.pk))


def _nearest(rows: Iterable[Track], *, on: date) -> dict[int, Track]:
    """The track of each starter that runs, else the last that began, else the first to come."""
    found: dict[int, Track] = {}
    for row in rows:
        if row.starter_id not in found or row.start_on <= on:
            found[row.starter_id] = row
    return found


def _year(track: Track, *, on: date) -> int:
    years = Wanted.of(track).years
    return next(
        (number for number, year in enumerate(years, start=1) if on in year), 1 if on < track.start_on else len(years)
    )
