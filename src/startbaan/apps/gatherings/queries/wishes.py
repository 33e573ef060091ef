"""What starters are asked to choose, who is asked, and how the polls of a partnership stand; never who wants what."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from startbaan.apps.gatherings.models import LearningPoll, LearningTheme, LearningWish
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Affiliation, Organisation, Post
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import definition_of, page_language, published_versions
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.roles import RoleName

# Who opens the poll at the partnership; and who does so for the board that belongs to it.
OF_THE_PARTNERSHIP = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)
FIRST, LATER = (1,), (2, 3)
OPEN_DAYS = 21


@dataclass(frozen=True)
class Choosing:
    """What a starter chooses from, and chose; without themes there is nothing to choose now."""

    poll: LearningPoll | None = None
    starter: int | None = None
    themes: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = ()

    @property
    def labels(self) -> list[str]:
        """What was chosen, in words."""
        return [label for key, label in self.themes if key in self.chosen]


@dataclass(frozen=True)
class PollPage:
    """One poll: its days, how it stands, its themes, and how many starters are asked where those are enough."""

    poll: LearningPoll
    partnership: str
    year: str
    is_open: bool
    is_over: bool
    themes: tuple[tuple[str, str], ...]
    asked: int | None


@dataclass(frozen=True)
class Proposed:
    """Themes as lines of text: for everyone, for year 1, for years 2 and 3."""

    everyone: str = ""
    first: str = ""
    later: str = ""


def my_choosing(viewer: Viewer) -> Choosing:
    """What the viewer may choose today as a starter, and chose."""
    track = Track.objects.filter(starter__in=viewer.persons, period__contains=viewer.on).order_by("pk").first()
    if track is None:
        return Choosing()
    poll = _open(viewer.on).filter(organisation__in=_partnerships_of([track.starter_id], on=viewer.on)).first()
    if poll is None:
        return Choosing(starter=track.starter_id)
    year = year_group(track.period.start, on=viewer.on)
    themes = [theme for theme in poll.themes.order_by("number") if not theme.years or set(theme.years) & set(year)]
    wishes = visible_to(viewer, LearningWish.objects.filter(starter=track.starter_id, theme__poll=poll))
    return Choosing(
        poll=poll,
        starter=track.starter_id,
        themes=tuple((theme.key, theme.said(page_language())) for theme in themes),
        chosen=tuple(wishes.order_by("theme__number").values_list("theme__key", flat=True)),
    )


def year_group(began: date, *, on: date) -> tuple[int, ...]:
    """In which year of the track somebody is: the first, or a later one."""
    return FIRST if on < _a_year_after(began) else LATER


def places_to_poll(viewer: Viewer) -> list[Organisation]:
    """The partnerships for which the viewer may ask: its programme leader and working group, and its coordinators."""
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    own = Q(pk__in=viewer.organisations(*OF_THE_PARTNERSHIP))
    through = Affiliation.objects.filter(member__in=boards, period__contains=viewer.on)
    rows = Organisation.objects.filter(own | Q(pk__in=through.values("of")), of_kind=Organisation.OfKind.PARTNERSHIP)
    return list(rows.order_by("name", "pk"))


def polls(viewer: Viewer) -> list[PollPage]:
    """The polls of the partnerships for which the viewer may ask, newest first."""
    places = {place.pk: place for place in places_to_poll(viewer)}
    rows = LearningPoll.objects.filter(organisation__in=places).prefetch_related("themes")
    asked = {place: len(starters_asked(place, on=viewer.on)) for place in places}
    return [
        PollPage(
            poll=row,
            partnership=str(places[row.organisation_id]),
            year=str(SchoolYear(row.school_year)),
            is_open=row.is_open(on=viewer.on),
            is_over=row.is_over(on=viewer.on),
            themes=tuple(_for_whom(theme) for theme in sorted(row.themes.all(), key=lambda theme: theme.number)),
            asked=asked[row.organisation_id] if _enough(asked[row.organisation_id]) else None,
        )
        for row in rows.order_by("-school_year", "pk")
    ]


def polls_open(on: date) -> QuerySet[LearningPoll]:
    """The polls in which starters may choose on a day."""
    return _open(on).select_related("organisation")


def polls_waiting(viewer: Viewer) -> QuerySet[LearningPoll]:
    """The polls in which the viewer may choose today as a starter, and chose nothing yet."""
    tracks = Track.objects.filter(starter__in=viewer.persons, period__contains=viewer.on)
    posts = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on)
    near = Q(member__in=posts.values("school")) | Q(member__in=posts.values("school__parent"))
    asking = Affiliation.objects.filter(near, period__contains=viewer.on).values("of")
    chosen = LearningWish.objects.filter(starter__in=viewer.persons, theme__poll=OuterRef("pk"))
    return _open(viewer.on).filter(Exists(tracks), ~Exists(chosen), organisation__in=asking)


def starters_asked(partnership: int, *, on: date) -> list[int]:
    """The starters on the way in a partnership on a day: with a track, at a school that belongs to it."""
    members = Affiliation.objects.filter(of=partnership, period__contains=on).values("member")
    posts = Post.objects.filter(Q(school__in=members) | Q(school__parent__in=members), period__contains=on)
    tracks = Track.objects.filter(starter__in=posts.values("person"), period__contains=on)
    return sorted(set(tracks.values_list("starter", flat=True)))


def proposed_themes(partnership: int) -> Proposed:
    """The themes to begin with: those of the last poll, else the example subjects of the newest programmes."""
    last = LearningPoll.objects.filter(organisation=partnership).order_by("-school_year").first()
    if last is not None:
        rows = list(last.themes.order_by("number"))
        return Proposed(_lines(rows, ()), _lines(rows, FIRST), _lines(rows, LATER))
    return _from_programme()


def years_to_ask(places: Collection[Organisation], *, on: date) -> list[SchoolYear]:
    """The school years for which can be asked: the next one and this one, as far as nobody asked there yet."""
    this = SchoolYear.of(on)
    taken = Counter(LearningPoll.objects.filter(organisation__in=places).values_list("school_year", flat=True))
    return [year for year in (this.next, this) if taken[year.start_year] < len(places)]


def poll_to_close(viewer: Viewer, key: UUID) -> LearningPoll:
    """A poll of a partnership for which the viewer may ask; raises Http404."""
    row = LearningPoll.objects.filter(key=key, organisation__in=places_to_poll(viewer)).first()
    if row is None:
        raise Http404
    return row


def _open(on: date) -> QuerySet[LearningPoll]:
    return LearningPoll.objects.filter(period__contains=on, closed_at=None).order_by("school_year", "pk")


def _partnerships_of(persons: Collection[int], *, on: date) -> list[int]:
    posts = Post.objects.filter(person__in=persons, period__contains=on)
    near = Q(member__in=posts.values("school")) | Q(member__in=posts.values("school__parent"))
    return list(Affiliation.objects.filter(near, period__contains=on).values_list("of", flat=True))


def _a_year_after(day: date) -> date:
    return date(day.year + 1, day.month, day.day) if (day.month, day.day) != (2, 29) else date(day.year + 1, 3, 1)


def _enough(people: int) -> bool:
    return people >= settings.THRESHOLD.outside_board


def _for_whom(theme: LearningTheme) -> tuple[str, str]:
    return theme.said(page_language()), ", ".join(str(year) for year in theme.years)


def _lines(themes: list[LearningTheme], years: tuple[int, ...]) -> str:
    return "\n".join(
        f"{theme.nl} | {theme.en}" if theme.en else theme.nl for theme in themes if tuple(theme.years) == years
    )


def _from_programme() -> Proposed:
    version = published_versions(sector=Organisation.InSector.PO).filter(owner=None).first()
    if version is None:
        return Proposed()
    definition = definition_of(version)
    by_year: dict[str, set[int]] = {}
    for activity in definition.activities:
        for year, keys in activity.topics:
            for key in keys:
                by_year.setdefault(key, set()).add(year)
    lines = {topic.key: f"{topic.title.nl} | {topic.title.en}" for topic in definition.topics}
    first = [lines[key] for key, years in by_year.items() if years == {1}]
    later = [lines[key] for key, years in by_year.items() if 1 not in years]
    everyone = [lines[key] for key, years in by_year.items() if 1 in years and len(years) > 1]
    return Proposed("\n".join(everyone), "\n".join(first), "\n".join(later))
