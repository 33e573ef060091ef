"""Help questions as someone may see them: lists without their words, and one of them opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.models import HelpAnswer, HelpQuestion
from startbaan.apps.coaching.queries.addressees import role_label
from startbaan.apps.people.access import Viewer, addressed_to, open_one, visible_to
from startbaan.apps.people.queries import SharedWith, offered, pair_label, shared_with
from startbaan.domain.privacy.policy import Relation

MOST = 100


class State(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def word(self) -> Promise:
        """The word on its badge."""
        return {"open": _("wacht op antwoord"), "answered": _("beantwoord"), "closed": _("gesloten")}[self]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"open": "attention", "answered": "good", "closed": "neutral"}[self]


@dataclass(frozen=True)
class Listed:
    """A question in a list: no confidential words, except to who asked it."""

    item: UUID
    who: str
    asked_at: datetime
    last_at: datetime
    state: State
    subject: str = ""


@dataclass(frozen=True)
class Shelf:
    """The questions someone has to do with: asked, to be answered, and shared by a starter."""

    asked: tuple[Listed, ...]
    received: tuple[Listed, ...]
    shared: tuple[Listed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is none at all."""
        return not (self.asked or self.received or self.shared)


@dataclass(frozen=True)
class Said:
    """Words of a question or an answer, and whose."""

    name: str
    by_starter: bool
    by_you: bool
    at: datetime
    words: str


@dataclass(frozen=True)
class ShownQuestion:
    """One question on its page, as this viewer may see it."""

    row: HelpQuestion
    to: str
    state: State
    said: tuple[Said, ...]
    is_own: bool
    is_asked: bool
    shares: tuple[SharedWith, ...]
    to_share_with: tuple[tuple[Relation, str], ...]

    @property
    def may_answer(self) -> bool:
        """Whether the viewer may write under it now."""
        return (self.is_own or self.is_asked) and self.row.closed_at is None

    @property
    def is_shared_with_you(self) -> bool:
        """Whether the viewer reads it only because the starter shared it."""
        return not (self.is_own or self.is_asked)


def shelf(viewer: Viewer) -> Shelf:
    """The viewer's questions: own with their subject, those of others without a word of them."""
    rows = visible_to(viewer, HelpQuestion.objects.all())
    others = rows.exclude(starter__in=viewer.persons).defer("words", "subject")
    received = addressed_to(viewer, others)
    shared = others.exclude(pk__in=addressed_to(viewer, HelpQuestion.objects.all()).values("pk"))
    own = rows.filter(starter__in=viewer.persons).defer("words")
    lists = [list(_in_order(found)[:MOST]) for found in (own, received, shared)]
    last = _last_answers(row.pk for found in lists for row in found)
    return Shelf(*(_listed(found, last, viewer=viewer) for found in lists))


def own_open(viewer: Viewer) -> QuerySet[HelpQuestion]:
    """The questions the viewer asked that are not closed."""
    rows = visible_to(viewer, HelpQuestion.objects.filter(starter__in=viewer.persons, closed_at=None))
    return _in_order(rows.defer("words"))[:MOST]


def questions_asked(viewer: Viewer) -> QuerySet[HelpQuestion]:
    """The questions put to this viewer that are not closed, without a word of them."""
    rows = visible_to(viewer, HelpQuestion.objects.filter(closed_at=None).exclude(starter__in=viewer.persons))
    return addressed_to(viewer, rows).only("starter")


def waiting_among(rows: Iterable[HelpQuestion]) -> int:
    """How many of these wait for an answer; asks for the answers only where there is a question."""
    last = _last_answers(row.pk for row in rows)
    return sum(row.pk not in last or last[row.pk].author_id == row.starter_id for row in rows)


def listed_for(viewer: Viewer, activity: int) -> tuple[Listed, ...]:
    """The questions asked for a talk that the viewer may read: own with their subject, those of others without."""
    rows = visible_to(viewer, HelpQuestion.objects.filter(activity=activity)).defer("words")
    return listed(_in_order(rows), viewer=viewer)


def waiting_for(viewer: Viewer) -> int:
    """How many questions wait for an answer of this viewer."""
    return waiting_among(questions_asked(viewer))


def open_question(viewer: Viewer, item: UUID, *, at: datetime) -> ShownQuestion:
    """Open one question; journalled when it is someone else's, Http404 when the viewer may not see it."""
    row = open_one(viewer, _with_people(HelpQuestion.objects.all()), at=at, item=item)
    answers = visible_to(viewer, HelpAnswer.objects.filter(question=row)).select_related("author")
    said = (
        _said(str(row.starter), row.author_id, row=row, at=row.made_at, words=row.words, viewer=viewer),
        *(
            _said(
                str(answer.author), answer.author_id, row=row, at=answer.written_at, words=answer.words, viewer=viewer
            )
            for answer in answers.order_by("written_at", "pk")
        ),
    )
    is_own = row.starter_id in viewer.persons
    return ShownQuestion(
        row=row,
        to=addressee_of(row),
        state=_state(row, last_by_starter=said[-1].by_starter),
        said=said,
        is_own=is_own,
        is_asked=not is_own and addressed_to(viewer, HelpQuestion.objects.filter(pk=row.pk)).exists(),
        shares=shared_with(viewer, row.item),
        to_share_with=offered(viewer, row),
    )


def addressee_of(row: HelpQuestion) -> str:
    """Whom the question was put to, in words."""
    if row.to_pair:
        return pair_label(row.to_pair)
    if row.to_person:
        return str(row.to_person)
    return role_label(row.to_role, row.to_organisation) if row.to_organisation else row.to_role


def _in_order(rows: QuerySet[HelpQuestion]) -> QuerySet[HelpQuestion]:
    return _with_people(rows).order_by(F("closed_at").desc(nulls_first=True), "-made_at", "pk")


def _with_people(rows: QuerySet[HelpQuestion]) -> QuerySet[HelpQuestion]:
    return rows.select_related("starter", "to_person", "to_pair__holder", "to_organisation")


def _last_answers(items: Iterable[UUID]) -> dict[UUID, HelpAnswer]:
    """The last answer to each of these questions, without its words; the questions are visible to the caller."""
    asked = list(items)
    rows = HelpAnswer.objects.filter(question__in=asked).defer("words").order_by("question", "-written_at", "-pk")
    return {row.question_id: row for row in rows.distinct("question")} if asked else {}


def listed(rows: Iterable[HelpQuestion], *, viewer: Viewer) -> tuple[Listed, ...]:
    """These questions as a list shows them."""
    return _listed(rows, _last_answers(row.pk for row in rows), viewer=viewer)


def _listed(rows: Iterable[HelpQuestion], last: dict[UUID, HelpAnswer], *, viewer: Viewer) -> tuple[Listed, ...]:
    found = []
    for row in rows:
        own, answer = row.starter_id in viewer.persons, last.get(row.pk)
        found.append(
            Listed(
                item=row.pk,
                who=addressee_of(row) if own else str(row.starter),
                asked_at=row.made_at,
                last_at=answer.written_at if answer else row.made_at,
                state=_state(row, last_by_starter=answer is None or answer.author_id == row.starter_id),
                subject=row.subject if own else "",
            )
        )
    return tuple(found)


def _state(row: HelpQuestion, *, last_by_starter: bool) -> State:
    if row.closed_at:
        return State.CLOSED
    return State.OPEN if last_by_starter else State.ANSWERED


def _said(name: str, author: int, *, row: HelpQuestion, at: datetime, words: str, viewer: Viewer) -> Said:
    return Said(name, author == row.starter_id, author in viewer.persons, at, words)
