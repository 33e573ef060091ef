"""Bringing out the next version of the programme with the findings it answers, and what changes in it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, refusals
from startbaan.apps.programme.actions import change_next_version, publish_next_version
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.quality.actions.findings import bring_out_finding
from startbaan.apps.quality.models import Finding
from startbaan.domain.quality.findings import State
from startbaan.domain.schedule import amending
from startbaan.domain.schedule.comparing import Section
from startbaan.domain.sources import Status


def change_element(
    *, by: Viewer, at: datetime, version: int, section: Section, key: str, fields: amending.Fields
) -> None:
    """Change an element of a version that is being made. Raises `NotYours` and `VersionRefused`."""
    changes = amending.changed(_changes(version), section=section, key=key, fields=fields)
    change_next_version(by=by, at=at, version=version, changes=changes)


def drop_element(*, by: Viewer, at: datetime, version: int, section: Section, key: str) -> None:
    """Leave an element out of a version that is being made. Raises `NotYours` and `VersionRefused`."""
    changes = amending.dropped(_changes(version), section=section, key=key)
    change_next_version(by=by, at=at, version=version, changes=changes)


def restore_element(*, by: Viewer, at: datetime, version: int, section: Section, key: str) -> None:
    """Let an element be as it is in the programme this is made from. Raises `NotYours` and `VersionRefused`."""
    changes = amending.restored(_changes(version), section=section, key=key)
    change_next_version(by=by, at=at, version=version, changes=changes)


def add_subject(
    *,
    by: Viewer,
    at: datetime,
    version: int,
    title: str,
    taken: Collection[str],
    fields: amending.Fields,
    items: str,
    with_whom: Sequence[str],
) -> None:
    """Add a subject to the onboarding list of a version that is being made. Raises `NotYours` and `VersionRefused`."""
    lines = [" ".join(line.split()) for line in items.splitlines() if line.strip()]
    keys: list[str] = []
    for line in lines:
        keys.append(amending.key_for(line, taken=keys))
    belongs: list[amending.Tree] = [{"key": key, "nl": line, "en": line} for key, line in zip(keys, lines, strict=True)]
    whole: amending.Fields = {
        **fields,
        "items": belongs,
        "with": list(with_whom),
        "source": {"status": Status.OWN_CHOICE.value},
    }
    key = amending.key_for(title, taken=list(taken))
    changes = amending.added(_changes(version), section=Section.ONBOARDING, key=key, fields=whole)
    change_next_version(by=by, at=at, version=version, changes=changes)


def bring_out(*, by: Viewer, at: datetime, version: int, findings: Collection[UUID]) -> ProgrammeVersion:
    """Bring a version out with the decided findings it answers, whose titles stay with it; journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` for a finding that is not decided, or
    when nothing changes.
    """
    with refusals():
        rows = list(Finding.objects.filter(key__in=findings, state=State.DECIDED.value).order_by("noted_on", "pk"))
        if len(rows) < len(set(findings)):
            raise Refusal(_("Over een van deze bevindingen is nog niet besloten. Ververs de pagina."))
        made = publish_next_version(by=by, at=at, version=version, answers=[row.title for row in rows])
        for row in rows:
            if row.partnership_id != made.owner_id:
                raise Refusal(_("Een van deze bevindingen is van een andere opleidingsschool."))
            bring_out_finding(by=by, at=at, finding=row.key, version=made.pk)
    return made


def _changes(version: int) -> str:
    row = ProgrammeVersion.objects.filter(pk=version, published_at=None).first()
    if row is None or row.changes is None:
        raise Refusal(_("Deze versie is al uitgebracht. Ververs de pagina."))
    return row.changes
