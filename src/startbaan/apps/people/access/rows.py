"""The policy applied to rows: pages, lists, counts, jobs and commands all pass through here."""

from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access.viewer import Viewer
from startbaan.apps.people.models import Addressed, Circled, Confidential, Part, Post, Share, Signature
from startbaan.domain.privacy.policy import CO_WRITTEN, PAIR_RELATIONS, Access, Kind, Relation, relations_with

Row = TypeVar("Row", bound=Model)
NOTHING = Q(pk__in=[])


@runtime_checkable
class Participated(Protocol):
    """A model that says itself who takes part in its rows, where that is not written in the columns of `Addressed`."""

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The rows in which the viewer takes part today."""


class Unclassified(TypeError):
    """A model of which the table says nothing."""


def kind_of(model: type[Model]) -> Kind:
    """The row of the table that a model stands in; raises `Unclassified`."""
    kind = getattr(model, "kind", None)
    if not isinstance(kind, Kind):
        raise Unclassified(f"{model.__name__} names no kind of the table")
    return kind


def whole_of(model: type[Part]) -> type[Confidential]:
    """The confidential model that this is a part of; raises `Unclassified`."""
    whole = model._meta.get_field(model.whole).related_model
    if not isinstance(whole, type) or not issubclass(whole, Confidential):
        raise Unclassified(f"{model.__name__} is a part of nothing confidential")
    return whole


def visible_to(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Keep the rows that this viewer may read on the day of looking."""
    model = rows.model
    if issubclass(model, Part):
        return rows.filter(**{f"{model.whole}__in": visible_to(viewer, whole_of(model)._default_manager.all())})
    opened = _opened(viewer, model, (Access.READ, Access.WRITE)) | _shared(viewer, model)
    return rows.filter(opened & _handed_in(viewer, model))


