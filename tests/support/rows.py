"""One row of every model that has a kind, about a starter; written by the owner, for the laws to look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

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
from startbaan.apps.appraisal.models import AppraisalComment, AppraisalNote, AppraisalReport
from startbaan.apps.changes.models import (
    Absence,
    Change,
    ChangedRow,
    Completion,
    DossierConsent,
    Leaving,
    LeavingWords,
)
from startbaan.apps.coaching.models import (
    Agreement,
    BuddyMoment,
    BuddyRhythm,
    CoachingDecision,
    CoachingGoal,
    CoachingReport,
    DevelopmentPlan,
    Evidence,
    HelpAnswer,
    HelpQuestion,
    PlanGoal,
    PlanSignature,
    PlanText,
    PlanTraining,
    PlanVersion,
    ReportVersion,
    StartTalk,
    StartTalkAnswer,
    StartTalkSignature,
    WorkingNote,
    WorkloadPulse,
)
from startbaan.apps.drafts.models import Draft
from startbaan.apps.files.models import StoredFile
from startbaan.apps.intake.models import CoachProposal
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
from startbaan.apps.programme.models import (
    Activity,
    Contact,
    NotHeld,
    OnboardingItem,
    Participation,
    ProgrammeVersion,
    PutOff,
    Track,
)
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


def another_activity(about: About) -> Activity:
    number = 100 + Activity.objects.using(OWNER).count()
    return Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=number, window=about.period
    )


def contact(about: About) -> Contact:
    return Contact.objects.using(OWNER).create(starter=about.starter, day=about.start, minutes=30, way="gesprek")


def not_held(about: About) -> NotHeld:
    return NotHeld.objects.using(OWNER).create(activity=another_activity(about), day=about.start, reason="anders")


def coaching_report(about: About) -> CoachingReport:
    return CoachingReport(
        starter=about.starter, author=about.starter, made_at=about.at, activity=another_activity(about)
    )


def report_version(about: About) -> ReportVersion:
    whole = coaching_report(about)
    whole.save(using=OWNER, force_insert=True)
    return ReportVersion.objects.using(OWNER).create(
        report=whole, section="verslag", number=1, author=about.starter, written_at=about.at, words="Verslag"
    )


def agreement(about: About) -> Agreement:
    whole = coaching_report(about)
    whole.save(using=OWNER, force_insert=True)
    return Agreement.objects.using(OWNER).create(
        report=whole, author=about.starter, made_at=about.at, words="Afspraak", whose="starter"
    )


def coaching_goal(about: About) -> CoachingGoal:
    return CoachingGoal(starter=about.starter, author=about.starter, made_at=about.at, words="Doel")


def coaching_decision(about: About) -> CoachingDecision:
    return CoachingDecision(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        activity=another_activity(about),
        school_year=about.start.year,
        outcome="doorgaan",
        reason="Reden",
    )


def working_note(about: About) -> WorkingNote:
    return WorkingNote(starter=about.starter, author=about.starter, made_at=about.at, words="Aantekening")


def start_talk(about: About) -> StartTalk:
    return StartTalk(starter=about.starter, author=about.starter, made_at=about.at, year=next(NUMBERS), framework="wet")


def a_start_talk(about: About) -> StartTalk:
    whole = start_talk(about)
    whole.save(using=OWNER, force_insert=True)
    return whole


def start_talk_answer(about: About) -> StartTalkAnswer:
    return StartTalkAnswer.objects.using(OWNER).create(
        talk=a_start_talk(about),
        key="pedagogisch-groei",
        number=1,
        words="Antwoord",
        author=about.starter,
        written_at=about.at,
    )


def start_talk_signature(about: About) -> StartTalkSignature:
    return StartTalkSignature.objects.using(OWNER).create(
        talk=a_start_talk(about), author=about.aside, relation="coach", version=1, signed_at=about.at
    )


def development_plan(about: About) -> DevelopmentPlan:
    return DevelopmentPlan(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        school_year=next(NUMBERS),
        framework="wet",
    )


def a_plan(about: About) -> DevelopmentPlan:
    whole = development_plan(about)
    whole.save(using=OWNER, force_insert=True)
    return whole


def plan_text(about: About) -> PlanText:
    return PlanText.objects.using(OWNER).create(
        plan=a_plan(about), key="talenten", number=1, words="Tekst", author=about.starter, written_at=about.at
    )


def plan_goal(about: About) -> PlanGoal:
    return PlanGoal.objects.using(OWNER).create(plan=a_plan(about), area="pedagogisch", words="Doel", made_at=about.at)


def plan_training(about: About) -> PlanTraining:
    return PlanTraining.objects.using(OWNER).create(
        plan=a_plan(about), title="Cursus", place="inside", hours=1, euros=1, made_at=about.at
    )


def evidence(about: About) -> Evidence:
    stored = StoredFile.objects.using(OWNER).create(media_type="text/plain", size=1, sha256="0", stored_at=about.at)
    return Evidence.objects.using(OWNER).create(
        plan=a_plan(about), file=stored, name="wet.txt", words="Bewijs", added_at=about.at
    )


def plan_version(about: About) -> PlanVersion:
    return PlanVersion.objects.using(OWNER).create(
        plan=a_plan(about), number=1, changes=0, body={}, author=about.starter, made_at=about.at
    )


def plan_signature(about: About) -> PlanSignature:
    return PlanSignature.objects.using(OWNER).create(
        plan=a_plan(about), author=about.aside, relation="coach", version=1, signed_at=about.at
    )


def appraisal_report(about: About) -> AppraisalReport:
    return AppraisalReport(
        starter=about.starter,
        author=about.aside,
        made_at=about.at,
        handed_in_at=about.at,
        title="Gesprek",
        year=1,
        seen="Gezien",
        words="Verslag",
    )


def appraisal_comment(about: About) -> AppraisalComment:
    whole = appraisal_report(about)
    whole.save(using=OWNER, force_insert=True)
    return AppraisalComment(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        report=whole,
        signed_version=1,
        words="Reactie",
    )


def appraisal_note(about: About) -> AppraisalNote:
    whole = appraisal_report(about)
    whole.save(using=OWNER, force_insert=True)
    return AppraisalNote.objects.using(OWNER).create(
        report=whole, author=about.aside, words="Aanvulling", written_at=about.at
    )


def buddy_pair(about: About) -> Pair:
    found = Pair.objects.using(OWNER).filter(starter=about.starter).first()
    return found or pair(about)


def buddy_rhythm(about: About) -> BuddyRhythm:
    return BuddyRhythm.objects.using(OWNER).create(starter=about.starter, pair=buddy_pair(about), weekday=1)


def buddy_moment(about: About) -> BuddyMoment:
    return BuddyMoment.objects.using(OWNER).create(
        starter=about.starter, pair=buddy_pair(about), day=about.start, noted_by=about.starter
    )


PULSE_DAYS = count()


def workload_pulse(about: About) -> WorkloadPulse:
    """Answer on a day of its own: one pulse a day."""
    return WorkloadPulse(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        day=about.start + timedelta(days=next(PULSE_DAYS)),
        busy=3,
        rested=3,
        enough_time=3,
    )


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


A_DAY = timedelta(days=1)
NUMBERS: Iterator[int] = count(1)

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
    HelpQuestion: help_question,
    HelpAnswer: help_answer,
    AppraisalReport: appraisal_report,
    AppraisalComment: appraisal_comment,
    AppraisalNote: appraisal_note,
    Contact: contact,
    NotHeld: not_held,
    CoachingReport: coaching_report,
    ReportVersion: report_version,
    Agreement: agreement,
    CoachingGoal: coaching_goal,
    CoachingDecision: coaching_decision,
    WorkingNote: working_note,
    StartTalk: start_talk,
    StartTalkAnswer: start_talk_answer,
    StartTalkSignature: start_talk_signature,
    DevelopmentPlan: development_plan,
    PlanText: plan_text,
    PlanGoal: plan_goal,
    PlanTraining: plan_training,
    Evidence: evidence,
    PlanVersion: plan_version,
    PlanSignature: plan_signature,
    BuddyRhythm: buddy_rhythm,
    BuddyMoment: buddy_moment,
    WorkloadPulse: workload_pulse,
    Change: change,
    ChangedRow: changed_row,
    Absence: absence,
    Leaving: leaving,
    LeavingWords: leaving_words,
    Completion: completion,
    DossierConsent: dossier_consent,
}
