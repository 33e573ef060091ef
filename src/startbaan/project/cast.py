"""The cast: invented people and places, the same in the demo and in the tests.

Everything is made through the actions a user has, by someone who may; days are relative to the day of
loading. A member of the cast is known by a short handle and signs in with `handle@startbaan.example`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from startbaan.apps.coaching.actions.instruments import publish_instruments
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.people.actions import (
    Conditions,
    Name,
    add_organisation,
    add_person,
    affiliate,
    couple,
    employ,
    found,
    give_address,
    give_role,
    register_coach,
    set_coach_hours,
)
from startbaan.apps.people.queries import nation
from startbaan.apps.programme.actions.starting import start_track
from startbaan.apps.programme.actions.versions import publish_from_content
from startbaan.apps.programme.queries.versions import versions_for
from startbaan.apps.surveys.actions.establishing import publish_questionnaires
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui import clock

if TYPE_CHECKING:
    from startbaan.apps.people.models import Organisation, Person

# The day of the tests: a Tuesday in the autumn of the first school year of some.
A_DAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Place:
    """An organisation of the cast."""

    key: str
    of_kind: str
    name: str
    parent: str | None = None
    sector: str | None = None
    brin: str | None = None
    town: str = ""
    holiday_region: str = ""
    of: str | None = None
    lies: tuple[str, str] | None = None  # kilometres to the east and north on the national grid


@dataclass(frozen=True)
class Member:
    """Someone of the cast: where they work or count as known, and since how many years (0 is this school year)."""

    handle: str
    given_name: str
    infix: str
    family_name: str
    board: str
    school: str | None = None
    since: int = 5
    fte: str = "1"
    scale: str = "LB"
    step: int | None = None
    function: str = "leerkracht"
    route: str = ""
    taught_before: int = 0  # years in the profession before this school


@dataclass(frozen=True)
class Holding:
    """A role someone of the cast holds at an organisation."""

    handle: str
    role: RoleName
    at: str


@dataclass(frozen=True)
class Coupling:
    """Someone of the cast is coach, buddy or manager of a starter, or was until, or is since, some days ago."""

    starter: str
    holder: str
    relation: Relation
    ended_days_ago: int | None = None
    after_days_ago: int | None = None


PLACES = (
    Place("regio-waterrijk", "region", "Onderwijsregio Waterrijk", parent="land"),
    Place("waterrijk", "partnership", "Opleidingsschool Waterrijk", of="regio-waterrijk"),
    Place("pabo-waterrijk", "institute", "Pabo Waterrijk", of="waterrijk"),
    Place("waterland", "board", "Waterland Onderwijs", sector="po", of="waterrijk"),
    Place("de-vaart", "board", "Stichting De Vaart", sector="po", of="waterrijk"),
    Place("merencollege", "board", "Meren College Groep", sector="vo", of="waterrijk"),
    Place("roc-polderland", "board", "ROC Polderland", sector="mbo", of="waterrijk"),
    Place(
        "de-sluis", "school", "OBS De Sluis", "waterland", "po", "98AA00", "Merendam", "noord", lies=("126.4", "508.1")
    ),
    Place(
        "het-kompas", "school", "Het Kompas", "waterland", "po", "98AB00", "Merendam", "noord", lies=("127.9", "509.0")
    ),
    Place(
        "de-vlinder",
        "school",
        "De Vlinder",
        "waterland",
        "po",
        "98AC00",
        "Zuiderplas",
        "noord",
        lies=("121.2", "501.6"),
    ),
    Place(
        "de-regenboog",
        "school",
        "De Regenboog",
        "de-vaart",
        "po",
        "98AD00",
        "Vaartdorp",
        "noord",
        lies=("134.8", "514.3"),
    ),
    Place("de-bron", "school", "De Bron", "de-vaart", "po", "98AE00", "Vaartdorp", "noord", lies=("136.1", "515.7")),
    Place(
        "meren-lyceum",
        "school",
        "Meren Lyceum",
        "merencollege",
        "vo",
        "98VA00",
        "Merendam",
        "noord",
        lies=("127.1", "507.2"),
    ),
    Place("meren-onderbouw", "team", "Team onderbouw", "meren-lyceum"),
    Place(
        "techniek-polderland",
        "school",
        "Polderland Techniek",
        "roc-polderland",
        "mbo",
        "98MA00",
        "Merendam",
        "noord",
        lies=("128.6", "506.5"),
    ),
    Place("team-installatie", "team", "Team installatietechniek", "techniek-polderland"),
)

MEMBERS = (
    # starters
    Member("sanne", "Sanne", "de", "Wit", "waterland", "de-sluis", 0, "0.8", step=1, route="pabo"),
    Member("thijs", "Thijs", "van", "Dam", "waterland", "het-kompas", 0, "1", step=1, route="pabo"),
    Member("yasmina", "Yasmina", "", "El Amrani", "waterland", "de-sluis", 1, "1", step=2, route="pabo"),
    Member("femke", "Femke", "", "Mulder", "waterland", "de-vlinder", 2, "0.6", step=3, route="zij-instromer"),
    Member("ruben", "Ruben", "de", "Groot", "de-vaart", "de-regenboog", 0, "1", step=1, route="pabo"),
    Member("lotte", "Lotte", "", "Peeters", "merencollege", "meren-lyceum", 0, "0.8", step=1, route="tweedegraads"),
    Member("noah", "Noah", "", "Bakker", "roc-polderland", "techniek-polderland", 0, step=2, route="pdg"),
    # those around them
    Member("mehmet", "Mehmet", "", "Yılmaz", "waterland", "het-kompas", function="leerkracht en coach"),
    Member("petra", "Petra", "", "Visser", "waterland", None),
    Member("sietske", "Sietske", "de", "Boer", "waterland", "de-sluis"),
    Member("joost", "Joost", "", "Jansen", "waterland", "het-kompas"),
    Member("karin", "Karin", "", "Post", "waterland", "de-sluis", scale="DB", function="directeur"),
    Member("bert", "Bert", "", "Smit", "waterland", "het-kompas", scale="DB", function="directeur"),
    Member("hanneke", "Hanneke", "", "Vos", "waterland", None),
    Member("dirkjan", "Dirk-Jan", "van der", "Meulen", "waterland", None),
    Member("ineke", "Ineke", "", "Prins", "waterland", "de-sluis", function="intern begeleider"),
    Member("sam", "Sam", "", "Koster", "waterland", "de-sluis", function="ICT-coördinator"),
    Member("loes", "Loes", "", "Faber", "waterland", "de-sluis", function="bouwcoördinator"),
    Member("truus", "Truus", "van", "Ham", "waterland", None),
    Member("paul", "Paul", "", "Kramer", "de-vaart", "de-regenboog", scale="DB", function="directeur"),
    Member("wil", "Wil", "", "Dekker", "de-vaart", None),
    Member("carla", "Carla", "", "Ruiter", "de-vaart", "de-bron", function="leerkracht en coach"),
    Member("eva", "Eva", "", "Timmer", "merencollege", "meren-lyceum", function="teamleider"),
    Member("omar", "Omar", "", "Haddad", "merencollege", "meren-lyceum", function="docent en coach"),
    Member("nico", "Nico", "", "Blom", "roc-polderland", "techniek-polderland", function="teamleider"),
    Member("tessa", "Tessa", "", "Verhoef", "merencollege", None),
    Member("kees", "Kees", "ter", "Horst", "roc-polderland", None),
    Member("olga", "Olga", "", "Brandsma", "waterland", None),
    Member("jeroen", "Jeroen", "", "Kuipers", "waterland", None),
    Member("marijke", "Marijke", "", "Terpstra", "waterland", None),
    Member("anouk", "Anouk", "", "Wiersma", "waterland", "de-vlinder", function="schoolopleider"),
    Member("fatima", "Fatima", "", "El Idrissi", "waterland", None),
    Member("wouter", "Wouter", "", "Haan", "waterland", None),
    Member("els", "Els", "", "Noordhoek", "waterland", None),
    Member("pim", "Pim", "", "Zonderland", "de-vaart", "de-bron"),
)

HOLDINGS = (
    Holding("karin", RoleName.LINE_MANAGER, "de-sluis"),
    Holding("bert", RoleName.LINE_MANAGER, "het-kompas"),
    Holding("paul", RoleName.LINE_MANAGER, "de-regenboog"),
    Holding("eva", RoleName.LINE_MANAGER, "meren-onderbouw"),
    Holding("nico", RoleName.LINE_MANAGER, "team-installatie"),
    Holding("hanneke", RoleName.BOARD_COORDINATOR, "waterland"),
    Holding("wil", RoleName.BOARD_COORDINATOR, "de-vaart"),
    Holding("tessa", RoleName.BOARD_COORDINATOR, "merencollege"),
    Holding("kees", RoleName.BOARD_COORDINATOR, "roc-polderland"),
    Holding("dirkjan", RoleName.HR, "waterland"),
    Holding("ineke", RoleName.CARE_COORDINATOR, "de-sluis"),
    Holding("sam", RoleName.ICT_CONTACT, "de-sluis"),
    Holding("loes", RoleName.PHASE_COORDINATOR, "de-sluis"),
    Holding("truus", RoleName.CONFIDANT, "de-sluis"),
    Holding("olga", RoleName.TRAINER, "waterrijk"),
    Holding("jeroen", RoleName.PROGRAMME_LEADER, "waterrijk"),
    Holding("anouk", RoleName.WORKING_GROUP, "waterrijk"),
    Holding("anouk", RoleName.TEACHER_EDUCATOR, "de-vlinder"),
    Holding("marijke", RoleName.STEERING_GROUP, "waterrijk"),
    Holding("fatima", RoleName.INSTITUTE_COORDINATOR, "waterrijk"),
    Holding("wouter", RoleName.REGION, "regio-waterrijk"),
    Holding("els", RoleName.MINISTRY, "land"),
)

# handle, board, intern or extern, hours this school year
COACHES = (
    ("mehmet", "waterland", "intern", "56"),
    ("petra", "waterland", "extern", "33"),
    ("carla", "de-vaart", "intern", "40"),
    ("omar", "merencollege", "intern", "40"),
)

COUPLINGS = (
    Coupling("sanne", "mehmet", Relation.COACH),
    Coupling("sanne", "sietske", Relation.BUDDY),
    Coupling("sanne", "karin", Relation.MANAGER),
    Coupling("thijs", "joost", Relation.BUDDY),
    Coupling("thijs", "bert", Relation.MANAGER),
    Coupling("yasmina", "mehmet", Relation.COACH, ended_days_ago=40),
    Coupling("yasmina", "petra", Relation.COACH, after_days_ago=40),
    Coupling("yasmina", "karin", Relation.MANAGER),
    Coupling("femke", "petra", Relation.COACH),
    Coupling("ruben", "carla", Relation.COACH),
    Coupling("ruben", "paul", Relation.MANAGER),
    Coupling("lotte", "omar", Relation.COACH),
    Coupling("lotte", "eva", Relation.MANAGER),
    Coupling("noah", "nico", Relation.MANAGER),
)

# What the demo's sign-in page offers: one person for each role.
SIGN_IN = (
    ("sanne", "starter, eerste jaar"),
    ("yasmina", "starter, tweede jaar"),
    ("sietske", "maatje"),
    ("mehmet", "coach"),
    ("petra", "externe coach"),
    ("karin", "leidinggevende"),
    ("hanneke", "bovenschools coördinator"),
    ("dirkjan", "HR"),
    ("ineke", "intern begeleider"),
    ("olga", "opleider"),
    ("jeroen", "programmaleider"),
    ("anouk", "werkgroep"),
    ("marijke", "stuurgroep"),
    ("fatima", "instituutscoördinator"),
    ("wouter", "onderwijsregio"),
    ("els", "ministerie"),
    ("bas", "beheerder"),
    ("lotte", "starter in het vo"),
    ("noah", "starter in het mbo"),
)


@dataclass(frozen=True)
class Scene:
    """Everyone and everything to be made."""

    places: tuple[Place, ...]
    members: tuple[Member, ...]
    holdings: tuple[Holding, ...]
    coaches: tuple[tuple[str, str, str, str], ...]
    couplings: tuple[Coupling, ...]

    @property
    def coordinators(self) -> dict[str, str]:
        """The coordinator of each board."""
        found = (holding for holding in self.holdings if holding.role is RoleName.BOARD_COORDINATOR)
        return {holding.at: holding.handle for holding in found}

    @property
    def by_handle(self) -> dict[str, Member]:
        """Everyone by handle."""
        return {member.handle: member for member in self.members}


CAST = Scene(PLACES, MEMBERS, HOLDINGS, COACHES, COUPLINGS)


@dataclass(frozen=True)
class Cast:
    """Who is who after loading: the number of each person and organisation by handle and key."""

    persons: Mapping[str, int]
    organisations: Mapping[str, int]

    def __getattr__(self, handle: str) -> int:
        if handle.startswith("_") or handle not in self.persons:
            raise AttributeError(handle)
        return self.persons[handle]


def email_of(handle: str) -> str:
    """The address with which a member of the cast signs in."""
    return f"{handle}@startbaan.example"


def load(scene: Scene = CAST, *, on: date) -> Cast:
    """Make the places and the people of a scene, as on this day, through the actions a user has.

    Each starter's track is started by the coordinator of the board on its first day.
    """
    at = clock.now()
    year = SchoolYear.of(on)
    founded = _start(year, since=6)
    admin = found(given_name="Bas", infix="", family_name="Hendriks", nation="Nederland", on=founded, at=at)
    with acting_as(admin, on=on) as by:
        publish_from_content(at=at)
        publish_questionnaires(at=at)
        publish_instruments(at=at)
        places = _places(by, scene, year=year, at=at)
        persons = {"bas": admin} | {
            member.handle: _member(by, member, number=number, places=places, year=year, at=at)
            for number, member in enumerate(scene.members, start=1001)
        }
        for handle, person in persons.items():
            since = scene.by_handle[handle].since if handle in scene.by_handle else 2
            period = Period(_start(year, since=min(since, 2)))
            give_address(by=by, at=at, person=person, email=email_of(handle), period=period, board=places["waterland"])
        _roles(by, scene, persons=persons, places=places, year=year, at=at)
    members = scene.by_handle
    for board, handle in scene.coordinators.items():
        with acting_as(persons[handle], on=on) as by:
            for coupling in scene.couplings:
                if members[coupling.starter].board == board:
                    _couple(by, coupling, members[coupling.starter], persons=persons, on=on, at=at)
    for member in scene.members:
        if member.step and member.school:
            start = _start(year, since=member.since)
            with acting_as(persons[scene.coordinators[member.board]], on=start) as by:
                _track(by, persons[member.handle], places[member.school], start=start)
    return Cast(
        {handle: person.pk for handle, person in persons.items()}, {key: place.pk for key, place in places.items()}
    )


def _track(by: Viewer, person: "Person", school: "Organisation", *, start: date) -> None:
    """Start the programme of the school's sector; the newest general version is the last that is named."""
    version = next(version for version in versions_for(school) if version.owner_id is None)
    start_track(
        by=by,
        at=min(datetime.combine(start, time(9), clock.AMSTERDAM), clock.now()),
        starter=person.pk,
        version=version,
        start_on=start,
        holiday_region=school.holiday_region,
    )


