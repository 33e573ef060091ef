"""How many schools and boards a nation of so many starters has, and how the starters are spread over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

WHOLE_NATION = 40_000
SCHOOLS = {"po": 6_500, "vo": 650, "mbo": 57}
SCHOOLS_OF_A_BOARD = {"po": 7, "vo": 3, "mbo": 1}
STARTERS_AGAINST_PO = {"po": 1, "vo": 4, "mbo": 20}  # of a school, against those of a primary school
TO_COMPARE = 400  # from so many starters on, two boards are the same in every nation
LARGE, SMALL = 300, 10
BOARDS_OF_A_PARTNERSHIP = 12
PARTNERSHIPS_OF_A_REGION = 3


@dataclass(frozen=True)
class BoardShape:
    """A board to make: the starters of each of its schools."""

    sector: str
    starters: tuple[int, ...]
    coordinator: str = ""  # the handle of a coordinator who must be found again


def boards(starters: int) -> list[BoardShape]:
    """Spread so many starters: first the boards measured with, of 300 and of 10 (fewer in a tiny nation), then others.

    The coordinators of the first two are known as `synth-300` and `synth-10`.
    """
    large, small = (LARGE, SMALL) if starters >= TO_COMPARE else (starters // 2, max(starters // 8, 1))
    measured = [
        BoardShape("po", _spread(large, over=ceil(large / 7.5)), f"synth-{large}"),
        BoardShape("po", _spread(small, over=ceil(small / 3.5)), f"synth-{small}"),
    ]
    schools = {sector: max(round(number * starters / WHOLE_NATION), 1) for sector, number in SCHOOLS.items()}
    schools["po"] = max(schools["po"] - sum(len(board.starters) for board in measured), 1)
    return [*measured, *_others(starters - large - small, schools)]


def _others(starters: int, schools: dict[str, int]) -> Iterator[BoardShape]:
    whole = sum(number * STARTERS_AGAINST_PO[sector] for sector, number in schools.items())
    left = starters
    for sector, number in schools.items():
        share = left if sector == "mbo" else round(starters * number * STARTERS_AGAINST_PO[sector] / whole)
        left -= share
        spread, size = _spread(share, over=number), SCHOOLS_OF_A_BOARD[sector]
        yield from (BoardShape(sector, spread[first : first + size]) for first in range(0, number, size))


def _spread(total: int, *, over: int) -> tuple[int, ...]:
    """Divide as evenly as whole people can be."""
    return tuple(total // over + (place < total % over) for place in range(over))
