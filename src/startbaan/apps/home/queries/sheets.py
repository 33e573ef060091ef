"""The list of starters as a sheet to take along: what one sees, in the order one sees it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from startbaan.apps.home.queries.starters import Row, Starters, rows_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.staffing.lines import Value


def sheet_of(viewer: Viewer, listed: Starters, *, buddy: str) -> tuple[list[str], list[Sequence[Value]]]:
    """Write the starters asked for as headers and rows; how they go only where the viewer may see that."""
    rows = rows_of(listed, listed.found, on=viewer.on)
    headers = [_("Naam"), _("School"), buddy, _("Coach")]
    if not listed.shows_courses:
        return headers, [_card(row) for row in rows]
    headers += [_("Jaar"), _("Gedaan dit jaar"), _("Gepland dit jaar"), _("Volgende stap"), _("Datum"), _("Stand")]
    return headers, [[*_card(row), *_course(row)] for row in rows]


def _card(row: Row) -> list[Value]:
    return [row.name, row.school, row.buddy, row.coach]


def _course(row: Row) -> list[Value]:
    if row.standing is None:
        return [None] * 6
    return [row.year or None, row.done, row.total, row.milestone, row.milestone_on, str(row.standing.word)]
