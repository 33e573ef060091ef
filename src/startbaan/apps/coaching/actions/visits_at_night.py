"""What goes on with visits by itself: a new coach takes over, and who has not scored the own lesson is reminded."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.actions import cancel_appointment
from startbaan.apps.coaching.actions.self_rating import REMINDING, reminded_as
from startbaan.apps.coaching.actions.visits import key_of, put_in_agenda
from startbaan.apps.coaching.models import LessonVisit
from startbaan.apps.coaching.queries.visits_at_night import (
    VisitLeft,
    VisitToRate,
    instrument_for,
    visits_left,
    visits_to_rate,
)
from startbaan.apps.outbox import actions as outbox
from startbaan.apps.outbox.actions import Notice, Said
from startbaan.apps.outbox.queries import waiting_keys
from startbaan.apps.people.access import Viewer, acting_as_nobody
from startbaan.apps.people.actions import log, refusals
from startbaan.domain.privacy.policy import Kind

MISSED = timedelta(days=7)  # how many nights can be made good
TO_RATE = gettext_noop("Scoor zelf de les van %(day)s die bezocht is")
OR_NOT = gettext_noop("Doe je dat liever niet? Zeg het dan op dezelfde pagina. Pas daarna gaan de scores open.")


def hand_over_visits(*, by: Viewer, at: datetime, starter: int) -> None:
    """Let who is the coach of a starter today take over the visits still to come of a coach who went.

    What they had agreed to look at stays between those two. Where nobody is the coach now, the day is let go. The
    agenda tells everybody; it is journaled. Whoever changes who helps has asked whether they may.
    """
    _hand_over(visits_left(since=date.min, on=by.on, starter=starter), by=by, at=at)


def hand_over_all_visits(*, on: date, at: datetime) -> int:
    """Do so for everyone whose coach went last night, whatever made them go; gives of how many visits."""
    with acting_as_nobody(on=on) as by:
        return _hand_over(visits_left(since=on - MISSED, on=on), by=by, at=at)


def remind_to_rate(*, on: date, at: datetime) -> int:
    """Remind starters who neither scored their lesson nor said not to; gives how many were told, nobody twice.

    What an earlier reminder said of the same visit and is still unsent, is taken back: the new one says it.
    """
    notices = [_notice(one) for one in visits_to_rate(on=on)]
    fresh = {_visit_of(notice.key): notice.key for notice in notices}
    outbox.take_back(keys=[key for key in waiting_keys(REMINDING) if fresh.get(_visit_of(key), key) != key])
    return outbox.tell_each(notices, on=on, at=at)


def _hand_over(found: Iterable[VisitLeft], *, by: Viewer, at: datetime) -> int:
    count = 0
    with refusals():
        for left in found:
            new, instrument = uuid4(), instrument_for(left, on=by.on)
            row = _row(left, new) if instrument and _planned_anew(left, new, instrument, on=by.on, at=at) else None
            if left.activity is None:
                cancel_appointment(by=by, at=at, key=key_of(left.item))
            if row is not None:
                log(by=by, at=at, verb="hand_over_visit", kind=Kind.OBSERVATION, thing=row, starter=left.starter)
                if left.activity is None:
                    put_in_agenda(by, at, row)
            count += row is not None
    return count


def _planned_anew(left: VisitLeft, new: UUID, instrument: int, *, on: date, at: datetime) -> bool:
    with connection.cursor() as cursor:
        asked = (str(left.item), str(new), instrument, on, at)
        cursor.execute("SELECT coaching_hand_over_visit(%s, %s, %s, %s, %s)", asked)
        return bool(cursor.fetchone() == (True,))


def _row(left: VisitLeft, new: UUID) -> LessonVisit:
    """The visit that was planned anew, as far as the agenda and the journal must know it."""
    assert left.coming is not None
    return LessonVisit(pk=new, starter_id=left.starter, observer_id=left.coming, on=left.held_on, at=left.held_at)


def _notice(one: VisitToRate) -> Notice:
    return Notice(
        to=one.starter,
        subject=Said(TO_RATE, {"day": one.held_on}),
        lines=[Said(OR_NOT)],
        path=reverse("coaching:visit", args=[one.item]),
        kind=Kind.SELF_RATING,
        starter=one.starter,
        key=f"{reminded_as(one.item)}{one.step}",
    )


def _visit_of(key: str) -> str:
    return key.removeprefix(REMINDING).partition(":")[0]
