"""What changes between two versions of a programme, before a track moves from one to the other."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from startbaan.domain.schedule.definition import Activity, BudgetLine, Definition, OnboardingSubject


class Section(StrEnum):
    """The lists of a programme whose elements come and go."""

    ACTIVITIES = "activities"
    ONBOARDING = "onboarding"
    BUDGET = "budget"


Element = Activity | OnboardingSubject | BudgetLine


@dataclass(frozen=True, slots=True)
class Changed:
    """An element that both versions have, with the names of the fields that differ."""

    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The keys that appear and disappear in one list, and what differs in the rest."""

    section: Section
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


def difference(before: Definition, *, after: Definition) -> tuple[Changes, ...]:
    """Compare two versions list by list; a list in which nothing changes is left out."""
    found = (
        _compare(Section.ACTIVITIES, before=before.activities, after=after.activities),
        _compare(Section.ONBOARDING, before=before.onboarding, after=after.onboarding),
        _compare(Section.BUDGET, before=before.budget, after=after.budget),
    )
    return tuple(changes for changes in found if changes)


def _compare(section: Section, *, before: Sequence[Element], after: Sequence[Element]) -> Changes:
    old, new = {item.key: item for item in before}, {item.key: item for item in after}
    return Changes(
        section=section,
        added=tuple(key for key in new if key not in old),
        dropped=tuple(key for key in old if key not in new),
        changed=tuple(
            Changed(key, _differing(old[key], after=new[key])) for key in old if key in new and old[key] != new[key]
        ),
    )


def _differing(before: Element, *, after: Element) -> tuple[str, ...]:
    return tuple(field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name))
