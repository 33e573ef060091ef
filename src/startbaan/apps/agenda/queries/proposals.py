"""Moments that were offered, what everyone answered, and what still waits for the viewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language

from startbaan.apps.agenda.models import AskedPerson, MomentAnswer, OfferedMoment, Proposal
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.schedule.titles import title_said


@dataclass(frozen=True)
class Offer:
    """One moment, who can and who cannot, and what the viewer said."""

    number: int
    start_at: datetime
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    silent: tuple[str, ...]
    mine: bool | None


@dataclass(frozen=True)
class OpenProposal:
    """A proposal that waits for answers."""

    row: Proposal
    offers: tuple[Offer, ...]
    is_mine: bool  # whether the viewer offered it

    @property
    def waits_for_me(self) -> bool:
        """Whether the viewer has not answered every moment."""
        return any(offer.mine is None for offer in self.offers)

    @property
    def is_stuck(self) -> bool:
        """Whether someone cannot on every single moment."""
        return all(offer.cannot for offer in self.offers)


@dataclass(frozen=True)
class WaitingProposal:
    """A proposal that waits for the viewer's answer, for the list of what is theirs to do."""

    key: str
    title: str
    path: str
    offered_by: str
    offered_at: datetime


def open_proposal(viewer: Viewer, key: str) -> OpenProposal | None:
    """The open proposal for this thing, for who was asked; its moments in order, what is past aside."""
    rows = visible_to(viewer, Proposal.objects.filter(key=key, state=Proposal.State.OPEN))
    row = rows.select_related("offered_by").first()
    if row is None:
        return None
    asked = AskedPerson.objects.filter(proposal=row).select_related("person").order_by("person__sort_name", "pk")
    names = {one.person_id: str(one.person) for one in asked}
    moments = OfferedMoment.objects.filter(proposal=row).prefetch_related("answers").order_by("start_at", "pk")
    offers = tuple(_offer(viewer, moment, names) for moment in moments)
    return OpenProposal(row, offers, is_mine=row.offered_by_id in viewer.persons)


def proposals_to_answer(viewer: Viewer) -> QuerySet[Proposal]:
    """The proposals in which the viewer has not answered every moment, the oldest first."""
    answered = MomentAnswer.objects.filter(moment=OuterRef("pk"), person__in=viewer.persons)
    unanswered = OfferedMoment.objects.filter(~Exists(answered), proposal=OuterRef("pk"))
    rows = visible_to(viewer, Proposal.objects.filter(Exists(unanswered), state=Proposal.State.OPEN))
    return rows.select_related("offered_by").order_by("offered_at", "pk")


def waiting_among(rows: Iterable[Proposal]) -> list[WaitingProposal]:
    """Those proposals as a list shows them."""
    language = get_language() or "nl"
    return [
        WaitingProposal(
            row.key, title_said(row.title, language=language), row.path, str(row.offered_by), row.offered_at
        )
        for row in rows
    ]


def _offer(viewer: Viewer, moment: OfferedMoment, names: dict[int, str]) -> Offer:
    said = {answer.person_id: answer.can for answer in moment.answers.all()}
    return Offer(
        moment.pk,
        moment.start_at,
        can=tuple(name for person, name in names.items() if said.get(person) is True),
        cannot=tuple(name for person, name in names.items() if said.get(person) is False),
        silent=tuple(name for person, name in names.items() if person not in said),
        mine=next((said.get(person) for person in names if person in viewer.persons), None),
    )
