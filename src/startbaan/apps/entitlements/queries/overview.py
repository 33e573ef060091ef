"""What a school or a board owes its starters this year, what is planned and what was given, in one glance."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Protocol

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.entitlements.queries.coach_hours import CoachYear, coach_years
from startbaan.apps.entitlements.queries.coach_pages import year_items
from startbaan.apps.entitlements.queries.ledgers import Reckoned, reckoned
from startbaan.apps.people.access import Viewer, posted
from startbaan.apps.people.models import CoachRegistration, Organisation, Person, Post
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui.navigation import NavItem
from startbaan.ui.wording import hours

ARRANGING = (Relation.COORDINATOR, Relation.HR)
KEEPERS = (RoleName.BOARD_COORDINATOR, RoleName.HR)
FROM_MONTH = 5
NOTHING = Fraction(0)


class Hours(Protocol):
    """Hours that can be added up."""

    @property
    def owed(self) -> Fraction:
        """What the rules give."""

    @property
    def planned(self) -> Fraction:
        """What stands in the plan."""

    @property
    def received(self) -> Fraction:
        """What was given."""

    @property
    def left(self) -> Fraction:
        """What is owed and was not given."""

    @property
    def unplanned(self) -> Fraction:
        """What is owed, was not given and is not in the plan either."""


@dataclass(frozen=True)
class Total:
    """The hours of several starters together; what one got too much fills no hole of another."""

    parts: tuple[Hours, ...]

    @property
    def owed(self) -> Fraction:
        """What the rules give them."""
        return sum((part.owed for part in self.parts), start=NOTHING)

    @property
    def planned(self) -> Fraction:
        """What stands in their plans."""
        return sum((part.planned for part in self.parts), start=NOTHING)

    @property
    def received(self) -> Fraction:
        """What was given to them."""
        return sum((part.received for part in self.parts), start=NOTHING)

    @property
    def left(self) -> Fraction:
        """What is owed and was not given."""
        return sum((part.left for part in self.parts), start=NOTHING)

    @property
    def unplanned(self) -> Fraction:
        """What is owed, was not given and is not in the plan either."""
        return sum((part.unplanned for part in self.parts), start=NOTHING)

    @property
    def longest(self) -> Fraction:
        """The end of the longest bar among them; never zero."""
        return max([max(part.owed, part.planned, part.received) for part in self.parts], default=NOTHING) or Fraction(1)


@dataclass(frozen=True, slots=True)
class Note:
    """What asks attention in a row."""

    word: str
    tone: str = "attention"
    icon: str = "attention"


def _notes(*, short: str, offers: int) -> tuple[Note, ...]:
    """What asks attention of a starter or of a school."""
    found = [Note(short)] if short else []
    if offers:
        words = ngettext("%(count)s voorstel wacht", "%(count)s voorstellen wachten", offers) % {"count": offers}
        found.append(Note(words, "plan", "planned"))
    return tuple(found)


@dataclass(frozen=True)
class StarterHours:
    """One starter in the list: the hours of the year, and what asks attention."""

    starter: Person
    school: Organisation
    found: Reckoned

    @property
    def owed(self) -> Fraction:
        """What the rules give."""
        return self.found.ledger.owed

    @property
    def planned(self) -> Fraction:
        """What stands in the plan."""
        return self.found.ledger.planned

    @property
    def received(self) -> Fraction:
        """What was given."""
        return self.found.ledger.received

    @property
    def left(self) -> Fraction:
        """What is owed and was not given."""
        return self.found.ledger.left

    @property
    def unplanned(self) -> Fraction:
        """What is owed, was not given and is not in the plan either."""
        return max(NOTHING, self.owed - max(self.planned, self.received))

    @property
    def undivided(self) -> Fraction:
        """What starter and line manager still have to agree on."""
        return self.found.ledger.undivided

    @property
    def shortfall(self) -> Fraction:
        """How far what is owed falls below the hours of the programme."""
        return self.found.ledger.shortfall

    @property
    def offers(self) -> int:
        """How many proposals wait for an answer."""
        return sum(row.is_open for row in self.found.rows.agreements)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What asks attention."""
        short = _("tekort %(hours)s") % {"hours": hours(self.shortfall)} if self.shortfall else ""
        return _notes(short=short, offers=self.offers)


