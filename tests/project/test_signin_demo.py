"""The door of the demo: one person for each role, one press, and only in the demo."""

import importlib

import pytest
from django.urls import clear_url_caches

from startbaan.apps.people.models import Person
from startbaan.project import cast, urls
from startbaan.project.signin import urls as door

pytestmark = pytest.mark.django_db


def reread():
    importlib.reload(door)
    importlib.reload(urls)
    clear_url_caches()


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    reread()
    yield
    settings.DEMO = False
    reread()


def test_door_of_the_demo_lists_one_person_per_role(people, demo, client):
    page = client.get("/inloggen/").content.decode()

    assert [role for _, role in cast.SIGN_IN if role not in page] == []


def test_one_press_signs_in_without_a_second_step(people, demo, client):
    client.post("/inloggen/demo/", {"who": "hanneke"})

    assert client.session["_auth_user_id"] == str(Person.objects.get(pk=people.hanneke).user_id)
    assert client.get("/account/").status_code == 200


def test_door_of_the_demo_knows_only_its_faces(people, demo, client):
    assert client.post("/inloggen/demo/", {"who": "thijs"}).status_code == 404
