"""A pool as the files that `startbaan groups` reads."""

import csv
from collections.abc import Iterable
from pathlib import Path

from startbaan.domain.grouping.pool import Pool


def write_pool(pool: Pool, folder: Path) -> list[str]:
    """Write a pool; the arguments that name its files."""
    tables: dict[str, tuple[list[str], Iterable[Iterable[object]]]] = {
        "starters": (
            ["id", "school", "sector", "weekdays"],
            [(each.id, each.school, each.sector, "|".join(sorted(each.weekdays))) for each in pool.starters],
        ),
        "facilitators": (
            ["id", "school", "sector", "weekdays", "max_groups"],
            [
                (each.id, each.school, each.sector, "|".join(sorted(each.weekdays)), each.max_groups)
                for each in pool.facilitators
            ],
        ),
        "schools": (["id", "x", "y"], [(each.id, each.x, each.y) for each in pool.schools]),
        "relations": (["starter", "facilitator"], sorted(pool.forbidden)),
    }
    for name, (columns, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
    return [f"--{name}={folder / name}.csv" for name in tables]
