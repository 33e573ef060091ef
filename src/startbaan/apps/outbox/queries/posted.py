"""Mail after it was made: one's own in the demo's mailbox, and for the administrator how all of it went."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import Http404

from startbaan.apps.outbox.models import Mail, MailChoice, Message
from startbaan.apps.outbox.queries.letters import Letter, letter_of, messages_in, subject_of
from startbaan.apps.outbox.queries.waiting import STANDARD, addresses_of, choice_of, unreachable
from startbaan.apps.people.access import Viewer
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.schedule.posting import Choice

SHOWN = 200


@dataclass(frozen=True)
class Received:
    """A mail in the mailbox, with its subject."""

    mail: Mail
    subject: str


@dataclass(frozen=True)
class Opened:
    """A mail with its words, and the invitations it carries."""

    mail: Mail
    letter: Letter
    calendars: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How many mails stand like this."""

    value: str
    word: str
    number: int


@dataclass(frozen=True)
class Posted:
    """How the mail of the site goes: how many stand how, for how many there is no address, and the last of them."""

    states: tuple[Standing, ...]
    unreachable: int
    mails: tuple[Mail, ...]


def own_choice(viewer: Viewer) -> Choice:
    """How the viewer wants to be told."""
    row = MailChoice.objects.filter(person__in=viewer.persons).order_by("person").first()
    return choice_of(row) if row else STANDARD


def own_address(viewer: Viewer) -> str:
    """Where mail to the viewer goes today; empty when it has nowhere to go."""
    found = addresses_of(viewer.persons, on=viewer.on)
    return next((found[person] for person in viewer.persons if person in found), "")


def mailbox(viewer: Viewer) -> list[Received]:
    """The mails sent to the viewer, newest first."""
    rows = list(_own(viewer)[:SHOWN])
    subjects: dict[UUID, list[str]] = {row.pk: [] for row in rows}
    told = Message.objects.filter(mail__in=rows, state=Message.State.MAILED).order_by("told_at", "subject", "pk")
    for mail, subject in told.values_list("mail_id", "subject"):
        subjects[mail].append(subject)
    return [Received(row, subject_of(subjects[row.pk])) for row in rows]


def opened(viewer: Viewer, mail: UUID) -> Opened:
    """One mail to the viewer, as it was sent; raises Http404."""
    row = _own(viewer).filter(pk=mail).first()
    if row is None:
        raise Http404
    messages = messages_in(row)
    return Opened(row, letter_of(row, messages), tuple(one.calendar for one in messages if one.calendar))


def posted(viewer: Viewer, *, state: str = "") -> Posted:
    """How mail goes, for an administrator: what failed first, then what waits, then the newest; never its words.

    Raises Http404 for anyone else.
    """
    if not viewer.holds(RoleName.ADMINISTRATOR):
        raise Http404
    numbers = dict(Mail.objects.order_by().values_list("state").annotate(number=Count("pk")))
    rows = Mail.objects.filter(state=state) if state in Mail.State.values else Mail.objects.all()
    trouble = Case(
        When(state=Mail.State.FAILED, then=Value(0)),
        When(state=Mail.State.WAITING, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    told = Message.objects.filter(mail=OuterRef("pk")).order_by().values("mail").annotate(number=Count("pk"))
    ordered = rows.annotate(trouble=trouble, number=Subquery(told.values("number"))).order_by(
        "trouble", "-made_at", "pk"
    )
    return Posted(
        states=tuple(Standing(one.value, str(one.label), numbers.get(one.value, 0)) for one in Mail.State),
        unreachable=unreachable(on=viewer.on),
        mails=tuple(ordered[:SHOWN]),
    )


def failed(viewer: Viewer, mail: UUID) -> Mail:
    """One mail that was given up, for an administrator; raises Http404."""
    row = Mail.objects.filter(pk=mail, state=Mail.State.FAILED).first()
    if row is None or not viewer.holds(RoleName.ADMINISTRATOR):
        raise Http404
    return row


def forgettable(*, before: datetime, using: str = "default") -> tuple[int, int]:
    """How many messages and mails were told and made before this moment, and no longer wait to be sent."""
    mails = Mail.objects.using(using).filter(made_at__lt=before).exclude(state=Mail.State.WAITING)
    told = Message.objects.using(using).filter(Q(mail__in=mails) | Q(told_at__lt=before, mail=None))
    return told.count(), mails.count()


def _own(viewer: Viewer) -> QuerySet[Mail]:
    return Mail.objects.filter(to__in=viewer.persons, state=Mail.State.SENT).order_by("-sent_at", "pk")
