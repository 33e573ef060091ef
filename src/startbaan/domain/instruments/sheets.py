"""From the rows of a workbook to an instrument: one sheet says what it is, the other has a row for each item.

Every row is checked, and what is wrong is said with the number of its row. English may be left out: then the Dutch
stands there too.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from startbaan.domain.instruments.definition import (
    LEAST_POINTS,
    MOST_POINTS,
    Domain,
    Instrument,
    Item,
    Purpose,
)
from startbaan.domain.instruments.faults import Faulty, Found, NoInstrument
from startbaan.domain.instruments.reading import LONGEST_KEY, MOST_ITEMS
from startbaan.domain.sentences import say
from startbaan.domain.sources import Source, Status, Text

FRAME, ITEMS = "Instrument", "Items"
ENGLISH = " (Engels)"
FACTS = ("naam", "versie", "voor", "over", "schaal", "bron", "licentie", "training nodig", "spiegelt", "sleutel")
NEEDED = ("naam", "versie", "over", "licentie")
COLUMNS = ("domein", "punt", "omschrijving", "voorbeelden", "zekerheid", "bron", "sleutel", "over leerlingen")
NEEDED_COLUMNS = ("domein", "punt", "omschrijving")
IN_ENGLISH = ("naam", "over", "schaal", "licentie", "domein", "punt", "omschrijving", "voorbeelden")
PURPOSES = {"observatie": Purpose.OBSERVATION, "zelf": Purpose.SELF, "leerlingen": Purpose.PUPILS}
YES, NO = {"ja", "true", "waar", "1"}, {"", "nee", "false", "onwaar", "0"}
LONGEST = 600

Table = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of a row by the name of their column, in Dutch and in English."""

    row: int
    cells: Mapping[str, str]

    def text(self, name: str) -> Text:
        dutch = self.cells.get(name, "")
        return Text(dutch, self.cells.get(name + ENGLISH, "") or dutch)


def read(sheets: Mapping[str, Table]) -> Instrument:
    """Build the instrument from its two sheets. Raises `NoInstrument` or `Faulty`."""
    by_name = {name.strip().casefold(): table for name, table in sheets.items()}
    for name in (FRAME, ITEMS):
        if not by_name.get(name.casefold()):
            raise NoInstrument(
                say("Het blad “%(name)s” ontbreekt of is leeg. Begin met het voorbeeldbestand.", name=name)
            )
    found = Found()
    facts = _facts(by_name[FRAME.casefold()], found)
    domains = _domains(_lines(by_name[ITEMS.casefold()]), found)
    instrument = _instrument(facts, domains, found)
    if found.faults:
        raise Faulty(sorted(found.faults, key=lambda fault: (fault.sheet == ITEMS, fault.row)))
    return instrument


