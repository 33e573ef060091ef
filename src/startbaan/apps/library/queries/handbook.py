"""The handbooks there are: each published programme on its cards, and how one is printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries import definition_of, published_versions
from startbaan.domain.schedule.cards import ProgrammeCards, cards
from startbaan.domain.schedule.phrases import tongue
from startbaan.domain.words import Sector
from startbaan.ui.paper import pdf
from startbaan.ui.wording import long_day

TEMPLATE = Path(__file__).parents[1] / "typst" / "handbook.typ"


@dataclass(frozen=True)
class Handbook:
    """One published programme in one language."""

    version: ProgrammeVersion
    owner: str
    book: ProgrammeCards
    language: str

    @property
    def pk(self) -> int:
        """The number of the version."""
        return self.version.pk

    @property
    def sector(self) -> Sector:
        """For which sector it is."""
        return Sector(self.version.sector)

    @property
    def file_name(self) -> str:
        """What it is called as a file."""
        return f"{slugify(self.book.title)}-{slugify(self.book.version)}"


def handbooks(*, language: str) -> list[Handbook]:
    """All published programmes, the newest of each first; variants say whose they are."""
    return [_made(row, language=language) for row in published_versions()]


def handbook(pk: int, *, language: str) -> Handbook:
    """One published programme; raises Http404 when there is none."""
    row = published_versions().filter(pk=pk).first()
    if row is None:
        raise Http404
    return _made(row, language=language)


def newest(name: str, *, language: str) -> Handbook | None:
    """The published programme of this name (`ozwh-2026`), or the newest with this key (`ozwh`)."""
    for row in published_versions().filter(owner=None):
        if name in {row.key, f"{row.key}-{row.version}"}:
            return _made(row, language=language)
    return None


def printed(data: Mapping[str, object], *, language: str, on: date, at: datetime) -> bytes:
    """Print a handbook, given as plain data, as a tagged PDF, as made on a day."""
    with override(language):
        labels = {name: str(label) for name, label in _labels().items()}
        return pdf(TEMPLATE, data={**data, "labels": labels, "language": language, "on": long_day(on)}, at=at)


def _made(row: ProgrammeVersion, *, language: str) -> Handbook:
    owner = str(row.owner) if row.owner_id else ""
    return Handbook(row, owner, cards(definition_of(row), tongue(language)), tongue(language))


def _labels() -> Mapping[str, str]:
    return {
        "handbook": _("Handboek voor starters"),
        "version": _("versie"),
        "contents": _("Inhoud"),
        "example": _("Dit is een eigen voorbeeld van Startbaan, geen programma van een bestaande opleidingsschool."),
        "aim": _("Waar je naartoe werkt"),
        "values": _("Kernwaarden"),
        "themes": _("Thema’s"),
        "principles": _("Uitgangspunten"),
        "when": _("Wanneer"),
        "years": _("In"),
        "times": _("Hoe vaak"),
        "hours": _("Tijd"),
        "who": _("Wie"),
        "invited": _("Ook uitgenodigd"),
        "after": _("Eerst"),
        "group": _("Groep"),
        "topics": _("Voorbeelden in jaar"),
        "ask": _("Vraag het aan"),
        "rest": _("Over:"),
        "for_whom": _("Voor wie?"),
        "advice": _("advies"),
        "right": _("recht"),
        "value": _("Waarde"),
        "source": _("Bron"),
        "what": _("Wat"),
        "nobody": _("De namen staan in Startbaan, bij je eigen school."),
        "since": _("Sinds versie"),
        "because": _("Waarom"),
        "no_changes": _("Dit is de eerste versie."),
        "nothing": _("Er veranderde niets."),
        "open": _("Wat de bron openlaat, en wat wij kozen"),
    }
