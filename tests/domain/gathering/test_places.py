"""Places and the waiting list: nobody is lost, none is overbooked, and whoever asked first goes first."""

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.gathering.places import Moved, Room, asked, cancelled, resized

PEOPLE = st.integers(1, 12)
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), PEOPLE),
        st.tuples(st.just("cancel"), PEOPLE),
        st.tuples(st.just("places"), st.integers(0, 8)),
    ),
    max_size=60,
)


def happen(room, event):
    name, number = event
    if name == "ask":
        return asked(room, person=number)
    if name == "cancel":
        return cancelled(room, person=number)
    return resized(room, places=number)


@given(st.integers(0, 8), EVENTS)
def test_nobody_is_lost_and_none_overbooked_whatever_happens(places, events):
    room, here = Room(places), []
    for event in events:
        name, number = event
        before = room
        moved = happen(room, event)
        room = moved.room
        if name == "ask" and number not in here:
            here.append(number)
        if name == "cancel" and number in here:
            here.remove(number)
        assert sorted((*room.inside, *room.waiting)) == sorted(here)
        assert len(room.inside) <= max(room.places, len(before.inside))
        assert set(before.inside) - set(room.inside) <= {number if name == "cancel" else None}
        assert moved.placed == tuple(each for each in room.inside if each not in before.inside)


@given(st.integers(0, 8), EVENTS)
def test_whoever_waits_asked_later_than_whoever_moved_up(places, events):
    room, order = Room(places), []
    for event in events:
        name, number = event
        moved = happen(room, event)
        if name == "ask" and number not in (*room.inside, *room.waiting):
            order.append(number)
        if name == "cancel" and number in order:
            order.remove(number)
        assert list(moved.room.waiting) == [each for each in order if each in moved.room.waiting]
        assert all(order.index(up) < order.index(each) for up in moved.placed for each in moved.room.waiting)
        room = moved.room


@given(st.permutations(range(300)), st.integers(0, 40))
def test_three_hundred_who_ask_fill_exactly_the_places(people, places):
    room = Room(places)
    for person in people:
        room = asked(room, person=person).room

    assert room.inside == tuple(people[:places])
    assert room.waiting == tuple(people[places:])


def test_first_who_waits_moves_up_when_somebody_cancels():
    room = Room(2, (1, 2), (3, 4))

    assert cancelled(room, person=1) == Moved(Room(2, (2, 3), (4,)), (3,))
    assert cancelled(room, person=3) == Moved(Room(2, (1, 2), (4,)))
    assert room.number_of(4) == 2


def test_fewer_places_take_nobodys_place():
    smaller = resized(Room(3, (1, 2, 3), (4,)), places=1)

    assert smaller == Moved(Room(1, (1, 2, 3), (4,)))
    assert smaller.room.too_many == 2
    assert cancelled(smaller.room, person=2).placed == ()
    assert resized(smaller.room, places=4).placed == (4,)


def test_asking_again_changes_nothing():
    room = Room(1, (1,), (2,))

    assert [asked(room, person=person) for person in (1, 2)] == [Moved(room), Moved(room)]
