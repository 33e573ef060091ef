"""The kinds of contract and the routes into the profession, and the words lists use for them."""

from enum import StrEnum

from startbaan.domain.sentences import say
from startbaan.domain.staffing.sheets import Cell
from startbaan.domain.staffing.values import Unreadable, words
from startbaan.domain.words import Sector

MOST = 200


class Contract(StrEnum):
    """How someone is appointed."""

    PERMANENT = "vast"
    TEMPORARY = "tijdelijk"
    REPLACEMENT = "vervanging"
    OTHER = "anders"


class Route(StrEnum):
    """How someone came into the profession."""

    PABO = "pabo"
    LATERAL = "zij-instromer"
    PDG = "pdg"
    EMPLOYED_STUDENT = "student-in-dienst"
    FIRST_DEGREE = "eerstegraads"
    SECOND_DEGREE = "tweedegraads"
    OTHER = "anders"


CONTRACT_WORDS = (
    ("vervang", Contract.REPLACEMENT),
    ("onbepaald", Contract.PERMANENT),
    ("bepaald", Contract.TEMPORARY),
    ("tijdelijk", Contract.TEMPORARY),
    ("uitzicht op", Contract.TEMPORARY),
    ("vast", Contract.PERMANENT),
)
ROUTE_WORDS = (
    ("zij-inst", Route.LATERAL),
    ("zij inst", Route.LATERAL),
    ("zijinst", Route.LATERAL),
    ("pdg", Route.PDG),
    ("pedagogisch didactisch getuigschrift", Route.PDG),
    ("student in dienst", Route.EMPLOYED_STUDENT),
    ("student-in-dienst", Route.EMPLOYED_STUDENT),
    ("pabo", Route.PABO),
    ("eerstegraads", Route.FIRST_DEGREE),
    ("eerste graads", Route.FIRST_DEGREE),
    ("1e graads", Route.FIRST_DEGREE),
    ("tweedegraads", Route.SECOND_DEGREE),
    ("tweede graads", Route.SECOND_DEGREE),
    ("2e graads", Route.SECOND_DEGREE),
)


def contract(cell: Cell) -> Contract | None:
    """Read a kind of contract; a kind we have no word for is another one."""
    written = (words(cell, most=MOST) or "").casefold()
    if not written:
        return None
    return next((kind for word, kind in CONTRACT_WORDS if word in written), Contract.OTHER)


def route(cell: Cell) -> Route | None:
    """Read a route into the profession; a route we have no word for is another one."""
    written = (words(cell, most=MOST) or "").casefold()
    if not written:
        return None
    return next((kind for word, kind in ROUTE_WORDS if word in written), Route.OTHER)


SECTOR_WORDS = (
    ("po", Sector.PO),
    ("basis", Sector.PO),
    ("primair", Sector.PO),
    ("vo", Sector.VO),
    ("voortgezet", Sector.VO),
    ("mbo", Sector.MBO),
    ("bve", Sector.MBO),
    ("middelbaar", Sector.MBO),
)


def sector(cell: Cell) -> Sector | None:
    """Read a sector: po, vo or mbo, also within “CAO VO” or written in full. Raises `Unreadable` for any other."""
    written = (words(cell, most=MOST) or "").casefold().removeprefix("cao").strip()
    if not written:
        return None
    for word, found in SECTOR_WORDS:
        if written.startswith(word):
            return found
    raise Unreadable(say("“%(written)s” is geen sector. Schrijf po, vo of mbo.", written=written[:40]))
