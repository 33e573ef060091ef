"""The look in a real browser: readable for all, in light and dark, on a phone, by keyboard, under the site's policy."""

import mimetypes
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from django.urls import resolve
from looking import open_all, problems_within

from startbaan.project.headers import POLICY

pytestmark = pytest.mark.browser

SITE = "http://127.0.0.1:1"
PAGES = ["/stijl/", "/stijl/voorbeeld/", "/stijl/formulier/"]
PHONE = {"width": 360, "height": 740}
SCREENS = (320, 360, 600, 768, 1024, 1280, 1920)
DESK = {"width": 1280, "height": 900}


def answer(route):
    """Answer what the browser asks from the views and the static files themselves, without server or database."""
    request, address = route.request, urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        found = finders.find(address.path.removeprefix("/static/"))
        kind = mimetypes.guess_type(address.path)[0]
        return route.fulfill(path=found, content_type=kind) if found else route.fulfill(status=404)
    cookies = {name: cookie.value for name, cookie in SimpleCookie(request.all_headers().get("cookie", "")).items()}
    kind = request.headers.get("content-type", "")
    asked = RequestFactory().generic(request.method, address.path, request.post_data or "", kind)
    response = viewed(asked, cookies=cookies)
    headers = {"Content-Security-Policy": POLICY}
    if response.status_code == 302:
        headers["Set-Cookie"] = response.cookies.output(header="").strip()
        cookies |= {name: cookie.value for name, cookie in response.cookies.items()}
        response = viewed(RequestFactory().get(response["Location"]), cookies=cookies)
    return route.fulfill(status=response.status_code, headers=headers | dict(response.items()), body=response.content)


def viewed(request, *, cookies):
    request.COOKIES.update(cookies)
    match = resolve(request.path)
    return match.func(request, *match.args, **match.kwargs)


@pytest.fixture
def visit(chromium):
    opened = []

    def _visit(path, *, viewport=DESK, **settings):
        context = chromium.new_context(viewport=viewport, locale="nl-NL", reduced_motion="reduce", **settings)
        opened.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(SITE + path)
        return page

    yield _visit
    for context in opened:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_passes_the_accessibility_scan(path, scheme, visit):
    page = visit(path, color_scheme=scheme)

    assert problems_within(page) == []


@pytest.mark.parametrize("path", PAGES[1:])
def test_page_passes_the_accessibility_scan_on_a_phone(path, visit):
    page = visit(path, viewport=PHONE)

    assert problems_within(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_is_never_wider_than_the_screen(path, visit):
    page = visit(path)
    open_all(page)
    widths = {}
    for width in SCREENS:
        page.set_viewport_size({"width": width, "height": 800})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == {width: width for width in SCREENS}


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_the_policy_of_the_site(path, visit):
    complaints = [text for text in visit(path).complaints if "does not conform to the required format" not in text]

    assert complaints == []


def test_everything_that_can_be_pressed_is_large_enough(visit):
    page = visit("/stijl/voorbeeld/", viewport=PHONE)
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, .sb-button, .sb-nav-link, .sb-footer a')]
        .filter(each => each.checkVisibility())
        .map(each => [each.textContent.trim(), each.getBoundingClientRect()])
        .filter(([, box]) => box.width < 44 || box.height < 44)
        .map(([words, box]) => `${words}: ${box.width} × ${box.height}`)"""
    )

    assert small == []


def test_first_key_press_offers_the_way_to_the_content(visit):
    page = visit("/stijl/voorbeeld/")
    page.keyboard.press("Tab")
    skip = page.evaluate("[document.activeElement.className, document.activeElement.getBoundingClientRect().top >= 0]")
    page.keyboard.press("Enter")

    assert skip == ["sb-skip", True]
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_keyboard_reaches_everything_and_always_shows_where_it_is(visit):
    page = visit("/stijl/voorbeeld/", viewport=PHONE)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary')].filter(e => e.checkVisibility()).length"
    )
    seen, hidden = 0, []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => {
              const here = document.activeElement, box = here.getBoundingClientRect(), look = getComputedStyle(here);
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return {
                words: here.textContent.trim(),
                reached: here !== document.body,
                shown: look.outlineStyle !== 'none' && (here.contains(top) || top?.contains(here)),
              };
            }"""
        )
        seen += place["reached"]
        if not place["shown"]:
            hidden.append(place["words"])

    assert (seen, hidden) == (wanted, [])


def test_menu_opens_without_script(visit):
    page = visit("/stijl/voorbeeld/", viewport=PHONE, java_script_enabled=False)
    page.get_by_text("Meer", exact=True).click()

    assert page.locator(".sb-nav .sb-menu-panel a").all_inner_texts() == ["Handboek", "Wie ziet wat?"]


def test_escape_closes_the_menu_and_returns_to_it(visit):
    page = visit("/stijl/voorbeeld/")
    page.locator(".sb-header-end summary").click()
    page.keyboard.press("Escape")

    assert page.locator(".sb-header-end details").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_chosen_theme_holds_without_script_against_what_the_device_asks(visit):
    page = visit("/stijl/voorbeeld/", color_scheme="light", java_script_enabled=False)
    page.get_by_role("button", name="Donker").click()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.get_by_role("button", name="Donker").get_attribute("aria-pressed") == "true"
    assert page.locator('link[href*="dark.css"]').get_attribute("media") == "screen"


def test_light_theme_holds_on_a_dark_device(visit):
    page = visit("/stijl/voorbeeld/", color_scheme="dark")
    page.get_by_role("button", name="Licht").click()
    page.wait_for_load_state("load")

    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_print_leaves_the_frame_and_the_dark_behind(visit):
    page = visit("/stijl/voorbeeld/", color_scheme="dark")
    page.emulate_media(media="print")
    frame = page.locator(".sb-header, .sb-nav, .sb-footer, .sb-skip")

    assert [each.is_visible() for each in frame.all()] == [False] * 4
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_mistake_takes_the_focus_and_leads_to_its_field(visit):
    page = visit("/stijl/formulier/")
    focused = page.evaluate("document.activeElement.className")
    page.get_by_role("link", name="School: Dit veld is verplicht.").click()

    assert focused == "sb-error-summary"
    assert page.evaluate("document.activeElement.id") == "id_school"
