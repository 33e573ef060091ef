"""One lesson visit as one viewer sees it on a day: how it stands, what it waits for, in plain words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from startbaan.apps.coaching.models import LessonVisit
from startbaan.ui.wording import short_day


class VisitState(StrEnum):
    """How a lesson visit stands."""

    PLANNED = "planned"
    WAITING = "waiting"
    OPEN = "open"
    OFF = "off"
    LAPSED = "lapsed"

    @property
    def word(self) -> Promise:
        """The word on its badge."""
        return STATE_WORDS[self]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"planned": "plan", "waiting": "attention", "open": "good", "off": "neutral", "lapsed": "neutral"}[self]


STATE_WORDS = {
    VisitState.PLANNED: gettext_lazy("gepland"),
    VisitState.WAITING: gettext_lazy("wacht op scores"),
    VisitState.OPEN: gettext_lazy("beide binnen"),
    VisitState.OFF: gettext_lazy("afgezegd"),
    VisitState.LAPSED: gettext_lazy("vervallen"),
}


@dataclass(frozen=True)
class ShownVisit:
    """A lesson visit as one viewer sees it on a day: no score of anybody."""

    row: LessonVisit
    on: date
    is_own: bool
    is_observer: bool
    is_coach: bool

    @property
    def item(self) -> UUID:
        """Its number, by which an address names it."""
        return self.row.item

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("coaching:visit", args=[self.row.item])

    @property
    def moment_key(self) -> str:
        """How its talk in the programme is named, when it belongs to one."""
        return f"gesprek-{self.row.activity_id}"

    @property
    def day(self) -> date:
        """The day of the lesson."""
        return day_of(self.row)

    @property
    def when(self) -> str:
        """Its day, and its time when one was agreed."""
        if self.row.at is None:
            return short_day(self.day)
        return _("%(day)s om %(time)s") % {"day": short_day(self.day), "time": f"{self.row.at:%H:%M}"}

    @property
    def has_come(self) -> bool:
        """Whether the day of the lesson is there, so that one can score."""
        return self.day <= self.on

    @property
    def state(self) -> VisitState:
        """How it stands."""
        if self.row.called_off_at is not None:
            return VisitState.OFF
        if self.row.opened_at is not None:
            return VisitState.OPEN
        if self._is_lapsed:
            return VisitState.LAPSED
        scored = self.row.observed_at is not None or self.row.rated_at is not None
        return VisitState.WAITING if self.has_come or scored else VisitState.PLANNED

    @property
    def is_open(self) -> bool:
        """Whether the scores of both stand open."""
        return self.state is VisitState.OPEN

    @property
    def is_off(self) -> bool:
        """Whether it does not take place: called off, or lapsed."""
        return self.state in {VisitState.OFF, VisitState.LAPSED}

    @property
    def to_observe(self) -> bool:
        """Whether it waits for the scores of the viewer as the observer."""
        return self.is_observer and self.row.observed_at is None and self.has_come and not self.is_off

    @property
    def to_rate(self) -> bool:
        """Whether it waits for the starter, who looks."""
        return self.is_own and self.row.rated_at is None and self.has_come and not self.is_off

    @property
    def waits_for_you(self) -> bool:
        """Whether something is to be done here by the viewer."""
        return self.to_observe or self.to_rate

    @property
    def may_change(self) -> bool:
        """Whether the viewer may still move it or call it off."""
        return (self.is_coach or self.is_observer) and self.row.observed_at is None and not self.is_off

    @property
    def said(self) -> list[str]:
        """What is in and what is awaited, in plain words."""
        if self.state is VisitState.LAPSED:
            return [_("De coach is veranderd voordat er gescoord was. Spreek met je nieuwe coach een nieuw bezoek af.")]
        if self.is_handed_over:
            return [
                _("De coach is veranderd. De nieuwe coach neemt dit bezoek over, op dezelfde dag en bij dezelfde les.")
            ]
        if self.is_off:
            return [_("Dit lesbezoek is afgezegd.")]
        if self.is_open:
            closing = (
                _("De starter scoorde deze les niet zelf.") if self.row.is_waived else _("Beide scores zijn binnen.")
            )
            return [closing, _("Jullie kunnen het beeld samen bekijken.")]
        if self.state is VisitState.PLANNED:
            return [_("Deze les komt nog. Daarna scoren jullie hem allebei, zonder elkaars scores te zien.")]
        return [self._observed, self._rated]

    @property
    def is_handed_over(self) -> bool:
        """Whether the next coach took it over: after a coach went, nobody else calls their visits off."""
        pair, off = self.row.pair, self.row.called_off_at
        end = pair.period.end if pair is not None and self.row.to_person_id is None else None
        return off is not None and end is not None and localtime(off).date() >= end

    @property
    def _is_lapsed(self) -> bool:
        """Whether the coach who was to look is the coach no longer, and did not score."""
        pair = self.row.pair
        ended = pair is not None and self.on not in pair.period
        return ended and self.row.to_person_id is None and self.row.observed_at is None

    @property
    def _observed(self) -> str:
        name = {"observer": str(self.row.observer)}
        if self.row.observed_at is not None:
            if self.is_observer:
                return _("Jouw scores zijn ingeleverd. Ze gaan open zodra de starter klaar is.")
            return _("De scores van %(observer)s zijn binnen, maar nog dicht.") % name
        return (
            _("Jij hebt nog niet ingeleverd.")
            if self.is_observer
            else _("%(observer)s heeft nog niet ingeleverd.") % name
        )

    @property
    def _rated(self) -> str:
        name = {"starter": str(self.row.starter)}
        if self.row.is_waived:
            return (
                _("Je scoort deze les niet zelf.")
                if self.is_own
                else _("%(starter)s scoort deze les niet zelf.") % name
            )
        if self.row.rated_at is not None:
            if self.is_own:
                return _("Jouw eigen scores zijn ingeleverd. Ze gaan open zodra de ander klaar is.")
            return _("De eigen scores van %(starter)s zijn binnen, maar nog dicht.") % name
        return (
            _("Jij hebt nog niet zelf gescoord.")
            if self.is_own
            else _("%(starter)s heeft nog niet zelf gescoord.") % name
        )


def day_of(row: LessonVisit) -> date:
    """The day of the lesson: where the programme has a day for it, that one; the row comes with its activity."""
    if row.activity is None or row.called_off_at is not None:
        return row.on
    return row.activity.done_on or row.activity.planned_on or row.on
