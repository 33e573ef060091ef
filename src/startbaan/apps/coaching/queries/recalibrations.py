"""Computing anew: on what it would rest, how far it is, and what a new set would change."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import InstrumentVersion, ParameterSet, Recalibration
from startbaan.apps.coaching.queries.instruments import established_instruments, instrument_of, line_of
from startbaan.apps.coaching.queries.parameter_pages import SetPage, rounded, set_page
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.queries.computing import asker_of
from startbaan.domain.instruments.definition import Instrument, Purpose
from startbaan.domain.measurement.tables import Answered
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.sentences import said, unpacked

FAR = 1.96


@dataclass(frozen=True)
class Basis:
    """On how much a computation would rest, over all partnerships; only there when starters are enough."""

    observations: int
    starters: int
    observers: int
    schools: int
    sectors: tuple[str, ...]


@dataclass(frozen=True)
class MeanSquare:
    """How answers differ from what the model expects, beside what chance would have; one is as expected."""

    value: float
    se: float

    @property
    def is_far(self) -> bool:
        """Whether it lies further from one than chance would have it."""
        return abs(self.value - 1) > FAR * self.se


@dataclass(frozen=True)
class ItemLine:
    """An item of a new set: where it lies, how often it was scored, and how well it fits."""

    label: str
    place: str
    observations: int
    infit: MeanSquare
    outfit: MeanSquare


@dataclass(frozen=True)
class Outcome:
    """A new set: its items with their fit, and how much it would change against the one in use."""

    parameters: ParameterSet
    shift: SetPage
    items: tuple[ItemLine, ...]

    @property
    def farthest(self) -> str:
        """How far somebody's measure moves at most, in logits."""
        return rounded(self.shift.shift.farthest or 0.0)

    @property
    def moved(self) -> int:
        """How many items move more than chance would have it."""
        return len(self.shift.shift.clear)


@dataclass(frozen=True)
class RecalibrationPage:
    """All on the page of computing anew."""

    version: InstrumentVersion
    title: str
    basis: Basis | None
    least: int
    items: int
    left_out: tuple[str, ...]
    run: Recalibration | None
    problem: str
    warnings: tuple[str, ...]
    outcome: Outcome | None

    @property
    def is_live(self) -> bool:
        """Whether something is being computed."""
        return self.run is not None and self.run.is_live


def led_partnership(viewer: Viewer) -> int:
    """The organisation whose programme the viewer leads. Raises Http404."""
    found = viewer.organisations(RoleName.PROGRAMME_LEADER)
    if not found:
        raise Http404
    return found[0]


def version_to_compute(viewer: Viewer, version: int) -> InstrumentVersion:
    """A version with which lessons are observed, for who leads a programme that uses it. Raises Http404."""
    places = line_of([led_partnership(viewer)], on=viewer.on)
    row = established_instruments().filter(pk=version, purpose=Purpose.OBSERVATION.value).first()
    if row is None or row.owner_id not in {None, *places}:
        raise Http404
    return row


def counted_items(instrument: Instrument) -> list[str]:
    """The items that are computed with: what pupils do is no step of the teacher."""
    return [item.key for domain in instrument.domains if not domain.is_outcome for item in domain.items]


def basis_of(version: InstrumentVersion) -> Basis | None:
    """On how much a computation would rest; nothing where starters are too few."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM coaching_counted_basis(%s, %s, %s)", _asked(version))
        found = cursor.fetchone()
    if found is None:
        return None
    observations, starters, observers, schools, sectors = found
    return Basis(observations, starters, observers, schools, tuple(sorted(sectors)))


def answers_of(version: InstrumentVersion) -> list[Answered]:
    """The counts by pattern and score, for the process that calibrates; empty where starters are too few."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM coaching_counted_answers(%s, %s, %s)", _asked(version))
        return [Answered(tuple(seen), total, item, answer, number) for seen, total, item, answer, number in cursor]


def asked_recalibration(key: UUID) -> int | None:
    """The person who asked for a run; nothing where it is over or gone."""
    return asker_of(Recalibration, key)


def recalibration_page(viewer: Viewer, version: int) -> RecalibrationPage:
    """All on the page of computing anew. Raises Http404 for who leads no programme."""
    row, owner = version_to_compute(viewer, version), led_partnership(viewer)
    instrument = instrument_of(row)
    language = get_language() or "nl"
    keys = counted_items(instrument)
    runs = Recalibration.objects.filter(owner=owner, instrument=row).select_related("parameters")
    run = runs.order_by("-asked_at", "-pk").first()
    made = run.parameters if run else None
    return RecalibrationPage(
        version=row,
        title=instrument.title.said(language),
        basis=basis_of(row),
        least=settings.THRESHOLD.outside_board,
        items=len(keys),
        left_out=tuple(item.label.said(language) for item in instrument.items if item.key not in keys),
        run=run,
        problem=said(unpacked(run.problem), _) if run and run.problem else "",
        warnings=tuple(said(unpacked(one), _) for one in run.warnings) if run else (),
        outcome=_outcome(viewer, made) if made else None,
    )


def run_of(viewer: Viewer, key: UUID) -> Recalibration:
    """A run of the organisation whose programme the viewer leads. Raises Http404."""
    row = Recalibration.objects.filter(key=key, owner=led_partnership(viewer)).first()
    if row is None:
        raise Http404
    return row


def _asked(version: InstrumentVersion) -> tuple[int, list[str], int]:
    return version.pk, counted_items(instrument_of(version)), settings.THRESHOLD.outside_board


def _outcome(viewer: Viewer, made: ParameterSet) -> Outcome:
    shown = set_page(viewer, made.pk)
    fits = _fits(made.text)
    lines = [
        ItemLine(line.label, line.now, *fits[found.item])
        for line, found in zip(shown.items, shown.shift.items, strict=True)
    ]
    return Outcome(made, shown, tuple(lines))


def _fits(text: str) -> Mapping[str, tuple[int, MeanSquare, MeanSquare]]:
    """Of each item of a set that was computed here the number of observations, infit and outfit."""
    return {
        str(item["item"]): (
            int(item["observations"]),
            MeanSquare(float(item["infit"]["value"]), float(item["infit"]["se"])),
            MeanSquare(float(item["outfit"]["value"]), float(item["outfit"]["se"])),
        )
        for item in json.loads(text)["items"]
    }
