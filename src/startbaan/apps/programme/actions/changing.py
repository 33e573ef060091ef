"""Changing what a track is made from: coaching asked for, a year more, another version, another first day."""

from dataclasses import replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.journal.actions import Changes
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log, refusals
from startbaan.apps.programme.actions.appointments import take_out_of_agenda
from startbaan.apps.programme.actions.permission import arranged_track, locked_track
from startbaan.apps.programme.actions.starting import add_rows
from startbaan.apps.programme.models import Activity, OnboardingItem, ProgrammeVersion, Track
from startbaan.apps.programme.queries import Replanning, Wanted, definition_of, ends_early, replanning
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.calendar import OutsideCalendar
from startbaan.domain.schedule.years import TooManyYears
from startbaan.ui.wording import short_day


def ask_for_coaching(*, by: Viewer, at: datetime, track: int, year: int) -> Replanning:
    """Ask for coaching in a year in which it is there on request: its activities appear; journal it.

    Raises `NotYours` without write access to the track, and `Refusal` when coaching is there already,
    is not on request in that year, or fewer than four school weeks are left, and for a track ended early.
    """
    row = locked_track(by, track)
    _not_ended(row)
    wanted = Wanted.of(row)
    coaching = wanted.definition.coaching
    years = wanted.years
    if not coaching.on_request_from_year <= year <= min(coaching.max_years, len(years)):
        raise Refusal(_("In dit jaar vraag je geen coaching aan: kijk in je traject voor welk jaar het kan."))
    if any(request.year == year for request in wanted.coaching):
        raise Refusal(_("Voor dit jaar is al coaching aangevraagd."))
    day = max(by.on, years[year - 1].start)
    asked = tuple(sorted({*wanted.coaching_from, day}, reverse=True))
    changes: Changes = {"coaching": (None, year)}
    with refusals():
        made = remake(by, row, wanted=replace(wanted, coaching_from=asked))
        if day not in years[year - 1] or any(left.year == year for left in made.plan.requestable):
            raise Refusal(
                _("Dit jaar zijn er te weinig schoolweken over voor coaching. Vraag het aan voor volgend jaar.")
            )
        log(by=by, at=at, verb="ask_for_coaching", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def withdraw_coaching(*, by: Viewer, at: datetime, track: int, year: int) -> Replanning:
    """Take back that coaching was asked for in a year that is still to begin: its activities go; journal it.

    What was agreed or written about in that year stays. Raises `NotYours` without write access to the track,
    and `Refusal` when nothing was asked for that year, it has begun, or the track ended early.
    """
    row = locked_track(by, track)
    _not_ended(row)
    wanted = Wanted.of(row)
    asked = next((request for request in wanted.coaching if request.year == year), None)
    if asked is None:
        raise Refusal(_("Voor dit jaar is geen coaching aangevraagd."))
    if wanted.years[year - 1].start <= by.on:
        raise Refusal(_("Dit jaar is al begonnen. Laat vervallen wat niet meer hoeft."))
    kept = tuple(day for day in wanted.coaching_from if day not in wanted.years[year - 1])
    changes: Changes = {"coaching": (year, None)}
    with refusals():
        made = remake(by, row, wanted=replace(wanted, coaching_from=kept))
        log(by=by, at=at, verb="withdraw_coaching", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def extend_track(*, by: Viewer, at: datetime, track: int, years: int = 1) -> Replanning:
    """Make a track some years longer, as far as its programme allows; journal it.

    Raises `NotYours` unless the viewer is manager, coordinator or HR of the starter, and `Refusal` when
    the programme allows no more or the starter has a next track by then.
    """
    row = arranged_track(by, track)
    _not_ended(row)
    wanted = Wanted.of(row)
    changes: Changes = {"extension_years": (wanted.extension_years, wanted.extension_years + years)}
    with refusals():
        made = remake(by, row, wanted=replace(wanted, extension_years=wanted.extension_years + years))
        log(by=by, at=at, verb="extend_track", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def move_track_to_version(*, by: Viewer, at: datetime, track: int, version: ProgrammeVersion) -> Replanning:
    """Let a track go on by another published version; what is done or agreed stays, with its own words. Journal it.

    Raises `NotYours` unless the viewer is manager, coordinator or HR of the starter, and `Refusal` for
    a version that was not published or is of another sector.
    """
    row = arranged_track(by, track)
    _not_ended(row)
    if version.published_at is None or version.sector != row.version.sector:
        raise Refusal(_("Kies een vastgestelde versie van een programma voor deze sector."))
    changes: Changes = {"version": (str(row.version), str(version))}
    with refusals():
        made = remake(by, row, wanted=Wanted.of(row).with_version(version))
        log(by=by, at=at, verb="move_track", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def replan_track(
    *, by: Viewer, at: datetime, track: int, start_on: date | None = None, holiday_region: str | None = None
) -> Replanning:
    """Plan a track anew, perhaps from another first day or in another region; what is done or agreed stays. Journal it.

    Raises `NotYours` unless the viewer is manager, coordinator or HR of the starter, and `Refusal` when
    the new first day cannot be planned with or meets another track.
    """
    row = arranged_track(by, track)
    _not_ended(row)
    wanted = Wanted.of(row)
    begins_on, region = start_on or wanted.begins_on, holiday_region or wanted.holiday_region
    changes: Changes = {"start_on": (wanted.begins_on.isoformat(), begins_on.isoformat())}
    with refusals():
        made = remake(by, row, wanted=replace(wanted, begins_on=begins_on, holiday_region=region))
        log(by=by, at=at, verb="replan_track", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def pause_track(*, by: Viewer, at: datetime, track: int, pause: Period, instead_of: Period | None = None) -> Replanning:
    """Lay a track around a long absence: windows in it move to after it, days agreed in it are let go; journal it.

    An absence that turns out shorter or longer comes in the place of what was thought before (`instead_of`).

    Raises `NotYours` unless the viewer is manager, coordinator or HR of the starter, and `Refusal` for a
    track ended early.
    """
    row = arranged_track(by, track)
    _not_ended(row)
    wanted = Wanted.of(row)
    agreed = Activity.objects.filter(track=row, state=Activity.State.PLANNED, planned_on__gte=pause.start)
    if pause.end is not None:
        agreed = agreed.filter(planned_on__lt=pause.end)
    changes: Changes = {"pause": (str(instead_of) if instead_of else None, str(pause))}
    others = tuple(kept for kept in wanted.pauses if kept != instead_of)
    with refusals():
        take_out_of_agenda(agreed.values_list("pk", flat=True), by=by, at=at)
        agreed.update(planned_on=None, planned_time=None)
        made = remake(by, row, wanted=replace(wanted, pauses=(*others, pause)))
        log(by=by, at=at, verb="pause_track", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
    return made


def _not_ended(row: Track) -> None:
    """Refuse to change a track that was ended early: a change would let it go on."""
    period: Period = row.period
    if ends_early(row) and period.last is not None:
        raise Refusal(
            _("Dit traject stopt op %(day)s. Daarom kun je het nu niet veranderen.") % {"day": short_day(period.last)}
        )


def remake(by: Viewer, row: Track, *, wanted: Wanted) -> Replanning:
    """Make the rows what is wanted, and assert that every one of them changed."""
    try:
        made = replanning(row, wanted=wanted, on=by.on)
    except (TooManyYears, OutsideCalendar) as error:
        raise Refusal(error.sentence.said(_)) from error
    _keep_words(row, wanted=wanted)
    _remove(row, made)
    _move(row, made)
    add_rows(row, activities=made.activities.added, subjects=made.subjects.added, wanted=wanted)
    row.version, row.holiday_region = wanted.version, wanted.holiday_region
    row.extension_years, row.coaching_from = wanted.extension_years, list(wanted.coaching_from)
    row.pauses = list(wanted.pauses)
    row.period = made.plan.period
    row.save(update_fields=["version", "holiday_region", "extension_years", "coaching_from", "pauses", "period"])
    return made


def _keep_words(row: Track, *, wanted: Wanted) -> None:
    """Let what stays, but is not in the new version, say what the old version said."""
    if wanted.version.pk == row.version_id:
        return
    after = definition_of(wanted.version)
    Activity.objects.filter(track=row, words_from=None).exclude(
        key__in=[activity.key for activity in after.activities]
    ).update(words_from=row.version)
    OnboardingItem.objects.filter(track=row, words_from=None).exclude(
        key__in=[subject.key for subject in after.onboarding]
    ).update(words_from=row.version)


def _remove(row: Track, made: Replanning) -> None:
    for recorded in made.activities.removed:
        key, year, number = recorded.slot
        rows = Activity.objects.filter(track=row, key=key, year=year, number=number, state=Activity.State.PLANNED)
        assert rows.delete()[1][Activity._meta.label] == 1
    for recorded in made.subjects.removed:
        items = OnboardingItem.objects.filter(track=row, key=recorded.slot[0], starter_ticked_at=None)
        assert items.filter(helper_ticked_at=None).delete()[1][OnboardingItem._meta.label] == 1


def _move(row: Track, made: Replanning) -> None:
    for moved in made.activities.moved:
        key, year, number = moved.before.slot
        rows = Activity.objects.filter(track=row, key=key, year=year, number=number, state=Activity.State.PLANNED)
        assert rows.update(window=moved.after.window) == 1
    for shifted in made.subjects.moved:
        items = OnboardingItem.objects.filter(track=row, key=shifted.before.slot[0])
        assert items.update(window=shifted.after.window) == 1
