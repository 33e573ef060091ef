"""Changing and ending what stands: organisations, affiliations, roles."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions.organisations import may_arrange
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Affiliation, Organisation, Role
from startbaan.domain.periods import Period
from startbaan.domain.privacy.roles import RoleName


def change_organisation(
    *,
    by: Viewer,
    at: datetime,
    organisation: Organisation,
    name: str,
    brin: str | None,
    town: str,
    holiday_region: str,
    lies: Mapping[str, Decimal | None] | None = None,
) -> None:
    """Change the name, BRIN, town, holiday region or, by `east` and `north`, the place of an organisation; journal it.

    Raises `NotYours` unless the viewer arranges it; `Refusal` when the BRIN is impossible or taken.
    """
    if not may_arrange(by, organisation):
        raise NotYours(_("Alleen een beheerder, of de coördinator of HR van het bestuur, wijzigt dit."))
    after = {"name": name, "brin": brin, "town": town, "holiday_region": holiday_region, **(lies or {})}
    before = {field: getattr(organisation, field) for field in after}
    changes = {
        field: (_plain(before[field]), _plain(value)) for field, value in after.items() if value != before[field]
    }
    if not changes:
        return
    with refusals():
        changed = Organisation.objects.filter(pk=organisation.pk).update(**after)
        if changed != 1:
            raise Refusal(_("Deze organisatie bestaat niet meer."))
        log(by=by, at=at, verb="change_organisation", thing=organisation, changes=changes)


def _plain(value: str | Decimal | None) -> str | None:
    return None if value is None else str(value)


def end_role(*, by: Viewer, at: datetime, role: Role, last_day: date) -> None:
    """End a role after this last day and journal it; a role that would not have begun is removed.

    Raises `NotYours` unless the viewer arranges that organisation; `Refusal` for one's own weighty
    role (nobody locks themselves out) and where a pair still needs the role.
    """
    weighty = role.role == RoleName.ADMINISTRATOR.value
    if not may_arrange(by, role.organisation) or (weighty and not by.holds(RoleName.ADMINISTRATOR)):
        raise NotYours(_("Alleen een beheerder, of de coördinator of HR van het bestuur, beëindigt hier rollen."))
    if weighty and role.person_id in by.persons:
        raise Refusal(_("Je eigen rol als beheerder laat je door een andere beheerder beëindigen."))
    with refusals():
        log(by=by, at=at, verb="end_role", thing=role, changes={"until": (None, last_day.isoformat())})
        if last_day < role.period.start:
            role.delete()
        else:
            role.period = Period.through(role.period.start, last=last_day)
            role.save(update_fields=["period"])


def end_affiliation(*, by: Viewer, at: datetime, affiliation: Affiliation, last_day: date) -> None:
    """End an affiliation after this last day and journal it; one that would not have begun is removed.

    Raises `NotYours` unless the viewer is an administrator.
    """
    if not by.holds(RoleName.ADMINISTRATOR):
        raise NotYours(_("Alleen een beheerder beëindigt aansluitingen."))
    with refusals():
        log(by=by, at=at, verb="end_affiliation", thing=affiliation, changes={"until": (None, last_day.isoformat())})
        if last_day < affiliation.period.start:
            affiliation.delete()
        else:
            affiliation.period = Period.through(affiliation.period.start, last=last_day)
            affiliation.save(update_fields=["period"])
