"""What guidance is made of: the activities of the programme between starter and coach, and contact outside it."""

from collections.abc import Collection
from dataclasses import dataclass

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Contact
from startbaan.apps.programme.queries import Seen, seen
from startbaan.apps.programme.queries.kinds import among_kinds, rows_of_kinds
from startbaan.domain.schedule.definition import GUIDING


@dataclass(frozen=True)
class Rows:
    """The activities and contacts of some starters, as far as the viewer may see them."""

    items: tuple[Seen, ...] = ()
    contacts: tuple[Contact, ...] = ()

    def of(self, starter: int) -> "Rows":
        """Those of one starter."""
        return Rows(
            tuple(item for item in self.items if item.row.starter_id == starter),
            tuple(contact for contact in self.contacts if contact.starter_id == starter),
        )


def guiding_rows(viewer: Viewer, starters: Collection[int]) -> Rows:
    """The activities and contacts of these starters: one question for any number of them."""
    rows = rows_of_kinds(viewer, starters, *GUIDING)
    contacts = visible_to(viewer, Contact.objects.filter(starter__in=list(starters))).select_related("starter")
    contacts = contacts.order_by("day", "pk")
    read_together(rows, contacts)
    items = among_kinds([seen(row, viewer=viewer) for row in rows], *GUIDING)
    return Rows(tuple(sorted(items, key=lambda item: (item.day, item.pk))), tuple(contacts))
