"""A dated value of a collective agreement with its source: what, since when, found where, and how sure that is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.worths import shown_worth
from startbaan.apps.programme.queries import page_language
from startbaan.domain.rules.parameters import Parameter, Value
from startbaan.domain.sources import Status

TONES = {
    Status.CONFIRMED: "good",
    Status.UNVERIFIED: "attention",
    Status.OWN_CHOICE: "neutral",
    Status.OWN_EXAMPLE: "neutral",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A value with its source, as one reads it."""

    title: str
    worth: str
    since: date
    place: str
    note: str
    status: str
    tone: str


def cited(value: Value, parameter: Parameter) -> Cited:
    """Say a value of a parameter with where it comes from, in the language of the page."""
    language = page_language()
    return Cited(
        title=parameter.title.said(language),
        worth=shown_worth(value.worth, unit=parameter.unit),
        since=value.start,
        place=value.source.named(language),
        note=value.source.explained(language),
        status=status_word(value.source.status),
        tone=TONES[value.source.status],
    )


def status_word(status: Status) -> str:
    """Say how sure something is."""
    return {
        Status.CONFIRMED: _("bevestigd"),
        Status.UNVERIFIED: _("niet geverifieerd"),
        Status.OWN_CHOICE: _("eigen keuze"),
        Status.OWN_EXAMPLE: _("eigen voorbeeld"),
    }[status]
