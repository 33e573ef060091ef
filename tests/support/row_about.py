"""What a row for the laws is about, and the rows that others hang on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from startbaan.apps.people.models import Organisation, Pair, Person, Post
from startbaan.apps.programme.models import Activity, ProgrammeVersion, Track
from startbaan.domain.periods import Period

OWNER = "owner"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class About:
    """What a row is made from: a starter, where and since when they work, and the moment of writing."""

    starter: Person
    post: Post
    school: Organisation
    aside: Person
    version: ProgrammeVersion
    start: date
    at: datetime

    @property
    def period(self) -> Period:
        """From the first day on."""
        return Period(self.start)


def pair(about: About) -> Pair:
    return Pair.objects.using(OWNER).create(
        starter=about.starter, holder=about.aside, relation="manager", period=Period(about.start, about.start + A_DAY)
    )


def track(about: About) -> Track:
    found = Track.objects.using(OWNER).filter(starter=about.starter).first()
    return found or Track.objects.using(OWNER).create(
        starter=about.starter, version=about.version, period=about.period, holiday_region="noord"
    )


def another_activity(about: About) -> Activity:
    number = 100 + Activity.objects.using(OWNER).count()
    return Activity.objects.using(OWNER).create(
        starter=about.starter, track=track(about), key="wet", year=1, number=number, window=about.period
    )
