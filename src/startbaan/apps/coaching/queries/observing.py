"""The form on which a lesson is scored, and what stands on it: the observer's, and the starter's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language

from startbaan.apps.coaching.models import (
    InstrumentVersion,
    ItemScore,
    LessonVisit,
    Observation,
    SelfRating,
    SelfScore,
)
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.instruments.definition import Purpose


@dataclass(frozen=True)
class Scored:
    """What somebody scored for one item: without a score it was not seen, or the score is still to come."""

    score: int | None
    note: str = ""
    is_to_come: bool = False


@dataclass(frozen=True)
class Scores:
    """What one person scored in one visit, as it was saved last."""

    item: UUID
    revision: int
    minutes: int | None
    scores: Mapping[str, Scored]
    sent_at: datetime | None


@dataclass(frozen=True)
class Anchor:
    """One point of the scale and its words."""

    value: int
    label: str

    @property
    def mark(self) -> str:
        """How an item says that it was chosen."""
        return str(self.value)


@dataclass(frozen=True)
class SheetItem:
    """One item on the form: its words, and what was chosen and noted."""

    key: str
    label: str
    about: str
    examples: tuple[str, ...]
    chosen: str = "none"
    note: str = ""

    @property
    def is_unseen(self) -> bool:
        """Whether somebody said that it was not seen."""
        return self.chosen == ""


@dataclass(frozen=True)
class SheetDomain:
    """Items that belong together, under their heading."""

    key: str
    label: str
    about: str
    items: tuple[SheetItem, ...]

    @property
    def done(self) -> int:
        """How many of its items have a choice."""
        return sum(item.chosen != "none" for item in self.items)


@dataclass(frozen=True)
class Sheet:
    """A form of an instrument: blank, or with what was scored so far."""

    version: int
    title: str
    about: str
    anchors: tuple[Anchor, ...]
    domains: tuple[SheetDomain, ...]
    revision: int = 0
    item: UUID | None = None
    minutes: int | None = None

    @property
    def count(self) -> int:
        """How many items it has."""
        return sum(len(domain.items) for domain in self.domains)

    @property
    def done(self) -> int:
        """How many of them have a choice."""
        return sum(domain.done for domain in self.domains)

    @property
    def left(self) -> int:
        """How many have none, which count as not seen once it is sent."""
        return self.count - self.done


def blank_sheet(version: InstrumentVersion) -> Sheet:
    """The form of an instrument with nothing on it: no personal data."""
    return sheet_of(version, {})


def sheet_of(version: InstrumentVersion, scores: Mapping[str, Scored]) -> Sheet:
    """The form of an instrument with these scores on it, in the language of the page."""
    definition, language = instrument_of(version), get_language() or "nl"
    return Sheet(
        version=version.pk,
        title=definition.title.said(language),
        about=definition.about.said(language),
        anchors=tuple(Anchor(score, definition.anchor(score).said(language)) for score in definition.scores),
        domains=tuple(
            SheetDomain(
                key=domain.key,
                label=domain.label.said(language),
                about=domain.about.said(language),
                items=tuple(
                    SheetItem(
                        key=item.key,
                        label=item.label.said(language),
                        about=item.about.said(language),
                        examples=tuple(example.said(language) for example in item.examples),
                        chosen=_chosen(scores.get(item.key)),
                        note=scores[item.key].note if item.key in scores else "",
                    )
                    for item in domain.items
                ),
            )
            for domain in definition.domains
        ),
    )


def sheet_with(version: InstrumentVersion, found: Scores | None) -> Sheet:
    """The form of an instrument with what somebody saved, or blank."""
    if found is None:
        return sheet_of(version, {})
    sheet = sheet_of(version, found.scores)
    return replace(sheet, revision=found.revision, item=found.item, minutes=found.minutes)


def my_observation(viewer: Viewer, visit: UUID) -> Scores | None:
    """What the viewer scored in a visit as its observer, as the server has it; None when nothing was saved."""
    rows = Observation.objects.filter(visit=visit, author__in=viewer.persons)
    row = visible_to(viewer, rows).first()
    return scores_of_observation(row) if row else None


def my_self_rating(viewer: Viewer, visit: UUID) -> Scores | None:
    """How the viewer scored the own lesson of a visit so far; None when nothing was saved, or when it was waived."""
    rows = SelfRating.objects.filter(visit=visit, author__in=viewer.persons, waived=False)
    row = visible_to(viewer, rows).first()
    return scores_of_rating(row) if row else None


def scores_of_observation(row: Observation) -> Scores:
    """All that was scored in an observation that somebody has opened."""
    found = ItemScore.objects.filter(observation=row).values_list("key", "score", "note", "is_to_come")
    scores = {key: Scored(score, note, is_to_come) for key, score, note, is_to_come in found}
    return Scores(row.item, row.revision, row.minutes, scores, row.sent_at)


def scores_of_rating(row: SelfRating) -> Scores:
    """All that was scored in a self-rating that somebody has opened."""
    found = SelfScore.objects.filter(rating=row).values_list("key", "score", "note", "is_to_come")
    scores = {key: Scored(score, note, is_to_come) for key, score, note, is_to_come in found}
    return Scores(row.item, row.revision, None, scores, row.sent_at)


def mirror_of(visit: LessonVisit) -> InstrumentVersion:
    """With what the starter scores the same lesson: what mirrors the observer's instrument, or else that itself."""
    definition = instrument_of(visit.instrument)
    rows = InstrumentVersion.objects.filter(purpose=Purpose.SELF.value, published_at__isnull=False)
    rows = rows.filter(owner__in=[visit.instrument.owner_id]) if visit.instrument.owner_id else rows.filter(owner=None)
    for row in rows.order_by("-published_at", "-pk"):
        mirror = instrument_of(row)
        if mirror.mirrors == definition.key and set(mirror.keys) == set(definition.keys):
            return row
    return visit.instrument


def _chosen(scored: Scored | None) -> str:
    if scored is None or scored.is_to_come:
        return "none"
    return "" if scored.score is None else str(scored.score)
