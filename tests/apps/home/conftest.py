"""Hands for the tests of pages: what a page says in plain words, and what it costs."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# In a test a request stands inside a transaction: it keeps and restores the person of the second lock.
ONLY_IN_TESTS = ("SAVEPOINT", "RELEASE", "SELECT set_config", "SELECT coalesce(current_setting")


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def said() -> Callable[..., str]:
    """The words of a page between two of its sentences."""

    def said(response, *, begin: str = "", end: str = "") -> str:
        main = response.content.decode().partition("<main")[2].partition("</main>")[0]
        words = text_of(f"<main{main}")
        words = words[words.index(begin) :] if begin else words
        return words[: words.index(end)].strip() if end else words

    return said


@pytest.fixture
def costs() -> Callable[[Client, str], int]:
    """How many statements a page costs, those of session, user and viewer among them."""

    def costs(client: Client, path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return sum(not query["sql"].startswith(ONLY_IN_TESTS) for query in captured.captured_queries)

    return costs
