"""Gatherings for the laws and the tests: one that is open, and rows about somebody who comes."""

from collections.abc import Callable, Mapping
from datetime import time

from django.db.models import Model
from row_about import OWNER, About

from startbaan.apps.gatherings.models import (
    Attendance,
    Gathering,
    Invited,
    LearningPoll,
    LearningTheme,
    LearningWish,
    Preference,
    Session,
)
from startbaan.domain.periods import Period


def gathering(about: About) -> Gathering:
    """A day that nobody in the scene of the laws arranges: who arranges one takes part in it."""
    return Gathering.objects.using(OWNER).create(
        organisation=about.school.parent,
        of_kind=Gathering.OfKind.RETURN_DAY,
        title="Wet",
        for_whom=Gathering.ForWhom.STARTERS,
        school_year=2026,
        day=about.start,
        begins=time(15),
        minutes=120,
        state=Gathering.State.OPEN,
        seed="wet",
        made_by=about.aside,
        made_at=about.at,
    )


def invited(about: About) -> Invited:
    return Invited.objects.using(OWNER).create(starter=about.starter, gathering=gathering(about), told_at=about.at)


def attendance(about: About) -> Attendance:
    return Attendance.objects.using(OWNER).create(
        starter=about.starter, gathering=gathering(about), state="place", number=1, seat=1, answered_at=about.at
    )


def preference(about: About) -> Preference:
    whole = attendance(about)
    session = Session.objects.using(OWNER).create(gathering=whole.gathering, title="Wet", places=1)
    return Preference.objects.using(OWNER).create(attendance=whole, session=session, choice=1)


def learning_wish(about: About) -> LearningWish:
    year = 2000 + LearningPoll.objects.using(OWNER).count()
    poll = LearningPoll.objects.using(OWNER).create(
        organisation=about.school.parent,
        school_year=year,
        period=Period(about.start, about.start.replace(year=about.start.year + 1)),
        made_by=about.aside,
        made_at=about.at,
    )
    theme = LearningTheme.objects.using(OWNER).create(poll=poll, key="wet", nl="Wet", number=1)
    return LearningWish.objects.using(OWNER).create(starter=about.starter, theme=theme)


FACTORIES: Mapping[type[Model], Callable[[About], Model]] = {
    Invited: invited,
    Attendance: attendance,
    Preference: preference,
    LearningWish: learning_wish,
}
