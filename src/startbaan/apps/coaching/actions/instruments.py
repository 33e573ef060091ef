"""Establishing the instruments that come with the program."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.journal import actions as journal
from startbaan.apps.people.actions import Refusal, refusals
from startbaan.domain.instruments.reading import files, parse


class InstrumentEstablished(Refusal):
    """A file says something else than the version that was established under its name."""


def publish_instruments(*, at: datetime) -> list[InstrumentVersion]:
    """Establish the instruments that come with the program, and journal each; those that stand already stay.

    Raises `InstrumentEstablished` when a file changed without a new version, and `Refused` for a file that is wrong.
    """
    made = []
    known = {(row.key, row.version): row.text for row in InstrumentVersion.objects.filter(owner=None)}
    for path in files():
        text = path.read_text(encoding="utf-8")
        holds = parse(text, name=f"{path.parent.name}/{path.name}")
        if (holds.key, holds.version) not in known:
            made.append(
                InstrumentVersion(
                    key=holds.key,
                    version=holds.version,
                    title=holds.title.nl,
                    purpose=holds.purpose.value,
                    text=text,
                    published_at=at,
                )
            )
        elif known[holds.key, holds.version] != text:
            raise InstrumentEstablished(
                _("%(file)s is veranderd, maar versie %(version)s is al vastgesteld. Geef het een nieuwe versie.")
                % {"file": path.name, "version": holds.name}
            )
    with refusals():
        for version in made:
            version.save(force_insert=True)
            journal.record(at=at, actor=None, actor_name="startbaan", verb="establish_instrument", thing=version)
    return made
