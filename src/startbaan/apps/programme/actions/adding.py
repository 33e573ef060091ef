"""Putting one more of an activity into a year of a track, where a board holds more of them than the programme plans."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log, refusals
from startbaan.apps.programme.actions.appointments import put_in_agenda
from startbaan.apps.programme.actions.permission import arranged_track
from startbaan.apps.programme.models import Activity
from startbaan.apps.programme.queries import Wanted
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind


def add_activity(*, by: Viewer, at: datetime, track: int, key: str, year: int, day: date) -> Activity:
    """Put one more of this activity into a year, with its day agreed, so that no new plan takes it out; journal it.

    Raises `NotYours` unless the viewer is manager, coordinator or HR of the starter, and `Refusal` when
    the programme has no such activity in that year or the day lies outside it.
    """
    row = arranged_track(by, track)
    wanted = Wanted.of(row)
    words = next((words for words in wanted.definition.activities if words.key == key), None)
    if words is None or not 1 <= year <= len(wanted.years):
        raise Refusal(_("Het programma kent deze activiteit in dat jaar niet."))
    within = wanted.years[year - 1]
    if day not in within:
        raise Refusal(_("Kies een dag in jaar %(year)s van het traject.") % {"year": year})
    last = Activity.objects.filter(track=row, key=key, year=year).order_by("-number").first()
    made = Activity(
        starter_id=row.starter_id,
        track=row,
        key=key,
        year=year,
        number=last.number + 1 if last else 1,
        window=Period(max(within.start, min(by.on, day)), within.end),
        planned_on=day,
    )
    with refusals():
        made.save(force_insert=True)
        changes = {"planned_on": (None, day.isoformat())}
        log(by=by, at=at, verb="add_activity", kind=Kind.TRACK, thing=made, starter=row.starter_id, changes=changes)
        put_in_agenda(made, by=by, at=at)
    return made
