"""Saying whom one wishes to be coupled to, or not; and taking that back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.intake.models import MatchWish
from startbaan.apps.intake.queries.wishes import wish_page
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.policy import Kind

KEPT_DAYS = 365
MOST = 20


def make_wish(
    *, by: Viewer, at: datetime, says: str, coach: int | None = None, school: int | None = None, address: str = ""
) -> MatchWish:
    """Keep a wish about one coach, one school or one starter; journal that there is one.

    Raises `Refusal` for what this person may not wish about, for a second wish about the same and for too many.
    """
    page = wish_page(by)
    allowed = (
        (coach is None or coach in {person.pk for person in page.coaches})
        and (school is None or school in {place.pk for place in page.schools})
        and (not address or page.is_coach)
    )
    if not allowed:
        raise Refusal(_("Kies iemand uit de lijst."))
    if len(page.wishes) >= MOST:
        raise Refusal(_("Je hebt al %(most)s wensen. Haal er eerst een weg.") % {"most": MOST})
    made = MatchWish(
        author_id=by.person, says=says, coach_id=coach, school_id=school, address=address.strip().lower(), made_at=at
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="wish_coach", kind=Kind.AUTHOR_ONLY, thing=made)
    return made


def withdraw_wish(*, by: Viewer, at: datetime, wish: UUID) -> None:
    """Take back a wish of one's own; journal that. Raises `NotYours`."""
    row = editable_by(by, MatchWish.objects.filter(pk=wish)).first()
    if row is None:
        raise NotYours(_("Dit is geen wens van jou."))
    log(by=by, at=at, verb="withdraw_wish", kind=Kind.AUTHOR_ONLY, thing=row)
    row.delete()


def forget_wishes(*, at: datetime, using: str = "owner") -> int:
    """Remove wishes older than a year, as the owner; gives how many."""
    return MatchWish.objects.using(using).filter(made_at__lt=at - timedelta(days=KEPT_DAYS)).delete()[0]
