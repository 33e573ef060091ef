"""Offering moments to others, answering them, and seeing when all can on the same one.

Who may offer is for the subject behind the key to say; who answers is whoever was asked. The row of the proposal is
locked while one answers, so that of two answers at the same time the second sees the first.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.models import AskedPerson, MomentAnswer, OfferedMoment, Proposal
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.policy import Kind

MOST_AT_ONCE = 5
MOST = 15


def offer_moments(
    *,
    by: Viewer,
    at: datetime,
    key: str,
    title: str,
    minutes: int,
    path: str,
    people: Collection[int],
    starts: Sequence[datetime],
) -> Proposal:
    """Offer these moments to these people, who all have to be able to come; tell them and journal it.

    Who offers and comes too can on all of them. Raises `Refusal` without moments or with too many, for a
    moment that is past, for one person alone, and while another proposal for the same thing is open.
    """
    if not 1 <= len(set(starts)) <= MOST_AT_ONCE:
        raise Refusal(_("Kies één tot en met vijf momenten."))
    if len(set(people)) < 2:
        raise Refusal(_("Kies met wie je iets wilt afspreken."))
    _ask_to_come(starts, at=at)
    row = Proposal(key=key, title=title, path=path, minutes=minutes, offered_by_id=by.person, offered_at=at)
    with refusals():
        row.save(force_insert=True)
        AskedPerson.objects.bulk_create([AskedPerson(proposal=row, person_id=one) for one in sorted(set(people))])
        _offer(row, by, at=at, starts=starts)
        log(by=by, at=at, verb="offer_moments", kind=Kind.APPOINTMENT, thing=row)
    _tell_asked(row, by, at=at, words=gettext_noop("%(name)s stelt momenten voor om af te spreken"), key="offered")
    return row


def answer_moments(
    *, by: Viewer, at: datetime, key: str, answers: Mapping[int, bool], also: Sequence[datetime] = ()
) -> datetime | None:
    """Say on which of the offered moments the viewer can, perhaps offer others, and journal it.

    Gives the first moment on which all can now, if there is one: the proposal is then settled, and whoever
    calls makes the appointment. Raises `NotYours` for who was not asked, and `Refusal` when the proposal is
    no longer open or a moment is past.
    """
    row = _locked(by, key)
    _ask_to_come(also, at=at)
    me = AskedPerson.objects.filter(proposal=row, person__in=by.persons).values_list("person", flat=True)[0]
    with refusals():
        for moment in OfferedMoment.objects.filter(proposal=row, pk__in=answers):
            MomentAnswer.objects.update_or_create(
                moment=moment, person_id=me, defaults={"can": answers[moment.pk], "answered_at": at}
            )
        if also:
            _offer(row, by, at=at, starts=also)
        log(by=by, at=at, verb="answer_moments", kind=Kind.APPOINTMENT, thing=row)
    start = _shared(row, at=at)
    if start is not None:
        row.state = Proposal.State.SETTLED
        row.save(update_fields=["state"])
    else:
        _tell_on(row, by, at=at, has_more=bool(also))
    return start


def withdraw_moments(*, by: Viewer, at: datetime, key: str) -> None:
    """Take an open proposal back, as one who was asked; tell the others and journal it.

    Raises `NotYours` and `Refusal` as `answer_moments` does.
    """
    row = _locked(by, key)
    row.state = Proposal.State.WITHDRAWN
    row.save(update_fields=["state"])
    log(by=by, at=at, verb="withdraw_moments", kind=Kind.APPOINTMENT, thing=row)
    _tell_asked(row, by, at=at, words=gettext_noop("%(name)s trekt de voorgestelde momenten in"), key="withdrawn")


def overtake_moments(*, key: str) -> None:
    """Close an open proposal because its subject was settled otherwise; nothing happens when there is none."""
    Proposal.objects.filter(key=key, state=Proposal.State.OPEN).update(state=Proposal.State.WITHDRAWN)


def ask_instead(*, by: Viewer, at: datetime, key: str, leaving: int, coming: int | None) -> None:
    """Ask someone else in the place of one who was asked when they can, and tell them; journal it.

    With nobody in that place the open proposal is withdrawn. Nothing happens where the one who leaves was not asked.
    """
    rows = Proposal.objects.filter(key=key, state=Proposal.State.OPEN, asked__person=leaving)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        return
    MomentAnswer.objects.filter(moment__proposal=row, person=leaving).delete()
    row.asked.filter(person=leaving).delete()
    log(by=by, at=at, verb="ask_instead", kind=Kind.APPOINTMENT, thing=row)
    if coming is None:
        overtake_moments(key=key)
        return
    row.asked.get_or_create(person_id=coming)
    subject = Said(gettext_noop("Er zijn momenten voorgesteld om af te spreken"))
    _tell(row, by, {coming}, at=at, subject=subject, key="instead")


def _locked(by: Viewer, key: str) -> Proposal:
    asked = editable_by(by, Proposal.objects.filter(key=key)).order_by("-offered_at")
    row = asked.select_for_update(of=("self",)).first()
    if row is None:
        raise NotYours(_("Jou is hierover niets gevraagd."))
    if row.state != Proposal.State.OPEN:
        raise Refusal(_("Dit voorstel loopt niet meer. Er is al een dag afgesproken, of het is ingetrokken."))
    return row


def _ask_to_come(starts: Sequence[datetime], *, at: datetime) -> None:
    if any(start <= at for start in starts):
        raise Refusal(_("Stel een moment voor dat nog komt."))


def _offer(row: Proposal, by: Viewer, *, at: datetime, starts: Sequence[datetime]) -> None:
    """Add moments on which the viewer can, where they come too."""
    if OfferedMoment.objects.filter(proposal=row).count() + len(starts) > MOST:
        raise Refusal(_("Er staan al veel momenten. Bel elkaar even; dat gaat sneller."))
    made = [OfferedMoment(proposal=row, start_at=start, offered_by_id=by.person) for start in sorted(set(starts))]
    OfferedMoment.objects.bulk_create(made)
    mine = AskedPerson.objects.filter(proposal=row, person__in=by.persons).values_list("person", flat=True).first()
    if mine is not None:
        MomentAnswer.objects.bulk_create(
            [MomentAnswer(moment=moment, person_id=mine, can=True, answered_at=at) for moment in made]
        )


def _shared(row: Proposal, *, at: datetime) -> datetime | None:
    """The first moment to come on which everyone who was asked can."""
    asked = set(row.asked.values_list("person", flat=True))
    for moment in row.moments.filter(start_at__gt=at).order_by("start_at").prefetch_related("answers"):
        if asked <= {answer.person_id for answer in moment.answers.all() if answer.can}:
            return moment.start_at
    return None


def _tell_on(row: Proposal, by: Viewer, *, at: datetime, has_more: bool) -> None:
    """Tell the others of other moments; or, once all have answered, that none fits."""
    moments, asked = row.moments.count(), row.asked.count()
    if has_more:
        words = gettext_noop("%(name)s stelt andere momenten voor om af te spreken")
        _tell_asked(row, by, at=at, words=words, key=f"more:{moments}")
    elif MomentAnswer.objects.filter(moment__proposal=row).count() == moments * asked:
        words = gettext_noop("Op geen van de voorgestelde momenten kan iedereen")
        _tell_asked(row, by, at=at, words=words, key=f"none:{moments}")


def _tell_asked(row: Proposal, by: Viewer, *, at: datetime, words: str, key: str) -> None:
    asked = set(row.asked.values_list("person", flat=True))
    _tell(row, by, asked, at=at, subject=Said(words, {"name": by.name}), key=key)


def _tell(row: Proposal, by: Viewer, to: set[int], *, at: datetime, subject: Said, key: str) -> None:
    tell(
        by=by,
        to=to,
        subject=subject,
        lines=[],
        path=row.path,
        kind=Kind.APPOINTMENT,
        starter=None,
        key=f"proposal:{row.pk}:{key}",
        at=at,
        item=row,
    )
