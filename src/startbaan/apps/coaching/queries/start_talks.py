"""Start talks: the questions on their pages, what was answered, who signed, and how far each starter is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from startbaan.apps.coaching.models import StartTalk, StartTalkAnswer, StartTalkSignature
from startbaan.apps.coaching.queries.signatures import SIGNERS, Place, Signed, places_of
from startbaan.apps.people.access import Viewer, editable_by, may_make, open_one, stands, visible_to
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.queries import Seen, of_kinds, page_language
from startbaan.domain.frameworks import Framework, framework_on, shipped_frameworks
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.schedule.definition import ActivityKind, BudgetLine

STRENGTHS, GROWTH = "sterk", "groei"
HELP, HOURS, SHARING = "hulpvragen", "uren", "delen"
HELD = "gesprek"


class State(StrEnum):
    """How a start talk stands."""

    TO_BEGIN = "to_begin"
    WRITING = "writing"
    SIGNING = "signing"
    CLOSED = "closed"

    @property
    def word(self) -> Promise:
        """The word on its badge."""
        return STATE_WORDS[self]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"to_begin": "attention", "writing": "plan", "signing": "attention", "closed": "good"}[self]


STATE_WORDS = {
    State.TO_BEGIN: gettext_lazy("nog niet begonnen"),
    State.WRITING: gettext_lazy("bezig"),
    State.SIGNING: gettext_lazy("te tekenen"),
    State.CLOSED: gettext_lazy("vastgesteld"),
}


@dataclass(frozen=True)
class Question:
    """One question of a start talk, on a page of its own."""

    key: str
    title: str
    hint: str
    area: str = ""
    about: str = ""


@dataclass(frozen=True)
class Answer:
    """How an answer reads now: its number, words, hours, by whom and when."""

    number: int
    words: str
    hours: dict[str, str]
    name: str
    by_you: bool
    at: datetime


@dataclass(frozen=True)
class HoursLine:
    """A line of hours as the programme gives it, and as these three agreed it."""

    key: str
    title: str
    standard: Decimal
    agreed: Decimal
    with_fte: bool

    @property
    def differs(self) -> bool:
        """Whether other hours were agreed than the programme gives."""
        return self.agreed != self.standard


@dataclass(frozen=True)
class Answered:
    """A question with its answer."""

    question: Question
    answer: Answer | None
    hours: tuple[HoursLine, ...] = ()

    @property
    def changed(self) -> tuple[HoursLine, ...]:
        """The lines on which other hours were agreed."""
        return tuple(line for line in self.hours if line.differs)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has said anything."""
        return self.answer is None or not (self.answer.words or self.answer.hours)


@dataclass(frozen=True)
class ShownTalk:
    """A start talk on its page, as this viewer may see it."""

    row: StartTalk
    starter: Person
    framework: Framework
    answered: tuple[Answered, ...]
    version: int
    places: tuple[Place, ...]
    activity: Seen | None
    is_own: bool
    may_write: bool

    @property
    def state(self) -> State:
        """How it stands."""
        if self.row.closed_at:
            return State.CLOSED
        return State.SIGNING if self.signed else State.WRITING

    @property
    def signed(self) -> tuple[Signed, ...]:
        """Whose name stands under it as it is now."""
        return tuple(place.signed for place in self.places if place.signed)

    @property
    def is_held(self) -> bool:
        """Whether the talk took place."""
        return self.activity is None or not self.activity.is_open

    @property
    def held_on(self) -> date | None:
        """On which day."""
        return self.activity.row.done_on if self.activity else None

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed."""
        return self.row.closed_at is None

    @property
    def empty(self) -> tuple[Question, ...]:
        """What nobody has answered yet."""
        return tuple(found.question for found in self.answered if found.is_empty)

    @property
    def you_sign(self) -> bool:
        """Whether the viewer's name is asked for now."""
        return self.is_open and any(place.is_you and place.signed is None for place in self.places)

    @property
    def blocked(self) -> str:
        """Why nobody can sign yet, and what to do about it; nothing when one can."""
        if not self.is_held:
            return _("Tekenen kan zodra het gesprek geweest is. Vul in wanneer het was.")
        if all(found.is_empty for found in self.answered):
            return _("Er staat nog niets om te tekenen. Schrijf eerst samen iets op.")
        return ""

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("coaching:start_talk", args=[self.row.pk])

    def found(self, key: str) -> Answered:
        """Give one question with its answer; Http404 when there is no such question."""
        for found in self.answered:
            if found.question.key == key:
                return found
        raise Http404


