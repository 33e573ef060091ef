"""Opening a school year for a board in one transaction: the programme rolls over, coaches get their hours."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.models import OpenedYear
from startbaan.apps.intake.queries.opening import tracks_to_move, versions_to_choose
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log, refusals, set_coach_hours
from startbaan.apps.people.models import CoachRegistration, Organisation
from startbaan.apps.programme.actions import move_track_to_version
from startbaan.domain.periods import SchoolYear


def open_year(
    *,
    by: Viewer,
    at: datetime,
    board: Organisation,
    year: SchoolYear,
    version: int | None,
    starters: int,
    hours: Mapping[int, Decimal],
) -> OpenedYear:
    """Write down that a board opened a year, set the hours of its coaches, move its tracks to a version; journal it.

    Raises `NotYours` unless the viewer takes in for this board, and `Refusal` when the year was opened before or a
    track cannot move.
    """
    ask_to_take_in(by, board)
    with transaction.atomic(), refusals():
        opened = OpenedYear.objects.create(
            board=board, school_year=year.start_year, starters=starters, opened_by_id=by.person, opened_at=at
        )
        log(by=by, at=at, verb="open_year", thing=opened, changes={"starters": (None, starters)})
        for registration in CoachRegistration.objects.filter(board=board, pk__in=hours).select_related("board"):
            set_coach_hours(by=by, at=at, registration=registration, year=year, hours=hours[registration.pk])
        chosen = next((found for found in versions_to_choose(board) if found.pk == version), None)
        if chosen is not None:
            for track in tracks_to_move(by, board, chosen.pk):
                move_track_to_version(by=by, at=at, track=track.pk, version=chosen)
    return opened
