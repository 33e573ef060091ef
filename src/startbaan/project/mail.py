"""How mail leaves: by the server given, else as files to look at."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from startbaan.project import environment

STARTTLS_PORT, SSL_PORT, PLAIN_PORT = 587, 465, 25


@dataclass(frozen=True)
class Mail:
    """What Django must know to send."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    ssl: bool = False


def mail_settings() -> Mail:
    """Read the mail server from the environment."""
    given = environment.text("STARTBAAN_MAIL_URL")
    if not given:
        return Mail(backend="django.core.mail.backends.filebased.EmailBackend")
    parts = urlsplit(given)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise environment.WrongSetting("STARTBAAN_MAIL_URL moet lijken op smtp://naam:wachtwoord@host:587.")
    ssl = parts.scheme == "smtps"
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (SSL_PORT if ssl else STARTTLS_PORT),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not ssl and parts.port != PLAIN_PORT and parts.hostname not in environment.OWN_MACHINE,
        ssl=ssl,
    )
