"""Who puts a name under what coaching agrees, and whose name stands there now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.models import Person, Signature
from startbaan.apps.people.queries import helpers_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.words import relation_name

SIGNERS = (Relation.STARTER, Relation.COACH, Relation.MANAGER)


@dataclass(frozen=True)
class Signed:
    """A name, set on a moment under a version."""

    name: str
    relation: Relation
    at: datetime
    version: int


@dataclass(frozen=True)
class Place:
    """The place for one of the three names: who is meant, and the name when it is there."""

    relation: Relation
    word: str
    name: str
    is_you: bool
    signed: Signed | None
    withdrawn: Signed | None = None  # set under an earlier version

    @property
    def is_empty(self) -> bool:
        """Whether nobody is there to sign."""
        return not self.name


def signs_as(viewer: Viewer, starter: int, *, coach: int | None = None) -> Relation | None:
    """As what the viewer signs: starter, coach (this one, when one is meant) or manager; nothing for others."""
    for relation in SIGNERS:
        if stands(viewer, relation, starter) and not (
            relation is Relation.COACH and coach is not None and coach not in viewer.persons
        ):
            return relation
    return None


def places_of(
    viewer: Viewer, starter: Person, signatures: Sequence[Signature], *, version: int, coach: int | None = None
) -> tuple[Place, ...]:
    """The three places, with the names that stand under this version, and those withdrawn by a change."""
    named = {Relation.STARTER: str(starter)}
    for contact in helpers_of(viewer, starter.pk):
        relation = Relation(contact.part)
        if relation in SIGNERS and (relation is not Relation.COACH or coach in {None, contact.person}):
            named.setdefault(relation, contact.name)
    you = signs_as(viewer, starter.pk, coach=coach)
    newest: dict[Relation, Signed] = {}
    for row in sorted(signatures, key=lambda row: row.version):
        relation = Relation(row.relation)
        newest[relation] = Signed(str(row.author), relation, row.signed_at, row.version)
    return tuple(_place(relation, named, newest, version=version, you=you) for relation in SIGNERS)


def _place(
    relation: Relation,
    named: dict[Relation, str],
    newest: dict[Relation, Signed],
    *,
    version: int,
    you: Relation | None,
) -> Place:
    last = newest.get(relation)
    signed = last if last and last.version == version else None
    return Place(
        relation=relation,
        word=relation_name(relation, language=get_language() or "nl"),
        name=signed.name if signed else named.get(relation, ""),
        is_you=relation is you,
        signed=signed,
        withdrawn=last if last and signed is None else None,
    )
