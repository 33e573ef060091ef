"""Parameters of a collective agreement: values that hold from a day, each with its source."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from startbaan.domain.sources import Source, Text
from startbaan.domain.words import Sector


class Unit(StrEnum):
    """What a value counts or names."""

    HOURS = "hours"
    EUROS = "euros"
    SHARE = "share"
    FTE = "fte"
    MONTHS = "months"
    YEARS = "years"
    ROUNDING = "rounding"
    DAY = "day"
    STEPS = "steps"
    NAMES = "names"
    RENAMED = "renamed"
    TEXTS = "texts"
    RECKONING = "reckoning"
    BASE = "base"
    RIGHT = "right"


NUMBERS = frozenset(
    {Unit.HOURS, Unit.EUROS, Unit.SHARE, Unit.FTE, Unit.MONTHS, Unit.YEARS, Unit.ROUNDING},
)


class Key(StrEnum):
    """Every parameter there is; which a sector has stands in `NEEDED`."""

    AGREEMENT_THROUGH = "agreement_through"
    PART_OF_YEAR = "part_of_year"
    ROUNDING = "rounding"
    BASE_HOURS = "base_hours"
    STARTER_HOURS = "starter_hours"
    STARTER_SCALES = "starter_scales"
    RENAMED_SCALES = "renamed_scales"
    STARTER_STEPS = "starter_steps"
    FREE_OF_TASKS_STEPS = "free_of_tasks_steps"
    TRAINING_HOURS = "training_hours"
    TRAINING_MONEY = "training_money"
    SAVING_YEARS = "saving_years"
    COACH = "coach"
    POLICY = "policy"
    DEVELOPMENT_PLAN = "development_plan"
    YEAR_HOURS = "year_hours"
    TEACHING_HOURS = "teaching_hours"
    FIRST_YEAR_SHARE = "first_year_share"
    SECOND_YEAR_SHARE = "second_year_share"
    LEAST_FTE = "least_fte"
    PROGRAMME_YEARS = "programme_years"
    PROGRAMME_FOR_EARLIER = "programme_for_earlier"
    PROGRAMME_CRITERIA = "programme_criteria"
    TEMPORARY_MONTHS = "temporary_months"
    PLAN_AND_COACH = "plan_and_coach"
    ONBOARDING_SHARE = "onboarding_share"
    ONBOARDING_MONTHS = "onboarding_months"
    ONBOARDING_BASE = "onboarding_base"
    NEVER_TAUGHT = "never_taught"
    SCHEME = "scheme"


class Rule(StrEnum):
    """Every rule, by the sector whose agreement holds it."""

    PO_BASE_HOURS = "po_base_hours"
    PO_STARTER_HOURS = "po_starter_hours"
    PO_TRAINING_HOURS = "po_training_hours"
    PO_TRAINING_MONEY = "po_training_money"
    PO_COACH = "po_coach"
    PO_POLICY = "po_policy"
    PO_FREE_OF_TASKS = "po_free_of_tasks"
    VO_FEWER_LESSONS = "vo_fewer_lessons"
    VO_PROGRAMME = "vo_programme"
    VO_PROGRAMME_TEMPORARY = "vo_programme_temporary"
    VO_PLAN_AND_COACH = "vo_plan_and_coach"
    MBO_ONBOARDING_HOURS = "mbo_onboarding_hours"
    MBO_SCHEME = "mbo_scheme"


NEEDED: Mapping[Sector, Mapping[Key, Unit]] = {
    Sector.PO: {
        Key.BASE_HOURS: Unit.HOURS,
        Key.STARTER_HOURS: Unit.HOURS,
        Key.STARTER_SCALES: Unit.NAMES,
        Key.RENAMED_SCALES: Unit.RENAMED,
        Key.STARTER_STEPS: Unit.STEPS,
        Key.FREE_OF_TASKS_STEPS: Unit.STEPS,
        Key.TRAINING_HOURS: Unit.HOURS,
        Key.TRAINING_MONEY: Unit.EUROS,
        Key.SAVING_YEARS: Unit.YEARS,
        Key.COACH: Unit.RIGHT,
        Key.POLICY: Unit.RIGHT,
        Key.DEVELOPMENT_PLAN: Unit.RIGHT,
    },
    Sector.VO: {
        Key.YEAR_HOURS: Unit.HOURS,
        Key.TEACHING_HOURS: Unit.HOURS,
        Key.FIRST_YEAR_SHARE: Unit.SHARE,
        Key.SECOND_YEAR_SHARE: Unit.SHARE,
        Key.LEAST_FTE: Unit.FTE,
        Key.PROGRAMME_YEARS: Unit.YEARS,
        Key.PROGRAMME_FOR_EARLIER: Unit.RIGHT,
        Key.PROGRAMME_CRITERIA: Unit.TEXTS,
        Key.TEMPORARY_MONTHS: Unit.MONTHS,
        Key.PLAN_AND_COACH: Unit.RIGHT,
    },
    Sector.MBO: {
        Key.YEAR_HOURS: Unit.HOURS,
        Key.TRAINING_HOURS: Unit.HOURS,
        Key.ONBOARDING_SHARE: Unit.SHARE,
        Key.ONBOARDING_MONTHS: Unit.MONTHS,
        Key.ONBOARDING_BASE: Unit.BASE,
        Key.NEVER_TAUGHT: Unit.RIGHT,
        Key.SCHEME: Unit.RIGHT,
    },
}
EVERYWHERE: Mapping[Key, Unit] = {
    Key.AGREEMENT_THROUGH: Unit.DAY,
    Key.PART_OF_YEAR: Unit.RECKONING,
    Key.ROUNDING: Unit.ROUNDING,
}


class Reckoning(StrEnum):
    """How a part of a year is counted."""

    DAYS = "days"
    MONTHS = "months"


class Base(StrEnum):
    """What the share for onboarding is taken of (mbo)."""

    WITHOUT_TRAINING = "without_training"
    WHOLE = "whole"


class Nature(StrEnum):
    """Whether something is owed or only advised."""

    RIGHT = "right"
    ADVICE = "advice"


Worth: TypeAlias = (
    Decimal | date | str | bool | tuple[str, ...] | tuple[int, ...] | tuple[Text, ...] | Mapping[str, str]
)


@dataclass(frozen=True, eq=False)
class Value:
    """What a parameter is from a day on; two values are the same only when they are one."""

    start: date
    worth: Worth
    source: Source

    @property
    def number(self) -> Decimal:
        """The number, for units that count; raises `TypeError` for the others."""
        if isinstance(self.worth, Decimal):
            return self.worth
        raise TypeError(self.worth)

    @property
    def day(self) -> date:
        """The day, for the unit `DAY`; raises `TypeError` for the others."""
        if isinstance(self.worth, date):
            return self.worth
        raise TypeError(self.worth)

    @property
    def word(self) -> str:
        """The word, for units that choose; raises `TypeError` for the others."""
        if isinstance(self.worth, str):
            return self.worth
        raise TypeError(self.worth)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, for the unit `NAMES`."""
        return tuple(each for each in self._members if isinstance(each, str))

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers of the steps, for the unit `STEPS`."""
        return tuple(each for each in self._members if isinstance(each, int))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts, for the unit `TEXTS`."""
        return tuple(each for each in self._members if isinstance(each, Text))

    @property
    def renamed(self) -> Mapping[str, str]:
        """New names by old ones, for the unit `RENAMED`; raises `TypeError` for the others."""
        if isinstance(self.worth, Mapping):
            return self.worth
        raise TypeError(self.worth)

    @property
    def _members(self) -> tuple[str | int | Text, ...]:
        if isinstance(self.worth, tuple):
            return self.worth
        raise TypeError(self.worth)