def _start(year: SchoolYear, *, since: int) -> date:
    return SchoolYear(year.start_year - since).period.start


def _places(by: Viewer, scene: Scene, *, year: SchoolYear, at: datetime) -> "dict[str, Organisation]":
    places = {"land": nation()}
    for place in scene.places:
        places[place.key] = add_organisation(
            by=by,
            at=at,
            key=place.key,
            of_kind=place.of_kind,
            name=place.name,
            parent=places[place.parent] if place.parent else None,
            sector=place.sector,
            brin=place.brin,
            town=place.town,
            holiday_region=place.holiday_region,
            lies=dict(zip(("east", "north"), map(Decimal, place.lies), strict=True)) if place.lies else None,
        )
        if place.of:
            period = Period(_start(year, since=6))
            affiliate(by=by, at=at, member=places[place.key], of=places[place.of], period=period)
    return places


def _member(
    by: Viewer, member: Member, *, number: int, places: "Mapping[str, Organisation]", year: SchoolYear, at: datetime
) -> "Person":
    start = _start(year, since=member.since)
    person = add_person(
        by=by,
        at=at,
        name=Name(member.given_name, member.infix, member.family_name),
        board=places[member.board],
        personnel_number=f"{number:06}",
        route=member.route,
        qualified_on=start - timedelta(days=30) if member.step else None,
        profession_started_on=_start(year, since=member.since + member.taught_before),
    )
    if member.school:
        employ(
            by=by,
            at=at,
            person=person,
            school=places[member.school],
            period=Period(start),
            conditions=Conditions(Decimal(member.fte), member.scale, member.step),
            function=member.function,
            contract="tijdelijk" if member.since == 0 else "vast",
        )
    return person


