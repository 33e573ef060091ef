"""Founding a site, and changing organisations, roles and the coach register."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Affiliation, CoachHours, CoachRegistration, Organisation, Person, Role
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.roles import RoleName


def found(*, given_name: str, infix: str, family_name: str, nation: str, on: date, at: datetime) -> Person:
    """Make the first organisation (the nation) and the first administrator; allowed once for a site.

    Raises `Refusal` when the site already has an administrator.
    """
    if Role.objects.filter(role=RoleName.ADMINISTRATOR.value).exists():
        raise Refusal(_("Deze site heeft al een beheerder. Vraag die om je een rol te geven."))
    with refusals():
        place = Organisation.objects.create(key="land", of_kind=Organisation.OfKind.NATION, name=nation)
        person = Person.objects.create(given_name=given_name, infix=infix, family_name=family_name)
        Role.objects.create(person=person, organisation=place, role=RoleName.ADMINISTRATOR.value, period=Period(on))
        journal.record(at=at, actor=person.pk, actor_name=str(person), verb="found", thing=place)
    return person


def may_arrange(viewer: Viewer, organisation: Organisation) -> bool:
    """Say whether the viewer may change this organisation: administrator, or coordinator or HR there or above."""
    if viewer.holds(RoleName.ADMINISTRATOR):
        return True
    above = organisation.parent.parent_id if organisation.parent else None
    own = set(viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR))
    return bool(own & {organisation.pk, organisation.parent_id, above} - {None})


def add_organisation(
    *,
    by: Viewer,
    at: datetime,
    key: str,
    of_kind: str,
    name: str,
    parent: Organisation | None = None,
    sector: str | None = None,
    brin: str | None = None,
    town: str = "",
    holiday_region: str = "",
    lies: Mapping[str, Decimal | None] | None = None,
) -> Organisation:
    """Add an organisation under its parent and journal it.

    Raises `NotYours` unless the viewer arranges the parent or is an administrator; `Refusal` where the
    database refuses (a key or BRIN said twice, a school without BRIN).
    """
    if not (by.holds(RoleName.ADMINISTRATOR) or (parent is not None and may_arrange(by, parent))):
        raise NotYours(_("Alleen een beheerder, of de coördinator of HR van het bestuur, voegt hier iets toe."))
    with refusals():
        made = Organisation.objects.create(
            key=key,
            of_kind=of_kind,
            name=name,
            parent=parent,
            sector=sector,
            brin=brin,
            town=town,
            holiday_region=holiday_region,
            **(lies or {}),
        )
        log(by=by, at=at, verb="add_organisation", thing=made)
    return made


def affiliate(*, by: Viewer, at: datetime, member: Organisation, of: Organisation, period: Period) -> Affiliation:
    """Let an organisation belong to a partnership or region for a period, and journal it.

    Raises `NotYours` unless the viewer is an administrator; `Refusal` on overlap.
    """
    if not by.holds(RoleName.ADMINISTRATOR):
        raise NotYours(_("Alleen een beheerder sluit organisaties aan."))
    with refusals():
        made = Affiliation.objects.create(member=member, of=of, period=period)
        log(by=by, at=at, verb="affiliate", thing=made)
    return made


def give_role(
    *, by: Viewer, at: datetime, person: Person, organisation: Organisation, role: RoleName, period: Period
) -> Role:
    """Give someone a role at an organisation for a period, and journal it.

    Raises `NotYours` unless the viewer arranges that organisation (only an administrator makes
    administrators); `Refusal` on overlap.
    """
    allowed = may_arrange(by, organisation) and (role is not RoleName.ADMINISTRATOR or by.holds(RoleName.ADMINISTRATOR))
    if not allowed:
        raise NotYours(_("Alleen een beheerder, of de coördinator of HR van het bestuur, geeft hier rollen."))
    with refusals():
        made = Role.objects.create(person=person, organisation=organisation, role=role.value, period=period)
        log(by=by, at=at, verb="give_role", thing=made, changes={"role": (None, role.value)})
    return made


def register_coach(
    *,
    by: Viewer,
    at: datetime,
    person: Person,
    board: Organisation,
    period: Period,
    is_external: bool,
    certificate: str = "",
    certified_until: date | None = None,
    equivalent: str = "",
) -> CoachRegistration:
    """Put someone in the coach register of a board for a period, and journal it.

    Raises `NotYours` unless the viewer arranges that board; `Refusal` without certificate or
    equivalent, and on overlap.
    """
    if not may_arrange(by, board):
        raise NotYours(_("Alleen de coördinator of HR van het bestuur, of een beheerder, houdt het coachregister bij."))
    with refusals():
        made = CoachRegistration.objects.create(
            person=person,
            board=board,
            period=period,
            is_external=is_external,
            certificate=certificate,
            certified_until=certified_until,
            equivalent=equivalent,
        )
        log(by=by, at=at, verb="register_coach", thing=made)
    return made


def set_coach_hours(
    *, by: Viewer, at: datetime, registration: CoachRegistration, year: SchoolYear, hours: Decimal
) -> None:
    """Say how many hours a coach has in a school year, and journal it.

    Raises `NotYours` unless the viewer arranges that board.
    """
    if not may_arrange(by, registration.board):
        raise NotYours(_("Alleen de coördinator of HR van het bestuur, of een beheerder, houdt de coachuren bij."))
    with refusals():
        CoachHours.objects.update_or_create(
            registration=registration, school_year=year.start_year, defaults={"hours": hours}
        )
        log(by=by, at=at, verb="set_coach_hours", thing=registration)
