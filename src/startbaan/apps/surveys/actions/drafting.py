"""Changing a questionnaire: a draft of a version, changed piece by piece, and established as the next version."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.apps.surveys.queries.definitions import definition_of, readable_versions, writes_for
from startbaan.apps.surveys.queries.editing import fingerprint
from startbaan.domain.loading import Refused
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires import editing, framing
from startbaan.domain.questionnaires.definition import Asker, Question, Questionnaire, Scale, Theme
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sentences import Problem
from startbaan.domain.sources import Text

RESERVED = "nieuw"  # an address of its own
Change = Callable[[Questionnaire], Questionnaire]


class Overtaken(Refusal):
    """Somebody else changed the same thing since this form was opened."""


def begin_draft(*, by: Viewer, at: datetime, version: int) -> QuestionnaireVersion:
    """Make a draft from an established version, and journal it.

    Raises `NotYours` unless the viewer changes questionnaires, and `Refusal` when there is a draft already or the
    partnership writes the statements elsewhere.
    """
    owner = _owner(by)
    base = readable_versions(by).filter(pk=version).first()
    if base is None:
        raise NotYours(_("Deze versie bestaat niet."))
    asks = definition_of(base)
    if asks.asked_by is Asker.PARTNERSHIP:
        raise Refusal(_("De stellingen van deze vragenlijst schrijft jullie partnerschap bij de waarborgen."))
    own = QuestionnaireVersion.objects.filter(key=base.key, owner=owner)
    if own.filter(published_at=None).exists():
        raise Refusal(_("Er is al een concept van deze vragenlijst. Werk daarin verder."))
    taken = {*readable_versions(by).filter(key=base.key).values_list("version", flat=True)}
    name = framing.next_version(SchoolYear.of(by.on), taken=taken | {*own.values_list("version", flat=True)})
    return _made(by, at, framing.versioned(asks, version=name), owner)


def begin_own(*, by: Viewer, at: datetime, version: int, title: Text, about: Text) -> QuestionnaireVersion:
    """Make a draft of a new questionnaire, with the questions of an existing one to begin with, and journal it.

    Raises `NotYours` unless the viewer changes questionnaires, and `Refusal` for what cannot be.
    """
    owner = _owner(by)
    base = readable_versions(by).filter(pk=version).first()
    if base is None:
        raise NotYours(_("Deze versie bestaat niet."))
    asks = definition_of(base)
    if asks.asked_by is Asker.PARTNERSHIP:
        raise Refusal(_("De stellingen van deze vragenlijst schrijft jullie partnerschap bij de waarborgen."))
    keys = QuestionnaireVersion.objects.values_list("key", flat=True).distinct()
    name = framing.next_version(SchoolYear.of(by.on), taken=())
    key = editing.new_key(title.nl, taken={*keys, RESERVED})
    with _said():
        own = framing.own_questionnaire(asks, key=key, version=name, title=title, about=about)
    return _made(by, at, own, owner)


def put_question(*, by: Viewer, at: datetime, key: str, question: Question, was: str) -> None:
    """Add a question to a draft, or put it in the place of the one with its key; journal it.

    Raises `NotYours`, `Overtaken` when that question is no longer as it was, and `Refusal` for what cannot be asked.
    """

    def change(draft: Questionnaire) -> Questionnaire:
        standing = next((each for each in draft.questions if each.key == question.key), None)
        if was and (standing is None or fingerprint(standing) != was):
            raise Overtaken(_("Iemand anders heeft deze vraag intussen veranderd of weggehaald."))
        return editing.changed(draft, question=question) if was else editing.added(draft, question=question)

    _change(by, at, key, change, what=question.key)


def move_question(*, by: Viewer, at: datetime, key: str, question: str, steps: int) -> None:
    """Move a question so many places up (less than 0) or down; journal it. Raises `NotYours` and `Refusal`."""

    def change(draft: Questionnaire) -> Questionnaire:
        keys = [each.key for each in draft.questions]
        place = keys.index(question) + 1 if question in keys else 1
        return editing.moved(draft, key=question, place=place + steps)

    _change(by, at, key, change, what=question)


def drop_question(*, by: Viewer, at: datetime, key: str, question: str) -> None:
    """Take a question out of a draft; journal it. Raises `NotYours` and `Refusal`."""
    _change(by, at, key, lambda draft: editing.removed(draft, key=question), what=question)


def restore_question(*, by: Viewer, at: datetime, key: str, question: Question) -> None:
    """Put a question back that the version before asked, with its scale and theme; journal it.

    Raises `NotYours` and `Refusal`.
    """
    _change(by, at, key, lambda draft: framing.restored(draft, question=question), what=question.key)


def retitle(*, by: Viewer, at: datetime, key: str, title: Text, about: Text, was: str) -> None:
    """Give a draft another title and other words above its questions; journal it.

    Raises `NotYours`, `Overtaken` and `Refusal`.
    """

    def change(draft: Questionnaire) -> Questionnaire:
        _still(was, (draft.title, draft.about))
        return framing.titled(draft, title=title, about=about)

    _change(by, at, key, change, what="title")


def put_theme(*, by: Viewer, at: datetime, key: str, theme: Theme, was: str) -> None:
    """Add a theme to a draft, or change the one with its key; journal it.

    Raises `NotYours`, `Overtaken` and `Refusal`.
    """

    def change(draft: Questionnaire) -> Questionnaire:
        _still_among(draft.themes, key=theme.key, was=was)
        return framing.themed(draft, theme=theme)

    _change(by, at, key, change, what=theme.key)


def drop_theme(*, by: Viewer, at: datetime, key: str, theme: str) -> None:
    """Take a theme out of a draft; its questions stay. Journal it. Raises `NotYours` and `Refusal`."""
    _change(by, at, key, lambda draft: framing.without_theme(draft, key=theme), what=theme)


def put_scale(*, by: Viewer, at: datetime, key: str, scale: Scale, was: str) -> None:
    """Add a scale to a draft, or change the one with its key for every question that uses it; journal it.

    Raises `NotYours`, `Overtaken` and `Refusal`.
    """

    def change(draft: Questionnaire) -> Questionnaire:
        _still_among(draft.scales, key=scale.key, was=was)
        return framing.scaled(draft, scale=scale)

    _change(by, at, key, change, what=scale.key)


def establish(*, by: Viewer, at: datetime, key: str, was: str) -> QuestionnaireVersion:
    """Make a draft the version that is asked from now on, and journal it; it never changes after this.

    `was` is the fingerprint of the draft as it was shown. Raises `NotYours`, `Overtaken` when the draft changed since,
    and `Refusal` when nothing differs from the version that is asked now.
    """
    row = _draft(by, key)
    asks = definition_of(row)
    _still(was, asks)
    last = _last(by, key)
    if last is not None and framing.versioned(asks, version=last.version) == last:
        raise Refusal(_("Dit concept is nog hetzelfde als de versie die er is. Verander eerst iets."))
    row.published_at = at
    with refusals():
        row.save(update_fields=["published_at"])
        log(by=by, at=at, verb="establish_questionnaire", thing=row)
    return row


def throw_draft_away(*, by: Viewer, at: datetime, key: str) -> None:
    """Throw a draft away, and journal it. Raises `NotYours`."""
    row = _draft(by, key)
    with refusals():
        log(by=by, at=at, verb="throw_questionnaire_draft_away", thing=row)
        row.delete()


def _change(by: Viewer, at: datetime, key: str, change: Change, *, what: str) -> None:
    """Lock the draft, change it as it stands now, and keep it."""
    row = _draft(by, key)
    with _said():
        asks = change(definition_of(row))
    row.title, row.text = asks.title.nl, written(asks)
    with refusals():
        row.save(update_fields=["title", "text"])
        log(by=by, at=at, verb="change_questionnaire", thing=row, changes={what: (None, None)})


def _made(by: Viewer, at: datetime, asks: Questionnaire, owner: int) -> QuestionnaireVersion:
    row = QuestionnaireVersion(
        key=asks.key,
        version=asks.version,
        owner_id=owner,
        title=asks.title.nl,
        subject=asks.subject.value,
        text=written(asks),
    )
    with refusals():
        row.save(force_insert=True)
        log(by=by, at=at, verb="begin_questionnaire_draft", thing=row)
    return row


def _draft(by: Viewer, key: str) -> QuestionnaireVersion:
    """Take a draft for changing; raises `NotYours`."""
    rows = QuestionnaireVersion.objects.select_for_update().filter(owner=_owner(by), key=key, published_at=None)
    row = rows.first()
    if row is None:
        raise NotYours(_("Dit concept bestaat niet (meer)."))
    return row


def _last(by: Viewer, key: str) -> Questionnaire | None:
    """What is asked now: the newest own version, else that of the program."""
    rows = readable_versions(by).filter(key=key)
    row = rows.filter(owner=_owner(by)).first() or rows.filter(owner=None).first()
    return definition_of(row) if row else None


def _owner(by: Viewer) -> int:
    owner = writes_for(by)
    if owner is None:
        raise NotYours(_("Alleen de werkgroep en de programmaleider veranderen vragenlijsten."))
    return owner


def _still(was: str, standing: object) -> None:
    """Raise `Overtaken` unless this still is as it was; what is new was nothing."""
    if (was or standing) and fingerprint(standing) != was:
        raise Overtaken(_("Iemand anders heeft dit intussen veranderd of weggehaald."))


def _still_among(standing: Iterable[Theme | Scale], *, key: str, was: str) -> None:
    """Raise `Overtaken` unless the one with this key still is as it was; a new one is asked nothing."""
    _still(was, next((each for each in standing if each.key == key), None) if was else "")


@contextmanager
def _said() -> Iterator[None]:
    """Turn what the domain refuses into a `Refusal` with a sentence for a person."""
    try:
        yield
    except Problem as problem:
        raise Refusal(problem.sentence.said(_)) from problem
    except Refused as refused:
        why = refused.messages[0].split(": ", 1)[-1]
        raise Refusal(_("Zo kan het niet: %(why)s.") % {"why": why}) from refused
