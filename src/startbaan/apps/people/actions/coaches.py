"""Keeping the coach register: what changed about a coach, and that someone stopped."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions.organisations import may_arrange
from startbaan.apps.people.actions.refusing import NotYours, log, refusals
from startbaan.apps.people.models import CoachRegistration
from startbaan.domain.periods import Period


def change_coach(
    *,
    by: Viewer,
    at: datetime,
    registration: CoachRegistration,
    is_external: bool,
    certificate: str,
    certified_until: date | None,
    equivalent: str,
) -> None:
    """Change what the register says about a coach, and journal it.

    Raises `NotYours` unless the viewer arranges that board; `Refusal` without certificate or equivalent.
    """
    _check(by, registration)
    before = (registration.certificate, registration.equivalent)
    registration.is_external = is_external
    registration.certificate = certificate
    registration.certified_until = certified_until
    registration.equivalent = equivalent
    with refusals():
        registration.save(update_fields=["is_external", "certificate", "certified_until", "equivalent"])
        changes = {"certificate": (before[0], certificate), "equivalent": (before[1], equivalent)}
        log(by=by, at=at, verb="change_coach", thing=registration, changes=changes)


def end_coach(*, by: Viewer, at: datetime, registration: CoachRegistration, last_day: date) -> None:
    """Take a coach off the register after this last day and journal it; one that would not have begun is removed.

    Raises `NotYours` unless the viewer arranges that board; `Refusal` while the coach still has starters.
    """
    _check(by, registration)
    with refusals():
        changes = {"until": (None, last_day.isoformat())}
        log(by=by, at=at, verb="end_coach", thing=registration, changes=changes)
        if last_day < registration.period.start:
            registration.delete()
        else:
            registration.period = Period.through(registration.period.start, last=last_day)
            registration.save(update_fields=["period"])


def _check(by: Viewer, registration: CoachRegistration) -> None:
    if not may_arrange(by, registration.board):
        raise NotYours(_("Alleen de coördinator of HR van het bestuur, of een beheerder, houdt het coachregister bij."))
