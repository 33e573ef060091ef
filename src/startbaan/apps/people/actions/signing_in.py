"""Letting people in: by an address they prove to hold, by a code on paper; and the site's own hands."""

import secrets
from datetime import date, datetime, timedelta

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.actions.organisations import may_arrange
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Address, Organisation, Person, Post, Role, SignInCode, User
from startbaan.apps.people.queries import Standing, doorway, has_confirmed_address, user_of
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName

# Without vowels no words arise, without 0, 1, I and L nothing is misread.
ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"
GROUPS, GROUP = 4, 4
PRINTED_FOR = timedelta(days=14)
KEPT_FOR = timedelta(days=365)
MAY_PRINT = (Relation.MANAGER, Relation.COORDINATOR, Relation.HR)


class Closed(Refusal):
    """An address that opens nothing today."""


class WrongCode(Refusal):
    """A code on paper that was never made, was used, was replaced or has expired."""


def admit(*, email: str, on: date, at: datetime) -> User:
    """Let in whoever proved to read the mail of this address.

    The first time makes the sign-in, links the person and confirms the address, and journals it.
    Raises `Closed` when the address opens nothing on that day.
    """
    locked = Person.objects.select_for_update().filter(pk__in=[doorway(email, on=on).person or 0]).first()
    door = doorway(email, on=on)  # read again: another browser may just have come in first
    if locked is None or not door.opens:
        raise Closed(_("Met dit e-mailadres kun je nu niet inloggen."))
    if door.standing is Standing.OPEN:
        return user_of(door)
    Address.objects.filter(email=door.email, person=locked, period__contains=on).update(confirmed_at=at)
    return _first_sign_in(locked, email=door.email, at=at)


def admit_by_paper(*, code: str, at: datetime) -> User:
    """Let in whoever types a code that was printed for them, once, and journal it.

    Raises `WrongCode` when it opens nothing.
    """
    digest = _digest(code)
    row = SignInCode.objects.filter(digest=digest, closed_at=None, expires_at__gt=at).select_related("person").first()
    if row is None or SignInCode.objects.filter(pk=row.pk, closed_at=None).update(closed_at=at) != 1:
        raise WrongCode(_("Deze code klopt niet, is al gebruikt of is verlopen. Vraag zo nodig een nieuwe."))
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=row.person_id)
    if person.user is None:
        return _first_sign_in(person, email="", at=at)
    if not person.user.is_active:
        raise WrongCode(_("Deze inlog is afgesloten."))
    return person.user


def may_print_code(viewer: Viewer, person: Person) -> bool:
    """Say whether the viewer may print a first sign-in code for this person.

    Only for who never signed in: a code would open someone's existing sign-in, and with it what that
    person keeps to themselves. Who lost the way in to an existing one goes to an administrator.
    """
    if person.is_service or person.pk in viewer.persons:
        return False
    if viewer.holds(RoleName.ADMINISTRATOR):
        return person.user_id is None or not _has_confirmed(person, viewer.on)
    return person.user_id is None and (
        any(stands(viewer, relation, person.pk) for relation in MAY_PRINT) or _arranges(viewer, person)
    )


def print_code(*, by: Viewer, person: Person, at: datetime) -> str:
    """Make a code with which this person signs in once within two weeks, close the earlier one, and journal it.

    Returns the code itself, which is kept nowhere. Raises `NotYours` where `may_print_code` says no.
    """
    if not may_print_code(by, person):
        raise NotYours(
            _(
                "Een inlogcode is alleen voor wie nog nooit heeft ingelogd, en alleen de leidinggevende, "
                "de coördinator en HR printen er een. Kan iemand niet meer inloggen? Ga naar de beheerder."
            )
        )
    return _make_code(by=by, person=person, at=at, lasting=PRINTED_FOR, verb="print_sign_in_code")


def keep_code(*, by: Viewer, at: datetime) -> str:
    """Make a code for oneself, to come back without a mailbox; it closes the earlier one and is journalled.

    Raises `Refusal` for who can sign in by mail.
    """
    if has_confirmed_address(by):
        raise Refusal(_("Je hebt een bevestigd e-mailadres: daarmee log je in."))
    person = Person.objects.get(pk=by.person)
    return _make_code(by=by, person=person, at=at, lasting=KEPT_FOR, verb="keep_sign_in_code")


def renew_sign_in(*, by: Viewer, user: User, at: datetime) -> None:
    """Sign someone out everywhere: every session of this sign-in stops being valid; journalled.

    Raises `NotYours` when it is not the viewer's own.
    """
    if by.user != user.pk:
        raise NotYours(_("Alleen jijzelf kunt je overal uitloggen."))
    user.set_unusable_password()  # sessions carry a mark of this field
    user.save(update_fields=["password"])
    log(by=by, at=at, verb="sign_out_everywhere", thing=user)


def service_person(board: Organisation, *, on: date) -> Person:
    """The site's own hands at one board: a person that is no human being, with HR there and nowhere else."""
    person = Person.objects.filter(is_service=True, roles__organisation=board).first()
    if person is None:
        person = Person.objects.create(given_name="Startbaan", family_name="(automatisch)", is_service=True)
    if not Role.objects.filter(person=person, role=RoleName.HR.value, period__contains=on).exists():
        Role.objects.create(person=person, organisation=board, role=RoleName.HR.value, period=Period(on))
    return person


def _first_sign_in(person: Person, *, email: str, at: datetime) -> User:
    user = User(email=email)
    user.set_unusable_password()
    with refusals():
        user.save()
        person.user = user
        person.save(update_fields=["user"])
        journal.record(
            at=at, actor=person.pk, actor_name=str(person), verb="first_sign_in", thing=user, starter=person.pk
        )
    return user


def _make_code(*, by: Viewer, person: Person, at: datetime, lasting: timedelta, verb: str) -> str:
    code = "-".join("".join(secrets.choice(ALPHABET) for _letter in range(GROUP)) for _group in range(GROUPS))
    with refusals():
        SignInCode.objects.filter(person=person, closed_at=None).update(closed_at=at)
        made = SignInCode.objects.create(
            person=person, digest=_digest(code), made_by_id=by.person, made_at=at, expires_at=at + lasting
        )
        log(by=by, at=at, verb=verb, kind=Kind.NAME_CARD, thing=made, starter=person.pk)
    return code


def _digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("startbaan.sign-in-code", plain, algorithm="sha256").hexdigest()


def _has_confirmed(person: Person, on: date) -> bool:
    rows = Address.objects.filter(person__user=person.user_id, period__contains=on)
    return rows.exclude(confirmed_at=None).exists()


def _arranges(viewer: Viewer, person: Person) -> bool:
    """Say whether the viewer arranges a place where this person holds a post, a role or a coach registration."""
    if not viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR):
        return False
    posts = Post.objects.filter(person=person).select_related("school__parent")
    roles = Role.objects.filter(person=person).select_related("organisation__parent")
    places = [post.school for post in posts] + [role.organisation for role in roles]
    places += [registration.board for registration in person.coach_registrations.select_related("board__parent")]
    return any(may_arrange(viewer, place) for place in places)
