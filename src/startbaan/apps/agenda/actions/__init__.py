"""Putting appointments in the agenda, moving them and calling them off."""

from startbaan.apps.agenda.actions.appointments import ShownAs, cancel_appointment, put_appointment, put_day

__all__ = [
    "ShownAs",
    "cancel_appointment",
    "put_appointment",
    "put_day",
]
