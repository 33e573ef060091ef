"""Beginning a start talk, writing it together, saying it was held, and signing it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.coaching.actions.reports import Overtaken
from startbaan.apps.coaching.actions.signatures import put
from startbaan.apps.coaching.models import StartTalk, StartTalkAnswer, StartTalkSignature
from startbaan.apps.coaching.models.start_talks import LONGEST
from startbaan.apps.coaching.queries.signatures import SIGNERS
from startbaan.apps.coaching.queries.start_talks import ShownTalk, start_activity, start_talk_to_write
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.actions import close_activity, do_activity
from startbaan.domain.frameworks import framework_on
from startbaan.domain.privacy.policy import Kind, Relation

MOST_HOURS = Decimal(200)


def begin_start_talk(*, by: Viewer, starter: UUID, at: datetime) -> StartTalk:
    """Begin the start talk of this year with the coach of today, or give the one that was begun; journal it.

    Raises `NotYours` for who is not one of the three, and `Refusal` without a coach or a programme.
    """
    person = Person.objects.filter(key=starter).first()
    if person is None or not may_make(by, Kind.START_TALK, person.pk):
        raise NotYours(_("Alleen de starter, de coach en de leidinggevende beginnen een startgesprek."))
    pair = _coach(by, person.pk)
    activity = start_activity(by, person.pk)
    if activity is None:
        raise Refusal(_("In dit programma staat nu geen startgesprek. Vraag het de coördinator."))
    rows = editable_by(by, StartTalk.objects.filter(starter=person, pair=pair, year=activity.row.year))
    if found := rows.first():
        return found
    made = StartTalk(
        starter=person,
        pair=pair,
        author_id=person.pk if person.pk in by.persons else by.person,
        made_at=at,
        year=activity.row.year,
        framework=framework_on(by.on).name,
    )
    try:
        with refusals():
            made.save(force_insert=True)
            log(by=by, at=at, verb="begin", kind=Kind.START_TALK, thing=made, starter=person.pk)
    except Refusal:
        if found := rows.first():
            return found
        raise
    return made


def answer_start_talk(
    *, by: Viewer, item: UUID, key: str, words: str, hours: Mapping[str, str], based_on: int, at: datetime
) -> bool:
    """Save an answer, built on the wording with this number; gives whether anything changed, and journals it.

    What was signed before is withdrawn by it: a name stands under one version. Raises `Http404` for who may not
    write, `Overtaken` when there is a newer wording, and `Refusal` when it is closed or there are too many words.
    """
    _lock(by, item)
    talk = start_talk_to_write(by, item)
    found = talk.found(key)
    kept = _hours(hours if found.hours else {})
    now = found.answer
    if not talk.is_open:
        raise Refusal(_("Dit startgesprek is vastgesteld. Er verandert niets meer aan."))
    if len(words) > LONGEST:
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))
    if (words.strip(), kept) == (now.words if now else "", now.hours if now else {}):
        return False
    if (now.number if now else 0) != based_on:
        raise Overtaken(_("Intussen is dit antwoord ergens anders veranderd. Hieronder staan beide teksten."))
    made = StartTalkAnswer(
        talk=talk.row,
        key=key,
        number=based_on + 1,
        words=words.strip(),
        hours=kept,
        author_id=talk.row.starter_id if talk.is_own else by.person,
        written_at=at,
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="write", kind=Kind.START_TALK, thing=talk.row, starter=talk.row.starter_id)
    return True


def hold_start_talk(*, by: Viewer, item: UUID, day: date, minutes: int | None, at: datetime) -> None:
    """Say on which day the talk was held and how long it took: this does the activity of the programme.

    Raises `Http404` for who may not write, and `Refusal` when the programme does not take it.
    """
    talk = start_talk_to_write(by, item)
    if talk.activity is None or not talk.activity.is_open:
        raise Refusal(_("Dit gesprek staat al op gedaan."))
    do_activity(
        by=by,
        at=at,
        activity=talk.activity.pk,
        done_on=day,
        minutes=minutes,
        participants=sorted(_others(talk)),
    )


def sign_start_talk(*, by: Viewer, item: UUID, read: int, at: datetime) -> bool:
    """Set the viewer's name under the start talk as they `read` it; with the third name it is closed.

    Tells the others, and journals it; gives whether it is closed now. Raises `Http404` for who may not,
    `TextChanged` when it was changed since, and `Refusal` when it was not held, is closed or is signed already.
    """
    _lock(by, item)
    talk = start_talk_to_write(by, item)
    row = talk.row
    if not talk.is_open:
        raise Refusal(_("Dit startgesprek is al vastgesteld."))
    if talk.blocked:
        raise Refusal(talk.blocked)
    made = StartTalkSignature(talk=row, version=talk.version)
    coach = row.pair.holder_id if row.pair else None
    relation = put(made, by=by, starter=row.starter_id, read=read, at=at, coach=coach)
    signed = {Relation(place.relation) for place in talk.signed} | {relation}
    closed = signed == set(SIGNERS)
    if closed:
        assert editable_by(by, StartTalk.objects.filter(pk=row.pk)).update(closed_at=at) == 1
        if talk.activity is not None:
            close_activity(by=by, activity=talk.activity.pk)
    log(by=by, at=at, verb="sign", kind=Kind.START_TALK, thing=row, starter=row.starter_id)
    _tell(by, talk, closed=closed, at=at)
    return closed


SIGNED = gettext_noop("Een startgesprek wacht op je handtekening")
CLOSED = gettext_noop("Een startgesprek is vastgesteld")
LINES = {
    SIGNED: gettext_noop("Lees wat jullie opschreven en zet je naam eronder."),
    CLOSED: gettext_noop("Alle drie hebben jullie getekend. Kies nu de dagen voor de gesprekken en lesbezoeken."),
}


def _tell(by: Viewer, talk: ShownTalk, *, closed: bool, at: datetime) -> None:
    subject = CLOSED if closed else SIGNED
    tell(
        by=by,
        to={talk.row.starter_id, *_others(talk)},
        subject=Said(subject),
        lines=[Said(LINES[subject])],
        path=talk.url,
        kind=Kind.START_TALK,
        starter=talk.row.starter_id,
        key=f"start_talk:{talk.row.pk}:{'closed' if closed else talk.version}",
        at=at,
        item=talk.row,
    )


def _others(talk: ShownTalk) -> set[int]:
    """Coach and managers of this starter."""
    pairs = Pair.objects.filter(
        starter=talk.row.starter_id,
        relation__in=[Relation.COACH.value, Relation.MANAGER.value],
        period__contains=talk.activity.on if talk.activity else None,
    )
    return set(pairs.values_list("holder", flat=True))


def _coach(by: Viewer, starter: int) -> Pair:
    """The coach's pair of today: the viewer's own when they are it."""
    pairs = Pair.objects.filter(starter=starter, relation=Relation.COACH.value, period__contains=by.on).order_by("pk")
    own = next((pair for pair in pairs if pair.pk in by.pair_ids(Relation.COACH)), None)
    found = own or pairs.first()
    if found is None:
        raise Refusal(_("Er is nog geen coach. De leidinggevende koppelt een coach; daarna kan het startgesprek."))
    return found


def _lock(by: Viewer, item: UUID) -> None:
    """Let nobody else write in this talk until the transaction ends."""
    editable_by(by, StartTalk.objects.filter(pk=item)).select_for_update(of=("self",)).first()


def _hours(typed: Mapping[str, str]) -> dict[str, str]:
    """Read hours as typed, by line; raises `Refusal` for what is no number of hours."""
    found = {}
    for key, text in typed.items():
        if not text.strip():
            continue
        try:
            hours = Decimal(text.strip().replace(",", "."))
        except InvalidOperation as error:
            raise Refusal(_("Vul uren in als een getal, bijvoorbeeld 17 of 7,5.")) from error
        if not hours.is_finite() or not 0 <= hours <= MOST_HOURS:
            raise Refusal(_("Vul uren in van 0 tot en met 200."))
        found[key] = str(hours.normalize() if hours else Decimal(0)) if hours != hours.to_integral() else f"{hours:.0f}"
    return found
