"""Reading a column of a long list: what stands in it many times is read once."""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from startbaan.domain.staffing.sheets import Cell

Value = TypeVar("Value")


class Once(dict[Cell, Value], Generic[Value]):
    """What each cell says, read when it is first asked for; what cannot be read raises as its reader does, each time.

    Numbers are read every time: 1, 1.0 and True would be one key.
    """

    def __init__(self, read: Callable[[Cell], Value]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, cell: Cell) -> Value:
        """Read a cell that was not seen before."""
        found = self.read(cell)
        if isinstance(cell, str | date):
            self[cell] = found
        return found
