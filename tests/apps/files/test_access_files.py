"""What is taken in is what its name says and runs nothing; what nobody holds any more is swept up."""

import io
import os
import stat
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from openpyxl import Workbook

from startbaan.apps.files.actions import Unfit, discard, store, sweep
from startbaan.apps.files.actions import packed as packing
from startbaan.apps.files.models import StoredFile
from startbaan.apps.files.queries import Gone, content_of, place_of
from startbaan.apps.people.access import acting_as, acting_as_nobody
from startbaan.apps.people.actions import NotYours
from startbaan.project import environment
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40 + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 40 + b"\xff\xd9"
TYPES = b'<?xml version="1.0"?><Types/>'
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + b"!$H+H*"


def packed(parts, *, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return made.getvalue()


def workbook():
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


def docx(**more):
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>", **more})


ODT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"})
PPTX = packed({"[Content_Types].xml": TYPES, "ppt/presentation.xml": b"<p/>"})


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def keep(people):
    def kept(name, content):
        with acting_as(people.sanne, on=A_DAY) as by:
            return store(by=by, name=name, content=content, at=clock.now())

    return kept


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("Lesplan groep 5.pdf", PDF, "application/pdf"),
        ("verslag v1.2.PDF", PDF, "application/pdf"),
        ("bord.png", PNG, "image/png"),
        ("bord.jpg", JPEG, "image/jpeg"),
        ("bord.jpeg", JPEG, "image/jpeg"),
        ("notitie.txt", "Één les, tien kinderen.\r\n".encode(), "text/plain"),
        ("notitie.txt", "Eén les".encode("cp1252"), "text/plain"),
        ("toets.xlsx", workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("plan.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("les.pptx", PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("plan.odt", ODT, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_file_that_is_what_its_name_says_is_kept(keep, name, content, media_type):
    file = keep(name, content)

    assert (file.media_type, file.size, content_of(file.id)) == (media_type, len(content), content)


@pytest.mark.parametrize(
    "name",
    [
        "les.exe", "les", "les.", "eicar.com", "eicar.com.txt", "les.pdf.exe", "les.exe.pdf", "les.html.pdf",
        "../les.pdf", "..\\les.pdf", "/etc/les.pdf", "les\0.pdf", "les\n.pdf", ".les.pdf", ".pdf", "les\u202efdp.exe",
        "les\u202e.pdf", "les.svg", "les.html", "les.docm", "les.xlsm", "les.zip", f"{'x' * 120}.pdf", "les.pdf ", "",
    ],
)  # fmt: skip
def test_name_that_plays_a_trick_is_refused(keep, name):
    with pytest.raises(Unfit):
        keep(name, PDF)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("les.pdf", b""),
        ("les.pdf", PNG),
        ("les.png", PDF),
        ("les.jpg", PNG),
        ("les.pdf", PDF[:20]),
        ("les.pdf", b"<html>" + PDF),
        ("les.pdf", PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript>>")),
        ("les.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        ("les.txt", b"<svg onload=alert(1)>"),
        ("les.txt", b" \n<!DOCTYPE html><p>x"),
        ("les.txt", b"\xef\xbb\xbf<script>1</script>"),
        ("les.txt", b"MZ\x90\0\x03"),
        ("les.txt", PNG),
        ("les.pdf", EICAR),
        ("les.docx", EICAR),
        ("les.docx", packed({"word/document.xml": b"<w/>"})),
        ("les.docx", workbook()),
        ("les.xlsx", docx()),
        ("les.docx", ODT),
        ("les.odt", docx()),
        ("les.odt", packed({"mimetype": b"application/zip", "content.xml": b"<o/>"})),
        ("les.docx", docx(**{"word/vbaProject.bin": b"x"})),
        ("les.docx", docx(**{"word/embeddings/oleObject1.bin": b"x"})),
        ("les.docx", docx(**{"word/activeX/activeX1.bin": b"x"})),
        ("les.docx", docx(**{"../../evil": b"x"})),
        ("les.docx", docx(**{"/evil": b"x"})),
        ("les.docx", docx(**{"WORD/DOCUMENT.XML": b"x"})),
        ("les.docx", docx(**{"word/_rels/settings.xml.rels": b'<R Type="attachedTemplate" TargetMode="External"/>'})),
        (
            "les.docx",
            packed({"[Content_Types].xml": b"<x macroEnabled/>", "word/document.xml": b"<w/>"}),
        ),
        ("les.odt", packed({"mimetype": ODT[38:77], "content.xml": b"<o/>", "Basic/Standard/Module1.xml": b"x"})),
        ("les.docx", docx()[:-30]),
        ("les.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("les.docx", docx(**{"word/media/image1.png": b"\0" * (30 * 1024 * 1024)})),
    ],
)
def test_content_that_is_something_else_or_runs_or_swells_is_refused(keep, name, content):
    with pytest.raises(Unfit):
        keep(name, content)

    assert StoredFile.objects.count() == 0


def test_part_that_lies_about_its_size_is_refused(keep):
    honest = docx(**{"word/media/a": b"\0" * 1000})
    size = (1000).to_bytes(4, "little")

    with pytest.raises(Unfit):
        keep("les.docx", honest.replace(size, (10).to_bytes(4, "little")))


def test_too_many_parts_are_refused(keep, monkeypatch):
    monkeypatch.setattr(packing, "MOST_ENTRIES", 1)

    with pytest.raises(Unfit):
        keep("les.docx", docx())


def test_file_above_the_limit_is_refused_with_both_sizes(keep, settings):
    settings.FILE_LIMIT = 1024 * 1024

    with pytest.raises(Unfit, match=r"Dit bestand is 1,5 MB. Een bestand mag hoogstens 1 MB zijn."):
        keep("les.pdf", PDF + b" " * (3 * 512 * 1024 - len(PDF)))


def test_nobody_stores_a_file(db):
    with acting_as_nobody(on=A_DAY) as by, pytest.raises(NotYours):
        store(by=by, name="les.pdf", content=PDF, at=clock.now())


def test_bytes_lie_under_their_key_for_the_program_alone(keep):
    place = place_of(keep("les.pdf", PDF).id)

    assert place.relative_to(settings.FILES).parts == (place.name[:2], place.name)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_discarded_file_is_gone_once_the_transaction_is_done(keep, django_capture_on_commit_callbacks):
    file = keep("les.pdf", PDF).id

    with django_capture_on_commit_callbacks(execute=True):
        discard(file=file)
        assert content_of(file) == PDF

    with pytest.raises(Gone):
        content_of(file)
    assert StoredFile.objects.count() == 0


def test_files_lie_outside_what_the_web_server_gives_away():
    from_settings = environment.data_directory() / "files"

    assert from_settings not in (settings.STATIC_ROOT, *settings.STATIC_ROOT.parents)


def test_what_nobody_holds_is_swept_up_a_day_later(keep):
    file = keep("les.pdf", PDF)
    lost = place_of(file.id).with_name("nergens-bekend")
    lost.write_bytes(PDF)
    long_ago = (clock.now() - timedelta(days=2)).timestamp()
    for place, moment in ((lost, long_ago), (place_of(file.id), clock.now().timestamp())):
        os.utime(place, (moment, moment))

    assert sweep(at=clock.now(), using="default") == 1
    assert StoredFile.objects.count() == 1

    StoredFile.objects.update(stored_at=clock.now() - timedelta(days=2))
    os.utime(place_of(file.id), (long_ago, long_ago))
    assert sweep(at=clock.now(), using="default") == 1
    assert StoredFile.objects.count() == 0
