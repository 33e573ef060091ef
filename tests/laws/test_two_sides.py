"""Guiding and assessing know nothing of each other: no import, row, page, link, mail, journal text or draft crosses.

The words below are written on both sides by those who may, and then searched for as every other person.
"""

import ast
import logging
import re
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from appraising import close, hand_in, talk_of
from django.apps import apps
from django.db import connection, connections, transaction
from django.urls import reverse
from site_map import stops

from startbaan.apps.appraisal import actions
from startbaan.apps.appraisal.models import AppraisalReport
from startbaan.apps.drafts import actions as drafts
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Confidential, Part, Person
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

SOURCE = Path(__file__).parents[2] / "src" / "startbaan" / "apps"
REPORT, COMMENT, NOTE, TYPED = "beukennoot", "lindebloesem", "esdoornblad", "wilgenkatje"
WORDS = (REPORT, COMMENT, NOTE, TYPED)
ASSESSING = {Kind.APPRAISAL, Kind.APPRAISAL_COMMENT}
GUIDING = {
    Kind.HELP_QUESTION,
    Kind.COACHING_REPORT,
    Kind.COACHING_GOAL,
    Kind.OBSERVATION,
    Kind.SELF_RATING,
    Kind.WORKLOAD_PULSE,
    Kind.BUDDY_CONTACT,
}
# Who stands around her on every side, and one who leads elsewhere.
HANDLES = ("sanne", "karin", "mehmet", "sietske", "hanneke", "dirkjan", "ineke", "bert", "thijs")
LINK = re.compile(r"""(?:href|action)="([^"#]+)""")
NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")
ASIDE = re.compile(r"^/(handboek|stijl|static|uitloggen|taal|account|organisaties|mensen)/")
ALIKE = 1  # of pages that differ in a number or a question only, so many are read, besides those about Sanne


@pytest.fixture
def item(people):
    """A report signed with a comment, with a note of the manager under it, and something half typed."""
    found = close(people, words=f"Over een {REPORT}.", comment=f"En een {COMMENT}.")
    with acting_as(people.karin, on=A_DAY) as by:
        actions.add_to_report(by=by, at=clock.now(), item=found, words=f"Plus een {NOTE}.")
        key = f"gespreksverslag:{talk_of(people).item.pk:036}"
        drafts.keep(by=by, key=key, fields={"seen": TYPED, "words": TYPED, "version": "2"}, at=clock.now())
    return found


def walk(client, starts):
    """Follow every link from these pages on; gives each address with what it says."""
    todo, found, alike = list(starts), {}, Counter()
    seen = set(todo)
    while todo:
        here = todo.pop(0)
        response = client.get(here)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        found[here] = unescape(content.decode(errors="replace"))
        links = [response.url] if response.status_code == 302 else LINK.findall(found[here])
        for address in (urljoin(here, link) for link in links):
            shape = NUMBER.sub("#", re.sub("=[^&]*", "=", address))
            if address in seen or not re.match("/[^/]|/$", address) or ASIDE.match(address) or alike[shape] >= ALIKE:
                continue
            alike[shape] += 1
            seen.add(address)
            todo.append(address)
    return found


def starts(people):
    sanne = Person.objects.get(pk=people.sanne).key
    searched = [f"{reverse('home:starters')}?zoek={word}" for word in WORDS]
    lists = [
        reverse(stop.name) for stop in stops() if not stop.params and stop.name.split(":")[0] in {"home", "programme"}
    ]
    return ["/", reverse("home:starter", args=[sanne]), reverse("programme:track", args=[sanne]), *searched, *lists]


@pytest.mark.parametrize("handle", HANDLES)
def test_words_of_assessing_reach_nobody_but_the_two(client_as, people, item, handle):
    own = [reverse("appraisal:report", args=[item]), reverse("appraisal:talk", args=[talk_of(people).item.pk])]

    found = walk(client_as(handle), [*starts(people), *own])

    asked_for = {address for address in found if "zoek=" in address}  # a search box repeats what was searched for
    with_words = {address for address, text in found.items() if any(word in text for word in WORDS)} - asked_for
    leading = {address for address, text in found.items() if address not in own and any(page in text for page in own)}
    concerned = handle in {"sanne", "karin"}
    assert sorted(with_words) == (own[:1] if concerned else [])
    assert bool(leading) == concerned
    assert len(found) > 3


