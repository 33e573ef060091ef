"""Learning wishes ranked, for who holds a role that counts them at a board or partnership; never who wants what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.urls import reverse
from django.utils.http import urlencode
from psycopg import sql

from startbaan.apps.gatherings.models import Gathering, LearningPoll, LearningTheme
from startbaan.apps.gatherings.queries import offers
from startbaan.apps.gatherings.queries.wishes import OF_THE_PARTNERSHIP
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.queries import page_language
from startbaan.apps.reports.access import FIRST, ITS_BOARDS, LATER, WHOLE, WISHES, YEARS
from startbaan.domain.gathering.wishes import Wanted, ranking
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Access, Kind, Threshold, access
from startbaan.domain.privacy.roles import RELATION_OF, RoleName
from startbaan.ui.navigation import NavItem
from startbaan.ui.shapes import Bar

Cells = Mapping[tuple[int, str, str], int | None]
KEPT_BACK = "–"
KINDS = (Organisation.OfKind.BOARD, Organisation.OfKind.PARTNERSHIP)


@dataclass(frozen=True)
class WishLine:
    """One theme: its place, how many want it, how many of each year, at which boards, and where to plan it."""

    theme: str
    place: int
    people: int
    first: str
    later: str
    boards: tuple[tuple[str, int], ...]
    plan_url: str


@dataclass(frozen=True)
class WishPlace:
    """The ranking of one organisation; without people there are too few to show anything."""

    name: str
    people: int | None
    lines: tuple[WishLine, ...]
    others: tuple[str, ...]
    shows_boards: bool

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The themes as bars."""
        return tuple(Bar(line.theme, line.people) for line in self.lines)


@dataclass(frozen=True)
class WishesPage:
    """The ranking for one school year, and the way to the other years."""

    year: str
    tabs: tuple[NavItem, ...]
    places: tuple[WishPlace, ...]
    waits: bool
    may_ask: bool


def may_see_wishes(viewer: Viewer) -> bool:
    """Say whether the viewer ever sees how many want what."""
    return bool(_counting_at(viewer))


def wishes_page(viewer: Viewer, *, asked: str, threshold: Threshold) -> WishesPage:
    """The ranking of the year asked for, or of the newest that can be counted, at each organisation of the viewer."""
    places = list(Organisation.objects.filter(pk__in=_counting_at(viewer)).order_by("name", "pk"))
    polls = _polls(places)
    over = [poll for poll in polls if poll.is_over(on=viewer.on)]
    years = sorted({SchoolYear(poll.school_year) for poll in over}, reverse=True)
    year = next((year for year in years if str(year) == asked), years[0] if years else None)
    chosen = [poll for poll in over if year is not None and poll.school_year == year.start_year]
    themes = list(LearningTheme.objects.filter(poll__in=chosen).order_by("poll", "number"))
    cells = _read(places, chosen)
    boards = {str(pk): name for pk, name in _boards(cells).items()}
    plannable = {offer.organisation for offer in offers(viewer) if offer.kind == Gathering.OfKind.AFTERNOON}
    return WishesPage(
        year=str(year or ""),
        tabs=tuple(
            NavItem(str(one), f"?{urlencode({'jaar': str(one)})}", current=one == year) for one in years if years[1:]
        ),
        places=tuple(
            _place(
                place,
                cells.get((place.pk, poll.pk), {}),
                [theme for theme in themes if theme.poll_id == poll.pk],
                boards=boards,
                least=threshold.inside_board if place.of_kind == "board" else threshold.outside_board,
                may_plan=bool({place.pk, poll.organisation_id} & plannable),
            )
            for place in places
            for poll in chosen
        ),
        waits=any(not poll.is_over(on=viewer.on) for poll in polls),
        may_ask=any(viewer.holds(role) for role in (RoleName.BOARD_COORDINATOR, *OF_THE_PARTNERSHIP)),
    )


def _counting_at(viewer: Viewer) -> set[int]:
    """The boards and partnerships where the viewer holds a role that counts learning wishes."""
    return {
        role.organisation
        for role in viewer.roles
        if role.of_kind in KINDS
        and (relation := RELATION_OF.get(role.role))
        and access(relation, Kind.LEARNING_WISH) is Access.COUNT
    }


