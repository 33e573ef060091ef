"""Reports of talks and visits: their texts with all versions, their agreements, and what is still open of those."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import Agreement, CoachingReport, ReportVersion
from startbaan.apps.coaching.queries.talks import Moment, Section, coach_of, moment_of
from startbaan.apps.people.access import Viewer, editable_by, may_make, open_all, open_one, visible_to
from startbaan.domain.privacy.policy import Kind, Relation

SOON_DAYS = 7


@dataclass(frozen=True)
class Version:
    """One text as somebody saved it."""

    number: int
    name: str
    by_you: bool
    at: datetime
    words: str


@dataclass(frozen=True)
class Text:
    """One text of a report with all its versions, the newest first."""

    section: Section
    versions: tuple[Version, ...]

    @property
    def label(self) -> str:
        """What it is called."""
        return str(self.section.label)

    @property
    def now(self) -> Version | None:
        """How it reads now."""
        return next(iter(self.versions), None)

    @property
    def words(self) -> str:
        """Its words now."""
        return self.now.words if self.now else ""

    @property
    def number(self) -> int:
        """On which version somebody builds who changes it now."""
        return self.now.number if self.now else 0

    @property
    def earlier(self) -> tuple[Version, ...]:
        """How it read before."""
        return self.versions[1:]


@dataclass(frozen=True)
class Promise:
    """An agreement of a talk as it stands today."""

    row: Agreement
    on: date
    you: Agreement.Whose | None  # what the viewer is in it

    @property
    def item(self) -> UUID:
        """Its key."""
        return self.row.pk

    @property
    def words(self) -> str:
        """What was agreed."""
        return self.row.words

    @property
    def whose(self) -> str:
        """Whose it is."""
        if self.row.whose == self.you:
            return _("jij")
        return str(Agreement.Whose(self.row.whose).label)

    @property
    def is_done(self) -> bool:
        """Whether it was kept."""
        return self.row.done_on is not None

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return not self.is_done and self.row.due_on is not None and self.row.due_on < self.on


@dataclass(frozen=True)
class ShownReport:
    """A report on its page, as this viewer may read it."""

    row: CoachingReport
    moment: Moment | None
    texts: tuple[Text, ...]
    agreements: tuple[Promise, ...]
    may_write: bool
    is_own: bool

    @property
    def item(self) -> UUID:
        """Its key."""
        return self.row.item

    @property
    def kind(self) -> Kind:
        """What it is in the table."""
        return Kind.COACHING_REPORT

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote or agreed anything."""
        return not (self.agreements or any(text.now for text in self.texts))


def may_write_about(viewer: Viewer, moment: Moment) -> bool:
    """Say whether the viewer may write a report of this moment: the starter, and who was or is the coach on its day."""
    if not may_make(viewer, Kind.COACHING_REPORT, moment.starter.pk):
        return False
    pair = coach_of(moment.starter.pk, day=moment.met_on or viewer.on)
    return moment.starter.pk in viewer.persons or (pair is not None and pair.pk in viewer.pair_ids())


def reports_of(viewer: Viewer, moment: Moment) -> QuerySet[CoachingReport]:
    """The reports of a moment, the newest first; more than one when the coach changed before it was held."""
    return visible_to(viewer, _about(moment)).order_by("-made_at", "pk")


def report_to_write(viewer: Viewer, moment: Moment) -> CoachingReport | None:
    """The report of a moment in which the viewer may write now."""
    return editable_by(viewer, _about(moment)).order_by("-made_at", "pk").first()


def open_report(viewer: Viewer, item: UUID, *, at: datetime) -> ShownReport:
    """Open one report; journalled when it is about someone else, Http404 when the viewer may not see it."""
    row = open_one(viewer, CoachingReport.objects.select_related("starter", "activity", "contact"), at=at, item=item)
    return _shown(viewer, row)


def open_report_of(viewer: Viewer, moment: Moment, *, at: datetime) -> ShownReport | None:
    """Open the newest report of a moment that the viewer may see; journalled when it is about someone else."""
    row = reports_of(viewer, moment).first()
    return open_report(viewer, row.pk, at=at) if row else None


