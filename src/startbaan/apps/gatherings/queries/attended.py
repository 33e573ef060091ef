"""What somebody attended over the years, with the hours; and the certificate of one gathering."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import Attendance, Gathering
from startbaan.apps.gatherings.queries.materials import ended_at
from startbaan.apps.people.access import Viewer, stands, visible_to
from startbaan.apps.people.models import Person
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Access, Kind, relations_with
from startbaan.ui.wording import long_day
from startbaan.ui.wording import minutes as written_minutes


@dataclass(frozen=True)
class AttendedLine:
    """One gathering somebody came to."""

    row: Attendance

    @property
    def certificate_url(self) -> str:
        """Where the certificate is."""
        return reverse("gatherings:certificate", args=[self.row.gathering.key, self.row.starter.key])


@dataclass(frozen=True)
class AttendedYear:
    """One school year of attendance."""

    year: SchoolYear
    lines: tuple[AttendedLine, ...]

    @property
    def minutes(self) -> int:
        """All minutes of the year."""
        return sum(line.row.minutes or 0 for line in self.lines)


@dataclass(frozen=True)
class Attended:
    """What one person attended, the last year first."""

    person: Person
    is_mine: bool
    years: tuple[AttendedYear, ...]

    @property
    def minutes(self) -> int:
        """All minutes of all years."""
        return sum(year.minutes for year in self.years)


@dataclass(frozen=True)
class Certificate:
    """What stands on a certificate of attendance; printed again it is the same to the last byte."""

    person: str
    title: str
    kind: str
    organisation: str
    session: str
    day: str
    length: str
    number: str
    at: datetime


def my_attended(viewer: Viewer) -> Attended:
    """What the viewer attended."""
    person = Person.objects.get(pk=viewer.person)
    rows = visible_to(viewer, Attendance.objects.filter(starter__in=viewer.persons))
    return Attended(person, is_mine=True, years=_years(_came(rows)))


def attended_of(viewer: Viewer, key: UUID) -> Attended:
    """What a starter attended, for who may read that; raises Http404.

    Somebody who only kept a list knows of that one list, not of the years.
    """
    person = Person.objects.filter(key=key).first()
    near = relations_with(Kind.ATTENDANCE, Access.READ, Access.WRITE)
    if person is None or not any(stands(viewer, relation, person.pk) for relation in near):
        raise Http404
    rows = visible_to(viewer, Attendance.objects.filter(starter=person))
    return Attended(person, is_mine=person.pk in viewer.persons, years=_years(_came(rows)))


def certificate_of(viewer: Viewer, gathering: UUID, person: UUID) -> Certificate:
    """The certificate of somebody who came; raises Http404 when they did not, or the viewer may not see it."""
    rows = Attendance.objects.filter(gathering__key=gathering, starter__key=person)
    row = _came(visible_to(viewer, rows)).first()
    if row is None:
        raise Http404
    held = row.gathering
    return Certificate(
        person=str(row.starter),
        title=held.title,
        kind=str(Gathering.OfKind(held.of_kind).label),
        organisation=held.organisation.name,
        session=row.session.title if row.session else "",
        day=long_day(held.day),
        length=written_minutes(row.minutes or held.minutes),
        number=f"{str(held.key)[:8]}-{str(row.starter.key)[:4]}".upper(),
        at=ended_at(held),
    )


def certificate_on_paper(made: Certificate, *, language: str) -> dict[str, object]:
    """A certificate as plain data for paper."""
    session = _("Sessie: %(session)s") % {"session": made.session} if made.session else ""
    return {
        "title": _("Bewijs van deelname"),
        "intro": _("%(organisation)s verklaart dat") % {"organisation": made.organisation},
        "person": made.person,
        "was": _("heeft deelgenomen aan"),
        "what": made.title,
        "facts": [fact for fact in (made.kind, session, made.day, made.length) if fact],
        "number": _("Nummer %(number)s") % {"number": made.number},
        "language": language,
    }


def _came(rows: QuerySet[Attendance]) -> QuerySet[Attendance]:
    found = rows.filter(seen=Attendance.Seen.CAME).select_related("gathering__organisation", "session", "starter")
    return found.order_by("-gathering__day", "-gathering__begins", "pk")


def _years(rows: QuerySet[Attendance]) -> tuple[AttendedYear, ...]:
    found: dict[int, list[AttendedLine]] = defaultdict(list)
    for row in rows:
        found[row.gathering.school_year].append(AttendedLine(row))
    return tuple(AttendedYear(SchoolYear(year), tuple(found[year])) for year in sorted(found, reverse=True))
