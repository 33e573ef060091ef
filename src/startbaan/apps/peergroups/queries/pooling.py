"""The pool of a round as the engine of groups takes it: who, where, on which days, and who may not be with whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import chain

from django.db.models import Q

from startbaan.apps.peergroups.models import Candidate, Round, RoundFacilitator
from startbaan.apps.peergroups.queries.met import met
from startbaan.apps.people.models import Organisation, Pair, Person, Post
from startbaan.apps.people.queries.together import read_together
from startbaan.domain.grouping.packing import Instance, pack_instance
from startbaan.domain.grouping.pool import Facilitator, Pool, School, Starter, Weekday, Weights
from startbaan.domain.periods import Period, SchoolYear

NOWHERE = "?"


@dataclass(frozen=True)
class Asked:
    """What is asked of the engine, with the names of the people in it and the schools of which the place is unknown.

    `wider` has those too who lead no group yet but could, for who looks for a way out.
    """

    pool: Pool
    wider: Pool
    names: Mapping[str, str]
    schools: Mapping[str, str]
    unknown: tuple[str, ...]


def asked(row: Round) -> Asked:
    """The pool of a round: those who take part and have a day; whoever else is in the round stays out of it."""
    return asked_of(row, *lines_of(row))


def asked_of(row: Round, starters: Sequence[Candidate], guides: Sequence[RoundFacilitator]) -> Asked:
    """The pool of a round, of the lines that were read already."""
    candidates = [one for one in starters if one.included and one.weekdays]
    leaders = [one for one in guides if one.included and one.weekdays]
    placed = _places(candidates, leaders)
    people = {one.starter_id for one in candidates}
    wider = Pool(
        starters=[
            Starter(str(one.starter_id), str(one.school_id), one.school.sector or "", _days(one.weekdays))
            for one in candidates
        ],
        facilitators=[
            Facilitator(
                str(one.person_id), _school_of(one), _sector_of(one), _days(one.weekdays), max_groups=one.max_groups
            )
            for one in leaders
        ],
        schools=placed.schools,
        forbidden=frozenset(
            (str(starter), str(person))
            for starter, person in working_relations(row, people, [one.person_id for one in leaders])
        ),
        met=met(sorted(people), before=row.school_year),
        weights=Weights(**row.weights),
    )
    names = {str(one.starter_id): str(one.starter) for one in candidates}
    names |= {str(one.person_id): str(one.person) for one in leaders}
    return Asked(_leading(wider), wider, names, placed.names, placed.unknown)


def _leading(wider: Pool) -> Pool:
    """The same pool without those who lead no group."""
    leaders = [one for one in wider.facilitators if one.max_groups]
    known = {one.id for one in leaders}
    forbidden = frozenset((starter, leader) for starter, leader in wider.forbidden if leader in known)
    return replace(wider, facilitators=leaders, forbidden=forbidden)


def fingerprint(pool: Pool) -> str:
    """What tells one pool from another: computed for another pool, a bound proves nothing."""
    return sha256(pack_instance(Instance(pool)).encode()).hexdigest()


def lines_of(row: Round) -> tuple[list[Candidate], list[RoundFacilitator]]:
    """The starters in a round and who can guide groups in it, each by name, in one statement."""
    starters = Candidate.objects.filter(round=row).select_related("starter", "school")
    guides = RoundFacilitator.objects.filter(round=row).select_related("person", "school")
    starters, guides = starters.order_by("starter__sort_name", "pk"), guides.order_by("person__sort_name", "pk")
    read_together(starters, guides)
    return list(starters), list(guides)


def working_relations(row: Round, starters: Collection[int], leaders: Sequence[int]) -> set[tuple[int, int]]:
    """Who works with whom in the year of a round: coach, buddy or manager of, or at a school with; as one human being.

    Whoever facilitates for one employer and is coach for another is one and the same.
    """
    span = _ahead(row)
    humans = _humans([*starters, *leaders])
    of_starter, of_leader = _owners(starters, humans), _owners(leaders, humans)
    pairs = Pair.objects.filter(starter__in=list(of_starter), holder__in=list(of_leader), period__overlap=span)
    posts = Post.objects.filter(person__in=[*of_starter, *of_leader], period__overlap=span)
    read_together(pairs, posts)
    found = {(pair.starter_id, pair.holder_id) for pair in pairs}
    at = defaultdict(set)
    for post in posts:
        at[post.school_id].add(post.person_id)
    for people in at.values():
        found |= {(one, other) for one in people & of_starter.keys() for other in people & of_leader.keys()}
    return {(starter, leader) for one, other in found for starter in of_starter[one] for leader in of_leader[other]}


def year_of(row: Round) -> SchoolYear:
    """The school year of a round."""
    return SchoolYear(row.school_year)


@dataclass(frozen=True)
class _Placed:
    schools: tuple[School, ...]
    names: Mapping[str, str]
    unknown: tuple[str, ...]


def _places(candidates: Iterable[Candidate], leaders: Iterable[RoundFacilitator]) -> _Placed:
    """Where every school lies; of which that is unknown, in the middle of the others."""
    rows: dict[str, Organisation | None] = {str(one.school_id): one.school for one in candidates}
    rows |= {_school_of(one): one.school for one in leaders}
    known = {key: (float(row.east), float(row.north)) for key, row in rows.items() if row and row.east and row.north}
    count = len(known) or 1
    middle = (sum(x for x, _y in known.values()) / count, sum(y for _x, y in known.values()) / count)
    places = {key: known.get(key, middle) for key in rows}
    return _Placed(
        tuple(School(key, *places[key]) for key in sorted(rows)),
        {key: row.name for key, row in rows.items() if row},
        tuple(sorted(row.name for key, row in rows.items() if row and key not in known)),
    )


def _school_of(one: RoundFacilitator) -> str:
    """The school of a facilitator; who has none, such as a coach from outside, is a place of their own."""
    return str(one.school_id) if one.school_id else f"{NOWHERE}{one.person_id}"


def _sector_of(one: RoundFacilitator) -> str:
    return (one.school.sector or "") if one.school else one.sector


def _days(codes: Iterable[str]) -> frozenset[Weekday]:
    return frozenset(map(Weekday, codes))


def _ahead(row: Round) -> Period:
    """From the making of a round, or the beginning of its year if that is later, to the end of the year."""
    year = year_of(row).period
    made: date = row.made_at.date()
    assert year.end is not None
    return Period(min(max(year.start, made), year.end - timedelta(days=1)), year.end)


def _humans(people: Collection[int]) -> dict[int, set[int]]:
    rows = Person.objects.filter(Q(pk__in=list(people))).values_list("pk", "user__persons")
    found = {person: {person} for person in people}
    for person, other in rows:
        if other is not None:
            found[person].add(other)
    return found


def _owners(people: Iterable[int], humans: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """By every person of a human being, who of these people that is."""
    found: dict[int, set[int]] = defaultdict(set)
    for person, other in chain.from_iterable(((one, other) for other in humans[one]) for one in people):
        found[other].add(person)
    return found
