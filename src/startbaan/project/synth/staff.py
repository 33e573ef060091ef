"""The people of the nation: starters in three cohorts, those around them, and what they are to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from math import ceil
from random import Random
from uuid import UUID

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.project.demo import FAMILY, GIVEN
from startbaan.project.synth.places import Board, Nation, School
from startbaan.project.synth.sheets import Book

DOMAIN = "startbaan.example"
COHORTS = 3
STARTERS_OF_A_COACH = 8
HELPERS = (RoleName.CARE_COORDINATOR, RoleName.ICT_CONTACT)
ROUTES = {"po": ("pabo", "pabo", "zij-instromer"), "vo": ("tweedegraads", "eerstegraads"), "mbo": ("pdg",)}
LATER_IN_THE_YEAR = (timedelta(days=61), timedelta(days=153), timedelta(days=212))


@dataclass(frozen=True)
class Starter:
    """A starter who was made, and who is around."""

    number: int
    sector: str
    region: str
    start_on: date
    manager: int
    coach: int | None
    coach_pair: int | None


class Staff:
    """Makes one person after another, with posts, roles and pairs."""

    def __init__(self, book: Book, random: Random, *, seed: int, on: date, at: datetime) -> None:
        self.book, self.random, self.seed, self.on, self.at = book, random, seed, on, at
        self.year = SchoolYear.of(on)
        self.long = Period(SchoolYear(self.year.start_year - 5).period.start)

    def people(self, nation: Nation) -> Iterator[Starter]:
        """Make everybody, and give the starters one by one."""
        self._office(nation.number, RoleName.ADMINISTRATOR, RoleName.MINISTRY)
        for region in nation.regions:
            self._office(region, RoleName.REGION)
        for partnership in nation.partnerships:
            self._office(partnership, RoleName.PROGRAMME_LEADER, RoleName.STEERING_GROUP, RoleName.TRAINER)
        for board in nation.boards:
            yield from self._board(board)

    def _office(self, organisation: int, *roles: RoleName) -> None:
        for role in roles:
            self.book.role.add(self._person(), organisation, role.value, self.long)

    def _board(self, board: Board) -> Iterator[Starter]:
        """Make the people of a board: from its own seed, so that a board is the same in a small nation and a large."""
        self.random.seed(f"{self.seed}/{board.coordinator}")
        coordinator = self._person(board, handle=board.coordinator)
        self.book.role.add(coordinator, board.number, RoleName.BOARD_COORDINATOR.value, self.long)
        self.book.role.add(self._person(board), board.number, RoleName.HR.value, self.long)
        wanted = ceil(board.starters / STARTERS_OF_A_COACH)
        coaches = cycle([self._coach(board, number) for number in range(wanted)])
        for school in board.schools:
            managers = cycle([self._manager(board, school, place) for place in school.managed])
            for role in HELPERS:
                self.book.role.add(self._employee(board, school), school.number, role.value, self.long)
            for number in range(school.starters):
                yield self._starter(board, school, next(managers), next(coaches), cohort=number % COHORTS)

    def _coach(self, board: Board, number: int) -> int:
        external = number % 6 == 5
        school = self.random.choice(board.schools)
        coach = self._person(board) if external else self._employee(board, school)
        until = SchoolYear(self.year.start_year + 2).period.start
        registration = self.book.registration.add(
            coach, board.number, self.long, external, "Coach en opleider in de school", until, ""
        )
        for year in range(self.year.start_year - 2, self.year.start_year + 1):
            self.book.coach_hours.add(registration, year, Decimal(self.random.choice((33, 44, 55, 88))))
        return coach

    def _manager(self, board: Board, school: School, place: int) -> int:
        manager = self._employee(board, school)
        self.book.role.add(manager, place, RoleName.LINE_MANAGER.value, self.long)
        return manager

    def _employee(self, board: Board, school: School) -> int:
        person = self._person(board)
        post = self.book.post.add(person, school.number, "leerkracht", "vast", self.long)
        self.book.terms.add(post, Decimal(1), "LB", None, self.long)
        return person

    def _starter(self, board: Board, school: School, manager: int, coach: int, *, cohort: int) -> Starter:
        start = self._first_day(cohort)
        person, period = self._person(board, since=start), Period(start)
        function = "leerkracht" if school.sector == "po" else "docent"
        contract = "tijdelijk" if cohort == 0 else "vast"
        post = self.book.post.add(person, school.number, function, contract, period)
        fte = Decimal(self.random.choice(("1", "0.8", "0.8", "0.6", "0.5")))
        self.book.terms.add(post, fte, "LB", cohort + 1, period)
        route = self.random.choice(ROUTES[school.sector])
        self.book.profile.add(person, route, start - timedelta(days=30), start)
        self._pair(person, manager, Relation.MANAGER, period)
        if cohort == 0 or self.random.random() < 0.5:
            self._pair(person, self._employee(board, school), Relation.BUDDY, period)
        pair = self._pair(person, coach, Relation.COACH, period) if cohort or self.random.random() < 0.9 else None
        return Starter(person, school.sector, school.region, start, manager, coach if pair else None, pair)

    def _first_day(self, cohort: int) -> date:
        """Mostly the first of August, sometimes later in that year."""
        first = SchoolYear(self.year.start_year - cohort).period.start
        if self.random.random() < 0.8:
            return first
        later = first + self.random.choice(LATER_IN_THE_YEAR)
        return later if later < self.on else first

    def _pair(self, starter: int, holder: int, relation: Relation, period: Period) -> int:
        return self.book.pair.add(starter, holder, relation.value, period)

    def _person(self, board: Board | None = None, *, handle: str = "", since: date | None = None) -> int:
        """Make a person who has signed in, with an address; of a board also a personnel number."""
        random, book = self.random, self.book
        infix, family = random.choice(FAMILY)
        email = f"{handle or f'persoon-{book.person.count + 1}'}@{DOMAIN}"
        user = book.user.add(f"!{self._key()}", self._key(), email, "t", "nl", self.at)
        person = book.person.add(self._key(), user, random.choice(GIVEN), infix, family, "", "f")
        book.address.add(person, email, "import", self.at, Period(since) if since else self.long)
        if board:
            book.personnel_number.add(person, board.number, f"{person:06}")
        return person

    def _key(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)
