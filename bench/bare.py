"""Below the floor: the statements of a page straight to the driver, and a template of nothing but values."""

import re
from collections.abc import Callable
from html import unescape

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Engine
from django.template.base import Template
from django.template.context import Context
from django.test import override_settings
from django.urls import re_path

Statements = list[tuple[str, object]]
VIEWS: list[tuple[object, ...]] = []


def bare_handler(page: str, statements: Statements) -> WSGIHandler:
    """A site of one view, without middleware or ORM; nothing is computed from the rows."""
    template, words = flattened(page)

    def view(_request: HttpRequest) -> HttpResponse:
        connection.ensure_connection()
        driver = connection.connection
        with driver.transaction(), driver.cursor() as cursor:
            for statement, values in statements:
                cursor.execute(statement, values)
                if cursor.description:
                    cursor.fetchall()
        return HttpResponse(template.render(Context(words)))

    VIEWS[:] = [(re_path("", view),)]
    with override_settings(MIDDLEWARE=["bare.straight_there"]):
        return WSGIHandler()


def straight_there(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Send every address to the one view."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.urlconf = VIEWS[0]
        return get_response(request)

    return handle


def flattened(page: str) -> tuple[Template, dict[str, str]]:
    """Write a page as a template of one piece: every text and address in its main part is a variable."""
    before, opening, rest = page.partition("<main")
    main, closing, after = rest.partition("</main>")
    words: dict[str, str] = {}

    def variable(text: str) -> str:
        name = f"v{len(words)}"
        words[name] = unescape(text)
        return f"{{{{ {name} }}}}"

    pieces = re.split(r"(<[^>]*>)", main)
    pieces[2::2] = [variable(piece) if piece.strip() else piece for piece in pieces[2::2]]
    main = re.sub(r'(?<=href=")[^"]+', lambda found: variable(found.group()), "".join(pieces))
    return Engine().from_string(before + opening + main + closing + after), words