@dataclass(frozen=True)
class StartTalkFact:
    """How far the start talk of one starter is, on a day: without a word of it."""

    state: State
    last_day: date | None
    closed_at: datetime | None
    late: bool


@dataclass(frozen=True)
class ListedTalk:
    """A start talk in a list: no confidential words."""

    starter: Person
    is_own: bool
    state: State
    row: StartTalk | None
    year: int
    you_sign: bool
    coached: bool
    may_make: bool
    counts_now: StartTalkFact | None = None  # of this starter, whichever year this one is of


def questions(framework: Framework, language: str) -> tuple[Question, ...]:
    """The questions of a start talk in their order: two for each requirement, then help, hours and sharing."""
    found = []
    for area in framework.areas:
        title, about = area.title.said(language), area.about.said(language)
        found += [
            Question(f"{area.key}-{STRENGTHS}", area.strengths.said(language), _("Dit gaat al goed."), title, about),
            Question(f"{area.key}-{GROWTH}", area.growth.said(language), _("Hier werk je dit jaar aan."), title, about),
        ]
    return (
        *found,
        Question(HELP, _("Welke hulp vraag je dit jaar, en aan wie?"), _("Denk aan coach, maatje en leidinggevende.")),
        Question(
            HOURS,
            _("Wat spreken jullie af over de uren?"),
            _("De uren komen uit het programma. Pas aan wat anders wordt."),
        ),
        Question(
            SHARING,
            _("Wat deel je dit jaar met wie?"),
            _("Bijvoorbeeld: wat hoort je leidinggevende wel, en wat niet?"),
        ),
    )


def start_activity(viewer: Viewer, starter: int) -> Seen | None:
    """The start talk in the programme of this starter that counts now: of the newest year begun, else of the first."""
    items = [
        item for item in of_kinds(viewer, [starter], ActivityKind.START_TALK) if viewer.on in item.row.track.period
    ]
    begun = [item for item in items if item.window.start <= viewer.on]
    return begun[-1] if begun else next(iter(items), None)


def open_start_talk(viewer: Viewer, item: UUID, *, at: datetime) -> ShownTalk:
    """Open one start talk; journalled when it is someone else's, Http404 when the viewer may not see it."""
    row = open_one(viewer, StartTalk.objects.select_related("starter", "pair"), at=at, item=item)
    return _shown(viewer, row)


def start_talk_to_write(viewer: Viewer, item: UUID) -> ShownTalk:
    """One start talk for who writes in it; Http404 when the viewer may not."""
    row = editable_by(viewer, StartTalk.objects.select_related("starter", "pair").filter(pk=item)).first()
    if row is None:
        raise Http404
    return _shown(viewer, row)


def start_talks_for(viewer: Viewer) -> list[ListedTalk]:
    """The start talks the viewer takes part in as starter, coach or manager, and those still to begin."""
    talks, starters = visible_talks(viewer), _of_three(viewer)
    items = of_kinds(viewer, starters, ActivityKind.START_TALK)
    return start_talks_among(viewer, talks, items, coached=_coached(starters, on=viewer.on))


def visible_talks(viewer: Viewer) -> QuerySet[StartTalk]:
    """The start talks of whom the viewer is the starter, coach or manager; each with its version and names."""
    rows = visible_to(viewer, StartTalk.objects.filter(starter__in=_of_three(viewer))).select_related("starter")
    own = StartTalkSignature.objects.filter(talk=OuterRef("pk"), version=OuterRef("version"), author__in=viewer.persons)
    return _versioned(rows).annotate(is_signed=Exists(own)).order_by("starter__sort_name", "-year", "-made_at")


