"""What passes between a starter and those who guide: rows about coaching, none about assessing."""

from startbaan.apps.coaching.models.buddies import BuddyMoment, BuddyRhythm
from startbaan.apps.coaching.models.decisions import CoachingDecision
from startbaan.apps.coaching.models.goals import CoachingGoal
from startbaan.apps.coaching.models.instruments import AdoptedParameters, InstrumentVersion, ParameterSet
from startbaan.apps.coaching.models.notes import WorkingNote
from startbaan.apps.coaching.models.observers import ObserverCertificate
from startbaan.apps.coaching.models.plans import (
    DevelopmentPlan,
    Evidence,
    PlanGoal,
    PlanSignature,
    PlanText,
    PlanTraining,
    PlanVersion,
)
from startbaan.apps.coaching.models.pulses import WorkloadPulse
from startbaan.apps.coaching.models.pupils import PupilCount, PupilRound, PupilTotal
from startbaan.apps.coaching.models.questions import HelpAnswer, HelpQuestion
from startbaan.apps.coaching.models.recalibrations import Recalibration
from startbaan.apps.coaching.models.reports import Agreement, CoachingReport, ReportVersion
from startbaan.apps.coaching.models.start_talks import StartTalk, StartTalkAnswer, StartTalkSignature
from startbaan.apps.coaching.models.training import TrainingLesson, TrainingRound
from startbaan.apps.coaching.models.visits import ItemScore, LessonVisit, Observation, SelfRating, SelfScore

__all__ = [
    "AdoptedParameters",
    "Agreement",
    "BuddyMoment",
    "BuddyRhythm",
    "CoachingDecision",
    "CoachingGoal",
    "CoachingReport",
    "DevelopmentPlan",
    "Evidence",
    "HelpAnswer",
    "HelpQuestion",
    "InstrumentVersion",
    "ItemScore",
    "LessonVisit",
    "Observation",
    "ObserverCertificate",
    "ParameterSet",
    "PlanGoal",
    "PlanSignature",
    "PlanText",
    "PlanTraining",
    "PlanVersion",
    "PupilCount",
    "PupilRound",
    "PupilTotal",
    "Recalibration",
    "ReportVersion",
    "SelfRating",
    "SelfScore",
    "StartTalk",
    "StartTalkAnswer",
    "StartTalkSignature",
    "TrainingLesson",
    "TrainingRound",
    "WorkingNote",
    "WorkloadPulse",
]
