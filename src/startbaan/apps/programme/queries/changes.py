"""A change of a track in words, before anybody decides: what comes, what moves, what goes, what stays."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Post
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.plans import Replanning, Wanted, replanning
from startbaan.apps.programme.queries.seen import page_language
from startbaan.apps.programme.queries.tracks import TrackView
from startbaan.apps.programme.queries.versions import versions_for
from startbaan.domain.periods import Period
from startbaan.domain.schedule.cards import cards
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.plan import Slot
from startbaan.ui.wording import short_day


@dataclass(frozen=True)
class Line:
    """One thing that changes: what, in which year, and between which days before and after."""

    title: str
    year: int
    before: Period | None
    after: Period | None

    @property
    def now(self) -> str:
        """Its days now, in words."""
        return _days(self.before)

    @property
    def then(self) -> str:
        """Its days after the change, in words."""
        return _days(self.after)


@dataclass(frozen=True)
class Preview:
    """What a change would do to a track."""

    made: Replanning
    ends_before: date | None
    ends_after: date | None
    added: tuple[Line, ...]
    moved: tuple[Line, ...]
    removed: tuple[Line, ...]

    @property
    def kept(self) -> int:
        """How many things stay because they were done, agreed, dropped or ticked."""
        return len(self.made.activities.kept) + len(self.made.subjects.kept)

    @property
    def consequences(self) -> list[str]:
        """What would happen, a sentence each."""
        new, moved, gone = len(self.added), len(self.moved), len(self.removed)
        said = [
            (new, ngettext("Er komt %(count)s activiteit bij.", "Er komen %(count)s activiteiten bij.", new)),
            (moved, ngettext("%(count)s activiteit verschuift.", "%(count)s activiteiten verschuiven.", moved)),
            (gone, ngettext("%(count)s activiteit verdwijnt.", "%(count)s activiteiten verdwijnen.", gone)),
        ]
        sentences = [sentence % {"count": count} for count, sentence in said if count]
        if self.kept:
            sentences.append(_("Wat gedaan, afgesproken, vervallen of afgevinkt is, blijft zoals het is."))
        if self.ends_after and self.ends_after != self.ends_before:
            sentences.append(_("De laatste dag van het traject wordt %(day)s.") % {"day": short_day(self.ends_after)})
        return sentences or [_("Er verandert niets in de planning.")]


def preview(view: TrackView, *, wanted: Wanted) -> Preview:
    """Say what would change if a track were made from this; raises `TooManyYears`, `OutsideCalendar`."""
    made = replanning(view.track, wanted=wanted, on=view.on)
    before, after = _Titles(made.before), _Titles(made.after)
    lines = made.activities
    period: Period = view.track.period
    return Preview(
        made=made,
        ends_before=period.last,
        ends_after=made.plan.period.last,
        added=_lines(after.line(item.slot, after=item.window) for item in lines.added),
        moved=_lines(after.line(m.after.slot, before=m.before.window, after=m.after.window) for m in lines.moved),
        removed=_lines(before.line(row.slot, before=row.window) for row in lines.removed),
    )


def with_coaching(view: TrackView, year: int) -> Wanted:
    """What a track is made from once coaching is asked in a year."""
    wanted = Wanted.of(view.track)
    day = max(view.on, wanted.years[year - 1].start)
    return replace(wanted, coaching_from=(*wanted.coaching_from, day))


def with_more_years(view: TrackView, *, years: int = 1) -> Wanted:
    """What a track is made from when it is some years longer."""
    wanted = Wanted.of(view.track)
    return replace(wanted, extension_years=wanted.extension_years + years)


def with_start(view: TrackView, *, start_on: date, holiday_region: str) -> Wanted:
    """What a track is made from with another first day, or in another region."""
    return replace(Wanted.of(view.track), begins_on=start_on, holiday_region=holiday_region)


def versions_to_choose(viewer: Viewer, view: TrackView) -> list[models.ProgrammeVersion]:
    """The other versions by which this starter's track could go on: those for the school of today."""
    post = Post.objects.filter(person=view.starter, period__contains=viewer.on).select_related("school").first()
    return [row for row in versions_for(post.school) if row.pk != view.track.version_id] if post else []


class _Titles:
    """The titles of one version in the language of the page."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.cards = cards(definition, page_language()).by_key

    def line(self, slot: Slot, *, before: Period | None = None, after: Period | None = None) -> Line:
        key, year, number = slot
        title = self.cards[key].title if key in self.cards else key
        many = key in self.cards and self.definition.activity(key).times.most > 1
        return Line(f"{title} {number}" if many else title, year, before, after)


def _lines(found: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(found, key=lambda line: (line.year, (line.after or line.before or FAR).start, line.title)))


FAR = Period(date.max)


def _days(period: Period | None) -> str:
    if period is None:
        return ""
    return _("%(first)s tot en met %(last)s") % {
        "first": short_day(period.start),
        "last": short_day(period.last or period.start),
    }
