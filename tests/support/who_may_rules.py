"""The words in which it is said who may open an address: what somebody is to Sanne, and what that opens.

What somebody is to her follows from the cast, and what that opens from the table; never from the program under test.
"""

from collections.abc import Callable, Collection, Iterator

from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.privacy.roles import RELATION_OF, RoleName
from startbaan.domain.schedule.reading import shipped
from startbaan.project.cast import CAST, Coupling

Rule = Callable[[str], bool]
PLACES = {place.key: place for place in CAST.places}
EVERYONE = ("bas", *CAST.by_handle)
STARTER, SCHOOL = "sanne", "de-sluis"
# The first administrator is made with the place where the cast lives, and stands in no list of the cast.
ADMINISTRATOR = "bas"
# Asked by Sanne, and shared with her coach: see `site_map.put_question`.
ASKED, SHARED_WITH = RoleName.CARE_COORDINATOR.value, Relation.COACH
SUBJECTS = shipped()["ozwh-2026"].onboarding
# Who the confidant is stands on the list; what one asks them, nobody ticks but the starter.
ON_THE_LIST = {name for subject in SUBJECTS for name in subject.with_whom} - {RoleName.CONFIDANT.value}
ON_ITS_FIRST_LINE = SUBJECTS[0].with_whom


def upward(place: str | None) -> Iterator[str]:
    """A place, what it stands under, and what that belongs to."""
    while place in PLACES:
        yield place
        place = PLACES[place].parent or PLACES[place].of


def is_running(coupling: Coupling) -> bool:
    return coupling.ended_days_ago is None


def roles(handle: str, *, above: str | None = None) -> set[RoleName]:
    """The roles somebody holds: anywhere, or at a place and what is above it up to the partnership."""
    near = {place for place in upward(above) if PLACES[place].of_kind != "region"}
    return {holding.role for holding in CAST.holdings if holding.handle == handle and (not above or holding.at in near)}


def relations(handle: str, starter: str) -> set[Relation]:
    """What somebody is to a starter on the day of the tests; participant aside."""
    pairs = {
        one.relation for one in CAST.couplings if is_running(one) and (one.starter, one.holder) == (starter, handle)
    }
    by_role = {RELATION_OF[role] for role in roles(handle, above=CAST.by_handle[starter].school) if role in RELATION_OF}
    return pairs | by_role | ({Relation.STARTER} if handle == starter else set())


def is_named(handle: str, names: Collection[str]) -> bool:
    """Whether somebody is meant: by the role held at Sanne's school, or as helper of Sanne."""
    helper = {Relation.BUDDY: "buddy", Relation.COACH: "coach", Relation.MANAGER: "line_manager"}
    meant = {role.value for role in roles(handle, above=SCHOOL)}
    return not meant.union(helper.get(relation, "") for relation in relations(handle, STARTER)).isdisjoint(names)


def opens(kind: Kind, enough: set[Access], named: Collection[str], shared_with: Relation | None) -> Rule:
    def may(handle: str) -> bool:
        found = relations(handle, STARTER) | ({Relation.PARTICIPANT} if is_named(handle, named) else set())
        shared = shared_with in found and access(shared_with, kind) is Access.SHARED
        return shared or any(access(relation, kind) in enough for relation in found)

    return may


def reads(kind: Kind, *, named: Collection[str] = (), shared_with: Relation | None = None) -> Rule:
    """Who reads a row of this kind about Sanne; it may name some, and she may have shared it."""
    return opens(kind, {Access.READ, Access.WRITE}, named, shared_with)


def writes(kind: Kind, *, named: Collection[str] = ()) -> Rule:
    """Who writes a row of this kind about Sanne; it may name some."""
    return opens(kind, {Access.WRITE}, named, None)


def only(*wanted: Relation) -> Rule:
    """Who stands in one of these relations to Sanne."""
    return lambda handle: not relations(handle, STARTER).isdisjoint(wanted)


def reads_another(kind: Kind, *, at: str) -> Rule:
    """Who reads this kind about some starter of a school other than themselves."""
    there = [member.handle for member in CAST.members if member.step and member.school == at]
    return lambda handle: any(
        access(relation, kind) in {Access.READ, Access.WRITE}
        for starter in there
        for relation in relations(handle, starter) - {Relation.STARTER}
    )


def holding(*wanted: RoleName, above: str | None = None) -> Rule:
    """Who holds one of these roles: anywhere, or at a place and what is above it."""
    return lambda handle: not roles(handle, above=above).isdisjoint(wanted)


def anyone(handle: str) -> bool:
    """Whoever has signed in: the page is about the one who looks."""
    return handle in EVERYONE


def among(*handles: str) -> Rule:
    """Who is named on the item itself."""
    return lambda handle: handle in handles


def belongs_to(board: str) -> Rule:
    """Who works, holds a role, is a coach or helps a starter at a board or one of its schools."""
    within = {place.key for place in CAST.places if board in upward(place.key)}
    starters = [member.handle for member in CAST.members if member.step and member.school in within]
    there = {member.handle for member in CAST.members if member.school in within}
    there |= {holding.handle for holding in CAST.holdings if holding.at in within}
    there |= {handle for handle, register, *_ in CAST.coaches if register in within}
    there |= {one.holder for one in CAST.couplings if is_running(one) and one.starter in starters}
    return lambda handle: handle in there


def administrator(handle: str) -> bool:
    return handle == ADMINISTRATOR


def either(*rules: Rule) -> Rule:
    return lambda handle: any(rule(handle) for rule in rules)


TAKES_IN_HERE = holding(RoleName.BOARD_COORDINATOR, RoleName.HR, above=SCHOOL)
ARRANGES_HERE = either(administrator, TAKES_IN_HERE)
# Who couples people to a starter and arranges the programme as a whole: not a cell, but what these three are for.
DIRECTS_HER = only(Relation.MANAGER, Relation.COORDINATOR, Relation.HR)
HERS = only(Relation.STARTER)
FOLLOWS_A_PROGRAMME = among(*(member.handle for member in CAST.members if member.step))
