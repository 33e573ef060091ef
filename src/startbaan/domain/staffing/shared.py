"""The texts that cells of a workbook share: said once, pointed at from anywhere, and so able to unfold without end."""

import re
from collections.abc import Iterable

from startbaan.domain.staffing.markup import parse

MOST_TEXT = 64 * 1024 * 1024
TEXT_START = re.compile(rb"<si[\s/>]")


def text_fits(parts: dict[str, bytes]) -> bool:
    """Tell whether all cells together stand for an amount of text that can be held.

    First by the longest text times the number of cells, which is enough for nearly every list; only then by counting.
    """
    holders = [part for part in parts.values() if b"<si" in part or b":si" in part]
    cells = sum(part.count(b"<c") + part.count(b":c") for part in parts.values())
    longest = max((_longest(part) for part in holders), default=0)
    if longest * cells <= MOST_TEXT:
        return True
    return len(holders) == 1 and _pointed_at(_lengths(holders[0]), parts=parts.values()) <= MOST_TEXT


def _longest(part: bytes) -> int:
    longest = last = 0
    for found in TEXT_START.finditer(part):
        longest = max(longest, found.start() - last)
        last = found.start()
    return max(longest, len(part) - last)


def _lengths(part: bytes) -> list[int]:
    lengths: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece.encode())

    parse(part, start=start, text=text)
    return lengths


def _pointed_at(lengths: list[int], *, parts: Iterable[bytes]) -> int:
    return sum(_Pointers(lengths).follow(part) for part in parts)


class _Pointers:
    """Adds up the lengths of the texts that the cells of a part point at."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        self.total = 0
        self.is_pointer = False
        self.digits = ""

    def follow(self, part: bytes) -> int:
        parse(part, start=self._start, text=self._text)
        self._add()
        return self.total

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._add()
        if name == "c":
            self.is_pointer = attributes.get("t") == "s"

    def _text(self, piece: str) -> None:
        if self.is_pointer and len(self.digits) < 20:
            self.digits += piece.strip()

    def _add(self) -> None:
        if self.digits.isdecimal() and int(self.digits) < len(self.lengths):
            self.total += self.lengths[int(self.digits)]
        self.digits = ""