def _polls(places: Sequence[Organisation]) -> list[LearningPoll]:
    """The polls of these partnerships, and of those to which these boards ever belonged, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT of_id FROM people_affiliation WHERE member_id = ANY(%(places)s)",
            {"places": [place.pk for place in places]},
        )
        near = {pk for (pk,) in cursor.fetchall()} | {place.pk for place in places}
    return list(LearningPoll.objects.filter(organisation__in=near).order_by("-school_year", "pk"))


def _read(places: Iterable[Organisation], polls: Iterable[LearningPoll]) -> dict[tuple[int, int], dict[str, Cells]]:
    """By organisation and poll: the cells that may be shown, and under `total` how many people gave a wish."""
    found: dict[tuple[int, int], dict[str, dict[tuple[int, str, str], int | None]]] = {}
    statement = sql.SQL(
        "SELECT organisation, poll, theme, cut, cell, people, total FROM {} "
        "WHERE organisation = ANY(%(places)s) AND poll = ANY(%(polls)s)"
    ).format(sql.Identifier(WISHES))
    with connection.cursor() as cursor:
        cursor.execute(statement, {"places": [place.pk for place in places], "polls": [poll.pk for poll in polls]})
        for organisation, poll, theme, cut, cell, people, total in cursor.fetchall():
            here = found.setdefault((organisation, poll), {"cells": {}, "total": {}})
            here["cells"][theme, cut, cell] = people
            here["total"][0, "", ""] = None if total is None else int(total)
    return {key: dict(value) for key, value in found.items()}


def _boards(cells: Mapping[tuple[int, int], Mapping[str, Cells]]) -> dict[int, str]:
    wanted = {
        int(cell)
        for here in cells.values()
        for (_theme, cut, cell), people in here["cells"].items()
        if cut == ITS_BOARDS and people is not None
    }
    return {row.pk: str(row) for row in Organisation.objects.filter(pk__in=wanted)} if wanted else {}


def _place(
    place: Organisation,
    here: Mapping[str, Cells],
    themes: Sequence[LearningTheme],
    *,
    boards: Mapping[str, str],
    least: int,
    may_plan: bool,
) -> WishPlace:
    cells = here.get("cells", {})
    people = here.get("total", {}).get((0, "", ""))
    counts = {str(theme.pk): cells.get((theme.pk, WHOLE, "")) or 0 for theme in themes}
    found = ranking(counts, people=people or 0, themes=list(counts), least=least)
    shows_boards = place.of_kind == Organisation.OfKind.PARTNERSHIP
    if found is None:
        return WishPlace(str(place), None, (), (), shows_boards)
    by_key = {str(theme.pk): theme for theme in themes}
    lines = [_line(one, by_key[one.theme], cells, boards=boards, may_plan=may_plan) for one in found.wanted]
    others = tuple(by_key[key].said(page_language()) for key in found.others)
    return WishPlace(str(place), people, tuple(lines), others, shows_boards)


def _line(wanted: Wanted, theme: LearningTheme, cells: Cells, *, boards: Mapping[str, str], may_plan: bool) -> WishLine:
    label = theme.said(page_language())
    at_boards = [
        (boards[cell], people)
        for (pk, cut, cell), people in cells.items()
        if pk == theme.pk and cut == ITS_BOARDS and people is not None
    ]
    return WishLine(
        theme=label,
        place=wanted.place,
        people=wanted.people,
        first=_shown(cells, theme.pk, FIRST),
        later=_shown(cells, theme.pk, LATER),
        boards=tuple(sorted(at_boards, key=lambda board: (-board[1], board[0]))),
        plan_url=f"{reverse('gatherings:new')}?{urlencode({'thema': theme.nl})}" if may_plan else "",
    )


def _shown(cells: Cells, theme: int, group: str) -> str:
    """How many of a year group; a dash where that is kept back, nought where nobody is."""
    people = cells.get((theme, YEARS, group), 0)
    return KEPT_BACK if people is None else str(people)
