"""The gatherings one is asked for, comes to and came to; and those one arranges or invites for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from startbaan.apps.gatherings.access import concerning, kept_by
from startbaan.apps.gatherings.models import Attendance, Gathering, Invited
from startbaan.apps.gatherings.queries.bodies import minutes_to_read
from startbaan.apps.gatherings.queries.opening import State, clock_of
from startbaan.apps.people.access import Viewer

MOST_EARLIER = 12
OPEN = (Gathering.State.OPEN, Gathering.State.SETTLED)
WORDS = {
    State.PLACE: gettext_lazy("je hebt een plaats"),
    State.WAITING: gettext_lazy("op de wachtlijst"),
    State.DECLINED: gettext_lazy("je kunt niet"),
    State.CANCELLED: gettext_lazy("je hebt je afgemeld"),
    State.DROPPED_IN: gettext_lazy("je was er"),
}
TONES = {State.PLACE: "good", State.WAITING: "plan", State.DROPPED_IN: "good"}


@dataclass(frozen=True)
class MyGathering:
    """A gathering in one's list, and what one said."""

    row: Gathering
    answer: Attendance | None
    is_invited: bool
    on: date

    @property
    def clock(self) -> str:
        """From when to when."""
        return clock_of(self.row.day, self.row.begins, minutes=self.row.minutes)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        until = self.row.answer_until or self.row.day
        return self.is_invited and self.answer is None and self.row.is_open and self.on <= until

    @property
    def word(self) -> str:
        """How it stands for the viewer."""
        if self.row.is_cancelled:
            return _("gaat niet door")
        if self.answer is None:
            return _("nog niet geantwoord") if self.is_open else self._without_answer
        if self.answer.seen:
            return _("je was er") if self.answer.seen == Attendance.Seen.CAME else _("je was er niet")
        return str(WORDS[State(self.answer.state)])

    @property
    def tone(self) -> str:
        """How loud that is."""
        if self.row.is_cancelled or self.is_open:
            return "attention"
        if self.answer is None:
            return "neutral"
        if self.answer.seen:
            return "good" if self.answer.seen == Attendance.Seen.CAME else "neutral"
        return TONES.get(State(self.answer.state), "neutral")

    @property
    def _without_answer(self) -> str:
        return _("niet geantwoord") if self.is_invited else _("je geeft een sessie")


@dataclass(frozen=True)
class KeptGathering:
    """A gathering that one arranges or invites for, in numbers."""

    row: Gathering
    people: Mapping[str, int]

    @property
    def clock(self) -> str:
        """From when to when."""
        return clock_of(self.row.day, self.row.begins, minutes=self.row.minutes)

    @property
    def invited(self) -> int:
        """How many are invited."""
        return self.people["invited"]

    @property
    def coming(self) -> int:
        """How many have a place."""
        return self.people[State.PLACE]

    @property
    def waiting(self) -> int:
        """How many stand on the waiting list."""
        return self.people[State.WAITING]

    @property
    def unable(self) -> int:
        """How many cannot, or cannot any more."""
        return self.people[State.DECLINED] + self.people[State.CANCELLED]


@dataclass(frozen=True)
class MyGatherings:
    """What one is asked for and comes to, what was earlier, what one keeps, and the minutes one reads besides."""

    ahead: tuple[MyGathering, ...]
    earlier: tuple[MyGathering, ...]
    kept: tuple[KeptGathering, ...]
    kept_earlier: tuple[KeptGathering, ...]
    minutes: tuple[Gathering, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.ahead or self.earlier or self.kept or self.kept_earlier or self.minutes)


def my_gatherings(viewer: Viewer) -> MyGatherings:
    """The gatherings of this viewer, those ahead first and nearest first; of earlier ones the last dozen."""
    mine = Gathering.objects.filter(concerning(viewer)).select_related("organisation")
    kept = Gathering.objects.filter(kept_by(viewer)).select_related("organisation")
    ahead, earlier = _parted(mine, on=viewer.on)
    kept_ahead, kept_earlier = _parted(kept, on=viewer.on)
    answers = {row.gathering_id: row for row in Attendance.objects.filter(starter__in=viewer.persons).order_by("-pk")}
    invited = set(Invited.objects.filter(starter__in=viewer.persons).values_list("gathering", flat=True))
    known = {row.pk for row in (*ahead, *earlier, *kept_ahead, *kept_earlier)}
    counted = _counted([*kept_ahead, *kept_earlier])
    return MyGatherings(
        ahead=tuple(MyGathering(row, answers.get(row.pk), row.pk in invited, viewer.on) for row in ahead),
        earlier=tuple(MyGathering(row, answers.get(row.pk), row.pk in invited, viewer.on) for row in earlier),
        kept=tuple(KeptGathering(row, counted[row.pk]) for row in kept_ahead),
        kept_earlier=tuple(KeptGathering(row, counted[row.pk]) for row in kept_earlier),
        minutes=tuple(row for row in minutes_to_read(viewer)[:MOST_EARLIER] if row.pk not in known),
    )


def unanswered(viewer: Viewer) -> QuerySet[Gathering]:
    """The gatherings to which the viewer is invited and which still wait for an answer, nearest first."""
    asked = Invited.objects.filter(starter__in=viewer.persons).values("gathering")
    answered = Attendance.objects.filter(starter__in=viewer.persons, gathering=OuterRef("pk"))
    in_time = Q(answer_until__isnull=True) | Q(answer_until__gte=viewer.on)
    rows = Gathering.objects.filter(in_time, ~Exists(answered), pk__in=asked, day__gte=viewer.on, state__in=OPEN)
    return rows.order_by("day", "begins", "pk")


def _parted(rows: QuerySet[Gathering], *, on: date) -> tuple[list[Gathering], list[Gathering]]:
    """What is ahead, and the last dozen of what was earlier."""
    earlier = rows.filter(day__lt=on).order_by("-day", "-begins", "pk")
    return list(rows.filter(day__gte=on).order_by("day", "begins", "pk")), list(earlier[:MOST_EARLIER])


def _counted(rows: Sequence[Gathering]) -> Mapping[int, Mapping[str, int]]:
    """Of each how many are invited, and how many gave each answer."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    answers = Attendance.objects.filter(gathering__in=rows).order_by().values("gathering", "state")
    for gathering, state, people in answers.annotate(people=Count("pk")).values_list("gathering", "state", "people"):
        found[gathering][state] = people
    invited = Invited.objects.filter(gathering__in=rows).order_by().values("gathering")
    for gathering, people in invited.annotate(people=Count("pk")).values_list("gathering", "people"):
        found[gathering]["invited"] = people
    return found
