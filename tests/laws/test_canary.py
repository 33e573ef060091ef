"""A word in every confidential text, searched for everywhere: every page and file, as everyone."""

import io
import re
import zipfile
from collections import Counter
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin

import pytest
from appraising import talk_of
from canaries import DOORS, canaries, kind_of, plant, tables_without_words
from django.test import override_settings
from django.urls import reverse, reverse_lazy
from meeting import feed_of
from pypdf import PdfReader
from site_map import SECRET, put_question

from startbaan.apps.drafts import actions as drafts
from startbaan.apps.journal.models import Opening
from startbaan.apps.outbox.tasks import post
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.apps.programme.tasks import remind
from startbaan.domain.privacy.policy import Kind
from startbaan.project.cast import A_DAY, SIGN_IN
from startbaan.ui import clock

DRAFTED = "klapperboom"
LINK = re.compile(r"""href="([^"#]+)""")
NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")
OURS = re.compile("^/([^/]|$)")
ALIKE = 2  # of pages that differ in a number only, this many are read, and all about Sanne
# The same for everyone, and slow to make: read once, as nobody.
PUBLIC = re.compile(r"^/(handboek|stijl|static)/")
EVERYONE = [handle for handle, _ in SIGN_IN] + ["thijs", "pim"]
# Who together read all that is written about her: none of it may have escaped the walk.
AROUND_SANNE = {"sanne", "mehmet", "karin", "ineke"}
# Where one searches; a word that nobody wrote finds nothing there.
SEARCHED = [reverse_lazy(name) for name in ("home:starters", "people:organisations", "people:register_coach")]
IN_EVERY_WORD, NOWHERE = "kanarie", "steltkluut"
LEAVING = re.compile(r"^/(uitloggen|taal)/")


@pytest.fixture(scope="module")
def aviary(test_database, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), override_settings(FILES=tmp_path_factory.mktemp("files")):
        try:
            with clock.standing_on(A_DAY):
                planted = plant(test_database.cast)
            yield planted
        finally:
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
    if "pdf" in kind and b"startxref" in content:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode(errors="replace")


def walk(client, *, doors, leave_out, whole=()):
    """Follow the links from the first pages on; gives each address with what it says."""
    todo, found, alike = list(doors), {}, Counter()
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


def everything(handle, client, people, aviary, question):
    """Every page and file that somebody comes upon, of what is about Sanne all of it, and the own feed."""
    sanne = str(Person.objects.get(pk=people.sanne).key)
    written = {str(item) for items in aviary.items.values() for item in items}
    feed = reverse("agenda:feed", args=[feed_of(people, handle)])
    doors = [reverse(door) for door in DOORS] + [feed, reverse("appraisal:talk", args=[talk_of(people).item.pk])]
    return walk(client, doors=doors, leave_out=PUBLIC, whole=(sanne, str(question.item), *written))


@pytest.mark.parametrize("handle", EVERYONE)
def test_the_word_is_found_by_its_readers_and_by_nobody_else(client_as, people, aviary, question, handle):
    found = everything(handle, client_as(handle), people, aviary, question)

    page = reverse("coaching:help_question", args=[question.item])
    sharing = [reverse("people:shares"), reverse("people:sharing", args=[question.item])]
    own = [reverse("home:today"), reverse("coaching:help_question_list"), page, *sharing]
    readers = {"sanne": own, "ineke": [page], "mehmet": [page]}
    assert pages_with(SECRET, found) == sorted(readers.get(handle, []))
    forms = {page.partition("?")[0] for page in pages_with(DRAFTED, found)}
    assert forms == ({reverse("coaching:ask")} if handle == "sanne" else set())
    assert len(found) > 3
    heard = {address: aviary.heard(text) for address, text in found.items()}
    may_hear = aviary.may_hear(people, handle)
    overheard = {address: {canary.word for canary in words - may_hear} for address, words in heard.items()}
    assert {address: words for address, words in overheard.items() if words} == {}
    written = {canary for words in heard.values() for canary in words if canary.is_written}
    if handle in AROUND_SANNE:
        assert words_of(written) == words_of(canary for canary in may_hear if canary.is_written)
    with acting_as(people.sanne, on=A_DAY):
        opened = set(Opening.objects.filter(viewer=people.persons[handle]).values_list("item", flat=True))
    in_the_log = {canary for canary in written if aviary.items[canary.model] & opened}
    unlogged = {canary for canary in written if handle == "sanne" or kind_of(canary.model) is Kind.AUTHOR_ONLY}
    assert words_of(in_the_log) == words_of(written - unlogged)


def words_of(found):
    return sorted(canary.word for canary in found)


@pytest.mark.parametrize("handle", EVERYONE)
def test_searching_for_a_word_finds_as_little_as_for_any_other(client_as, people, aviary, handle):
    client = client_as(handle)
    found, nothing = (
        [
            LINK.findall(text_of(client.get(page, {"bestuur": "waterland", "zoek": word})).replace(word, ""))
            for page in SEARCHED
        ]
        for word in (IN_EVERY_WORD, NOWHERE)
    )

    assert found == nothing
    assert all(IN_EVERY_WORD in canary.word for canary in canaries())


def test_no_word_is_a_part_of_another():
    words = [canary.word for canary in canaries()]

    assert [word for word in words if sum(word in other for other in words) > 1] == []


def test_the_word_is_in_no_public_page(client, people, aviary, question):
    found = walk(client, doors=[reverse(door) for door in DOORS], leave_out=re.compile("^/static/"))

    assert pages_with(SECRET, found) + pages_with(DRAFTED, found) == []
    assert [address for address, text in found.items() if aviary.heard(text)] == []


def test_no_night_of_reminders_and_digests_mails_a_word(people, aviary, mail_server):
    for number in range(9):
        with clock.standing_on(A_DAY + timedelta(days=number)):
            remind.func(timestamp=0)
            post.func(timestamp=0)

    letters = [
        part.get_content()
        for mail in mail_server.mails
        for part in mail.walk()
        if part.get_content_maintype() == "text"
    ]
    said = "\n".join([*letters, *(str(mail["Subject"]) for mail in mail_server.mails)])
    assert len({str(mail["To"]) for mail in mail_server.mails}) > 3
    assert words_of(aviary.heard(said)) == []
    assert SECRET not in said


def test_no_table_of_others_holds_a_word(people, aviary):
    with acting_as(people.sanne, on=A_DAY):
        tables = dict(tables_without_words())

    assert {name: words_of(aviary.heard(text)) for name, text in tables.items() if aviary.heard(text)} == {}
    assert [name for name, text in tables.items() if SECRET in text] == []
    assert {"journal_entry", "journal_opening", "outbox_message", "procrastinate_jobs"} <= tables.keys()
