"""The door and people administration in a real browser: with script, without it, by passkey; for all eyes."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from looking import problems_of

from startbaan.project import cast

pytestmark = pytest.mark.browser

# Each distinct skeleton once: light on a desk, dark on a phone.
BEFORE = ["/inloggen/"]
OWN = ["/account/", "/account/adressen/", "/account/tweede-stap/", "/account/tweede-stap/app/"]
ARRANGED = [
    "/organisaties/",
    "/organisaties/waterland/",
    "/organisaties/waterland/rol-geven/?zoek=de",
    "/coachregister/",
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize(("handle", "paths"), [("", BEFORE), ("sanne", OWN), ("hanneke", ARRANGED)])
def test_pages_are_readable_for_all_and_fit(page_as, handle, paths, scheme, width):
    page = page_as(handle, scheme=scheme, width=width)
    problems, widths = [], set()
    for path in paths:
        assert page.goto(path).status == 200
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})


def test_one_signs_in_without_script_and_by_keyboard(page_as, mailoutbox):
    page = page_as(javascript=False)
    page.goto("/account/")
    page.get_by_label("E-mailadres").press_sequentially(cast.email_of("sanne"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/inloggen/code/")
    page.get_by_label("Code uit de mail").press_sequentially(re.match(r"\d{6}", mail.outbox[0].subject)[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/")

    assert page.get_by_role("heading", level=1).inner_text() == "Mijn account"


def test_passkey_is_made_and_signs_in(page_as, site):
    page = page_as("sanne")
    home = f"http://localhost:{urlsplit(site).port}"  # passkeys want a name, not a number
    page.context.add_cookies([{**cookie, "domain": "localhost"} for cookie in page.context.cookies()])
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{home}/account/sleutels/nieuw/")
    page.get_by_label("Hiermee kan ik ook zonder code").check()
    page.get_by_role("button", name="Voeg toe").click()
    page.wait_for_url("**/reservecodes/")
    page.context.clear_cookies()
    page.goto(f"{home}/inloggen/?next=/account/sleutels/")
    page.get_by_role("button", name="Met een toegangssleutel").click()
    page.wait_for_url(f"{home}/")

    assert page.goto(f"{home}/account/sleutels/").status == 200
