"""Reminding people of what is theirs to do, and letting a reminder wait."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.outbox import actions as outbox
from startbaan.apps.outbox.actions import Notice, Said
from startbaan.apps.outbox.queries import waiting_keys
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log, refusals
from startbaan.apps.programme.actions.permission import locked_activity
from startbaan.apps.programme.models import Activity, ProgrammeVersion, PutOff
from startbaan.apps.programme.queries.reminding import PREFIX, Reminder, open_due, reminders_on
from startbaan.apps.programme.queries.seen import PART_OF
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.schedule.definition import Activity as Words
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.titles import numbered, title_for_others
from startbaan.domain.sources import Text
from startbaan.ui.wording import short_day

MOST_DAYS = 60
AT_A_TIME = 5000
ESCALATED = ":na-"


def remind(*, on: date, at: datetime) -> int:
    """Tell everyone whom today asks to remind; gives how many were told, and nobody is told twice.

    What an earlier reminder said of the same activity and is still unsent, is taken back: the new one says it.
    """
    found = reminders_on(on)
    _take_back(found)
    rows = ProgrammeVersion.objects.filter(pk__in={one.version for one in found}).defer("text", "changes")
    definitions = {row.pk: definition_of(row) for row in rows}
    notices = [_notice(one, definition=definitions[one.version]) for one in found]
    named = [notice for notice in notices if notice.item is not None]
    return outbox.tell_each([notice for notice in notices if notice.item is None], on=on, at=at, named=named)


def put_off_reminders(*, by: Viewer, at: datetime, activity: int, until: date, reason: str) -> None:
    """Let the reminders of an activity wait until a day, say why, and journal it.

    Raises `NotYours` without write access to the track, and `Refusal` for an activity that is not to be done,
    a reason that is not in the list, and a day that has come or is too far away.
    """
    row = locked_activity(by, activity)
    if row.state != Activity.State.PLANNED:
        raise Refusal(_("Deze activiteit hoeft niet meer; er komen geen herinneringen."))
    if reason not in PutOff.Reason.values:
        raise Refusal(_("Kies een reden uit de lijst."))
    last = by.on + timedelta(days=MOST_DAYS)
    if not by.on < until <= last:
        raise Refusal(_("Kies een dag na vandaag, en uiterlijk %(day)s.") % {"day": short_day(last)})
    with refusals():
        PutOff.objects.update_or_create(
            activity=row, defaults={"until": until, "reason": reason, "by_id": by.person, "put_off_at": at}
        )
        log(
            by=by,
            at=at,
            verb="put_off_reminders",
            kind=Kind.TRACK,
            thing=row,
            starter=row.starter_id,
            changes={"until": (None, until.isoformat()), "reason": (None, reason)},
        )
        outbox.take_back(keys=waiting_keys(f"{PREFIX}{row.pk}:"))


def remind_again(*, by: Viewer, at: datetime, activity: int) -> None:
    """Let the reminders of an activity come again, and journal it.

    Raises `NotYours` without write access to the track, and `Refusal` when they did not wait.
    """
    row = locked_activity(by, activity)
    gone, _each = PutOff.objects.filter(activity=row).delete()
    if not gone:
        raise Refusal(_("De herinneringen staan al aan."))
    log(by=by, at=at, verb="remind_again", kind=Kind.TRACK, thing=row, starter=row.starter_id)


# What a reminder says, by how it stands: to the starter, and about the starter to someone else.
TO_DO = (gettext_noop("%(title)s: uiterlijk %(day)s"), gettext_noop("%(title)s van %(starter)s: uiterlijk %(day)s"))
AGREED = (
    gettext_noop("%(title)s: afgesproken op %(day)s"),
    gettext_noop("%(title)s van %(starter)s: afgesproken op %(day)s"),
)
LATE = (
    gettext_noop("%(title)s is te laat: het kon tot en met %(day)s"),
    gettext_noop("%(title)s van %(starter)s is te laat: het kon tot en met %(day)s"),
)
PAST = (
    gettext_noop("%(title)s was afgesproken op %(day)s. Is het gedaan?"),
    gettext_noop("%(title)s van %(starter)s was afgesproken op %(day)s. Is het gedaan?"),
)
LATE_LINE = gettext_noop("Vink het af als het gedaan is, of spreek een dag af. Lukt het nu niet? Stel het uit.")
ESCALATED_LINE = gettext_noop("Dit is %(weeks)s weken te laat. Je krijgt dit bericht één keer.")


def _notice(one: Reminder, *, definition: Definition) -> Notice:
    words = definition.activity(one.key)
    title = _title(one, definition)
    before, after = (AGREED, PAST) if one.agreed else (TO_DO, LATE)
    said = after if one.weeks_late else before
    values: dict[str, str | int | date | Text] = {"title": title, "day": one.due, "starter": one.starter_name}
    return Notice(
        to=one.reader,
        subject=Said(said[one.reader != one.starter], values),
        lines=_lines(one, words),
        path=_path(one.activity),
        kind=Kind.TRACK,
        starter=one.starter,
        key=one.told_as,
        item=Activity(pk=one.activity) if one.relation == Relation.PARTICIPANT else None,
    )


@lru_cache(maxsize=16)
def _path(activity: int) -> str:
    """Its page; the readers of one activity stand together."""
    return reverse("programme:activity", args=[activity])


def _title(one: Reminder, definition: Definition) -> Text:
    """The title as its reader says it, with a number when it comes more than once a year."""
    words = definition.activity(one.key)
    title = words.title if one.reader == one.starter else title_for_others(definition, one.key)
    return Text(*(numbered(said, one.number, activity=words) for said in (title.nl, title.en)))


def _lines(one: Reminder, words: Words) -> list[Said | Text]:
    if one.after:
        return [Said(ESCALATED_LINE, {"weeks": one.weeks_late})]
    duty = words.how_for(PART_OF.get(Relation(one.relation), ""))
    return [*([duty] if duty else []), *([Said(LATE_LINE)] if one.weeks_late else [])]


def _take_back(found: Iterable[Reminder]) -> None:
    """Take back unsent reminders of what is done, moved, put off or told anew now."""
    told = {one.activity: one.told_as for one in found if not one.after}
    keys = waiting_keys(PREFIX)
    due = open_due({_activity(key) for key in keys})
    stale = [key for key in keys if not _holds(key, due=due, told=told)]
    for start in range(0, len(stale), AT_A_TIME):
        outbox.take_back(keys=stale[start : start + AT_A_TIME])


def _holds(key: str, *, due: Mapping[int, date], told: Mapping[int, str]) -> bool:
    """Say whether an unsent reminder still says what is so: to be done, by that day, and not told anew."""
    activity = _activity(key)
    if activity not in due or f":{due[activity]:%Y%m%d}:" not in key:
        return False
    return ESCALATED in key or told.get(activity, key) == key


def _activity(key: str) -> int:
    return int(key.removeprefix(PREFIX).partition(":")[0])
