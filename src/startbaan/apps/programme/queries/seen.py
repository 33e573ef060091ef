"""One activity as someone sees it today: its words from the version, and how it stands."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.schedule.cards import ActivityCard, cards
from startbaan.domain.schedule.definition import Activity, Definition
from startbaan.domain.schedule.phrases import enumeration, tongue
from startbaan.domain.schedule.titles import numbered, title_for_others
from startbaan.ui.shapes import State
from startbaan.ui.wording import due_day, long_day, minutes, short_day

WEEK = timedelta(days=7)

# The names under which a programme speaks of people, by what they are to the starter.
PART_OF = {
    Relation.STARTER: "starter",
    Relation.BUDDY: "buddy",
    Relation.COACH: "coach",
    Relation.MANAGER: "line_manager",
    Relation.COORDINATOR: RoleName.BOARD_COORDINATOR.value,
    Relation.HR: "hr",
}


class Standing(StrEnum):
    """How an activity stands on the day of looking."""

    LATE = "late"
    CHECK = "check"  # its day has passed, and nobody has said yet that it was done
    WEEK = "week"
    NOW = "now"
    AGREED = "agreed"
    LATER = "later"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def word(self) -> Promise:
        """The word on screen."""
        return STANDING_WORDS[self]

    @property
    def shape(self) -> State:
        """The icon and colour."""
        return SHAPES[self]


STANDING_WORDS = {
    Standing.LATE: gettext_lazy("te laat"),
    Standing.CHECK: gettext_lazy("al gedaan?"),
    Standing.WEEK: gettext_lazy("deze week"),
    Standing.NOW: gettext_lazy("kan nu"),
    Standing.AGREED: gettext_lazy("afgesproken"),
    Standing.LATER: gettext_lazy("later"),
    Standing.DONE: gettext_lazy("gedaan"),
    Standing.DROPPED: gettext_lazy("vervallen"),
}
SHAPES = {
    Standing.LATE: State.LATE,
    Standing.CHECK: State.ATTENTION,
    Standing.WEEK: State.NEXT,
    Standing.NOW: State.NEXT,
    Standing.AGREED: State.PLANNED,
    Standing.LATER: State.PLANNED,
    Standing.DONE: State.DONE,
    Standing.DROPPED: State.PLANNED,
}
TONES = {
    Standing.LATE: "late",
    Standing.CHECK: "attention",
    Standing.WEEK: "plan",
    Standing.NOW: "plan",
    Standing.AGREED: "plan",
    Standing.LATER: "neutral",
    Standing.DONE: "good",
    Standing.DROPPED: "neutral",
}


@dataclass(frozen=True)
class Seen:
    """An activity with its words and how it stands on a day."""

    row: models.Activity
    definition: Definition
    on: date
    is_own: bool

    @cached_property
    def words(self) -> Activity:
        """What the version says about it."""
        return self.definition.activity(self.row.key)

    @property
    def pk(self) -> int:
        """The number in its address."""
        return self.row.pk

    @property
    def card(self) -> ActivityCard:
        """The same in the language of the page."""
        return cards(self.definition, page_language()).by_key[self.row.key]

    @property
    def title(self) -> str:
        """The title as its reader says it, with a number when it comes more than once a year."""
        return title_of(self.row, self.definition) if self.is_own else others_title_of(self.row, self.definition)

    @property
    def window(self) -> Period:
        """Between which days it should happen."""
        window: Period = self.row.window
        return window

    @property
    def last_day(self) -> date:
        """The last day on which it is in time."""
        return self.window.last or self.window.start

    @property
    def day(self) -> date:
        """The one day under which it stands in a list: done on, agreed on, or the last day."""
        return self.row.done_on or self.row.planned_on or self.last_day

    @property
    def at(self) -> time | None:
        """The agreed time."""
        return self.row.planned_time

    @cached_property
    def standing(self) -> Standing:
        """How it stands."""
        return _standing(self.row, on=self.on, last=self.last_day)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.standing]

    @property
    def when(self) -> str:
        """The day that counts now, in words."""
        if self.standing is Standing.DONE:
            return short_day(self.day)
        if self.row.planned_on and self.standing is not Standing.LATE:
            return _("afgesproken: %(day)s") % {"day": agreed(self.row)}
        if self.standing is Standing.LATE:
            return due_day(self.last_day, self.on)
        return _("tot en met %(day)s") % {"day": short_day(self.last_day)}

    @property
    def detail(self) -> str:
        """With whom beside the starter, and how long, in a few words."""
        others = [word for part, word in zip(self.words.who, self.card.who, strict=True) if part != "starter"]
        found = [_("met %(who)s") % {"who": enumeration(others, language=page_language())}] if others else []
        return ", ".join([*found, *([minutes(self.minutes)] if self.minutes else [])])

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.row.state == models.Activity.State.PLANNED

    @property
    def url(self) -> str:
        """Its own page."""
        return reverse("programme:activity", args=[self.row.pk])

    @property
    def guidance_key(self) -> str:
        """How the pages of guidance name it."""
        return f"gesprek-{self.row.pk}"

    @property
    def minutes(self) -> int | None:
        """How long it takes by the programme: the hours of a year over its number of times."""
        return minutes_of(self.words)

    @property
    def who(self) -> str:
        """Who takes part, in the words of the sector."""
        return enumeration(self.card.who, language=page_language())

    def part_for(self, relation: Relation) -> str:
        """What is theirs to do, for someone who is this to the starter."""
        return self.card.duty_of(PART_OF.get(relation, ""))

    def concerns(self, relation: Relation) -> bool:
        """Whether someone who is this to the starter takes part in it or sees to it."""
        return PART_OF.get(relation) in {*self.words.who, self.words.lead}

    def led_by(self, relation: Relation) -> bool:
        """Whether someone who is this to the starter sees to it that it happens."""
        return PART_OF.get(relation) == self.words.lead


def seen(row: models.Activity, *, viewer: Viewer) -> Seen:
    """Put a row and its words together; the row comes with its track and version."""
    own = row.starter_id in viewer.persons
    return Seen(row, definition_of(row.words_from or row.track.version), viewer.on, own)


def title_of(row: models.Activity, definition: Definition) -> str:
    """The title of an activity to its starter, with a number when it comes more than once a year."""
    title = cards(definition, page_language()).by_key[row.key].title
    return numbered(title, row.number, activity=definition.activity(row.key))


def others_title_of(row: models.Activity, definition: Definition) -> str:
    """The same to everybody else."""
    title = title_for_others(definition, row.key).said(page_language())
    return numbered(title, row.number, activity=definition.activity(row.key))


def minutes_of(words: Activity) -> int | None:
    """How long one time takes by the programme; nothing where it gives no hours."""
    if words.hours is None:
        return None
    return max(round(words.hours * 60 / words.times.planned), words.least_minutes)


def page_language() -> str:
    """The language of the page: nl or en."""
    return tongue(get_language() or "nl")


def agreed(row: models.Activity) -> str:
    """The agreed day in words, with its time when there is one; empty when none was agreed."""
    if row.planned_on is None:
        return ""
    if row.planned_time is None:
        return long_day(row.planned_on)
    return _("%(day)s om %(time)s uur") % {"day": long_day(row.planned_on), "time": f"{row.planned_time:%H.%M}"}


def _standing(row: models.Activity, *, on: date, last: date) -> Standing:
    if row.state == models.Activity.State.DONE:
        return Standing.DONE
    if row.state == models.Activity.State.DROPPED:
        return Standing.DROPPED
    monday = on - timedelta(days=on.weekday())
    this_week = Period(monday, monday + WEEK)
    if row.planned_on and row.planned_on >= on:
        return Standing.WEEK if row.planned_on in this_week else Standing.AGREED
    if last < on:
        return Standing.LATE
    if row.planned_on:
        return Standing.CHECK
    if last in this_week:
        return Standing.WEEK
    return Standing.NOW if row.window.start <= on else Standing.LATER
