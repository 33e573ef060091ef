"""Keeping what someone is typing, and forgetting it once it is handed in."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from startbaan.apps.drafts.models import Draft
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.actions import NotYours, Refusal

KEY = re.compile(r"[a-z][a-z-]{1,40}(:[0-9a-f-]{36})?")
LONGEST = 60_000
MOST = 200


def keep(*, by: Viewer, key: str, fields: Mapping[str, str], at: datetime) -> None:
    """Keep these fields under the key, in place of what was there; no journal, for a draft is nobody else's.

    Raises `NotYours` when nobody is signed in, and `Refusal` for an impossible key or too much text.
    """
    if not by.persons:
        raise NotYours(_("Je bent uitgelogd. Kopieer je tekst voor je opnieuw inlogt; op je scherm staat hij nog."))
    if not KEY.fullmatch(key):
        raise Refusal(_("Dit concept kan niet worden bewaard."))
    if sum(len(value) for value in fields.values()) > LONGEST:
        raise Refusal(_("Deze tekst is te lang om te bewaren. Maak hem korter."))
    kept = {name: value.replace("\x00", "") for name, value in fields.items()}  # PostgreSQL keeps no null in JSON
    own = visible_to(by, Draft.objects.all())
    if own.filter(key=key).update(fields=kept, saved_at=at):
        return
    if own.count() >= MOST:
        raise Refusal(_("Je hebt erg veel concepten. Rond er eerst een af, of verwijder er een."))
    try:
        with transaction.atomic():
            Draft(author_id=by.person, key=key, fields=kept, saved_at=at).save(force_insert=True)
    except IntegrityError:
        own.filter(key=key).update(fields=kept, saved_at=at)


def forget(*, by: Viewer, key: str) -> None:
    """Throw the draft under this key away; nothing happens when there is none."""
    visible_to(by, Draft.objects.filter(key=key)).delete()


def forget_keys(keys: Collection[str], *, using: str) -> int:
    """Throw the drafts under these keys away, whoever typed them, as the owner; gives how many went."""
    return Draft.objects.using(using).filter(key__in=keys).delete()[0]
