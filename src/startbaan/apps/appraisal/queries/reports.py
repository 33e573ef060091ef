"""One report: as its writer works on it, and as someone opens it with its signature and what was added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.appraisal.models import AppraisalComment, AppraisalNote, AppraisalReport
from startbaan.apps.people.access import Viewer, editable_by, open_all, open_one, visible_to
from startbaan.apps.people.queries import SharedWith, offered, shared_with
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.wording import long_day, minutes


@dataclass(frozen=True)
class Added:
    """What was written under a report, by whom and when."""

    name: str
    by_you: bool
    at: datetime
    words: str


@dataclass(frozen=True)
class ShownReport:
    """One report on its page, as this viewer may see it."""

    row: AppraisalReport
    signature: AppraisalComment | None
    added: tuple[Added, ...]
    is_own: bool  # the viewer is the starter
    is_writer: bool
    shares: tuple[SharedWith, ...]
    to_share_with: tuple[tuple[Relation, str], ...]

    @property
    def is_signed(self) -> bool:
        """Whether it is closed."""
        return self.signature is not None

    @property
    def may_sign(self) -> bool:
        """Whether it waits for this viewer's signature."""
        return self.is_own and self.signature is None

    @property
    def may_change(self) -> bool:
        """Whether its writer may still change it."""
        return self.is_writer and self.signature is None

    @property
    def may_add(self) -> bool:
        """Whether the viewer may add a correction."""
        return self.is_signed and (self.is_own or self.is_writer)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Who, when and how long."""
        row = self.row
        found = [(_("Starter"), str(row.starter)), (_("Leidinggevende"), str(row.author))]
        if row.visited_on:
            length = f", {minutes(row.visit_minutes)}" if row.visit_minutes else ""
            found.append((_("Klassenbezoek"), f"{long_day(row.visited_on)}{length}"))
        if row.talked_on:
            found.append((_("Gesprek"), long_day(row.talked_on)))
        return found


def own_report(viewer: Viewer, activity: int) -> AppraisalReport | None:
    """The report the viewer is writing or wrote of a talk, under the pair of today."""
    rows = AppraisalReport.objects.filter(activity=activity, author__in=viewer.persons)
    return editable_by(viewer, rows).order_by("-made_at").first()


def is_about(viewer: Viewer, item: UUID) -> bool:
    """Say whether a report that was handed in is about the viewer."""
    rows = AppraisalReport.objects.filter(pk=item, starter__in=viewer.persons, handed_in_at__isnull=False)
    return visible_to(viewer, rows).exists()


def is_signed(viewer: Viewer, item: UUID) -> bool:
    """Say whether a report the viewer may see was signed."""
    rows = AppraisalComment.objects.filter(report=item, signed_version__isnull=False)
    return visible_to(viewer, rows).exists()


def open_report(viewer: Viewer, item: UUID, *, at: datetime) -> ShownReport:
    """Open a report that was handed in; journalled when it is someone else's, Http404 when it may not be seen."""
    rows = AppraisalReport.objects.filter(handed_in_at__isnull=False).select_related("starter", "author")
    row = open_one(viewer, rows, at=at, item=item)
    under_it = AppraisalComment.objects.filter(report=row).select_related("author").order_by("made_at", "pk")
    comments = open_all(viewer, under_it, at=at)
    notes = visible_to(viewer, AppraisalNote.objects.filter(report=row)).select_related("author")
    is_own = row.starter_id in viewer.persons
    return ShownReport(
        row=row,
        signature=next((comment for comment in comments if comment.signed_version is not None), None),
        added=tuple(sorted([*_comments(viewer, comments), *_notes(viewer, notes)], key=lambda added: added.at)),
        is_own=is_own,
        is_writer=row.author_id in viewer.persons
        and editable_by(viewer, AppraisalReport.objects.filter(pk=item)).exists(),
        shares=shared_with(viewer, row.item),
        to_share_with=offered(viewer, row),
    )


def _comments(viewer: Viewer, rows: Iterable[AppraisalComment]) -> Iterable[Added]:
    for row in rows:
        if row.signed_version is None:
            yield Added(str(row.author), row.author_id in viewer.persons, row.made_at, row.words)


def _notes(viewer: Viewer, rows: Iterable[AppraisalNote]) -> Iterable[Added]:
    for row in rows:
        yield Added(str(row.author), row.author_id in viewer.persons, row.written_at, row.words)
