"""What a mail says: its messages in the language of its reader, as text and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from startbaan.apps.outbox.models import Mail, Message
from startbaan.apps.outbox.queries.readers import languages_of
from startbaan.apps.people.models import Person

MOST = 40  # more than this nobody reads: the rest is on the pages themselves
CHOOSING = "/meldingen/"


@dataclass(frozen=True)
class Item:
    """One message as the mail says it."""

    subject: str
    lines: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class Letter:
    """A mail with its words."""

    subject: str
    text: str
    html: str


def messages_in(mail: Mail) -> list[Message]:
    """What a mail tells, in the order of telling."""
    return list(Message.objects.filter(mail=mail, state=Message.State.MAILED).order_by("told_at", "subject", "pk"))


def letter_of(mail: Mail, messages: Sequence[Message]) -> Letter:
    """Write a mail with these messages, in the language of who gets it."""
    person = Person.objects.get(pk=mail.to_id)
    with translation.override(languages_of([person.pk])[person.pk]):
        context = {
            "name": person.given_name,
            "items": [_item(message) for message in messages[:MOST]],
            "more": max(len(messages) - MOST, 0),
            "origin": settings.ORIGIN,
            "choosing": f"{settings.ORIGIN}{CHOOSING}",
        }
        text = render_to_string("outbox/mail/letter.txt", context).strip() + "\n"
        return Letter(
            subject_of([message.subject for message in messages]),
            text,
            render_to_string("outbox/mail/letter.html", context),
        )


def subject_of(subjects: Sequence[str]) -> str:
    """Name a mail: by what it tells, or by how many things it tells."""
    if len(subjects) == 1:
        return subjects[0]
    number = len(subjects)
    return ngettext("%(count)s bericht van Startbaan", "%(count)s berichten van Startbaan", number) % {"count": number}


def _item(message: Message) -> Item:
    return Item(message.subject, tuple(message.lines), f"{settings.ORIGIN}{message.path}")
