"""Putting appointments in the agenda, answering them, saying when one can be asked, and feeding one's calendar."""

from startbaan.apps.agenda.actions.answering import answer_appointment
from startbaan.apps.agenda.actions.appointments import ShownAs, cancel_appointment, put_appointment, put_day
from startbaan.apps.agenda.actions.availability import set_availability
from startbaan.apps.agenda.actions.feeds import remove_feed, renew_feed

__all__ = [
    "ShownAs",
    "answer_appointment",
    "cancel_appointment",
    "put_appointment",
    "put_day",
    "remove_feed",
    "renew_feed",
    "set_availability",
]
