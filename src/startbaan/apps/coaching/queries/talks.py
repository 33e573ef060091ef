"""Talks and visits of coach and starter: one of them, all of one starter, and all of a coach."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import CoachingReport, HelpQuestion, ReportVersion
from startbaan.apps.coaching.queries.guiding import Rows, guiding_rows
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Activity, Contact, NotHeld
from startbaan.apps.programme.queries import Seen, Standing, of_kinds
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import TALKS, ActivityKind
from startbaan.ui.shapes import State
from startbaan.ui.wording import minutes, short_day

# How long contact outside the plan lasts unless one says otherwise, in minutes.
USUAL = {Contact.Way.TALK: 30, Contact.Way.VISIT: 45, Contact.Way.MESSAGE: 10}
KEY = re.compile(r"(gesprek|contact)-(\d{1,12})")
EVALUATING = (ActivityKind.INTERIM_TALK, ActivityKind.FINAL_TALK)
Section = ReportVersion.Section
MOST_OFFERED = 4


@dataclass(frozen=True)
class Moment:
    """A talk or visit of the programme, or contact outside it, between a starter and the coach."""

    starter: Person
    on: date
    item: Seen | None = None
    contact: Contact | None = None

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"gesprek-{self.item.pk}" if self.item else f"contact-{self.contact.pk if self.contact else 0}"

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("coaching:moment", args=[self.key])

    @property
    def title(self) -> str:
        """What it is: coachgesprek 2, or what kind of contact."""
        return self.item.title if self.item else str(self._way).capitalize()

    @property
    def day(self) -> date:
        """The day under which it stands: held, agreed, or the last day."""
        return self.item.day if self.item else self._contact.day

    @property
    def met_on(self) -> date | None:
        """The day on which it was held, or was to be held by now."""
        if not self.item:
            return self._contact.day
        planned = self.item.row.planned_on
        return self.item.row.done_on or (planned if planned and planned <= self.on else None)

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.item is None or self.item.standing is Standing.DONE

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held."""
        return self.item is not None and self.item.is_open

    @property
    def is_visit(self) -> bool:
        """Whether the coach comes to see a lesson, for which there is a plan."""
        return self._is(ActivityKind.LESSON_VISIT)

    @property
    def is_final(self) -> bool:
        """Whether it decides about the next year."""
        return self._is(ActivityKind.FINAL_TALK)

    @property
    def evaluates(self) -> bool:
        """Whether it looks back: the starter's own text comes first, goals and hours stand beside it."""
        return any(self._is(kind) for kind in EVALUATING)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The texts that belong to it, in the order in which they are written."""
        if self.evaluates:
            return (Section.OWN, Section.REPORT)
        return (Section.PLAN, Section.REPORT) if self.is_visit else (Section.REPORT,)

    @property
    def when(self) -> str:
        """Its day and length in words."""
        if self.item is None:
            return f"{short_day(self._contact.day)}, {minutes(self._contact.minutes)}"
        lasted = self.item.row.minutes
        return f"{self.item.when}, {minutes(lasted)}" if self.is_held and lasted else self.item.when

    @property
    def unplanned(self) -> bool:
        """Whether it was outside the programme."""
        return self.item is None

    @property
    def _contact(self) -> Contact:
        assert self.contact is not None
        return self.contact

    @property
    def _way(self) -> str:
        return str(Contact.Way(self._contact.way).label)

    def _is(self, kind: ActivityKind) -> bool:
        return self.item is not None and self.item.words.kind is kind


@dataclass(frozen=True)
class Line:
    """A moment in a list: without a word of what was said, only whether there is a report, and why it was put off."""

    moment: Moment
    report: bool = False
    asked: int = 0
    not_held: tuple[NotHeld, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether it has a page of its own here; a start talk has another."""
        return self.moment.unplanned or self.moment.item is None or self.moment.item.words.kind in TALKS

    @property
    def url(self) -> str:
        """Where it leads."""
        return self.moment.url if self.opens or self.moment.item is None else self.moment.item.url

    @property
    def state(self) -> str:
        """The icon and colour of it in a list."""
        return self.moment.item.standing.shape.value if self.moment.item else State.DONE.value

    @property
    def not_held_words(self) -> list[str]:
        """Why it was not held, day by day."""
        return [
            _("%(day)s ging het niet door: %(reason)s")
            % {"day": short_day(row.day), "reason": NotHeld.Reason(row.reason).label}
            for row in self.not_held
        ]


