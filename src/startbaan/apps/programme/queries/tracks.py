"""One starter's three years: the years with their activities, how far one is, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.people.access import Near, Viewer, near, visible_near, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.plans import Wanted, ends_early
from startbaan.apps.programme.queries.seen import Seen, Standing, page_language, seen
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.schedule.cards import ActivityCard, cards
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.definition import Standing as AllYear
from startbaan.ui.shapes import Moment, Timeline, TimelineYear
from startbaan.ui.wording import long_day

ARRANGERS = (Relation.MANAGER, Relation.COORDINATOR, Relation.HR)
SOON = (Standing.LATE, Standing.CHECK, Standing.WEEK, Standing.NOW)


@dataclass(frozen=True)
class Group:
    """Activities that stand alike."""

    standing: Standing
    items: tuple[Seen, ...]


@dataclass(frozen=True)
class TrackYear:
    """One year of a track."""

    number: int
    period: Period
    items: tuple[Seen, ...]
    all_year: tuple[ActivityCard, ...]

    @property
    def name(self) -> str:
        """Its name on a page."""
        return _("Jaar %(number)s") % {"number": self.number}

    @property
    def most(self) -> int:
        """The end of its bar; never zero."""
        return max(self.total, 1)

    @property
    def count(self) -> str:
        """How far, in words."""
        return _("%(done)s van %(total)s gedaan") % {"done": self.done, "total": self.total}

    @cached_property
    def dated(self) -> tuple[Seen, ...]:
        """The activities with a moment of their own that still count."""
        return tuple(item for item in self.items if item.standing is not Standing.DROPPED)

    @cached_property
    def done(self) -> int:
        """How many are done."""
        return sum(item.standing is Standing.DONE for item in self.dated)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.dated)


@dataclass(frozen=True)
class TrackView:
    """A track as someone may see it today."""

    track: models.Track
    starter: Person
    definition: Definition
    on: date
    items: tuple[Seen, ...]
    periods: tuple[Period, ...]
    relations: tuple[Relation, ...]

    @property
    def is_mine(self) -> bool:
        """Whether it is the viewer's own."""
        return Relation.STARTER in self.relations

    @property
    def may_write(self) -> bool:
        """Whether the viewer may ask for coaching in it."""
        return any(access(relation, Kind.TRACK) is Access.WRITE for relation in self.relations)

    @property
    def may_arrange(self) -> bool:
        """Whether the viewer may make it longer, plan it anew, or let it go on by another version."""
        return not self.ends_early and any(relation in ARRANGERS for relation in self.relations)

    @property
    def relation(self) -> Relation:
        """What the viewer is to the starter first of all."""
        return next(iter(self.relations), Relation.PARTICIPANT)

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("programme:my_track") if self.is_mine else reverse("programme:track", args=[self.starter.key])

    @property
    def may_extend(self) -> bool:
        """Whether the programme allows one more year, and the viewer may give it."""
        return self.may_arrange and self.track.extension_years < self.definition.extension.most_years

    @property
    def last_day(self) -> date:
        """The last day."""
        period: Period = self.track.period
        return period.last or period.start

    @property
    def lead(self) -> str:
        """Where one is, in a sentence."""
        if self.ended:
            return ""
        if self.year_now is None:
            return _("Het traject begint op %(day)s.") % {"day": long_day(self.track.start_on)}
        year = self.years[self.year_now - 1]
        where = _("Je zit in jaar %(year)s van %(years)s.") if self.is_mine else _("Jaar %(year)s van %(years)s.")
        far = ngettext(
            "Dit jaar is %(done)s van de %(total)s activiteiten gedaan.",
            "Dit jaar zijn %(done)s van de %(total)s activiteiten gedaan.",
            year.done,
        )
        return f"{where} {far}" % {
            "year": self.year_now,
            "years": len(self.periods),
            "done": year.done,
            "total": year.total,
        }

    @property
    def line_title(self) -> str:
        """The heading above the line of years."""
        count = len(self.periods)
        return ngettext("%(count)s jaar op één lijn", "%(count)s jaar op één lijn", count) % {"count": count}

    @property
    def all_year(self) -> tuple[ActivityCard, ...]:
        """What goes on all year in the year one is in."""
        return self.this_year.all_year if self.this_year else ()

    @property
    def title(self) -> str:
        """The name of the programme."""
        return cards(self.definition, page_language()).title

    @cached_property
    def years(self) -> tuple[TrackYear, ...]:
        """Its years in order, each with its activities in the order of their days."""
        by_key = cards(self.definition, page_language()).by_key
        standing = [activity for activity in self.definition.activities if isinstance(activity.timing, AllYear)]
        return tuple(
            TrackYear(
                number,
                period,
                tuple(item for item in self.items if min(item.row.year, len(self.periods)) == number),
                tuple(by_key[activity.key] for activity in standing if number in activity.years),
            )
            for number, period in enumerate(self.periods, start=1)
        )

    @property
    def year_now(self) -> int | None:
        """The number of the year one is in."""
        return next((number for number, period in enumerate(self.periods, start=1) if self.on in period), None)

    @property
    def this_year(self) -> TrackYear | None:
        """The year one is in."""
        return self.years[self.year_now - 1] if self.year_now else None

    @cached_property
    def ends_early(self) -> bool:
        """Whether it was ended before its last year is over."""
        return ends_early(self.track)

    @property
    def ended(self) -> bool:
        """Whether its last day has passed."""
        period: Period = self.track.period
        return period.end is not None and period.end <= self.on

    @cached_property
    def next_steps(self) -> tuple[Seen, ...]:
        """What is open now, the most pressing first; and when nothing is, the first thing to come."""
        if self.ended:
            return ()
        pressing = [item for item in self.items if item.standing in SOON]
        if pressing:
            return tuple(sorted(pressing, key=lambda item: (SOON.index(item.standing), item.day, item.pk)))
        coming = [item for item in self.items if item.standing in {Standing.AGREED, Standing.LATER}]
        return tuple(coming[:1])

    @property
    def first_step(self) -> Seen | None:
        """The one thing for a starter to do now: what is open, the most pressing first."""
        return next((item for item in self.next_steps if self.is_mine and item.standing in SOON), None)

    @property
    def first_part(self) -> str:
        """What is the starter's to do in it."""
        step = self.first_step
        return (step.part_for(Relation.STARTER) or step.card.why) if step else ""

    @property
    def open_groups(self) -> tuple[Group, ...]:
        """What else is open now by how it stands, what is late first."""
        rest = [item for item in self.next_steps if item is not self.first_step]
        found = [Group(standing, tuple(i for i in rest if i.standing is standing)) for standing in SOON]
        return tuple(group for group in found if group.items)

    @property
    def coaching_to_ask(self) -> tuple[int, ...]:
        """The years, running or to come, for which coaching can still be asked in this programme."""
        if self.ends_early:
            return ()
        coaching = self.definition.coaching
        asked = self.track.coaching_from
        return tuple(
            number
            for number, year in enumerate(self.periods, start=1)
            if coaching.on_request_from_year <= number <= coaching.max_years
            and not any(day in year for day in asked)
            and (year.end is None or self.on < year.end)
        )

    @property
    def line(self) -> Timeline:
        """The three years on one line."""
        return Timeline(
            tuple(
                TimelineYear(
                    year.name,
                    year.period.start,
                    year.period.end or year.period.start,
                    tuple(Moment(item.title, item.day, item.standing.shape, item.url) for item in year.dated),
                )
                for year in self.years
            ),
            self.on,
        )


