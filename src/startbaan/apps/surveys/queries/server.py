"""What the database server keeps that could tell in which order answers came in; our own server keeps none of it."""

from collections.abc import Callable, Mapping

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# What each setting must be for our promise, and what to tell the one who runs the server when it is not.
PROMISED: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "track_commit_timestamp": (
        lambda value: value == "off",
        gettext_noop("De databaseserver bewaart van elke wijziging het moment. Zet track_commit_timestamp uit."),
    ),
    "log_statement": (
        lambda value: value in {"none", "ddl"},
        gettext_noop("De databaseserver schrijft opdrachten in zijn logboek. Zet log_statement op none."),
    ),
    "log_min_duration_statement": (
        lambda value: value == "-1",
        gettext_noop("De databaseserver schrijft trage opdrachten op. Zet log_min_duration_statement op -1."),
    ),
    "log_min_error_statement": (
        lambda value: value in {"panic", "fatal"},
        gettext_noop("De databaseserver schrijft opdrachten met een fout op. Zet log_min_error_statement op panic."),
    ),
    "wal_level": (
        lambda value: value != "logical",
        gettext_noop("De databaseserver geeft elke wijziging met haar volgorde door. Zet wal_level niet op logical."),
    ),
}


def kept_traces() -> list[str]:
    """What the one who runs the server must change for the promise to hold, in sentences; nothing when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(PROMISED)])
        return traces_of(dict(cursor.fetchall()))


def traces_of(found: Mapping[str, str]) -> list[str]:
    """What must be changed of these settings, in sentences."""
    return [_(words) for name, (is_good, words) in PROMISED.items() if not is_good(found.get(name, ""))]
