"""How a partnership stands, the reviews it held, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import get_language

from startbaan.apps.files.queries import OpenedFile, opened_file
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import PartnershipStanding, ReviewDocument, ReviewHeld
from startbaan.apps.quality.queries.reach import Reach, partnerships_seen, reach_of
from startbaan.domain.quality import reviews
from startbaan.domain.quality.reviews import Due, ReviewKind
from startbaan.domain.sources import Status


@dataclass(frozen=True)
class ShownDue:
    """One review that is due, in words."""

    due: Due
    on: date

    @property
    def title(self) -> str:
        """What it is called."""
        return self.due.rule.title.said(get_language() or "nl")

    @property
    def about(self) -> str:
        """What it is."""
        return self.due.rule.about.said(get_language() or "nl")

    @property
    def place(self) -> str:
        """Where it stands."""
        return self.due.source.named(get_language() or "nl")

    @property
    def note(self) -> str:
        """What the source leaves open."""
        return self.due.source.explained(get_language() or "nl")

    @property
    def is_verified(self) -> bool:
        """Whether a source says so."""
        return self.due.source.status is Status.CONFIRMED

    @property
    def is_late(self) -> bool:
        """Whether the day has gone by."""
        return self.due.is_late(on=self.on)

    @property
    def is_visit(self) -> bool:
        """Whether it is a visit to another, of which several are owed."""
        return self.due.rule.kind is ReviewKind.VISIT


@dataclass(frozen=True)
class ReviewsPage:
    """The standing of a partnership, what is due by it, and what was held, the newest first."""

    reach: Reach
    standing: PartnershipStanding | None
    due: tuple[ShownDue, ...]
    held: Sequence[ReviewHeld]


def reviews_page(viewer: Viewer, key: str) -> ReviewsPage:
    """The reviews of one partnership; raises Http404 for who does not see it."""
    reach = reach_of(viewer, key)
    held = reviews_held(reach.partnership)
    standing = standing_on(reach.partnership, on=viewer.on)
    return ReviewsPage(reach, standing, due_of(standing, held, on=viewer.on), held)


def standing_on(partnership: Organisation, *, on: date) -> PartnershipStanding | None:
    """How a partnership stands on a day; None where nobody wrote it down."""
    return PartnershipStanding.objects.filter(partnership=partnership, period__contains=on).first()


def reviews_held(partnership: Organisation) -> list[ReviewHeld]:
    """The reviews and visits of a partnership, the newest first."""
    documents = Prefetch("documents", ReviewDocument.objects.order_by("name", "pk"))
    return list(ReviewHeld.objects.filter(partnership=partnership).prefetch_related(documents).order_by("-day", "-pk"))


def due_of(standing: PartnershipStanding | None, held: Sequence[ReviewHeld], *, on: date) -> tuple[ShownDue, ...]:
    """What is due of a partnership, the nearest day first; nothing is known without its standing."""
    if standing is None:
        return ()
    done = tuple((ReviewKind(row.kind_of_review), row.day) for row in held)
    known = reviews.Partnership(reviews.Standing(standing.standing), standing.period.start, done)
    return tuple(ShownDue(due, on) for due in reviews.due(known, on=on))


def review_named(viewer: Viewer, key: UUID) -> tuple[ReviewsPage, ReviewHeld]:
    """One review to change, with its page; raises Http404 for who does not keep the programme there."""
    place = ReviewHeld.objects.filter(key=key).values_list("partnership__key", flat=True).first()
    page = reviews_page(viewer, place or "")
    if not page.reach.may_write:
        raise Http404
    return page, next(row for row in page.held if row.key == key)


def open_review_document(viewer: Viewer, key: UUID) -> OpenedFile:
    """Open a document of a review; raises Http404 for who does not see the quality of that partnership."""
    row = ReviewDocument.objects.filter(key=key, review__partnership__in=partnerships_seen(viewer)).first()
    if row is None:
        raise Http404
    return opened_file(row.file_id, name=row.name)
