"""The handbook says each thing of the programme once, on a page and on paper."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from startbaan.apps.library import queries
from startbaan.project import cast
from startbaan.ui import clock

NAMES = ("ozwh", "voorbeeld-vo", "voorbeeld-mbo")


def paper_of(name: str, *, language: str = "nl") -> PdfReader:
    found = queries.newest(name, language=language)
    return PdfReader(io.BytesIO(queries.printed(found, on=cast.A_DAY, at=clock.now().replace(microsecond=7))))


def words_of(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("name", NAMES)
def test_every_activity_and_subject_is_printed_once_on_the_page(people, name):
    found = queries.newest(name, language="nl")

    page = Client().get(reverse("library:handbook", args=[found.pk])).content.decode()

    titles = re.findall(r"<h3>(.*?)</h3>", page)
    wanted = [card.title for card in found.book.by_key.values()] + [s.title for s in found.book.onboarding]
    assert {title: titles.count(title) for title in wanted} == dict.fromkeys(wanted, 1)


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_holds_the_whys_of_the_page(people, name):
    words = words_of(paper_of(name))
    cards = queries.newest(name, language="nl").book.by_key.values()

    assert [card.title for card in cards if card.title not in words] == []


def test_the_paper_is_tagged_and_in_its_language(people):
    reader = paper_of("ozwh", language="en")

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert reader.trailer["/Root"]["/Lang"] == "en"


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
