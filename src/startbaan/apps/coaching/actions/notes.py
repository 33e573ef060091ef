"""A coach's own notes: written, thrown away, and purged when the pair has ended."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import WorkingNote
from startbaan.apps.coaching.models.notes import LONGEST_NOTE
from startbaan.apps.coaching.queries import coach_pair, draft_key_of, over
from startbaan.apps.drafts.actions import forget_keys
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.policy import Kind


def note(*, by: Viewer, at: datetime, starter: int, words: str) -> WorkingNote:
    """Keep a note about a starter for oneself, while one is the coach; journal that there is one. Once each.

    Raises `NotYours` for who is not the coach today, and `Refusal` when there are no words or too many.
    """
    pair = coach_pair(by, starter)
    if pair is None:
        raise NotYours(_("Alleen de coach maakt werkaantekeningen."))
    if not words.strip() or len(words) > LONGEST_NOTE:
        raise Refusal(_("Schrijf eerst iets op, en niet meer dan 10.000 tekens."))
    same = WorkingNote.objects.filter(starter=starter, pair=pair.pair, author=by.person, words=words.strip())
    if (there := same.first()) is not None:
        return there
    made = WorkingNote(
        starter_id=starter, pair_id=pair.pair, author_id=by.person, made_at=at, handed_in_at=at, words=words.strip()
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="note", kind=Kind.AUTHOR_ONLY, thing=made)
    return made


def throw_note_away(*, by: Viewer, at: datetime, item: UUID) -> UUID:
    """Throw a note of one's own away; gives the key of the starter it was about. Raises `NotYours`."""
    row = editable_by(by, WorkingNote.objects.filter(pk=item)).select_related("starter").first()
    if row is None:
        raise NotYours(_("Dit is geen werkaantekening van jou."))
    log(by=by, at=at, verb="throw_note_away", kind=Kind.AUTHOR_ONLY, thing=row)
    row.delete()
    return row.starter.key


def purge_notes(*, on: date, using: str = "owner") -> int:
    """Remove the notes of pairs that ended 30 days ago or longer, with their drafts, as the owner; gives how many."""
    rows = over(on=on, using=using)
    forget_keys([draft_key_of(pair) for pair in rows.values_list("pair", flat=True).distinct()], using=using)
    return rows.delete()[0]
