"""A poll of learning wishes for the tests: many starters at a board, and what each of them chose."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from startbaan.apps.gatherings.models import LearningPoll, LearningTheme, LearningWish
from startbaan.apps.people.models import Person, Post
from startbaan.apps.programme.models import ProgrammeVersion, Track
from startbaan.domain.periods import Period
from startbaan.project import cast
from startbaan.ui import clock

THEMES = ("groepen", "ouders", "werkdruk", "feedback")


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.AMSTERDAM)


def starters(people, number: int, *, school: str, days: int = 100) -> list[int]:
    """Make so many people who began their track at a school so many days ago."""
    version = ProgrammeVersion.objects.filter(owner=None, sector="po").first()
    since = Period(cast.A_DAY - timedelta(days=days))
    made = []
    for count in range(number):
        person = Person.objects.create(given_name=f"W{count}", family_name="Wens")
        Post.objects.create(person=person, school_id=people.organisations[school], period=since)
        Track.objects.create(starter=person, version_id=version.pk, period=since, holiday_region="noord")
        made.append(person.pk)
    return made


def poll(people, *, period: Period, year: int = 2026, themes: Sequence[str] = THEMES) -> LearningPoll:
    """Make a poll of the partnership."""
    made = LearningPoll.objects.create(
        organisation_id=people.organisations["waterrijk"],
        school_year=year,
        period=period,
        made_by_id=people.hanneke,
        made_at=at_noon(period.start),
    )
    LearningTheme.objects.bulk_create(
        LearningTheme(poll=made, key=key, nl=key.capitalize(), number=number) for number, key in enumerate(themes, 1)
    )
    return made


def wish(made: LearningPoll, person: int, keys: Iterable[str]) -> None:
    """Let a starter have chosen these themes."""
    themes = {theme.key: theme.pk for theme in LearningTheme.objects.filter(poll=made)}
    LearningWish.objects.bulk_create(LearningWish(starter_id=person, theme_id=themes[key]) for key in keys)


def days_ago(first: int, last: int) -> Period:
    """The days from so many ago through so many ago; a negative number lies ahead."""
    return Period.through(cast.A_DAY - timedelta(days=first), last=cast.A_DAY - timedelta(days=last))


def wished(people) -> Mapping[str, UUID]:
    """Let a poll be open for the addresses."""
    return {"gatherings:close_poll poll": poll(people, period=days_ago(3, -3)).key}
