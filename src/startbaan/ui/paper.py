"""Paper: a typst template and plain data become a tagged PDF (PDF/UA-1)."""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import typst

TEMPLATES = Path(__file__).parent / "typst"


class NotPrinted(Exception):
    """A template that does not make a document."""


def pdf(template: Path, *, data: Mapping[str, object], at: datetime) -> bytes:
    """Print data with a template as a tagged PDF.

    The data reach the template as JSON in `sys.inputs.data`, never as markup. `at` is the moment the
    document says it was made. Raises `NotPrinted` when the template is wrong.
    """
    text = json.dumps(data, default=_plain, ensure_ascii=False)
    try:
        return typst.compile(
            template,
            root=Path(template.anchor),
            font_paths=[fonts()],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=["ua-1"],
            timestamp=at.astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise NotPrinted(f"{template.name}: {error.message}") from error


def fonts() -> Path:
    """Where the fonts for paper lie: in a package, not in this repository."""
    found = find_spec("font_source_sans_pro")
    if found is None or found.origin is None:
        raise NotPrinted("het pakket font-source-sans-pro is niet geïnstalleerd")
    return Path(found.origin).parent / "files"


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
