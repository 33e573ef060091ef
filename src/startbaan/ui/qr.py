"""A square code for an address, as one path of SVG: a phone reads it off a screen."""

from dataclasses import dataclass
from functools import lru_cache

from qrcode import QRCode

QUIET = 4  # modules of white around it, as the standard asks


@dataclass(frozen=True, slots=True)
class Square:
    """The modules of a square code: how many along a side, and the dark ones as a path."""

    side: int
    path: str


@lru_cache(maxsize=256)
def square(words: str) -> Square:
    """Draw these words as a square code."""
    code = QRCode(border=QUIET)
    code.add_data(words)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = ((x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Square(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
