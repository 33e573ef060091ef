"""How much guidance a starter had, by what was done and written down, beside what the programme has for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.guiding import Rows, guiding_rows
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.models import Activity
from startbaan.domain.periods import SchoolYear
from startbaan.ui.wording import hours


@dataclass(frozen=True)
class GuidanceHours:
    """Minutes of guidance in one school year: received, due by today, and in the programme."""

    received: int = 0
    due: int = 0
    planned: int = 0

    @property
    def behind(self) -> int:
        """How many minutes less were received than were due by today."""
        return max(self.due - self.received, 0)

    @property
    def most(self) -> int:
        """The end of its bar; never zero."""
        return max(self.planned, self.received, 1)

    @property
    def words(self) -> str:
        """The numbers as one says them: 4 van 11 uur."""
        received = round(self.received / 60, 1)
        if not self.planned:
            return hours(received)
        return _("%(received)s van %(planned)s") % {
            "received": f"{received:n}".replace(".", ","),
            "planned": hours(round(self.planned / 60, 1)),
        }


def guidance_hours(viewer: Viewer, starters: Collection[int], *, year: SchoolYear) -> dict[int, GuidanceHours]:
    """The guidance of these starters in a school year, as far as the viewer may see it."""
    rows = guiding_rows(viewer, starters)
    return {starter: hours_from(rows.of(starter), year=year, on=viewer.on) for starter in starters}


def hours_from(rows: Rows, *, year: SchoolYear, on: date) -> GuidanceHours:
    """Add up one starter's guidance: received is what was done in the year, due and planned what ends in it."""
    done = sum(item.row.minutes or 0 for item in rows.items if item.row.done_on and item.row.done_on in year)
    met = sum(contact.minutes for contact in rows.contacts if contact.day in year)
    asked = [item for item in rows.items if item.row.state != Activity.State.DROPPED and item.last_day in year]
    return GuidanceHours(
        received=done + met,
        due=sum(item.minutes or 0 for item in asked if item.last_day < on),
        planned=sum(item.minutes or 0 for item in asked),
    )
