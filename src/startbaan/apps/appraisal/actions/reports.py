"""The report of a talk: kept, handed in, signed, added to, and shared with a line manager who came later."""

from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.appraisal.models import LONGEST, AppraisalComment, AppraisalNote, AppraisalReport
from startbaan.apps.appraisal.queries import Talk, is_signed, own_report
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people import actions as people
from startbaan.apps.people.access import Viewer, editable_by, may_make, visible_to
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import close_activity, keep_for_manager
from startbaan.domain.privacy.policy import Kind, Relation


class Changed(Refusal):
    """Someone else, or the same person in another window, kept another text meanwhile."""

    def __init__(self, report: AppraisalReport) -> None:
        super().__init__(
            _("Dit verslag is intussen ergens anders bewaard. Hieronder staan beide teksten; er is niets overschreven.")
        )
        self.report = report


def keep_report(
    *, by: Viewer, at: datetime, talk: Talk, version: int, seen: str | None, words: str | None
) -> AppraisalReport:
    """Keep what the line manager saw and wrote, as the next version; None leaves a part as it is. Journal which parts.

    Until it is handed in it is the writer's alone. `version` is the one that was read before writing, 0
    when there was none. Raises `NotYours` unless the viewer is line manager of the starter, `Changed`
    when another version was kept meanwhile, and `Refusal` when it was signed or is too long.
    """
    row = _own(by, talk, at=at)
    texts = {name: text.strip() for name, text in (("seen", seen), ("words", words)) if text is not None}
    if any(len(text) > LONGEST for text in texts.values()):
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))
    if row.version != version:
        raise Changed(row)
    for name, text in texts.items():
        setattr(row, name, text)
    with refusals():
        _step(by, row, version=version, changed=list(texts))
        changes = dict.fromkeys(texts, (None, None))
        log(by=by, at=at, verb="keep_report", kind=Kind.APPRAISAL, thing=row, starter=row.starter_id, changes=changes)
    return row


def hand_in(*, by: Viewer, at: datetime, talk: Talk, version: int, seen: str, words: str) -> AppraisalReport:
    """Keep the report and show it to the starter, with the day and length of the visit and the day of the talk.

    From then on only the line manager undoes the talk. Handing in again shows the starter the newer text.
    Raises what `keep_report` does, and `Refusal` when the visit or the talk has not taken place or nothing was
    written of it.
    """
    if talk.visit_is_missing:
        raise Refusal(_("Leg eerst het klassenbezoek vast. Daarna lever je het verslag in."))
    if not talk.is_held:
        raise Refusal(_("Leg eerst vast wanneer het gesprek was. Daarna lever je het verslag in."))
    if not words.strip():
        raise Refusal(_("Schrijf eerst op wat jullie hebben besproken."))
    row = keep_report(by=by, at=at, talk=talk, version=version, seen=seen, words=words)
    visit = talk.visit.row if talk.visit else None
    row.title, row.handed_in_at, row.talked_on = talk.name, row.handed_in_at or at, talk.item.row.done_on
    row.visited_on, row.visit_minutes = (visit.done_on, visit.minutes) if visit else (None, None)
    with refusals():
        row.save(update_fields=["title", "handed_in_at", "talked_on", "visited_on", "visit_minutes"])
        keep_for_manager(by=by, activity=talk.item.pk)
        log(by=by, at=at, verb="hand_in_report", kind=Kind.APPRAISAL, thing=row, starter=row.starter_id)
        tell(
            by=by,
            to=[row.starter_id],
            subject=Said(gettext_noop("Het verslag van je gesprek is klaar")),
            lines=[Said(gettext_noop("%(name)s leverde het in. Lees het, en onderteken het."), {"name": by.name})],
            path=reverse("appraisal:report", args=[row.item]),
            kind=Kind.APPRAISAL,
            starter=row.starter_id,
            key=f"appraisal:{row.item}:{row.version}",
            at=at,
            item=row,
        )
    return row


def sign(*, by: Viewer, at: datetime, item: UUID, version: int, words: str) -> None:
    """Sign a report as its starter, with a comment or without; from then on nobody changes it or undoes its talk.

    Journals it. Raises `NotYours` unless it is about the viewer, and `Refusal` when it was signed already, or was
    changed after the viewer read it.
    """
    row = _about(by, item)
    if is_signed(by, item):
        raise Refusal(_("Je hebt dit verslag al ondertekend."))
    if row.version != version:
        raise Refusal(_("Je leidinggevende heeft het verslag intussen aangepast. Lees het opnieuw, en onderteken dan."))
    with refusals():
        _comment(by, row, at=at, words=words, signed_version=version, verb="sign_report")
        if row.activity_id is not None:
            close_activity(by=by, activity=row.activity_id)