@dataclass(frozen=True)
class Parameter:
    """A dated quantity: its values in order of their days."""

    key: Key
    title: Text
    unit: Unit
    values: tuple[Value, ...]

    def on(self, day: date) -> Value | None:
        """Give what held on a day; nothing before the first known day."""
        return next((value for value in reversed(self.values) if value.start <= day), None)


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule is called, what it gives and by which definition someone is a starter."""

    rule: Rule
    title: Text
    about: Text
    starter: Text
    nature: Nature


@dataclass(frozen=True)
class Agreement:
    """The collective agreement of a sector."""

    sector: Sector
    title: Text
    parameters: Mapping[Key, Parameter]
    rules: Mapping[Rule, RuleText]

    def on(self, key: Key, day: date) -> Value | None:
        """Give the value of a parameter on a day; nothing before its first day."""
        return self.parameters[key].on(day)

    def values_on(self, day: date) -> Mapping[Key, Value]:
        """Give every value that holds on a day, by parameter; what has none yet is not in it."""
        return self._snapshots[bisect_right(self.changes, day)]

    @cached_property
    def _snapshots(self) -> tuple[Mapping[Key, Value], ...]:
        days = (date.min, *self.changes)
        found = [{key: parameter.on(day) for key, parameter in self.parameters.items()} for day in days]
        return tuple({key: value for key, value in each.items() if value is not None} for each in found)

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """The days on which any value begins, in order."""
        return tuple(sorted({value.start for found in self.parameters.values() for value in found.values}))

    def with_values(self, later: Iterable[tuple[Key, Value]]) -> "Agreement":
        """Give the agreement with values put in; one from the same day takes the place of what was there."""
        parameters = dict(self.parameters)
        for key, value in later:
            kept = [each for each in parameters[key].values if each.start != value.start]
            values = tuple(sorted([*kept, value], key=lambda each: each.start))
            parameters[key] = replace(parameters[key], values=values)
        return replace(self, parameters=MappingProxyType(parameters))