def _roles(
    by: Viewer,
    scene: Scene,
    *,
    persons: "Mapping[str, Person]",
    places: "Mapping[str, Organisation]",
    year: SchoolYear,
    at: datetime,
) -> None:
    period = Period(_start(year, since=5))
    for holding in scene.holdings:
        person, place = persons[holding.handle], places[holding.at]
        give_role(by=by, at=at, person=person, organisation=place, role=holding.role, period=period)
    for handle, board, employed, hours in scene.coaches:
        registration = register_coach(
            by=by,
            at=at,
            person=persons[handle],
            board=places[board],
            period=period,
            is_external=employed == "extern",
            certificate="Coach en opleider in de school",
            certified_until=_start(year, since=-2),
        )
        set_coach_hours(by=by, at=at, registration=registration, year=year, hours=Decimal(hours))


def _couple(
    by: Viewer, coupling: Coupling, starter: Member, *, persons: Mapping[str, "Person"], on: date, at: datetime
) -> None:
    start = _start(SchoolYear.of(on), since=starter.since)
    period = Period(start)
    if coupling.ended_days_ago is not None:
        period = Period.through(start, last=on - timedelta(days=coupling.ended_days_ago))
    elif coupling.after_days_ago is not None:
        period = Period(on - timedelta(days=coupling.after_days_ago - 1))
    couple(
        by=by,
        at=at,
        starter=persons[coupling.starter].pk,
        holder=persons[coupling.holder].pk,
        relation=coupling.relation,
        period=period,
    )
