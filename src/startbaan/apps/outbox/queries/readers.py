"""Who may be told something: by the same table and the same filter as every page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist

from startbaan.apps.people.access import Viewer, acting_as, stands, visible_to
from startbaan.apps.people.models import Pair, Person
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Access, Kind, Relation, relations_with

READS = (Access.READ, Access.WRITE)


@dataclass(frozen=True)
class Concern:
    """What a message is about, for one reader: a kind of a starter, perhaps one thing; without a starter anyone's."""

    reader: int
    kind: Kind
    starter: int | None
    thing: str = ""


def who_may_be_told(concerns: Collection[Concern], *, on: date) -> set[Concern]:
    """Keep the concerns whose reader may read that thing, or that kind of that starter, on a day.

    The starter and the holders of running pairs are found in one statement for all; any other reader is
    looked up one by one, as on a page.
    """
    allowed = {concern for concern in concerns if concern.starter is None and not concern.thing}
    near = _near({concern for concern in concerns if concern.starter is not None and not concern.thing}, on=on)
    rest = set(concerns) - allowed - near
    return allowed | near | set(_looked_up(rest, on=on))


def may_be_told(viewer: Viewer, concern: Concern) -> bool:
    """Say whether this viewer may read what a message is about; a thing that is gone is nobody's to read."""
    if concern.thing:
        return _sees(viewer, concern.thing)
    if concern.starter is None:
        return True
    return any(stands(viewer, relation, concern.starter) for relation in relations_with(concern.kind, *READS))


def viewer_persons(person: int) -> list[int]:
    """All persons that are the same human being as this one."""
    rows = Person.objects.filter(user__persons=person).order_by("pk").values_list("pk", flat=True)
    return list(rows) or [person]


def languages_of(persons: Iterable[int]) -> dict[int, str]:
    """In which language each of these persons reads; Dutch as long as nobody chose."""
    rows = Person.objects.filter(pk__in=set(persons)).values_list("pk", "user__language")
    return {person: language or "nl" for person, language in rows}


def _near(concerns: Collection[Concern], *, on: date) -> set[Concern]:
    starters = {concern.starter for concern in concerns}
    pairs = Pair.objects.filter(starter__in=starters, relation__in=PAIR_RELATIONS, period__contains=on)
    held = set(pairs.values_list("holder_id", "starter_id", "relation"))
    found = set()
    for concern in concerns:
        granted = relations_with(concern.kind, *READS)
        relations = {relation for relation in PAIR_RELATIONS if relation in granted}
        own = concern.reader == concern.starter and Relation.STARTER in granted
        if own or any((concern.reader, concern.starter, relation) in held for relation in relations):
            found.add(concern)
    return found


def _looked_up(concerns: Collection[Concern], *, on: date) -> Iterator[Concern]:
    by_reader: dict[int, list[Concern]] = defaultdict(list)
    for concern in concerns:
        by_reader[concern.reader].append(concern)
    for reader, asked in by_reader.items():
        with acting_as(*viewer_persons(reader), on=on) as viewer:
            yield from [concern for concern in asked if may_be_told(viewer, concern)]


def _sees(viewer: Viewer, thing: str) -> bool:
    label, _, key = thing.partition(":")
    try:
        model = apps.get_model(label)
        return visible_to(viewer, model._default_manager.filter(pk=key)).exists()
    except (LookupError, ObjectDoesNotExist):
        return False
