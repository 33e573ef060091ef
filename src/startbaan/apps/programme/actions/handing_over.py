"""When a helper goes: what was agreed with them for later is with who helps instead, or has no day any more."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from startbaan.apps.agenda.actions import ask_instead
from startbaan.apps.people.access import Viewer, acting_as_nobody
from startbaan.apps.people.actions import log, refusals
from startbaan.apps.people.models import Pair
from startbaan.apps.programme.actions.appointments import put_in_agenda
from startbaan.apps.programme.models import Activity, Participation
from startbaan.apps.programme.queries import key_of
from startbaan.domain.privacy.policy import Kind

MISSED = timedelta(days=7)  # how many nights can be made good


def hand_over(*, by: Viewer, at: datetime, starter: int) -> None:
    """Put who helps a starter today in the place of who no longer does, in what is agreed or proposed for later.

    Where nobody comes in that place and nobody else takes part, the day is let go. The agenda tells who is
    invited and who no longer is; it is journaled. Whoever changes who helps has asked whether they may.
    """
    _hand_over(_left(since=date.min, on=by.on).filter(activity__starter=starter), by=by, at=at)


def hand_over_all(*, on: date, at: datetime) -> int:
    """Do so for everyone whose helper went last night, whatever made them go; gives of how many activities."""
    with acting_as_nobody(on=on) as by:
        return _hand_over(_left(since=on - MISSED, on=on), by=by, at=at)


def _left(*, since: date, on: date) -> QuerySet[Participation]:
    """Who are named on something of today or later, and helped its starter until some day after `since`."""
    pairs = Pair.objects.filter(starter=OuterRef("activity__starter"), holder=OuterRef("person"))
    gone = pairs.filter(period__endswith__gt=since, period__endswith__lte=on)
    still = pairs.filter(Q(period__endswith=None) | Q(period__endswith__gt=on))
    ahead = Q(activity__planned_on__gte=on) | Q(activity__planned_on=None)
    rows = Participation.objects.filter(ahead, activity__state=Activity.State.PLANNED)
    return rows.filter(Exists(gone), ~Exists(still)).order_by("activity", "pk")


def _hand_over(rows: QuerySet[Participation], *, by: Viewer, at: datetime) -> int:
    count = 0
    with refusals():
        for activity, leaving in rows.values_list("activity", "person"):
            locked = Activity.objects.select_for_update(of=("self",)).select_related("track__version", "words_from")
            row = locked.get(pk=activity)
            coming = _instead_of(leaving, starter=row.starter_id, on=by.on)
            _put_instead(row, by=by, at=at, leaving=leaving, coming=coming)
            count += 1
    return count


def _put_instead(row: Activity, *, by: Viewer, at: datetime, leaving: int, coming: int | None) -> None:
    named = Participation.objects.filter(activity=row)
    named.filter(person=leaving).delete()
    if coming is not None:
        named.get_or_create(activity=row, person_id=coming)
    ask_instead(by=by, at=at, key=key_of(row.pk), leaving=leaving, coming=coming)
    log(by=by, at=at, verb="hand_over", kind=Kind.TRACK, thing=row, starter=row.starter_id)
    if row.planned_on is None:
        return
    if not named.exists():
        row.planned_on = row.planned_time = None
        row.save(update_fields=["planned_on", "planned_time"])
    put_in_agenda(row, by=by, at=at)


def _instead_of(leaving: int, *, starter: int, on: date) -> int | None:
    """Who helps the starter today as the one who left last did."""
    pairs = Pair.objects.filter(starter=starter)
    last = pairs.filter(holder=leaving).order_by("-period__endswith").first()
    if last is None:
        return None
    found = pairs.filter(relation=last.relation, period__contains=on).order_by("-period").first()
    return found.holder_id if found else None
