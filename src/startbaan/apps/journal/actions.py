"""Writing the journal: rows are added, never changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from startbaan.apps.journal.models import Entry, Opening
from startbaan.domain.privacy.policy import Kind, Relation

# Of these kinds a change may be written out in full; of all others only the names of the fields.
PLAIN_KINDS = frozenset({Kind.NAME_CARD, Kind.EMPLOYMENT, Kind.TRACK, Kind.ENTITLEMENT, Kind.HOURS})

Plain = str | int | float | bool | None
Changes = Mapping[str, tuple[Plain, Plain]]


def record(
    *,
    at: datetime,
    actor: int | None,
    actor_name: str,
    verb: str,
    kind: Kind | None = None,
    thing: Model | str = "",
    starter: int | None = None,
    changes: Changes | None = None,
) -> None:
    """Write down who did what to which thing, and with what change.

    `changes` maps a field to its value before and after; of a confidential kind only the names of
    the fields are kept.
    """
    changes = changes or {}
    if kind is not None and kind not in PLAIN_KINDS:
        kept: dict[str, object] = {"fields": sorted(changes)}
    else:
        kept = {field: list(pair) for field, pair in changes.items()}
    key = thing if isinstance(thing, str) else f"{thing._meta.label_lower}:{thing.pk}"
    Entry.objects.create(
        at=at,
        actor=actor,
        actor_name=actor_name,
        verb=verb,
        kind=kind or "",
        thing=key,
        starter=starter,
        changes=kept,
    )


def record_each(
    *, at: datetime, actor: int | None, actor_name: str, verb: str, kind: Kind, things: Sequence[tuple[Model, int]]
) -> None:
    """Write down that someone did the same to many things at once; `things` are pairs of a thing and its starter."""
    Entry.objects.bulk_create(
        [
            Entry(
                at=at,
                actor=actor,
                actor_name=actor_name,
                verb=verb,
                kind=kind,
                thing=f"{thing._meta.label_lower}:{thing.pk}",
                starter=starter,
            )
            for thing, starter in things
        ],
        batch_size=2000,
    )


def record_changes(
    *,
    at: datetime,
    actor: int | None,
    actor_name: str,
    verb: str,
    kind: Kind,
    things: Sequence[tuple[Model, int, Changes]],
) -> None:
    """Write down many changes of one sort at once; `things` are a thing, its starter and its changes.

    As with `record`, of a confidential kind only the names of the fields are kept.
    """
    plain = kind in PLAIN_KINDS
    Entry.objects.bulk_create(
        [
            Entry(
                at=at,
                actor=actor,
                actor_name=actor_name,
                verb=verb,
                kind=kind,
                thing=f"{thing._meta.label_lower}:{thing.pk}",
                starter=starter,
                changes={field: list(pair) for field, pair in changes.items()}
                if plain
                else {"fields": sorted(changes)},
            )
            for thing, starter, changes in things
        ],
        batch_size=2000,
    )


def record_opening(
    *, at: datetime, viewer: int, viewer_name: str, relation: Relation, starter: int, kind: Kind, item: UUID
) -> None:
    """Write down that someone opened a confidential item of a starter."""
    Opening.objects.create(
        at=at, viewer=viewer, viewer_name=viewer_name, relation=relation, starter=starter, kind=kind, item=item
    )


def record_openings(
    *, at: datetime, viewer: int, viewer_name: str, opened: Sequence[tuple[Relation, int, Kind, UUID]]
) -> None:
    """Write down that someone opened several at once: as what, of which starter, of which kind, which item."""
    Opening.objects.bulk_create(
        [
            Opening(
                at=at, viewer=viewer, viewer_name=viewer_name, relation=relation, starter=starter, kind=kind, item=item
            )
            for relation, starter, kind, item in opened
        ]
    )


def purge(*, before: datetime, using: str = "owner") -> tuple[int, int]:
    """Remove what was written down before this moment, as the owner; gives how many entries and openings went."""
    entries, _ = Entry.objects.using(using).filter(at__lt=before).delete()
    openings, _ = Opening.objects.using(using).filter(at__lt=before).delete()
    return entries, openings