@pytest.mark.parametrize("handle", ["mehmet", "petra", "sietske", "hanneke", "dirkjan", "bert", "ineke", "els", "bas"])
def test_database_keeps_assessing_from_all_who_guide_and_arrange(people, item, handle):
    tables = [model._meta.db_table for model in _models("appraisal", Confidential) + _models("appraisal", Part)]
    with acting_as(getattr(people, handle), on=A_DAY), transaction.atomic(), connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]

    assert len(tables) == 3
    assert found == dict.fromkeys(tables, 0)


def test_the_two_do_see_it(people, item):
    for handle in ("sanne", "karin"):
        with acting_as(getattr(people, handle), on=A_DAY):
            assert AppraisalReport.objects.count() == 1


def test_half_written_report_is_in_no_page_of_its_starter(client_as, people):
    hand_in(people)
    with acting_as(people.karin, on=A_DAY) as by:
        drafts.keep(
            by=by,
            key=f"gespreksverslag:{talk_of(people).item.pk:036}",
            fields={"seen": TYPED, "words": TYPED, "version": "2"},
            at=clock.now(),
        )

    found = walk(client_as("sanne"), ["/", reverse("appraisal:my_talk_list")])

    assert sorted(address for address, text in found.items() if TYPED in text) == []


def test_words_are_in_no_mail_no_journal_no_job_and_no_log(client_as, item, mailoutbox, caplog):
    caplog.set_level(logging.DEBUG)
    client_as("karin").post(reverse("appraisal:add_to_report", args=[item]), {"words": f"Nog een {NOTE}."})
    client_as("sanne").post(reverse("appraisal:sign", args=[item]), {"words": COMMENT, "version": "9"})
    client_as("mehmet").post(reverse("appraisal:sign", args=[item]), {"words": COMMENT, "version": "2"})

    written = [f"{message.subject} {message.body}" for message in mailoutbox]
    tables = ["journal_entry", "journal_opening", "procrastinate_jobs", "people_share", "django_session"]
    tables += [model._meta.db_table for app in ("outbox", "agenda") for model in apps.get_app_config(app).get_models()]
    for table in tables:
        with connections["owner"].cursor() as cursor:
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            written += [row for (row,) in cursor.fetchall()]
        with connections["default"].cursor() as cursor:
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            written += [row for (row,) in cursor.fetchall()]
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith(("django.db", "psycopg"))]

    assert [text for text in written + logged if any(word in text for word in WORDS)] == []
    assert len(written) > 3


@pytest.mark.parametrize("kind", sorted(ASSESSING))
def test_the_table_lets_no_one_who_guides_near_assessing(kind):
    near = {relation for relation in Relation if access(relation, kind) not in {Access.NONE, Access.COUNT}}

    assert near == {Relation.STARTER, Relation.MANAGER}


@pytest.mark.parametrize("kind", sorted(GUIDING))
def test_the_table_lets_a_manager_read_of_guiding_only_what_was_shared_or_a_date(kind):
    shared_or_nothing = {Access.SHARED, Access.NONE}

    assert access(Relation.MANAGER, kind) in shared_or_nothing | (
        {Access.READ} if kind is Kind.BUDDY_CONTACT else set()
    )


@pytest.mark.parametrize(("here", "there"), [("appraisal", "coaching"), ("coaching", "appraisal")])
def test_neither_names_the_other_in_code_page_or_key(here, there):
    named = []
    for path in sorted((SOURCE / here).rglob("*")):
        if path.suffix == ".py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
            strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
            named += [path.name for name in modules if name.startswith(f"startbaan.apps.{there}")]
            named += [path.name for text in strings if isinstance(text, str) and text.startswith(f"{there}:")]
        elif path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            named += [path.name] if f'"{there}:' in text or f'"{there}/' in text else []
    keys = [
        str(key)
        for model in apps.get_app_config(here).get_models()
        for key in model._meta.get_fields()
        if key.is_relation and key.related_model and key.related_model._meta.app_label == there
    ]

    assert (named, keys) == ([], [])


def _models(app, base):
    return [model for model in apps.get_app_config(app).get_models() if issubclass(model, base)]
