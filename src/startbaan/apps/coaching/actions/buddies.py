"""A starter and a buddy: agreeing a weekly moment, tapping that it was, and saying that it is missed."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.coaching.models import BuddyMoment, BuddyRhythm
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Pair
from startbaan.domain.privacy.policy import Kind, Relation

AS_LONG_AGO_AS = timedelta(days=28)
Weekday = BuddyRhythm.Weekday


def agree_rhythm(*, by: Viewer, at: datetime, pair: int, weekday: int, moment: time | None) -> BuddyRhythm:
    """Agree on which day of the week the two meet, in place of what was agreed before; journal it.

    Raises `NotYours` unless the viewer is this starter or this buddy today, and `Refusal` for a day at the weekend.
    """
    row = _own_pair(by, pair)
    if weekday not in Weekday.values:
        raise Refusal(_("Kies een dag van maandag tot en met vrijdag."))
    with refusals():
        made, _new = BuddyRhythm.objects.update_or_create(
            pair=row, defaults={"starter_id": row.starter_id, "weekday": weekday, "moment": moment}
        )
        log(by=by, at=at, verb="agree_rhythm", kind=Kind.BUDDY_CONTACT, thing=made, starter=row.starter_id)
    return made


def tap_moment(*, by: Viewer, at: datetime, pair: int, day: date) -> BuddyMoment:
    """Say that the two spoke on a day; journal it.

    Raises `NotYours` as `agree_rhythm` does, and `Refusal` for a day to come, one before they were coupled,
    one longer ago than four weeks, and one that was tapped already.
    """
    row = _own_pair(by, pair)
    if day > by.on:
        raise Refusal(_("Deze dag is nog niet geweest."))
    if day not in row.period or day < by.on - AS_LONG_AGO_AS:
        raise Refusal(_("Kies een dag van de laatste vier weken waarop jullie gekoppeld waren."))
    return _note(by, row, at=at, day=day, sort=BuddyMoment.Sort.SPOKE)


def miss_contact(*, by: Viewer, at: datetime, pair: int) -> BuddyMoment:
    """Let the starter say that the contact is missed; the buddy is told, gently. Journal it.

    Raises `NotYours` unless the viewer is this starter, and `Refusal` when it was said already today.
    """
    row = _own_pair(by, pair)
    if row.starter_id not in by.persons:
        raise NotYours(_("Alleen de starter zegt dit."))
    made = _note(by, row, at=at, day=by.on, sort=BuddyMoment.Sort.MISSED)
    tell(
        by=by,
        to=[row.holder_id],
        subject=Said(gettext_noop("%(starter)s wil je even spreken"), {"starter": str(row.starter)}),
        lines=[Said(gettext_noop("Spreken jullie deze week iets af? Even bijpraten is genoeg."))],
        path="/maatje/",
        kind=Kind.BUDDY_CONTACT,
        starter=row.starter_id,
        key=f"buddy-missed:{made.pk}",
        at=at,
    )
    return made


def untap_moment(*, by: Viewer, at: datetime, moment: int) -> None:
    """Take a tapped moment back, and journal it; raises `NotYours` unless the viewer is of the two."""
    row = BuddyMoment.objects.filter(pk=moment).first()
    pair = _own_pair(by, row.pair_id if row else 0)
    assert row is not None
    with refusals():
        log(by=by, at=at, verb="untap_moment", kind=Kind.BUDDY_CONTACT, thing=row, starter=pair.starter_id)
        row.delete()


def _note(by: Viewer, row: Pair, *, at: datetime, day: date, sort: BuddyMoment.Sort) -> BuddyMoment:
    with refusals():
        made = BuddyMoment.objects.create(
            starter_id=row.starter_id, pair=row, day=day, sort=sort, noted_by_id=by.person
        )
        log(by=by, at=at, verb=f"buddy_{sort.value}", kind=Kind.BUDDY_CONTACT, thing=made, starter=row.starter_id)
    return made


def _own_pair(by: Viewer, pair: int) -> Pair:
    """The pair of a starter and a buddy, when the viewer is one of the two today."""
    rows = Pair.objects.filter(pk=pair, relation=Relation.BUDDY.value, period__contains=by.on)
    row = rows.select_related("starter", "holder").first()
    if row is None or not {row.starter_id, row.holder_id} & set(by.persons):
        raise NotYours(_("Dit is voor de starter en het maatje."))
    return row
