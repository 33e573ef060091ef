"""Why bytes are not taken in."""

from startbaan.apps.people.actions import Refusal


class Unfit(Refusal):
    """A file that is not taken in, with the reason for a person."""
