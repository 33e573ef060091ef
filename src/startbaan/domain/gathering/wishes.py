"""Learning wishes made into a ranking of themes: how many people want each, and nothing about few people.

Each person ticks a few themes, and every tick counts as much: approval voting (Brams and Fishburn 1978, American
Political Science Review 72, 831–847). Not a ranking of each person with points (Borda), for four reasons. Several
themes get a session, so how many people want one matters more than who wants it most. A theme more or less on the list
does not turn the others round. Ticking is done on a phone in a moment. And whoever orders ten themes leaves a
fingerprint, while the number of people who want a theme is a count like any other, which the threshold can guard.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from startbaan.domain.privacy.policy import shown_counts

MOST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A theme, its place from 1 (the same for themes wanted by as many), and how many people want it."""

    theme: str
    place: int
    people: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The themes wanted by enough people, most wanted first, and the others as they stand on the list."""

    people: int
    wanted: tuple[Wanted, ...]
    others: tuple[str, ...]


def counted(wishes: Iterable[Collection[str]]) -> dict[str, int]:
    """Count how many people ticked each theme; a theme ticked twice by one person counts once."""
    return dict(Counter(theme for wish in wishes for theme in set(wish)))


def ranking(counts: Mapping[str, int], *, people: int, themes: Sequence[str], least: int) -> Ranking | None:
    """Rank themes by how many people want them; nothing at all where fewer than `least` people gave a wish.

    A theme wanted by fewer stands among the others, and so does one that nobody wants: set apart, it would say of the
    others that somebody does.
    """
    if people < least:
        return None
    found = {theme: counts.get(theme, 0) for theme in themes}
    enough = sorted((theme for theme in themes if found[theme] >= least), key=lambda theme: -found[theme])
    places = {count: place for place, count in reversed([*enumerate((found[theme] for theme in enough), start=1)])}
    wanted = tuple(Wanted(theme, places[found[theme]], found[theme]) for theme in enough)
    return Ranking(people, wanted, tuple(theme for theme in themes if found[theme] < least))


def by_group(counts: Mapping[str, int], *, least: int) -> dict[str, int | None]:
    """Show for one theme how many people of each group want it (year 1, years 2 and 3), beside how many in all.

    Hides what is about too few, and so many more that it cannot be taken from the whole.
    """
    return shown_counts(dict(counts), least=least)
