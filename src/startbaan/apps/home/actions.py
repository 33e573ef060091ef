"""Coupling people to a starter from the starter's page: only who may, and the one who goes leaves the day before."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.coaching import actions as coaching
from startbaan.apps.home.queries import candidates, predecessor, shared_period
from startbaan.apps.intake.actions import assigning as intake
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.confirming import to_confirm
from startbaan.apps.people import actions as people
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme import actions as programme
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.wording import short_day


def couple(
    *,
    by: Viewer,
    starter: Person,
    holder: int,
    relation: Relation,
    start: date,
    at: datetime,
    knowingly: intake.Knowingly | None = None,
) -> None:
    """End the pair of the present coach or buddy on the day before, and couple the new one from `start`.

    A proposal that waited is answered by it, what was agreed with the one who goes is with the one who comes from the
    first day on, and everyone concerned is told. Raises `NotYours` and `Refusal` as
    `people.actions.couple` does, and `Refusal` for someone who may not and for a day on which the present one had
    not yet begun; `TooManyHours` for a coach who would be asked more hours than there are, and than was seen.
    """
    with transaction.atomic():
        if relation is Relation.COACH:
            intake.ask_may_coach(by=by, at=at, starter=starter.pk, holder=holder, start=start, knowingly=knowingly)
        elif holder not in {candidate.person for candidate in candidates(by, starter, relation)}:
            raise people.Refusal(_("Deze persoon kan dit nu niet zijn voor deze starter. Kies iemand uit de lijst."))
        leaving = predecessor(by, starter, relation)
        if leaving is not None:
            _keep_what_was(leaving, last_day=start - timedelta(days=1), on=by.on)
            people.uncouple(by=by, pair=leaving, last_day=start - timedelta(days=1), at=at)
        period = shared_period(starter.pk, holder, start=start)
        pair = people.couple(by=by, starter=starter.pk, holder=holder, relation=relation, period=period, at=at)
        if relation is Relation.COACH:
            intake.settle_proposal(by=by, at=at, starter=starter.pk, holder=holder)
        programme.hand_over(by=by, at=at, starter=starter.pk)
        coaching.hand_over_visits(by=by, at=at, starter=starter.pk)
        intake.tell_coupled(by=by, at=at, pair=pair, leaving=leaving)


class NotCoupled(people.Refusal):
    """Some of these cannot be coupled, so nobody was; with the reason for each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(_("Er is nog niemand gekoppeld: niet alles kan meer."))
        self.reasons = reasons


def couple_proposed(*, by: Viewer, proposals: Collection[int], at: datetime) -> int:
    """Couple each of these proposed coaches as `couple` does, in one transaction; give how many.

    Raises `people.NotYours` for a starter the viewer does not lead, and `NotCoupled` with every reason when one was
    answered in the meantime or cannot be any more; then nobody was coupled.
    """
    with transaction.atomic():
        rows = list(to_confirm(by, proposals))
        if len(rows) != len(set(proposals)):
            raise people.NotYours(_("Alleen de leidinggevende bevestigt een voorstel."))
        found = [(row, _couple_one(row, by=by, at=at)) for row in rows]
        if refused := [f"{row.starter}: {why}" for row, why in found if why]:
            raise NotCoupled(refused)
    return len(rows)


def _couple_one(row: CoachProposal, *, by: Viewer, at: datetime) -> str:
    """Couple one proposed coach, or say why that cannot be."""
    if row.answer:
        return _("dit voorstel is intussen beantwoord (%(answer)s).") % {"answer": row.get_answer_display()}
    try:
        couple(by=by, starter=row.starter, holder=row.holder_id, relation=Relation.COACH, start=row.start_on, at=at)
    except people.Refusal as refusal:
        return str(refusal)
    return ""


def part(*, by: Viewer, pair: Pair, last_day: date, at: datetime) -> None:
    """End a pair after this last day; one that is still to begin may be taken away.

    Raises `NotYours` and `Refusal` as `people.actions.uncouple` does, and `Refusal` for a last day before the first.
    """
    _keep_what_was(pair, last_day=last_day, on=by.on)
    with transaction.atomic():
        people.uncouple(by=by, pair=pair, last_day=last_day, at=at)
        programme.hand_over(by=by, at=at, starter=pair.starter_id)
        coaching.hand_over_visits(by=by, at=at, starter=pair.starter_id)


def correct_first_day(*, by: Viewer, pair: Pair, first_day: date, at: datetime) -> None:
    """Let a running pair have begun on another day; both hear it. Raises as `people.actions.correct_first_day` does."""
    if first_day == pair.period.start:
        raise people.Refusal(_("Dit is al de eerste dag. Kies een andere."))
    with transaction.atomic():
        people.correct_first_day(by=by, pair=pair, first_day=first_day, at=at)
        programme.hand_over(by=by, at=at, starter=pair.starter_id)
        coaching.hand_over_visits(by=by, at=at, starter=pair.starter_id)
        intake.tell_first_day(by=by, at=at, pair=pair)


def _keep_what_was(pair: Pair, *, last_day: date, on: date) -> None:
    if last_day < pair.period.start <= on:
        words = _("%(name)s begon op %(day)s. Kies een latere dag.")
        raise people.Refusal(words % {"name": str(pair.holder), "day": short_day(pair.period.start)})
