"""Taking in an instrument of one's own: kept as a draft, then established for a partnership or board."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries.importing import problems_of
from startbaan.apps.coaching.queries.instrument_pages import keeps_for
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.instruments.reading import parse
from startbaan.domain.instruments.writing import written
from startbaan.domain.loading import Refused


def keep_instrument(*, by: Viewer, at: datetime, text: str) -> InstrumentVersion:
    """Keep an instrument that was read from a file as a draft of the viewer's organisation, and journal it.

    Raises `NotYours` unless the viewer keeps instruments, and `Refusal` for a text that cannot be one.
    """
    owner = keeps_for(by)
    if owner is None:
        raise NotYours(_("Alleen de programmaleider en de coördinator lezen een instrument in."))
    try:
        holds = parse(text, name="bestand")
    except Refused as refused:
        raise Refusal(_("Dit is geen instrument meer. Kies het bestand opnieuw.")) from refused
    if problems := problems_of(by, holds):
        raise Refusal(problems[0])
    version = InstrumentVersion(
        key=holds.key,
        version=holds.version,
        owner_id=owner,
        title=holds.title.nl,
        purpose=holds.purpose.value,
        text=written(holds),
    )
    with refusals():
        version.save(force_insert=True)
        log(by=by, at=at, verb="import_instrument", thing=version)
    return version


def establish_instrument(*, by: Viewer, at: datetime, version: int) -> InstrumentVersion:
    """Establish a draft, so that lessons are scored with it from now on; it never changes after this. Journal it.

    Raises `NotYours` unless it is a draft of the viewer's organisation.
    """
    row = _draft(by, version)
    row.published_at = at
    with refusals():
        row.save(update_fields=["published_at"])
        log(by=by, at=at, verb="establish_instrument", thing=row)
    return row


def throw_instrument_away(*, by: Viewer, at: datetime, version: int) -> None:
    """Throw a draft away, and journal it. Raises `NotYours`."""
    row = _draft(by, version)
    with refusals():
        log(by=by, at=at, verb="throw_instrument_away", thing=row)
        row.delete()


def _draft(by: Viewer, version: int) -> InstrumentVersion:
    owner = keeps_for(by)
    rows = InstrumentVersion.objects.select_for_update().filter(pk=version, owner__isnull=False, published_at=None)
    row = rows.filter(owner=owner).first()
    if row is None:
        raise NotYours(_("Dit concept bestaat niet (meer)."))
    return row
