"""What a development plan says, apart from its rows: so that a version keeps it and a page shows both alike."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from startbaan.apps.coaching.models import DevelopmentPlan, Evidence, PlanGoal, PlanText, PlanTraining
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.programme.queries import page_language
from startbaan.domain.frameworks import framework_on, shipped_frameworks

TALENTS, CAREER = "talenten", "loopbaan"
TEXTS = (TALENTS, CAREER)
Json = Mapping[str, object]


@dataclass(frozen=True)
class BodyGoal:
    """A goal as the plan says it."""

    key: str
    area: str
    words: str
    steps: str
    until: str
    state: str

    @property
    def last_day(self) -> date | None:
        """The day by which it should be reached."""
        return date.fromisoformat(self.until) if self.until else None

    @property
    def state_word(self) -> str:
        """How it stands, in words."""
        return str(PlanGoal.State(self.state).label)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"open": "plan", "reached": "good", "dropped": "neutral"}[self.state]

    @property
    def step_list(self) -> list[str]:
        """The steps, one for each line."""
        return [line.strip(" -•\t") for line in self.steps.splitlines() if line.strip(" -•\t")]


@dataclass(frozen=True)
class BodyTraining:
    """Training as the plan says it."""

    key: str
    title: str
    place: str
    hours: str
    euros: str
    state: str

    @property
    def place_word(self) -> str:
        """Inside or outside the school, in words."""
        return str(PlanTraining.Place(self.place).label)

    @property
    def state_word(self) -> str:
        """How it stands, in words."""
        return str(PlanTraining.State(self.state).label)

    @property
    def hour_count(self) -> Decimal:
        """The hours as a number."""
        return Decimal(self.hours)

    @property
    def cost(self) -> Decimal:
        """The euros as a number."""
        return Decimal(self.euros)


@dataclass(frozen=True)
class BodyEvidence:
    """A piece of evidence as the plan says it: the file itself may be gone later."""

    key: str
    name: str
    words: str
    goal: str


@dataclass(frozen=True)
class PlanBody:
    """All that a plan says."""

    framework: str
    talents: str
    career: str
    goals: tuple[BodyGoal, ...]
    trainings: tuple[BodyTraining, ...]
    evidence: tuple[BodyEvidence, ...]

    @property
    def as_json(self) -> dict[str, object]:
        """The same, to keep."""
        return asdict(self)

    @property
    def by_area(self) -> list[tuple[str, list[BodyGoal]]]:
        """The goals under the competence requirement each is tied to, in the order of the requirements."""
        framework = shipped_frameworks().get(self.framework)
        titles = {area.key: area.title.said(page_language()) for area in framework.areas} if framework else {}
        areas = [*titles, *dict.fromkeys(goal.area for goal in self.goals if goal.area not in titles)]
        grouped = [(titles.get(area, area), [goal for goal in self.goals if goal.area == area]) for area in areas]
        return [(title, goals) for title, goals in grouped if goals]

    @property
    def hours(self) -> Decimal:
        """The hours of training together."""
        return sum((training.hour_count for training in self.trainings), Decimal(0))

    @property
    def euros(self) -> Decimal:
        """The cost of training together."""
        return sum((training.cost for training in self.trainings), Decimal(0))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.talents or self.career or self.goals or self.trainings or self.evidence)


def body_of(viewer: Viewer, plan: DevelopmentPlan) -> PlanBody:
    """What a plan says now, as far as the viewer may see it."""
    texts = {
        row.key: row.words
        for row in visible_to(viewer, PlanText.objects.filter(plan=plan)).order_by("key", "-number").distinct("key")
    }
    goals = list(visible_to(viewer, PlanGoal.objects.filter(plan=plan)).order_by("made_at", "pk"))
    trainings = visible_to(viewer, PlanTraining.objects.filter(plan=plan)).order_by("made_at", "pk")
    evidence = visible_to(viewer, Evidence.objects.filter(plan=plan)).order_by("added_at", "pk")
    words = {goal.pk: goal.words for goal in goals}
    return PlanBody(
        framework=plan.framework,
        talents=texts.get(TALENTS, ""),
        career=texts.get(CAREER, ""),
        goals=tuple(_goal(row) for row in goals),
        trainings=tuple(_training(row) for row in trainings),
        evidence=tuple(
            BodyEvidence(str(row.pk), row.name, row.words, words[row.goal_id] if row.goal_id else "")
            for row in evidence
        ),
    )


def kept_body(kept: Json) -> PlanBody:
    """What a plan said, from what was kept."""
    return PlanBody(
        framework=_text(kept, "framework"),
        talents=_text(kept, "talents"),
        career=_text(kept, "career"),
        goals=tuple(BodyGoal(**_texts(found)) for found in _rows(kept, "goals")),
        trainings=tuple(BodyTraining(**_texts(found)) for found in _rows(kept, "trainings")),
        evidence=tuple(BodyEvidence(**_texts(found)) for found in _rows(kept, "evidence")),
    )


def requirement_choices(name: str, on: date) -> list[tuple[str, str]]:
    """The requirements a goal can be tied to, as a form offers them."""
    framework = shipped_frameworks().get(name) or framework_on(on)
    return [(area.key, area.title.said(page_language())) for area in framework.areas]


def _goal(row: PlanGoal) -> BodyGoal:
    until = row.until.isoformat() if row.until else ""
    return BodyGoal(str(row.pk), row.area, row.words, row.steps, until, row.state)


def _training(row: PlanTraining) -> BodyTraining:
    return BodyTraining(str(row.pk), row.title, row.place, str(row.hours), str(row.euros), row.state)


def _text(kept: Json, key: str) -> str:
    return str(kept.get(key, ""))


def _rows(kept: Json, key: str) -> Sequence[Json]:
    found = kept.get(key, ())
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list | tuple) else []


def _texts(kept: Json) -> dict[str, str]:
    return {name: str(value) for name, value in kept.items()}
