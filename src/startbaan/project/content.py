"""Everything a domain expert edits, read as the site reads it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from startbaan.domain.costing import reading as costs
from startbaan.domain.frameworks import shipped_frameworks
from startbaan.domain.handbook import chapters
from startbaan.domain.instruments import reading as instruments
from startbaan.domain.instruments.training import trainings
from startbaan.domain.loading import Refused, load_yaml
from startbaan.domain.meeting.methods import shipped_methods
from startbaan.domain.privacy.words import explanation
from startbaan.domain.rules import reading as agreements
from startbaan.domain.schedule.calendar import shipped_calendars
from startbaan.domain.schedule.reading import load, shipped
from startbaan.domain.words import glossary

SHIPPED: tuple[Callable[[], object], ...] = (
    glossary,
    explanation,
    shipped_calendars,
    shipped,
    shipped_frameworks,
    shipped_methods,
    agreements.shipped,
    costs.shipped,
    chapters,
    instruments.shipped,
    trainings,
)


def faults(files: tuple[Path, ...]) -> list[str]:
    """List what is wrong in the content that comes along and in these files, each with file and line."""
    found = []
    own: list[Callable[[], object]] = [partial(_read, path) for path in files]
    for read in (*SHIPPED, *own):
        try:
            read()
        except Refused as problem:
            found.append(str(problem))
    return found


def _read(path: Path) -> object:
    """Read an agreement (of a sector, with parameters), an instrument (with a purpose) or else a programme."""
    root = load_yaml(path)
    keys = root.value.keys() if isinstance(root.value, Mapping) else set()
    if {"sector", "parameters"} <= keys:
        return agreements.read(root)
    return instruments.read(root) if "purpose" in keys else load(path)
