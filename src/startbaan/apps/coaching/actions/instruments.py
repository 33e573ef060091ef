"""Establishing the instruments that come with the program."""

from datetime import datetime

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.actions.establishing import establish_files
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.instruments.reading import files, parse


class InstrumentEstablished(Refusal):
    """A file says something else than the version that was established under its name."""


def publish_instruments(*, at: datetime) -> list[InstrumentVersion]:
    """Establish the instruments that come with the program, and journal each; those that stand already stay.

    Raises `InstrumentEstablished` when a file changed without a new version, and `Refused` for a file that is wrong.
    """
    rows = InstrumentVersion.objects.filter(owner=None)

    def row(holds: Instrument, text: str) -> InstrumentVersion:
        return InstrumentVersion(
            key=holds.key,
            version=holds.version,
            title=holds.title.nl,
            purpose=holds.purpose.value,
            text=text,
            published_at=at,
        )

    return establish_files(
        files(),
        at=at,
        verb="establish_instrument",
        known={(one.key, one.version): one.text for one in rows},
        parse=parse,
        row=row,
        changed=InstrumentEstablished,
    )
