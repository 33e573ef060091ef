"""Writing down what is to be told, in the transaction of what it is about; the worker sends it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Model
from django.utils import translation
from django.utils.translation import get_language, gettext

from startbaan.apps.outbox.models import Message
from startbaan.apps.outbox.queries.readers import Concern, languages_of, who_may_be_told
from startbaan.apps.people.access import Viewer
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.definition import Text
from startbaan.ui.wording import long_day

LONGEST_SUBJECT = 200
AT_A_TIME = 2000
Method = Message.Method


@dataclass(frozen=True)
class Said:
    """Dutch words with names and days to fill in, said in each reader's language: Said(gettext_noop("…"), {…})."""

    words: str
    values: Mapping[str, str | int | date | Text] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.words) % {name: _said(value) for name, value in self.values.items()}


def _said(value: str | int | date | Text) -> str | int:
    if isinstance(value, Text):
        return value.said(get_language() or "nl")
    return long_day(value) if isinstance(value, date) else value


Words = str | Said | Text


@dataclass(frozen=True)
class Invitation:
    """An appointment as a calendar understands it: the whole text of an .ics, and what is asked."""

    text: str
    method: Method = Method.REQUEST


@dataclass(frozen=True)
class Notice:
    """One thing to tell one person; `item` is the row itself, where only who may see that row may know of it."""

    to: int
    subject: Words
    lines: Sequence[Words]
    path: str
    kind: Kind
    starter: int | None
    key: str
    item: Model | None = None
    invitation: Invitation | None = None

    @property
    def concern(self) -> Concern:
        """What its reader must be allowed to read."""
        return Concern(self.to, self.kind, self.starter, thing_of(self.item))


def tell(
    *,
    by: Viewer,
    to: Collection[int],
    subject: Words,
    lines: Sequence[Words],
    path: str,
    kind: Kind,
    starter: int | None,
    key: str,
    at: datetime,
    item: Model | None = None,
    invitation: Invitation | None = None,
) -> None:
    """Tell these people something about a page, in the transaction of the caller.

    `subject` and `lines` hold no confidential word. Whoever may not read this kind of this starter
    (or, with `item`, that very row) today is left out, and asked again before sending; the same `key` is
    told to the same person once. Nobody is told what they did themselves, invitations aside.
    """
    readers = to if invitation else set(to) - set(by.persons)
    notices = [
        Notice(person, subject, lines, path, kind, starter, key, item, invitation) for person in sorted(set(readers))
    ]
    tell_each(notices, on=by.on, at=at)


def tell_each(notices: Sequence[Notice], *, on: date, at: datetime) -> int:
    """Tell many people many things at once, each as `tell` does; gives how many were written down."""
    return sum(_tell(notices[start : start + AT_A_TIME], on=on, at=at) for start in range(0, len(notices), AT_A_TIME))


def take_back(*, keys: Collection[str]) -> int:
    """Do not send what was told under these keys, as far as it was not sent; gives how many messages that were."""
    rows = Message.objects.filter(key__in=keys, state=Message.State.WAITING)
    return rows.update(state=Message.State.TAKEN_BACK)


def thing_of(item: Model | None) -> str:
    """Write a row as a value: its model and its key."""
    return f"{item._meta.label_lower}:{item.pk}" if item is not None else ""


def _words(words: Words) -> str:
    return str(_said(words)) if isinstance(words, Text) else str(words)


def _tell(notices: Sequence[Notice], *, on: date, at: datetime) -> int:
    known = _known(notices)
    fresh = {(notice.to, notice.key): notice for notice in notices if (notice.to, notice.key) not in known}
    allowed = who_may_be_told({notice.concern for notice in fresh.values()}, on=on)
    wanted = [notice for notice in fresh.values() if notice.concern in allowed]
    languages = languages_of({notice.to for notice in wanted})
    rows = [_row(notice, language=languages[notice.to], at=at) for notice in wanted]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _row(notice: Notice, *, language: str, at: datetime) -> Message:
    with translation.override(language):
        subject, lines = " ".join(_words(notice.subject).split()), [_words(line) for line in notice.lines]
    return Message(
        to_id=notice.to,
        key=notice.key,
        subject=subject[:LONGEST_SUBJECT],
        lines=lines,
        path=notice.path,
        kind_told=notice.kind.value,
        starter_id=notice.starter,
        thing=thing_of(notice.item),
        told_at=at,
        calendar=notice.invitation.text if notice.invitation else "",
        method=notice.invitation.method if notice.invitation else "",
    )


def _known(notices: Sequence[Notice]) -> set[tuple[int, str]]:
    """What was told already, of these: who and under which key."""
    keys = [notice.key for notice in notices]
    return set(Message.objects.filter(key__in=keys).values_list("to_id", "key"))
