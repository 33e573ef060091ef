"""Mail about signing in: short, in the language of the page, as text and as HTML."""

from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


class Letter(StrEnum):
    """A letter, named after its two templates."""

    CODE = "code"
    UNKNOWN = "unknown"
    UNCONFIRMED = "unconfirmed"
    PROVE = "prove"
    CHANGED = "changed"

    @property
    def carries_code(self) -> bool:
        """Say whether the reader finds a code in it."""
        return self in {Letter.CODE, Letter.PROVE}


def send(letter: Letter, *, email: str, code: str = "", what: str = "") -> None:
    """Send a letter now. The first line of the text is the subject."""
    context = {"code": code, "email": email, "what": what, "origin": settings.ORIGIN}
    subject, _blank, text = render_to_string(f"signin/mail/{letter}.txt", context).strip().partition("\n\n")
    message = EmailMultiAlternatives(subject.strip(), text.strip() + "\n", to=[email])
    message.attach_alternative(render_to_string(f"signin/mail/{letter}.html", context), "text/html")
    message.send()