def start_talks_among(
    viewer: Viewer, talks: Collection[StartTalk], items: Iterable[Seen], *, coached: Collection[int]
) -> list[ListedTalk]:
    """The same among talks and activities that were read already, by who of their starters has a coach today."""
    starters = _of_three(viewer)
    current = _current([item for item in items if item.row.starter_id in starters], on=viewer.on)
    facts = _facts(current, talks, on=viewer.on)
    found = [
        _listed(viewer, row.starter, row=row, year=row.year, signed=getattr(row, "is_signed", False), coached=coached)
        for row in talks
    ]
    known = {(row.starter_id, row.year) for row in talks}
    found += [
        _listed(viewer, item.row.starter, row=None, year=item.row.year, signed=False, coached=coached)
        for starter, item in current.items()
        if (starter, item.row.year) not in known and item.is_open
    ]
    found = [replace(talk, counts_now=facts.get(talk.starter.pk)) for talk in found]
    return sorted(found, key=lambda talk: (talk.state is State.CLOSED, talk.starter.sort_name, -talk.year))


def start_talk_of(viewer: Viewer, starters: Collection[int], on: date) -> dict[int, StartTalkFact]:
    """How far the start talk of each of these starters is that counts now, as far as the viewer may see.

    A starter whose programme has none is not in it.
    """
    current = _current(of_kinds(viewer, starters, ActivityKind.START_TALK), on=on)
    rows = visible_to(viewer, StartTalk.objects.filter(starter__in=list(starters)))
    return _facts(current, _versioned(rows), on=on)


def _facts(current: Mapping[int, Seen], rows: Iterable[StartTalk], *, on: date) -> dict[int, StartTalkFact]:
    """How far each of these start talks is, by the newest of these rows."""
    talks = {(row.starter_id, row.year): row for row in sorted(rows, key=lambda row: row.made_at)}
    found = {}
    for starter, item in current.items():
        row = talks.get((starter, item.row.year))
        state = _state(row)
        late = state is not State.CLOSED and item.is_open and item.last_day < on
        found[starter] = StartTalkFact(state, item.last_day, row.closed_at if row else None, late)
    return found


def start_talk_to_begin(viewer: Viewer, starter: UUID) -> ListedTalk:
    """The start talk that may be begun for this starter, or that was; Http404 for who is not one of the three."""
    person = visible_to(viewer, Person.objects.filter(key=starter)).first()
    if person is None or not may_make(viewer, Kind.START_TALK, person.pk):
        raise Http404
    activity = start_activity(viewer, person.pk)
    year = activity.row.year if activity else 0
    running = Pair.objects.filter(starter=person, relation=Relation.COACH.value, period__contains=viewer.on)
    rows = visible_to(viewer, StartTalk.objects.filter(starter=person, year=year, pair__in=running))
    row = _versioned(rows.select_related("starter")).order_by("made_at").first()
    return _listed(viewer, person, row=row, year=year, signed=False, coached=_coached([person.pk], on=viewer.on))


def question_url(item: UUID, key: str) -> str:
    """The page of one question."""
    return reverse("coaching:start_talk_question", args=[item, key])


def hours_of(talk: StartTalk, activity: Seen | None, answer: Answer | None) -> tuple[HoursLine, ...]:
    """The starter's lines of hours in this year of the programme, with what was agreed instead."""
    if activity is None:
        return ()
    lines = [line for line in activity.definition.budget if line.holder == "starter" and talk.year in line.years]
    agreed = answer.hours if answer else {}
    return tuple(_hours_line(line, agreed.get(line.key)) for line in lines)


def _hours_line(line: BudgetLine, agreed: str | None) -> HoursLine:
    standard = Decimal(str(line.amount))
    return HoursLine(
        key=line.key,
        title=line.title.said(page_language()),
        standard=standard,
        agreed=Decimal(agreed) if agreed else standard,
        with_fte=line.with_fte,
    )


