"""What a starter may share, with whom it is shared now, and with whom it can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from uuid import UUID

from django.apps import apps
from django.db.models import Value
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, sharable_with, visible_to
from startbaan.apps.people.models import Confidential, Pair, Share
from startbaan.apps.people.queries.relations import shares_of
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Kind, Relation
from startbaan.domain.privacy.words import kind_name, relation_name

MOST = 300


@dataclass(frozen=True)
class SharedWith:
    """With whom one item is shared now, since and until when."""

    share: UUID
    who: str
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


def sharable(viewer: Viewer, item: UUID) -> Sharable:
    """One own item that can be shared; raises Http404 when there is none of the viewer's with this key."""
    for model in sharable_models():
        row = visible_to(viewer, model._default_manager.filter(starter__in=viewer.persons, item=item)).first()
        if row is not None:
            return _sharable(viewer, row)
    raise Http404


def sharables(viewer: Viewer) -> list[tuple[str, list[OwnItem]]]:
    """Everything of the viewer's that can be shared, by kind, the newest first."""
    found: dict[str, list[OwnItem]] = {}
    shares = _shares(viewer)
    for model, item, made_at, _pair in _own_items(viewer):
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
            for model, item, _made_at, under in own
            if model.under is relation and under != pair.pk and (item, pair.pk) not in shared
        )
        if items:
            found.append(Newcomer(relation, _label(pair), items))
    return found


def _own_items(viewer: Viewer) -> list[tuple[type[Confidential], UUID, datetime, int | None]]:
    """The viewer's own items of every kind that can be shared, the newest first, in one statement."""
    models = sharable_models()
    parts = [
        visible_to(viewer, model._default_manager.filter(starter__in=viewer.persons))
        .order_by()
        .annotate(place=Value(place))
        .values_list("place", "item", "made_at", "pair")
        for place, model in enumerate(models)
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("-made_at", "item")
    return [(models[place], item, made_at, pair) for place, item, made_at, pair in rows]


def sharable_models() -> list[type[Confidential]]:
    """The kinds of items that a starter may share with someone, in the order of the table."""
    models = [model for model in apps.get_models() if issubclass(model, Confidential) and sharable_with(model)]
    return sorted(models, key=lambda model: (list(Kind).index(model.kind), model.__name__))


def _sharable(viewer: Viewer, row: Confidential) -> Sharable:
    shares = list(shares_of(viewer, row.item))
    name = kind_name(row.kind, language=get_language() or "nl")
    shown = tuple(SharedWith(share.pk, _who(share), share.shared_at, share.until) for share in shares)
    return Sharable(row, name, row.made_at, shown, tuple(_offered(viewer, row, shares)))


def _offered(viewer: Viewer, row: Confidential, shares: list[Share]) -> Iterator[tuple[Relation, str]]:
    """The relations the table allows that do not read it yet, each with who that is today."""
    reading = {share.pair_id for share in shares} | {row.pair_id}
    roles = {share.relation for share in shares if share.pair_id is None}
    helpers = _helpers(viewer)
    for relation in sharable_with(type(row)):
        if relation in PAIR_RELATIONS:
            waiting = [pair for pair in helpers if pair.relation == relation and pair.pk not in reading]
            if waiting:
                yield relation, _label(waiting[0])
        elif relation.value not in roles:
            yield relation, relation_name(relation, language=get_language() or "nl")


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
        found[item] = (*found.get(item, ()), SharedWith(share.pk, _who(share), share.shared_at, share.until))
    return found


def _who(share: Share) -> str:
    if share.pair is not None:
        return _label(share.pair)
    return relation_name(Relation(share.relation), language=get_language() or "nl")


def _label(pair: Pair) -> str:
    word = relation_name(Relation(pair.relation), language=get_language() or "nl")
    return _("%(name)s, %(role)s") % {"name": str(pair.holder), "role": word}