@dataclass(frozen=True)
class SchoolHours(Total):
    """A school with the hours of its starters together."""

    school: Organisation
    starters: tuple[StarterHours, ...]

    @property
    def short(self) -> int:
        """How many starters have less than the programme asks."""
        return sum(bool(one.shortfall) for one in self.starters)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What asks attention."""
        short = ngettext("%(count)s met tekort", "%(count)s met tekort", self.short) % {"count": self.short}
        return _notes(short=short if self.short else "", offers=sum(one.offers for one in self.starters))


@dataclass(frozen=True)
class Overview(Total):
    """Everything one may see of the hours of a school year: by school, or by starter of one school."""

    year: SchoolYear
    on: date
    schools: tuple[SchoolHours, ...]
    chosen: SchoolHours | None
    coaches: tuple[CoachYear, ...]
    seen_as: Relation
    years: tuple[NavItem, ...]

    @property
    def arranges(self) -> bool:
        """Whether one arranges for whole schools, and so looks by school."""
        return self.seen_as in ARRANGING

    @property
    def starters(self) -> tuple[StarterHours, ...]:
        """Every starter, school by school."""
        return tuple(one for school in self.schools for one in school.starters)

    @property
    def shown(self) -> tuple[SchoolHours, ...]:
        """The schools of which each starter has a row: the one chosen, the only one, or all that one leads."""
        if self.chosen:
            return (self.chosen,)
        return self.schools if len(self.schools) == 1 or not self.arranges else ()

    @property
    def sum(self) -> Total:
        """The hours of everyone, or of the school one chose."""
        return self.chosen or self

    @property
    def longest_school(self) -> Fraction:
        """The end of the longest bar among the schools."""
        return Total(self.schools).longest

    @property
    def boards(self) -> int:
        """How many boards these schools are of."""
        return len({school.school.parent_id for school in self.schools})

    @property
    def is_late(self) -> bool:
        """Whether the year is so far that what is left has to be spent soon."""
        return self.on >= date(self.year.start_year + 1, FROM_MONTH, 1)

    @property
    def unspent(self) -> str:
        """What is not spent yet, or before May what would be left."""
        if self.is_late:
            return _("%(hours)s nog niet besteed") % {"hours": hours(self.sum.left)} if self.sum.left else ""
        unplanned = self.sum.unplanned
        return _("%(hours)s nog niet gepland") % {"hours": hours(unplanned)} if unplanned else ""

    @property
    def unspent_tone(self) -> str:
        """How pressing that is."""
        return "attention" if self.is_late else "info"

    @property
    def ended_on(self) -> date | None:
        """When the first of the collective agreements ended that these hours follow from, if one had."""
        ended = (job.ended for one in self.starters for job in one.found.owed)
        return min((value.day for value in ended if value), default=None)

    @property
    def tabs(self) -> tuple[NavItem, ...]:
        """The school years one may choose, of the same school."""
        school = f"&school={self.chosen.school.uuid}" if self.chosen else ""
        return tuple(replace(item, url=f"{item.url}{school}") for item in self.years)

    @property
    def who_sees(self) -> str:
        """Who sees these hours."""
        return who_sees(Kind.HOURS, you=self.seen_as, language=page_language())

    @property
    def coaches_over(self) -> tuple[CoachYear, ...]:
        """The coaches of whom more is asked than there is."""
        return tuple(coach for coach in self.coaches if coach.is_short)

    @property
    def asked(self) -> str:
        """What was chosen, as it stands in an address."""
        return f"?jaar={self.year}" + (f"&school={self.chosen.school.uuid}" if self.chosen else "")


def may_oversee(viewer: Viewer) -> bool:
    """Say whether the viewer leads starters, or arranges for a school."""
    return bool(viewer.starters(Relation.MANAGER)) or any(viewer.schools.get(relation) for relation in ARRANGING)


def overview(viewer: Viewer, *, year: SchoolYear, school: str = "") -> Overview:
    """The hours of the starters one leads or arranges for; raises Http404 for others and for another school."""
    if not may_oversee(viewer):
        raise Http404
    posts = _posts(viewer, year)
    tracks = Track.objects.filter(starter__among=posts.order_by().values("person"), period__overlap=year.period)
    read_together(posts, tracks)
    tracked = {track.starter_id for track in tracks}
    first = {post.person_id: post for post in reversed(list(posts)) if post.person_id in tracked}
    found = reckoned(viewer, list(first), year=year)
    rows = [
        StarterHours(post.person, post.school, found[starter]) for starter, post in first.items() if starter in found
    ]
    schools = tuple(_schools(rows))
    chosen = next((one for one in schools if str(one.school.uuid) == school), None)
    if school and chosen is None:
        raise Http404
    boards = viewer.organisations(*KEEPERS)
    registered = CoachRegistration.objects.filter(board__in=boards, period__contains=viewer.on)
    return Overview(
        parts=tuple(rows),
        year=year,
        on=viewer.on,
        schools=schools,
        chosen=chosen,
        coaches=tuple(coach_years(registered, year=year, on=viewer.on)) if boards else (),
        seen_as=next((relation for relation in ARRANGING if viewer.schools.get(relation)), Relation.MANAGER),
        years=year_items(viewer, year),
    )


def _posts(viewer: Viewer, year: SchoolYear) -> QuerySet[Post]:
    """Where the people work whom one leads or arranges for, the first post of each first."""
    near = Q(person__in=viewer.starters(Relation.MANAGER))
    for relation in ARRANGING:
        if viewer.schools.get(relation):
            near |= Q(pk__in=posted(viewer, relation).values("pk"))
    rows = Post.objects.filter(near, period__overlap=year.period)
    return rows.select_related("person", "school__parent").order_by("period", "pk")


def _schools(rows: Iterable[StarterHours]) -> Iterator[SchoolHours]:
    """By board and school, and in each the starters by name."""
    by_school: dict[int, list[StarterHours]] = {}
    for row in sorted(rows, key=lambda row: row.starter.sort_name):
        by_school.setdefault(row.school.pk, []).append(row)
    for starters in sorted(by_school.values(), key=lambda found: _place(found[0].school)):
        yield SchoolHours(tuple(starters), starters[0].school, tuple(starters))


def _place(school: Organisation) -> tuple[str, str]:
    return school.parent.name if school.parent else "", school.name


def overview_sheet(found: Overview) -> tuple[list[str], list[list[str | float]]]:
    """The rows of the overview as a sheet: a line for each starter, and the hours as numbers."""
    headers = [
        _("Starter"),
        _("School"),
        _("Bestuur"),
        _("Recht"),
        _("Gepland"),
        _("Gegeven"),
        _("Nog te geven"),
        _("Nog af te spreken"),
        _("Tekort"),
        _("Voorstellen die wachten"),
    ]
    among = found.chosen.starters if found.chosen else found.starters
    return headers, [_cells(one) for one in among]


def _cells(one: StarterHours) -> list[str | float]:
    amounts = (one.owed, one.planned, one.received, one.left, one.undivided, one.shortfall)
    board = one.school.parent.name if one.school.parent else ""
    return [str(one.starter), one.school.name, board, *(round(float(amount), 2) for amount in amounts), one.offers]
