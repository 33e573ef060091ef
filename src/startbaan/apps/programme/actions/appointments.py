"""A planned activity with a day is an appointment in the agenda of who take part."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from startbaan.apps.agenda.actions import ShownAs, cancel_appointment, overtake_moments, put_appointment, put_day
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.models import Activity, Participation
from startbaan.apps.programme.queries import definition_of, key_of, length_of
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.schedule.definition import ActivityKind, Definition
from startbaan.domain.schedule.titles import numbered, title_for_others

# Where many come at once. Anything else says that somebody is guided or assessed, and that is nobody else's to read.
OPEN_KINDS = frozenset(
    {ActivityKind.START_MEETING, ActivityKind.PEER_MEETING, ActivityKind.AFTERNOON, ActivityKind.GATHERING}
)


def put_in_agenda(row: Activity, *, by: Viewer, at: datetime) -> None:
    """Put an activity in the agenda as it stands now, move it there, or take it out; the row comes with its track.

    What was done on its day or before today stays in the agenda of those days.
    """
    key = key_of(row.pk)
    if row.planned_on is not None or row.state != Activity.State.PLANNED:
        overtake_moments(key=key)
    stands = row.state == Activity.State.PLANNED or (row.state == Activity.State.DONE and _is_past(row, by))
    if row.planned_on is None or not stands:
        cancel_appointment(by=by, at=at, key=key)
        return
    definition = definition_of(row.words_from or row.track.version)
    words = definition.activity(row.key)
    title, path = title_of(row, definition), reverse("programme:activity", args=[row.pk])
    shown_as = ShownAs.OPEN if words.kind in OPEN_KINDS else ShownAs.CONFIDENTIAL
    named = Participation.objects.filter(activity=row).values_list("person", flat=True)
    people = {row.starter_id, *named}
    if row.planned_time is None:
        put_day(
            by=by,
            at=at,
            key=key,
            title=title,
            shown_as=shown_as,
            day=row.planned_on,
            place="",
            people=people,
            path=path,
        )
    else:
        put_appointment(
            by=by,
            at=at,
            key=key,
            title=title,
            shown_as=shown_as,
            start=moment_on(row.planned_on, row.planned_time),
            minutes=length_of(words),
            place="",
            people=people,
            path=path,
        )


def take_out_of_agenda(activities: Collection[int], *, by: Viewer, at: datetime) -> None:
    """Call off what was agreed for these activities."""
    for activity in activities:
        cancel_appointment(by=by, at=at, key=key_of(activity))


def _is_past(row: Activity, by: Viewer) -> bool:
    return row.planned_on is not None and row.planned_on <= by.on


def title_of(row: Activity, definition: Definition) -> str:
    """How it stands in the agenda of all who take part: in Dutch, with a number when it comes more than once a year."""
    title = title_for_others(definition, row.key).nl
    return numbered(title, row.number, activity=definition.activity(row.key))
