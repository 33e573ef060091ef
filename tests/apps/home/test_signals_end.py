"""Each of the ten signals from the rows it rests on: it begins, reaches whom it is for and nobody else, and ends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from appraising import visit
from coupling import couple_today
from django.urls import reverse
from guiding import decide, hold, moment_key
from planned import put_start_talk

from startbaan.apps.coaching.actions import meet
from startbaan.apps.coaching.actions.buddies import tap_moment
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import set_coach_hours
from startbaan.apps.people.models import CoachRegistration, Pair, Post, Profile
from startbaan.apps.programme.models import Activity
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.signals import BOARD_SIGNALS, Name
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

# Coach, buddy, manager, coordinator, HR, the programme, and who guides, leads and arranges elsewhere.
ASKED = ("mehmet", "sietske", "karin", "hanneke", "dirkjan", "jeroen", "petra", "bert")
SPRING = date(2027, 6, 15)


def nothing(_people) -> None:
    """The cast is so already."""


def couples_a_coach(people) -> None:
    couple_today(people, starter="thijs", holder="petra", relation=Relation.COACH, by="bert")


def plans_a_talk_without_visit(people) -> None:
    talk = Activity.objects.filter(starter=people.sanne, key="appraisal-talk", year=1).order_by("pk").first()
    Activity.objects.filter(pk=talk.pk).update(planned_on=A_DAY + timedelta(days=10))


def meets_for_long(people) -> None:
    with acting_as(people.mehmet, on=A_DAY) as by:
        meet(by=by, at=clock.now(), starter=people.sanne, way="gesprek", day=A_DAY, minutes=600)


def taps(people) -> None:
    pair = Pair.objects.get(starter=people.sanne, relation=Relation.BUDDY.value)
    with acting_as(people.sietske, on=A_DAY) as by:
        tap_moment(by=by, at=clock.now(), pair=pair.pk, day=A_DAY)


def ends_soon(people) -> None:
    post = Post.objects.get(person=people.sanne)
    until = Period.through(post.period.start, last=A_DAY + timedelta(days=30))
    Pair.objects.filter(starter=people.sanne).update(period=until)
    Post.objects.filter(pk=post.pk).update(period=until)


def goes_on(people) -> None:
    post = Post.objects.get(person=people.sanne)
    Post.objects.filter(pk=post.pk).update(period=Period(post.period.start))


def decides(people) -> None:
    final = moment_key(people, "final-talk")
    hold(people, "mehmet", final)
    decide(people, "mehmet", final)


def began(*, year: int) -> Callable:
    def correct(people) -> None:
        Profile.objects.filter(person=people.sanne).update(profession_started_on=date(year, 8, 1))

    return correct


@dataclass(frozen=True)
class Rule:
    """What makes a signal about a starter begin and end, and who of those asked is shown it."""

    name: Name
    to: frozenset[str]
    begins: Callable = nothing
    ends: Callable = nothing
    about: str = "Sanne de Wit"
    on: date = field(default=A_DAY)


def rule(name, to, **values) -> Rule:
    return Rule(name, frozenset(to.split()), **values)


RULES = (
    rule(Name.NO_COACH, "bert hanneke dirkjan", ends=couples_a_coach, about="Thijs van Dam"),
    rule(Name.START_TALK_LATE, "mehmet karin hanneke", ends=put_start_talk),
    rule(Name.VISIT_MISSING, "karin", begins=plans_a_talk_without_visit, ends=visit),
    rule(Name.HOURS_BEHIND, "mehmet karin hanneke", ends=meets_for_long),
    rule(Name.BUDDY_SILENT, "sietske", ends=taps),
    rule(Name.CONTRACT_ENDING, "karin hanneke dirkjan", begins=ends_soon, ends=goes_on),
    rule(Name.DECISION_MISSING, "mehmet karin hanneke", ends=decides, on=SPRING),
    rule(Name.THREE_YEARS_ON, "karin hanneke dirkjan", begins=began(year=2022), ends=began(year=2026)),
)


def shown_to(client_as, rule):
    """Who of those asked is shown the signal in the list of starters."""
    asked = {"signaal": rule.name.value}
    rows = {handle: client_as(handle).get(reverse("home:starters"), asked).context["rows"] for handle in ASKED}
    return {handle for handle in ASKED if rule.about in {row.name for row in rows[handle]}}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_signal_about_a_starter_begins_reaches_its_readers_alone_and_ends(client_as, people, rule):
    rule.begins(people)
    with clock.standing_on(rule.on):
        before = shown_to(client_as, rule)
    rule.ends(people)
    with clock.standing_on(rule.on):
        after = shown_to(client_as, rule)

    assert (before, after) == (rule.to, set())


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.begins is not nothing], ids=lambda rule: rule.name)
def test_signal_is_not_there_before_it_begins(client_as, people, rule):
    assert shown_to(client_as, rule) == set()


def certified(people, *, days: int) -> None:
    CoachRegistration.objects.filter(person=people.petra).update(certified_until=A_DAY + timedelta(days=days))


def given(people, *, hours: int) -> None:
    registration = CoachRegistration.objects.get(person=people.petra)
    with acting_as(people.hanneke, on=A_DAY) as by:
        year = SchoolYear.of(A_DAY)
        set_coach_hours(by=by, at=clock.now(), registration=registration, year=year, hours=Decimal(hours))


def warned(client_as, words):
    """Who of those asked has a task with these words on the day."""
    found = set()
    for handle in ASKED:
        day = client_as(handle).get(reverse("home:today")).context["day"]
        if any(words in task.title for section in day.sections for task in section.tasks):
            found.add(handle)
    return found


def test_signals_about_a_coach_begin_reach_coach_and_coordinator_alone_and_end(client_as, people):
    found = {}
    for name, words, change in (
        (Name.CERTIFICATE_EXPIRING, "certificaat", lambda days: certified(people, days=days)),
        (Name.COACH_OVER_HOURS, "meer uren toegezegd", lambda hours: given(people, hours=hours)),
    ):
        for value in (200, 1, 300):
            change(value)
            found[name, value] = warned(client_as, words)

    both = {"petra", "hanneke"}
    assert found == {(name, value): both if value == 1 else set() for name, value in found}


def test_every_signal_about_a_starter_or_a_coach_is_tried_here():
    """Those about the policy of a board are tried with the policy itself."""
    about_coaches = {Name.CERTIFICATE_EXPIRING, Name.COACH_OVER_HOURS}
    about_boards = {signal.name for signal in BOARD_SIGNALS}
    assert {rule.name for rule in RULES} | about_coaches == set(Name) - about_boards
