"""What can be wrong with a workbook of an instrument, with its sheet and row, in a sentence for a person."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from startbaan.domain.sentences import Problem, Sentence, say


class NoInstrument(Problem):
    """A workbook without the sheets or columns of an instrument."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, on which sheet and row."""

    sheet: str
    row: int
    what: Sentence

    @property
    def sentence(self) -> Sentence:
        """Say it with the place."""
        return say("Blad %(sheet)s, rij %(row)s: %(what)s", sheet=self.sheet, row=self.row, what=self.what)


class Faulty(Exception):
    """An instrument that cannot be read, with everything that is wrong in the order of the sheets."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(fault.sentence for fault in faults))
        self.faults = tuple(faults)


@dataclass
class Found:
    """The faults found so far."""

    faults: list[Fault] = field(default_factory=list)

    def add(self, sheet: str, row: int, what: Sentence) -> None:
        """Keep one more."""
        self.faults.append(Fault(sheet, row, what))
