"""Writing down what is to be told, in the transaction of what it is about; the worker sends it."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import Model
from django.utils import translation
from django.utils.translation import get_language, gettext

from startbaan.apps.outbox.models import Message
from startbaan.apps.outbox.queries.readers import Concern, languages_of, who_may_be_told
from startbaan.apps.people.access import Viewer
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.sources import Text
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


def tell_each(notices: Sequence[Notice], *, on: date, at: datetime, named: Sequence[Notice] = ()) -> int:
    """Tell many people many things at once, each as `tell` does; gives how many were written down.

    Whoever the caller has just found `named` on the item itself is asked again only before sending.
    """
    told = sum(_tell(part, on=on, at=at) for part in _parts(notices))
    return told + sum(_write(_fresh(part), at=at) for part in _parts(named))


def take_back(*, keys: Collection[str]) -> int:
    """Do not send what was told under these keys, as far as it was not sent; gives how many messages that were."""
    rows = Message.objects.filter(key__in=keys, state=Message.State.WAITING)
    return rows.update(state=Message.State.TAKEN_BACK)


def thing_of(item: Model | None) -> str:
    """Write a row as a value: its model and its key."""
    return f"{item._meta.label_lower}:{item.pk}" if item is not None else ""


def _words(words: Words) -> str:
    return str(_said(words)) if isinstance(words, Text) else str(words)


def _parts(notices: Sequence[Notice]) -> list[Sequence[Notice]]:
    """Reader by reader, in parts: whoever has to be looked up is looked up once."""
    ordered = sorted(notices, key=lambda notice: notice.to)
    return [ordered[start : start + AT_A_TIME] for start in range(0, len(ordered), AT_A_TIME)]


def _tell(notices: Sequence[Notice], *, on: date, at: datetime) -> int:
    fresh = _fresh(notices)
    allowed = who_may_be_told({notice.concern for notice in fresh}, on=on)
    return _write([notice for notice in fresh if notice.concern in allowed], at=at)


def _fresh(notices: Sequence[Notice]) -> list[Notice]:
    """Leave out what was told already, and what stands here twice."""
    keys = [notice.key for notice in notices]
    known = set(Message.objects.filter(key__in=keys).values_list("to_id", "key"))
    return list({(one.to, one.key): one for one in notices if (one.to, one.key) not in known}.values())


def _write(notices: Sequence[Notice], *, at: datetime) -> int:
    """Write them down, each in its reader's language."""
    languages = languages_of({notice.to for notice in notices})
    rows: list[Message] = []
    for language in sorted(set(languages.values())):
        with translation.override(language):
            rows += [_row(notice, at=at) for notice in notices if languages[notice.to] == language]
    return _insert(rows, at=at) if rows else 0


def _row(notice: Notice, *, at: datetime) -> Message:
    return Message(
        to_id=notice.to,
        key=notice.key,
        subject=" ".join(_words(notice.subject).split())[:LONGEST_SUBJECT],
        lines=[_words(line) for line in notice.lines],
        path=notice.path,
        kind_told=notice.kind.value,
        starter_id=notice.starter,
        thing=thing_of(notice.item),
        told_at=at,
        calendar=notice.invitation.text if notice.invitation else "",
        method=notice.invitation.method if notice.invitation else "",
    )


# One array for each column: a statement with a value for every cell takes ten times as long.
_INSERT = """
INSERT INTO outbox_message (id, to_id, key, subject, lines, path, kind_told, starter_id, thing, told_at, calendar,
                            method, state)
SELECT id, to_id, key, subject, ARRAY(SELECT jsonb_array_elements_text(lines)), path, kind_told, starter_id, thing,
       %(at)s, calendar, method, %(state)s
FROM unnest(%(id)s::uuid[], %(to)s::bigint[], %(key)s::text[], %(subject)s::text[], %(lines)s::jsonb[],
            %(path)s::text[], %(kind)s::text[], %(starter)s::bigint[], %(thing)s::text[], %(calendar)s::text[],
            %(method)s::text[])
     AS new(id, to_id, key, subject, lines, path, kind_told, starter_id, thing, calendar, method)
ON CONFLICT DO NOTHING
"""


def _insert(rows: Sequence[Message], *, at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            {
                "at": at,
                "state": Message.State.WAITING.value,
                "id": [row.pk for row in rows],
                "to": [row.to_id for row in rows],
                "key": [row.key for row in rows],
                "subject": [row.subject for row in rows],
                "lines": [json.dumps(row.lines) for row in rows],
                "path": [row.path for row in rows],
                "kind": [row.kind_told for row in rows],
                "starter": [row.starter_id for row in rows],
                "thing": [row.thing for row in rows],
                "calendar": [row.calendar for row in rows],
                "method": [str(row.method) for row in rows],
            },
        )
        written: int = cursor.rowcount
    return written
