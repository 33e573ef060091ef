"""The handbook: a published programme on its cards, for a page and for paper."""

from collections.abc import Sequence
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
from startbaan.ui.paper import pdf
from startbaan.ui.wording import long_day

TEMPLATE = Path(__file__).parents[1] / "typst" / "handbook.typ"


@dataclass(frozen=True)
class Handbook:
    """One published programme in one language."""

    pk: int
    owner: str
    book: ProgrammeCards
    language: str

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


def printed(found: Handbook, *, on: date, at: datetime) -> bytes:
    """Print a handbook as a tagged PDF, as made on a day."""
    with override(found.language):
        labels = dict(_labels())
        data = {"book": found.book, "labels": labels, "language": found.language, "on": long_day(on)}
        return pdf(TEMPLATE, data=data, at=at)


def _made(row: ProgrammeVersion, *, language: str) -> Handbook:
    owner = str(row.owner) if row.owner_id else ""
    return Handbook(row.pk, owner, cards(definition_of(row), tongue(language)), tongue(language))


def _labels() -> Sequence[tuple[str, str]]:
    return (
        ("handbook", _("Handboek voor starters")),
        ("version", _("versie")),
        ("contents", _("Inhoud")),
        ("example", _("Dit is een eigen voorbeeld van Startbaan, geen programma van een bestaande opleidingsschool.")),
        ("aim", _("Waar je naartoe werkt")),
        ("values", _("Kernwaarden")),
        ("themes", _("Thema’s")),
        ("principles", _("Uitgangspunten")),
        ("when", _("Wanneer")),
        ("years", _("In")),
        ("times", _("Hoe vaak")),
        ("hours", _("Tijd")),
        ("who", _("Wie")),
        ("invited", _("Ook uitgenodigd")),
        ("after", _("Eerst")),
        ("group", _("Groep")),
        ("topics", _("Voorbeelden in jaar")),
        ("onboarding", _("De inwerklijst")),
        ("ask", _("Vraag het aan")),
        ("roles", _("Wie doet wat")),
        ("time", _("De uren")),
        ("rest", _("Over:")),
        ("open", _("Wat de bron openlaat, en wat wij kozen")),
        ("sources", _("Bronnen")),
    )
