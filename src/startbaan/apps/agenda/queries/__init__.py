"""Reading what stands in someone's agenda."""

from startbaan.apps.agenda.queries.appointments import Entry, appointments_for

__all__ = ["Entry", "appointments_for"]
