"""Every setting the environment may give, with its safe default: one table, from which docs/settings.md is made."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from startbaan.domain.privacy.policy import Threshold
from startbaan.domain.pupils import LEAST, MOST

PACKAGE = Path(__file__).resolve().parent.parent
OWN_MACHINE = ("127.0.0.1", "localhost", "::1")


class WrongSetting(Exception):
    """A setting has a value that cannot be meant."""


@dataclass(frozen=True)
class Setting:
    """One name in the environment, what it is when absent, and what it does (in Dutch, for who runs the site)."""

    name: str
    default: str
    meaning: str
    shown: str = ""  # what the documentation prints when the default is worked out at the start


SETTINGS = (
    Setting(
        "STARTBAAN_DATA",
        "",
        "Map voor alles wat bewaard moet blijven: ingebouwde database, geheime sleutel, niet-verzonden mail.",
        shown="`var` in de broncode; geïnstalleerd: `~/.local/share/startbaan`",
    ),
    Setting(
        "DATABASE_URL",
        "",
        "PostgreSQL-server (15 of nieuwer) voor het dagelijks werk: `postgres://naam:wachtwoord@host:5432/database`. "
        "Deze login hoort niets te bezitten. Staat alleen deze er, dan is hij ook de eigenaar en werkt de site onder "
        "de rol `startbaan_runtime`.",
        shown="de ingebouwde database",
    ),
    Setting(
        "DATABASE_OWNER_URL",
        "",
        "Dezelfde database met de login die de tabellen bezit; voor `migrate`, vullen en opruimen.",
        shown="gelijk aan `DATABASE_URL`",
    ),
    Setting("STARTBAAN_POOL", "16", "Hoogste aantal open databaseverbindingen per webproces."),
    Setting(
        "STARTBAAN_SECRET_KEY",
        "",
        "Geheime sleutel voor sessies en handtekeningen. Gelijk op elke machine van één site.",
        shown="één keer gemaakt in de datamap",
    ),
    Setting(
        "STARTBAAN_ORIGIN",
        "http://127.0.0.1:8000",
        "Het adres waarop mensen de site openen. Begint het met `https://`, dan zijn cookies alleen daarover te "
        "lezen. Alleen op de eigen machine mag het `http://` zijn.",
    ),
    Setting(
        "STARTBAAN_BEHIND_PROXY",
        "0",
        "`1` als een eigen proxy ervoor staat die `X-Forwarded-Proto` en `X-Forwarded-For` zelf zet.",
    ),
    Setting("STARTBAAN_DEBUG", "0", "`1` toont foutpagina's met broncode. Alleen om mee te bouwen."),
    Setting(
        "STARTBAAN_DEMO",
        "0",
        "`1` opent de demo: verzonnen mensen, een inlogpagina zonder code en geen tweede stap. Nooit met echte mensen.",
    ),
    Setting("STARTBAAN_SESSION_HOURS", "8", "Na zoveel uur niets doen moet je opnieuw inloggen."),
    Setting("STARTBAAN_SESSION_DAYS", "14", "Na zoveel dagen moet je altijd opnieuw inloggen."),
    Setting(
        "STARTBAAN_MAIL_URL",
        "",
        "Mailserver: `smtp://naam:wachtwoord@host:587` (STARTTLS) of `smtps://…:465`. Zonder versleuteling alleen op "
        "poort 25 of op de eigen machine.",
        shown="mail wordt als bestand bewaard in de map `mail` van de datamap",
    ),
    Setting("STARTBAAN_MAIL_FROM", "Startbaan <startbaan@localhost>", "Afzender van alle mail."),
    Setting(
        "STARTBAAN_MAIL_DAYS", "90", "Zoveel dagen blijft bewaard wat er verstuurd is; daarna ruimt de worker het op."
    ),
    Setting(
        "STARTBAAN_PEER_CASE_DAYS",
        "90",
        "Zoveel dagen blijft een gesloten casus uit de intervisie bewaard; daarna verwijdert de worker hem.",
    ),
    Setting(
        "STARTBAAN_PUPIL_DAYS",
        "730",
        "Zoveel dagen na het sluiten blijft bewaard wat een klas over de lessen zei; daarna verwijdert de worker het.",
    ),
    Setting(
        "STARTBAAN_OIDC",
        "",
        "JSON-bestand met de aanbieders voor inloggen met een schoolaccount (OpenID Connect): een lijst van "
        "`issuer`, `name`, `client_id`, `secret` en `domains` (de e-maildomeinen waarvoor die aanbieder instaat). "
        "Terugkeeradres om bij de aanbieder op te geven: `STARTBAAN_ORIGIN/inloggen/school/ISSUER/terug/`, met de "
        "issuer zonder `https://` en met streepjes voor alles wat geen letter of cijfer is.",
        shown="geen",
    ),
    Setting(
        "STARTBAAN_LEAST_INSIDE_BOARD",
        "5",
        "Over minder mensen dan dit krijgt een bestuur geen aantal. Nooit lager dan 5. Geldt na `startbaan migrate`.",
    ),
    Setting(
        "STARTBAAN_LEAST_OUTSIDE_BOARD",
        "10",
        "Over minder mensen dan dit krijgt een opleidingsschool, regio of ministerie geen aantal. Nooit lager dan 10. "
        "Geldt na `startbaan migrate`.",
    ),
    Setting(
        "STARTBAAN_LEAST_PUPILS",
        "10",
        "Van minder leerlingen dan dit ziet niemand wat een klas over de lessen zei. Nooit lager dan 10. Geldt voor "
        "wat daarna aan een klas gevraagd wordt.",
    ),
    Setting(
        "STARTBAAN_FILE_MB",
        "10",
        "Hoogste grootte van een bewijsstuk in megabytes. De bestanden staan in de map `files` van de datamap; die is "
        "op elke machine van één site dezelfde.",
    ),
    Setting("STARTBAAN_WEB_PROCESSES", "1", "Aantal webprocessen."),
    Setting("STARTBAAN_WEB_THREADS", "4", "Aantal draden per webproces."),
    Setting("STARTBAAN_WORKER_JOBS", "2", "Aantal taken dat één worker tegelijk doet."),
    Setting("STARTBAAN_LOG_LEVEL", "INFO", "Hoeveel het logboek vertelt: `DEBUG`, `INFO`, `WARNING` of `ERROR`."),
    Setting(
        "STARTBAAN_TEST_NAME",
        "test_startbaan",
        "Naam van de testdatabase; met een andere naam draaien twee testrondes naast elkaar.",
    ),
    Setting(
        "CI", "", "`true` in de bouwstraat: wat ontbreekt, is dan een fout en wordt niet overgeslagen.", shown="leeg"
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def text(name: str) -> str:
    """Read a setting, or its default."""
    return os.environ.get(name, "").strip() or _BY_NAME[name].default


def number(name: str) -> int:
    """Read a setting that is a whole number above zero."""
    written = text(name)
    if not written.isdecimal() or int(written) < 1:
        raise WrongSetting(f"{name} moet een getal boven de nul zijn, niet {written!r}.")
    return int(written)


def threshold(inside: str, *, outside: str) -> Threshold:
    """Read over how many people a count must be; the settings may ask for more than the policy, never for less."""
    least = Threshold()
    asked = Threshold(number(inside), number(outside))
    if asked.inside_board < least.inside_board or asked.outside_board < least.outside_board:
        raise WrongSetting(f"{inside} is minstens {least.inside_board} en {outside} minstens {least.outside_board}.")
    return asked


def least_pupils(name: str) -> int:
    """Read from how many pupils on answers are shown; the setting may ask for more than our bound, never for less."""
    asked = number(name)
    if not LEAST <= asked <= MOST:
        raise WrongSetting(f"{name} is minstens {LEAST} en hoogstens {MOST}.")
    return asked


def switched_on(name: str) -> bool:
    """Read a setting that is on or off."""
    written = text(name).lower()
    if written not in {"", "0", "1", "true", "false"}:
        raise WrongSetting(f"{name} moet 1 of 0 zijn, niet {written!r}.")
    return written in {"1", "true"}


def origin() -> str:
    """Read the address of the site; mail, cookies and forms must not go over an open line."""
    written = text("STARTBAAN_ORIGIN").rstrip("/")
    parts = urlsplit(written)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in OWN_MACHINE):
        raise WrongSetting(f"STARTBAAN_ORIGIN moet met https:// beginnen, behalve op de eigen machine: {written!r}.")
    return written


def data_directory() -> Path:
    """Find where everything that must be kept lives."""
    if given := text("STARTBAAN_DATA"):
        return Path(given).expanduser().resolve()
    checkout = PACKAGE.parent.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / "var"
    return Path.home() / ".local" / "share" / "startbaan"