def key_of(words: str) -> str:
    """Make a key of words: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.casefold()))[:LONGEST_KEY].strip("-")


def _facts(table: Table, found: Found) -> dict[str, list[_Line]]:
    """Read the sheet of names and values: what it is called, then its words in Dutch and in English."""
    facts: dict[str, list[_Line]] = {}
    for row, cells in table:
        name, dutch, english = [" ".join(cell.split()) for cell in (*cells, "", "", "")[:3]]
        if name.casefold() not in FACTS:
            found.add(FRAME, row, say("“%(name)s” is geen gegeven van een instrument.", name=name[:40]))
            continue
        if dutch:
            facts.setdefault(name.casefold(), []).append(_Line(row, {"": dutch, ENGLISH: english}))
    for name in NEEDED:
        if name not in facts:
            found.add(FRAME, 1, say("“%(name)s” is niet ingevuld.", name=name))
    for name, lines in facts.items():
        if name != "schaal" and len(lines) > 1:
            found.add(FRAME, lines[1].row, say("“%(name)s” staat er twee keer.", name=name))
    return facts


def _instrument(facts: Mapping[str, list[_Line]], domains: Sequence[Domain], found: Found) -> Instrument:
    def words(name: str) -> Text:
        return facts[name][0].text("") if name in facts else Text("", "")

    def place(name: str) -> int:
        return facts[name][0].row if name in facts else 1

    scale = tuple(line.text("") for line in facts.get("schaal", ()))
    if not LEAST_POINTS <= len(scale) <= MOST_POINTS:
        what = say("Geef %(least)s tot en met %(most)s regels “schaal”.", least=LEAST_POINTS, most=MOST_POINTS)
        found.add(FRAME, place("schaal"), what)
    purpose = words("voor").nl.casefold() or "observatie"
    if purpose not in PURPOSES:
        what = say("“%(word)s” kan hier niet. Kies observatie, zelf of leerlingen.", word=purpose[:40])
        found.add(FRAME, place("voor"), what)
    version = words("versie").nl.removesuffix(".0")
    key = words("sleutel").nl or key_of(words("naam").nl)
    for name, written in (("versie", version), ("sleutel", key), ("spiegelt", words("spiegelt").nl)):
        if written and key_of(written) != written:
            what = say("“%(word)s” kan niet: gebruik kleine letters, cijfers en streepjes.", word=written[:40])
            found.add(FRAME, place(name), what)
    purposes = PURPOSES.get(purpose, Purpose.OBSERVATION)
    mirrors = words("spiegelt").nl
    if mirrors and (mirrors == key or purposes is Purpose.OBSERVATION):
        found.add(FRAME, place("spiegelt"), say("Alleen een lijst voor jezelf of leerlingen spiegelt een andere."))
    return Instrument(
        key=key,
        version=version,
        purpose=purposes,
        title=words("naam"),
        about=words("over"),
        scale=scale,
        domains=tuple(domains),
        source=Source(Status.UNVERIFIED, words("bron").nl),
        licence=words("licentie"),
        mirrors=mirrors,
        asks_training=_flag(words("training nodig").nl, FRAME, place("training nodig"), found),
    )


def _lines(table: Table) -> Iterator[_Line]:
    """Give the rows below the headings by the name of each column. Raises `NoInstrument`."""
    (first, headings), *rows = table
    names = [" ".join(heading.split()) for heading in headings]
    known = {name.casefold(): name for base in COLUMNS for name in (base, base + ENGLISH)}
    columns = {index: known[name.casefold()] for index, name in enumerate(names) if name.casefold() in known}
    for needed in NEEDED_COLUMNS:
        if needed not in columns.values():
            raise NoInstrument(
                say("Blad %(sheet)s, rij %(row)s: de kolom “%(name)s” ontbreekt.", sheet=ITEMS, row=first, name=needed)
            )
    for row, cells in rows:
        found = {name: cells[index].strip() for index, name in columns.items() if index < len(cells)}
        if any(found.values()):
            yield _Line(row, found)


def _domains(lines: Iterator[_Line], found: Found) -> list[Domain]:
    """Put items under their domains; a domain left blank is that of the row above."""
    domains: dict[str, Domain] = {}
    keys: dict[str, int] = {}
    label = Text("", "")
    for line in lines:
        label = line.text("domein") if line.cells.get("domein") else label
        item = _item(line, found)
        if not label.nl:
            found.add(ITEMS, line.row, say("Bij dit punt staat geen domein."))
        if item.key in keys:
            what = say("Dit punt staat er al, op rij %(row)s. Geef het een andere naam.", row=keys[item.key])
            found.add(ITEMS, line.row, what)
        keys[item.key] = line.row
        outcome = _flag(line.cells.get("over leerlingen", ""), ITEMS, line.row, found)
        key = key_of(label.nl) or "domein"
        standing = domains.get(key) or Domain(key, label, label, (), outcome)
        domains[key] = Domain(key, standing.label, standing.about, (*standing.items, item), standing.is_outcome)
    if not keys:
        found.add(ITEMS, 1, say("Er staan geen punten in."))
    if len(keys) > MOST_ITEMS:
        found.add(ITEMS, max(keys.values()), say("Er zijn hoogstens %(most)s punten.", most=MOST_ITEMS))
    return list(domains.values())


def _item(line: _Line, found: Found) -> Item:
    for name in ("punt", "omschrijving"):
        if not line.cells.get(name):
            found.add(ITEMS, line.row, say("“%(name)s” is niet ingevuld.", name=name))
    for name, words in line.cells.items():
        if len(words) > LONGEST:
            what = say("“%(name)s” is te lang: hoogstens %(most)s tekens.", name=name, most=LONGEST)
            found.add(ITEMS, line.row, what)
    written = line.cells.get("sleutel", "")
    key = written or key_of(line.cells.get("punt", ""))
    if line.cells.get("punt") and key_of(key) != key:
        what = say("“%(word)s” kan niet: gebruik kleine letters, cijfers en streepjes.", word=key[:40])
        found.add(ITEMS, line.row, what)
    return Item(key, line.text("punt"), line.text("omschrijving"), _examples(line, found), _source(line, found))


def _examples(line: _Line, found: Found) -> tuple[Text, ...]:
    """Read the examples, one on each line of the cell."""
    dutch = [words.strip() for words in line.cells.get("voorbeelden", "").splitlines() if words.strip()]
    english = [words.strip() for words in line.cells.get("voorbeelden" + ENGLISH, "").splitlines() if words.strip()]
    if english and len(english) != len(dutch):
        what = say("Er zijn %(nl)s voorbeelden en %(en)s in het Engels.", nl=len(dutch), en=len(english))
        found.add(ITEMS, line.row, what)
        return ()
    return tuple(Text(*pair) for pair in zip(dutch, english or dutch, strict=True))


def _source(line: _Line, found: Found) -> Source:
    word = line.cells.get("zekerheid", "").casefold()
    place = line.cells.get("bron", "")
    words = [status.value for status in Status]
    if word and word not in words:
        what = say("“%(word)s” kan hier niet. Kies uit: %(words)s.", word=word[:40], words=", ".join(words))
        found.add(ITEMS, line.row, what)
        return Source(Status.UNVERIFIED, place)
    status = Status(word) if word else Status.UNVERIFIED
    if status is Status.CONFIRMED and not place:
        found.add(ITEMS, line.row, say("Zeg bij “bron” waar dit bevestigd is."))
    return Source(status, place)


def _flag(word: str, sheet: str, row: int, found: Found) -> bool:
    if word.casefold() not in YES | NO:
        found.add(sheet, row, say("“%(word)s” kan hier niet. Vul ja of nee in.", word=word[:40]))
    return word.casefold() in YES
