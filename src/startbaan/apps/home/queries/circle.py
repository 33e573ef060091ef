"""The starters around a viewer: who they are, where they work, who helps them and how things are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db.models import (
    BooleanField,
    Case,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Lower

from startbaan.apps.home.queries.bulk import packed
from startbaan.apps.home.queries.standing import (
    NOTHING_DUE,
    Due,
    Standing,
    coach_due_from,
    due_of,
    standing_of,
    year_on,
    years_of,
)
from startbaan.apps.people.access import Viewer, posted, visible_to
from startbaan.apps.people.models import Pair, Person, Post
from startbaan.apps.programme.models import ProgrammeVersion, Track
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import Definition
from startbaan.ui.wording import full_name

REACHING = (Relation.COORDINATOR, Relation.HR, Relation.PROGRAMME)
PROFILED = (Relation.COORDINATOR, Relation.HR)
SHOWN = (Relation.COACH.value, Relation.BUDDY.value)


@dataclass(frozen=True, slots=True)
class Helper:
    """A coach or buddy as a list names one."""

    pk: int
    given_name: str
    infix: str
    family_name: str
    sort_name: str

    @property
    def name(self) -> str:
        """The name as one says it."""
        return full_name(self.given_name, self.infix, self.family_name)


@dataclass(frozen=True, slots=True)
class Workplace:
    """A school where a starter works or will work."""

    school: int
    uuid: str
    name: str
    sector: str
    board: int
    board_name: str
    found: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How the track of a starter goes: the year one is in (0 before the first) and how things are.

    `coach_from` is the day from which there is to be a coach; nothing when there need be none.
    """

    track: int
    version: int
    definition: Definition
    start_on: date
    years: tuple[Period, ...]
    year: int
    standing: Standing
    coach_from: date | None
    due: Due
    is_extended: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A starter as a list knows one; without a course for a viewer who reads the name card and no more."""

    pk: int
    key: str
    given_name: str
    infix: str
    family_name: str
    sort_name: str
    is_found: bool
    places: tuple[Workplace, ...]
    coach: Helper | None
    buddy: Helper | None
    course: Course | None
    profession_started_on: date | None
    contract_ends_on: date | None

    @property
    def name(self) -> str:
        """The name as one says it."""
        return full_name(self.given_name, self.infix, self.family_name)

    @property
    def school(self) -> str:
        """Where they work, in words."""
        return ", ".join(place.name for place in self.places)

    @property
    def standing(self) -> Standing | None:
        """How things are, where the viewer may know."""
        return self.course.standing if self.course else None


@dataclass(frozen=True, slots=True)
class _Row:
    track: int
    starter: int
    key: str
    given_name: str
    infix: str
    family_name: str
    sort_name: str
    begins: str
    ends: str | None
    extra_years: int
    region: str
    asked: list[str]
    version: int
    published: str
    is_found: bool
    profession: str | None


COLUMNS = (
    "pk",
    "starter",
    "starter__key",
    "starter__given_name",
    "starter__infix",
    "starter__family_name",
    "starter__sort_name",
    "period__startswith",
    "period__endswith",
    "extension_years",
    "holiday_region",
    "coaching_from",
    "version",
    "version__published_at",
    "is_found",
    "profession",
)


@dataclass(frozen=True, slots=True)
class _Posted:
    begins: str
    ends: str | None
    starter: int
    school: int
    uuid: str
    name: str
    sector: str
    board: int
    board_name: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class _Held:
    begins: str
    starter: int
    relation: str
    holder: int
    given_name: str
    infix: str
    family_name: str
    sort_name: str


PLACE = (
    "school",
    "school__uuid",
    "school__name",
    "school__sector",
    "school__parent",
    "school__parent__name",
    "is_found",
)
HOLDER = ("holder", "holder__given_name", "holder__infix", "holder__family_name", "holder__sort_name")

_day = lru_cache(maxsize=4096)(date.fromisoformat)
_moment = lru_cache(maxsize=512)(datetime.fromisoformat)


def guides(viewer: Viewer) -> bool:
    """Say whether the viewer looks after starters, or reads the name cards of some."""
    return bool(viewer.pairs or any(viewer.schools.get(relation) for relation in REACHING))


def circle_of(viewer: Viewer, *, words: Sequence[str] = ()) -> list[Known]:
    """Every starter whose track runs or is still to begin and whom the viewer may see, by name.

    Four statements whatever their number, and one more for whoever reads name cards only. A starter is
    found when each word is in the name, or each in that of a school.
    """
    near = _near(viewer).annotate(is_found=_holding("starter__sort_name", words), profession=_profession(viewer))
    found = _read(visible_to(viewer, near))
    whole = {row.starter for row in found}
    if viewer.schools.get(Relation.PROGRAMME):
        cards = near.filter(starter__in=visible_to(viewer, Person.objects.all())).exclude(starter__in=whole)
        found += _read(cards)
    first = {row.starter: row for row in sorted(found, key=lambda row: row.begins, reverse=True)}
    rows = sorted(first.values(), key=lambda row: (row.sort_name, row.starter))
    starters = [row.starter for row in rows]
    (places, ends), helpers = _places(viewer, starters, words), _helpers(viewer, starters)
    courses = _courses(viewer, [row for row in rows if row.starter in whole], helpers)
    return [
        _known(row, places.get(row.starter, []), helpers, courses.get(row.starter), ends.get(row.starter))
        for row in rows
    ]


def is_open(viewer: Viewer) -> Q:
    """What runs today or is still to begin."""
    return Q(period__endswith=None) | Q(period__endswith__gt=viewer.on)


def _near(viewer: Viewer) -> QuerySet[Track]:
    """The tracks among which the door looks: without this it would pass by those of the whole country."""
    reached = {school for relation in REACHING for school in viewer.schools.get(relation, ())}
    helped = {pair.starter for pair in viewer.pairs}
    about = Q(starter__in=helped)
    if reached:
        employed = Post.objects.filter(is_open(viewer), school__in=reached).values("person")
        paired = Person.objects.filter(pk__in=helped).values("pk")
        about = Q(starter__among=employed.union(paired) if helped else employed)
    return Track.objects.filter(is_open(viewer), about).exclude(starter__in=viewer.persons)


def _profession(viewer: Viewer) -> Expression:
    """The first day in the profession, for who may read it of some of these; the others are not asked about."""
    asked = Q(starter__in=viewer.starters(Relation.MANAGER))
    for relation in PROFILED:
        if viewer.schools.get(relation):
            asked |= Q(starter__in=posted(viewer, relation).values("person"))
    return Case(When(asked, then=F("starter__profile__profession_started_on")), default=Value(None))


def _read(rows: QuerySet[Track]) -> list[_Row]:
    return packed(rows, _Row, *COLUMNS)


def _holding(field: str, words: Sequence[str]) -> Expression:
    """Whether a field, without accents, holds each of the words."""
    if not words:
        return Value(value=True, output_field=BooleanField())
    held = Q()
    for word in words:
        held &= Q(**{f"{field}__contains": plain(Value(word))})
    return ExpressionWrapper(held, output_field=BooleanField())


def plain(text: Value | F) -> Lower:
    """A text in small letters without accents, as the database sorts and searches names."""
    return Lower(Func(text, function="startbaan_unaccent", output_field=TextField()))


def _places(
    viewer: Viewer, starters: Sequence[int], words: Sequence[str]
) -> tuple[dict[int, list[Workplace]], dict[int, date | None]]:
    """Where each starter works or will work, and the last day of the last of that, where there is one."""
    rows = Post.objects.filter(is_open(viewer), person__in=starters)
    rows = rows.annotate(plain_name=plain(F("school__name"))).annotate(is_found=_holding("plain_name", words))
    found = packed(rows, _Posted, "period__startswith", "period__endswith", "person", *PLACE)
    schools = {post.school: post for post in found}
    workplaces = {number: _workplace(post) for number, post in schools.items()}
    places: dict[int, list[Workplace]] = {}
    for post in sorted(found, key=lambda post: post.begins):
        places.setdefault(post.starter, []).append(workplaces[post.school])
    ends: dict[int, date | None] = {}
    for post in found:
        known = ends.get(post.starter, date.min)
        end = _day(post.ends) - timedelta(days=1) if post.ends else None
        ends[post.starter] = None if end is None or known is None else max(known, end)
    return places, ends


def _workplace(post: _Posted) -> Workplace:
    return Workplace(post.school, post.uuid, post.name, post.sector, post.board, post.board_name, post.is_found)


def _helpers(viewer: Viewer, starters: Sequence[int]) -> dict[tuple[int, str], Helper]:
    """Coach and buddy of each starter: today's, or else the first to come."""
    rows = Pair.objects.filter(is_open(viewer), starter__in=starters, relation__in=SHOWN)
    held = packed(rows, _Held, "period__startswith", "starter", "relation", *HOLDER)
    known = {
        pair.holder: Helper(pair.holder, pair.given_name, pair.infix, pair.family_name, pair.sort_name) for pair in held
    }
    helpers: dict[tuple[int, str], Helper] = {}
    for pair in sorted(held, key=lambda pair: pair.begins):
        helpers.setdefault((pair.starter, pair.relation), known[pair.holder])
    return helpers


