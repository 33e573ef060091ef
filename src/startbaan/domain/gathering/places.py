"""Places and a waiting list: who has a place, who waits as which, and who moves up.

Whoever asks first goes first. A place somebody has is never taken away, also when there turn out to be fewer places;
then nobody moves up until enough people have cancelled.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """So many places, the people who have one and those who wait, both in the order in which they asked."""

    places: int
    inside: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        people = (*self.inside, *self.waiting)
        assert self.places >= 0
        assert len(people) == len(set(people)), "somebody stands here twice"
        assert not self.waiting or self.free == 0, "somebody waits beside a free place"

    @property
    def free(self) -> int:
        """How many places nobody has."""
        return max(0, self.places - len(self.inside))

    @property
    def too_many(self) -> int:
        """How many people have a place that is not there any more."""
        return max(0, len(self.inside) - self.places)

    def number_of(self, person: int) -> int | None:
        """Say as which somebody waits, from 1; nobody who has a place waits."""
        return self.waiting.index(person) + 1 if person in self.waiting else None


@dataclass(frozen=True, slots=True)
class Moved:
    """The room after something happened, and who got a place by it, in the order in which they asked."""

    room: Room
    placed: tuple[int, ...] = ()


def asked(room: Room, *, person: int) -> Moved:
    """Give somebody a place, or the last place of the waiting list; whoever asked already stays where they are."""
    if person in room.inside or person in room.waiting:
        return Moved(room)
    if room.free:
        return Moved(Room(room.places, (*room.inside, person), room.waiting), (person,))
    return Moved(Room(room.places, room.inside, (*room.waiting, person)))


def cancelled(room: Room, *, person: int) -> Moved:
    """Take somebody off, whether they had a place or waited, and let move up who can."""
    inside = tuple(each for each in room.inside if each != person)
    waiting = tuple(each for each in room.waiting if each != person)
    return _moved_up(room.places, inside, waiting)


def resized(room: Room, *, places: int) -> Moved:
    """Change how many places there are, and let move up who can."""
    return _moved_up(places, room.inside, room.waiting)


def _moved_up(places: int, inside: tuple[int, ...], waiting: tuple[int, ...]) -> Moved:
    free = max(0, places - len(inside))
    placed, left = waiting[:free], waiting[free:]
    return Moved(Room(places, (*inside, *placed), left), placed)
