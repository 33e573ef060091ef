"""One row of every model that has a kind, about a starter; written by the owner, for the laws to look at."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

import asked_classes
import gathered
import grouped_rows
import guiding_rows
import surveyed
import visit_rows
from django.db.models import Model
from row_about import A_DAY, OWNER, About, another_activity, pair, track

from startbaan.apps.agenda.models import (
    Appointment,
    AskedPerson,
    Availability,
    Invitation,
    MomentAnswer,
    OfferedMoment,
    Proposal,
)
from startbaan.apps.changes.models import Absence, Change, ChangedRow, Completion, DossierConsent, Leaving, LeavingWords
from startbaan.apps.coaching.models import TrainingLesson, TrainingRound
from startbaan.apps.drafts.models import Draft
from startbaan.apps.entitlements.models import HoursAgreement, HoursCorrection
from startbaan.apps.intake.models import CoachProposal, MatchWish
from startbaan.apps.people.models import Address, Pair, Person, PersonnelNumber, Post, Profile, SignInCode, Terms
from startbaan.apps.programme.models import Activity, Contact, NotHeld, OnboardingItem, Participation, PutOff, Track
from startbaan.apps.surveys.models import Asked
from startbaan.domain.periods import Period


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


def sign_in_code(about: About) -> SignInCode:
    return SignInCode.objects.using(OWNER).create(
        person=about.starter,
        digest=f"{about.starter.pk:064}",
        made_by=about.aside,
        made_at=about.at,
        expires_at=about.at + A_DAY,
    )


def activity(about: About) -> Activity:
    return Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=1, window=about.period
    )


def coach_proposal(about: About) -> CoachProposal:
    return CoachProposal.objects.using(OWNER).create(
        starter=about.starter, holder=about.aside, start_on=about.start, proposed_by=about.aside, proposed_at=about.at
    )


def participation(about: About) -> Participation:
    whole = Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=2, window=about.period
    )
    return Participation.objects.using(OWNER).create(activity=whole, person=about.aside)


def put_off(about: About) -> PutOff:
    whole = Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=5, window=about.period
    )
    return PutOff.objects.using(OWNER).create(
        activity=whole, until=about.start + A_DAY, reason="geen-tijd", by=about.starter, put_off_at=about.at
    )


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


def training_round(about: About) -> TrainingRound:
    return TrainingRound.objects.using(OWNER).create(
        author=about.starter, instrument_key="lesson-35", lessons=["fractions"], begun_at=about.at, finished_at=about.at
    )


def training_lesson(about: About) -> TrainingLesson:
    return TrainingLesson.objects.using(OWNER).create(
        round=training_round(about), author=about.starter, lesson="fractions", scores={}, scored_at=about.at
    )


def match_wish(about: About) -> MatchWish:
    return MatchWish.objects.using(OWNER).create(
        author=about.starter, says="niet", address="iemand@voorbeeld.example", made_at=about.at
    )


def contact(about: About) -> Contact:
    return Contact.objects.using(OWNER).create(starter=about.starter, day=about.start, minutes=30, way="gesprek")


def not_held(about: About) -> NotHeld:
    return NotHeld.objects.using(OWNER).create(activity=another_activity(about), day=about.start, reason="anders")


def change(about: About) -> Change:
    return Change.objects.using(OWNER).create(
        starter=about.starter, sort=Change.Sort.FTE, on=about.start, made_by=about.aside, made_at=about.at
    )


def changed_row(about: About) -> ChangedRow:
    return ChangedRow.objects.using(OWNER).create(
        change=change(about), number=1, table="people_terms", row=1, before={"fte": 1}, after={"fte": 0.8}
    )


def absence(about: About) -> Absence:
    return Absence.objects.using(OWNER).create(
        starter=about.starter, period=Period(about.start, about.start + timedelta(days=40))
    )


def leaving(about: About) -> Leaving:
    return Leaving.objects.using(OWNER).create(
        starter=about.starter, last_on=about.start + timedelta(days=400), reason=Leaving.Reason.STUDY
    )


def leaving_words(about: About) -> LeavingWords:
    return LeavingWords(
        starter=about.starter, author=about.starter, made_at=about.at, handed_in_at=about.at, words="Toelichting"
    )


def completion(about: About) -> Completion:
    return Completion.objects.using(OWNER).create(
        starter=about.starter, track=track(about), talk_on=about.start, finished_on=about.start
    )


def dossier_consent(about: About) -> DossierConsent:
    return DossierConsent.objects.using(OWNER).create(starter=about.starter, given_at=about.at)


def hours_agreement(about: About) -> HoursAgreement:
    return HoursAgreement.objects.using(OWNER).create(
        starter=about.starter,
        school_year=2026,
        purpose="Lezen",
        hours=Decimal(2),
        proposed_by=about.starter,
        proposed_at=about.at,
    )


def hours_correction(about: About) -> HoursCorrection:
    return HoursCorrection.objects.using(OWNER).create(
        starter=about.starter,
        school_year=2026,
        line="peer-meeting",
        minutes=30,
        reason="Langer",
        made_by=about.starter,
        made_at=about.at,
    )


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
    CoachProposal: coach_proposal,
    OnboardingItem: onboarding_item,
    PutOff: put_off,
    Appointment: appointment,
    Invitation: invitation,
    Availability: availability,
    Proposal: proposal,
    AskedPerson: asked_person,
    OfferedMoment: offered_moment,
    MomentAnswer: moment_answer,
    Draft: draft,
    MatchWish: match_wish,
    Contact: contact,
    NotHeld: not_held,
    HoursAgreement: hours_agreement,
    HoursCorrection: hours_correction,
    Change: change,
    ChangedRow: changed_row,
    Absence: absence,
    Leaving: leaving,
    LeavingWords: leaving_words,
    Completion: completion,
    DossierConsent: dossier_consent,
    Asked: surveyed.asked,
    **asked_classes.FACTORIES,
    **guiding_rows.FACTORIES,
    **gathered.FACTORIES,
    **grouped_rows.FACTORIES,
    **visit_rows.FACTORIES,
    TrainingRound: training_round,
    TrainingLesson: training_lesson,
}
