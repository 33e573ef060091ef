"""One row of every model that has a kind, about a starter; written by the owner, for the laws to look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Model

from startbaan.apps.agenda.models import (
    Appointment,
    AskedPerson,
    Availability,
    Invitation,
    MomentAnswer,
    OfferedMoment,
    Proposal,
)
from startbaan.apps.coaching.models import HelpAnswer, HelpQuestion
from startbaan.apps.drafts.models import Draft
from startbaan.apps.people.models import (
    Address,
    Organisation,
    Pair,
    Person,
    PersonnelNumber,
    Post,
    Profile,
    SignInCode,
    Terms,
)
from startbaan.apps.programme.models import Activity, OnboardingItem, Participation, ProgrammeVersion, Track
from startbaan.domain.periods import Period

OWNER = "owner"


@dataclass(frozen=True)
class About:
    """What a row is made from: a starter, where and since when they work, and the moment of writing."""

    starter: Person
    post: Post
    school: Organisation
    aside: Person
    version: ProgrammeVersion
    start: date
    at: datetime

    @property
    def period(self) -> Period:
        """From the first day on."""
        return Period(self.start)


def person(about: About) -> Person:
    return about.starter


def post(about: About) -> Post:
    return about.post


def personnel_number(about: About) -> PersonnelNumber:
    number = f"wet-{about.starter.pk}"
    return PersonnelNumber.objects.using(OWNER).create(person=about.starter, board=about.school.parent, number=number)


def profile(about: About) -> Profile:
    return Profile.objects.using(OWNER).create(person=about.starter, route="pabo")


def terms(about: About) -> Terms:
    return Terms.objects.using(OWNER).create(post=about.post, fte=Decimal("0.8"), period=about.period)


def address(about: About) -> Address:
    email = f"wet-{about.starter.pk}@example.org"
    return Address.objects.using(OWNER).create(person=about.starter, email=email, period=about.period)


def pair(about: About) -> Pair:
    return Pair.objects.using(OWNER).create(
        starter=about.starter, holder=about.aside, relation="manager", period=Period(about.start, about.start + A_DAY)
    )


def sign_in_code(about: About) -> SignInCode:
    return SignInCode.objects.using(OWNER).create(
        person=about.starter,
        digest=f"{about.starter.pk:064}",
        made_by=about.aside,
        made_at=about.at,
        expires_at=about.at + A_DAY,
    )


def track(about: About) -> Track:
    found = Track.objects.using(OWNER).filter(starter=about.starter).first()
    return found or Track.objects.using(OWNER).create(
        starter=about.starter, version=about.version, period=about.period, holiday_region="noord"
    )


def activity(about: About) -> Activity:
    return Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=1, window=about.period
    )


def participation(about: About) -> Participation:
    whole = Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=2, window=about.period
    )
    return Participation.objects.using(OWNER).create(activity=whole, person=about.aside)


def onboarding_item(about: About) -> OnboardingItem:
    return OnboardingItem.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", window=about.period
    )


def appointment(about: About) -> Appointment:
    key = f"wet:{about.starter.pk}:{Appointment.objects.using(OWNER).count()}"
    row = Appointment.objects.using(OWNER).create(
        key=key, title="Wet", shown_as="open", whole_day=about.start, path="/", changed_at=about.at
    )
    Invitation.objects.using(OWNER).create(appointment=row, person=about.aside)
    return row


def invitation(about: About) -> Invitation:
    return Invitation.objects.using(OWNER).get(appointment=appointment(about))


def availability(about: About) -> Availability:
    weekday = Availability.objects.using(OWNER).count()
    return Availability.objects.using(OWNER).create(person=about.aside, weekday=weekday, part="morning")


def proposal(about: About) -> Proposal:
    key = f"wet:{about.starter.pk}:{Proposal.objects.using(OWNER).count()}"
    row = Proposal.objects.using(OWNER).create(
        key=key, title="Wet", path="/", minutes=30, offered_by=about.aside, offered_at=about.at
    )
    AskedPerson.objects.using(OWNER).create(proposal=row, person=about.aside)
    return row


def asked_person(about: About) -> AskedPerson:
    return AskedPerson.objects.using(OWNER).get(proposal=proposal(about))


def offered_moment(about: About) -> OfferedMoment:
    return OfferedMoment.objects.using(OWNER).create(
        proposal=proposal(about), start_at=about.at, offered_by=about.aside
    )


def moment_answer(about: About) -> MomentAnswer:
    return MomentAnswer.objects.using(OWNER).create(
        moment=offered_moment(about), person=about.aside, can=True, answered_at=about.at
    )


def draft(about: About) -> Draft:
    return Draft.objects.using(OWNER).create(author=about.starter, key="wet", fields={"words": "w"}, saved_at=about.at)


def help_question(about: About) -> HelpQuestion:
    return HelpQuestion(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        to_person=about.aside,
        subject="Onderwerp",
        words="Vraag",
    )


def help_answer(about: About) -> HelpAnswer:
    whole = help_question(about)
    whole.save(using=OWNER, force_insert=True)
    return HelpAnswer.objects.using(OWNER).create(
        question=whole, author=about.aside, words="Antwoord", written_at=about.at
    )


A_DAY = timedelta(days=1)

FACTORIES: Mapping[type[Model], Callable[[About], Model]] = {
    Person: person,
    Post: post,
    PersonnelNumber: personnel_number,
    Profile: profile,
    Terms: terms,
    Address: address,
    Pair: pair,
    SignInCode: sign_in_code,
    Track: track,
    Activity: activity,
    Participation: participation,
    OnboardingItem: onboarding_item,
    Appointment: appointment,
    Invitation: invitation,
    Availability: availability,
    Proposal: proposal,
    AskedPerson: asked_person,
    OfferedMoment: offered_moment,
    MomentAnswer: moment_answer,
    Draft: draft,
    HelpQuestion: help_question,
    HelpAnswer: help_answer,
}
