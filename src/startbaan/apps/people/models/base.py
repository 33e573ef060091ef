"""What every row about a starter has: whose it is, what kind it is, and for confidential ones under which pair."""

import uuid
from dataclasses import dataclass
from typing import ClassVar, Self

from django.db import models
from django.utils.timezone import localtime

from startbaan.apps.people.models.organisations import Organisation
from startbaan.apps.people.models.persons import Person
from startbaan.apps.people.models.relations import Pair
from startbaan.domain.privacy.policy import CO_WRITTEN, Kind, Relation
from startbaan.ui.wording import short_day


class AboutStarter(models.Model):
    """A row about a starter. Every such row names its kind in the policy."""

    kind: ClassVar[Kind]
    about: ClassVar[str] = "starter"  # the path from this row to the starter

    starter = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="starter")

    class Meta:
        abstract = True


class Confidential(AboutStarter):
    """A row with confidential words or ratings: shared item by item, and locked a second time by the database.

    Until it is handed in it is its author's alone (co-written kinds excepted). Where `under` names a
    relation, its holder reads only what was made under the own pair. Where `along` names a key to another
    item, it belongs to that one: it is shared with it, and never alone. `sharable_from` names the moment
    from which it can be shared.
    """

    under: ClassVar[Relation | None] = None
    along: ClassVar[str] = ""
    sharable_from: ClassVar[str] = "handed_in_at"

    item = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pair = models.ForeignKey(Pair, models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="geschreven door")
    made_at = models.DateTimeField("gemaakt")
    handed_in_at = models.DateTimeField("ingeleverd", null=True, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[uuid.UUID, str]:
        """What the starter calls these in a list of everything: the day they were made, unless there is better."""
        return {item: short_day(localtime(at).date()) for item, at in rows.values_list("item", "made_at")}

    @property
    def is_half(self) -> bool:
        """Whether it is its author's alone until it is handed in."""
        return self.handed_in_at is None and self.kind not in CO_WRITTEN

    @property
    def is_sharable(self) -> bool:
        """Whether the starter can share it by now."""
        return self.kind in CO_WRITTEN or getattr(self, self.sharable_from) is not None


class Addressed(models.Model):
    """The participants of one item: a person, the holder of a pair, or whoever holds a role somewhere today."""

    to_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    to_pair = models.ForeignKey(Pair, models.PROTECT, null=True, blank=True, related_name="+")
    to_role = models.CharField("aan de rol", max_length=30, blank=True)
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


@dataclass(frozen=True)
class Standing:
    """A table that says who stands in a circle: by which of its columns, and in which period."""

    model: type[models.Model]
    circle: str
    person: str
    period: str


class Circled(models.Model):
    """The participants of one item: whoever stands today in the circle it belongs to, by any of these tables."""

    circle: ClassVar[str]  # the name of the key to the circle
    standings: ClassVar[tuple[Standing, ...]]

    class Meta:
        abstract = True


class Part(models.Model):
    """A piece of a confidential item (an answer, a version, a file): seen and changed as its whole is."""

    whole: ClassVar[str]  # the name of the key to the item this is a part of

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Signature(Part):
    """A name under one version of an item: set by whoever may read it, as themselves; never changed, never removed.

    It stands for as long as the item is still at that version, so that whoever changes the item withdraws it.
    """

    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="getekend door")
    relation = models.CharField("getekend als", max_length=20)
    version = models.PositiveIntegerField("versie")
    signed_at = models.DateTimeField("getekend")

    class Meta:
        abstract = True
