"""What people do with their own addresses, and bringing two sign-ins of one human being together."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.actions.signing_in import Closed
from startbaan.apps.people.models import Address, Person, User
from startbaan.apps.people.queries import Standing, doorway, own_addresses
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind


def confirm_own_address(*, by: Viewer, email: str, at: datetime) -> None:
    """Note that the viewer proved to hold an address that someone else gave them; it now opens the sign-in.

    Raises `NotYours` when the address is not the viewer's today.
    """
    rows = own_addresses(by).filter(email=email.lower(), period__contains=by.on, confirmed_at=None)
    row = rows.first()
    if row is None:
        raise NotYours(_("Dit adres staat niet bij jou, of is al bevestigd."))
    row.confirmed_at = at
    row.save(update_fields=["confirmed_at"])
    log(by=by, at=at, verb="confirm_address", kind=Kind.NAME_CARD, thing=row, starter=row.person_id)


def add_own_address(*, by: Viewer, email: str, at: datetime) -> Address:
    """Add an address the viewer proved to hold, from today on, and journal it.

    Raises `Refusal` when the address runs for someone already.
    """
    door = doorway(email, on=by.on)
    if door.user is not None and door.user != by.user:
        raise Refusal(_("Dit adres hoort bij een ander account. Is dat ook van jou? Voeg de accounts dan samen."))
    if door.standing is Standing.FIRST:
        raise Refusal(_("Een andere werkgever kent je onder dit adres. Voeg dat toe bij “Ik werk ook ergens anders”."))
    with refusals():
        row = Address.objects.create(
            person_id=by.person,
            email=email.strip().lower(),
            source=Address.Source.SELF,
            confirmed_at=at,
            period=Period(by.on),
        )
        log(by=by, at=at, verb="add_address", kind=Kind.NAME_CARD, thing=row, starter=row.person_id)
    return row


def end_own_address(*, by: Viewer, address: int, at: datetime) -> None:
    """End an address the viewer added: it opens nothing from today on; journalled.

    Raises `NotYours` when the viewer did not add it, `Refusal` when it is the last way in by mail.
    """
    rows = own_addresses(by).filter(period__contains=by.on)
    row = rows.filter(pk=address, source=Address.Source.SELF).first()
    if row is None:
        raise NotYours(_("Dit adres heb jij niet toegevoegd. HR van je bestuur past het aan."))
    if not rows.exclude(pk=row.pk).exclude(confirmed_at=None).exists():
        raise Refusal(_("Dit is je enige bevestigde adres. Voeg eerst een ander toe."))
    log(by=by, at=at, verb="end_address", kind=Kind.NAME_CARD, thing=row, starter=row.person_id)
    with refusals():
        if row.period.start >= by.on:
            row.delete()
        else:
            row.period = Period(row.period.start, by.on)
            row.save(update_fields=["period"])


def link_sign_ins(*, by: Viewer, email: str, at: datetime) -> User | None:
    """Bring what another address opens to the viewer's own sign-in, and journal it for each person that moves.

    The viewer proved to hold that address. Nobody is merged: every person stays as its employer knows
    it. Returns the other sign-in, emptied and closed, or nothing when there was none yet.
    Raises `Closed` when the address opens nothing today, and `Refusal` when it is the viewer's own.
    """
    door = doorway(email, on=by.on)
    if not door.opens or door.person is None:
        raise Closed(_("Met dat adres kan nu niemand inloggen. Vraag het na bij die werkgever."))
    if door.user == by.user:
        raise Refusal(_("Dit adres hoort al bij jouw account."))
    moving = Person.objects.select_for_update().filter(pk=door.person)
    if door.user is not None:
        moving = Person.objects.select_for_update().filter(user=door.user)
    with refusals():
        for person in moving.order_by("pk"):
            person.user_id = by.user
            person.save(update_fields=["user"])
            log(by=by, at=at, verb="link_sign_in", kind=Kind.NAME_CARD, thing=person, starter=person.pk)
        proved = Address.objects.filter(email=door.email, person=door.person, period__contains=by.on)
        proved.filter(confirmed_at=None).update(confirmed_at=at)
        return _close(door.user)


def _close(user: int | None) -> User | None:
    if user is None:
        return None
    emptied = User.objects.get(pk=user)
    emptied.is_active = False
    emptied.set_unusable_password()
    emptied.save(update_fields=["is_active", "password"])
    return emptied
