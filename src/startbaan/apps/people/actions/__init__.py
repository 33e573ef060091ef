"""Changing who people are, where they work, what they are to each other, and what a starter shares."""

from startbaan.apps.people.actions.organisations import (
    add_organisation,
    affiliate,
    found,
    give_role,
    may_arrange,
    register_coach,
    set_coach_hours,
)
from startbaan.apps.people.actions.pairs import couple, uncouple
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals, words_of
from startbaan.apps.people.actions.sharing import share, unshare
from startbaan.apps.people.actions.staffing import Conditions, Name, add_person, employ, give_address

__all__ = [
    "Conditions",
    "Name",
    "NotYours",
    "Refusal",
    "add_organisation",
    "add_person",
    "affiliate",
    "couple",
    "employ",
    "found",
    "give_address",
    "give_role",
    "log",
    "may_arrange",
    "refusals",
    "register_coach",
    "set_coach_hours",
    "share",
    "uncouple",
    "unshare",
    "words_of",
]
