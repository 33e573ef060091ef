"""What a starter may share, with whom it is shared now, and with whom it can be."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple
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
from startbaan.domain.privacy.words import relation_name
from startbaan.domain.words import plural, word

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
    sort: str
    title: str
    shares: tuple[SharedWith, ...]
    to_share_with: tuple[tuple[Relation, str], ...]

    @property
    def url(self) -> str:
        """The page on which one shares it."""
        return reverse("people:sharing", args=[self.row.item])


@dataclass(frozen=True)
class OwnItem:
    """One own item in a list: what its starter calls it, when it was made, and with whom it is shared."""

    item: UUID
    title: str
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


class _Own(NamedTuple):
    """An own item before anything is said about it."""

    model: type[Confidential]
    item: UUID
    starter: int
    made_at: datetime
    pair: int | None


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
    if row.starter_id not in viewer.persons or not row.is_sharable:
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
            sort = word(_term(model), language=get_language() or "nl")
            title = _titles(viewer, model, [item])[item]
            return Sharable(row, sort, title, shared_with(viewer, item), offered(viewer, row))
    raise Http404


def sharables(viewer: Viewer) -> tuple[list[tuple[str, list[OwnItem]]], list[Newcomer]]:
    """Everything of the viewer's that can be shared, by sort, the newest first; and who may be given what came before.

    The sorts are in the order of their names.
    """
    own, running = _own_items(viewer), _running(viewer)
    by_model: dict[type[Confidential], list[_Own]] = {}
    for one in own:
        by_model.setdefault(one.model, []).append(one)
    shares: dict[UUID, tuple[SharedWith, ...]] = {}
    for share in running:
        shares[share.item] = (*shares.get(share.item, ()), _shown(share))
    groups = []
    for model, ones in by_model.items():
        titles = _titles(viewer, model, [one.item for one in ones[:MOST]])
        items = [OwnItem(one.item, titles[one.item], one.made_at, shares.get(one.item, ())) for one in ones[:MOST]]
        groups.append((plural(_term(model), language=get_language() or "nl"), items))
    return sorted(groups, key=itemgetter(0)), _newcomers(own, running, _helpers(viewer))


def newcomers(viewer: Viewer) -> list[Newcomer]:
    """Who helps since lately and may be given at once what was made under those before, as the table allows."""
    return _newcomers(_own_items(viewer), _running(viewer), _helpers(viewer))


def sharable_models() -> list[type[Confidential]]:
    """The kinds of items that a starter may share with someone, in the order of the table."""
    models = [
        model
        for model in apps.get_models()
        if issubclass(model, Confidential) and not model.along and sharable_with(model)
    ]
    return sorted(models, key=lambda model: (list(Kind).index(model.kind), model.__name__))


def _newcomers(own: Iterable[_Own], running: Iterable[Share], helpers: Iterable[Pair]) -> list[Newcomer]:
    shared = {(share.item, share.pair_id) for share in running}
    found = []
    for pair in helpers:
        relation = Relation(pair.relation)
        items = tuple(
            one.item
            for one in own
            if one.model.under is relation
            and one.starter == pair.starter_id
            and one.pair != pair.pk
            and (one.item, pair.pk) not in shared
        )
        if items:
            found.append(Newcomer(relation, pair_label(pair), items))
    return found


def _own_items(viewer: Viewer) -> list[_Own]:
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
    return [_Own(models[place], item, starter, made_at, pair) for place, item, starter, made_at, pair in rows]


def _titles(viewer: Viewer, model: type[Confidential], items: Collection[UUID]) -> dict[UUID, str]:
    """What the starter calls these items."""
    return model.titles(visible_to(viewer, model._default_manager.filter(item__in=items)))


def _term(model: type[Confidential]) -> str:
    """The entry of the glossary that a model is called by."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


def _whole(model: type[Confidential]) -> Q:
    """What is half is its author's alone, and cannot be shared."""
    return Q() if model.kind in CO_WRITTEN else Q(**{f"{model.sharable_from}__isnull": False})


def _helpers(viewer: Viewer) -> list[Pair]:
    rows = Pair.objects.filter(starter__in=viewer.persons, period__contains=viewer.on)
    return list(rows.select_related("holder").order_by("pk"))


def _running(viewer: Viewer) -> list[Share]:
    rows = Share.objects.filter(Q(until=None) | Q(until__gt=viewer.on), starter__in=viewer.persons, revoked_at=None)
    return list(rows.select_related("pair__holder").order_by("shared_at", "pk"))


def _shown(share: Share) -> SharedWith:
    word = _word(Relation(share.relation))
    who, label = (str(share.pair.holder), pair_label(share.pair)) if share.pair else (word, word)
    return SharedWith(share.pk, who, label, share.shared_at, share.until)


def _word(relation: Relation) -> str:
    return relation_name(relation, language=get_language() or "nl")
