"""Sanne’s wish about a coach, for the laws to look at."""

from collections.abc import Mapping

from startbaan.apps.intake.actions.wishes import make_wish
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def match_wished(people) -> Mapping[str, object]:
    """Let Sanne wish for no other coach."""
    with acting_as(people.sanne, on=A_DAY) as by:
        made = make_wish(by=by, at=clock.now(), says="niet", coach=people.petra)
    return {"intake:withdraw_wish wish": made.pk}