def _courses(viewer: Viewer, rows: Sequence[_Row], helpers: dict[tuple[int, str], Helper]) -> dict[int, Course]:
    definitions = {
        version: definition_of(ProgrammeVersion(pk=version, published_at=_moment(published)))
        for version, published in {(row.version, row.published) for row in rows}
    }
    due = due_of(
        starters=[row.starter for row in rows],
        tracks=[row.track for row in rows],
        definitions=definitions.values(),
        on=viewer.on,
    )
    courses: dict[int, Course] = {}
    for row in rows:
        definition = definitions[row.version]
        start_on = _day(row.begins)
        years = years_of(definition, start_on, row.extra_years, row.region)
        year = year_on(years, on=viewer.on)
        coach_from = coach_due_from(definition, year=year, years=years, asked=map(_day, row.asked))
        standing = standing_of(
            year=year,
            has_coach=(row.starter, "coach") in helpers,
            has_buddy=(row.starter, "buddy") in helpers,
            coach_is_due=coach_from is not None,
            due=due.get(row.starter, NOTHING_DUE),
            stops=row.ends is not None and _day(row.ends) < (years[-1].end or date.max),
        )
        courses[row.starter] = Course(
            track=row.track,
            version=row.version,
            definition=definition,
            start_on=start_on,
            years=years,
            year=year,
            standing=standing,
            coach_from=coach_from,
            due=due.get(row.starter, NOTHING_DUE),
            is_extended=row.extra_years > 0,
        )
    return courses


def _known(
    row: _Row,
    places: list[Workplace],
    helpers: dict[tuple[int, str], Helper],
    course: Course | None,
    contract_ends_on: date | None,
) -> Known:
    return Known(
        pk=row.starter,
        key=row.key,
        given_name=row.given_name,
        infix=row.infix,
        family_name=row.family_name,
        sort_name=row.sort_name,
        is_found=row.is_found or any(place.found for place in places),
        places=tuple(places),
        coach=helpers.get((row.starter, "coach")),
        buddy=helpers.get((row.starter, "buddy")),
        course=course,
        profession_started_on=_day(row.profession) if row.profession else None,
        contract_ends_on=contract_ends_on,
    )
