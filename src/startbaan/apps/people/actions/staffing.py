"""Taking people on: the person, where they work, on what terms, and how to reach them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions.organisations import may_arrange
from startbaan.apps.people.actions.refusing import NotYours, log, refusals
from startbaan.apps.people.models import Address, Organisation, Person, PersonnelNumber, Post, Profile, Terms
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind


@dataclass(frozen=True)
class Name:
    """How someone is called."""

    given_name: str
    infix: str
    family_name: str


@dataclass(frozen=True)
class Conditions:
    """What is agreed about a post: the working-time factor (1 is full time), scale and step."""

    fte: Decimal
    scale: str = ""
    step: int | None = None


def add_person(
    *,
    by: Viewer,
    at: datetime,
    name: Name,
    board: Organisation,
    personnel_number: str = "",
    route: str = "",
    qualified_on: date | None = None,
    profession_started_on: date | None = None,
) -> Person:
    """Make someone known to a board, with the personnel number and where they come from, and journal it.

    Raises `NotYours` unless the viewer arranges that board; `Refusal` when the number is taken.
    """
    _check(by, board)
    with refusals():
        person = Person.objects.create(given_name=name.given_name, infix=name.infix, family_name=name.family_name)
        Profile.objects.create(
            person=person, route=route, qualified_on=qualified_on, profession_started_on=profession_started_on
        )
        if personnel_number:
            PersonnelNumber.objects.create(person=person, board=board, number=personnel_number)
        log(by=by, at=at, verb="add_person", kind=Kind.NAME_CARD, thing=person, starter=person.pk)
    return person


def employ(
    *,
    by: Viewer,
    at: datetime,
    person: Person,
    school: Organisation,
    period: Period,
    conditions: Conditions | None = None,
    function: str = "",
    contract: str = "",
    team: Organisation | None = None,
) -> Post:
    """Let a person work at a school for a period, on these conditions from its first day, and journal it.

    Raises `NotYours` unless the viewer arranges that school; `Refusal` on overlap or an impossible factor.
    """
    _check(by, school)
    with refusals():
        post = Post.objects.create(
            person=person, school=school, team=team, function=function, contract=contract, period=period
        )
        if conditions is not None:
            Terms.objects.create(
                post=post, fte=conditions.fte, scale=conditions.scale, step=conditions.step, period=period
            )
        log(by=by, at=at, verb="employ", kind=Kind.EMPLOYMENT, thing=post, starter=person.pk)
    return post


def give_address(
    *,
    by: Viewer,
    at: datetime,
    person: Person,
    email: str,
    period: Period,
    board: Organisation,
    post: Post | None = None,
) -> Address:
    """Give a person an e-mail address for a period; it opens no existing sign-in until that person confirms it.

    Raises `NotYours` unless the viewer arranges that board; `Refusal` when the address is in use then.
    """
    _check(by, board)
    with refusals():
        address = Address.objects.create(person=person, email=email.lower(), post=post, period=period)
        log(by=by, at=at, verb="give_address", kind=Kind.NAME_CARD, thing=address, starter=person.pk)
    return address


def _check(by: Viewer, organisation: Organisation) -> None:
    if not may_arrange(by, organisation):
        raise NotYours(_("Alleen de coördinator of HR van dit bestuur, of een beheerder, neemt mensen aan."))
