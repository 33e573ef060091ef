"""The browser keeps to what the site allows."""

import pytest

pytestmark = pytest.mark.browser


def test_pages_allow_nothing_inline(page_as):
    page = page_as()

    answer = page.goto("/stijl/")

    assert answer.header_value("content-security-policy").split("; ")[0] == "default-src 'self'"


def test_signed_in_person_is_known(page_as):
    page = page_as("sanne")

    assert page.goto("/stijl/").status == 200
