"""The organisations of the nation: regions, partnerships, boards, schools and teams."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from random import Random
from uuid import UUID

from startbaan.domain.periods import Period
from startbaan.project.synth.shape import BOARDS_OF_A_PARTNERSHIP, PARTNERSHIPS_OF_A_REGION, BoardShape
from startbaan.project.synth.sheets import Book

HOLIDAY_REGIONS = ("noord", "midden", "zuid")
STARTERS_OF_A_TEAM = 12
SCHOOL_NAMES = ("De Linde", "Het Baken", "De Springplank", "De Wegwijzer", "Het Palet", "De Bongerd", "De Zonnewijzer")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class School:
    """A school that was made; its managers stand before its teams, or before the school where there are none."""

    number: int
    sector: str
    region: str
    starters: int
    managed: tuple[int, ...]


@dataclass(frozen=True)
class Board:
    """A board that was made."""

    number: int
    coordinator: str
    schools: tuple[School, ...]

    @property
    def starters(self) -> int:
        """How many start at its schools."""
        return sum(school.starters for school in self.schools)


@dataclass(frozen=True)
class Nation:
    """All places that were made."""

    number: int
    regions: tuple[int, ...]
    partnerships: tuple[int, ...]
    boards: tuple[Board, ...]


def make_places(book: Book, shapes: list[BoardShape], *, since: date, random: Random) -> Nation:
    """Make all organisations, and let boards belong to partnerships and these to regions."""
    founder = _Founder(book, random, Period(since))
    land = founder.found("land", "nation", "Verzonnen Nederland")
    boards = [founder.board(number, shape) for number, shape in enumerate(shapes, start=1)]
    how_many = ceil(len(boards) / BOARDS_OF_A_PARTNERSHIP)
    regions = [
        founder.found(f"regio-{number}", "region", f"Onderwijsregio {number}", parent=land)
        for number in range(1, ceil(how_many / PARTNERSHIPS_OF_A_REGION) + 1)
    ]
    partnerships = [
        founder.found(f"opleidingsschool-{number}", "partnership", f"Opleidingsschool {number}")
        for number in range(1, how_many + 1)
    ]
    for place, partnership in enumerate(partnerships):
        founder.affiliate(partnership, regions[place // PARTNERSHIPS_OF_A_REGION])
    for place, board in enumerate(boards):
        founder.affiliate(board.number, partnerships[place // BOARDS_OF_A_PARTNERSHIP])
    return Nation(land, tuple(regions), tuple(partnerships), tuple(boards))


class _Founder:
    """Makes one organisation after another."""

    def __init__(self, book: Book, random: Random, period: Period) -> None:
        self.book, self.random, self.period = book, random, period
        self.schools = 0

    def found(self, key: str, of_kind: str, name: str, *, parent: int | None = None, sector: str | None = None) -> int:
        uuid = UUID(int=self.random.getrandbits(128), version=4)
        return self.book.organisation.add(key, uuid, of_kind, name, parent, sector, None, "", "")

    def affiliate(self, member: int, of: int) -> None:
        self.book.affiliation.add(member, of, self.period)

    def board(self, number: int, shape: BoardShape) -> Board:
        made = self.found(f"bestuur-{number}", "board", f"Bestuur {number}", sector=shape.sector)
        region = self.random.choice(HOLIDAY_REGIONS)
        schools = tuple(self.school(made, shape.sector, region, starters) for starters in shape.starters)
        return Board(made, shape.coordinator or f"coordinator-{number}", schools)

    def school(self, board: int, sector: str, region: str, starters: int) -> School:
        self.schools += 1
        uuid = UUID(int=self.random.getrandbits(128), version=4)
        made = self.book.organisation.add(
            f"school-{self.schools}",
            uuid,
            "school",
            f"{self.random.choice(SCHOOL_NAMES)} {self.schools}",
            board,
            sector,
            _brin(self.schools),
            f"Plaats {self.schools % 700 + 1}",
            region,
        )
        if sector == "po":
            return School(made, sector, region, starters, (made,))
        teams = [
            self.found(f"team-{self.schools}-{number}", "team", f"Team {number}", parent=made)
            for number in range(1, ceil(max(starters, 1) / STARTERS_OF_A_TEAM) + 1)
        ]
        return School(made, sector, region, starters, tuple(teams))


def _brin(number: int) -> str:
    """Give each school a BRIN that looks like one: 12AB00."""
    tens, letters = number % 100, number // 100
    return f"{tens:02}{LETTERS[letters // 26]}{LETTERS[letters % 26]}00"
