"""A visit that is planned in a real browser: what was typed outlives leaving the page and a session that ended."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from looking import problems_of
from playwright.sync_api import Page, expect

from startbaan.apps.people.models import Person
from startbaan.project import cast
from startbaan.project.cast import A_DAY

pytestmark = pytest.mark.browser


def planning(people) -> str:
    return f"/lesbezoeken/plan/{Person.objects.using('owner').get(pk=people.sanne).key}/"


def type_plan(page: Page) -> None:
    page.get_by_label("Op welke dag?").fill((A_DAY + timedelta(days=3)).isoformat())
    page.get_by_label("Hoe laat?").fill("09:30")
    page.get_by_label("Welke les?").fill("Taal in groep 6")
    page.get_by_label("Waar kijken jullie naar?").fill("De start van de les")
    page.get_by_label("Het is een gewone les").check()


def sign_in(page: Page) -> None:
    page.get_by_label("E-mailadres").fill(cast.email_of("mehmet"))
    page.get_by_role("button", name="Stuur mij een code").click()
    page.get_by_label("Code uit de mail").fill(re.match(r"\d{6}", mail.outbox[-1].subject)[0])
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/inloggen/" not in address)


def test_plan_is_kept_while_typing_and_stands_there_again(page_as, test_database):
    page = page_as("mehmet", width=390)
    page.goto(planning(test_database.cast))
    type_plan(page)
    expect(page.get_by_text("Concept bewaard om")).to_be_visible()
    page.goto("/")

    page.goto(planning(test_database.cast))

    expect(page.get_by_text("Je begon dit eerder te plannen.")).to_be_visible()
    expect(page.get_by_label("Welke les?")).to_have_value("Taal in groep 6")
    expect(page.get_by_label("Hoe laat?")).to_have_value("09:30")
    expect(page.get_by_label("Het is een gewone les")).to_be_checked()
    assert problems_of(page) == []
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.get_by_label("Welke les?")).to_have_value("")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_plan_sent_after_the_session_ended_is_sent_again_after_signing_in(
    page_as, test_database, mailoutbox, javascript
):
    page = page_as("mehmet", javascript=javascript)
    page.goto(planning(test_database.cast))
    type_plan(page)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Plan en kondig aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent uitgelogd")

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log in op een nieuw tabblad").click()
    sign_in(opened.value)
    page.get_by_role("button", name="Verstuur opnieuw").click()
    page.get_by_role("button", name="Verstuur opnieuw").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Taal in groep 6")
