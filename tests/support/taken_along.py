"""A lesson visit of Mehmet to Sanne, to score away from a connection."""

from datetime import time
from uuid import UUID

from startbaan.apps.coaching.actions.visits import VisitPlan, plan_visit
from startbaan.apps.coaching.models import InstrumentVersion, LessonVisit
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.visit_plans import visit_options
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

KEY = "looking-guide"


def planned_lesson(people, *, lesson: str = "Rekenen, groep 5", moment: time | None = None) -> LessonVisit:
    """Let Mehmet plan a visit to a lesson of Sanne, today."""
    starter = Person.objects.get(pk=people.sanne).key
    with acting_as(people.persons["mehmet"], on=A_DAY) as by:
        options = visit_options(by, starter)
        instrument = next(row for row in options.instruments if row.key == KEY)
        plan = VisitPlan(
            day=A_DAY,
            moment=moment,
            lesson=lesson,
            focus="Rust bij de start",
            instrument=instrument.pk,
            observer=people.persons["mehmet"],
            is_test_free=True,
        )
        return plan_visit(by=by, at=clock.now(), options=options, plan=plan)


def items_of(visit: LessonVisit) -> tuple[str, ...]:
    """The items one scores in it, in their order."""
    return instrument_of(InstrumentVersion.objects.get(pk=visit.instrument_id)).keys


def sheet(item: UUID | str, *, base: int = 0, done: bool = False, minutes: int | None = None, **scores: object) -> dict:
    """What a device sends: scores by item, each a number, None for not seen, or a pair with a note."""
    pairs = {key: held if isinstance(held, tuple) else (held, "") for key, held in scores.items()}
    return {
        "item": str(item),
        "base": base,
        "minutes": minutes,
        "done": done,
        "scores": {key.replace("_", "-"): {"score": score, "note": note} for key, (score, note) in pairs.items()},
    }
