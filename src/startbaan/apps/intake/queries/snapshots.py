"""What a board knows of the people in a list, in as few statements whether the list is short or long."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from startbaan.apps.intake.queries.uploads import Read
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import (
    Address,
    CoachRegistration,
    Organisation,
    Pair,
    PersonnelNumber,
    Post,
    Role,
    Terms,
)
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import versions_for
from startbaan.apps.programme.queries.plans import planned_end
from startbaan.domain.periods import Period
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.sentences import say
from startbaan.domain.staffing.comparing import compare_with
from startbaan.domain.staffing.intended import Comparison
from startbaan.domain.staffing.known import (
    KnownAddress,
    KnownPair,
    KnownPerson,
    KnownPost,
    KnownTerms,
    KnownTrack,
    Manager,
    School,
    Snapshot,
    union,
)
from startbaan.domain.staffing.names import Name
from startbaan.domain.staffing.people import StaffRow

NO_REGION = say("van deze school is de vakantieregio niet bekend")
NO_PROGRAMME = say("voor deze sector is er nog geen programma")

Stretches = Mapping[int, list[Period]]
Persons = Sequence[int] | QuerySet[PersonnelNumber, int]
FEW = 300


def snapshot(board: Organisation, *, rows: Iterable[StaffRow], viewer: Viewer) -> Snapshot:
    """Take the picture of a board that these rows are held against."""
    staff = list(rows)
    numbers = _numbers(board)
    wanted = _wanted({row.personnel_number for row in staff}, numbers)
    ids = _of(board, [found.person_id for found in wanted.values()])
    places = _places(board, _of(board, None) if _named(staff) else ids)
    emails = {address for row in staff for address in (row.email, row.private_email) if address}
    return Snapshot(
        schools=_schools(board, {row.brin for row in staff}),
        foreign=_foreign(board, {row.brin for row in staff}),
        persons=_persons(wanted, ids=ids, places=places),
        taken=_taken(emails),
        managers=_managers(board, numbers, places=places) if _named(staff) else (),
        own=frozenset(viewer.persons),
    )


def _of(board: Organisation, persons: list[int] | None) -> Persons:
    """Name few people one by one, and many as all of the board."""
    if persons is not None and len(persons) <= FEW:
        return persons
    return PersonnelNumber.objects.filter(board=board).values_list("person", flat=True)


def _named(rows: Iterable[StaffRow]) -> bool:
    return any(row.line_manager for row in rows)


def _numbers(board: Organisation) -> dict[str, PersonnelNumber]:
    rows = PersonnelNumber.objects.filter(board=board).select_related("person", "person__profile")
    return {row.number: row for row in rows}


def _wanted(asked: set[str], numbers: Mapping[str, PersonnelNumber]) -> dict[str, PersonnelNumber]:
    """Find whom each number is of; programs drop zeros in front, so those count only where they make a difference."""
    plain: dict[str, list[PersonnelNumber]] = defaultdict(list)
    for number, row in numbers.items():
        plain[number.lstrip("0")].append(row)
    found = {}
    for number in asked:
        alike = plain.get(number.lstrip("0"), [])
        if number in numbers:
            found[number] = numbers[number]
        elif len(alike) == 1 and alike[0].number not in asked:
            found[number] = alike[0]
    return found


def _schools(board: Organisation, brins: set[str]) -> dict[str, School]:
    rows = Organisation.objects.filter(parent=board, of_kind=Organisation.OfKind.SCHOOL)
    programmes: dict[str | None, bool] = {}
    found = {}
    for row in rows:
        if row.brin is None:
            continue
        problem = None
        if row.brin in brins:
            if row.sector not in programmes:
                programmes[row.sector] = bool(versions_for(row))
            problem = NO_PROGRAMME if not programmes[row.sector] else None if row.holiday_region else NO_REGION
        found[row.brin] = School(row.pk, row.brin, row.name, problem)
    return found


def _foreign(board: Organisation, brins: set[str]) -> frozenset[str]:
    rows = Organisation.objects.filter(brin__in=brins).exclude(parent=board).values_list("brin", flat=True)
    return frozenset(brin for brin in rows if brin)


def _taken(emails: set[str]) -> dict[str, tuple[tuple[int, Period], ...]]:
    found: dict[str, list[tuple[int, Period]]] = defaultdict(list)
    for row in Address.objects.filter(email__in=emails):
        found[row.email].append((row.person_id, row.period))
    return {email: tuple(taken) for email, taken in found.items()}


def _places(board: Organisation, persons: Persons) -> Stretches:
    """The periods of roles and of the coach register, of these people and of who leads a school of the board."""
    found: dict[int, list[Period]] = defaultdict(list)
    roles = Role.objects.filter(Q(person__in=persons) | _leads(board))
    for person, period in roles.values_list("person", "period"):
        found[person].append(period)
    for person, period in CoachRegistration.objects.filter(person__in=persons).values_list("person", "period"):
        found[person].append(period)
    return found


def _leads(board: Organisation) -> Q:
    of_board = Q(organisation=board) | Q(organisation__parent=board) | Q(organisation__parent__parent=board)
    return Q(role=RoleName.LINE_MANAGER.value) & of_board


def _persons(wanted: Mapping[str, PersonnelNumber], *, ids: Persons, places: Stretches) -> dict[str, KnownPerson]:
    posts, addresses, pairs = _posts(ids), _addresses(ids), _pairs(ids)
    tracks = _tracks(ids)
    found = {}
    for number, row in wanted.items():
        person, profile = row.person, getattr(row.person, "profile", None)
        found[number] = KnownPerson(
            id=person.pk,
            number=row.number,
            name=Name(person.given_name, person.infix, person.family_name),
            route=profile.route if profile else "",
            qualified_on=profile.qualified_on if profile else None,
            profession_started_on=profile.profession_started_on if profile else None,
            posts=tuple(posts[person.pk]),
            addresses=tuple(addresses[person.pk]),
            pairs=tuple(pairs[person.pk]),
            other_places=union(places.get(person.pk, ())),
            track=tracks.get(person.pk),
        )
    return found


def _posts(persons: Persons) -> dict[int, list[KnownPost]]:
    terms: dict[int, list[KnownTerms]] = defaultdict(list)
    agreed = Terms.objects.filter(post__person__in=persons).order_by("period")
    for id_, post, period, fte, scale, step in agreed.values_list("pk", "post", "period", "fte", "scale", "step"):
        terms[post].append(KnownTerms(id_, period, fte, scale, step))
    found: dict[int, list[KnownPost]] = defaultdict(list)
    rows = Post.objects.filter(person__in=persons).order_by("period")
    for id_, person, school, period, function, contract in rows.values_list(
        "pk", "person", "school", "period", "function", "contract"
    ):
        found[person].append(KnownPost(id_, school, period, function, contract, tuple(terms[id_])))
    return found


def _tracks(persons: Persons) -> dict[int, KnownTrack]:
    """The last track of each."""
    rows = Track.objects.filter(starter__in=persons).order_by("period").select_related("version")
    return {
        row.starter_id: KnownTrack(row.pk, row.period.end or date.max, planned_end(row))
        for row in rows.defer("version__text", "version__changes")
    }


def _addresses(persons: Persons) -> dict[int, list[KnownAddress]]:
    found: dict[int, list[KnownAddress]] = defaultdict(list)
    for row in Address.objects.filter(person__in=persons):
        given = row.source == Address.Source.IMPORT
        found[row.person_id].append(KnownAddress(row.pk, row.email, row.post_id, row.period, given))
    return found


def _pairs(persons: Persons) -> dict[int, list[KnownPair]]:
    found: dict[int, list[KnownPair]] = defaultdict(list)
    starting, holding = Pair.objects.filter(starter__in=persons), Pair.objects.filter(holder__in=persons)
    for row in {pair.pk: pair for pair in (*starting, *holding)}.values():
        pair = KnownPair(row.pk, row.starter_id, row.holder_id, row.relation, row.period)
        found[row.starter_id].append(pair)
        found[row.holder_id].append(pair)
    return found


def _managers(board: Organisation, numbers: Mapping[str, PersonnelNumber], *, places: Stretches) -> tuple[Manager, ...]:
    posts: dict[int, list[Period]] = defaultdict(list)
    ids = _of(board, None)
    for person, period in Post.objects.filter(person__in=ids).values_list("person", "period"):
        posts[person].append(period)
    found = {
        row.person_id: Manager(
            number,
            Name(row.person.given_name, row.person.infix, row.person.family_name),
            union([*posts[row.person_id], *places.get(row.person_id, ())]),
            row.person_id,
        )
        for number, row in numbers.items()
    }
    for role in Role.objects.filter(_leads(board)).select_related("person"):
        led_by = role.person
        name = Name(led_by.given_name, led_by.infix, led_by.family_name)
        found.setdefault(led_by.pk, Manager("", name, union(places.get(led_by.pk, ())), led_by.pk))
    return tuple(found.values())


def compared(viewer: Viewer, board: Organisation, *, read: Read, per: date) -> Comparison:
    """Hold a file that was read against the board as it is now; changes count from this day."""
    reading = read.reading()
    known = snapshot(board, rows=reading.rows, viewer=viewer)
    return compare_with(known, reading=reading, reckoning=read.reckoning(per), on=viewer.on)
