"""What of the cycle is somebody's to do now, in a line each; and where a visit is missing before a talk."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.apps.appraisal.queries.talks import Stage, Talk, talks_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.apps.programme.queries import definition_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import Activity as Words
from startbaan.domain.schedule.definition import ActivityKind

AHEAD = timedelta(days=28)
DROPPED = Activity.State.DROPPED
WITHOUT_WORDS = ("track__version__text", "track__version__changes", "words_from__text", "words_from__changes")
STILL_ASKED = timedelta(weeks=12)  # a report of a talk longer ago is on the list, but nobody is asked for it any more


class Asked(StrEnum):
    """What a line asks."""

    VISIT = "visit"
    REPORT = "report"
    SIGNATURE = "signature"

    @property
    def words(self) -> Promise:
        """The order to oneself."""
        return ASKED_WORDS[self]


ASKED_WORDS = {
    Asked.VISIT: _("Ga eerst op klassenbezoek"),
    Asked.REPORT: _("Schrijf het verslag van het gesprek"),
    Asked.SIGNATURE: _("Lees het verslag van je gesprek en onderteken het"),
}


@dataclass(frozen=True)
class TodayLine:
    """One thing of the cycle that is the viewer's to do."""

    asked: Asked
    talk: str
    starter: Person
    is_mine: bool  # the viewer is the starter
    day: date  # of the talk: agreed, held, or the last on which it is in time
    url: str


@dataclass(frozen=True)
class MissingVisit:
    """A talk that has a day or is due, while the visit that comes first was not done."""

    activity: int
    talk_on: date
    is_agreed: bool


def today_lines(viewer: Viewer) -> list[TodayLine]:
    """What the viewer has to do now as a line manager or as a starter, the nearest first."""
    return lines_among(viewer, talks_of(viewer, talks_with(viewer)))


def talks_with(viewer: Viewer) -> list[int]:
    """The starters whose talks the viewer has to do with."""
    return [*viewer.starters(Relation.MANAGER), *viewer.persons]


def lines_among(viewer: Viewer, talks: Iterable[Talk]) -> list[TodayLine]:
    """The same among talks that were read already."""
    lines = [line for talk in talks if (line := _line(talk, viewer=viewer))]
    return sorted(lines, key=lambda line: (line.day, line.starter.sort_name))


def visit_missing_of(starters: Collection[int], *, on: date) -> dict[int, MissingVisit]:
    """The first talk of each of these starters that is near or due without its visit; one statement.

    For the line manager alone: the caller hands in only starters of whom the viewer is that.
    """
    rows = Activity.objects.filter(starter__in=list(starters), track__period__contains=on)
    rows = rows.filter(Q(window__startswith__lte=on) | Q(planned_on__lte=on + AHEAD)).exclude(state=DROPPED)
    return visits_missing_among(rows.select_related("track__version", "words_from").defer(*WITHOUT_WORDS), on=on)


def visits_missing_among(rows: Iterable[Activity], *, on: date) -> dict[int, MissingVisit]:
    """The same among activities that were read already, with their versions."""
    talks: list[tuple[Activity, Words]] = []
    visits: dict[tuple[int, int], list[Activity]] = {}
    near = [row for row in rows if _is_near(row, on=on)]
    for row in sorted(near, key=lambda row: (row.track_id, row.year, row.number)):
        words = definition_of(row.words_from or row.track.version).activity(row.key)
        if words.kind is ActivityKind.CLASS_VISIT:
            visits.setdefault((row.track_id, row.year), []).append(row)
        elif words.kind is ActivityKind.APPRAISAL_TALK and row.state == Activity.State.PLANNED:
            talks.append((row, words))
    found: dict[int, MissingVisit] = {}
    for row, words in talks:
        before = [visit for visit in visits.get((row.track_id, row.year), []) if visit.key in words.after]
        needed = before[: row.number][-1:]
        day = row.planned_on or row.window.last
        if any(visit.state == Activity.State.PLANNED for visit in needed) and day <= on + AHEAD:
            known = found.get(row.starter_id)
            if known is None or day < known.talk_on:
                found[row.starter_id] = MissingVisit(row.pk, day, is_agreed=row.planned_on is not None)
    return found


def _is_near(row: Activity, *, on: date) -> bool:
    begun = row.window.start <= on or (row.planned_on is not None and row.planned_on <= on + AHEAD)
    return begun and row.state != DROPPED and on in row.track.period


def _line(talk: Talk, *, viewer: Viewer) -> TodayLine | None:
    is_mine = talk.item.row.starter_id in viewer.persons
    asked = _asked_of_starter(talk) if is_mine else _asked_of_manager(talk, on=viewer.on)
    if asked is None:
        return None
    url = reverse("appraisal:report", args=[talk.written.item]) if is_mine and talk.written else talk.url
    return TodayLine(asked, talk.name, talk.starter, is_mine, talk.item.day, url)


def _asked_of_starter(talk: Talk) -> Asked | None:
    return Asked.SIGNATURE if talk.stage is Stage.HANDED_IN else None


def _asked_of_manager(talk: Talk, *, on: date) -> Asked | None:
    if talk.stage is Stage.VISIT_MISSING and talk.item.window.start <= on + AHEAD and talk.item.day <= on + AHEAD:
        return Asked.VISIT
    if talk.stage is Stage.HELD and talk.item.day > on - STILL_ASKED:
        return Asked.REPORT
    return None