def editable_by(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Keep the rows that this viewer may change on the day of looking."""
    model = rows.model
    if issubclass(model, Signature):
        return rows.none()
    if issubclass(model, Part):
        return rows.filter(**{f"{model.whole}__in": editable_by(viewer, whole_of(model)._default_manager.all())})
    return rows.filter(_opened(viewer, model, (Access.WRITE,)) & _handed_in(viewer, model))


def addressed_to(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Keep the rows in which the viewer is a participant today; the caller still asks `visible_to`."""
    return rows.filter(_participates(viewer))


def may_make(viewer: Viewer, kind: Kind, starter: int) -> bool:
    """Say whether the viewer may make a row of this kind about this starter: who may write may make one."""
    return any(stands(viewer, relation, starter) for relation in relations_with(kind, Access.WRITE))


def relations_to(viewer: Viewer, starter: int) -> tuple[Relation, ...]:
    """What the viewer is to this starter today, in the order of the table's columns; participant aside."""
    return tuple(relation for relation in Relation if stands(viewer, relation, starter))


def stands(viewer: Viewer, relation: Relation, starter: int) -> bool:
    """Say whether the viewer stands in this relation to this starter today."""
    if relation is Relation.STARTER:
        return starter in viewer.persons
    if relation in PAIR_RELATIONS:
        return starter in viewer.starters(relation)
    if relation is Relation.PARTICIPANT or not viewer.schools.get(relation):
        return False
    return posted(viewer, relation).filter(person_id=starter).exists()


def sharable_with(model: type[Confidential]) -> tuple[Relation, ...]:
    """With whom the starter may share such an item: as the table says, and with who comes later in what it is under."""
    granted = relations_with(model.kind, Access.SHARED)
    return (*granted, model.under) if model.under and model.under not in granted else granted


def open_one(viewer: Viewer, rows: QuerySet[Row], *, at: datetime, **key: UUID | int | str) -> Row:
    """Open one row, as a page, a file or an answer of the API does; someone else's confidential item is journalled.

    Raises Http404 when the viewer may not see it, just as when it does not exist.
    """
    row = visible_to(viewer, rows).filter(**key).first()
    if row is None:
        raise Http404
    _journal_opening(viewer, row, at=at)
    return row


def open_all(viewer: Viewer, rows: QuerySet[Row], *, at: datetime) -> list[Row]:
    """Open the rows the viewer may see, whose words stand together on one page; someone else's are each journalled."""
    found = list(visible_to(viewer, rows))
    others = [row for row in found if isinstance(row, Confidential) and row.starter_id not in viewer.persons]
    about = dict.fromkeys((row.kind, row.starter_id) for row in others)
    relations = {(kind, starter): _opens_as(viewer, kind, starter) for kind, starter in about}
    if others:
        opened = [(relations[row.kind, row.starter_id], row.starter_id, row.kind, row.item) for row in others]
        journal.record_openings(at=at, viewer=viewer.person, viewer_name=viewer.name, opened=opened)
    return found


def _journal_opening(viewer: Viewer, row: Model, *, at: datetime) -> None:
    """Write down that a confidential item of somebody else was opened, and as what."""
    if not isinstance(row, Confidential) or row.starter_id in viewer.persons:
        return
    journal.record_opening(
        at=at,
        viewer=viewer.person,
        viewer_name=viewer.name,
        relation=_opens_as(viewer, row.kind, row.starter_id),
        starter=row.starter_id,
        kind=row.kind,
        item=row.item,
    )


def _opens_as(viewer: Viewer, kind: Kind, starter: int) -> Relation:
    """As what the viewer opens such an item of a starter."""
    near = relations_with(kind, Access.SHARED, Access.READ, Access.WRITE)
    return next((held for held in near if stands(viewer, held, starter)), Relation.PARTICIPANT)


def _opened(viewer: Viewer, model: type[Model], granted: tuple[Access, ...]) -> Q:
    """The rows some relation of the viewer opens this far."""
    kind = kind_of(model)
    if kind is Kind.AUTHOR_ONLY:
        own = Q(author_id__in=viewer.persons)
        return own & (Q(pair=None) | Q(pair_id__in=viewer.pair_ids())) if issubclass(model, Confidential) else own
    opened = NOTHING
    for relation in relations_with(kind, *granted):
        opened |= _holds(viewer, relation, model)
    return opened


def _holds(viewer: Viewer, relation: Relation, model: type[Model]) -> Q:
    """The rows to whose starter the viewer stands in this relation today."""
    about = str(getattr(model, "about", "starter"))
    if relation is Relation.STARTER:
        return Q(**{f"{about}__in": viewer.persons}) if viewer.persons else NOTHING
    if relation is Relation.PARTICIPANT:
        if issubclass(model, Circled):
            return _stands_in(viewer, model)
        if issubclass(model, Addressed):
            return _participates(viewer)
        return model.participates(viewer) if issubclass(model, Participated) else NOTHING
    if relation in PAIR_RELATIONS:
        if issubclass(model, Confidential) and model.under == relation:
            return Q(pair_id__in=viewer.pair_ids(relation), starter_id__in=viewer.starters(relation))
        starters = viewer.starters(relation)
        return Q(**{f"{about}__in": starters}) if starters else NOTHING
    if not viewer.schools.get(relation):
        return NOTHING
    return Q(**{f"{about}__in": posted(viewer, relation).values("person_id")})


def posted(viewer: Viewer, relation: Relation) -> QuerySet[Post]:
    """The posts, running or still to begin, at the schools this relation reaches."""
    return Post.objects.filter(
        Q(period__endswith=None) | Q(period__endswith__gt=viewer.on), school_id__in=viewer.schools.get(relation, ())
    )


def _participates(viewer: Viewer) -> Q:
    asked = Q(to_person_id__in=viewer.persons) | Q(to_pair_id__in=viewer.pair_ids())
    for held in viewer.roles:
        asked |= Q(to_role=held.role.value, to_organisation_id=held.organisation)
    return asked


def _stands_in(viewer: Viewer, model: type[Circled]) -> Q:
    """The items of the circles in which the viewer stands today."""
    found = NOTHING
    for standing in model.standings:
        here = {f"{standing.person}__in": viewer.persons, f"{standing.period}__contains": viewer.on}
        circles = standing.model._default_manager.filter(**here).values(standing.circle)
        found |= Q(**{f"{model.circle}__in": circles})
    return found


def _shared(viewer: Viewer, model: type[Model]) -> Q:
    """The items the starter has shared with what the viewer is today."""
    if not issubclass(model, Confidential):
        return NOTHING
    running = Share.objects.filter(
        Q(until=None) | Q(until__gt=viewer.on), revoked_at=None, item=OuterRef("item"), starter=OuterRef("starter")
    )
    opened = NOTHING
    for relation in sharable_with(model):
        if relation in PAIR_RELATIONS:
            pairs = viewer.pair_ids(relation)
            opened |= Q(Exists(running.filter(pair_id__in=pairs, relation=relation.value))) if pairs else NOTHING
        elif viewer.schools.get(relation):
            starters = posted(viewer, relation).values("person_id")
            opened |= Q(Exists(running.filter(relation=relation.value, starter_id__in=starters)))
    return opened


def _handed_in(viewer: Viewer, model: type[Model]) -> Q:
    """Until handed in, an item is its author's alone; co-written kinds are open from the first word."""
    if not issubclass(model, Confidential) or model.kind in CO_WRITTEN:
        return Q()
    return Q(handed_in_at__isnull=False) | Q(author_id__in=viewer.persons)
