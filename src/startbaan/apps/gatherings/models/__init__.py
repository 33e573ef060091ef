"""Gatherings: what is held, its sessions, who is asked, who comes and came, what is wanted, decided and handed out."""

from startbaan.apps.gatherings.models.attendance import Attendance, Preference
from startbaan.apps.gatherings.models.bodies import AgendaPoint, BodyAction, BodyDecision
from startbaan.apps.gatherings.models.gatherings import ARRANGING, ARRANGING_BODIES, Gathering, InvitationWords
from startbaan.apps.gatherings.models.invitations import Invited
from startbaan.apps.gatherings.models.materials import Material
from startbaan.apps.gatherings.models.sessions import Session, SessionTrainer
from startbaan.apps.gatherings.models.wishes import LearningPoll, LearningTheme, LearningWish

__all__ = [
    "ARRANGING",
    "ARRANGING_BODIES",
    "AgendaPoint",
    "Attendance",
    "BodyAction",
    "BodyDecision",
    "Gathering",
    "InvitationWords",
    "Invited",
    "LearningPoll",
    "LearningTheme",
    "LearningWish",
    "Material",
    "Preference",
    "Session",
    "SessionTrainer",
]
