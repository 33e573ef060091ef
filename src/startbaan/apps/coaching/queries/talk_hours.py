"""What a start talk shows of hours: the ledger of the school year it is about, in which they are agreed."""

from dataclasses import dataclass

from django.urls import reverse

from startbaan.apps.coaching.queries.start_talks import ShownTalk
from startbaan.apps.entitlements.queries import ledgers_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.ledgers import StarterLedger
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True)
class TalkHours:
    """The hours that a start talk is about, and where they are divided."""

    ledger: StarterLedger
    url: str


def talk_hours(viewer: Viewer, talk: ShownTalk) -> TalkHours | None:
    """The hours of the school year in which this talk is or was held; nothing for who may not read them."""
    year = SchoolYear.of(talk.activity.day if talk.activity else viewer.on)
    ledger = ledgers_of(viewer, [talk.starter.pk], year=year).get(talk.starter.pk)
    return TalkHours(ledger, hours_url(talk, year)) if ledger else None


def hours_url(talk: ShownTalk, year: SchoolYear) -> str:
    """The page of these hours."""
    place = reverse("entitlements:my_hours") if talk.is_own else reverse("entitlements:hours", args=[talk.starter.key])
    return f"{place}?jaar={year}"
