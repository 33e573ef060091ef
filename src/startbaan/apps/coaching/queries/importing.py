"""An instrument of one's own, read from a file: what is wrong with it, or what it would be; nothing is kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries.instrument_pages import keeps_for, places_of
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import page_language
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.instruments.faults import Faulty
from startbaan.domain.instruments.reading import is_mirror, parse
from startbaan.domain.instruments.workbooks import read_instrument
from startbaan.domain.loading import Refused
from startbaan.domain.sentences import Problem

LARGEST = 1_000_000
PACKED = b"PK"
EXAMPLE = "looking-guide"
AT_A_LINE = re.compile(r"^.*?:(\d+): (.*)$", re.DOTALL)


@dataclass(frozen=True)
class Imported:
    """What a file holds, or every reason why it cannot be used."""

    holds: Instrument | None
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """What differs from the version of now under the same key: how many points stayed, came and went."""

    title: str
    version: str
    stayed: int
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def read_instrument_file(viewer: Viewer, content: bytes) -> Imported:
    """Read a workbook or YAML as an instrument of the viewer's organisation."""
    if len(content) > LARGEST:
        return Imported(None, (_("Dit bestand is te groot voor een instrument: hoogstens 1 MB."),))
    try:
        holds = read_instrument(content) if content.startswith(PACKED) else read_text(content)
    except Faulty as faulty:
        return Imported(None, tuple(fault.sentence.said(_) for fault in faulty.faults))
    except Problem as problem:
        return Imported(None, (problem.sentence.said(_),))
    except Refused as refused:
        return Imported(None, tuple(map(_at_a_line, refused.messages)))
    problems = problems_of(viewer, holds)
    return Imported(None if problems else holds, problems)


def read_text(content: bytes) -> Instrument:
    """Read YAML; raises `Refused`."""
    try:
        return parse(content.decode("utf-8-sig"), name="bestand")
    except UnicodeDecodeError as error:
        raise Refused(["bestand:1: dit is geen YAML of Excel-werkmap (.xlsx)"]) from error


def example_instrument() -> InstrumentVersion | None:
    """The newest version of the plain guide that comes with the program, to begin one's own from."""
    rows = InstrumentVersion.objects.filter(owner=None, key=EXAMPLE, published_at__isnull=False)
    return rows.order_by("-published_at", "-pk").first()


def problems_of(viewer: Viewer, holds: Instrument) -> tuple[str, ...]:
    """Say why an instrument that reads well cannot be taken in beside what is there."""
    found = []
    rows = InstrumentVersion.objects.filter(owner=keeps_for(viewer), key=holds.key, version=holds.version)
    if rows.exists():
        found.append(
            _("Versie %(version)s van dit instrument is er al. Geef het een ander versienummer.")
            % {"version": holds.version}
        )
    if holds.mirrors and not any(is_mirror(holds, of=each) for each in _established(viewer, holds.mirrors)):
        found.append(
            _("Dit zegt “%(key)s” te spiegelen, maar heeft niet dezelfde punten in dezelfde volgorde.")
            % {"key": holds.mirrors}
        )
    return tuple(found)


def compared_with_now(viewer: Viewer, holds: Instrument) -> Compared | None:
    """Lay an instrument beside the version of now with the same key, if there is one."""
    now = next(iter(_established(viewer, holds.key)), None)
    if now is None:
        return None
    language = page_language()
    return Compared(
        title=now.title.said(language),
        version=now.version,
        stayed=len([key for key in holds.keys if key in now.by_key]),
        added=tuple(item.label.said(language) for item in holds.items if item.key not in now.by_key),
        dropped=tuple(item.label.said(language) for item in now.items if item.key not in holds.by_key),
    )


def _established(viewer: Viewer, key: str) -> Iterable[Instrument]:
    """The established versions under a key that somebody may read, own ones first."""
    rows = InstrumentVersion.objects.filter(
        Q(owner=None) | Q(owner__in=places_of(viewer)), key=key, published_at__isnull=False
    )
    ordered = sorted(rows.order_by("-published_at", "-pk"), key=lambda row: row.owner_id is None)
    return [instrument_of(row) for row in ordered]


def _at_a_line(message: str) -> str:
    found = AT_A_LINE.match(message)
    if found is None:
        return message
    return _("Regel %(line)s: %(what)s.") % {"line": found[1], "what": found[2].removesuffix("?")}
