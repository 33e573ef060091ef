"""Whether bytes are what their name says, and nothing that runs or unpacks without end."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from startbaan.apps.files.actions.packed import DOCX, ODT, PPTX, XLSX, Packed, packed_problem
from startbaan.apps.files.actions.problems import Unfit

LONGEST_NAME = 120
# fmt: off
RUNS = frozenset((
    "app", "bat", "bin", "chm", "cmd", "com", "cpl", "dll", "docm", "dotm", "exe", "gadget", "hta", "htm", "html",
    "inf", "jar", "js", "jse", "lnk", "mht", "mhtml", "msc", "msi", "msp", "php", "pif", "ppam", "ppsm", "pptm",
    "ps1", "py", "reg", "scr", "sct", "sh", "shtml", "svg", "svgz", "swf", "url", "vb", "vbe", "vbs", "ws", "wsf",
    "wsh", "xhtml", "xlam", "xlsm", "xltm", "xml", "xsl",
))
# fmt: on
UNSEEN = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<!--", "<?php", "#!")
TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
}


def checked(name: str, content: bytes, *, limit: int) -> str:
    """Give the media type of bytes that are what their name says; raises `Unfit` with a sentence for a person."""
    if len(content) > limit:
        size, most = _megabytes(len(content)), _megabytes(limit)
        raise Unfit(
            _("Dit bestand is %(size)s MB. Een bestand mag hoogstens %(most)s MB zijn.") % {"size": size, "most": most}
        )
    if not content:
        raise Unfit(_("Dit bestand is leeg. Controleer of je het goede bestand koos."))
    suffix = _suffix(name)
    CHECKS[suffix](content)
    return TYPES[suffix]


def _suffix(name: str) -> str:
    if len(name) > LONGEST_NAME:
        raise Unfit(_("De naam van dit bestand is te lang. Geef het een naam van hoogstens 120 tekens."))
    odd = any(sign in UNSEEN or ord(sign) < ord(" ") or sign == "\x7f" for sign in name)
    if odd or "/" in name or "\\" in name or name.startswith(".") or name != name.strip():
        raise Unfit(_("De naam van dit bestand kan niet. Geef het een gewone naam, zonder vreemde tekens."))
    suffixes = [suffix.lstrip(".").strip().lower() for suffix in PurePosixPath(name).suffixes]
    if not suffixes or suffixes[-1] not in TYPES:
        raise Unfit(_("Dit soort bestand kan niet. Kies een pdf, png, jpg, docx, xlsx, pptx, odt of txt."))
    if RUNS.intersection(suffixes):
        raise Unfit(_("De naam van dit bestand heeft twee soorten achter elkaar. Geef het één gewone uitgang."))
    return suffixes[-1]


def _pdf(content: bytes) -> None:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise _other("pdf")
    if b"/JavaScript" in content or b"/Launch" in content:
        raise Unfit(_("In deze pdf zit een programma. Druk hem af naar een nieuwe pdf en kies die."))


def _png(content: bytes) -> None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") or b"IEND" not in content[-32:]:
        raise _other("png")


def _jpeg(content: bytes) -> None:
    if not content.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in content[-2048:]:
        raise _other("jpg")


def _text(content: bytes) -> None:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("cp1252", errors="replace")
    controls = any(sign < " " and sign not in "\t\r\n\f" for sign in words)
    if controls or words.lstrip().lower().startswith(MARKUP):
        raise _other("txt")


def _office(kind: Packed, suffix: str) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        if not content.startswith(b"PK\x03\x04"):
            raise _other(suffix)
        if problem := packed_problem(content, kind=kind):
            raise problem

    return check


def _other(suffix: str) -> Unfit:
    return Unfit(
        _("De naam zegt %(suffix)s, maar dat is dit bestand niet, of het is stuk. Bewaar het opnieuw als %(suffix)s.")
        % {"suffix": suffix}
    )


def _megabytes(size: int) -> str:
    return f"{size / (1024 * 1024):.1f}".removesuffix(".0").replace(".", ",")


CHECKS: Mapping[str, Callable[[bytes], None]] = {
    "pdf": _pdf,
    "png": _png,
    "jpg": _jpeg,
    "jpeg": _jpeg,
    "txt": _text,
    "docx": _office(DOCX, "docx"),
    "xlsx": _office(XLSX, "xlsx"),
    "pptx": _office(PPTX, "pptx"),
    "odt": _office(ODT, "odt"),
}
