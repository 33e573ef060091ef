"""Changing who people are, where they work, what they are to each other, and what a starter shares."""

from startbaan.apps.people.actions.addresses import (
    add_own_address,
    confirm_own_address,
    end_own_address,
    link_sign_ins,
)
from startbaan.apps.people.actions.cards import (
    change_card,
    change_own_phone,
    end_address,
    note_address,
)
from startbaan.apps.people.actions.coaches import (
    change_coach,
    end_coach,
)
from startbaan.apps.people.actions.moving import become_qualified, change_terms, end_posts, move_post
from startbaan.apps.people.actions.organisations import (
    add_organisation,
    affiliate,
    found,
    give_role,
    may_arrange,
    register_coach,
    set_coach_hours,
)
from startbaan.apps.people.actions.organising import (
    change_organisation,
    end_affiliation,
    end_role,
)
from startbaan.apps.people.actions.pairs import correct_first_day, couple, uncouple
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, log_each, refusals, words_of
from startbaan.apps.people.actions.sharing import promise, share, share_all, share_along, unshare
from startbaan.apps.people.actions.signing_in import (
    PRINTED_FOR,
    Closed,
    WrongCode,
    admit,
    admit_by_paper,
    keep_code,
    may_print_code,
    print_code,
    renew_sign_in,
    service_person,
)
from startbaan.apps.people.actions.staffing import Conditions, Name, add_person, employ, give_address

__all__ = [
    "PRINTED_FOR",
    "Closed",
    "Conditions",
    "Name",
    "NotYours",
    "Refusal",
    "WrongCode",
    "add_organisation",
    "add_own_address",
    "add_person",
    "admit",
    "admit_by_paper",
    "affiliate",
    "become_qualified",
    "change_card",
    "change_coach",
    "change_organisation",
    "change_own_phone",
    "change_terms",
    "confirm_own_address",
    "correct_first_day",
    "couple",
    "employ",
    "end_address",
    "end_affiliation",
    "end_coach",
    "end_own_address",
    "end_posts",
    "end_role",
    "found",
    "give_address",
    "give_role",
    "keep_code",
    "link_sign_ins",
    "log",
    "log_each",
    "may_arrange",
    "may_print_code",
    "move_post",
    "note_address",
    "print_code",
    "promise",
    "refusals",
    "register_coach",
    "renew_sign_in",
    "service_person",
    "set_coach_hours",
    "share",
    "share_all",
    "share_along",
    "uncouple",
    "unshare",
    "words_of",
]
