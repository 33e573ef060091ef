"""Inviting to a gathering, board by board and with its own words: everyone once, at the cost of a few statements."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.gatherings.models import Gathering, InvitationWords, Invited
from startbaan.apps.gatherings.queries.inviting import BoardInvited, boards_invited
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log
from startbaan.domain.privacy.policy import Kind


def invite_board(*, by: Viewer, at: datetime, gathering: UUID, organisation: int, words: str = "") -> int:
    """Invite everyone of a board who is meant and was not invited yet, with the board's own words, and journal it.

    Gives how many that were; the words of a board are its coordinator's alone. Raises `NotYours` for who does not
    invite for it, and `Refusal` when the gathering is over or does not go on, and when the words are too long.
    """
    found = boards_invited(by, gathering)
    board = next((one for one in found.boards if one.organisation.pk == organisation), None)
    if board is None:
        raise NotYours(_("Voor dit bestuur nodig jij niet uit."))
    row = Gathering.objects.select_for_update().get(pk=found.gathering.pk)
    if not row.is_open or row.day < by.on:
        raise Refusal(_("Deze bijeenkomst is voorbij of gaat niet door. Uitnodigen kan niet meer."))
    if board.is_own:
        _keep_words(row, board, words.strip())
    said = words.strip() if board.is_own else board.words
    rows = [Invited(starter_id=person, gathering=row, board=board.organisation, told_at=at) for person in board.new]
    Invited.objects.bulk_create(rows, ignore_conflicts=True)
    tell_each([], on=by.on, at=at, named=_notices(row, said, board.new))
    log(by=by, at=at, verb="invite_to_gathering", thing=row, changes={"invited": (None, str(len(rows)))})
    return len(rows)


def _keep_words(gathering: Gathering, board: BoardInvited, words: str) -> None:
    if len(words) > InvitationWords.LONGEST:
        raise Refusal(_("Maak je tekst korter: hoogstens %(most)s tekens.") % {"most": InvitationWords.LONGEST})
    kept = InvitationWords.objects.filter(gathering=gathering, board=board.organisation)
    if not words:
        kept.delete()
    elif not kept.update(words=words):
        InvitationWords.objects.create(gathering=gathering, board=board.organisation, words=words)


def _notices(gathering: Gathering, words: str, people: Sequence[int]) -> list[Notice]:
    lines: list[str | Said] = [words] if words else []
    clock = f"{gathering.begins:%H.%M}"
    lines.append(Said(gettext_noop("%(day)s om %(time)s uur."), {"day": gathering.day, "time": clock}))
    if gathering.place:
        lines.append(Said(gettext_noop("Plaats: %(place)s."), {"place": gathering.place}))
    if gathering.answer_until:
        lines.append(Said(gettext_noop("Laat het weten tot en met %(day)s."), {"day": gathering.answer_until}))
    subject = Said(gettext_noop("Je bent uitgenodigd: %(title)s"), {"title": gathering.title})
    path = reverse("gatherings:gathering", args=[gathering.key])
    key = f"gathering:invited:{gathering.key}"
    return [Notice(person, subject, lines, path, Kind.ATTENDANCE, None, key) for person in people]
