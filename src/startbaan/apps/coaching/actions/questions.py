"""Asking, answering, closing and sharing help questions."""

from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import HelpAnswer, HelpQuestion
from startbaan.apps.coaching.models.questions import LONGEST
from startbaan.apps.coaching.queries import Addressee, addressees, moment_of
from startbaan.apps.people import actions as people
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import begin_activity
from startbaan.domain.privacy.policy import Kind, Relation


def ask(*, by: Viewer, to: str, subject: str, words: str, at: datetime, moment: str = "") -> HelpQuestion:
    """Put a question to one of the viewer's addressees, by its key, perhaps for a talk; journal that it was asked.

    Sent again word for word while it is open, as from a second tab, it is the question there is.
    Raises `Refusal` when there is no such addressee or talk today, or there are no words or too many.
    """
    addressee = _addressee(by, to)
    activity = _talk(by, moment, addressee.starter) if moment else None
    _check_words(subject, words)
    if not may_make(by, Kind.HELP_QUESTION, addressee.starter):
        raise NotYours(_("Alleen een starter stelt een hulpvraag."))
    question = HelpQuestion(
        starter_id=addressee.starter,
        author_id=addressee.starter,
        made_at=at,
        handed_in_at=at,
        to_pair_id=addressee.pair,
        to_person_id=addressee.person,
        to_role=addressee.role,
        to_organisation_id=addressee.organisation,
        subject=subject.strip(),
        words=words.strip(),
        activity_id=activity,
    )
    if (asked := _asked(question)) is not None:
        return asked
    with refusals():
        question.save(force_insert=True)
        if activity is not None:
            begin_activity(by=by, activity=activity)
        log(by=by, at=at, verb="ask", kind=Kind.HELP_QUESTION, thing=question, starter=question.starter_id)
    return question


def answer(*, by: Viewer, item: UUID, words: str, at: datetime) -> HelpAnswer:
    """Write under a question, as the starter or as who was asked, and journal it.

    Raises `NotYours` when the viewer takes no part in it, and `Refusal` when it is closed or there are no words.
    """
    question = _editable(by, item)
    _check_words(question.subject, words)
    if question.closed_at:
        raise Refusal(_("Deze vraag is gesloten. De starter kan hem weer openen."))
    made = HelpAnswer(question=question, author_id=_writer(by, question), words=words.strip(), written_at=at)
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="answer", kind=Kind.HELP_QUESTION, thing=question, starter=question.starter_id)
    return made


def close(*, by: Viewer, item: UUID, at: datetime) -> None:
    """Close a question of one's own, and journal it; raises `NotYours`, or `Refusal` when it is closed already."""
    _turn(by=by, item=item, at=at, was_open=True)


def reopen(*, by: Viewer, item: UUID, at: datetime) -> None:
    """Open a question of one's own again, and journal it; raises `NotYours`, or `Refusal` when it is open already."""
    _turn(by=by, item=item, at=at, was_open=False)


def share(*, by: Viewer, item: UUID, relation: Relation, until: date | None, at: datetime) -> None:
    """Let a coach, buddy or manager read a question of one's own, until a day or until it is taken back.

    Raises `NotYours` when it is not one's own, and `Refusal` when the day has gone by or nobody can be meant.
    """
    people.share(by=by, row=_own(by, item), relation=relation, until=until, at=at)


def unshare(*, by: Viewer, item: UUID, share: UUID, at: datetime) -> None:
    """Take back what was shared of a question of one's own; raises `NotYours` when it is not one's own."""
    _own(by, item)
    people.unshare(by=by, item=item, share=share, at=at)


def _asked(question: HelpQuestion) -> HelpQuestion | None:
    """The same question to the same reader, still open."""
    rows = HelpQuestion.objects.filter(starter=question.starter_id, subject=question.subject, words=question.words)
    return rows.filter(
        closed_at=None,
        activity=question.activity_id,
        to_pair=question.to_pair_id,
        to_person=question.to_person_id,
        to_role=question.to_role,
        to_organisation=question.to_organisation_id,
    ).first()


def _addressee(by: Viewer, key: str) -> Addressee:
    for addressee in addressees(by):
        if addressee.key == key:
            return addressee
    raise Refusal(_("Deze persoon kun je nu niet vragen. Kies iemand uit de lijst."))


def _talk(by: Viewer, key: str, starter: int) -> int:
    """The talk or visit of this starter for which a question is asked."""
    try:
        found = moment_of(by, key)
    except Http404:
        found = None
    if found is None or found.item is None or found.starter.pk != starter:
        raise Refusal(_("Dit gesprek staat niet in je traject. Stel je vraag los van het gesprek."))
    return found.item.pk


def _check_words(subject: str, words: str) -> None:
    if not subject.strip() or not words.strip():
        raise Refusal(_("Schrijf eerst iets op."))
    if len(words) > LONGEST:
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))


def _editable(by: Viewer, item: UUID) -> HelpQuestion:
    question = editable_by(by, HelpQuestion.objects.filter(pk=item)).first()
    if question is None:
        raise NotYours(_("Alleen de starter en wie het gevraagd is, schrijven hier."))
    return question


def _own(by: Viewer, item: UUID) -> HelpQuestion:
    question = editable_by(by, HelpQuestion.objects.filter(pk=item, starter__in=by.persons)).first()
    if question is None:
        raise NotYours(_("Dit is geen hulpvraag van jou."))
    return question


def _writer(by: Viewer, question: HelpQuestion) -> int:
    """Which of the viewer's persons writes: the starter where it is the own question, else the one who acts."""
    return question.starter_id if question.starter_id in by.persons else by.person


def _turn(*, by: Viewer, item: UUID, at: datetime, was_open: bool) -> None:
    question = _own(by, item)
    rows = editable_by(by, HelpQuestion.objects.filter(pk=question.pk, closed_at__isnull=was_open))
    with refusals():
        if rows.update(closed_at=at if was_open else None) != 1:
            raise Refusal(_("Deze vraag is al gesloten of alweer open."))
        verb = "close" if was_open else "reopen"
        log(by=by, at=at, verb=verb, kind=Kind.HELP_QUESTION, thing=question, starter=question.starter_id)
