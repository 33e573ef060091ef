"""One starter, all who could stand around them, and an item of every kind in every state a wall must tell apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Model
from grouped_rows import group
from rehearsal import PARTS, WHOLES, make_tables
from row_about import OWNER, About
from rows import FACTORIES

from startbaan.apps.peergroups.models import PeerCase, PeerGroup, PeerMember
from startbaan.apps.people.models import Affiliation, Confidential, Organisation, Pair, Part, Person, Post, Role, Share
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import CO_WRITTEN, PAIR_RELATIONS, Access, Kind, Relation, access
from startbaan.domain.privacy.roles import RELATION_OF, RoleName

LONG_AGO = date(2024, 8, 1)
BEGIN, MID, END, GONE = date(2026, 9, 1), date(2026, 11, 24), date(2027, 2, 1), date(2027, 7, 1)
DAYS = (BEGIN - timedelta(days=1), BEGIN, MID, END - timedelta(days=1), END, GONE)
AT = datetime(2026, 9, 2, 9, tzinfo=UTC)
WHILE = Period(BEGIN, END)

HELPERS = {
    "buddy": (Relation.BUDDY, WHILE),
    "coach": (Relation.COACH, WHILE),
    "earlier coach": (Relation.COACH, Period(LONG_AGO, BEGIN)),
    "later coach": (Relation.COACH, Period(END, GONE)),
    "manager": (Relation.MANAGER, WHILE),
    "other manager": (Relation.MANAGER, Period(LONG_AGO, END)),
}
ROLES = {
    "coordinator": (RoleName.BOARD_COORDINATOR, "board", WHILE),
    "coordinator of the school": (RoleName.BOARD_COORDINATOR, "school", Period(BEGIN)),
    "coordinator of another board": (RoleName.BOARD_COORDINATOR, "other board", Period(LONG_AGO)),
    "hr": (RoleName.HR, "board", WHILE),
    "hr of a region": (RoleName.HR, "region", Period(LONG_AGO)),
    "programme leader": (RoleName.PROGRAMME_LEADER, "partnership", WHILE),
    "steering group": (RoleName.STEERING_GROUP, "partnership", WHILE),
    "region": (RoleName.REGION, "region", WHILE),
    "ministry": (RoleName.MINISTRY, "nation", WHILE),
    "care coordinator": (RoleName.CARE_COORDINATOR, "school", WHILE),
    "care coordinator elsewhere": (RoleName.CARE_COORDINATOR, "other school", WHILE),
    "line manager by role": (RoleName.LINE_MANAGER, "school", WHILE),
    "administrator": (RoleName.ADMINISTRATOR, "board", WHILE),
}
ALONE = ("starter", "other starter", "named", "aside", "stranger")
VIEWERS = (*ALONE, "coach of the other", *HELPERS, *ROLES)


@dataclass(frozen=True)
class Shared:
    """A sharing of an item, as the test means it."""

    relation: Relation
    pair: str = ""
    starter: str = "starter"
    until: date | None = None
    revoked: bool = False

    def runs(self, on: date) -> bool:
        return not self.revoked and (self.until is None or on < self.until)


@dataclass(frozen=True)
class State:
    """How an item stands: whose, by whom, under which pair, handed in, put to whom, shared with whom."""

    starter: str = "starter"
    author: str = "starter"
    pair: str = ""
    handed_in: bool = True
    to: str = "aside"
    shared: tuple[Shared, ...] = ()


PLAIN = State(pair="coach")
STATES: Mapping[str, State] = {
    "made now": PLAIN,
    "made under no pair": State(),
    "made under the earlier coach": State(pair="earlier coach"),
    "by the coach": replace(PLAIN, author="coach"),
    "half": replace(PLAIN, handed_in=False),
    "half, by the coach": replace(PLAIN, author="coach", handed_in=False),
    "half, by a stranger": replace(PLAIN, author="stranger", handed_in=False),
    "shared with the buddy": State(shared=(Shared(Relation.BUDDY, "buddy"),)),
    "shared with the coach": State(pair="earlier coach", shared=(Shared(Relation.COACH, "coach"),)),
    "shared with the manager": State(shared=(Shared(Relation.MANAGER, "manager"),)),
    "shared with coordinators": State(shared=(Shared(Relation.COORDINATOR),)),
    "shared with hr": State(shared=(Shared(Relation.HR),)),
    "half and shared": State(handed_in=False, shared=(Shared(Relation.COACH, "coach"),)),
    "no longer shared": State(shared=(Shared(Relation.COACH, "coach", revoked=True),)),
    "shared until the day": State(shared=(Shared(Relation.MANAGER, "manager", until=MID),)),
    "shared until the next day": State(shared=(Shared(Relation.MANAGER, "manager", until=MID + timedelta(days=1)),)),
    "shared by another starter": State(shared=(Shared(Relation.COACH, "coach of the other", "other starter"),)),
    "to a person": State(to="named"),
    "to the buddy": State(to="buddy"),
    "to a role": State(to="role"),
    "of the other": State(starter="other starter", author="other starter"),
    "of the other under a pair of this one": State(starter="other starter", author="other starter", pair="coach"),
    "of the other, to a person": State(starter="other starter", author="other starter", to="named"),
}
# A help question exists from the moment it is asked, a case from when it is brought: before that it is a draft.
NEVER_HALF = frozenset({"HelpQuestion", "PeerCase"})


@dataclass
class Scene:
    """The people, and every item by its number."""

    persons: dict[str, Person] = field(default_factory=dict)
    pairs: dict[str, Pair] = field(default_factory=dict)
    places: dict[str, Organisation] = field(default_factory=dict)
    about: dict[str, About] = field(default_factory=dict)
    items: dict[UUID, tuple[type[Model], str]] = field(default_factory=dict)
    parts: dict[UUID, UUID] = field(default_factory=dict)
    plain: dict[type[Model], dict[object, str]] = field(default_factory=dict)

    @property
    def locked(self) -> tuple[type[Confidential], ...]:
        """The confidential models: those of the program, and one of every kind made for the occasion."""
        return (*(model for model in FACTORIES if issubclass(model, Confidential)), *WHOLES)

    def relations(self, viewer: str, starter: str, on: date) -> set[Relation]:
        """What the test holds this viewer to be to this starter on a day; participant aside."""
        found = {Relation.STARTER} if viewer == starter else set()
        if starter == "starter":
            if viewer in HELPERS and on in HELPERS[viewer][1]:
                found.add(HELPERS[viewer][0])
            if viewer in ROLES and self._reaches(viewer, on):
                found.add(RELATION_OF[ROLES[viewer][0]])
        elif starter == "other starter":
            if viewer == "coach of the other" and on in WHILE:
                found.add(Relation.COACH)
            if viewer == "coordinator of another board" and on < GONE:
                found.add(Relation.COORDINATOR)
        return found

    def _reaches(self, viewer: str, on: date) -> bool:
        """A role reaches a starter from the organisations that hold the school where they work or will work."""
        role, place, period = ROLES[viewer]
        holds = place in {"board", "school", "partnership"}
        return holds and on in period and role in RELATION_OF and on < GONE

    def may(self, viewer: str, model: type[Confidential], state: State, *, on: date, write: bool = False) -> bool:
        """Say from the table alone whether this viewer may read, or write, an item in this state on a day."""
        kind, held = model.kind, self.held(viewer, on)
        if kind is Kind.AUTHOR_ONLY:
            return state.author == viewer and (not state.pair or state.pair in held)
        if not (state.handed_in or state.author == viewer or kind in CO_WRITTEN):
            return False
        enough = {Access.WRITE} if write else {Access.READ, Access.WRITE}
        relations = self.relations(viewer, state.starter, on)
        opened = {
            relation
            for relation in relations
            if access(relation, kind) in enough and (model.under != relation or self._under(viewer, state, on))
        }
        if access(Relation.PARTICIPANT, kind) in enough and self._takes_part(viewer, state, on):
            opened.add(Relation.PARTICIPANT)
        return bool(opened) or (not write and self._reads_shared(viewer, model, state, relations, on))

    def held(self, viewer: str, on: date) -> set[str]:
        """The pairs this viewer holds on a day."""
        if viewer in HELPERS and on in HELPERS[viewer][1]:
            return {viewer}
        return {viewer} if viewer == "coach of the other" and on in WHILE else set()

    def _under(self, viewer: str, state: State, on: date) -> bool:
        return state.pair in self.held(viewer, on) and state.starter == "starter"

    def _takes_part(self, viewer: str, state: State, on: date) -> bool:
        if state.to == "role":
            return viewer == "care coordinator" and on in WHILE
        if state.to == "buddy":
            return viewer == "buddy" and on in WHILE
        return viewer == state.to

    def _reads_shared(
        self, viewer: str, model: type[Confidential], state: State, relations: set[Relation], on: date
    ) -> bool:
        for shared in state.shared:
            allowed = access(shared.relation, model.kind) is Access.SHARED or model.under == shared.relation
            own = shared.starter == state.starter
            meant = shared.pair in self.held(viewer, on) if shared.relation in PAIR_RELATIONS else True
            if allowed and own and meant and shared.runs(on) and shared.relation in relations:
                return True
        return False


def make() -> Scene:
    """Make everything as the owner, committed, beside the cast."""
    scene = Scene()
    make_tables()
    _places(scene)
    _people(scene)
    for name, row in _rows(scene):
        scene.items[row.pk] = (type(row), name)
    for model, factory in FACTORIES.items():
        if not issubclass(model, Confidential):
            scene.plain[model] = {factory(scene.about[who]).pk: who for who in ("starter", "other starter")}
    return scene


def _places(scene: Scene) -> None:
    def place(name: str, of_kind: str, parent: str = "", **values: str) -> None:
        scene.places[name] = Organisation.objects.using(OWNER).create(
            key=f"wet-{name.replace(' ', '-')}",
            of_kind=of_kind,
            name=name,
            parent=scene.places.get(parent),
            **values,
        )

    scene.places["nation"] = Organisation.objects.using(OWNER).get(of_kind="nation")
    place("region", "region")
    place("partnership", "partnership")
    for prefix, brin in (("", "01AA00"), ("other ", "01AB00")):
        place(f"{prefix}board", "board", sector="po")
        place(f"{prefix}school", "school", f"{prefix}board", sector="po", brin=brin)
    period = Period(LONG_AGO)
    for member, of in (("board", "partnership"), ("partnership", "region"), ("board", "region")):
        Affiliation.objects.using(OWNER).create(member=scene.places[member], of=scene.places[of], period=period)


def _people(scene: Scene) -> None:
    for name in VIEWERS:
        scene.persons[name] = Person.objects.using(OWNER).create(given_name=name, family_name="Wet")
    version = ProgrammeVersion.objects.using(OWNER).create(key="wet", version="1", title="w", sector="po", text="{}")
    for name in VIEWERS:
        starts = name.endswith("starter")
        school = scene.places["other school" if name == "other starter" else "school"]
        post = Post.objects.using(OWNER).create(
            person=scene.persons[name],
            school=school,
            period=Period(LONG_AGO, GONE) if starts else Period(LONG_AGO),
        )
        if starts:
            aside = scene.persons["aside"]
            scene.about[name] = About(scene.persons[name], post, school, aside, version, LONG_AGO, AT)
    for name, (relation, period) in HELPERS.items():
        scene.pairs[name] = _pair(scene, "starter", name, relation, period)
    scene.pairs["coach of the other"] = _pair(scene, "other starter", "coach of the other", Relation.COACH, WHILE)
    for name, (role, where, period) in ROLES.items():
        Role.objects.using(OWNER).create(
            person=scene.persons[name], organisation=scene.places[where], role=role.value, period=period
        )


def _pair(scene: Scene, starter: str, holder: str, relation: Relation, period: Period) -> Pair:
    return Pair.objects.using(OWNER).create(
        starter=scene.persons[starter], holder=scene.persons[holder], relation=relation.value, period=period
    )


def _rows(scene: Scene) -> Iterator[tuple[str, Confidential]]:
    shares: list[Share] = []
    for model in scene.locked:
        made = []
        for name, state in STATES.items():
            if state.handed_in or model.__name__ not in NEVER_HALF:
                row = _row(scene, model, state)
                made.append(row)
                shares += [_share(scene, row, shared) for shared in state.shared]
                yield name, row
        model._default_manager.using(OWNER).bulk_create(made)
        if model in PARTS:
            _add_parts(scene, PARTS[model], made)
    Share.objects.using(OWNER).bulk_create(shares)


def _row(scene: Scene, model: type[Confidential], state: State) -> Confidential:
    row = FACTORIES[model](scene.about[state.starter]) if model in FACTORIES else model(made_at=AT)
    row.starter, row.author = scene.persons[state.starter], scene.persons[state.author]
    row.pair = scene.pairs[state.pair] if state.pair else None
    row.handed_in_at = AT if state.handed_in else None
    if isinstance(row, PeerCase):
        row.group = _circle(scene, state)
        return row
    row.to_person = None
    if state.to == "role":
        row.to_role, row.to_organisation = RoleName.CARE_COORDINATOR.value, scene.places["school"]
    elif state.to == "buddy":
        row.to_pair = scene.pairs["buddy"]
    else:
        row.to_person = scene.persons[state.to]
    return row


def _circle(scene: Scene, state: State) -> PeerGroup:
    """A group in which those take part to whom the state puts an item: as its facilitator, or in it for some days."""
    about = scene.about[state.starter]
    if state.to not in {"role", "buddy"}:
        return group(about, facilitator=scene.persons[state.to])
    row, who = group(about), "care coordinator" if state.to == "role" else "buddy"
    PeerMember.objects.using(OWNER).create(starter=scene.persons[who], group=row, period=WHILE)
    return row


def _share(scene: Scene, row: Confidential, shared: Shared) -> Share:
    return Share(
        starter=scene.persons[shared.starter],
        item=row.pk,
        kind_shared=row.kind.value,
        relation=shared.relation.value,
        pair=scene.pairs[shared.pair] if shared.pair else None,
        shared_at=AT,
        until=shared.until,
        revoked_at=AT if shared.revoked else None,
    )


def _add_parts(scene: Scene, model: type[Part], wholes: list[Confidential]) -> None:
    made = [model(of=whole, author=scene.persons["starter"]) for whole in wholes]
    model._default_manager.using(OWNER).bulk_create(made)
    scene.parts |= {part.pk: part.of_id for part in made}
