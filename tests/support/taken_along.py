"""A lesson visit of Mehmet to Sanne, scored on a device."""

from collections.abc import Mapping
from uuid import UUID

from visiting import GUIDE, looking, plan

from startbaan.apps.coaching.models import InstrumentVersion, LessonVisit
from startbaan.apps.coaching.queries.instruments import instrument_of


def planned_lesson(people, **values) -> LessonVisit:
    """Let Mehmet plan a visit to a lesson of Sanne, today."""
    item = plan(people, **values)
    with looking(people, "mehmet"):
        return LessonVisit.objects.get(pk=item)


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
        "scores": {key: {"score": score, "note": note} for key, (score, note) in pairs.items()},
    }


def screens() -> Mapping[str, int]:
    """The empty screen of the guide, for its address."""
    return {"coaching:field_screen version": InstrumentVersion.objects.get(key=GUIDE, owner=None).pk}
