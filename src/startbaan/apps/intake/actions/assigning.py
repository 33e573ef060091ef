"""Assigning a coach: the coordinator proposes, the line manager answers, and everyone concerned is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.entitlements.actions.coach_hours import keep_waiting
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import CoachChoice, coach_choices, managers_of
from startbaan.apps.journal import actions as journal
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Pair, Person
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.ui.wording import hours

Answer = CoachProposal.Answer
PROPOSERS = (Relation.COORDINATOR, Relation.HR)


class NoLongerOpen(Refusal):
    """Somebody answered this proposal before."""


class TooManyHours(Refusal):
    """After this the coach is asked more hours than there are in the yearly task; one may go on knowingly."""

    def __init__(self, choice: CoachChoice, *, over: float) -> None:
        words = _("Na deze koppeling heeft %(coach)s %(hours)s te veel.")
        super().__init__(words % {"coach": choice.name, "hours": hours(over)})
        self.choice = choice
        self.over = over


@dataclass(frozen=True, slots=True)
class Knowingly:
    """Somebody saw by how many hours a coach gets too much, and goes on for a reason."""

    over: float
    because: str


def propose_coach(
    *, by: Viewer, at: datetime, starter: Person, holder: int, start: date, knowingly: Knowingly | None = None
) -> CoachProposal:
    """Propose a coach to the line manager in place of what was proposed before; journal it and tell the manager.

    What proposals for other starters would ask of this coach counts too. Raises `NotYours` unless the viewer is
    coordinator or HR of this starter, `Refusal` for someone who may not coach this starter and where nobody leads
    the starter, and `TooManyHours` as `ask_may_coach` does.
    """
    if not any(stands(by, relation, starter.pk) for relation in PROPOSERS):
        raise NotYours(_("Alleen de coördinator en HR stellen een coach voor."))
    managers = managers_of(starter.pk, on=by.on)
    if not managers:
        raise Refusal(_("Deze starter heeft nog geen leidinggevende. Koppel die eerst."))
    with transaction.atomic(), refusals():
        choice = may_coach(by, starter.pk, holder, start=start)
        _ask_hours(choice, over=choice.hours.after(choice.needed + choice.proposed), by=by, at=at, knowingly=knowingly)
        _close(CoachProposal.objects.filter(starter=starter, answer=""), by=by, at=at, answer=Answer.REPLACED)
        made = CoachProposal.objects.create(
            starter=starter, holder_id=holder, start_on=start, proposed_by_id=by.person, proposed_at=at
        )
        log(by=by, at=at, verb="propose_coach", kind=Kind.TRACK, thing=made, starter=starter.pk)
        tell(
            by=by,
            to=[manager.pk for manager in managers],
            subject=Said(gettext_noop("Voorstel voor een coach van %(starter)s"), {"starter": str(starter)}),
            lines=[
                Said(
                    gettext_noop("%(by)s stelt voor: %(coach)s vanaf %(day)s."),
                    {"by": by.name, "coach": str(made.holder), "day": start},
                ),
                Said(gettext_noop("Jij koppelt de coach, of laat weten dat het anders moet.")),
            ],
            path=reverse("home:couple", args=[starter.key, Relation.COACH.value]),
            kind=Kind.TRACK,
            starter=starter.pk,
            key=f"coach-proposal:{made.pk}",
            at=at,
        )
    return made


def decline_proposal(*, by: Viewer, at: datetime, proposal: CoachProposal) -> None:
    """Say that this proposal is not taken; journal it and tell who proposed it.

    Raises `NotYours` unless the viewer leads, coordinates or does HR for this starter; `NoLongerOpen` when answered.
    """
    if not any(stands(by, relation, proposal.starter_id) for relation in (Relation.MANAGER, *PROPOSERS)):
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR antwoorden op een voorstel."))
    with transaction.atomic():
        if not _close(CoachProposal.objects.filter(pk=proposal.pk, answer=""), by=by, at=at, answer=Answer.DECLINED):
            raise NoLongerOpen(_("Dit voorstel is al beantwoord."))
        log(by=by, at=at, verb="decline_coach", kind=Kind.TRACK, thing=proposal, starter=proposal.starter_id)
        tell(
            by=by,
            to=[proposal.proposed_by_id],
            subject=Said(gettext_noop("Geen koppeling: voorstel voor %(starter)s"), {"starter": str(proposal.starter)}),
            lines=[
                Said(
                    gettext_noop("%(by)s koppelt %(coach)s niet. Overleg samen, en doe een ander voorstel."),
                    {"by": by.name, "coach": str(proposal.holder)},
                )
            ],
            path=reverse("home:couple", args=[proposal.starter.key, Relation.COACH.value]),
            kind=Kind.TRACK,
            starter=proposal.starter_id,
            key=f"coach-proposal-declined:{proposal.pk}",
            at=at,
        )


def ask_may_coach(
    *, by: Viewer, at: datetime, starter: int, holder: int, start: date, knowingly: Knowingly | None = None
) -> None:
    """Let this person coach this starter from a day on: ask whether they may, and journal who overbooks knowingly.

    Stands in the transaction that couples: whoever couples this coach next waits for it. Raises `Refusal` with the
    reason when they may not, and `TooManyHours` when more hours are asked than there are, and than was seen.
    """
    choice = may_coach(by, starter, holder, start=start)
    _ask_hours(choice, over=choice.too_many, by=by, at=at, knowingly=knowingly)


def may_coach(by: Viewer, starter: int, holder: int, *, start: date) -> CoachChoice:
    """Let others who couple this coach wait, and give what is asked of the coach; raises `Refusal` with the reason."""
    keep_waiting(holder)
    choice = next((choice for choice in coach_choices(by, starter, start=start) if choice.person == holder), None)
    if choice is None:
        raise Refusal(_("Deze persoon kan dit nu niet zijn voor deze starter. Kies iemand uit de lijst."))
    if choice.refusal:
        raise Refusal(f"{choice.name}: {choice.refusal}")
    return choice


def _ask_hours(choice: CoachChoice, *, over: float, by: Viewer, at: datetime, knowingly: Knowingly | None) -> None:
    if not over or not choice.needed:
        return
    if knowingly is None or knowingly.over < over:
        raise TooManyHours(choice, over=over)
    changes: journal.Changes = {"over": (None, over), "because": (None, knowingly.because)}
    log(by=by, at=at, verb="overbook_coach", thing=choice.hours.row, changes=changes)


def settle_proposal(*, by: Viewer, at: datetime, starter: int, holder: int) -> None:
    """Close the open proposal of a starter who was coupled to a coach: taken, or replaced by another."""
    rows = CoachProposal.objects.filter(starter=starter, answer="")
    _close(rows.filter(holder=holder), by=by, at=at, answer=Answer.COUPLED)
    _close(rows.exclude(holder=holder), by=by, at=at, answer=Answer.REPLACED)


def tell_coupled(*, by: Viewer, at: datetime, pair: Pair, leaving: Pair | None) -> None:
    """Tell the new coach or buddy and the starter; the one who goes hears it without a name."""
    relation = Relation(pair.relation)
    who = {"holder": str(pair.holder), "starter": str(pair.starter), "day": pair.period.start}
    theirs = {
        Relation.COACH: gettext_noop("Je wordt coach van %(starter)s vanaf %(day)s."),
        Relation.BUDDY: gettext_noop("Je wordt maatje van %(starter)s vanaf %(day)s."),
        Relation.MANAGER: gettext_noop("Je wordt leidinggevende van %(starter)s vanaf %(day)s."),
    }[relation]
    own = {
        Relation.COACH: gettext_noop("%(holder)s wordt je coach vanaf %(day)s."),
        Relation.BUDDY: gettext_noop("%(holder)s wordt je maatje vanaf %(day)s."),
        Relation.MANAGER: gettext_noop("%(holder)s wordt je leidinggevende vanaf %(day)s."),
    }[relation]
    page = reverse("home:starter", args=[pair.starter.key])
    if pair.period.start <= by.on:
        _tell(by, at, to=[pair.holder_id], said=Said(theirs, who), lines=[], path=page, pair=pair)
    else:  # who helps from a later day may not know the name yet
        tell(
            by=by,
            to=[pair.holder_id],
            subject=Said(gettext_noop("Je helpt een starter vanaf %(day)s"), {"day": pair.period.start}),
            lines=[Said(gettext_noop("Vanaf die dag zie je wie het is."))],
            path=reverse("home:starters"),
            kind=Kind.NAME_CARD,
            starter=None,
            key=f"coupled:{pair.pk}",
            at=at,
        )
    lines = [Said(gettext_noop("Wat je eerder deelde of schreef, ziet die alleen als jij het deelt. Dat kies jij."))]
    path = reverse("people:shares") if leaving else page
    _tell(by, at, to=[pair.starter_id], said=Said(own, who), lines=lines if leaving else [], path=path, pair=pair)
    if leaving is not None:
        tell(
            by=by,
            to=[leaving.holder_id],
            subject=Said(gettext_noop("Een van je koppelingen eindigt")),
            lines=[Said(gettext_noop("De laatste dag is de dag voor %(day)s."), {"day": pair.period.start})],
            path=reverse("home:starters"),
            kind=Kind.NAME_CARD,
            starter=None,
            key=f"pair-ended:{leaving.pk}",
            at=at,
        )


def _tell(
    by: Viewer, at: datetime, *, to: Collection[int], said: Said, lines: list[Said], path: str, pair: Pair
) -> None:
    tell(
        by=by,
        to=to,
        subject=said,
        lines=lines,
        path=path,
        kind=Kind.NAME_CARD,
        starter=pair.starter_id,
        key=f"coupled:{pair.pk}",
        at=at,
    )


def _close(rows: QuerySet[CoachProposal], *, by: Viewer, at: datetime, answer: Answer) -> int:
    return rows.update(answer=answer, answered_by_id=by.person, answered_at=at)