def my_track(viewer: Viewer) -> TrackView | None:
    """The viewer's own track: the one running today, else the next, else the last."""
    return _view(viewer, _nearest(viewer, visible_to(viewer, models.Track.objects.filter(starter__in=viewer.persons))))


def own_track_among(viewer: Viewer, rows: Iterable[models.Track], items: Iterable[Seen]) -> TrackView | None:
    """The same among tracks and activities that were read already."""
    track = _first(viewer, [row for row in rows if row.starter_id in viewer.persons])
    if track is None:
        return None
    own = [item for item in items if item.row.track_id == track.pk]
    return _shown(near(viewer, track.starter_id), track, own)


def track_of(viewer: Viewer, starter: UUID) -> TrackView | None:
    """The track of a starter as far as the viewer may see it: the one running today, else the next, else the last."""
    return _view(viewer, _nearest(viewer, visible_to(viewer, models.Track.objects.filter(starter__key=starter))))


def track_near(found: Near) -> TrackView | None:
    """The same for a starter of whom it is known what the viewer is to them."""
    track = _nearest(found.viewer, visible_near(found, models.Track.objects.all()))
    return _near(found, track) if track else None


def opened_track(viewer: Viewer, starter: UUID) -> TrackView:
    """The track of a starter; raises Http404 when there is none that the viewer may see."""
    found = track_of(viewer, starter)
    if found is None:
        raise Http404
    return found


def tracks(rows: QuerySet[models.Track]) -> QuerySet[models.Track]:
    """Tracks with their starter and version, without the words of the version."""
    return rows.select_related("starter", "version").defer("version__text", "version__changes")


def activities(rows: QuerySet[models.Activity]) -> QuerySet[models.Activity]:
    """Activities with their starter, track and version, without the words of the version."""
    return rows.select_related("starter", "track__version", "words_from").defer(
        "track__version__text", "track__version__changes", "words_from__text", "words_from__changes"
    )


def _nearest(viewer: Viewer, rows: QuerySet[models.Track]) -> models.Track | None:
    return _first(viewer, tracks(rows))


def _first(viewer: Viewer, rows: Iterable[models.Track]) -> models.Track | None:
    found = sorted(rows, key=lambda track: track.start_on)
    running = [track for track in found if track.period.contains(viewer.on)]
    coming = [track for track in found if track.start_on > viewer.on]
    return next(iter([*running, *coming, *reversed(found)]), None)


def _view(viewer: Viewer, track: models.Track | None) -> TrackView | None:
    return _near(near(viewer, track.starter_id), track) if track else None


def _near(found: Near, track: models.Track) -> TrackView:
    rows = visible_near(found, models.Activity.objects.filter(track=track))
    rows = rows.select_related("words_from").defer("words_from__text", "words_from__changes")
    for row in (there := list(rows)):
        row.track = track
    return _shown(found, track, [seen(row, viewer=found.viewer) for row in there])


def _shown(found: Near, track: models.Track, items: Iterable[Seen]) -> TrackView:
    definition = definition_of(track.version)
    there = tuple(sorted(items, key=_in_order))
    return TrackView(track, track.starter, definition, found.viewer.on, there, _years(track), found.relations)


def _in_order(item: Seen) -> tuple[int, date, int]:
    return item.row.year, item.day, item.pk


def _years(track: models.Track) -> tuple[Period, ...]:
    """The years of a track by its version; one that ended early has fewer."""
    period: Period = track.period
    shared = (year.intersection(period) for year in Wanted.of(track).years)
    return tuple(year for year in shared if year is not None)
