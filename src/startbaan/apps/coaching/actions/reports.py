"""Writing a report together without overwriting each other, and making and keeping agreements."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import Agreement, CoachingReport, ReportVersion
from startbaan.apps.coaching.models.reports import LONGEST, LONGEST_AGREEMENT
from startbaan.apps.coaching.queries import Moment, Section, Text, coach_of, may_write_about, report_to_write, text_of
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import begin_activity
from startbaan.domain.privacy.policy import Kind


class Overtaken(Refusal):
    """Somebody else saved this text in the meantime; both texts are there, and one puts them together."""


def write(*, by: Viewer, at: datetime, moment: Moment, section: Section, words: str, based_on: int) -> Text:
    """Save a text of a report as a new version, built on the version with this number; journal that it was written.

    Raises `NotYours` for who may not write it, `Overtaken` when there is a newer version, and `Refusal` when
    there are no words or too many.
    """
    _check(by, moment, section=section, words=words)
    text = text_of(by, moment, section)
    if text.words.strip() == words.strip():
        return text
    if text.number != based_on:
        raise _overtaken()
    report = _report(by, at, moment)
    made = ReportVersion(
        report=report,
        section=section,
        number=based_on + 1,
        author_id=_writer(by, moment),
        written_at=at,
        words=words.strip(),
    )
    try:
        with refusals():
            made.save(force_insert=True)
    except Refusal as refusal:
        raise _overtaken() from refusal
    log(by=by, at=at, verb="write", kind=Kind.COACHING_REPORT, thing=report, starter=report.starter_id)
    return text_of(by, moment, section)


def agree(*, by: Viewer, at: datetime, moment: Moment, words: str, whose: str, due_on: date | None) -> Agreement:
    """Write down what was agreed in a talk: whose it is, and by when; journal it. The same is agreed once.

    Raises `NotYours` for who may not write in it, and `Refusal` when there are no words or too many.
    """
    if not may_write_about(by, moment):
        raise _not_yours()
    if not words.strip() or len(words) > LONGEST_AGREEMENT or whose not in Agreement.Whose.values:
        raise Refusal(_("Schrijf in één zin wat jullie afspreken, en van wie het is."))
    report = _report(by, at, moment)
    same = Agreement.objects.filter(report=report, words=words.strip(), whose=whose, due_on=due_on)
    if (there := same.first()) is not None:
        return there
    made = Agreement(
        report=report, author_id=_writer(by, moment), made_at=at, words=words.strip(), whose=whose, due_on=due_on
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="agree", kind=Kind.COACHING_REPORT, thing=report, starter=report.starter_id)
    return made


def keep_agreement(*, by: Viewer, at: datetime, agreement: UUID) -> Agreement:
    """Say that an agreement was kept; journal it. Raises `NotYours`, or `Refusal` when it was already."""
    return _turn(by, at, agreement, was_open=True)


def reopen_agreement(*, by: Viewer, at: datetime, agreement: UUID) -> Agreement:
    """Say that an agreement is still to do; journal it. Raises `NotYours`, or `Refusal` when it was open."""
    return _turn(by, at, agreement, was_open=False)


def _check(by: Viewer, moment: Moment, *, section: Section, words: str) -> None:
    if not may_write_about(by, moment) or section not in moment.sections:
        raise _not_yours()
    if section is Section.OWN and moment.starter.pk not in by.persons:
        raise NotYours(_("Deze tekst schrijft de starter zelf."))
    if not words.strip():
        raise Refusal(_("Schrijf eerst iets op."))
    if len(words) > LONGEST:
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))


def _report(by: Viewer, at: datetime, moment: Moment) -> CoachingReport:
    """The report of a moment in which the viewer may write; made when there is none, under the coach of its day."""
    pair = coach_of(moment.starter.pk, day=moment.met_on or by.on)
    found = report_to_write(by, moment)
    if found is not None and (found.pair_id == (pair.pk if pair else None) or moment.is_held):
        return found
    if found is not None and found.pair_id is None:
        rows = editable_by(by, CoachingReport.objects.filter(pk=found.pk))
        assert rows.update(pair=pair) == 1
        return found
    made = CoachingReport(
        starter=moment.starter,
        pair=pair,
        author_id=_writer(by, moment),
        made_at=at,
        handed_in_at=at,
        activity_id=moment.item.pk if moment.item else None,
        contact=moment.contact,
    )
    with refusals():
        made.save(force_insert=True)
        if moment.item:
            begin_activity(by=by, activity=moment.item.pk)
        log(by=by, at=at, verb="make", kind=Kind.COACHING_REPORT, thing=made, starter=moment.starter.pk)
    return made


def _turn(by: Viewer, at: datetime, agreement: UUID, *, was_open: bool) -> Agreement:
    rows = editable_by(by, Agreement.objects.filter(pk=agreement)).select_related("report")
    row = rows.first()
    if row is None:
        raise _not_yours()
    if (row.done_on is None) is not was_open:
        raise Refusal(_("Deze afspraak is al afgevinkt, of staat alweer open."))
    row.done_on = by.on if was_open else None
    assert rows.update(done_on=row.done_on) == 1
    verb = "keep_agreement" if was_open else "reopen_agreement"
    log(by=by, at=at, verb=verb, kind=Kind.COACHING_REPORT, thing=row.report, starter=row.report.starter_id)
    return row


def _writer(by: Viewer, moment: Moment) -> int:
    """Which of the viewer's persons writes: the starter where it is about themselves, else the one who acts."""
    return moment.starter.pk if moment.starter.pk in by.persons else by.person


def _overtaken() -> Overtaken:
    return Overtaken(_("Iemand anders heeft deze tekst intussen ook bewaard. Beide teksten staan hieronder."))


def _not_yours() -> NotYours:
    return NotYours(_("Alleen de starter en de coach van toen schrijven hier."))
