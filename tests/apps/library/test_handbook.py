"""The handbook says each thing once, on a page and on paper, in both languages, for whoever reads it."""

import io
import re
from collections import Counter
from datetime import datetime
from html import unescape

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from startbaan.apps.library import queries
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.actions.versions import publish_variant
from startbaan.apps.programme.queries import version_named
from startbaan.domain.handbook import Made, chapters
from startbaan.domain.privacy.policy import Kind
from startbaan.project import cast
from startbaan.ui import clock

NAMES = ("ozwh", "voorbeeld-vo", "voorbeeld-mbo")
LANGUAGES = ("nl", "en")
FEWEST = 5  # words of a sentence; shorter ones are names and labels
# Where something was found, and what one card asks of a role: another card may say the same of itself.
OF_A_CARD = re.compile(r'<p class="sb-soft sb-small">.*?</p>|<li><strong>.*?</li>', re.DOTALL)


def paper_of(name: str, *, language: str = "nl") -> PdfReader:
    return PdfReader(io.BytesIO(bytes_of(name, language=language)))


def bytes_of(name: str, *, language: str = "nl", at: datetime | None = None) -> bytes:
    found = queries.newest(name, language=language)
    with override(language):
        data = queries.on_paper(queries.whole_for_nobody(found, on=cast.A_DAY))
    moment = at or clock.now().replace(microsecond=7)
    return queries.printed(data, language=language, on=cast.A_DAY, at=moment)


