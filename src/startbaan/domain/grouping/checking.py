"""Which rules a grouping breaks, each with who it is about: written apart from what makes the groups."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from startbaan.domain.grouping.pool import Grouping, Pool, Slot, groups
from startbaan.domain.sentences import Sentence, say


class Rule(StrEnum):
    """A rule that always holds, whatever it costs."""

    PLACED = "placed"
    KNOWN = "known"
    SIZE = "size"
    STARTER_DAY = "starter_day"
    FACILITATOR_DAY = "facilitator_day"
    RELATION = "relation"
    OWN_SCHOOL = "own_school"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that is broken: by which starters, at which facilitator or group, and in words."""

    rule: Rule
    sentence: Sentence
    starters: tuple[str, ...] = ()
    slot: Slot | None = None


def breaches(pool: Pool, grouping: Grouping, *, names: Mapping[str, str] | None = None) -> tuple[Breach, ...]:
    """Find each rule that is broken; `names` says how people are called, else by their id."""
    called = names or {}
    known = {
        starter: slot
        for starter, slot in grouping.items()
        if starter in pool.starter and slot.facilitator in pool.facilitator
    }
    return (
        *_unplaced(pool, grouping, called),
        *_unknown(grouping, known, called),
        *_sizes(pool, known, called),
        *(breach for starter, slot in known.items() for breach in broken_by(pool, starter, slot, names=called)),
        *_facilitators(pool, known, called),
    )


def broken_by(pool: Pool, starter: str, slot: Slot, *, names: Mapping[str, str]) -> Iterator[Breach]:
    """Find what forbids somebody in a group, however many others are there."""
    someone, leader = pool.starter[starter], pool.facilitator[slot.facilitator]
    who, lead = names.get(starter, starter), names.get(leader.id, leader.id)
    if slot.weekday not in someone.weekdays:
        sentence = say("%(who)s kan niet op %(day)s.", who=who, day=slot.weekday.display)
        yield Breach(Rule.STARTER_DAY, sentence, (starter,), slot)
    if (starter, leader.id) in pool.forbidden:
        sentence = say("%(who)s en begeleider %(lead)s werken samen.", who=who, lead=lead)
        yield Breach(Rule.RELATION, sentence, (starter,), slot)
    if someone.school == leader.school:
        sentence = say("%(who)s en begeleider %(lead)s zijn van dezelfde school.", who=who, lead=lead)
        yield Breach(Rule.OWN_SCHOOL, sentence, (starter,), slot)


def _unplaced(pool: Pool, grouping: Grouping, names: Mapping[str, str]) -> Iterator[Breach]:
    for starter in pool.starters:
        if starter.id not in grouping:
            who = names.get(starter.id, starter.id)
            yield Breach(Rule.PLACED, say("%(who)s heeft geen groep.", who=who), (starter.id,))


def _unknown(grouping: Grouping, known: Grouping, names: Mapping[str, str]) -> Iterator[Breach]:
    for starter, slot in grouping.items():
        if starter not in known:
            sentence = say("%(who)s of de begeleider hoort niet bij deze ronde.", who=names.get(starter, starter))
            yield Breach(Rule.KNOWN, sentence, (starter,), slot)


def _sizes(pool: Pool, grouping: Grouping, names: Mapping[str, str]) -> Iterator[Breach]:
    smallest, largest = pool.weights.smallest, pool.weights.largest
    for slot, members in groups(grouping).items():
        size, group = len(members), slot_name(slot, names=names)
        if size < smallest:
            sentence = say(
                "%(group)s heeft %(size)s mensen: minder dan %(least)s.", group=group, size=size, least=smallest
            )
            yield Breach(Rule.SIZE, sentence, members, slot)
        elif size > largest:
            sentence = say("%(group)s heeft %(size)s mensen: meer dan %(most)s.", group=group, size=size, most=largest)
            yield Breach(Rule.SIZE, sentence, members, slot)


def _facilitators(pool: Pool, grouping: Grouping, names: Mapping[str, str]) -> Iterator[Breach]:
    open_ = list(groups(grouping))
    for slot in open_:
        if slot.weekday not in pool.facilitator[slot.facilitator].weekdays:
            lead = names.get(slot.facilitator, slot.facilitator)
            sentence = say("Begeleider %(lead)s kan niet op %(day)s.", lead=lead, day=slot.weekday.display)
            yield Breach(Rule.FACILITATOR_DAY, sentence, (), slot)
    for facilitator, count in Counter(slot.facilitator for slot in open_).items():
        most = pool.facilitator[facilitator].max_groups
        if count > most:
            lead = names.get(facilitator, facilitator)
            sentence = say(
                "Begeleider %(lead)s heeft %(count)s groepen; hoogstens: %(most)s.", lead=lead, count=count, most=most
            )
            yield Breach(Rule.CAPACITY, sentence, (), next(slot for slot in open_ if slot.facilitator == facilitator))


def slot_name(slot: Slot, *, names: Mapping[str, str]) -> Sentence:
    """Say which group it is."""
    lead = names.get(slot.facilitator, slot.facilitator)
    return say("De groep van %(lead)s op %(day)s", lead=lead, day=slot.weekday.display)
