"""Appointments, invitations, availability, proposals of a moment, and calendar feeds."""
