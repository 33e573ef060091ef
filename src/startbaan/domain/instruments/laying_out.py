"""From an instrument to the rows of a workbook: both sheets, as `sheets` reads them back."""

from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.instruments.sheets import COLUMNS, ENGLISH, FRAME, IN_ENGLISH, ITEMS, PURPOSES


def laid_out(instrument: Instrument) -> dict[str, tuple[list[str], list[list[str]]]]:
    """Give both sheets of an instrument: their headings and rows; reading them gives the same items back."""
    return {FRAME: _frame_rows(instrument), ITEMS: _item_rows(instrument)}


def _frame_rows(instrument: Instrument) -> tuple[list[str], list[list[str]]]:
    purpose = next(word for word, purpose in PURPOSES.items() if purpose is instrument.purpose)
    rows = [
        ["versie", instrument.version, ""],
        ["voor", purpose, ""],
        ["over", instrument.about.nl, instrument.about.en],
        *(["schaal", point.nl, point.en] for point in instrument.scale),
        ["bron", instrument.source.place, ""],
        ["licentie", instrument.licence.nl, instrument.licence.en],
        ["training nodig", "ja" if instrument.asks_training else "nee", ""],
        ["sleutel", instrument.key, ""],
        ["spiegelt", instrument.mirrors, ""],
    ]
    return ["naam", instrument.title.nl, instrument.title.en], rows


def _item_rows(instrument: Instrument) -> tuple[list[str], list[list[str]]]:
    headings = [name for base in COLUMNS for name in ((base, base + ENGLISH) if base in IN_ENGLISH else (base,))]
    rows = [
        [
            domain.label.nl,
            domain.label.en,
            item.label.nl,
            item.label.en,
            item.about.nl,
            item.about.en,
            "\n".join(example.nl for example in item.examples),
            "\n".join(example.en for example in item.examples),
            item.status.value,
            item.source.place,
            item.key,
            "ja" if domain.is_outcome else "nee",
        ]
        for domain in instrument.domains
        for item in domain.items
    ]
    return headings, rows
