"""An instance and its answer as JSON, to hand from one process to another."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from startbaan.domain.grouping.pool import (
    Facilitator,
    Grouping,
    Pool,
    School,
    Slot,
    Starter,
    Weekday,
    Weights,
)


@dataclass(frozen=True)
class Instance:
    """A pool with who stays where they are, and how long one may look."""

    pool: Pool
    locked: Grouping = field(default_factory=dict)
    wider: Pool | None = None
    """The same with those who lead no group yet but could, for who looks for a way out."""
    seed: int = 0
    seconds: float = 60.0


def pack_instance(instance: Instance) -> str:
    """Write an instance."""
    wider = instance.wider
    return json.dumps(
        {
            "pool": _pool(instance.pool),
            "wider": _pool(wider) if wider else None,
            "locked": pack_grouping(instance.locked),
            "seed": instance.seed,
            "seconds": instance.seconds,
        }
    )


def unpack_instance(written: str) -> Instance:
    """Read what `pack_instance` wrote."""
    found = json.loads(written)
    wider = found["wider"]
    return Instance(
        _read(found["pool"]),
        unpack_grouping(found["locked"]),
        _read(wider) if wider else None,
        found["seed"],
        found["seconds"],
    )


def pack_grouping(grouping: Grouping) -> dict[str, list[str]]:
    """Write who stands where, plainly."""
    return {starter: [slot.facilitator, slot.weekday.value] for starter, slot in sorted(grouping.items())}


def unpack_grouping(kept: Mapping[str, Iterable[str]]) -> dict[str, Slot]:
    """Read what `pack_grouping` wrote."""
    return {starter: Slot(facilitator, Weekday(weekday)) for starter, (facilitator, weekday) in sorted(kept.items())}


def _days(days: Iterable[Weekday]) -> list[str]:
    return [day.value for day in sorted(days, key=lambda day: day.number)]


def _week(days: Iterable[str]) -> frozenset[Weekday]:
    return frozenset(map(Weekday, days))


def _pool(pool: Pool) -> str:
    """Write a pool, as a text within the text."""
    return json.dumps(
        {
            "starters": [
                {"id": one.id, "school": one.school, "sector": one.sector, "weekdays": _days(one.weekdays)}
                for one in pool.starters
            ],
            "facilitators": [
                {
                    "id": one.id,
                    "school": one.school,
                    "sector": one.sector,
                    "weekdays": _days(one.weekdays),
                    "max_groups": one.max_groups,
                }
                for one in pool.facilitators
            ],
            "schools": [{"id": one.id, "x": one.x, "y": one.y} for one in pool.schools],
            "forbidden": sorted(pool.forbidden),
            "met": sorted(pool.met),
            "weights": asdict(pool.weights),
        }
    )


def _read(written: str) -> Pool:
    found = json.loads(written)
    return Pool(
        starters=[Starter(**{**each, "weekdays": _week(each["weekdays"])}) for each in found["starters"]],
        facilitators=[Facilitator(**{**each, "weekdays": _week(each["weekdays"])}) for each in found["facilitators"]],
        schools=[School(**each) for each in found["schools"]],
        forbidden=frozenset((starter, leader) for starter, leader in found["forbidden"]),
        met=frozenset((one, other) for one, other in found["met"]),
        weights=Weights(**found["weights"]),
    )