@dataclass(frozen=True)
class Course:
    """All talks, visits and contacts of one starter, newest first, and what comes next."""

    starter: Person
    lines: tuple[Line, ...]
    on: date

    @cached_property
    def coming(self) -> tuple[Line, ...]:
        """What is still to be held, the first first."""
        found = [line for line in self.lines if line.moment.is_open]
        return tuple(sorted(found, key=lambda line: line.moment.day))

    @property
    def next(self) -> Line | None:
        """What is to be held first."""
        return next(iter(self.coming), None)

    @property
    def later(self) -> tuple[Line, ...]:
        """What comes after that."""
        return self.coming[1:]

    @property
    def soon(self) -> tuple[Line, ...]:
        """What else comes in this school year."""
        return tuple(line for line in self.later if line.moment.day in self._until)

    @property
    def near(self) -> tuple[Line, ...]:
        """All that comes in this school year."""
        return tuple(line for line in self.coming if line.moment.day in self._until)

    @property
    def far(self) -> tuple[Line, ...]:
        """What comes in the years after it."""
        return tuple(line for line in self.later if line.moment.day not in self._until)

    @property
    def _until(self) -> Period:
        """The days up to the end of the school year in which the next of them is, or of this one."""
        first = self.next.moment.day if self.next else self.on
        return Period(min(first, self.on), SchoolYear.of(max(first, self.on)).period.end)

    @property
    def talks(self) -> tuple[Line, ...]:
        """The first of those that can be written down here as held."""
        return tuple(line for line in self.coming if line.opens)[:MOST_OFFERED]

    @property
    def past(self) -> tuple[Line, ...]:
        """What was held, newest first."""
        return tuple(line for line in self.lines if line.moment.is_held)

    @property
    def recent(self) -> tuple[Line, ...]:
        """What was held in this school year, or else the last time."""
        year = SchoolYear.of(self.on)
        return tuple(line for line in self.past if line.moment.day in year) or self.past[:1]

    @property
    def former(self) -> tuple[Line, ...]:
        """What was held before that."""
        return self.past[len(self.recent) :]

    @property
    def last(self) -> Line | None:
        """When starter and coach last met or spoke."""
        return next(iter(self.past), None)


def moment_of(viewer: Viewer, key: str) -> Moment:
    """One talk, visit or contact; raises Http404 when there is none that the viewer may see."""
    found = KEY.fullmatch(key)
    if found is None:
        raise Http404
    if found[1] == "contact":
        rows = visible_to(viewer, Contact.objects.filter(pk=int(found[2]))).select_related("starter")
        contact = rows.first()
        if contact is None:
            raise Http404
        return Moment(contact.starter, viewer.on, contact=contact)
    activity = visible_to(viewer, Activity.objects.filter(pk=int(found[2]))).first()
    items = of_kinds(viewer, [activity.starter_id], *TALKS) if activity else []
    item = next((item for item in items if item.pk == int(found[2])), None)
    if item is None:
        raise Http404
    return Moment(item.row.starter, viewer.on, item=item)


def courses(viewer: Viewer, starters: Collection[int]) -> dict[int, Course]:
    """The talks, visits and contacts of these starters, as far as the viewer may see them: few questions for many."""
    rows = guiding_rows(viewer, starters)
    people = Person.objects.filter(pk__in=list(starters))
    return {person.pk: described(viewer, course_of(person, rows.of(person.pk), on=viewer.on)) for person in people}


def course_of(starter: Person, rows: Rows, *, on: date) -> Course:
    """The talks, visits and contacts of one starter, newest first, without what hangs on them."""
    moments = [
        *(Moment(starter, on, item=item) for item in rows.items),
        *(Moment(starter, on, contact=contact) for contact in rows.contacts),
    ]
    lines = [Line(moment) for moment in sorted(moments, key=lambda moment: moment.day, reverse=True)]
    return Course(starter, tuple(lines), on)


def described(viewer: Viewer, course: Course) -> Course:
    """The same with what hangs on each: whether there is a report, how many help questions, why it was put off."""
    starter = course.starter
    off = visible_to(viewer, NotHeld.objects.filter(activity__starter=starter)).order_by("day", "pk")
    reports = visible_to(viewer, CoachingReport.objects.filter(starter=starter)).only("activity", "contact")
    questions = visible_to(viewer, HelpQuestion.objects.filter(starter=starter, activity__isnull=False))
    questions = questions.only("activity")
    read_together(off, reports, questions)
    written = {(row.activity_id, row.contact_id) for row in reports}
    asked = Counter(row.activity_id for row in questions)
    lines = [
        replace(
            line,
            report=(item.pk if item else None, contact.pk if contact else None) in written,
            asked=asked[item.pk] if item else 0,
            not_held=tuple(row for row in off if row.activity_id == item.pk) if item else (),
        )
        for line in course.lines
        for item, contact in [(line.moment.item, line.moment.contact)]
    ]
    return replace(course, lines=tuple(lines))


def coach_of(starter: int, *, day: date) -> Pair | None:
    """The coach of a starter on a day."""
    rows = Pair.objects.filter(starter=starter, relation=Relation.COACH.value, period__contains=day)
    return rows.select_related("holder").first()
