"""A real browser before the real site: `page_as("anna")` opens a page as somebody of the cast.

The site answers from a thread of this process, on the database of this run; what a test commits is gone after it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Literal
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from signing_in import signed_in

from startbaan.project import cast, environment
from startbaan.ui import clock

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, PHONE = 1280, 390
NAME = settings.SESSION_COOKIE_NAME
HANDED_BACK = (403, 422)
LEFT_OUT = pytest.StashKey[bool]()


def chromium_path() -> str:
    """Find the browser of this machine; empty where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), "")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine has no browser for; never where nothing may be left out."""
    without_browser = [item for item in items if item.get_closest_marker("browser") is None]
    if chromium_path() or len(without_browser) == len(items):
        return
    if environment.switched_on("CI"):
        raise pytest.UsageError("Chromium ontbreekt; in de bouwstraat wordt niets overgeslagen.")
    config.hook.pytest_deselected(items=[item for item in items if item not in without_browser])
    items[:] = without_browser
    config.stash[LEFT_OUT] = True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say aloud what was not tried."""
    if config.stash.get(LEFT_OUT, False):
        terminalreporter.section("LET OP: de browsertests zijn overgeslagen")
        terminalreporter.line("Er is geen Chromium op deze machine. Op Debian: apt install chromium")


def is_complaint(said: ConsoleMessage) -> bool:
    """Say whether the browser found something wrong; that a form came back to be mended or sent again is no fault."""
    return said.type == "error" and not any(f"status of {code}" in said.text for code in HANDED_BACK)


def standing_on_a_day(application: WSGIApplication) -> WSGIApplication:
    """Let every request happen on the day of the tests: a thread does not know where the test stands."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse):
        with clock.standing_on(cast.A_DAY):
            return application(environ, start_response)

    return answer


@pytest.fixture(scope="session")
def serving(test_database: object) -> Iterator[str]:
    """Serve the site for the whole run and give its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(standing_on_a_day(get_wsgi_application()))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(serving: str, committed: None) -> str:
    """The address of the site, on a database as fresh as the first."""
    return serving


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    connections.close_all()  # from here on Django keeps them elsewhere, and would never find these again
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # playwright keeps a loop in this thread; tests still ask the database
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_as(site: str, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page as somebody of the cast, or as nobody; what the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        handle: str = "",
        *,
        width: int = WIDE,
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
    ) -> Page:
        context = chromium.new_context(
            base_url=site,
            locale="nl-NL",
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
        )
        contexts.append(context)
        if handle:
            value = signed_in(handle).cookies[NAME].value
            context.add_cookies([{"name": NAME, "value": value, "url": site}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
