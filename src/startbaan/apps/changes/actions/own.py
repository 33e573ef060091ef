"""What only the starter does about leaving: say something in the own words, and let the dossier come along."""

from datetime import datetime

from django.apps import apps
from django.utils.translation import gettext as _

from startbaan.apps.changes.models import DossierConsent, LeavingWords
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Confidential, Share
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.policy import Access, Kind, Relation, access


def say_words(*, by: Viewer, at: datetime, words: str) -> LeavingWords:
    """Write down what a starter wants to say about leaving; nobody else reads it until it is shared. Journal it.

    What was said before is replaced. Raises `NotYours` for who has no track, and `Refusal` without words.
    """
    starter = _starter(by)
    if not words.strip():
        raise Refusal(_("Schrijf eerst iets op, of laat dit over."))
    if not may_make(by, Kind.LEAVING_WORDS, starter):
        raise NotYours(_("Alleen de starter zelf schrijft hier."))
    with refusals():
        LeavingWords.objects.filter(starter=starter, author__in=by.persons).delete()
        made = LeavingWords(starter_id=starter, author_id=starter, made_at=at, handed_in_at=at, words=words.strip())
        made.save(force_insert=True)
        log(by=by, at=at, verb="say_leaving_words", kind=Kind.LEAVING_WORDS, thing=made, starter=starter)
    return made


def give_consent(*, by: Viewer, at: datetime) -> DossierConsent:
    """Let the dossier come along to a next board, and journal it.

    Raises `NotYours` for who has no track, and `Refusal` when it was given already.
    """
    starter = _starter(by)
    if DossierConsent.objects.filter(starter=starter, withdrawn_at=None).exists():
        raise Refusal(_("Je gaf al toestemming."))
    with refusals():
        made = DossierConsent.objects.create(starter_id=starter, given_at=at)
        log(by=by, at=at, verb="give_consent", kind=Kind.TRACK, thing=made, starter=starter)
    return made


def withdraw_consent(*, by: Viewer, at: datetime) -> None:
    """Take the consent back, and journal it; raises `NotYours` for who has no track, `Refusal` without consent."""
    starter = _starter(by)
    with refusals():
        rows = DossierConsent.objects.filter(starter=starter, withdrawn_at=None)
        if rows.update(withdrawn_at=at) != 1:
            raise Refusal(_("Er is geen toestemming om in te trekken."))
        log(by=by, at=at, verb="withdraw_consent", kind=Kind.TRACK, starter=starter)


def take_dossier_along(*, by: Viewer, at: datetime) -> int:
    """Let what a starter made at an earlier board come along to the present one, and journal it; gives how many items.

    Only what is the starter's to write moves: who guided there reads it no longer, who guides here reads it
    once it is shared. Track, employment, hours and the appraisal cycle stay where they were.
    Raises `NotYours` for who has no track, and `Refusal` when there is no present track at another board, no
    consent, or nothing to take along.
    """
    here = Track.objects.filter(starter__in=by.persons, period__contains=by.on).order_by("-period").first()
    if here is None:
        raise NotYours(_("Dit kan zodra je bij je nieuwe bestuur een traject hebt."))
    there = [person for person in by.persons if person != here.starter_id]
    agreed = DossierConsent.objects.filter(starter__in=there, withdrawn_at=None)
    left = list(agreed.values_list("starter", flat=True))
    if not left:
        raise Refusal(_("Geef eerst toestemming, en voeg je twee inlogs samen onder Mijn account."))
    with refusals():
        moved = sum(
            editable_by(by, model._default_manager.filter(starter__in=left)).update(starter=here.starter_id)
            for model in moving_models()
        )
        if not moved:
            raise Refusal(_("Er is niets om mee te nemen."))
        Share.objects.filter(starter__in=left).update(starter=here.starter_id)
        changes = {"items": (None, moved)}
        log(by=by, at=at, verb="take_dossier_along", kind=Kind.TRACK, starter=here.starter_id, changes=changes)
    return moved


def moving_models() -> list[type[Confidential]]:
    """What comes along: every confidential kind that the starter writes, an author's own notes aside."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Confidential)
        and model is not LeavingWords
        and model.kind is not Kind.AUTHOR_ONLY
        and access(Relation.STARTER, model.kind) is Access.WRITE
        and model.kind is not Kind.APPRAISAL_COMMENT
    ]


def _starter(by: Viewer) -> int:
    """The viewer's own person with the latest track."""
    track = Track.objects.filter(starter__in=by.persons).order_by("-period").first()
    if track is None:
        raise NotYours(_("Dit is alleen voor starters."))
    return track.starter_id