def text_of(viewer: Viewer, moment: Moment, section: Section) -> Text:
    """One text of a moment as the viewer may read it, with its versions; empty when nobody wrote it."""
    row = report_to_write(viewer, moment) or reports_of(viewer, moment).first()
    return _texts(viewer, row, [section])[0] if row else Text(section, ())


def open_agreements(viewer: Viewer, starter: int, *, at: datetime, but: UUID | None = None) -> list[Promise]:
    """What starter and coach agreed and is still to do, the first due first; reading it is journalled."""
    rows = visible_to(viewer, Agreement.objects.filter(report__starter=starter, done_on=None).exclude(report=but))
    found = list(rows.order_by(F("due_on").asc(nulls_last=True), "made_at", "pk"))
    open_all(viewer, CoachingReport.objects.filter(pk__in={row.report_id for row in found}), at=at)
    you = _part_of(viewer, starter)
    return [Promise(row, viewer.on, you) for row in found]


def open_agreement_counts(viewer: Viewer, starters: Collection[int]) -> dict[int, int]:
    """How many agreements of these starters are still to do."""
    rows = visible_to(viewer, Agreement.objects.filter(report__starter__in=list(starters), done_on=None))
    counts: dict[int, int] = {}
    for starter in rows.values_list("report__starter", flat=True):
        counts[starter] = counts.get(starter, 0) + 1
    return counts


def my_due_agreements(viewer: Viewer, *, until: date) -> QuerySet[Agreement]:
    """The agreements that are the viewer's to keep by a day, as starter or as coach, without their words."""
    mine = Q(report__starter__in=viewer.persons, whose__in=[Agreement.Whose.STARTER, Agreement.Whose.BOTH])
    ours = Q(report__pair__in=viewer.pair_ids(), whose__in=[Agreement.Whose.COACH, Agreement.Whose.BOTH])
    rows = visible_to(viewer, Agreement.objects.filter(mine | ours, done_on=None, due_on__lte=until))
    return rows.select_related("report__starter").defer("words").order_by("due_on", "pk")


def moment_of_report(viewer: Viewer, row: CoachingReport) -> Moment | None:
    """The talk, visit or contact a report is of; None when the viewer may read the report alone."""
    key = f"gesprek-{row.activity_id}" if row.activity_id else f"contact-{row.contact_id}"
    try:
        return moment_of(viewer, key)
    except Http404:
        return None


def _about(moment: Moment) -> QuerySet[CoachingReport]:
    if moment.item:
        return CoachingReport.objects.filter(activity=moment.item.pk, starter=moment.starter)
    return CoachingReport.objects.filter(contact=moment.contact, starter=moment.starter)


def _shown(viewer: Viewer, row: CoachingReport) -> ShownReport:
    moment = moment_of_report(viewer, row)
    sections = moment.sections if moment else tuple(Section)
    agreements = visible_to(viewer, Agreement.objects.filter(report=row)).order_by("made_at", "pk")
    texts = _texts(viewer, row, sections)
    you = _part_of(viewer, row.starter_id)
    return ShownReport(
        row=row,
        moment=moment,
        texts=tuple(texts) if moment else tuple(text for text in texts if text.now),
        agreements=tuple(Promise(agreement, viewer.on, you) for agreement in agreements),
        may_write=editable_by(viewer, CoachingReport.objects.filter(pk=row.pk)).exists(),
        is_own=row.starter_id in viewer.persons,
    )


def _part_of(viewer: Viewer, starter: int) -> Agreement.Whose | None:
    if starter in viewer.persons:
        return Agreement.Whose.STARTER
    return Agreement.Whose.COACH if starter in viewer.starters(Relation.COACH) else None


def _texts(viewer: Viewer, row: CoachingReport, sections: Sequence[Section]) -> list[Text]:
    rows = visible_to(viewer, ReportVersion.objects.filter(report=row)).select_related("author").order_by("-number")
    found: dict[str, list[Version]] = {}
    for version in rows:
        found.setdefault(version.section, []).append(
            Version(
                version.number,
                str(version.author),
                version.author_id in viewer.persons,
                version.written_at,
                version.words,
            )
        )
    return [Text(section, tuple(found.get(section, ()))) for section in sections]
