"""Keeping a person's card: name, phone and addresses."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.actions.staffing import Name
from startbaan.apps.people.models import Address, Person
from startbaan.apps.people.queries import keeps_card, known_elsewhere
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind


def change_card(*, by: Viewer, at: datetime, person: Person, name: Name, phone: str) -> None:
    """Change a person's name and phone, and journal it.

    Raises `NotYours` unless the viewer keeps this card.
    """
    _check(by, person)
    after = {"given_name": name.given_name, "infix": name.infix, "family_name": name.family_name, "phone": phone}
    changes = {
        field: (getattr(person, field), value) for field, value in after.items() if value != getattr(person, field)
    }
    if not changes:
        return
    with refusals():
        Person.objects.filter(pk=person.pk).update(**after)
        log(by=by, at=at, verb="change_card", kind=Kind.NAME_CARD, thing=person, starter=person.pk, changes=changes)


def change_own_phone(*, by: Viewer, at: datetime, phone: str) -> None:
    """Change one's own phone number, with every employer alike, and journal it."""
    with refusals():
        for person in Person.objects.filter(pk__in=by.persons).exclude(phone=phone).select_for_update():
            changes = {"phone": (person.phone, phone)}
            person.phone = phone
            person.save(update_fields=["phone"])
            log(by=by, at=at, verb="change_card", kind=Kind.NAME_CARD, thing=person, starter=person.pk, changes=changes)


def note_address(*, by: Viewer, at: datetime, person: Person, email: str, period: Period) -> Address:
    """Note an e-mail address for a person; it opens no existing sign-in until that person confirms it; journalled.

    Raises `NotYours` unless the viewer keeps this card; `Refusal` when the address is someone's then,
    without saying whose.
    """
    _check(by, person)
    if known_elsewhere(email, person=person.pk, on=max(by.on, period.start)):
        raise Refusal(_("Dit adres is al van iemand anders, misschien bij een ander bestuur. Kies een ander adres."))
    with refusals():
        row = Address.objects.create(person=person, email=email.strip().lower(), period=period)
        log(by=by, at=at, verb="give_address", kind=Kind.NAME_CARD, thing=row, starter=person.pk)
    return row


def end_address(*, by: Viewer, at: datetime, address: Address, last_day: date) -> None:
    """End an address the employer gave, after this last day; it opens nothing then; journalled.

    Raises `NotYours` unless the viewer keeps this card, and for an address the person added.
    """
    _check(by, address.person)
    if address.source == Address.Source.SELF:
        raise NotYours(_("Dit adres heeft deze persoon zelf toegevoegd."))
    with refusals():
        changes = {"until": (None, last_day.isoformat())}
        log(
            by=by,
            at=at,
            verb="end_address",
            kind=Kind.NAME_CARD,
            thing=address,
            starter=address.person_id,
            changes=changes,
        )
        if last_day < address.period.start:
            address.delete()
        else:
            address.period = Period.through(address.period.start, last=last_day)
            address.save(update_fields=["period"])


def _check(by: Viewer, person: Person) -> None:
    if not keeps_card(by, person):
        raise NotYours(_("Alleen de coördinator of HR van het bestuur wijzigt deze gegevens."))
