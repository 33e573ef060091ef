"""Doing what a change asks, each sort through the actions of the subjects below."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.changes.actions.wanted import (
    Away,
    Finished,
    Leave,
    Longer,
    OtherHours,
    OtherSchool,
    Qualified,
    Wanted,
)
from startbaan.apps.changes.models import Absence, Completion, Leaving
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people import actions as people
from startbaan.apps.people.access import Viewer, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation, Pair, Person, Post
from startbaan.apps.programme import actions as programme
from startbaan.apps.programme.models import Track
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation


def carry_out(wanted: Wanted, *, by: Viewer, at: datetime, starter: int) -> None:
    """Do it and tell the starter and who helped, inside the transaction of the caller.

    Raises `NotYours` unless the viewer may write the one kind this change needs, and `Refusal` where the
    dates, the post or what stands already do not allow it.
    """
    helpers = list(Pair.objects.filter(starter=starter, period__contains=by.on).values_list("holder", flat=True))
    _do(wanted, by=by, at=at, starter=starter)
    person = Person.objects.get(pk=starter)
    kind, subject = _said(wanted, starter=person)
    tell(
        by=by,
        to={starter, *helpers},
        subject=subject,
        lines=[Said(gettext_noop("Kijk in Startbaan wat dit voor jou betekent."))],
        path=reverse("home:starter", args=[person.key]),
        kind=kind,
        starter=starter,
        key=told_under(wanted.sort, starter=starter, at=at),
        at=at,
    )


def told_under(sort: str, *, starter: int, at: datetime) -> str:
    """The key under which people are told of a change made at this moment."""
    return f"change:{sort}:{starter}:{at.timestamp()}"


def _said(wanted: Wanted, *, starter: Person) -> tuple[Kind, Said]:
    """What people are told, and what one must be allowed to read to know it; a reason is told to nobody."""
    values: dict[str, str | int | date] = {"starter": str(starter), "day": wanted.on}
    match wanted:
        case OtherHours():
            return Kind.EMPLOYMENT, Said(gettext_noop("De WTF van %(starter)s verandert vanaf %(day)s"), values)
        case Away():
            return Kind.TRACK, Said(gettext_noop("De planning van %(starter)s schuift op vanaf %(day)s"), values)
        case OtherSchool():
            return Kind.NAME_CARD, Said(gettext_noop("%(starter)s werkt vanaf %(day)s op een andere school"), values)
        case Leave() | Finished():
            return Kind.TRACK, Said(gettext_noop("Het traject van %(starter)s loopt tot en met %(day)s"), values)
        case Longer():
            return Kind.TRACK, Said(gettext_noop("Het traject van %(starter)s is een jaar verlengd"), values)
        case Qualified():
            return Kind.PROFILE, Said(gettext_noop("%(starter)s is bevoegd sinds %(day)s"), values)


def _do(wanted: Wanted, *, by: Viewer, at: datetime, starter: int) -> None:
    match wanted:
        case OtherHours():
            people.change_terms(by=by, at=at, post=_post_of(starter, wanted.post), on=wanted.on, fte=wanted.fte)
        case Away():
            _away(wanted, by=by, at=at, starter=starter)
        case OtherSchool():
            _other_school(wanted, by=by, at=at, starter=starter)
        case Leave():
            _leave(wanted, by=by, at=at, starter=starter)
        case Longer():
            programme.extend_track(by=by, at=at, track=_running_track(starter, on=by.on).pk)
        case Qualified():
            _qualified(wanted, by=by, at=at, starter=starter)
        case Finished():
            _finish(wanted, by=by, at=at, starter=starter)


def _away(wanted: Away, *, by: Viewer, at: datetime, starter: int) -> None:
    if not may_make(by, Kind.EMPLOYMENT, starter):
        raise NotYours(_("Alleen de coördinator en HR leggen een lange afwezigheid vast."))
    if wanted.back <= wanted.on:
        raise Refusal(_("De dag van terugkomst ligt na de eerste dag."))
    noted = Absence.objects.filter(starter=starter, period__startswith=wanted.on).first()
    before: Period | None = noted.period if noted else None
    absence = noted or Absence(starter_id=starter)
    absence.period = Period(wanted.on, wanted.back)
    changes = {"back": (str(before.end) if before else None, wanted.back.isoformat())}
    if before is None:
        changes["from"] = (None, wanted.on.isoformat())
    with refusals():
        absence.save()
        log(by=by, at=at, verb="note_absence", kind=Kind.EMPLOYMENT, thing=absence, starter=starter, changes=changes)
    for track in _running(starter, on=by.on):
        programme.pause_track(by=by, at=at, track=track.pk, pause=absence.period, instead_of=before)


def _other_school(wanted: OtherSchool, *, by: Viewer, at: datetime, starter: int) -> None:
    school = Organisation.objects.select_related("parent").filter(pk=wanted.school, of_kind="school").first()
    if school is None:
        raise Refusal(_("Kies een school uit de lijst."))
    people.move_post(by=by, at=at, post=_post_of(starter, wanted.post), school=school, on=wanted.on)
    if wanted.manager is not None:
        people.couple(
            by=by,
            at=at,
            starter=starter,
            holder=wanted.manager,
            relation=Relation.MANAGER,
            period=Period(wanted.on),
        )
    for track in _running(starter, on=by.on):
        if track.holiday_region != school.holiday_region:
            programme.replan_track(by=by, at=at, track=track.pk, holiday_region=school.holiday_region)


def _leave(wanted: Leave, *, by: Viewer, at: datetime, starter: int) -> None:
    if not may_make(by, Kind.LEAVING, starter):
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR leggen vast dat iemand weggaat."))
    with refusals():
        leaving = Leaving.objects.create(starter_id=starter, last_on=wanted.on, reason=wanted.reason)
        changes = {"last_day": (None, wanted.on.isoformat()), "reason": (None, str(wanted.reason.value))}
        log(by=by, at=at, verb="note_leaving", kind=Kind.LEAVING, thing=leaving, starter=starter, changes=changes)
    for track in Track.objects.filter(starter=starter, period__contains=wanted.on):
        if track.period.last != wanted.on:
            programme.end_track(by=by, at=at, track=track.pk, on=wanted.on)
    people.end_posts(by=by, at=at, person=starter, last=wanted.on)


def _qualified(wanted: Qualified, *, by: Viewer, at: datetime, starter: int) -> None:
    if wanted.on > by.on:
        raise Refusal(_("Kies de dag waarop de bevoegdheid inging. Die ligt niet in de toekomst."))
    people.become_qualified(by=by, at=at, person=starter, on=wanted.on)


def _finish(wanted: Finished, *, by: Viewer, at: datetime, starter: int) -> None:
    if wanted.talk_on > wanted.on or wanted.on > by.on:
        raise Refusal(_("Eerst is er het afrondende gesprek, dan de afronding. Geen van beide ligt in de toekomst."))
    track = _running_track(starter, on=wanted.on)
    if track.period.last != wanted.on:
        programme.end_track(by=by, at=at, track=track.pk, on=wanted.on)
    with refusals():
        made = Completion.objects.create(starter_id=starter, track=track, talk_on=wanted.talk_on, finished_on=wanted.on)
        log(by=by, at=at, verb="finish_track", kind=Kind.TRACK, thing=made, starter=starter)


def _running(starter: int, *, on: date) -> list[Track]:
    return list(Track.objects.filter(starter=starter, period__contains=on))


def _running_track(starter: int, *, on: date) -> Track:
    found = _running(starter, on=on)
    if not found:
        raise Refusal(_("Deze starter heeft op die dag geen traject."))
    return found[0]


def _post_of(starter: int, post: int) -> int:
    """The post, when it is this starter's."""
    if not Post.objects.filter(pk=post, person=starter).exists():
        raise Refusal(_("Kies een dienstverband van deze starter."))
    return post
