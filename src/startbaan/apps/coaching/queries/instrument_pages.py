"""The pages on which instruments are read: the list, and one with its items, examples, and how sure each is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.coaching.models import InstrumentVersion, ParameterSet
from startbaan.apps.coaching.queries.instruments import instrument_of, line_of, nearest
from startbaan.apps.coaching.queries.parameters import chosen_at
from startbaan.apps.entitlements.queries.citing import TONES, status_word
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration, Post
from startbaan.apps.programme.queries import page_language
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.instruments.training import trainings
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.sources import Source

For = InstrumentVersion.For


@dataclass(frozen=True)
class ReadItem:
    """An item as one reads it, with its examples and how sure it is."""

    key: str
    label: str
    about: str
    examples: tuple[str, ...]
    status: str
    tone: str
    place: str


@dataclass(frozen=True)
class ReadDomain:
    """A domain as one reads it."""

    label: str
    about: str
    is_outcome: bool
    items: tuple[ReadItem, ...]


@dataclass(frozen=True)
class ReadInstrument:
    """An instrument in the language of the page."""

    holds: Instrument

    @property
    def title(self) -> str:
        """What it is called."""
        return self.holds.title.said(page_language())

    @property
    def has_lessons(self) -> bool:
        """Whether there are example lessons to learn to look with it."""
        return self.holds.key in trainings()

    @property
    def about(self) -> str:
        """What it is for."""
        return self.holds.about.said(page_language())

    @property
    def licence(self) -> str:
        """What one may do with its words."""
        return self.holds.licence.said(page_language())

    @property
    def anchors(self) -> list[tuple[int, str]]:
        """Every score with its words, lowest first."""
        return [(score, self.holds.anchor(score).said(page_language())) for score in self.holds.scores]

    @property
    def size(self) -> str:
        """How many points it has."""
        return ngettext("%(n)s punt", "%(n)s punten", len(self.holds.items)) % {"n": len(self.holds.items)}

    @property
    def status(self) -> str:
        """How sure it is as a whole, in a word."""
        return status_word(self.holds.source.status)

    @property
    def tone(self) -> str:
        """The tone of that word."""
        return TONES[self.holds.source.status]

    @property
    def origin(self) -> str:
        """Where it comes from, and what is to be known of that."""
        return _origin(self.holds.source)

    @property
    def one_status(self) -> str:
        """How sure every point is, where they are all alike and none names a source of its own; else nothing."""
        found = {item.status for item in self.holds.items}
        is_placed = any(item.source.place for item in self.holds.items)
        return "" if is_placed or len(found) != 1 else status_word(found.pop())

    @property
    def domains(self) -> list[ReadDomain]:
        """The domains in their order, each with its items."""
        language = page_language()
        return [
            ReadDomain(
                domain.label.said(language),
                domain.about.said(language) if domain.about != domain.label else "",
                domain.is_outcome,
                tuple(
                    ReadItem(
                        item.key,
                        item.label.said(language),
                        item.about.said(language),
                        tuple(example.said(language) for example in item.examples),
                        status_word(item.status),
                        TONES[item.status],
                        item.source.named(language),
                    )
                    for item in domain.items
                ),
            )
            for domain in self.holds.domains
        ]


@dataclass(frozen=True)
class ShownInstrument(ReadInstrument):
    """A version of an instrument, and whether it is established."""

    row: InstrumentVersion

    @property
    def maker(self) -> str:
        """Who brought it."""
        return _("van %(owner)s") % {"owner": self.row.owner} if self.row.owner else _("van Startbaan")

    @property
    def established_on(self) -> date | None:
        """The day it was established."""
        return localtime(self.row.published_at).date() if self.row.published_at else None

    @property
    def is_looked_with(self) -> bool:
        """Whether somebody who looks scores with it, so that parameters make sense."""
        return self.row.purpose == For.OBSERVATION


@dataclass(frozen=True)
class InstrumentPage:
    """One instrument: the version shown, the others, the parameters in use, and whether the viewer keeps it."""

    shown: ShownInstrument
    versions: tuple[ShownInstrument, ...]
    parameters: ParameterSet | None
    keeps: bool
    is_own: bool

    @property
    def is_current(self) -> bool:
        """Whether this is what is looked with now."""
        return not self.versions or self.shown.row == self.versions[0].row


@dataclass(frozen=True)
class Group:
    """The instruments of one purpose."""

    purpose: str
    instruments: tuple[ShownInstrument, ...]


def keeps_for(viewer: Viewer) -> int | None:
    """The organisation for which somebody keeps instruments: as leader of its programme, or coordinator of a board."""
    leads = viewer.organisations(RoleName.PROGRAMME_LEADER)
    return next(iter((*leads, *viewer.organisations(RoleName.BOARD_COORDINATOR))), None)


def places_of(viewer: Viewer) -> list[int]:
    """Where somebody holds a role, works or coaches, and what these belong to, nearest first."""
    posts = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on).order_by("pk")
    coached = CoachRegistration.objects.filter(person__in=viewer.persons, period__contains=viewer.on).order_by("pk")
    own = [
        *posts.values_list("school", flat=True),
        *coached.values_list("board", flat=True),
        *(role.organisation for role in viewer.roles),
    ]
    return line_of(own, on=viewer.on)


def instrument_groups(viewer: Viewer) -> list[Group]:
    """What is looked with where somebody works, by purpose; of each instrument the version of now."""
    places = places_of(viewer)
    rows = InstrumentVersion.objects.filter(Q(owner=None) | Q(owner__in=places), published_at__isnull=False)
    found = nearest(rows.select_related("owner").order_by("-published_at", "-pk"), places=places)
    groups = [Group(str(purpose.label), _shown(row for row in found if row.purpose == purpose)) for purpose in For]
    return [group for group in groups if group.instruments]


def instrument_drafts(viewer: Viewer) -> tuple[ShownInstrument, ...]:
    """What somebody keeps for an organisation and has not established yet."""
    keeps = keeps_for(viewer)
    if keeps is None:
        return ()
    rows = InstrumentVersion.objects.filter(owner=keeps, published_at=None)
    return _shown(rows.select_related("owner").order_by("title", "pk"))


def instrument_page(viewer: Viewer, version: int) -> InstrumentPage:
    """A version of an instrument that somebody may read; one not established only who keeps it. Raises `Http404`."""
    places = places_of(viewer)
    keeps = keeps_for(viewer)
    rows = InstrumentVersion.objects.select_related("owner")
    row = rows.filter(Q(owner=None) | Q(owner__in=places), pk=version).first()
    if row is None or (row.published_at is None and (keeps is None or row.owner_id != keeps)):
        raise Http404
    others = rows.filter(Q(owner=None) | Q(owner__in=places), key=row.key, published_at__isnull=False)
    ordered = _by_place(others.order_by("-published_at", "-pk"), places)
    return InstrumentPage(
        shown=ShownInstrument(instrument_of(row), row),
        versions=_shown(ordered),
        parameters=chosen_at(places, instrument=row, on=viewer.on),
        keeps=keeps is not None,
        is_own=keeps is not None and row.owner_id == keeps,
    )


def _by_place(rows: Iterable[InstrumentVersion], places: Sequence[int]) -> list[InstrumentVersion]:
    rank = {place: number for number, place in enumerate(places)}
    return sorted(rows, key=lambda row: len(rank) if row.owner_id is None else rank[row.owner_id])


def _shown(rows: Iterable[InstrumentVersion]) -> tuple[ShownInstrument, ...]:
    return tuple(ShownInstrument(instrument_of(row), row) for row in rows)


def _origin(source: Source) -> str:
    return ": ".join(filter(None, [source.named(page_language()), source.explained(page_language())]))
