"""An activity is done because somebody was there; the subject that keeps who came has asked who may say so."""

from datetime import date, datetime

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log
from startbaan.apps.programme.actions.activities import finish, make_open
from startbaan.apps.programme.models import Activity, Participation, Track
from startbaan.apps.programme.queries import Wanted, definition_of
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.definition import Activity as Words
from startbaan.domain.schedule.definition import ActivityKind


def do_attended(*, by: Viewer, at: datetime, activity: int, done_on: date, minutes: int) -> bool:
    """Say that an activity was done by being there, and journal it; of one that was done this changes the minutes.

    Nobody is refused here. False when it cannot be done by being there: it was dropped, or its track does not run.
    """
    row = _locked(activity)
    if row is None or row.state == Activity.State.DROPPED or done_on not in row.track.period:
        return False
    if row.state == Activity.State.PLANNED:
        named = Participation.objects.filter(activity=row).values_list("person", flat=True)
        finish(row, by=by, at=at, done_on=done_on, minutes=minutes, participants=list(named))
    elif (row.done_on, row.minutes) != (done_on, minutes):
        changes = {"minutes": (_word(row.minutes), _word(minutes))}
        row.done_on, row.minutes = done_on, minutes
        row.save(update_fields=["done_on", "minutes"])
        log(by=by, at=at, verb="correct_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return True


def attend_early(
    *, by: Viewer, at: datetime, starter: int, kind: ActivityKind, done_on: date, minutes: int
) -> int | None:
    """Let the next activity of this kind of the school year be done by being there before its time, and journal it.

    Nobody is refused here. Gives which one; nothing where none is left to do or no track runs that day.
    """
    rows = Activity.objects.filter(starter=starter, track__period__contains=done_on, state=Activity.State.PLANNED)
    rows = rows.filter(window__overlap=SchoolYear.of(done_on).period).select_related("track__version", "words_from")
    for row in rows.order_by("year", "number"):
        words = definition_of(row.words_from or row.track.version).activity(row.key)
        if words.kind is kind and do_attended(by=by, at=at, activity=row.pk, done_on=done_on, minutes=minutes):
            return row.pk
    return None


def attend_more(
    *, by: Viewer, at: datetime, starter: int, kind: ActivityKind, done_on: date, minutes: int
) -> int | None:
    """Put one more activity of this kind into the year, done by being there, and journal both.

    Nobody is refused here. Gives which one; nothing where the programme has no more of them in a year, or no track
    runs that day.
    """
    tracks = Track.objects.filter(starter=starter, period__contains=done_on).select_related("version")
    for track in tracks.order_by("pk"):
        wanted = Wanted.of(track)
        year = next((number for number, within in enumerate(wanted.years, start=1) if done_on in within), 0)
        for words in wanted.definition.activities:
            if words.kind is kind and year in words.years:
                made = _one_more(track, words, year=year, within=wanted.years[year - 1], by=by, at=at, on=done_on)
                if made and do_attended(by=by, at=at, activity=made.pk, done_on=done_on, minutes=minutes):
                    return made.pk
    return None


def undo_attended(*, by: Viewer, at: datetime, activity: int) -> None:
    """Make an activity that was done by being there one to do again, and journal it; nobody is refused here.

    What was put in for being there, more than the programme plans, is dropped. Nothing happens when it was undone or
    dropped since, or stands for good.
    """
    row = _locked(activity)
    if row is None or row.state != Activity.State.DONE or row.kept != Activity.Kept.NOT:
        return
    make_open(row, by=by, at=at)
    words = definition_of(row.words_from or row.track.version).activity(row.key)
    if row.planned_on is None and row.number > words.times.planned:
        row.state = Activity.State.DROPPED
        row.save(update_fields=["state"])
        log(by=by, at=at, verb="drop_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id)


def _one_more(
    track: Track, words: Words, *, year: int, within: Period, by: Viewer, at: datetime, on: date
) -> Activity | None:
    rows = Activity.objects.filter(track=track, key=words.key, year=year)
    if rows.exclude(state=Activity.State.DROPPED).count() >= words.times.most:
        return None
    last = rows.order_by("-number").first()
    made = Activity(
        starter_id=track.starter_id,
        track=track,
        key=words.key,
        year=year,
        number=last.number + 1 if last else 1,
        window=Period(on, within.end),
    )
    made.save(force_insert=True)
    log(by=by, at=at, verb="add_activity", kind=Kind.TRACK, thing=made, starter=track.starter_id)
    return made


def _locked(activity: int) -> Activity | None:
    rows = Activity.objects.filter(pk=activity).select_for_update(of=("self",))
    return (
        rows.select_related("track__version", "words_from")
        .defer("track__version__text", "track__version__changes", "words_from__text", "words_from__changes")
        .first()
    )


def _word(minutes: int | None) -> str | None:
    return None if minutes is None else str(minutes)
