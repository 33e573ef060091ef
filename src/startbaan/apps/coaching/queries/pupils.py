"""What a starter asked a class and what came of it, and what a pupil with the code is asked: never who, never when."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.coaching.models import InstrumentVersion, LessonVisit, PupilRound
from startbaan.apps.coaching.queries.instruments import instrument_of, instruments_for
from startbaan.apps.people.access import Viewer, open_one, visible_to
from startbaan.apps.people.models import Post
from startbaan.apps.people.queries import SharedWith, shared_with
from startbaan.apps.programme.models import Track
from startbaan.domain.gathering.codes import spelled
from startbaan.domain.instruments.definition import Instrument, Purpose
from startbaan.domain.meeting.moments import begin_of
from startbaan.domain.pupils import Count, Results, results
from startbaan.domain.sources import Text
from startbaan.ui.wording import on_day

MOST_SHOWN = 50
AROUND = timedelta(weeks=6)
_DOOR = "SELECT state, instrument, called, at_least, open_until FROM coaching_pupil_door(%s, %s)"


@dataclass(frozen=True)
class Door:
    """What the code on the board opens: how the round stands, who asks, and the questions."""

    state: str
    called: str
    least: int
    open_until: date
    instrument: Instrument


@dataclass(frozen=True)
class Round:
    """One round in a list or on its page: how far the class is, in steps, and whether pupils can still answer."""

    row: PupilRound
    answered: int
    on: date

    @property
    def is_open(self) -> bool:
        """Whether pupils can answer today."""
        return self.row.closed_at is None and self.on <= self.row.open_until

    @property
    def is_over(self) -> bool:
        """Whether its last day is over and nobody closed it yet."""
        return self.row.closed_at is None and self.on > self.row.open_until

    @property
    def is_whole(self) -> bool:
        """Whether all pupils answered."""
        return self.answered >= self.row.pupils

    @property
    def is_enough(self) -> bool:
        """Whether so many answered, as far as is told, that there will be something to read."""
        return self.answered >= self.row.least

    @property
    def code(self) -> str:
        """The code as it stands on the board."""
        return spelled(self.row.code)


@dataclass(frozen=True)
class Rounds:
    """The rounds of a starter, the newest first, and what a class can be asked, where one may ask."""

    rounds: tuple[Round, ...]
    versions: tuple[tuple[int, Text], ...]
    may_ask: bool
    least: int


@dataclass(frozen=True)
class Opened:
    """One round on its page, with what the class said where that may be shown."""

    round: Round
    title: Text
    results: Results | None
    is_own: bool
    shares: tuple[SharedWith, ...]


def rounds(viewer: Viewer) -> Rounds:
    """What a starter asked; raises Http404 for who has no track and never asked."""
    rows = list(_own(viewer).select_related("instrument").order_by("-made_at", "pk")[:MOST_SHOWN])
    may_ask = starter_of(viewer) is not None
    if not (may_ask or rows):
        raise Http404
    progress = _progress([row.pk for row in rows])
    found = tuple(_round(row, progress, on=viewer.on) for row in rows)
    offered = tuple((row.pk, instrument_of(row).title) for row in versions(viewer)) if may_ask else ()
    return Rounds(found, offered, may_ask, settings.LEAST_PUPILS)


def own_round(viewer: Viewer, item: UUID) -> Round:
    """One round of the viewer's own; raises Http404."""
    row = _own(viewer).filter(pk=item).first()
    if row is None:
        raise Http404
    return _round(row, _progress([row.pk]), on=viewer.on)


def opened_round(viewer: Viewer, item: UUID, *, at: datetime) -> Opened:
    """One round for its starter or whom it is shared with, journalled when it is another's; raises Http404."""
    row = open_one(viewer, PupilRound.objects.select_related("instrument", "starter"), at=at, item=item)
    is_own = row.starter_id in viewer.persons
    instrument = instrument_of(row.instrument)
    progress = _progress([row.pk]) if is_own else {}
    shares = shared_with(viewer, row.pk) if is_own else ()
    return Opened(_round(row, progress, on=viewer.on), instrument.title, _results(row, instrument), is_own, shares)


def starter_of(viewer: Viewer) -> int | None:
    """As whom the viewer may ask a class today: the starter of a track that runs."""
    rows = Track.objects.filter(starter__in=viewer.persons, period__contains=viewer.on)
    return rows.values_list("starter", flat=True).first()


def versions(viewer: Viewer) -> list[InstrumentVersion]:
    """What pupils can be asked now at the viewer's school."""
    post = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on).order_by("pk").first()
    return instruments_for(post.school_id, purpose=Purpose.PUPILS, on=viewer.on) if post else []


def asked_visits(viewer: Viewer) -> list[tuple[str, str]]:
    """The viewer's own lesson visits of about now, to put questions to the class beside: key, and lesson with day."""
    between = (viewer.on - AROUND, viewer.on + AROUND)
    rows = LessonVisit.objects.filter(starter__in=viewer.persons, called_off_at=None, on__range=between)
    found = visible_to(viewer, rows).order_by("-on", "pk")[:MOST_SHOWN]
    return [(str(row.pk), on_day(row.lesson, row.on)) for row in found]


def door(code: str, *, on: date) -> Door | None:
    """What a code opens on a day, for whoever has it; nothing when it belongs to no round."""
    with connection.cursor() as cursor:
        cursor.execute(_DOOR, [code, on])
        found = cursor.fetchone()
    if found is None:
        return None
    state, instrument, called, least, open_until = found
    definition = instrument_of(InstrumentVersion.objects.get(pk=instrument))
    return Door(state, called, least, open_until, definition)


def counted(code: str, *, on: date, answers: Mapping[str, int]) -> str:
    """Let the database count the answers of a pupil, and say how that went: `counted`, or why not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coaching_pupil_answer(%s, %s, %s::jsonb)", [code, on, json.dumps(dict(answers))])
        said: str = cursor.fetchone()[0]
    return said


def to_close(*, on: date, using: str = "owner") -> QuerySet[PupilRound]:
    """The rounds whose last day is over and that nobody closed, as the owner."""
    return PupilRound.objects.using(using).filter(closed_at=None, open_until__lt=on)


def rounds_over(*, before: datetime, using: str = "owner") -> QuerySet[PupilRound]:
    """The rounds that were closed before this moment, as the owner."""
    return PupilRound.objects.using(using).filter(closed_at__lt=before)


def rounds_to_forget(*, on: date, days: int) -> int:
    """How many rounds were closed so many days ago or longer, as the owner."""
    return rounds_over(before=begin_of(on - timedelta(days=days))).count()


def _own(viewer: Viewer) -> QuerySet[PupilRound]:
    return visible_to(viewer, PupilRound.objects.filter(starter__in=viewer.persons))


def _round(row: PupilRound, progress: Mapping[UUID, int], *, on: date) -> Round:
    return Round(row, progress.get(row.pk, 0), on)


def _progress(items: Collection[UUID]) -> dict[UUID, int]:
    if not items:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT item, people FROM coaching_pupil_progress(%s::uuid[])", [list(items)])
        return dict(cursor.fetchall())


def _results(row: PupilRound, instrument: Instrument) -> Results | None:
    if row.closed_at is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT question, answer, people FROM coaching_pupil_results(%s)", [row.pk])
        counts = [Count(*found) for found in cursor.fetchall()]
    people = next((count.people for count in counts if not count.question), 0)
    if not people:
        return None
    return results(instrument, counts=[count for count in counts if count.question], people=people)
