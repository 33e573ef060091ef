"""Ending a track before its last year is over, and letting it go on again."""

from datetime import date, datetime

from django.db.models import Exists, F, Func, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.journal.actions import Changes
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, acting_as_nobody
from startbaan.apps.people.actions import Refusal, log, refusals
from startbaan.apps.people.models import PeriodField, Post
from startbaan.apps.programme.actions.appointments import take_out_of_agenda
from startbaan.apps.programme.actions.changing import remake
from startbaan.apps.programme.actions.permission import arranged_track
from startbaan.apps.programme.models import Activity, OnboardingItem, Track
from startbaan.apps.programme.queries import Replanning, Wanted, ends_early
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind
from startbaan.ui.wording import short_day

OPEN = Q(state=Activity.State.PLANNED)
UNTOUCHED = Q(starter_ticked_at=None, helper_ticked_at=None)


def end_track(*, by: Viewer, at: datetime, track: int, on: date) -> Track:
    """End a track with this as its last day, at the earliest its first; journal it.

    What happened stays. What is still to do goes when it could begin only later, ends on that day when it
    began before, and is dropped when it was agreed for a later day or something was written down about it.
    Raises `NotYours` unless the viewer is manager, coordinator or HR of the starter, and `Refusal` when the
    track is over by then.
    """
    return _end(arranged_track(by, track), by=by, at=at, on=on)


def end_where_work_ended(*, on: date, at: datetime) -> int:
    """End what still runs of tracks whose starters work nowhere any more, with their last day of work; journal it.

    Gives how many. Nobody did this: a contract that had an end from the beginning ran out. Only the starter is
    told, for nobody else may know of it any more. A list that says that the work goes on lets the track go on.
    """
    posts = Post.objects.filter(person=OuterRef("starter"))
    lasting = posts.filter(Q(period__endswith=None) | Q(period__endswith__gt=on))
    over = Track.objects.filter(~Exists(lasting), period__contains=on).annotate(
        worked_until=Max("starter__posts__period__endswith")
    )
    count = 0
    for pk, worked_until in over.filter(period__startswith__lt=F("worked_until")).values_list("pk", "worked_until"):
        with acting_as_nobody(on=on) as by:
            row = Track.objects.select_for_update(of=("self",)).get(pk=pk)
            last = Period(row.start_on, worked_until).last or row.start_on
            _end(row, by=by, at=at, on=last)
            _tell(row, by=by, at=at, last=last)
        count += 1
    return count


def _tell(row: Track, *, by: Viewer, at: datetime, last: date) -> None:
    tell(
        by=by,
        to={row.starter_id},
        subject=Said(gettext_noop("Je traject is gestopt op %(day)s"), {"day": last}),
        lines=[Said(gettext_noop("Toen liep je dienstverband af. Werk je hier nog? Vraag HR om dat door te geven."))],
        path=reverse("programme:my_track"),
        kind=Kind.TRACK,
        starter=row.starter_id,
        key=f"work-ended:{row.pk}:{last:%Y%m%d}",
        at=at,
    )


def _end(row: Track, *, by: Viewer, at: datetime, on: date) -> Track:
    before: Period = row.period
    after = Period.through(before.start, last=max(on, before.start))
    if before.end is not None and after.end is not None and before.end <= after.end:
        raise Refusal(_("Dit traject is dan al afgelopen: op %(day)s.") % {"day": short_day(before.last or on)})
    changes: Changes = {"last_day": (_iso(before.last), _iso(after.last))}
    row.period = after
    with refusals():
        row.save(update_fields=["period"])
        end = after.end or after.start
        take_out_of_agenda(_agreed_from(row, end), by=by, at=at)
        _close(row, end=end)
        log(by=by, at=at, verb="end_track", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return row


def reopen_track(*, by: Viewer, at: datetime, track: int) -> Replanning:
    """Let a track that was ended early go on to the end of its programme, planned anew from today; journal it.

    What was dropped stays so, until somebody undoes that. Raises `NotYours` as `end_track` does, and
    `Refusal` when it was not ended early or the starter has a next track by then.
    """
    row = arranged_track(by, track)
    before: Period = row.period
    wanted = Wanted.of(row)
    if not ends_early(row):
        raise Refusal(_("Dit traject is niet eerder gestopt: het duurt zo lang als het programma."))
    with refusals():
        made = remake(by, row, wanted=wanted)
        changes: Changes = {"last_day": (_iso(before.last), _iso(made.plan.period.last))}
        log(by=by, at=at, verb="reopen_track", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def _agreed_from(row: Track, end: date) -> list[int]:
    """What is open and agreed for this day or later."""
    return list(Activity.objects.filter(OPEN, track=row, planned_on__gte=end).values_list("pk", flat=True))


def _close(row: Track, *, end: date) -> None:
    """Take what is open in a track out of the days from `end` on."""
    activities = Activity.objects.filter(OPEN, track=row)
    later = Q(planned_on__gte=end) | Q(begun=True, planned_on=None, window__startswith__gte=end)
    activities.filter(later).update(state=Activity.State.DROPPED, planned_on=None, planned_time=None)
    activities.filter(planned_on=None, window__startswith__gte=end).delete()
    activities.filter(planned_on=None, window__endswith__gt=end).update(window=_before(end))
    subjects = OnboardingItem.objects.filter(UNTOUCHED, track=row)
    subjects.filter(window__startswith__gte=end).delete()
    subjects.filter(window__endswith__gt=end).update(window=_before(end))


def _before(end: date) -> Func:
    """The days of a window that lie before this one."""
    return Func(Func(F("window"), function="lower"), end, function="daterange", output_field=PeriodField())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
