"""What a starter may share, with whom it is shared now, and with whom it can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from uuid import UUID

from django.apps import apps
from django.db.models import Q, Value
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from startbaan.apps.people.access import Viewer, sharable_with, visible_to
from startbaan.apps.people.models import Addressed, Confidential, Pair, Share
from startbaan.apps.people.queries.relations import pair_label, shares_of
from startbaan.domain.privacy.policy import CO_WRITTEN, PAIR_RELATIONS, Kind, Relation
from startbaan.domain.privacy.words import kind_name, relation_name

MOST = 300


@dataclass(frozen=True)
class SharedWith:
    """With whom one item is shared now, since and until when."""

    key: UUID
    who: str
    label: str  # who, and what they are
    since: datetime
    until: date | None


@dataclass(frozen=True)
class Sharable:
    """One own item: what it is, when it was made, and with whom it is shared."""

    row: Confidential
    name: str
    made_at: datetime
    shares: tuple[SharedWith, ...]
    to_share_with: tuple[tuple[Relation, str], ...]

    @property
    def url(self) -> str:
        """The page on which one shares it."""
        return reverse("people:sharing", args=[self.row.item])


@dataclass(frozen=True)
class OwnItem:
    """One own item in a list: when it was made, and with whom it is shared."""

    item: UUID
    made_at: datetime
    shares: tuple[SharedWith, ...]

    @property
    def url(self) -> str:
        """The page on which one shares it."""
        return reverse("people:sharing", args=[self.item])


@dataclass(frozen=True)
class Newcomer:
    """A helper of today who came after things were made, and how many of those are not shared with them yet."""

    relation: Relation
    who: str
    items: tuple[UUID, ...]


def shared_with(viewer: Viewer, item: UUID) -> tuple[SharedWith, ...]:
    """With whom the viewer, as starter, shares one item now."""
    return tuple(_shown(share) for share in shares_of(viewer, item))


def offered(viewer: Viewer, row: Confidential) -> tuple[tuple[Relation, str], ...]:
    """With whom the viewer may share one item now, and who that is today."""
    return tuple(
        (relation, pair_label(pair) if pair else _word(relation)) for relation, pair in takers(viewer, row).items()
    )


def takers(viewer: Viewer, row: Confidential) -> dict[Relation, Pair | None]:
    """The relations the table lets this be shared with that do not read it yet, each with its pair; a role has none.

    Nobody, when it is not the viewer's own or is not handed in.
    """
    if row.starter_id not in viewer.persons or row.is_half:
        return {}
    shares = list(shares_of(viewer, row.item))
    asked = row.to_pair_id if isinstance(row, Addressed) else None
    reading = {share.pair_id for share in shares} | {row.pair_id, asked}
    roles = {share.relation for share in shares if share.pair_id is None}
    waiting = [pair for pair in _helpers(viewer) if pair.starter_id == row.starter_id and pair.pk not in reading]
    found: dict[Relation, Pair | None] = {}
    for relation in sharable_with(type(row)):
        if relation in PAIR_RELATIONS:
            if pair := next((pair for pair in waiting if pair.relation == relation), None):
                found[relation] = pair
        elif relation.value not in roles:
            found[relation] = None
    return found


def belonging_to(viewer: Viewer, item: UUID) -> list[Confidential]:
    """What belongs to one own item and is shared along with it."""
    models = [model for model in apps.get_models() if issubclass(model, Confidential) and model.along]
    own = [model._default_manager.filter(**{model.along: item}, starter__in=viewer.persons) for model in models]
    return [row for rows in own for row in visible_to(viewer, rows)]


def sharable(viewer: Viewer, item: UUID) -> Sharable:
    """One own item that can be shared; raises Http404 when there is none of the viewer's with this key."""
    for model in sharable_models():
        row = visible_to(viewer, model._default_manager.filter(starter__in=viewer.persons, item=item)).first()
        if row is not None:
            name = kind_name(row.kind, language=get_language() or "nl")
            return Sharable(row, name, row.made_at, shared_with(viewer, item), offered(viewer, row))
    raise Http404


def sharables(viewer: Viewer) -> list[tuple[str, list[OwnItem]]]:
    """Everything of the viewer's that can be shared, by kind, the newest first."""
    found: dict[str, list[OwnItem]] = {}
    shares = _shares(viewer)
    for model, item, _starter, made_at, _pair in _own_items(viewer):
        name = kind_name(model.kind, language=get_language() or "nl")
        found.setdefault(name, []).append(OwnItem(item, made_at, shares.get(item, ())))
    return sorted(((name, items[:MOST]) for name, items in found.items()), key=itemgetter(0))


def newcomers(viewer: Viewer) -> list[Newcomer]:
    """Who helps since lately and may be given at once what was made under those before, as the table allows."""
    found = []
    shared = {(item, share.pair_id) for item, share in _running(viewer)}
    own = _own_items(viewer)
    for pair in _helpers(viewer):
        relation = Relation(pair.relation)
        items = tuple(
            item
            for model, item, starter, _made_at, under in own
            if model.under is relation
            and starter == pair.starter_id
            and under != pair.pk
            and (item, pair.pk) not in shared
        )
        if items:
            found.append(Newcomer(relation, pair_label(pair), items))
    return found


def _own_items(viewer: Viewer) -> list[tuple[type[Confidential], UUID, int, datetime, int | None]]:
    """The viewer's own items of every kind that can be shared, the newest first, in one statement."""
    models = sharable_models()
    parts = [
        visible_to(viewer, model._default_manager.filter(_whole(model), starter__in=viewer.persons))
        .order_by()
        .annotate(place=Value(place))
        .values_list("place", "item", "starter", "made_at", "pair")
        for place, model in enumerate(models)
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("-made_at", "item")
    return [(models[place], item, starter, made_at, pair) for place, item, starter, made_at, pair in rows]


def sharable_models() -> list[type[Confidential]]:
    """The kinds of items that a starter may share with someone, in the order of the table."""
    models = [
        model
        for model in apps.get_models()
        if issubclass(model, Confidential) and not model.along and sharable_with(model)
    ]
    return sorted(models, key=lambda model: (list(Kind).index(model.kind), model.__name__))


def _whole(model: type[Confidential]) -> Q:
    """What is half is its author's alone, and cannot be shared."""
    return Q() if model.kind in CO_WRITTEN else Q(handed_in_at__isnull=False)


def _helpers(viewer: Viewer) -> list[Pair]:
    rows = Pair.objects.filter(starter__in=viewer.persons, period__contains=viewer.on)
    return list(rows.select_related("holder").order_by("pk"))


def _running(viewer: Viewer) -> Iterator[tuple[UUID, Share]]:
    for share in Share.objects.filter(starter__in=viewer.persons, revoked_at=None).select_related("pair__holder"):
        if share.until is None or share.until > viewer.on:
            yield share.item, share


def _shares(viewer: Viewer) -> dict[UUID, tuple[SharedWith, ...]]:
    found: dict[UUID, tuple[SharedWith, ...]] = {}
    for item, share in _running(viewer):
        found[item] = (*found.get(item, ()), _shown(share))
    return found


def _shown(share: Share) -> SharedWith:
    word = _word(Relation(share.relation))
    who, label = (str(share.pair.holder), pair_label(share.pair)) if share.pair else (word, word)
    return SharedWith(share.pk, who, label, share.shared_at, share.until)


def _word(relation: Relation) -> str:
    return relation_name(relation, language=get_language() or "nl")
