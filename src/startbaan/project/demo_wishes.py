"""The demo's learning wishes: what starters chose last spring for this year, and in spring what they choose now."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from random import Random

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.domain.gathering.wishes import MOST
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import Cast
from startbaan.ui import clock

OPENS, LASTS = (5, 11), timedelta(days=28)
CHOOSE = 0.9  # how large a part of the starters chooses
FOR_FIRST = ("Klassenmanagement",)  # the working group offers this to year 1 alone, the rest to everyone
# What lives most among starters here, most first; the others are chosen as often as each other.
LIVES = ("groepsdynamiek", "communicatie-met-ouders", "passend-onderwijs", "omgaan-met-werkdruk-en-werkbeleving")


def load(made: Cast, starters: Collection[int], *, on: date, seed: int) -> None:
    """Ask last spring, let most starters of then choose; ask again when it is spring."""
    year = SchoolYear.of(on)
    first = date(year.start_year, *OPENS)
    _ask(made, starters, year=year, first=first, last=first + LASTS, random=Random(seed))
    again = date(year.start_year + 1, *OPENS)
    if again <= on <= again + LASTS:
        _ask(made, starters, year=year.next, first=again, last=again + LASTS, random=Random(seed + 1))


def _ask(made: Cast, starters: Collection[int], *, year: SchoolYear, first: date, last: date, random: Random) -> None:
    partnership = made.organisations["waterrijk"]
    themes = queries.proposed_themes(partnership)
    lines = [*themes.everyone.splitlines(), *themes.first.splitlines(), *themes.later.splitlines()]
    offered = [
        actions.Theme(nl.strip(), en.strip(), (1,) if nl.strip() in FOR_FIRST else ())
        for nl, _bar, en in (line.partition("|") for line in lines)
    ]
    with acting_as(made.anouk, on=first) as by:
        actions.open_poll(
            by=by, at=_at(first), partnership=partnership, year=year, first=first, last=last, themes=offered
        )
    for person in starters:
        _choose(person, on=first + timedelta(days=random.randrange(14)), random=random)


def _choose(person: int, *, on: date, random: Random) -> None:
    with acting_as(person, on=on) as by:
        keys = [key for key, _label in queries.my_choosing(by).themes]
        if not keys or random.random() > CHOOSE:
            return
        liked = sorted(keys, key=lambda key: random.random() - (0.45 if key in LIVES else 0.0))
        actions.choose_wishes(by=by, at=_at(on), themes=liked[: random.randint(2, MOST)])


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16, 30), clock.AMSTERDAM)
