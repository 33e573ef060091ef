"""What the talks of a board are called, and how many there are in each year of a track."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Q, QuerySet
from django.http import Http404

from startbaan.apps.appraisal.models import AppraisalCycle
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import may_arrange
from startbaan.apps.people.models import Organisation, Post
from startbaan.apps.people.queries import arranged_boards
from startbaan.apps.programme.queries import definition_of, published_versions
from startbaan.domain.periods import Period
from startbaan.domain.schedule.definition import ActivityKind, Definition

Talks = tuple[tuple[str, ...], ...]
USUAL_YEARS = 3


@dataclass(frozen=True)
class Cycle:
    """The names of the talks in their order, for each year of a track; a year beyond the last repeats it."""

    talks: Talks
    period: Period | None = None  # none: the board has settled nothing yet, and goes by the programme

    def of_year(self, year: int) -> tuple[str, ...]:
        """The names of the talks of one year."""
        return self.talks[min(year, len(self.talks)) - 1] if self.talks else ()

    def name(self, *, year: int, number: int) -> str:
        """The name of one talk; empty when the board holds no such talk."""
        names = self.of_year(year)
        return names[number - 1] if number <= len(names) else ""

    @property
    def is_own(self) -> bool:
        """Whether the board settled it."""
        return self.period is not None

    @property
    def by_year(self) -> list[tuple[int, tuple[str, ...]]]:
        """Each year with its names."""
        return list(enumerate(self.talks, start=1))


@dataclass(frozen=True)
class Names:
    """What the boards of some starters call their talks."""

    boards: dict[int, int]
    cycles: dict[int, list[Cycle]]

    @classmethod
    def of(cls, starters: Collection[int], *, on: date) -> Self:
        """Read them for these starters."""
        posts = posts_of(starters, on=on)
        return cls.among(posts, cycles_of(posts))

    @classmethod
    def among(cls, posts: Iterable[Post], cycles: Iterable[AppraisalCycle]) -> Self:
        """The same by rows that were read already: the board is where they work today, or will first work."""
        boards: dict[int, int] = {}
        for post in posts:
            if post.school.parent_id is not None:
                boards.setdefault(post.person_id, post.school.parent_id)
        by_board: dict[int, list[Cycle]] = {}
        for row in cycles:
            by_board.setdefault(row.board_id, []).append(_cycle(row))
        return cls(boards, by_board)

    def cycle(self, starter: int, *, on: date) -> Cycle | None:
        """The cycle of the board of this starter that holds on a day."""
        cycles = self.cycles.get(self.boards.get(starter, 0), ())
        return next((cycle for cycle in cycles if cycle.period and on in cycle.period), None)

    def name(self, starter: int, *, year: int, number: int, on: date) -> str:
        """The name of one talk; empty where the board settled none."""
        cycle = self.cycle(starter, on=on)
        return cycle.name(year=year, number=number) if cycle else ""


@dataclass(frozen=True)
class CyclePage:
    """The cycles of one board: now, to come and gone by; and what the programme itself asks."""

    board: Organisation
    now: Cycle | None
    coming: tuple[Cycle, ...]
    earlier: tuple[Cycle, ...]
    programme: Cycle

    @property
    def newest(self) -> Cycle:
        """What a change begins with: the last that was settled, else what the programme asks."""
        return self.coming[-1] if self.coming else self.now or self.programme

    @property
    def years(self) -> int:
        """How many years are asked for."""
        return max(len(self.programme.talks), len(self.newest.talks)) or USUAL_YEARS


def boards_with_cycle(viewer: Viewer) -> list[Organisation]:
    """The boards whose cycle the viewer keeps."""
    return list(arranged_boards(viewer))


def cycle_page(viewer: Viewer, key: str) -> CyclePage:
    """The cycles of one board; raises Http404 unless the viewer arranges it."""
    board = Organisation.objects.filter(key=key, of_kind=Organisation.OfKind.BOARD).first()
    if board is None or not may_arrange(viewer, board):
        raise Http404
    rows = [_cycle(row) for row in AppraisalCycle.objects.filter(board=board).order_by("period")]
    return CyclePage(
        board=board,
        now=next((cycle for cycle in rows if cycle.period and viewer.on in cycle.period), None),
        coming=tuple(cycle for cycle in rows if cycle.period and cycle.period.start > viewer.on),
        earlier=tuple(cycle for cycle in rows if cycle.period and cycle.period.end and cycle.period.end <= viewer.on),
        programme=programme_cycle(board),
    )


def programme_cycle(board: Organisation) -> Cycle:
    """The talks with the line manager as the programme asks them, the board's own version of it first."""
    rows = [row for row in published_versions(sector=board.sector) if row.owner_id in {None, board.pk}]
    version = next((row for row in rows if row.owner_id), rows[0] if rows else None)
    return Cycle(_asked(definition_of(version)) if version else ())


def posts_of(starters: Collection[int], *, on: date) -> QuerySet[Post]:
    """Where these starters work today or will work, the first first."""
    still = Q(period__endswith=None) | Q(period__endswith__gt=on)
    return Post.objects.filter(still, person__in=list(starters)).select_related("school").order_by("period", "pk")


def cycles_of(posts: QuerySet[Post]) -> QuerySet[AppraisalCycle]:
    """The cycles the boards of these posts settled, in the order of time."""
    return AppraisalCycle.objects.filter(board__in=posts.order_by().values("school__parent")).order_by("period")


def _cycle(row: AppraisalCycle) -> Cycle:
    return Cycle(tuple(tuple(names) for names in row.talks), row.period)


def _asked(definition: Definition) -> Talks:
    return tuple(
        tuple(name for words in definition.activities for name in _names(definition, words.key, year))
        for year in range(1, definition.length_years + 1)
    )


def _names(definition: Definition, key: str, year: int) -> tuple[str, ...]:
    words = definition.activity(key)
    if words.kind is not ActivityKind.APPRAISAL_TALK or year not in words.years:
        return ()
    title = words.title.nl  # it becomes the board's own name, which has no translation
    if words.times.planned == 1:
        return (title,)
    return tuple(f"{title} {number}" for number in range(1, words.times.planned + 1))
