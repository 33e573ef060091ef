"""A form sent after the session ended, in a real browser: nothing typed is lost, with script and without."""

import re

import pytest
from django.conf import settings
from django.core import mail
from looking import problems_of

from startbaan.apps.coaching.models import HelpQuestion
from startbaan.project import cast

pytestmark = pytest.mark.browser

WORDS = "Na de pauze krijg ik groep 5 niet rustig.\nHoe doe jij dat?"


def typed_and_sent(page):
    """Type a help question, let the session end, and send it."""
    page.goto("/hulpvragen/stel/")
    page.get_by_label("Aan wie vraag je het?").select_option(label="Sietske de Boer, maatje")
    page.get_by_label("Onderwerp").fill("Onrust")
    page.get_by_label("Je vraag").fill(WORDS)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Stel de vraag").click()


def sign_in(page):
    page.get_by_label("E-mailadres").fill(cast.email_of("sanne"))
    page.get_by_role("button", name="Stuur mij een code").click()
    page.get_by_label("Code uit de mail").fill(re.match(r"\d{6}", mail.outbox[-1].subject)[0])
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/inloggen/" not in address)


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_form_is_handed_back_and_sent_again_after_signing_in(page_as, mailoutbox, javascript):
    page = page_as("sanne", javascript=javascript)
    typed_and_sent(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Je bent uitgelogd"

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log in op een nieuw tabblad").click()
    sign_in(opened.value)
    page.get_by_role("button", name="Verstuur opnieuw").click()
    assert page.get_by_text("Je verstuurt dit als Sanne de Wit.").count() == 1
    page.get_by_role("button", name="Verstuur opnieuw").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Onrust"
    kept = HelpQuestion.objects.using("owner").get()
    assert kept.words.splitlines() == WORDS.splitlines()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_page_is_readable_for_all_and_fits(page_as, scheme, width):
    page = page_as("sanne", scheme=scheme, width=width)
    typed_and_sent(page)
    page.get_by_text("Lees wat je typte").click()

    assert problems_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
