"""What somebody hears who asks why they are not in another group: about themselves, and about nobody else in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from startbaan.domain.grouping.checking import Rule, broken_by, slot_name
from startbaan.domain.grouping.explaining import Alternative, alternatives, kilometres
from startbaan.domain.grouping.pool import Grouping, Pool, Slot, groups
from startbaan.domain.grouping.pricing import travel
from startbaan.domain.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Answer:
    """A group somebody is not in, whether they could be without more cost, and why they are not."""

    group: Sentence
    could: bool
    sentences: tuple[Sentence, ...]


def answers(pool: Pool, grouping: Grouping, *, starter: str, names: Mapping[str, str]) -> tuple[Answer, ...]:
    """Say to somebody for every other group why not that one, in the order of what they could have best.

    It rests on the same reckoning as `explaining.alternatives`, which names others to whoever makes the groups.
    """
    members = groups(grouping)
    return tuple(
        _answer(pool, starter, here=grouping[starter], other=other, members=members, names=names)
        for other in alternatives(pool, grouping, starter=starter)
    )


def _answer(
    pool: Pool,
    starter: str,
    *,
    here: Slot,
    other: Alternative,
    members: Mapping[Slot, tuple[str, ...]],
    names: Mapping[str, str],
) -> Answer:
    group, slot = slot_name(other.slot, names=names), other.slot
    if broken := tuple(_forbidden(pool, starter, slot, names=names)):
        return Answer(group, could=False, sentences=broken)
    could = other.difference is not None and other.difference <= 0
    found = (
        *_worse(pool, starter, here=here, there=slot, members=members),
        *_sizes(pool, here=len(members[here]), there=len(members[slot])),
        *_swaps(other),
    )
    return Answer(group, could, found)


def _forbidden(pool: Pool, starter: str, slot: Slot, *, names: Mapping[str, str]) -> Iterator[Sentence]:
    lead = names.get(slot.facilitator, slot.facilitator)
    rules = [breach.rule for breach in broken_by(pool, starter, slot, names=names)]
    if Rule.STARTER_DAY in rules:
        yield say("Op %(day)s kun jij niet.", day=slot.weekday.display)
    if Rule.OWN_SCHOOL in rules:
        yield say("%(lead)s werkt op jouw school.", lead=lead)
    elif Rule.RELATION in rules:
        yield say("%(lead)s werkt met je samen, bijvoorbeeld als coach, maatje of leidinggevende.", lead=lead)


def _worse(
    pool: Pool, starter: str, *, here: Slot, there: Slot, members: Mapping[Slot, tuple[str, ...]]
) -> Iterator[Sentence]:
    """Say what would be worse there than here for this starter, of what weighs in this pool."""
    weights, someone = pool.weights, pool.starter[starter]
    mates, known = (
        tuple(_count(members[slot], starter, among) for slot in (here, there))
        for among in (
            {each.id for each in pool.starters if each.school == someone.school},
            pool.known_to[starter],
        )
    )
    if weights.same_school and mates[1] > mates[0]:
        yield say("Daar zitten meer mensen van jouw school.")
    if weights.met_before > 0 and known[1] > known[0]:
        yield say("Daar zitten meer mensen met wie je al eerder in een groep zat.")
    if weights.met_before < 0 and known[1] < known[0]:
        yield say("Daar zitten minder mensen met wie je al eerder in een groep zat.")
    near, far = travel(pool, starter, here), travel(pool, starter, there)
    if weights.hectometre and far > near:
        yield say("Je reist dan %(far)s km in plaats van %(near)s km.", far=kilometres(far), near=kilometres(near))
    sectors = [pool.facilitator[slot.facilitator].sector == someone.sector for slot in (here, there)]
    if weights.mixed_sector and sectors == [True, False]:
        yield say("Wie die groep begeleidt, werkt in een andere sector dan jij.")


def _sizes(pool: Pool, *, here: int, there: int) -> Iterator[Sentence]:
    if there >= pool.weights.largest:
        yield say("De groep zit vol.")
    if here <= pool.weights.smallest:
        yield say("Zonder jou wordt je eigen groep te klein.")


def _swaps(other: Alternative) -> Iterator[Sentence]:
    """Say what a move or a swap would mean for everybody together."""
    if other.difference is None:
        yield say("Niemand daar kan met jou ruilen.")
    elif other.difference > 0 and other.instead_of is not None:
        yield say("Ruilen met iemand daar kan, maar dan zijn de groepen samen minder goed.")
    elif other.difference <= 0 and other.instead_of is not None:
        yield say("Ruilen met iemand daar zou wel kunnen. Wil je dat? Vraag het aan wie de groepen maakt.")
    elif other.difference <= 0:
        yield say("Dit zou ook kunnen. Wil je dat? Vraag het aan wie de groepen maakt.")


def _count(members: tuple[str, ...], starter: str, among: frozenset[str] | set[str]) -> int:
    return sum(each in among for each in members if each != starter)
