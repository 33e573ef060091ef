"""The programme in the words of one language: the cards from which pages and handbook are both made."""

from dataclasses import dataclass
from functools import lru_cache

from startbaan.domain.schedule import phrases
from startbaan.domain.schedule.definition import (
    Activity,
    ActivityKind,
    BudgetLine,
    Definition,
    OnboardingSubject,
    RoleDescription,
)
from startbaan.domain.sources import Source, Status, Text
from startbaan.domain.words import word

STATUSES = {
    Status.CONFIRMED: Text("bevestigd", "confirmed"),
    Status.UNVERIFIED: Text("niet geverifieerd", "not verified"),
    Status.OWN_CHOICE: Text("eigen keuze", "our own choice"),
    Status.OWN_EXAMPLE: Text("eigen voorbeeld", "our own example"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something comes from, as it is printed; `sure` when nothing needs to be said about it."""

    status: str
    place: str
    note: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """What is for one role to do."""

    role: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """All that is said of one activity."""

    key: str
    kind: ActivityKind
    part: str
    title: str
    why: str
    duties: tuple[Duty, ...]
    who: tuple[str, ...]
    invited: tuple[str, ...]
    lead: str
    years: tuple[int, ...]
    years_text: str
    times_text: str
    hours: float | None
    hours_text: str
    when_text: str
    after: tuple[str, ...]
    least_minutes: int
    group_text: str
    agreements: tuple[str, ...]
    topics: tuple[tuple[int, tuple[str, ...]], ...]
    source: Reference

    def duty_of(self, role: str) -> str:
        """Say what is for this role to do; nothing for who does not take part."""
        return next((duty.text for duty in self.duties if duty.role == role), "")

    def topics_of(self, year: int) -> tuple[str, ...]:
        """Give the example subjects of one year."""
        return dict(self.topics).get(year, ())


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One thing of an onboarding subject."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class SubjectCard:
    """All that is said of one onboarding subject; `with_whom` are role keys, `names` their words."""

    key: str
    title: str
    why: str
    items: tuple[ItemCard, ...]
    with_whom: tuple[str, ...]
    names: tuple[str, ...]
    when_text: str
    starter_ticks_alone: bool
    source: Reference


@dataclass(frozen=True, slots=True)
class PartCard:
    """A chapter with its activities, and its hours in each year that has any."""

    key: str
    title: str
    about: str
    activities: tuple[ActivityCard, ...]
    hours: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class RoleCard:
    """Who someone is and what is expected of them."""

    key: str
    name: str
    tasks: tuple[str, ...]
    source: Reference


@dataclass(frozen=True, slots=True)
class BudgetCard:
    """One line of hours, with what it is made of."""

    key: str
    title: str
    members: tuple[str, ...]
    years_text: str
    amount_text: str
    rest_text: str
    rest_for: tuple[str, ...]
    with_fte: bool
    source: Reference


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A question the sources leave open, and what was chosen."""

    question: str
    choice: str


@dataclass(frozen=True)
class ProgrammeCards:
    """The whole programme in one language."""

    name: str
    title: str
    version: str
    status: str
    is_example: bool
    introduction: str
    aim: str
    values: tuple[str, ...]
    themes: tuple[str, ...]
    principles: tuple[str, ...]
    length_years: int
    parts: tuple[PartCard, ...]
    roles: tuple[RoleCard, ...]
    onboarding: tuple[SubjectCard, ...]
    budget: tuple[BudgetCard, ...]
    coach_hours: tuple[str, ...]
    coach_hours_source: Reference | None
    open_questions: tuple[OpenCard, ...]
    sources: tuple[ItemCard, ...]
    by_key: dict[str, ActivityCard]
    subjects: dict[str, SubjectCard]


@lru_cache(maxsize=256)
def cards(definition: Definition, language: str = "nl") -> ProgrammeCards:
    """Give the cards of a programme, the same ones each time."""
    writer = _Writer(definition, language=language)
    activities = {activity.key: writer.activity(activity) for activity in definition.activities}
    onboarding = tuple(writer.subject(subject) for subject in definition.onboarding)
    about = definition.about
    return ProgrammeCards(
        name=definition.name,
        title=definition.title.said(language),
        version=definition.version,
        status=STATUSES[definition.status].said(language),
        is_example=definition.status is Status.OWN_EXAMPLE,
        introduction=about.introduction.said(language),
        aim=about.aim.said(language),
        values=writer.all(about.values),
        themes=writer.all(about.themes),
        principles=writer.all(about.principles),
        length_years=definition.length_years,
        parts=writer.parts(activities),
        roles=tuple(writer.role(role) for role in definition.roles),
        onboarding=onboarding,
        budget=tuple(writer.line(line) for line in definition.budget),
        coach_hours=phrases.coach_hours(definition.coach_hours, language=language),
        coach_hours_source=writer.reference(definition.coach_hours.source) if definition.coach_hours else None,
        open_questions=tuple(
            OpenCard(item.question.said(language), item.choice.said(language)) for item in definition.open_questions
        ),
        sources=tuple(ItemCard(source.key, source.title.said(language)) for source in definition.sources),
        by_key=activities,
        subjects={subject.key: subject for subject in onboarding},
    )


def reference(source: Source, *, language: str) -> Reference:
    """Give where something comes from, as it is printed."""
    return Reference(
        status=STATUSES[source.status].said(language),
        place=source.named(language),
        note=source.explained(language),
        sure=source.status is Status.CONFIRMED,
    )


class _Writer:
    """Puts the elements of one programme into the words of one language."""

    def __init__(self, definition: Definition, *, language: str) -> None:
        self.definition = definition
        self.language = language
        self.topics = {topic.key: topic.title.said(language) for topic in definition.topics}
        self.titles = {line.key: line.title.said(language) for line in definition.budget}
        self.titles |= {activity.key: activity.title.said(language) for activity in definition.activities}

    def activity(self, activity: Activity) -> ActivityCard:
        language = self.language
        return ActivityCard(
            key=activity.key,
            kind=activity.kind,
            part=activity.part,
            title=activity.title.said(language),
            why=activity.why.said(language),
            duties=tuple(Duty(role, self.name(role), text.said(language)) for role, text in activity.how),
            who=self.names(activity.who),
            invited=self.names(activity.invited),
            lead=self.name(activity.lead),
            years=activity.years,
            years_text=phrases.years(activity.years, language=language),
            times_text=phrases.times(activity, language=language),
            hours=activity.hours,
            hours_text=phrases.hours(activity.hours, language=language),
            when_text=phrases.timing(activity.timing, language=language),
            after=tuple(self.titles[key] for key in activity.after),
            least_minutes=activity.least_minutes,
            group_text=phrases.group(activity.group, language=language),
            agreements=self.all(activity.agreements),
            topics=tuple((year, tuple(self.topics[key] for key in keys)) for year, keys in activity.topics),
            source=self.reference(activity.source),
        )

    def subject(self, subject: OnboardingSubject) -> SubjectCard:
        return SubjectCard(
            key=subject.key,
            title=subject.title.said(self.language),
            why=subject.why.said(self.language),
            items=tuple(ItemCard(item.key, item.title.said(self.language)) for item in subject.items),
            with_whom=subject.with_whom,
            names=self.names(subject.with_whom),
            when_text=phrases.weeks(subject.weeks, language=self.language),
            starter_ticks_alone=subject.starter_ticks_alone,
            source=self.reference(subject.source),
        )

    def parts(self, activities: dict[str, ActivityCard]) -> tuple[PartCard, ...]:
        found = []
        for part in self.definition.parts:
            mine = tuple(card for card in activities.values() if card.part == part.key)
            years = range(1, self.definition.length_years + 1)
            sums = ((year, sum(card.hours or 0.0 for card in mine if year in card.years)) for year in years)
            hours = tuple((year, amount) for year, amount in sums if amount)
            title, about = part.title.said(self.language), part.about.said(self.language)
            found.append(PartCard(part.key, title, about, mine, hours))
        return tuple(found)

    def role(self, role: RoleDescription) -> RoleCard:
        return RoleCard(role.key, self.name(role.key), self.all(role.tasks), self.reference(role.source))

    def line(self, line: BudgetLine) -> BudgetCard:
        language = self.language
        amount = phrases.hours(line.amount, language=language)
        most = Text(f"hoogstens {amount}", f"at most {amount}").said(language)
        return BudgetCard(
            key=line.key,
            title=line.title.said(language),
            members=tuple(self.titles[key] for key in line.members),
            years_text=phrases.years(line.years, language=language),
            amount_text=amount if line.at_most is None else most,
            rest_text="" if line.rest is None else phrases.hours(line.rest, language=language),
            rest_for=tuple(self.titles[key] for key in line.rest_for),
            with_fte=line.with_fte,
            source=self.reference(line.source),
        )

    def reference(self, source: Source) -> Reference:
        return reference(source, language=self.language)

    def all(self, texts: tuple[Text, ...]) -> tuple[str, ...]:
        return tuple(text.said(self.language) for text in texts)

    def name(self, role: str) -> str:
        return word(role, sector=self.definition.sector, language=self.language)

    def names(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.name(role) for role in roles)
