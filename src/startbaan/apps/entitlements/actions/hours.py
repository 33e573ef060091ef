"""Dividing the remaining hours by agreement of starter and line manager, and correcting what was received."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.entitlements.models import HoursAgreement, HoursCorrection
from startbaan.apps.entitlements.models.hours import LONGEST_PURPOSE, LONGEST_REASON
from startbaan.apps.entitlements.queries import in_force, ledgers_of, reckoned
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, may_make, stands, visible_to
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.actions import do_activity
from startbaan.domain.ledgers import MINUTES_AN_HOUR, StarterLedger
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.ui.wording import hours as written

Outcome = HoursAgreement.Outcome
AGREEING = ActivityKind.HOURS_AGREEMENT


class TooManyHours(Refusal):
    """More hours than are left to divide."""


def propose_hours(
    *, by: Viewer, at: datetime, starter: int, year: SchoolYear, purpose: str, hours: Decimal
) -> HoursAgreement:
    """Propose to the other of starter and line manager what some of the remaining hours are for; journal and tell it.

    What was agreed for the same purpose holds until the proposal is agreed; nought hours end it. Raises `NotYours`
    for who is neither of the two, `TooManyHours` beyond what is left, and `Refusal` for a year that is over, when
    nobody is there to agree, or when it changes nothing.
    """
    if not _sides(by, starter):
        raise NotYours(_("Alleen de starter en de leidinggevende verdelen deze uren."))
    if year.next.period.start <= by.on:
        raise Refusal(_("Dit schooljaar is voorbij. Verdeel de uren van dit jaar of van een later jaar."))
    words = purpose.strip()
    if not words or len(words) > LONGEST_PURPOSE:
        raise Refusal(_("Zeg in een paar woorden waarvoor de uren zijn."))
    others = _others(by, starter)
    if not others:
        raise Refusal(
            _("Er is nog geen leidinggevende die akkoord kan geven. Vraag je school om die in Startbaan te koppelen.")
        )
    with refusals():
        rows = _locked(starter, year)
        _ask_room(by, rows, starter=starter, year=year, purpose=words, hours=hours)
        made = HoursAgreement(
            starter_id=starter,
            school_year=year.start_year,
            purpose=words,
            hours=hours,
            proposed_by_id=starter if starter in by.persons else by.person,
            proposed_at=at,
        )
        made.save(force_insert=True)
        log(by=by, at=at, verb="propose_hours", kind=made.kind, thing=made, starter=starter)
        _tell(by, at, made, to=others, subject=PROPOSED, line=ANSWER)
    return made


def agree_hours(*, by: Viewer, at: datetime, agreement: UUID) -> None:
    """Agree with what the other proposed; from then on it holds in place of what was agreed before. Journal and tell.

    Raises `NotYours` for who is not the other of the two, `TooManyHours` when less is left by now, and `Refusal` when
    it was answered before.
    """
    with refusals():
        row = _to_answer(by, agreement)
        year = SchoolYear(row.school_year)
        rows = _locked(row.starter_id, year)
        _ask_room(by, rows, starter=row.starter_id, year=year, purpose=row.purpose, hours=row.hours)
        _settle(by, at, row, outcome=Outcome.AGREED, verb="agree_hours")
        _tell(by, at, row, to=[row.proposed_by_id], subject=AGREED, line=HOLDS)


def decline_hours(*, by: Viewer, at: datetime, agreement: UUID, reason: str) -> None:
    """Do not agree with what the other proposed, and say why; what was agreed before goes on. Journal and tell.

    Raises `NotYours` for who is not the other of the two, and `Refusal` without a reason or when it was answered.
    """
    words = _reason(reason, missing=_("Zeg waarom je niet akkoord bent, dan kan er een nieuw voorstel komen."))
    with refusals():
        row = _to_answer(by, agreement)
        row.reason = words
        _settle(by, at, row, outcome=Outcome.DECLINED, verb="decline_hours")
        _tell(by, at, row, to=[row.proposed_by_id], subject=DECLINED, line=WHY)


def withdraw_hours(*, by: Viewer, at: datetime, agreement: UUID) -> None:
    """Take back one's own proposal that nobody answered yet; journal it.

    Raises `NotYours` for who did not propose it, and `Refusal` when it was answered.
    """
    with refusals():
        row = _open(by, agreement)
        if row.proposed_by_id not in by.persons:
            raise NotYours(_("Alleen wie het voorstel deed, trekt het in."))
        _settle(by, at, row, outcome=Outcome.WITHDRAWN, verb="withdraw_hours")


def correct_hours(
    *, by: Viewer, at: datetime, starter: int, year: SchoolYear, line: str, minutes: int, reason: str
) -> HoursCorrection:
    """Write down that more or less was received than follows from what was done, and why; journal it, tell the starter.

    Raises `NotYours` without write access to the starter's hours, and `Refusal` for a line that is not there, for a
    year to come, without a reason, or when less than nothing would be received.
    """
    if not may_make(by, Kind.HOURS, starter):
        raise NotYours(_("Je schrijft geen uren van deze starter op."))
    if year.period.start > by.on:
        raise Refusal(_("Dit schooljaar moet nog beginnen. Er is nog niets ontvangen."))
    words = _reason(reason, missing=_("Zeg waarom je dit corrigeert."))
    with refusals():
        Person.objects.select_for_update(of=("self",)).get(pk=starter)
        found = _ledger(by, starter, year)
        there = next((each for each in found.lines if each.key == line), None)
        if there is None:
            raise Refusal(_("Kies een van de regels."))
        if there.received + Fraction(minutes, MINUTES_AN_HOUR) < 0:
            raise Refusal(
                _("Op deze regel is %(received)s ontvangen. Er kan niet meer af.")
                % {"received": written(there.received)}
            )
        made = HoursCorrection(
            starter_id=starter,
            school_year=year.start_year,
            line=line,
            minutes=minutes,
            reason=words,
            made_by_id=starter if starter in by.persons else by.person,
            made_at=at,
        )
        made.save(force_insert=True)
        log(by=by, at=at, verb="correct_hours", kind=made.kind, thing=made, starter=starter)
        tell(
            by=by,
            to=[starter],
            subject=Said(gettext_noop("Een correctie van je uren")),
            lines=[
                Said(gettext_noop("%(by)s heeft je ontvangen uren gecorrigeerd, met de reden erbij."), {"by": by.name}),
                Said(gettext_noop("Klopt het niet? Praat erover, of zet er een correctie onder.")),
            ],
            path=reverse("entitlements:my_hours"),
            kind=Kind.HOURS,
            starter=starter,
            key=f"hours-correction:{made.pk}",
            at=at,
            item=made,
        )
    return made


def settle_hours(*, by: Viewer, at: datetime, starter: int, year: SchoolYear) -> None:
    """Do the activity of the programme in which the hours are agreed, now that something was agreed; journal it.

    Raises `NotYours` for who is neither the starter nor the line manager, what `do_activity` raises, and `Refusal`
    when nothing was agreed or there is no such activity open.
    """
    if not _sides(by, starter):
        raise NotYours(_("Alleen de starter en de leidinggevende verdelen deze uren."))
    found = reckoned(by, [starter], year=year).get(starter)
    asked = [item for item in found.rows.items if item.words.kind is AGREEING and item.is_open] if found else []
    if found is None or not asked:
        raise Refusal(_("Deze activiteit is al gedaan, of ze staat niet in het programma."))
    if not found.ledger.agreements:
        raise Refusal(_("Spreek eerst af waarvoor de uren zijn."))
    do_activity(by=by, at=at, activity=asked[0].pk, done_on=by.on, minutes=None, participants=())


PROPOSED = gettext_noop("Voorstel over uren van %(starter)s")
AGREED = gettext_noop("Afgesproken: uren van %(starter)s")
DECLINED = gettext_noop("Niet akkoord: uren van %(starter)s")
ANSWER = gettext_noop("%(by)s stelt %(hours)s voor. Ben je akkoord?")
HOLDS = gettext_noop("%(by)s is akkoord met %(hours)s. Vanaf nu geldt dit.")
WHY = gettext_noop("%(by)s is niet akkoord met %(hours)s. Lees waarom, en doe een ander voorstel.")


def _tell(by: Viewer, at: datetime, row: HoursAgreement, *, to: Iterable[int], subject: str, line: str) -> None:
    starter = Person.objects.get(pk=row.starter_id)
    tell(
        by=by,
        to=list(to),
        subject=Said(subject, {"starter": str(starter)}),
        lines=[Said(line, {"by": by.name, "hours": written(Fraction(row.hours))})],
        path=f"{reverse('entitlements:hours', args=[starter.key])}?jaar={SchoolYear(row.school_year)}",
        kind=Kind.HOURS,
        starter=row.starter_id,
        key=f"hours-agreement:{row.pk}:{row.outcome}",
        at=at,
        item=row,
    )


def _sides(by: Viewer, starter: int) -> set[Relation]:
    """Which of the two who divide the hours the viewer is."""
    return {side for side in (Relation.STARTER, Relation.MANAGER) if stands(by, side, starter)}


def _others(by: Viewer, starter: int) -> list[int]:
    """Who can agree with what the viewer proposes."""
    if starter not in by.persons:
        return [starter]
    managers = Pair.objects.filter(starter=starter, relation=Relation.MANAGER.value, period__contains=by.on)
    return list(managers.values_list("holder", flat=True))


def _open(by: Viewer, agreement: UUID) -> HoursAgreement:
    """Lock a proposal that waits for an answer."""
    rows = visible_to(by, HoursAgreement.objects.filter(key=agreement))
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotYours(_("Dit voorstel is er niet, of het gaat niet over jou."))
    if not row.is_open:
        raise Refusal(_("Op dit voorstel is al geantwoord."))
    return row


def _to_answer(by: Viewer, agreement: UUID) -> HoursAgreement:
    """Lock a proposal of the other of the two."""
    row = _open(by, agreement)
    other = Relation.MANAGER if row.is_by_starter else Relation.STARTER
    if not stands(by, other, row.starter_id) or row.proposed_by_id in by.persons:
        raise NotYours(_("Alleen de ander van jullie twee antwoordt op dit voorstel."))
    return row


def _locked(starter: int, year: SchoolYear) -> list[HoursAgreement]:
    """Everything about the remaining hours of a starter in a year; two who divide them at once wait for each other."""
    Person.objects.select_for_update(of=("self",)).get(pk=starter)
    return list(HoursAgreement.objects.filter(starter=starter, school_year=year.start_year))


def _ask_room(
    by: Viewer, rows: Iterable[HoursAgreement], *, starter: int, year: SchoolYear, purpose: str, hours: Decimal
) -> None:
    """Refuse hours that are not left, and what changes nothing."""
    holding = in_force(rows)
    now = holding[purpose].hours if purpose in holding else Decimal(0)
    if hours == now:
        raise Refusal(_("Dit is al zo afgesproken.") if now else _("Vul in hoeveel uur je voorstelt."))
    found = _ledger(by, starter, year)
    room = found.remaining - found.agreed + Fraction(now)
    if Fraction(hours) > max(room, Fraction(now)):
        raise TooManyHours(
            _("Er is %(left)s over om hieraan te geven. %(asked)s is te veel.")
            % {"left": written(max(room, Fraction(0))), "asked": written(Fraction(hours))}
        )


def _ledger(by: Viewer, starter: int, year: SchoolYear) -> StarterLedger:
    found = ledgers_of(by, [starter], year=year).get(starter)
    if found is None:
        raise NotYours(_("Je ziet de uren van deze starter niet."))
    return found


def _settle(by: Viewer, at: datetime, row: HoursAgreement, *, outcome: Outcome, verb: str) -> None:
    row.outcome, row.settled_at = outcome, at
    row.settled_by_id = row.starter_id if row.starter_id in by.persons else by.person
    row.save(update_fields=["outcome", "settled_at", "settled_by", "reason"])
    log(by=by, at=at, verb=verb, kind=row.kind, thing=row, starter=row.starter_id)


def _reason(words: str, *, missing: str) -> str:
    found = words.strip()
    if not found or len(found) > LONGEST_REASON:
        raise Refusal(missing)
    return found