def add_to_report(*, by: Viewer, at: datetime, item: UUID, words: str) -> None:
    """Write a correction or addition under a signed report, as its starter or as the line manager who wrote it.

    Raises `NotYours` for anyone else, and `Refusal` when it was not signed yet or nothing was written.
    """
    row = visible_to(by, AppraisalReport.objects.filter(pk=item, handed_in_at__isnull=False)).first()
    if row is None:
        raise NotYours(_("Dit is geen verslag van jou."))
    if not is_signed(by, item):
        raise Refusal(_("Dit verslag is nog niet ondertekend. Tot dan past de leidinggevende het zelf aan."))
    if not words.strip():
        raise Refusal(_("Schrijf eerst op wat je wilt aanvullen."))
    if row.starter_id in by.persons:
        _comment(by, row, at=at, words=words, signed_version=None, verb="add_comment")
        return
    if row.author_id not in by.persons or not editable_by(by, AppraisalReport.objects.filter(pk=item)).exists():
        raise NotYours(_("Alleen de starter en wie het verslag schreef, vullen het aan."))
    note = AppraisalNote(report=row, author_id=by.person, words=_fitting(words), written_at=at)
    with refusals():
        note.save(force_insert=True)
        log(by=by, at=at, verb="add_note", kind=Kind.APPRAISAL, thing=row, starter=row.starter_id)


def share(*, by: Viewer, at: datetime, item: UUID, until: date | None) -> None:
    """Let a line manager who did not write it read a report, with what the starter wrote under it.

    Raises `NotYours` unless it is about the viewer, and `Refusal` when there is no such manager today.
    """
    people.share(by=by, row=_about(by, item), relation=Relation.MANAGER, until=until, at=at)


def unshare(*, by: Viewer, at: datetime, item: UUID, share: UUID) -> None:
    """Take back what was shared of a report, and of what the starter wrote under it.

    Raises `NotYours` unless it is about the viewer and the share is of this report.
    """
    people.unshare(by=by, item=_about(by, item).item, share=share, at=at)


def _own(by: Viewer, talk: Talk, *, at: datetime) -> AppraisalReport:
    """The report the viewer works on, or a new one under the pair of today."""
    starter = talk.item.row.starter_id
    if not may_make(by, Kind.APPRAISAL, starter):
        raise NotYours(_("Alleen de leidinggevende van deze starter schrijft het verslag."))
    row = own_report(by, talk.item.pk)
    if row is None:
        pair = next(held.pair for held in by.pairs if held.relation is Relation.MANAGER and held.starter == starter)
        return AppraisalReport(
            starter_id=starter,
            pair_id=pair,
            author_id=by.person,
            made_at=at,
            activity_id=talk.item.pk,
            title=talk.name,
            year=talk.year,
            version=0,
        )
    if is_signed(by, row.pk):
        raise Refusal(_("Dit verslag is ondertekend en afgesloten. Een correctie schrijf je als aanvulling."))
    return row


def _step(by: Viewer, row: AppraisalReport, *, version: int, changed: list[str]) -> None:
    """Save as the next version, unless another window was first."""
    rows = editable_by(by, AppraisalReport.objects.filter(pk=row.pk, version=version))
    row.version = version + 1
    if row.version == 1:
        row.save(force_insert=True)
    elif rows.update(version=row.version, **{name: getattr(row, name) for name in changed}) != 1:
        raise Changed(AppraisalReport.objects.get(pk=row.pk))


def _about(by: Viewer, item: UUID) -> AppraisalReport:
    rows = AppraisalReport.objects.filter(pk=item, starter__in=by.persons, handed_in_at__isnull=False)
    row = visible_to(by, rows).first()
    if row is None:
        raise NotYours(_("Dit is geen verslag van jou."))
    return row


def _comment(
    by: Viewer, row: AppraisalReport, *, at: datetime, words: str, signed_version: int | None, verb: str
) -> None:
    made = AppraisalComment(
        starter_id=row.starter_id,
        pair_id=row.pair_id,
        author_id=row.starter_id,
        made_at=at,
        handed_in_at=at,
        report=row,
        signed_version=signed_version,
        words=_fitting(words),
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb=verb, kind=Kind.APPRAISAL_COMMENT, thing=made, starter=row.starter_id)
        _tell_writer(by, row, made, at=at)
        people.share_along(by=by, row=made, at=at)


def _tell_writer(by: Viewer, row: AppraisalReport, made: AppraisalComment, *, at: datetime) -> None:
    signed = gettext_noop("%(name)s ondertekende het verslag van jullie gesprek")
    added = gettext_noop("%(name)s vulde het verslag van jullie gesprek aan")
    tell(
        by=by,
        to=[row.author_id],
        subject=Said(signed if made.signed_version is not None else added, {"name": by.name}),
        lines=[Said(gettext_noop("Open het verslag om te lezen wat erbij staat."))],
        path=reverse("appraisal:report", args=[row.item]),
        kind=Kind.APPRAISAL_COMMENT,
        starter=row.starter_id,
        key=f"appraisal:{made.item}",
        at=at,
        item=made,
    )


def _fitting(words: str) -> str:
    if len(words) > LONGEST:
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))
    return words.strip()
