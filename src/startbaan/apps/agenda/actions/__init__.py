"""Putting appointments in the agenda, offering moments, answering both; when one can be asked, and one's feed."""

from startbaan.apps.agenda.actions.answering import answer_appointment
from startbaan.apps.agenda.actions.appointments import (
    ShownAs,
    accept_for,
    cancel_appointment,
    put_appointment,
    put_day,
)
from startbaan.apps.agenda.actions.availability import set_availability
from startbaan.apps.agenda.actions.feeds import remove_feed, renew_feed
from startbaan.apps.agenda.actions.joining import invite, put_event, uninvite
from startbaan.apps.agenda.actions.proposals import (
    answer_moments,
    ask_instead,
    offer_moments,
    overtake_moments,
    withdraw_moments,
)

__all__ = [
    "ShownAs",
    "accept_for",
    "answer_appointment",
    "answer_moments",
    "ask_instead",
    "cancel_appointment",
    "invite",
    "offer_moments",
    "overtake_moments",
    "put_appointment",
    "put_day",
    "put_event",
    "remove_feed",
    "renew_feed",
    "set_availability",
    "uninvite",
    "withdraw_moments",
]
