"""Writing the policy of a board, noting who consented to it, and deciding when to look at it again."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import BoardPolicy, PolicyConsent
from startbaan.apps.entitlements.queries.policy import may_write_policy, sectors_of
from startbaan.apps.files.actions import discard, store
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.domain.words import Sector


class PolicyOvertaken(Refusal):
    """Somebody else changed this version in the meantime."""


def write_policy(
    *,
    by: Viewer,
    at: datetime,
    board: Organisation,
    start_on: date,
    review_on: date,
    goals: str,
    instruments: str,
    quality_agenda: str = "",
) -> BoardPolicy:
    """Write a new version of the policy of a board, which waits for consent; journal it. What holds stays as it is.

    Raises `NotYours` unless the viewer writes the policy of this board, and `Refusal` without goals or instruments,
    for a day on which another version begins, and for a review that comes no later.
    """
    _ask(by, board)
    made = BoardPolicy(
        board=board,
        start_on=start_on,
        review_on=review_on,
        goals=_said(goals, _("Schrijf op welke doelen jullie hebben.")),
        instruments=_said(instruments, _("Schrijf op welke instrumenten jullie inzetten.")),
        quality_agenda=quality_agenda.strip(),
        written_on=by.on,
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="write_policy", thing=made, changes={"start_on": (None, start_on.isoformat())})
    return made


def change_policy(
    *,
    by: Viewer,
    at: datetime,
    policy: UUID,
    based_on: int,
    start_on: date,
    review_on: date,
    goals: str,
    instruments: str,
    quality_agenda: str = "",
) -> BoardPolicy:
    """Change the words of a version nobody has consented to yet; journal it.

    Raises `NotYours`, `PolicyOvertaken` when it was changed since it was read, and `Refusal` once somebody consented
    or when it cannot be so.
    """
    row = _row(by, policy)
    if row.consents.exists():
        raise Refusal(_("Met deze versie is al ingestemd. Schrijf een nieuwe versie."))
    if row.changes != based_on:
        raise PolicyOvertaken(_("Iemand anders heeft deze versie intussen veranderd."))
    row.start_on, row.review_on = start_on, review_on
    row.goals = _said(goals, _("Schrijf op welke doelen jullie hebben."))
    row.instruments = _said(instruments, _("Schrijf op welke instrumenten jullie inzetten."))
    row.quality_agenda, row.changes = quality_agenda.strip(), row.changes + 1
    with refusals():
        row.save()
        log(by=by, at=at, verb="change_policy", thing=row, changes={"changes": (based_on, row.changes)})
    return row


def drop_policy(*, by: Viewer, at: datetime, policy: UUID) -> None:
    """Throw away a version nobody has consented to; journal it.

    Raises `NotYours`, and `Refusal` once somebody consented: what held stays readable.
    """
    row = _row(by, policy)
    if row.consents.exists():
        raise Refusal(_("Met deze versie is al ingestemd: ze blijft staan."))
    with refusals():
        log(by=by, at=at, verb="drop_policy", thing=row)
        row.delete()


def note_consent(
    *, by: Viewer, at: datetime, policy: UUID, sector: str, given_on: date, name: str = "", content: bytes = b""
) -> PolicyConsent:
    """Note that the council of a sector consented on a day, or change that; keep the document where one is given.

    Journals it. Raises `NotYours`, `Unfit` for a file that is not taken in, and `Refusal` for a sector the board does
    not have and for a day still to come.
    """
    row = _row(by, policy)
    if sector not in sectors_of(row.board):
        raise Refusal(_("Dit bestuur heeft geen scholen in deze sector."))
    if given_on > by.on:
        raise Refusal(_("Deze dag moet nog komen. Leg de instemming vast als die er is."))
    with refusals():
        made, is_new = PolicyConsent.objects.get_or_create(policy=row, sector=sector, defaults={"given_on": given_on})
        before, old = None if is_new else made.given_on.isoformat(), made.file_id
        made.given_on = given_on
        if name:
            made.file, made.name = store(by=by, name=name, content=content, at=at), name
        made.save()
        if name and old:
            discard(file=old)
        changes = {f"given_on {Sector(sector).value}": (before, given_on.isoformat())}
        log(by=by, at=at, verb="note_consent", thing=row, changes=changes)
    return made


def withdraw_consent(*, by: Viewer, at: datetime, policy: UUID, sector: str) -> None:
    """Take back a consent that was noted by mistake, and throw its document away; journal it.

    Raises `NotYours`, and `Refusal` when there is none.
    """
    row = _row(by, policy)
    consent = row.consents.filter(sector=sector).first()
    if consent is None:
        raise Refusal(_("Deze instemming staat er niet meer."))
    with refusals():
        consent.delete()
        if consent.file_id:
            discard(file=consent.file_id)
        changes = {f"given_on {sector}": (consent.given_on.isoformat(), None)}
        log(by=by, at=at, verb="withdraw_consent", thing=row, changes=changes)


def review_policy(*, by: Viewer, at: datetime, policy: UUID, review_on: date) -> None:
    """Say that a version stays as it is, and when to look at it again; journal it.

    Raises `NotYours`, and `Refusal` for a day that is not still to come.
    """
    row = _row(by, policy)
    if review_on <= by.on:
        raise Refusal(_("Kies een dag die nog komt."))
    before, row.review_on = row.review_on, review_on
    with refusals():
        row.save(update_fields=["review_on"])
        changes = {"review_on": (before.isoformat(), review_on.isoformat())}
        log(by=by, at=at, verb="review_policy", thing=row, changes=changes)


def _row(by: Viewer, policy: UUID) -> BoardPolicy:
    row = BoardPolicy.objects.select_for_update(of=("self",)).select_related("board").filter(key=policy).first()
    if row is None:
        raise NotYours(_("Dit beleid bestaat niet."))
    _ask(by, row.board)
    return row


def _ask(by: Viewer, board: Organisation) -> None:
    if not may_write_policy(by, board):
        raise NotYours(_("Alleen de coördinator van dit bestuur, of een beheerder, schrijft het beleid op."))


def _said(words: str, otherwise: str) -> str:
    """Give the words; raises `Refusal` where there are none."""
    if not words.strip():
        raise Refusal(otherwise)
    return words.strip()
