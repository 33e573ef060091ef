"""The demo's hours: what starters and managers agreed about the remaining hours, what waits, and one correction."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from startbaan.apps.entitlements.actions import (
    agree_hours,
    correct_hours,
    decline_hours,
    propose_hours,
)
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import Cast


@dataclass(frozen=True)
class Proposed:
    """What one of the two proposed, some days ago, and the answer; nothing where it still waits."""

    starter: str
    by: str
    purpose: str
    hours: str
    days_ago: int
    answered_by: str = ""
    declined: str = ""


PROPOSED: Sequence[Proposed] = (
    Proposed("sanne", "karin", "appraisal-talk", "2.5", 40, "sanne"),
    Proposed("sanne", "karin", "class-visit", "0.5", 40, "sanne"),
    Proposed("sanne", "sanne", "Extra tijd voor rapporten", "3", 30, "karin", "Rapporten horen bij je gewone taak."),
    Proposed("sanne", "karin", "onboarding", "2", 28, "sanne"),
    Proposed("sanne", "sanne", "Rekenmethode leren kennen", "1.5", 3),
    Proposed("yasmina", "karin", "appraisal-talk", "2.5", 35, "yasmina"),
    Proposed("yasmina", "karin", "onboarding", "6", 35, "yasmina"),
    Proposed("yasmina", "karin", "onboarding", "8", 5),
    Proposed("thijs", "bert", "onboarding", "12", 30, "thijs"),
    Proposed("thijs", "bert", "appraisal-talk", "2.5", 30, "thijs"),
    Proposed("ruben", "paul", "onboarding", "10", 25, "ruben"),
    Proposed("lotte", "eva", "Lessen van collega’s bijwonen", "30", 25, "lotte"),
    Proposed("lotte", "lotte", "Zelf lessen voorbereiden met een collega", "40", 20, "eva"),
    Proposed("noah", "nico", "onboarding", "32", 30, "noah"),
)


def load(made: Cast, *, on: date) -> None:
    """Let starters and managers divide hours, and let a coach correct what was written down."""
    for one in PROPOSED:
        with suppress(Refusal):
            _propose(made, one, on=on)
    with suppress(Refusal), acting_as(made.persons["mehmet"], on=on) as by:
        correct_hours(
            by=by,
            at=_moment(on - timedelta(days=6)),
            starter=made.persons["sanne"],
            year=SchoolYear.of(on),
            line="individual-coaching",
            minutes=30,
            reason="Het startgesprek duurde een half uur langer dan gepland.",
        )


def _propose(made: Cast, one: Proposed, *, on: date) -> None:
    day = on - timedelta(days=one.days_ago)
    with acting_as(made.persons[one.by], on=on) as by:
        row = propose_hours(
            by=by,
            at=_moment(day),
            starter=made.persons[one.starter],
            year=SchoolYear.of(on),
            purpose=one.purpose,
            hours=Decimal(one.hours),
        )
    if not one.answered_by:
        return
    with acting_as(made.persons[one.answered_by], on=on) as by:
        at = _moment(day + timedelta(days=1))
        if one.declined:
            decline_hours(by=by, at=at, agreement=row.key, reason=one.declined)
        else:
            agree_hours(by=by, at=at, agreement=row.key)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(15, 30)))
