"""Making the next version of a partnership's programme, step by step, and bringing it out."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries.releases import base_of, keeps_programme
from startbaan.domain.loading import Refused
from startbaan.domain.schedule import amending
from startbaan.domain.schedule.variants import variant

NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,19}")
WHERE = re.compile(r"^[^:]+:\d+: ")


class VersionRefused(Refusal):
    """Changes that do not make a programme that adds up, with every reason."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(WHERE.sub("", reason) for reason in reasons)
        super().__init__(" ".join(f"{reason[:1].upper()}{reason[1:]}." for reason in self.reasons))


def begin_next_version(
    *, by: Viewer, at: datetime, partnership: Organisation, after: ProgrammeVersion, number: str
) -> ProgrammeVersion:
    """Begin the next version of a partnership's programme, with the changes it had so far; journal it.

    Raises `NotYours` unless the viewer keeps the programme of the partnership, and `Refusal` for a number that is
    none or was used before, and when another next version of this programme is being made.
    """
    _ask(by, partnership)
    if not NUMBER.fullmatch(number):
        raise Refusal(_("Kies een kort nummer zonder spaties, bijvoorbeeld 2027."))
    if after.published_at is None or after.owner_id not in {None, partnership.pk}:
        raise Refusal(_("Deze versie is niet van jullie opleidingsschool."))
    if ProgrammeVersion.objects.filter(owner=partnership, key=after.key, published_at=None).exists():
        raise Refusal(_("Er wordt al aan een volgende versie gewerkt. Breng die eerst uit, of gooi haar weg."))
    row = ProgrammeVersion.objects.get(pk=after.pk)
    base = base_of(row)
    changes = amending.renumbered(row.changes, version=number) if row.changes else amending.begun(base, version=number)
    made = ProgrammeVersion(
        key=row.key,
        version=number,
        owner=partnership,
        title=row.title,
        sector=row.sector,
        text=row.text,
        changes=changes,
        follows=row,
    )
    with refusals():
        if ProgrammeVersion.objects.filter(key=row.key, version=number, owner=None).exists():
            raise Refusal(_("Deze versie van het programma bestaat al. Kies een nieuw nummer."))
        made.save(force_insert=True)
        log(by=by, at=at, verb="begin_version", thing=made)
    return made


def change_next_version(*, by: Viewer, at: datetime, version: int, changes: str) -> ProgrammeVersion:
    """Put other changes in a version that is being made, with its hours counted anew; journal it.

    Raises `NotYours`, and `VersionRefused` with every reason when that is no programme that adds up.
    """
    with refusals():
        row = _draft(by, version)
        base = base_of(row)
        try:
            changes = amending.balanced(amending.renumbered(changes, version=row.version), base=base)
            found = variant(base, text=changes, name=f"{row.key}-{row.version}")
        except Refused as refused:
            raise VersionRefused(refused.messages) from refused
        if found.key != row.key:
            raise VersionRefused([_("de sleutel van het programma blijft “%(key)s”") % {"key": row.key}])
        row.changes, row.title = changes, found.title.nl
        row.save(update_fields=["changes", "title"])
        log(by=by, at=at, verb="change_version", thing=row)
    return row


def drop_next_version(*, by: Viewer, at: datetime, version: int) -> None:
    """Throw away a version that is being made; journal it. Raises `NotYours`."""
    with refusals():
        row = _draft(by, version)
        log(by=by, at=at, verb="drop_version", thing=row)
        row.delete()


def publish_next_version(*, by: Viewer, at: datetime, version: int, answers: Sequence[str]) -> ProgrammeVersion:
    """Bring a next version out: from now on it stands fast, with the findings it answers; journal it.

    Raises `NotYours`, and `Refusal` when nothing changes in it and it answers nothing.
    """
    with refusals():
        row = _draft(by, version)
        if not answers and row.follows is not None and _same(row, row.follows):
            raise Refusal(_("Er verandert niets in deze versie. Verander eerst iets, of kies een bevinding."))
        row.answers, row.published_at = list(answers), at
        row.save(update_fields=["answers", "published_at"])
        log(by=by, at=at, verb="publish_version", thing=row)
    return row


def _same(row: ProgrammeVersion, before: ProgrammeVersion) -> bool:
    base = base_of(row)
    old = amending.renumbered(before.changes or amending.begun(base, version=row.version), version=row.version)
    return amending.renumbered(row.changes or "", version=row.version) == old


def _draft(by: Viewer, version: int) -> ProgrammeVersion:
    rows = ProgrammeVersion.objects.select_for_update(of=("self",)).select_related("owner", "follows")
    row = rows.filter(pk=version, published_at=None).first()
    if row is None or row.owner is None:
        raise NotYours(_("Deze versie bestaat niet, of is al uitgebracht."))
    _ask(by, row.owner)
    return row


def _ask(by: Viewer, partnership: Organisation) -> None:
    if not keeps_programme(by, partnership):
        raise NotYours(_("Alleen de werkgroep en de programmaleider maken een nieuwe versie van het programma."))
