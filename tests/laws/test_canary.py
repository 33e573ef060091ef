"""A word in every confidential text, searched for everywhere: every page and file, as everyone."""

import io
import re
import zipfile
from collections import Counter
from html import unescape
from urllib.parse import urljoin

import pytest
from canaries import DOORS, plant, planted_models, word_of
from django.urls import reverse
from pypdf import PdfReader
from site_map import SECRET, put_question

from startbaan.apps.drafts import actions as drafts
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY, SIGN_IN
from startbaan.ui import clock

DRAFTED = "klapperboom"
LINK = re.compile(r"""href="([^"#]+)""")
NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")
OURS = re.compile("^/([^/]|$)")
ALIKE = 2  # of pages that differ in a number only, this many are read, and all about Sanne
# The same for everyone, and slow to make: read once, as nobody.
PUBLIC = re.compile(r"^/(handboek|stijl|static)/")
LEAVING = re.compile(r"^/(uitloggen|taal)/")


@pytest.fixture(scope="module")
def aviary(test_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield plant(test_database.cast)
        test_database.restore()


@pytest.fixture
def question(people):
    found = put_question(people)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        words = {"to": "", "subject": DRAFTED, "words": f"Nog niet verstuurd: {DRAFTED}"}
        drafts.keep(by=viewer, key="hulpvraag", fields=words, at=clock.now())
    return found


def text_of(response):
    """Everything a reader could take from an answer, out of its wrapping."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if "spreadsheet" in kind or "zip" in kind:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if "pdf" in kind:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode(errors="replace")


def walk(client, *, leave_out, whole=()):
    """Follow the links from the first page on; gives each address with what it says."""
    todo, found, alike = [reverse(door) for door in DOORS], {}, Counter()
    seen = set(todo)
    while todo:
        here = todo.pop(0)
        response = client.get(here)
        links = [response.url] if response.status_code == 302 else []
        if not links:
            found[here] = text_of(response)
            links = LINK.findall(unescape(found[here]))
        for address in (urljoin(here, link) for link in links):
            if (
                address in seen
                or not re.match("/[^/]|/$", address)
                or leave_out.match(address)
                or LEAVING.match(address)
            ):
                continue
            shape = NUMBER.sub("#", re.sub("=[^&]*", "=", address))
            alike[shape] += 1
            if alike[shape] <= ALIKE or any(key in address for key in whole):
                seen.add(address)
                todo.append(address)
    return found


def pages_with(word, found):
    return sorted(address for address, text in found.items() if word in text)


@pytest.mark.parametrize("handle", [handle for handle, _ in SIGN_IN] + ["thijs", "pim"])
def test_the_word_is_found_by_its_readers_and_by_nobody_else(client_as, people, aviary, question, handle):
    sanne = str(Person.objects.get(pk=people.sanne).key)

    found = walk(client_as(handle), leave_out=PUBLIC, whole=(sanne, str(question.item)))

    page = reverse("coaching:help_question", args=[question.item])
    own = [reverse("home:today"), reverse("coaching:help_question_list"), page]
    readers = {"sanne": own, "ineke": [page], "mehmet": [page]}
    assert pages_with(SECRET, found) == sorted(readers.get(handle, []))
    forms = {page.partition("?")[0] for page in pages_with(DRAFTED, found)}
    assert forms == ({reverse("coaching:ask")} if handle == "sanne" else set())
    assert len(found) > 3
    heard = {address: aviary.heard(text) - aviary.may_hear(people, handle) for address, text in found.items()}
    assert {address: models for address, models in heard.items() if models} == {}


def test_the_words_could_be_found(client_as, people, aviary):
    found = walk(client_as("sanne"), leave_out=PUBLIC)

    heard = set().union(*(aviary.heard(text) for text in found.values()))
    assert "HelpQuestion" in {model.__name__ for model in heard}
    assert aviary.may_hear(people, "thijs") == set()


def test_no_word_is_a_part_of_another():
    words = [word_of(model) for model in planted_models()]

    assert [word for word in words if sum(word in other for other in words) > 1] == []


def test_the_word_is_in_no_public_page(client, people, aviary, question):
    found = walk(client, leave_out=re.compile("^/static/"))

    assert pages_with(SECRET, found) + pages_with(DRAFTED, found) == []
    assert [address for address, text in found.items() if aviary.heard(text)] == []
