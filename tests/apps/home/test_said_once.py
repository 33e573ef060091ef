"""*Vandaag* says one thing once: a moment that was offered stands for its activity, agreements by starter."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from guiding import agree, moment_key
from meeting import SOON

from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.actions import propose_moments
from startbaan.apps.programme.models import Activity
from startbaan.domain.meeting.moments import moment_on
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def tasks(client):
    (section,) = client.get(reverse("home:today")).context["day"].sections
    return [(task.title, task.when, task.action) for task in section.tasks]


@pytest.fixture
def offered(people):
    """Mehmet offers a moment for Sanne's first lesson visit."""
    activity = Activity.objects.filter(starter=people.sanne, key="lesson-visit").order_by("window", "number")[0]
    with acting_as(people.mehmet, on=A_DAY) as by:
        propose_moments(
            by=by,
            at=clock.now(),
            activity=activity.pk,
            starts=[moment_on(SOON, time(15))],
            participants=[people.mehmet],
        )


def test_moment_that_was_offered_stands_for_its_activity(client_as, offered):
    said = [task for task in tasks(client_as("sanne")) if "Lesbezoek" in task[0]]

    assert [task for task in said if "1" in task[0]] == [("Lesbezoek van je coach 1", "32 dagen te laat", "Antwoord")]


def test_activity_stands_itself_for_who_answered_the_offer(client_as, offered):
    said = [task for task in tasks(client_as("mehmet")) if task[0].startswith("Klassenbezoek 1")]

    assert said == [("Klassenbezoek 1 bij Sanne de Wit", "32 dagen te laat", "Plan of vink af")]


def test_agreements_with_one_starter_are_one_line(client_as, people):
    key = moment_key(people, "lesson-visit")
    for late in (0, 3):
        agree(people, "mehmet", key, due_on=A_DAY - timedelta(days=late))

    assert [task for task in tasks(client_as("mehmet")) if "afspra" in task[0]] == [
        ("2 afspraken uit jullie gesprekken", "21 nov 2026", "Bekijk")
    ]
