"""What somebody may put out, and before it goes: how many are asked, and which groups can be shown by themselves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.queries.held import held_lately
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys.queries.access_to import asks_for
from startbaan.apps.surveys.queries.definitions import definition_of, newest_versions
from startbaan.apps.surveys.queries.thresholds import least_shown
from startbaan.apps.surveys.queries.versions import Version
from startbaan.apps.surveys.queries.whom import Whom, people_to_ask, starters_among
from startbaan.domain.questionnaires.definition import After, Rater, Subject
from startbaan.domain.questionnaires.groups import large_enough
from startbaan.domain.words import plural
from startbaan.ui.wording import short_day

BY_THEMSELVES = (Subject.COACH,)  # these are put out for each coach
LATELY = timedelta(days=60)


@dataclass(frozen=True)
class Place:
    """An organisation that asks, and what it can ask."""

    organisation: Organisation
    offers: tuple[Version, ...]


@dataclass(frozen=True)
class Opening:
    """A questionnaire about to be put out: by whom, and about what it can be asked."""

    place: Organisation
    offer: Version
    about: tuple[tuple[str, str], ...]
    came: dict[str, tuple[int, ...]]

    @property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """Who it can be put to."""
        return tuple((rater.value, plural(rater.value, language=page_language())) for rater in self.offer.asks.raters)


@dataclass(frozen=True)
class Group:
    """People who are asked and have something in common, and whether their answers can be shown by themselves."""

    name: str
    people: int
    is_shown: bool


@dataclass(frozen=True)
class Part:
    """The groups in which a result can be divided."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Preview:
    """What will happen: how many are asked, from how many answers on there is a result, and of which groups."""

    asked: int
    least: int
    parts: tuple[Part, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there can be a result at all."""
        return self.asked >= self.least


def places_to_ask(viewer: Viewer) -> list[Place]:
    """The organisations the viewer puts out surveys for, each with its questionnaires; raises Http404 without any."""
    rows = Organisation.objects.filter(pk__in=asks_for(viewer)).order_by("name", "pk")
    found = [Place(row, tuple(_offers(row))) for row in rows]
    if not found:
        raise Http404
    return found


def opening(viewer: Viewer, *, place: str, questionnaire: str) -> Opening:
    """One questionnaire to put out for a place; raises Http404 when it is not the viewer's to do."""
    row = Organisation.objects.filter(pk__in=asks_for(viewer), key=place).first()
    offer = next((found for found in _offers(row) if found.asks.key == questionnaire), None) if row else None
    if row is None or offer is None:
        raise Http404
    moment = offer.asks.when.moment
    if not isinstance(moment, After):
        return Opening(row, offer, (), {})
    held = held_lately(row.pk, since=viewer.on - LATELY, until=viewer.on)
    found = [one for one in held if one.of_kind == moment.occasion.value and one.people]
    everyone = ("", _("Iedereen: %(people)s") % {"people": offer.people})
    about = [
        (f"gathering:{one.key}", _("Wie er was: %(title)s, %(day)s") % {"title": one.title, "day": short_day(one.day)})
        for one in found
    ]
    return Opening(row, offer, (everyone, *about), {f"gathering:{one.key}": one.people for one in found})


def whom_to_ask(viewer: Viewer, found: Opening, *, groups: Iterable[str], about: str) -> list[Whom]:
    """The people to ask: who was at what it is about, or everyone of the groups."""
    if about:
        return starters_among(found.came.get(about, ()), on=viewer.on)
    raters = [Rater(group) for group in groups] or list(found.offer.asks.raters)
    return people_to_ask(found.place, raters=raters, on=viewer.on)


def preview(place: Organisation, whom: Sequence[Whom]) -> Preview:
    """Count who is asked, by group, sector and board, and say which of these can be shown."""
    boards = dict(Organisation.objects.filter(pk__in={one.board for one in whom}).values_list("pk", "name"))
    sectors = dict(Organisation.InSector.choices)
    least = least_shown(place)
    parts = (
        _part(_("Wie het invullen"), [plural(one.group.value, language=page_language()) for one in whom], least),
        _part(_("Per sector"), [str(sectors.get(one.sector, "")) for one in whom], least),
        _part(_("Per bestuur"), [boards.get(one.board or 0, "") for one in whom], least),
    )
    least_at_all = settings.THRESHOLD.inside_board
    return Preview(len(whom), max(least, least_at_all), tuple(part for part in parts if len(part.groups) > 1))


def _part(title: str, names: Sequence[str], least: int) -> Part:
    people = Counter(names)
    shown = large_enough(people, least=least)
    groups = [Group(name or _("Overige"), count, name in shown) for name, count in sorted(people.items())]
    return Part(title, tuple(groups))


def _offers(organisation: Organisation) -> list[Version]:
    found = [Version(row, definition_of(row)) for row in newest_versions(organisation.pk)]
    return [offer for offer in found if offer.asks.is_ready and offer.asks.subject not in BY_THEMSELVES]
