"""What stands in an agenda, when someone can be asked, and where their own calendar fetches it."""

from startbaan.apps.agenda.models.appointments import Appointment, Invitation
from startbaan.apps.agenda.models.availability import Availability, CalendarFeed
from startbaan.apps.agenda.models.proposals import AskedPerson, MomentAnswer, OfferedMoment, Proposal

__all__ = [
    "Appointment",
    "AskedPerson",
    "Availability",
    "CalendarFeed",
    "Invitation",
    "MomentAnswer",
    "OfferedMoment",
    "Proposal",
]