def words_of(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def address_of(name: str) -> str:
    return reverse("library:handbook", args=[queries.newest(name, language="nl").pk])


def page_of(name: str, client: Client | None = None, **asked: str) -> str:
    return (client or Client()).get(address_of(name), asked).content.decode()


def sentences_of(page: str) -> list[str]:
    book = page[page.index("sb-handbook-book") : page.index("</main>")]
    texts = re.findall(r"<(?:p|li|dd|dt)[^>]*>(.*?)</(?:p|li|dd|dt)>", OF_A_CARD.sub("", book), re.DOTALL)
    plain = [" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in texts]
    return [s for text in plain for s in re.split(r"(?<=[.?!])\s", text) if len(s.split()) >= FEWEST and s[-1] in ".?!"]


@pytest.mark.parametrize("name", NAMES)
def test_every_activity_and_subject_is_printed_once_on_the_page(people, name):
    found = queries.newest(name, language="nl")

    page = page_of(name)

    titles = re.findall(r"<h3>(.*?)</h3>", page)
    wanted = [card.title for card in found.book.by_key.values()] + [s.title for s in found.book.onboarding]
    assert {title: titles.count(title) for title in wanted} == dict.fromkeys(wanted, 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_page_stands_twice(people, name, language):
    client = Client()
    client.cookies["django_language"] = language

    found = Counter(sentences_of(page_of(name, client)))

    assert [sentence for sentence, times in found.items() if times > 1] == []


def test_every_anchor_of_the_page_stands_once_and_every_link_within_it_leads_somewhere(people):
    page = page_of("ozwh", zoek="coach")

    anchors = Counter(re.findall(r'\bid="([^"]+)"', page[page.index("<main") : page.index("</main>")]))
    links = re.findall(r'href="#([^"]+)"', page[page.index("<main") : page.index("</main>")])
    assert [anchor for anchor, times in anchors.items() if times > 1] == []
    assert [link for link in links if link not in anchors] == []


def test_every_chapter_stands_in_the_contents_and_in_the_book_in_its_order(people):
    keys = [chapter.key for chapter in chapters()]

    page = page_of("ozwh")

    assert re.findall(r'<section class="sb-stack sb-handbook-chapter" id="([^"]+)"', page) == keys
    assert [key for key in re.findall(r'<li><a href="#([^"]+)"', page) if key in keys] == keys


def test_every_part_that_is_made_has_its_template(people):
    found = queries.newest("ozwh", language="nl")
    made = queries.whole_for_nobody(found, on=cast.A_DAY)

    blocks = [block for chapter in made.chapters for block in chapter.blocks if block.made]
    assert sorted(block.template for block in blocks) == sorted(f"library/made/{one}.html" for one in Made)


def test_rights_are_those_of_the_rules_of_the_sector(people):
    from_rules = {
        name: [right.title for group in made.rights.groups for right in group.rights]
        for name in NAMES
        for made in [queries.whole_for_nobody(queries.newest(name, language="nl"), on=cast.A_DAY)]
    }

    assert [len(found) for found in from_rules.values()] == [7, 4, 2]
    assert all(title in page_of(name) for name, found in from_rules.items() for title in found)


def test_table_of_who_sees_what_has_every_kind_once(people):
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td data-label="[^"]+" data-access', page_of("ozwh"))

    made = queries.whole_for_nobody(queries.newest("ozwh", language="nl"), on=cast.A_DAY)
    assert rows == [row.name for group in made.privacy for row in group.rows]
    assert len(rows) == len(Kind)


def test_who_is_not_signed_in_reads_roles_and_no_names(people):
    page = page_of("ozwh")

    assert "Bovenschools coördinator" in page
    assert "De namen staan in Startbaan, bij je eigen school." in page
    assert [name for name in ("Karin Post", "Hanneke Vos", "karin@") if name in page] == []


@pytest.mark.parametrize(
    ("handle", "place", "names"),
    [
        ("sanne", "OBS De Sluis", ("Karin Post", "Hanneke Vos", "Ineke Prins", "Truus van Ham", "Jeroen Kuipers")),
        ("hanneke", "De Vlinder", ("Anouk Wiersma",)),
        ("lotte", "Meren Lyceum", ("Eva Timmer", "Tessa Verhoef")),
    ],
)
def test_who_belongs_to_a_school_reads_its_names(client_as, handle, place, names):
    page = page_of("ozwh", client_as(handle), plek="de-vlinder" if handle == "hanneke" else "")

    assert f"<caption>{place}</caption>" in page
    assert [name for name in names if name not in page] == []


@pytest.mark.parametrize("handle", ["wouter", "els", "jeroen", "pim"])
def test_names_of_a_school_are_not_for_who_does_not_belong_there(client_as, handle):
    page = page_of("ozwh", client_as(handle), plek="de-sluis")

    assert "Ineke Prins" not in page


def test_paper_has_the_names_of_the_reader(client_as):
    found = queries.newest("ozwh", language="nl")
    papers = {
        handle: words_of(PdfReader(io.BytesIO(client.get(reverse("library:handbook_pdf", args=[found.pk])).content)))
        for handle, client in (("sanne", client_as("sanne")), ("nobody", Client()))
    }

    assert {handle: "Ineke Prins" in words for handle, words in papers.items()} == {"sanne": True, "nobody": False}


def test_looking_for_a_word_finds_where_it_stands(people):
    response = Client().get(address_of("ozwh"), {"zoek": "Groepsdynamiek"})

    hits = [(hit.chapter, hit.title, hit.anchor) for hit in response.context["hits"]]
    assert hits == [("De onderdelen", "Professionaliseringsmiddag", "afternoon")]


def test_looking_for_what_is_not_there_says_so(people):
    assert "Niets gevonden." in page_of("ozwh", zoek="olifantenpaadje")


def test_accents_and_capitals_do_not_matter_when_looking(people):
    found = [
        Client().get(address_of("ozwh"), {"zoek": words}).context["hits"] for words in ("coordinator", "COÖRDINATOR")
    ]

    assert found[0] == found[1] != []


def test_variant_of_a_board_shows_what_it_changed(people):
    owner = Organisation.objects.get(pk=people.organisations["waterland"])
    changes = "key: waterland\nversion: '2026'\nof: ozwh-2026\nactivities:\n  drop: [learning-wishes]\n"
    with acting_as(people.hanneke, on=cast.A_DAY) as viewer:
        made = publish_variant(
            by=viewer, at=clock.now(), base=version_named("ozwh", "2026"), owner=owner, changes=changes
        )

    page = Client().get(reverse("library:handbook", args=[made.pk])).content.decode()

    assert re.findall(r"<strong>(Vervallen: [^<]+)</strong>", page) == ["Vervallen: Leerwensen doorgeven"]
    assert "Dit is de eerste versie." in page_of("ozwh")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_holds_the_whys_of_the_page(people, name, language):
    words = words_of(paper_of(name, language=language))
    book = queries.newest(name, language=language).book

    wanted = [card.title for card in book.by_key.values()] + [chapter.title.said(language) for chapter in chapters()]
    assert [title for title in wanted if title not in words] == []


def test_the_paper_is_tagged_and_in_its_language(people):
    reader = paper_of("ozwh", language="en")

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_input_gives_the_same_paper(people):
    at = clock.now()

    assert bytes_of("voorbeeld-mbo", at=at) == bytes_of("voorbeeld-mbo", at=at)


def test_the_command_writes_a_file_and_says_where(people, tmp_path, capsys):
    call_command("handbook", "ozwh-2026", "--out", str(tmp_path / "boek.pdf"))

    assert (tmp_path / "boek.pdf").read_bytes()[:5] == b"%PDF-"
    assert capsys.readouterr().out == f"Het handboek staat in {tmp_path / 'boek.pdf'}.\n"


def test_the_command_refuses_a_programme_that_is_not_there(people):
    with pytest.raises(CommandError, match=r"^Er is geen vastgesteld programma “niets”\.$"):
        call_command("handbook", "niets")


def test_the_list_shows_every_programme_to_who_is_not_signed_in(people):
    page = Client().get(reverse("library:handbooks"))

    assert [item.book.title for item in page.context["handbooks"]] == [
        item.book.title for item in queries.handbooks(language="nl")
    ]
