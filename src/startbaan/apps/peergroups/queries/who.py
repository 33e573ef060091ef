"""Who could be in a round: the starters of its boards with their days, and the coaches who could guide groups."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.db.models import Max, QuerySet

from startbaan.apps.agenda.queries import days_said
from startbaan.apps.entitlements.queries.coach_hours import CoachYear, coach_years
from startbaan.apps.peergroups.models import DaysFrom, InWeek
from startbaan.apps.people.models import CoachRegistration, Organisation, Person, Post
from startbaan.apps.programme.models import Activity, Track
from startbaan.domain.periods import SchoolYear
from startbaan.domain.schedule.definition import CoachHours

Boards: TypeAlias = Collection[Organisation] | QuerySet[Organisation]

WORKING_DAYS = [day.value for day in InWeek]
MOST_AT_FIRST = 2  # how many groups we propose for one coach; whoever leads the round may choose otherwise


@dataclass(frozen=True)
class Week:
    """On which days somebody can, and whether they said so."""

    days: tuple[str, ...]
    comes_from: DaysFrom


@dataclass(frozen=True)
class Available:
    """A starter, where they work, and on which days they can."""

    person: Person
    school: Organisation
    week: Week


@dataclass(frozen=True)
class Guide:
    """A coach who could guide groups: where, on which days, and how many groups their hours allow."""

    person: Person
    school: Organisation | None
    sector: str
    week: Week
    groups: int


def starters_for(boards: Boards, *, sectors: Collection[str], years: Collection[int], on: date) -> list[Available]:
    """The starters who follow a programme at a school of these boards on a day, by name; once each."""
    posts = _starting(boards, on=on)
    found = _once(posts.filter(school__sector__in=sectors) if sectors else posts)
    if years:
        now = _years(found, on=on)
        found = {person: post for person, post in found.items() if now.get(person) in years}
    weeks = _weeks(found)
    return [Available(post.person, post.school, weeks[person]) for person, post in found.items()]


def starter_for(boards: Boards, person: UUID, *, on: date) -> Available | None:
    """One of those starters, of whatever sector and year; None when they are not there on that day."""
    found = _once(_starting(boards, on=on).filter(person__key=person))
    weeks = _weeks(found)
    return next((Available(post.person, post.school, weeks[each]) for each, post in found.items()), None)


def who_start(boards: Boards, *, on: date) -> set[int]:
    """Who follows a programme at a school of these boards on a day, of whatever sector and year."""
    return set(_starting(boards, on=on).values_list("person", flat=True))


def _starting(boards: Boards, *, on: date) -> QuerySet[Post]:
    posts = Post.objects.filter(school__parent__in=boards, period__contains=on, person__is_service=False)
    return posts.filter(person__in=Track.objects.filter(period__contains=on).values("starter"))


def _once(posts: QuerySet[Post]) -> dict[int, Post]:
    """Everybody by name, each with the post they began last."""
    found: dict[int, Post] = {}
    for post in posts.select_related("person", "school").order_by("person__sort_name", "person", "-period", "pk"):
        found.setdefault(post.person_id, post)
    return found


def guides_for(boards: Collection[Organisation], *, year: SchoolYear, on: date) -> list[Guide]:
    """The coaches in the registers of these boards on a day, by name; once each, with the most groups of any board."""
    rows = CoachRegistration.objects.filter(board__in=boards, period__contains=on, person__is_service=False)
    lines = coach_years(rows, year=year, on=on)
    people = {line.row.person_id: line for line in reversed(lines)}
    groups: dict[int, int] = defaultdict(int)
    for line in lines:
        groups[line.row.person_id] = max(groups[line.row.person_id], _groups(line))
    posts = Post.objects.filter(person__in=list(people), period__contains=on).select_related("school")
    schools = {post.person_id: post.school for post in posts.order_by("period", "-pk")}
    weeks = _weeks(people)
    return sorted(
        (
            Guide(
                line.row.person,
                schools.get(person),
                (schools[person].sector if person in schools else line.row.board.sector) or "",
                weeks[person],
                groups[person],
            )
            for person, line in people.items()
        ),
        key=lambda guide: (guide.person.sort_name, guide.person.pk),
    )


def _groups(line: CoachYear) -> int:
    """How many groups the hours of a coach leave room for; one where no hours were agreed."""
    left, each = line.left, _hours_each(line.programmes)
    if left is None or each is None:
        return 1
    return max(min(int(left // each), MOST_AT_FIRST), 0)


def _hours_each(programmes: Sequence[tuple[CoachHours, int]]) -> float | None:
    for given, _tracks in programmes:
        return given.for_caseload(tracks=0, groups=1) or None
    return None


def _weeks(people: Iterable[int]) -> dict[int, Week]:
    numbered = list(people)
    said = days_said(numbered)
    return {
        person: Week(tuple(WORKING_DAYS[day] for day in sorted(said[person]) if day < len(WORKING_DAYS)), DaysFrom.SAID)
        if person in said
        else Week(tuple(WORKING_DAYS), DaysFrom.ASSUMED)
        for person in numbered
    }


def _years(people: Collection[int], *, on: date) -> dict[int, int]:
    """In which year of their programme these people are on a day."""
    rows = Activity.objects.filter(starter__in=list(people), track__period__contains=on, window__startswith__lte=on)
    return dict(rows.values_list("starter").annotate(latest=Max("year")).order_by())
