"""How it goes in the demo: moments with the buddy, how heavy the work feels, and what changes for some."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from startbaan.apps.changes.actions import Away, Leave, OtherHours, Reason, Wanted, apply, foresee
from startbaan.apps.changes.queries import subject_of
from startbaan.apps.coaching.actions.buddies import Weekday, agree_rhythm, miss_contact, tap_moment
from startbaan.apps.coaching.actions.pulses import take_pulse
from startbaan.apps.coaching.queries.buddies import buddy_pairs
from startbaan.apps.coaching.queries.pulses import my_pulses
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal, share
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import Cast, Member
from startbaan.project.demo_moments import done_at

FORTNIGHT = timedelta(days=14)
SILENT, MISSING = "thijs", "ruben"
HEAVY = "yasmina"


def load(made: Cast, members: Sequence[Member], *, on: date, seed: int) -> None:
    """Let buddies meet, starters say how heavy the work feels, and some work less, be away or leave."""
    random = Random(seed)
    for member in members:
        if member.step:
            _meet(made, member, random, on=on)
            _feel(made, member, random, on=on)
    with acting_as(made.sanne, on=on) as by:
        latest = my_pulses(by).latest
        if latest is not None:
            share(by=by, row=latest, relation=Relation.COACH, until=None, at=_moment(on))
    for starter, wanted in _wanted(made, on=on):
        _change(made, starter, wanted, on=on)


def _meet(made: Cast, member: Member, random: Random, *, on: date) -> None:
    """Tap most weeks of the last two months, except for who is silent."""
    if member.since or member.handle == SILENT:
        return
    with acting_as(made.persons[member.handle], on=on) as by:
        for pair in (pair for pair in buddy_pairs(by) if pair.is_starter):
            weekday = random.choice(list(Weekday))
            agree_rhythm(by=by, at=_moment(on), pair=pair.pair, weekday=weekday, moment=time(15, 30))
            for week in range(4):
                day = on - timedelta(days=on.weekday()) + timedelta(days=weekday.value) - week * timedelta(days=7)
                if day <= on and random.random() < 0.8:
                    with suppress(Refusal):
                        tap_moment(by=by, at=_moment(day), pair=pair.pair, day=day)
            if member.handle == MISSING:
                miss_contact(by=by, at=_moment(on), pair=pair.pair)


def _feel(made: Cast, member: Member, random: Random, *, on: date) -> None:
    """Answer the three questions some fortnights, the last of them not yet today."""
    mood = random.choice((2, 3, 3, 4, 4))
    for number in range(random.choice((0, 1, 2, 4)) or (member.handle in {"sanne", HEAVY}) * 4, 0, -1):
        day = on - number * FORTNIGHT
        if member.handle == HEAVY:
            mood = 1 + number // 2
        with acting_as(made.persons[member.handle], on=day) as by, suppress(Refusal):
            rested, enough = (min(max(mood + random.choice((-1, 0, 1)), 1), 5) for _ in range(2))
            take_pulse(by=by, at=_moment(day), busy=6 - mood, rested=rested, enough_time=enough)


def _wanted(made: Cast, *, on: date) -> list[tuple[int, Wanted]]:
    """Three starters for whom something changes; the first demo starters of Waterland."""
    ours = [made.persons[f"starter-{number}"] for number in (1, 2, 3) if f"starter-{number}" in made.persons]
    wishes: list[Wanted] = [
        Away(on - timedelta(days=10), on + timedelta(days=60)),
        Leave(on + timedelta(days=67), Reason.OTHER_BOARD),
        OtherHours(0, on + timedelta(days=38), Decimal("0.6")),
    ]
    return list(zip(ours, wishes, strict=False))


def _change(made: Cast, starter: int, wanted: Wanted, *, on: date) -> None:
    with acting_as(starter, on=on) as viewer:
        key = viewer.key
    if key is None:
        return
    with acting_as(made.hanneke, on=on) as by, suppress(Refusal):
        at = _moment(on)
        if isinstance(wanted, OtherHours):
            wanted = OtherHours(subject_of(by, key).posts[0].pk, wanted.on, wanted.fte)
        mark = foresee(by=by, at=at, starter=starter, wanted=wanted).mark
        apply(by=by, at=at, starter=starter, wanted=wanted, mark=mark)


def _moment(day: date) -> datetime:
    return done_at(day, time(16, 5))
