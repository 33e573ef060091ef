"""Who sees what, and who looked: the two pages that explain the wall."""

import re
from html import unescape

import pytest
from django.urls import reverse

from startbaan.apps.coaching import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.domain.privacy.policy import POLICY, Kind, Relation
from startbaan.domain.privacy.words import access_word
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TABLE, LOG = reverse("library:who_sees_what"), reverse("library:reading_log")


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_table_on_the_page_has_every_cell_of_the_policy(client_as):
    html = client_as("sanne").get(TABLE).content.decode()

    rows = re.findall(r'href="\?wat=(\w+)#gekozen">.*?</tr>', html, re.DOTALL)
    cells = re.findall(r'data-access="(\w+)".*?<span>(\w+)</span>', html, re.DOTALL)
    expected = [(POLICY[Kind(row)][relation], row) for row in rows for relation in Relation]
    assert sorted(rows) == sorted(kind.value for kind in Kind)
    assert cells == [(access.name, access_word(access)) for access, _ in expected]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_looked_up(client_as, kind):
    response = client_as("sanne").get(TABLE, {"wat": kind.value})

    assert response.context["row"].kind is kind


def test_unknown_kind_shows_the_help_question(client_as):
    assert client_as("sanne").get(TABLE, {"wat": "geheim"}).context["row"].kind is Kind.HELP_QUESTION


def test_page_speaks_the_words_of_the_sector(client_as):
    assert client_as("noah").get(TABLE).context["columns"][1].name == "buddy"
    assert client_as("sanne").get(TABLE).context["columns"][1].name == "maatje"


def test_anyone_may_read_who_sees_what(db, client):
    assert client.get(TABLE).status_code == 200
    assert client.get(LOG).status_code == 302


def test_reading_log_is_empty_at_first_and_shows_who_looked_as_what(client_as, people):
    assert "Niemand opende iets van jou" in text_of(client_as("sanne").get(LOG))

    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        item = actions.ask(by=viewer, to=to, subject="Vraag", words="Vraag", at=clock.now()).item
    with acting_as(people.ineke, on=A_DAY) as viewer:
        queries.open_question(viewer, item, at=clock.now())

    said = text_of(client_as("sanne").get(LOG))
    assert "di 24 november 2026, 08.30 uur Ineke Prins betrokkene hulpvraag" in said
    assert "Ineke Prins betrokkene" not in text_of(client_as("ineke").get(LOG))
