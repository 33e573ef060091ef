"""What a board or school decides for itself where its agreement leaves room, and what each choice comes down to."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.adding import example
from startbaan.domain.rules.cases import Choices
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Agreement, Base, Key, Rule, Unit
from startbaan.domain.rules.results import Answer
from startbaan.domain.words import Sector

CHOSEN: Mapping[Key, tuple[Sector, Unit]] = MappingProxyType(
    {Key.TEACHING_HOURS: (Sector.VO, Unit.HOURS), Key.ONBOARDING_BASE: (Sector.MBO, Unit.BASE)}
)


def by_base(agreement: Agreement, *, year: SchoolYear) -> Mapping[Base, Answer]:
    """Give the hours to settle in of a full first job by each base, in a school year."""
    somebody = example(Sector.MBO, start=year.period.start)
    return {
        base: owed(replace(somebody, choices=Choices(base=base)), year=year, agreements={Sector.MBO: agreement}).answer(
            Rule.MBO_ONBOARDING_HOURS
        )
        for base in Base
    }
