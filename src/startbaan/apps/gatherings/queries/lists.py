"""Who comes to a gathering, in the order of a list on paper: with school and year, and whether they came."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import Attendance, Gathering, Invited
from startbaan.apps.gatherings.queries.check_in import led_by
from startbaan.apps.people.access import Viewer, editable_by, visible_to
from startbaan.apps.people.models import Person, Post
from startbaan.apps.programme.models import Activity
from startbaan.domain.staffing.lines import Value
from startbaan.ui.wording import sorting_name

State, Seen = Attendance.State, Attendance.Seen


@dataclass(frozen=True)
class ListLine:
    """Somebody on the list, with what was seen of them."""

    row: Attendance
    school: str
    year: int | None

    @property
    def name(self) -> str:
        """Who it is, as on paper: the family name first."""
        person = self.row.starter
        return sorting_name(person.given_name, person.infix, person.family_name)

    @property
    def session(self) -> str:
        """In which session they have a place."""
        return self.row.session.title if self.row.session else ""

    @property
    def has_place(self) -> bool:
        """Whether they are expected, or came."""
        return self.row.state in {State.PLACE, State.DROPPED_IN} or self.row.seen == Seen.CAME

    @property
    def year_word(self) -> str:
        """The year of their programme, if they follow one."""
        return _("jaar %(year)s") % {"year": self.year} if self.year else ""


@dataclass(frozen=True)
class AttendanceList:
    """The list of one gathering, as far as the viewer keeps it."""

    row: Gathering
    expected: tuple[ListLine, ...]
    others: tuple[ListLine, ...]
    invited: tuple[Person, ...]
    leads: bool
    is_held: bool

    @property
    def came(self) -> int:
        """How many came."""
        return sum(line.row.seen == Seen.CAME for line in self.lines)

    @property
    def lines(self) -> tuple[ListLine, ...]:
        """Everybody, those with a place first."""
        return self.expected + self.others

    @property
    def has_sessions(self) -> bool:
        """Whether anybody is in a session."""
        return any(line.session for line in self.lines)

    @property
    def may_tick(self) -> bool:
        """Whether one may write down who came."""
        return self.is_held and not self.row.is_cancelled

    @property
    def url(self) -> str:
        """This list."""
        return reverse("gatherings:attendance_list", args=[self.row.key])


def attendance_list(viewer: Viewer, key: UUID) -> AttendanceList:
    """The list of a gathering; raises Http404 for who keeps no part of it.

    It is whole for who arranges it, of the own session for a trainer, of the own board for its coordinator.
    """
    row = Gathering.objects.filter(key=key).select_related("organisation").first()
    if row is None:
        raise Http404
    leads = Gathering.objects.filter(led_by(viewer), pk=row.pk).exists()
    rows = list(kept_by(viewer, row, leads=leads).select_related("starter", "session").order_by(*ORDER))
    invited = _without_answer(viewer, row)
    if not leads and not rows and not invited:
        raise Http404
    lines = lines_of(rows, on=row.day)
    return AttendanceList(
        row=row,
        expected=tuple(line for line in lines if line.has_place),
        others=tuple(line for line in lines if not line.has_place),
        invited=tuple(invited),
        leads=leads,
        is_held=row.day <= viewer.on,
    )


ORDER = ("starter__sort_name", "starter_id")


def kept_by(viewer: Viewer, row: Gathering, *, leads: bool) -> QuerySet[Attendance]:
    """The lines of a list that the viewer may tick: never the own one of who only comes."""
    rows = editable_by(viewer, Attendance.objects.filter(gathering=row))
    return rows if leads else rows.exclude(starter__in=viewer.persons)


def lines_of(rows: Sequence[Attendance], *, on: date) -> list[ListLine]:
    """Put school and year beside each of these people."""
    people = [row.starter_id for row in rows]
    schools, years = schools_of(people, on=on), years_of(people, on=on)
    return [ListLine(row, schools.get(row.starter_id, ""), years.get(row.starter_id)) for row in rows]


def schools_of(people: Collection[int], *, on: date) -> Mapping[int, str]:
    """Where these people work on a day."""
    posts = Post.objects.filter(person__in=people, period__contains=on).order_by("-pk")
    return dict(posts.values_list("person", "school__name"))


def years_of(people: Collection[int], *, on: date) -> Mapping[int, int]:
    """In which year of their programme these people are on a day."""
    rows = Activity.objects.filter(starter__in=people, track__period__contains=on, window__startswith__lte=on)
    return dict(rows.values_list("starter").annotate(latest=Max("year")).order_by())


def list_sheet(found: AttendanceList) -> tuple[list[str], list[list[Value]]]:
    """The list as a workbook: one row for each who is expected or came."""
    headers = [_("Naam"), _("School"), _("Jaar"), _("Sessie"), _("Stand"), _("Was er"), _("Minuten")]
    rows: list[list[Value]] = [
        [
            line.name,
            line.school,
            line.year,
            line.session,
            str(State(line.row.state).label),
            {Seen.CAME: _("ja"), Seen.AWAY: _("nee")}.get(Seen(line.row.seen), ""),
            line.row.minutes,
        ]
        for line in found.lines
    ]
    return headers, rows


def _without_answer(viewer: Viewer, row: Gathering) -> list[Person]:
    """Who was invited and did not answer, of those whose invitation the viewer sees to; somebody else's only."""
    rows = editable_by(viewer, Invited.objects.filter(gathering=row)).exclude(starter__in=viewer.persons)
    answered = Attendance.objects.filter(gathering=row).values("starter")
    asked = rows.exclude(starter__in=answered).values("starter")
    return list(visible_to(viewer, Person.objects.filter(Q(pk__in=asked))).order_by("sort_name", "pk"))
