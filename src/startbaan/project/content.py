"""Everything a domain expert edits, read as the site reads it."""

from collections.abc import Callable
from pathlib import Path

from startbaan.domain.frameworks import shipped_frameworks
from startbaan.domain.loading import Refused
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
    agreements.shipped,
)


def faults(programmes: tuple[Path, ...]) -> list[str]:
    """List what is wrong in the content that comes along and in these programme files, each with file and line."""
    found = []
    for read in (*SHIPPED, *(lambda path=path: load(path) for path in programmes)):
        try:
            read()
        except Refused as problem:
            found.append(str(problem))
    return found
