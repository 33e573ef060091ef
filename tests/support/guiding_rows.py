"""One row of every model of coaching and appraisal, about a starter, for the laws to look at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import count

from django.db.models import Model
from row_about import OWNER, About, another_activity, pair

from startbaan.apps.appraisal.models import AppraisalComment, AppraisalNote, AppraisalReport
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
from startbaan.apps.files.models import StoredFile
from startbaan.apps.people.models import Pair

NUMBERS: Iterator[int] = count(1)


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


FACTORIES: Mapping[type[Model], Callable[[About], Model]] = {
    HelpQuestion: help_question,
    HelpAnswer: help_answer,
    AppraisalReport: appraisal_report,
    AppraisalComment: appraisal_comment,
    AppraisalNote: appraisal_note,
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
}
