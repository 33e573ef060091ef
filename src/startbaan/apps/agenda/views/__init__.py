"""The pages of one appointment, of one's availability and of one's calendar feed."""

from startbaan.apps.agenda.views.appointments import answer, appointment
from startbaan.apps.agenda.views.availability import availability
from startbaan.apps.agenda.views.feeds import feed, subscription, unsubscribe

__all__ = ["answer", "appointment", "availability", "feed", "subscription", "unsubscribe"]
