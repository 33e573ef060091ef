"""Opening a school year of a board: what was answered so far, and what is known beside each question."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from startbaan.apps.drafts.queries import draft_of
from startbaan.apps.intake.models import OpenedYear
from startbaan.apps.intake.queries.assigning import CoachChoice, register_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachHours, Organisation, Post, Role
from startbaan.apps.programme.models import ProgrammeVersion, Track
from startbaan.apps.programme.queries import meant_for, page_language, published_versions
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.words import Sector, word

FROM_MONTH = 4  # from April on one opens the coming school year, before it the one that runs
CONTACTS = (RoleName.LINE_MANAGER, RoleName.CARE_COORDINATOR, RoleName.ICT_CONTACT, RoleName.CONFIDANT)


@dataclass(frozen=True)
class SchoolContacts:
    """Who holds the roles that starters of a school are sent to, and which of these nobody holds."""

    school: Organisation
    held: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class AskedCoach:
    """One coach: the hours of the year that opens, or else of the year before it."""

    choice: CoachChoice
    hours: str


@dataclass(frozen=True)
class Opening:
    """The board and year someone opens, with the answers so far."""

    board: Organisation
    year: SchoolYear
    draft: str
    answers: dict[str, str]
    opened: OpenedYear | None


def year_to_open(on: date) -> SchoolYear:
    """The school year one opens on a day."""
    this = SchoolYear.of(on)
    return SchoolYear(this.start_year + 1) if FROM_MONTH <= on.month < this.period.start.month else this


def opening_of(viewer: Viewer, board: Organisation) -> Opening:
    """What the viewer answered so far about the year that opens at this board."""
    year = year_to_open(viewer.on)
    draft = f"jaar-openen:{uuid.uuid5(uuid.NAMESPACE_URL, f'{board.key}/{year.start_year}')}"
    kept = draft_of(viewer, draft)
    answers = {str(name): str(value) for name, value in kept.fields.items()} if kept else {}
    opened = OpenedYear.objects.filter(board=board, school_year=year.start_year).select_related("opened_by").first()
    return Opening(board, year, draft, answers, opened)


def versions_to_choose(board: Organisation) -> list[ProgrammeVersion]:
    """The published versions for starters of this board, newest first."""
    rows = published_versions(sector=board.sector).filter(meant_for([board.pk]))
    return list(rows)


def tracks_to_move(viewer: Viewer, board: Organisation, version: int) -> list[Track]:
    """The running tracks at this board that follow another version of the same sector."""
    rows = visible_to(viewer, _tracks(viewer, board)).exclude(version=version)
    return list(rows.filter(version__sector=board.sector).order_by("pk"))


def starters_counted(viewer: Viewer, board: Organisation) -> int:
    """How many starters have a track at this board today or to come."""
    found = visible_to(viewer, _tracks(viewer, board)).aggregate(count=Count("starter", distinct=True))
    return int(found["count"])


def contacts_of(board: Organisation, *, on: date) -> list[SchoolContacts]:
    """For each school of the board with whom starters are sent to, by name."""
    schools = Organisation.objects.filter(parent=board, of_kind=Organisation.OfKind.SCHOOL).order_by("name")
    roles = Role.objects.filter(
        organisation__in=[*schools, board], role__in=[role.value for role in CONTACTS], period__contains=on
    ).select_related("person")
    held: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in roles.order_by("person__sort_name"):
        held[row.organisation_id, row.role].append(str(row.person))
    return [_contacts(school, board, held) for school in schools]


def coaches_to_ask(board: Organisation, *, year: SchoolYear, on: date) -> list[AskedCoach]:
    """The coaches in the register with their hours of the year that opens, or of the year before."""
    given = CoachHours.objects.filter(
        registration__board=board, school_year__in=[year.start_year - 1, year.start_year]
    ).order_by("school_year")
    hours = dict(given.values_list("registration", "hours"))
    return [
        AskedCoach(choice, f"{hours[choice.registration].normalize():f}" if choice.registration in hours else "")
        for choice in register_of([board.pk], on=on)
    ]


def _tracks(viewer: Viewer, board: Organisation) -> QuerySet[Track]:
    running = Q(period__endswith=None) | Q(period__endswith__gt=viewer.on)
    here = Post.objects.filter(running, school__parent=board).values("person")
    return Track.objects.filter(running, starter__in=here).select_related("version", "starter")


def _contacts(school: Organisation, board: Organisation, held: dict[tuple[int, str], list[str]]) -> SchoolContacts:
    sector, language = Sector(school.sector) if school.sector else None, page_language()
    found = {
        word(role.value, sector=sector, language=language): held.get((school.pk, role.value))
        or held.get((board.pk, role.value))
        for role in CONTACTS
    }
    return SchoolContacts(
        school,
        tuple((called, ", ".join(names)) for called, names in found.items() if names),
        tuple(called for called, names in found.items() if not names),
    )
