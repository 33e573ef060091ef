"""Two clicks at the same moment do one thing: what one human being sends is done one after the other."""

import time
from threading import Thread

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from startbaan.apps.coaching.models import HelpQuestion
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.project.middleware import POSTS
from startbaan.ui import clock

PATIENCE = 90
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND NOT granted"


def tab_of(client):
    """Another tab of the same browser."""
    other = Client()
    other.cookies = client.cookies
    return other


def ask_in_a_thread(client, typed, led_to):
    with clock.standing_on(A_DAY):
        led_to.append(client.post(reverse("coaching:ask"), typed).headers["Location"])
    connections.close_all()


def wait_for(number):
    """Wait until so many requests wait for their turn."""
    for _ in range(PATIENCE * 20):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND classid = %s", [POSTS]
            )
            if cursor.fetchone() == (number,):
                return
        time.sleep(0.05)
    pytest.fail(f"there are no {number} requests waiting")


def test_two_clicks_at_once_ask_one_question(committed, test_database):
    people = test_database.cast
    client = signed_in("sanne")
    to = f"role:care_coordinator:{people.organisations['de-sluis']}"
    typed = {"to": to, "subject": "Rust", "words": "Hoe krijg ik rust?", "do": "ask"}
    led_to = []
    threads = [Thread(target=ask_in_a_thread, args=[tab, typed, led_to]) for tab in (client, tab_of(client))]

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [POSTS, int(client.session["_auth_user_id"])])
        for thread in threads:
            thread.start()
        wait_for(2)
    for thread in threads:
        thread.join()

    with acting_as(people.sanne, on=A_DAY):
        (asked,) = HelpQuestion.objects.filter(subject="Rust")
    assert led_to == [reverse("coaching:help_question", args=[asked.item])] * 2


def test_looking_waits_for_nobody(committed):
    client = signed_in("sanne")
    user = int(client.session["_auth_user_id"])

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [POSTS, user])
        found = []
        thread = Thread(target=look_in_a_thread, args=[client, found])
        thread.start()
        thread.join(timeout=PATIENCE)
        assert found == [200]


def look_in_a_thread(client, found):
    with clock.standing_on(A_DAY):
        found.append(client.get(reverse("home:today")).status_code)
    connections.close_all()
