"""Changes made to a grouping by hand, and the least change for whoever comes late or leaves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from startbaan.domain.grouping.pool import Grouping, Pool, Slot, groups
from startbaan.domain.grouping.pricing import group_cost, share
from startbaan.domain.sentences import Problem, say


class NoRoom(Problem):
    """Nobody can make room for a starter, however many others change places."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who goes from one group to another; None for nowhere."""

    starter: str
    before: Slot | None
    after: Slot | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change leads to: the new grouping, how much dearer it is, and who goes where."""

    grouping: Mapping[str, Slot]
    difference: int
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    """A row of moves so far, what it costs about, and the group it ends in."""

    cost: int
    moves: tuple[Move, ...]
    end: Slot


def moved(pool: Pool, grouping: Grouping, *, starter: str, slot: Slot) -> Edit:
    """Put somebody in another group, whatever rule that breaks."""
    return _edit(pool, grouping, [Move(starter, grouping.get(starter), slot)])


def swapped(pool: Pool, grouping: Grouping, *, one: str, other: str) -> Edit:
    """Let two people change places, whatever rule that breaks."""
    first, second = grouping.get(one), grouping.get(other)
    return _edit(pool, grouping, [Move(one, first, second), Move(other, second, first)])


def joined(pool: Pool, grouping: Grouping, *, starter: str, locked: frozenset[str] = frozenset()) -> Edit:
    """Give a late starter a group so that as few others as possible change theirs; raises `NoRoom`.

    Among as few moves it takes a cheap one: exactly the cheapest with up to one other who moves. Who is locked stays.
    """
    members = groups(grouping)
    largest = pool.weights.largest
    paths = {
        slot: _Path(share(pool, starter, slot, there), (Move(starter, None, slot),), slot)
        for slot, there in members.items()
        if pool.may(starter, slot)
    }
    found = _shortest(
        paths,
        ends=lambda slot: len(members[slot]) < largest,
        onward=lambda path: _outward(pool, members, path, locked),
    )
    if found is None:
        raise NoRoom(say("In geen groep is plaats te maken voor %(who)s.", who=starter))
    return _edit(pool, grouping, found.moves)


def left(pool: Pool, grouping: Grouping, *, starter: str, locked: frozenset[str] = frozenset()) -> Edit:
    """Take somebody out; when the group gets too small, mend it with as few moves as can be.

    Either somebody of a larger group comes, or the group stops and its members go elsewhere. When neither can be, the
    group stays too small, which `checking` says. Who is locked stays.
    """
    gone = Move(starter, grouping[starter], None)
    without = {each: slot for each, slot in grouping.items() if each != starter}
    members = groups(without)
    size = len(members.get(grouping[starter], ()))
    if size == 0 or size >= pool.weights.smallest:
        return _edit(pool, grouping, [gone])
    ways = [way for way in (_filled(pool, without, gone, locked), _stopped(pool, without, gone, locked)) if way]
    edits = [_edit(pool, grouping, [gone, *way]) for way in ways]
    return min(edits, key=lambda edit: (len(edit.moves), edit.difference), default=_edit(pool, grouping, [gone]))


def _filled(pool: Pool, without: Grouping, gone: Move, locked: frozenset[str]) -> tuple[Move, ...]:
    members = groups(without)
    assert gone.before is not None
    found = _shortest(
        {gone.before: _Path(0, (), gone.before)},
        ends=lambda slot: len(members[slot]) > pool.weights.smallest,
        onward=lambda path: _inward(pool, members, path, locked),
    )
    return found.moves if found else ()


def _stopped(pool: Pool, without: Grouping, gone: Move, locked: frozenset[str]) -> tuple[Move, ...]:
    leavers = [each for each, slot in without.items() if slot == gone.before]
    if locked & set(leavers):
        return ()
    now = {each: slot for each, slot in without.items() if slot != gone.before}
    for each in sorted(leavers):
        try:
            now = dict(joined(pool, now, starter=each, locked=locked).grouping)
        except NoRoom:
            return ()
    return tuple(Move(each, without[each], slot) for each, slot in sorted(now.items()) if without[each] != slot)


def _shortest(
    paths: dict[Slot, _Path], *, ends: Callable[[Slot], bool], onward: Callable[[_Path], Iterable[_Path]]
) -> _Path | None:
    """Look for a path with as few moves as possible, and among those the cheapest."""
    seen: set[Slot] = set()
    while paths:
        done = [path for slot, path in paths.items() if ends(slot) and path.moves]
        if done:
            return min(done, key=lambda path: (path.cost, path.end.order))
        seen |= set(paths)
        following: dict[Slot, _Path] = {}
        for path in paths.values():
            for each in onward(path):
                if each.end not in seen and (each.end not in following or each.cost < following[each.end].cost):
                    following[each.end] = each
        paths = following
    return None


def _outward(
    pool: Pool, members: Mapping[Slot, tuple[str, ...]], path: _Path, locked: frozenset[str]
) -> Iterable[_Path]:
    """Let each member of the group in which a path ends make room by going elsewhere."""
    here = members[path.end]
    arrived = path.moves[-1].starter
    for member in here:
        if member not in locked:
            before = share(pool, member, path.end, (*here, arrived))
            for slot, there in members.items():
                if slot != path.end and pool.may(member, slot):
                    cost = path.cost + share(pool, member, slot, there) - before
                    yield _Path(cost, (*path.moves, Move(member, path.end, slot)), slot)


def _inward(
    pool: Pool, members: Mapping[Slot, tuple[str, ...]], path: _Path, locked: frozenset[str]
) -> Iterable[_Path]:
    """Let each member of every other group come to where a path ends."""
    gone = {move.starter for move in path.moves}
    here = [member for member in members[path.end] if member not in gone]
    for slot, there in members.items():
        if slot != path.end:
            for member in there:
                if member not in locked and pool.may(member, path.end):
                    cost = path.cost + share(pool, member, path.end, here) - share(pool, member, slot, there)
                    yield _Path(cost, (*path.moves, Move(member, slot, path.end)), slot)


def _edit(pool: Pool, grouping: Grouping, moves: Iterable[Move]) -> Edit:
    made = tuple(move for move in moves if move.before != move.after)
    after = dict(grouping)
    for move in made:
        if move.after is None:
            after.pop(move.starter, None)
        else:
            after[move.starter] = move.after
    touched = {slot for move in made for slot in (move.before, move.after) if slot is not None}
    return Edit(after, _cost_at(pool, after, touched) - _cost_at(pool, grouping, touched), made)


def _cost_at(pool: Pool, grouping: Grouping, touched: Iterable[Slot]) -> int:
    members = groups(grouping)
    return sum(group_cost(pool, slot, members[slot]).total for slot in touched if slot in members)
