"""Signals on the day and in the list: from facts of the database, and never more than the table lets one read."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from startbaan.apps.home.queries import circle_of
from startbaan.apps.home.queries.arranging import around
from startbaan.apps.home.queries.signals import close_to
from startbaan.apps.people.access import acting_as, relations_to
from startbaan.apps.people.actions import set_coach_hours
from startbaan.apps.people.models import CoachRegistration, Pair, Post, Profile
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Access, Relation, access
from startbaan.domain.signals import SIGNALS, Name
from startbaan.project.cast import A_DAY, CAST
from startbaan.ui import clock

STARTERS, TODAY = reverse("home:starters"), reverse("home:today")
READS = {Access.READ, Access.WRITE}


def shown(client):
    """The signals on the page Starters, by the name of the starter."""
    context = client.get(STARTERS).context
    return {row.name: {badge.value for badge in row.signals} for row in context["rows"]}


def tasks(client):
    return {task.title for section in client.get(TODAY).context["day"].sections for task in section.tasks}


@pytest.mark.parametrize("handle", [member.handle for member in CAST.members])
def test_signal_about_a_starter_reaches_only_who_may_read_its_kind(client_as, people, handle):
    rules = {signal.name: signal for signal in SIGNALS}
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        names = {known.name: known.pk for known in circle_of(viewer)}
        for name, signals in shown(client_as(handle)).items():
            mine = set(relations_to(viewer, names[name]))
            for signal in (rules[found] for found in signals):
                assert mine & set(signal.to)
                assert {access(relation, signal.kind) for relation in mine} & READS


def test_signals_of_a_first_year_are_what_the_facts_say(client_as):
    assert shown(client_as("mehmet")) == {"Sanne de Wit": {Name.START_TALK_LATE, Name.HOURS_BEHIND}}
    assert shown(client_as("sietske")) == {"Sanne de Wit": {Name.BUDDY_SILENT}}


def test_missing_visit_is_shown_to_the_manager_alone(client_as):
    there = {handle: shown(client_as(handle)).get("Yasmina El Amrani") for handle in ("karin", "hanneke", "petra")}

    assert [handle for handle, names in there.items() if Name.VISIT_MISSING in names] == ["karin"]


def test_end_of_a_contract_reaches_who_arranges_and_leads(client_as, people):
    post = Post.objects.get(person=people.sanne)
    until = Period.through(post.period.start, last=A_DAY + timedelta(days=30))
    Pair.objects.filter(starter=people.sanne).update(period=until)
    Post.objects.filter(pk=post.pk).update(period=until)

    title = "Van Sanne de Wit loopt het dienstverband binnenkort af"
    asked = ("hanneke", "dirkjan", "karin", "mehmet", "sietske")
    assert [handle for handle in asked if title in tasks(client_as(handle))] == ["hanneke", "dirkjan", "karin"]


def test_start_in_the_profession_long_ago_is_not_for_the_coach(client_as, people):
    Profile.objects.filter(person=people.sanne).update(profession_started_on=A_DAY.replace(year=2020))

    asked = ("hanneke", "dirkjan", "karin", "mehmet", "jeroen")
    found = [handle for handle in asked if Name.THREE_YEARS_ON in shown(client_as(handle)).get("Sanne de Wit", set())]
    assert found == ["hanneke", "dirkjan", "karin"]


def test_coach_with_more_hours_promised_than_there_are_is_named(client_as, people):
    registration = CoachRegistration.objects.get(person=people.mehmet)
    with acting_as(people.hanneke, on=A_DAY) as by:
        year = SchoolYear.of(A_DAY)
        set_coach_hours(by=by, at=clock.now(), registration=registration, year=year, hours=Decimal(5))

    assert "Mehmet Yılmaz heeft meer uren toegezegd dan er zijn" in tasks(client_as("hanneke"))
    assert "Je hebt meer uren toegezegd dan je hebt" in tasks(client_as("mehmet"))
    assert not any("toegezegd" in title for title in tasks(client_as("karin")))


def test_certificate_that_ends_within_four_months_is_named(client_as, people):
    CoachRegistration.objects.filter(person=people.petra).update(certified_until=A_DAY + timedelta(days=90))

    assert "Van Petra Visser verloopt het certificaat" in tasks(client_as("hanneke"))
    assert "Je certificaat als coach verloopt" in tasks(client_as("petra"))


def test_list_is_narrowed_to_one_signal(client_as):
    response = client_as("hanneke").get(STARTERS, {"signaal": "no_coach"})

    assert [row.name for row in response.context["rows"]] == ["Thijs van Dam"]


def test_manager_of_two_reads_one_task_for_each_sort(people):
    with acting_as(people.karin, on=A_DAY) as viewer:
        seen = around(viewer, circle_of(viewer), close_to(viewer))
        about = {
            starter: {found.name for found in by_relation.get(Relation.MANAGER, ())}
            for starter, by_relation in seen.signals.items()
        }

    assert set(about) == {people.sanne, people.yasmina}
    assert about[people.sanne] == {Name.START_TALK_LATE, Name.HOURS_BEHIND}
