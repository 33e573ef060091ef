"""People's names: kept as they are written, with the part that Dutch people do not sort on apart."""

import re
import unicodedata
from dataclasses import dataclass

from startbaan.domain.staffing.sheets import Cell
from startbaan.domain.staffing.values import words

MOST_GIVEN, MOST_INFIX, MOST_FAMILY = 100, 30, 120

INFIX_WORDS = frozenset({
    "aan", "af", "al", "bij", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el", "’t",
    "'t", "`t", "het", "in", "la", "las", "le", "les", "lo", "los", "onder", "op", "over", "te", "ten", "ter", "tot",
    "uit", "uijt", "van", "vom", "von", "voor", "vor", "zu", "zum", "zur",
})  # fmt: skip
APOSTROPHES = str.maketrans({"`": "’", "´": "’", "'": "’", "‘": "’"})
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its three parts; only the family name is always there."""

    given: str
    infix: str
    family: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.infix, self.family) if part)

    @property
    def sort_key(self) -> str:
        """The text that puts names in Dutch order: family name, given name, infix, without case and accents."""
        return " ".join(part for part in (folded(self.family), folded(self.given), folded(self.infix)) if part)

    @property
    def same_as(self) -> str:
        """The text that two spellings of one name share."""
        return re.sub(r"[^\w]", "", folded(f"{self.given}{self.infix}{self.family}"))


def given_name(cell: Cell) -> str | None:
    """Read a given name."""
    return words(cell, most=MOST_GIVEN)


def infix(cell: Cell) -> str | None:
    """Read what stands between given name and family name."""
    return words(cell, most=MOST_INFIX)


def family_name(cell: Cell) -> str | None:
    """Read a family name as it stands; `split` takes an infix out of it."""
    return words(cell, most=MOST_FAMILY)


def split(family: str, *, infix: str = "") -> tuple[str, str]:
    """Give infix and family name apart: “van Dijk” and “Dijk, van” are Dijk with van.

    An infix with a capital letter in front of the name, as in the Belgian “Van Damme”, belongs to the name.
    """
    before, _, after = (part.strip() for part in family.partition(","))
    if (
        before
        and 0 < len(after) <= MOST_INFIX
        and _is_infix(after.casefold())
        and infix.casefold() in {"", after.casefold()}
    ):
        return infix or after, before
    if infix:
        repeated = family[: len(infix) + 1].casefold() == infix.casefold() + " "
        return infix, family[len(infix) + 1 :].strip() if repeated else family
    parts = family.split(" ")
    count = next((index for index, part in enumerate(parts) if part not in INFIX_WORDS), len(parts))
    leading = " ".join(parts[:count])
    if 0 < count < len(parts) and len(leading) <= MOST_INFIX:
        return leading, " ".join(parts[count:])
    return "", family


def folded(name: str) -> str:
    """Write a name without case and accents; ĳ is ij, and every apostrophe is the same."""
    plain = unicodedata.normalize("NFKD", name.translate(APOSTROPHES)).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(PLAIN)


def _is_infix(text: str) -> bool:
    return all(part in INFIX_WORDS for part in text.split())