def _shown(viewer: Viewer, row: StartTalk) -> ShownTalk:
    framework = shipped_frameworks().get(row.framework) or framework_on(row.made_at.date())
    answers = _answers(viewer, row)
    version = StartTalkAnswer.objects.filter(talk=row).count()
    activity = next(
        (item for item in of_kinds(viewer, [row.starter_id], ActivityKind.START_TALK) if item.row.year == row.year),
        None,
    )
    answered = tuple(
        Answered(
            question,
            answers.get(question.key),
            hours_of(row, activity, answers.get(question.key)) if question.key == HOURS else (),
        )
        for question in questions(framework, page_language())
    )
    signatures = list(visible_to(viewer, StartTalkSignature.objects.filter(talk=row)).select_related("author"))
    coach = row.pair.holder_id if row.pair else None
    return ShownTalk(
        row=row,
        starter=row.starter,
        framework=framework,
        answered=answered,
        version=version,
        places=places_of(viewer, row.starter, signatures, version=version, coach=coach),
        activity=activity,
        is_own=row.starter_id in viewer.persons,
        may_write=row.closed_at is None and editable_by(viewer, StartTalk.objects.filter(pk=row.pk)).exists(),
    )


def _answers(viewer: Viewer, row: StartTalk) -> dict[str, Answer]:
    rows = visible_to(viewer, StartTalkAnswer.objects.filter(talk=row)).select_related("author")
    newest = rows.order_by("key", "-number").distinct("key")
    return {
        found.key: Answer(
            number=found.number,
            words=found.words,
            hours=found.hours,
            name=str(found.author),
            by_you=found.author_id in viewer.persons,
            at=found.written_at,
        )
        for found in newest
    }


def _versioned(rows: QuerySet[StartTalk]) -> QuerySet[StartTalk]:
    """Count of each talk its version, and the names under that version, in the same statement."""
    answers = StartTalkAnswer.objects.filter(talk=OuterRef("pk")).order_by().values("talk")
    rows = rows.annotate(version=Subquery(answers.annotate(n=Count("pk")).values("n")))
    signed = (
        StartTalkSignature.objects.filter(talk=OuterRef("pk"), version=OuterRef("version")).order_by().values("talk")
    )
    return rows.annotate(names=Subquery(signed.annotate(n=Count("pk")).values("n")))


def _state(row: StartTalk | None) -> State:
    if row is None:
        return State.TO_BEGIN
    if row.closed_at:
        return State.CLOSED
    return State.SIGNING if getattr(row, "names", 0) else State.WRITING


def _current(items: Sequence[Seen], *, on: date) -> dict[int, Seen]:
    """Of each starter the start talk that counts now: of the newest year begun, else of the first."""
    found: dict[int, Seen] = {}
    for item in items:
        if on in item.row.track.period and (item.window.start <= on or item.row.starter_id not in found):
            found[item.row.starter_id] = item
    return found


def _of_three(viewer: Viewer) -> set[int]:
    return {*viewer.persons, *viewer.starters(Relation.COACH), *viewer.starters(Relation.MANAGER)}


def _listed(
    viewer: Viewer, starter: Person, *, row: StartTalk | None, year: int, signed: bool, coached: Collection[int]
) -> ListedTalk:
    state = _state(row)
    own = starter.pk in viewer.persons
    return ListedTalk(
        starter=starter,
        is_own=own,
        state=state,
        row=row,
        year=year,
        you_sign=state is State.SIGNING and not signed and any(stands(viewer, r, starter.pk) for r in SIGNERS),
        coached=row is not None or starter.pk in coached,
        may_make=may_make(viewer, Kind.START_TALK, starter.pk),
    )


def _coached(starters: Collection[int], *, on: date) -> set[int]:
    rows = Pair.objects.filter(starter__in=list(starters), relation=Relation.COACH.value, period__contains=on)
    return set(rows.values_list("starter", flat=True))
