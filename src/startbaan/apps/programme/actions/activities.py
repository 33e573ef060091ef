"""Agreeing a day for an activity, doing it, undoing it, letting it go."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from startbaan.apps.agenda.actions import overtake_moments
from startbaan.apps.journal.actions import Changes
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions.appointments import put_in_agenda
from startbaan.apps.programme.actions.permission import locked_activity
from startbaan.apps.programme.models import Activity, Participation
from startbaan.apps.programme.queries import MAY_DROP, candidates_for, definition_of, key_of, page_language, recorded
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.schedule.definition import Activity as Words
from startbaan.domain.schedule.replanning import State
from startbaan.ui.wording import minutes as written_minutes
from startbaan.ui.wording import short_day

LONGEST = 12 * 60


class NotYet(Refusal):
    """Something else comes first."""


def plan_activity(
    *, by: Viewer, at: datetime, activity: int, day: date, moment: time | None, participants: Sequence[int]
) -> None:
    """Agree a day, perhaps a time, and who take part; put it in their agendas and journal it.

    Raises `NotYours` without write access to the track, `NotYet` when a visit that comes first has no
    earlier day, and `Refusal` when it was done or dropped, for a day outside the track, and for people
    who have no part in it.
    """
    agree(open_activity(by, activity), by=by, at=at, day=day, moment=moment, participants=participants)


def agree(
    row: Activity, *, by: Viewer, at: datetime, day: date, moment: time | None, participants: Sequence[int]
) -> None:
    """Agree the day for a row that is locked, of whom somebody may change it; raises `NotYet` and `Refusal`."""
    ask_day(row, day)
    for before in _first(row):
        if not _settled(row, before, by=day, agreed=True):
            raise NotYet(
                _("Plan eerst “%(before)s”, op dezelfde dag of eerder. Dit gesprek komt daarna.")
                % {"before": _title(before)}
            )
    changes: Changes = {"planned_on": (_iso(row.planned_on), day.isoformat())}
    row.planned_on, row.planned_time = day, moment
    with refusals():
        row.save(update_fields=["planned_on", "planned_time"])
        take_part(by, row, participants)
        log(by=by, at=at, verb="plan_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
        put_in_agenda(row, by=by, at=at)


def unplan_activity(*, by: Viewer, at: datetime, activity: int) -> None:
    """Take back the agreed day, also in the agendas, and journal it.

    Raises `NotYours` without write access to the track, and `Refusal` when no day was agreed or it was done.
    """
    row = open_activity(by, activity)
    if row.planned_on is None:
        raise Refusal(_("Voor deze activiteit is nog geen dag afgesproken."))
    changes: Changes = {"planned_on": (_iso(row.planned_on), None)}
    row.planned_on = row.planned_time = None
    with refusals():
        row.save(update_fields=["planned_on", "planned_time"])
        Participation.objects.filter(activity=row).delete()
        log(by=by, at=at, verb="unplan_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
        put_in_agenda(row, by=by, at=at)


def do_activity(
    *, by: Viewer, at: datetime, activity: int, done_on: date, minutes: int | None, participants: Sequence[int]
) -> None:
    """Say that it was done, on which day, how long and with whom; journal it.

    Raises `NotYours` without write access to the track, `NotYet` when the visit that comes first was not
    done by that day, and `Refusal` for a day to come, a visit that was too short, or what was done already.
    """
    row = open_activity(by, activity)
    ask_day(row, done_on)
    if done_on > by.on:
        raise Refusal(_("Deze dag is nog niet geweest. Spreek een dag af, en vink de activiteit daarna af."))
    words = _words(row)
    _check_minutes(words, minutes)
    for before in _first(row):
        if not _settled(row, before, by=done_on, agreed=False):
            raise NotYet(
                _("Eerst komt “%(before)s”, van minstens %(minutes)s. Vink dat af, dan kan dit gesprek.")
                % {"before": _title(before), "minutes": written_minutes(before.least_minutes)}
            )
    finish(row, by=by, at=at, done_on=done_on, minutes=minutes, participants=participants)


def finish(
    row: Activity, *, by: Viewer, at: datetime, done_on: date, minutes: int | None, participants: Sequence[int]
) -> None:
    """Make a row that is locked and open one that is done, of which all was asked; journal it."""
    changes: Changes = {"state": (row.state, Activity.State.DONE.value), "done_on": (None, done_on.isoformat())}
    row.state, row.done_on, row.minutes = Activity.State.DONE, done_on, minutes
    with refusals():
        row.save(update_fields=["state", "done_on", "minutes"])
        take_part(by, row, participants)
        log(by=by, at=at, verb="do_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
        if row.planned_on is None:
            overtake_moments(key=key_of(row.pk))  # without an agreed day it stands in no agenda
        else:
            put_in_agenda(row, by=by, at=at)


def undo_activity(*, by: Viewer, at: datetime, activity: int) -> None:
    """Make it something to do again, with the day that was agreed; also what was dropped. Journal it.

    Raises `NotYours` without write access to the track, `NotYet` when something done rests on it, and
    `Refusal` when there is nothing to undo or what was written about it stands.
    """
    row = locked_activity(by, activity)
    if row.state == Activity.State.PLANNED:
        raise Refusal(_("Deze activiteit staat al open."))
    if row.state == Activity.State.DONE and (later := _resting_on(row)):
        raise NotYet(_("Maak eerst “%(later)s” ongedaan: dat kwam hierna.") % {"later": _title(later)})
    _ask_kept(by, row)
    make_open(row, by=by, at=at)


def make_open(row: Activity, *, by: Viewer, at: datetime) -> None:
    """Make a row that is locked one that is still to be done, of which all was asked; journal it."""
    changes: Changes = {"state": (row.state, Activity.State.PLANNED.value), "done_on": (_iso(row.done_on), None)}
    row.state, row.done_on, row.minutes, row.kept = Activity.State.PLANNED, None, None, Activity.Kept.NOT
    with refusals():
        row.save(update_fields=["state", "done_on", "minutes", "kept"])
        log(by=by, at=at, verb="undo_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
        put_in_agenda(row, by=by, at=at)


def drop_activity(*, by: Viewer, at: datetime, activity: int) -> None:
    """Let an activity go: it need not happen any more; journal it.

    Raises `NotYours` unless the viewer is coach, manager or coordinator of the starter, and `Refusal`
    when it was done or dropped already.
    """
    row = open_activity(by, activity)
    if not any(stands(by, relation, row.starter_id) for relation in MAY_DROP):
        raise NotYours(_("Alleen de coach, de leidinggevende en de coördinator laten een activiteit vervallen."))
    changes: Changes = {"state": (row.state, Activity.State.DROPPED.value)}
    row.state, row.planned_on, row.planned_time = Activity.State.DROPPED, None, None
    with refusals():
        row.save(update_fields=["state", "planned_on", "planned_time"])
        log(by=by, at=at, verb="drop_activity", kind=Kind.TRACK, thing=row, starter=row.starter_id, changes=changes)
        put_in_agenda(row, by=by, at=at)


def open_activity(by: Viewer, activity: int) -> Activity:
    """Take an activity that is still to be done for changing; raises `NotYours` and `Refusal`."""
    row = locked_activity(by, activity)
    if row.state == Activity.State.DONE:
        raise Refusal(_("Deze activiteit is al gedaan. Maak dat eerst ongedaan als het niet klopt."))
    if row.state == Activity.State.DROPPED:
        raise Refusal(_("Deze activiteit is vervallen. Maak dat eerst ongedaan."))
    return row


def ask_day(row: Activity, day: date) -> None:
    """Raise `Refusal` for a day outside the track."""
    if day not in row.track.period:
        raise Refusal(
            _("Het traject loopt van %(start)s tot en met %(last)s. Kies een dag daarbinnen.")
            % {"start": short_day(row.track.period.start), "last": short_day(row.track.period.last)}
        )


def _ask_kept(by: Viewer, row: Activity) -> None:
    """Refuse to undo what was handed in or signed; in words that do not say what was written, or by whom."""
    if row.kept == Activity.Kept.CLOSED:
        raise Refusal(
            _("Dit staat vast en kan niet meer ongedaan. Klopt er iets niet? Laat wie erbij was dat erbij schrijven.")
        )
    if row.kept == Activity.Kept.BY_MANAGER and not stands(by, Relation.MANAGER, row.starter_id):
        raise Refusal(_("Alleen de leidinggevende maakt dit nog ongedaan. Klopt de dag niet? Vraag het daar."))


def _check_minutes(words: Words, minutes: int | None) -> None:
    if minutes is not None and not 0 < minutes <= LONGEST:
        raise Refusal(_("Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720."))
    if words.least_minutes and (minutes or 0) < words.least_minutes:
        raise Refusal(
            _("“%(visit)s” duurt minstens %(minutes)s. Vul in hoelang het echt duurde.")
            % {"visit": _title(words), "minutes": written_minutes(words.least_minutes)}
        )


def _words(row: Activity) -> Words:
    return definition_of(row.words_from or row.track.version).activity(row.key)


def _first(row: Activity) -> list[Words]:
    """What must have taken place before this: only what has a least length, such as the visit before the talk."""
    definition = definition_of(row.words_from or row.track.version)
    before = [definition.activity(key) for key in _words(row).after]
    return [words for words in before if words.least_minutes]


def _settled(row: Activity, before: Words, *, by: date, agreed: bool) -> bool:
    """Say whether the visit that comes first was done by a day, or (when agreed is enough) has a day by then."""
    rows = Activity.objects.filter(track=row.track, key=before.key, year=row.year).order_by("number")
    needed = list(rows)[: row.number][-1:]
    for earlier in needed:
        state = recorded(earlier).state
        if state is State.SKIPPED:
            continue
        day = earlier.done_on or (earlier.planned_on if agreed else None)
        if day is None or day > by:
            return False
    return True


def _resting_on(row: Activity) -> Words | None:
    """What was done and asked for this first."""
    definition = definition_of(row.words_from or row.track.version)
    if not _words(row).least_minutes:
        return None
    keys = [words.key for words in definition.activities if row.key in words.after]
    done = Activity.objects.filter(
        track=row.track, key__in=keys, year=row.year, number__gte=row.number, state=Activity.State.DONE
    )
    found = done.first()
    return definition.activity(found.key) if found else None


def take_part(by: Viewer, row: Activity, participants: Sequence[int]) -> None:
    """Let these people take part and nobody else; raises `Refusal` for who has no part in it."""
    wanted, named = set(participants), _named(row)
    new = wanted - named
    if new and not new <= {contact.person for contact in candidates_for(by, row)}:
        raise Refusal(_("Kies de deelnemers uit de mensen om deze starter heen."))
    if named - wanted:
        Participation.objects.filter(activity=row, person__in=named - wanted).delete()
    Participation.objects.bulk_create([Participation(activity=row, person_id=person) for person in sorted(new)])


def _named(row: Activity) -> set[int]:
    return set(Participation.objects.filter(activity=row).values_list("person", flat=True))


def _title(words: Words) -> str:
    return words.title.said(page_language())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
