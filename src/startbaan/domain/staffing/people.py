"""One person at one school, as one row of a list says it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence
from startbaan.domain.staffing.names import Name
from startbaan.domain.staffing.vocabulary import Contract, Route


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A row that was read; what the list leaves empty is nothing, not an empty text."""

    row_number: int
    personnel_number: str
    given_name: str | None
    infix: str | None
    family_name: str
    email: str | None
    private_email: str | None
    brin: str
    period: Period
    fte: Decimal | None
    scale: str | None
    step: int | None
    function: str | None
    contract: Contract | None
    route: Route | None
    qualified_on: date | None
    profession_started_on: date | None
    line_manager: str | None

    @property
    def name(self) -> Name:
        """The name in its parts."""
        return Name(self.given_name or "", self.infix or "", self.family_name)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken over, with whom it seems to be about and every reason."""

    row_number: int
    name: str
    reasons: tuple[Sentence, ...]
