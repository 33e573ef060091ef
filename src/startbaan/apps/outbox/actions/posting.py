"""From what waits to mail, and from mail to the server: each mail in a transaction of its own."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from startbaan.apps.outbox.models import Mail, Message
from startbaan.apps.outbox.queries.letters import letter_of, messages_in
from startbaan.apps.outbox.queries.readers import Concern, who_may_be_told
from startbaan.apps.outbox.queries.waiting import Due, addresses_of, due
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log
from startbaan.domain.privacy.policy import Kind

AT_A_TIME = 500
MINUTE = timedelta(minutes=1)
# After each failure a longer pause; after the last of these it is for the administrator to look.
PAUSES = (MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE, 720 * MINUTE, 1440 * MINUTE)
NO_ADDRESS = gettext_noop("geen adres")
REFUSED_FOR_GOOD = 500
LONGEST_PROBLEM = 500
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def gather(*, at: datetime) -> int:
    """Put what waits into mails, for everyone whose moment has come; gives how many mails were made.

    One mail holds all that waits for a person; an invitation goes by itself for who wants that at once.
    """
    found = due(now=at)
    return sum(_gather(found[start : start + AT_A_TIME], at=at) for start in range(0, len(found), AT_A_TIME))


def open_server(*, at: datetime) -> BaseEmailBackend | None:
    """Open the line to the mail server when a mail is to go.

    When the server is not there, every mail that was to go waits a longer pause.
    """
    if not Mail.objects.filter(state=Mail.State.WAITING, next_at__lte=at).exists():
        return None
    server = get_connection()
    try:
        server.open()
    except (SMTPException, OSError) as problem:
        _put_all_off(problem=_words(problem), at=at)
        return None
    return server


def send_next(*, through: BaseEmailBackend, at: datetime) -> bool:
    """Send the mail that waits longest, if there is one; says whether there was.

    Asks once more who may read what it tells. A failure is written on the mail, which is tried again after
    a pause that grows.
    """
    with transaction.atomic():
        rows = Mail.objects.select_for_update(skip_locked=True).filter(state=Mail.State.WAITING, next_at__lte=at)
        mail = rows.order_by("next_at", "pk").first()
        if mail is None:
            return False
        messages = _still_told(mail, at=at)
        mail.address = addresses_of([mail.to_id], on=at.date()).get(mail.to_id, "")
        if not messages:
            mail.state = Mail.State.EMPTY
            mail.save(update_fields=["state"])
        elif not mail.address:
            _put_off(mail, problem=NO_ADDRESS, at=at)
        else:
            _send(mail, messages, through=through, at=at)
    return True


def try_again(*, by: Viewer, mail: Mail, at: datetime) -> None:
    """Begin anew with a mail that was given up, and journal it."""
    rows = Mail.objects.filter(pk=mail.pk, state=Mail.State.FAILED)
    if rows.update(state=Mail.State.WAITING, attempts=0, next_at=at):
        log(by=by, at=at, verb="try_mail_again", thing=mail)


def forget(*, before: datetime, using: str = "default") -> tuple[int, int]:
    """Throw away what was told, and the mail that carried it, before this moment; gives how many of each."""
    sent = Mail.objects.using(using).filter(made_at__lt=before).exclude(state=Mail.State.WAITING)
    unsent = Message.objects.using(using).filter(told_at__lt=before, mail=None)
    (_all, gone), (_rest, never_sent) = sent.delete(), unsent.delete()
    message, mail = Message._meta.label, Mail._meta.label
    return gone.get(message, 0) + never_sent.get(message, 0), gone.get(mail, 0)


def _gather(found: Sequence[Due], *, at: datetime) -> int:
    by_person = {one.person: one for one in found}
    with transaction.atomic():
        rows = Message.objects.filter(state=Message.State.WAITING, to__in=by_person).select_for_update(skip_locked=True)
        mails: dict[tuple[int, str], Mail] = {}
        placed = []
        for row in rows.order_by("told_at", "pk"):
            one = by_person[row.to_id]
            if row.calendar and one.invitations:
                place = (row.to_id, row.key)
            elif one.until is not None and row.told_at <= one.until:
                place = (row.to_id, "")
            else:
                continue
            row.mail = mails.setdefault(place, Mail(to_id=row.to_id, made_at=at, next_at=at))
            row.state = Message.State.MAILED
            placed.append(row)
        Mail.objects.bulk_create(mails.values())
        Message.objects.bulk_update(placed, ["mail", "state"], batch_size=AT_A_TIME)
    return len(mails)


def _still_told(mail: Mail, *, at: datetime) -> list[Message]:
    """What its reader may still know; the rest is withheld for good."""
    messages = messages_in(mail)
    concerns = {message.pk: _concern(message) for message in messages}
    allowed = who_may_be_told(set(concerns.values()), on=at.date())
    withheld = [pk for pk, concern in concerns.items() if concern not in allowed]
    Message.objects.filter(pk__in=withheld).update(state=Message.State.WITHHELD)
    return [message for message in messages if message.pk not in withheld]


def _concern(message: Message) -> Concern:
    return Concern(message.to_id, Kind(message.kind_told), message.starter_id, message.thing)


def _send(mail: Mail, messages: Sequence[Message], *, through: BaseEmailBackend, at: datetime) -> None:
    try:
        _envelope(mail, messages, through=through).send()
    except (SMTPException, OSError) as problem:
        through.close()
        _put_off(mail, problem=_words(problem), at=at, pauses=() if _is_refused(problem) else PAUSES)
        return
    mail.state, mail.sent_at, mail.attempts, mail.problem = Mail.State.SENT, at, mail.attempts + 1, ""
    mail.save(update_fields=["state", "sent_at", "attempts", "problem", "address"])


def _envelope(mail: Mail, messages: Sequence[Message], *, through: BaseEmailBackend) -> EmailMultiAlternatives:
    letter = letter_of(mail, messages)
    number = f"<{mail.pk}@{urlsplit(settings.ORIGIN).hostname}>"
    envelope = EmailMultiAlternatives(
        letter.subject, letter.text, to=[mail.address], connection=through, headers={**AUTOMATIC, "Message-ID": number}
    )
    envelope.attach_alternative(letter.html, "text/html")
    invitations = [message for message in messages if message.calendar]
    if len(messages) == 1 and invitations:
        envelope.attach_alternative(invitations[0].calendar, f"text/calendar; method={invitations[0].method}")
    for row in invitations:
        envelope.attach("afspraak.ics", row.calendar, f"text/calendar; method={row.method}")
    return envelope


def _put_off(mail: Mail, *, problem: str, at: datetime, pauses: Sequence[timedelta] = PAUSES) -> None:
    """Count the attempt, and wait for the next; without a pause left it has failed."""
    if mail.attempts < len(pauses):
        mail.next_at = at + pauses[mail.attempts]
    else:
        mail.state = Mail.State.FAILED
    mail.attempts, mail.problem = mail.attempts + 1, problem
    mail.save(update_fields=["state", "next_at", "attempts", "problem", "address"])


def _put_all_off(*, problem: str, at: datetime) -> None:
    """The same for every mail that was to go, in a few statements."""
    rows = Mail.objects.filter(state=Mail.State.WAITING, next_at__lte=at)
    rows.filter(attempts__gte=len(PAUSES)).update(state=Mail.State.FAILED, attempts=F("attempts") + 1, problem=problem)
    for attempts, pause in reversed(list(enumerate(PAUSES))):
        rows.filter(attempts=attempts).update(attempts=attempts + 1, next_at=at + pause, problem=problem)


def _is_refused(problem: Exception) -> bool:
    """Say whether the server will never take mail for this address."""
    return isinstance(problem, SMTPRecipientsRefused) and all(
        code >= REFUSED_FOR_GOOD for code, _ in problem.recipients.values()
    )


def _words(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:LONGEST_PROBLEM]
