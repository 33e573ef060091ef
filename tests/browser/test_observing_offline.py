"""A lesson scored where there is no connection, in a real browser: nothing lost, nothing sent twice, nobody else's."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from browsing import FLAGS, NAME, chromium_path, standing_on_a_day
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.test.testcases import QuietWSGIRequestHandler
from looking import problems_of
from playwright.sync_api import Browser, BrowserContext, Page, expect
from signing_in import signed_in
from taken_along import items_of, planned_lesson

from startbaan.apps.coaching.models import ItemScore, LessonVisit, Observation
from startbaan.apps.people.models import Person

pytestmark = pytest.mark.browser

OWNER = "owner"
STORED = """async () => {
  const base = await new Promise((done) => {
    const asked = indexedDB.open("startbaan-observing", 1);
    asked.onsuccess = () => done(asked.result);
  });
  const rows = (name) => new Promise((done) => {
    const asked = base.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const [keys, visits] = [await rows("keys"), await rows("visits")];
  base.close();
  return {
    keys: keys.map(({ key }) => (key ? [key.extractable, key.algorithm.name, key.usages.join()] : null)),
    visits: visits.length,
    sealed: visits.map(({ sealed }) => new TextDecoder("latin1").decode(sealed)).join(""),
  };
}"""
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found[request.url] = await (await cache.match(request)).text();
  }
  return found;
}"""


@pytest.fixture
def visit(test_database, committed) -> LessonVisit:
    with transaction.atomic():
        return planned_lesson(test_database.cast)


@pytest.fixture
def first(visit) -> str:
    with transaction.atomic():
        return items_of(visit)[0]


@pytest.fixture
def device(site, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A device of its own, on which somebody signed in; without ceremony gone after the test."""
    contexts: list[BrowserContext] = []

    def new(handle="mehmet", *, width=390, scheme="light") -> Page:
        context = chromium.new_context(
            base_url=site, locale="nl-NL", color_scheme=scheme, viewport={"width": width, "height": 844}
        )
        contexts.append(context)
        sign_in(context, handle, site)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


def sign_in(context: BrowserContext, handle: str, site: str) -> None:
    value = signed_in(handle).cookies[NAME].value
    context.add_cookies([{"name": NAME, "value": value, "url": site}])


def screen_of(visit: LessonVisit) -> str:
    return f"/observeren/scherm/{visit.instrument_id}/#{visit.item}"


def take_along(page: Page, visit: LessonVisit) -> None:
    """Open the scoring screen once with a connection, until it says that it can do without."""
    page.goto(screen_of(visit))
    expect(page.get_by_text("Dit scherm werkt nu ook zonder verbinding.")).to_be_visible()
    expect(page.get_by_text("Sanne de Wit")).to_be_visible()


def choose(page: Page, item: str, score: str) -> None:
    page.locator(f"input[name='score-{item}'][value='{score}']").check()


def note(page: Page, item: str, words: str) -> None:
    page.locator(f"[name='note-{item}']").fill(words)


def state(page: Page, words: str) -> None:
    expect(page.locator("[data-said]")).to_contain_text(words)


def hand_in(page: Page) -> None:
    while page.locator("[data-way=after]").is_visible():
        page.locator("[data-way=after]").click()
    page.get_by_role("button", name="Ik ben klaar: lever in").click()


def scores_in(visit: LessonVisit) -> dict[str, tuple[int | None, str]]:
    rows = ItemScore.objects.using(OWNER).filter(observation__visit=visit)
    return {key: (score, words) for key, score, words in rows.values_list("key", "score", "note")}


def is_sent(visit: LessonVisit) -> bool:
    return Observation.objects.using(OWNER).filter(visit=visit, sent_at__isnull=False).exists()


def test_lesson_is_scored_without_a_network_and_sent_when_it_is_back(device, visit, first):
    page = device()
    take_along(page, visit)
    page.context.set_offline(True)
    page.reload()

    choose(page, first, "3")
    note(page, first, "Ze begonnen meteen.")
    state(page, "Er is geen verbinding")
    page.reload()
    expect(page.locator(f"[name='note-{first}']")).to_have_value("Ze begonnen meteen.")
    hand_in(page)
    state(page, "Er is geen verbinding")
    assert scores_in(visit) == {}
    page.context.set_offline(False)

    state(page, "Ingeleverd om")
    assert scores_in(visit) == {first: (3, "Ze begonnen meteen.")}
    assert (is_sent(visit), Observation.objects.using(OWNER).count()) == (True, 1)


def test_no_field_of_the_screen_is_kept_by_the_browser_itself(device, visit, first):
    page = device()
    take_along(page, visit)
    fields = page.locator("[data-observing] input, [data-observing] textarea")
    assert {field.get_attribute("autocomplete") for field in fields.all()} == {"off"}


def killed(place: Path) -> None:
    """Kill the browser that keeps its things here, and wait until it is gone."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            said = (entry / "cmdline").read_bytes().decode().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if f"--user-data-dir={place}" in said and not any(word.startswith("--type=") for word in said):
            os.kill(int(entry.name), signal.SIGKILL)


def test_killed_browser_opens_again_without_a_network_and_has_everything(chromium, site, visit, first, tmp_path):
    def launched() -> BrowserContext:
        return chromium.browser_type.launch_persistent_context(
            tmp_path, executable_path=chromium_path(), args=FLAGS, base_url=site, locale="nl-NL"
        )

    before = launched()
    sign_in(before, "mehmet", site)
    page = before.new_page()
    take_along(page, visit)
    before.set_offline(True)
    choose(page, first, "4")
    note(page, first, "Tot in de hoek.")
    state(page, "Er is geen verbinding")
    with before.expect_event("close"):
        killed(tmp_path)

    after = launched()
    after.set_offline(True)
    page = after.new_page()
    page.goto(screen_of(visit))
    expect(page.locator(f"[name='note-{first}']")).to_have_value("Tot in de hoek.")
    assert page.locator(f"input[name='score-{first}']:checked").input_value() == "4"
    after.set_offline(False)
    state(page, "Je bent uitgelogd")
    sign_in(after, "mehmet", site)
    page.get_by_role("button", name="Verstuur nu").click()
    state(page, "Verstuurd om")
    after.close()
    assert scores_in(visit) == {first: (4, "Tot in de hoek.")}


class Stoppable(ThreadedWSGIServer):
    """A server that hangs up on everyone when it stops, as one that is killed does."""

    daemon_threads = True

    def process_request(self, request, client_address) -> None:
        self.lines = [*getattr(self, "lines", []), request]
        super().process_request(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


@contextmanager
def serving_at(port: int) -> Iterator[int]:
    """A site of its own, on this port or on one that is free; stopped at the end."""
    server = Stoppable(("127.0.0.1", port), QuietWSGIRequestHandler)
    server.set_app(standing_on_a_day(get_wsgi_application()))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_screen_opens_and_keeps_while_the_site_is_down_and_sends_when_it_is_back(chromium, visit, first):
    with serving_at(0) as port:
        address = f"http://127.0.0.1:{port}"
        context = chromium.new_context(base_url=address, locale="nl-NL")
        sign_in(context, "mehmet", address)
        page = context.new_page()
        take_along(page, visit)
        page.close()

    page = context.new_page()
    page.goto(screen_of(visit))
    choose(page, first, "2")
    state(page, "Er is geen verbinding")
    with serving_at(port):
        page.get_by_role("button", name="Verstuur nu").click()
        state(page, "Verstuurd om")
        context.close()

    assert scores_in(visit) == {first: (2, "")}


def test_answer_that_got_lost_is_sent_again_and_counts_once(device, visit, first):
    page = device()
    take_along(page, visit)

    def swallow(route) -> None:
        route.fetch()
        route.abort()

    page.context.route("**/inleveren/", swallow)
    choose(page, first, "3")
    state(page, "Er is geen verbinding")
    assert scores_in(visit) == {first: (3, "")}
    page.context.unroute("**/inleveren/")
    note(page, first, "Later erbij.")

    state(page, "Verstuurd om")
    assert scores_in(visit) == {first: (3, "Later erbij.")}
    assert Observation.objects.using(OWNER).get().revision == 2


def test_two_devices_are_laid_side_by_side_and_the_observer_chooses(device, visit, first):
    tablet, phone = device(width=820), device()
    take_along(tablet, visit)
    take_along(phone, visit)
    phone.context.set_offline(True)
    choose(phone, first, "2")
    note(phone, first, "Vanaf de telefoon.")
    state(phone, "Er is geen verbinding")
    choose(tablet, first, "4")
    note(tablet, first, "Vanaf de tablet.")
    state(tablet, "Verstuurd om")

    phone.context.set_offline(False)
    state(phone, "Op een ander apparaat is ook gescoord")
    phone.reload()
    state(phone, "Op een ander apparaat is ook gescoord")
    sides = phone.locator(".sb-field-difference label")
    said = [line.split("\n") for line in sides.all_inner_texts()]
    assert said == [
        ["Dit apparaat", "2 · Meer zwak dan sterk", "Vanaf de telefoon."],
        ["Het andere", "4 · Vooral sterk", "Vanaf de tablet."],
        ["Beide notities", "2 · Meer zwak dan sterk", "Vanaf de telefoon.", "Vanaf de tablet."],
        ["Beide notities", "4 · Vooral sterk", "Vanaf de telefoon.", "Vanaf de tablet."],
    ]
    assert problems_of(phone) == []
    assert phone.get_by_role("button", name="Bewaar wat ik koos").is_disabled()
    assert scores_in(visit) == {first: (4, "Vanaf de tablet.")}
    sides.first.click()
    phone.get_by_role("button", name="Bewaar wat ik koos").click()

    state(phone, "Verstuurd om")
    assert scores_in(visit) == {first: (2, "Vanaf de telefoon.")}
    assert Observation.objects.using(OWNER).count() == 1


def test_both_notes_of_two_devices_are_kept_when_the_observer_says_so(device, visit, first):
    tablet, phone = device(width=820), device()
    take_along(tablet, visit)
    take_along(phone, visit)
    phone.context.set_offline(True)
    note(phone, first, "Vanaf de telefoon.")
    state(phone, "Er is geen verbinding")
    choose(tablet, first, "4")
    note(tablet, first, "Vanaf de tablet.")
    state(tablet, "Verstuurd om")

    phone.context.set_offline(False)
    state(phone, "Op een ander apparaat is ook gescoord")
    phone.locator("[data-side=both-theirs]").click()
    phone.get_by_role("button", name="Bewaar wat ik koos").click()

    state(phone, "Verstuurd om")
    assert scores_in(visit) == {first: (4, "Vanaf de telefoon.\nVanaf de tablet.")}


def test_note_alone_stands_on_another_device_without_a_score(device, visit, first):
    tablet, phone = device(width=820), device()
    take_along(tablet, visit)
    note(tablet, first, "Nog nadenken.")
    state(tablet, "Verstuurd om")

    take_along(phone, visit)

    expect(phone.locator(f"[name='note-{first}']")).to_have_value("Nog nadenken.")
    assert phone.locator(f"input[name='score-{first}']:checked").count() == 0
    state(phone, "Klaar om te scoren.")
    tablet.goto(f"/lesbezoeken/{visit.item}/score/")
    assert tablet.locator(f"input[name='score-{first}']:checked").count() == 0
    assert tablet.locator(f"[name='note-{first}']").input_value() == "Nog nadenken."


def test_ended_session_keeps_what_stands_here_and_goes_on_after_signing_in(device, visit, first, site):
    page = device()
    take_along(page, visit)
    page.context.clear_cookies(name=NAME)
    choose(page, first, "3")
    state(page, "Je bent uitgelogd")
    page.reload()
    assert page.locator(f"input[name='score-{first}']:checked").input_value() == "3"
    assert (
        page.get_by_role("link", name="Log in om te versturen")
        .get_attribute("href")
        .endswith(f"/inloggen/?next=/observeren/scherm/{visit.instrument_id}/%23{visit.item}")
    )

    sign_in(page.context, "mehmet", site)
    page.reload()

    state(page, "Verstuurd om")
    assert scores_in(visit) == {first: (3, "")}


def leave(page: Page) -> None:
    page.goto("/")
    page.locator("summary", has_text="Jouw menu").click()
    page.get_by_role("button", name="Uitloggen").click()


def test_signing_out_with_unsent_work_warns_and_then_drops_it_with_its_key(device, visit, first):
    page = device()
    take_along(page, visit)
    page.context.route("**/inleveren/", lambda route: route.abort())
    choose(page, first, "3")
    state(page, "Er is geen verbinding")

    leave(page)
    page.get_by_text("Er staat nog een lesbezoek op dit apparaat dat niet verstuurd is.").wait_for()
    assert page.get_by_role("link", name="Versturen").get_attribute("href") == "/observeren/"
    page.get_by_role("button", name="Toch uitloggen").click()

    page.get_by_text("Je bent uitgelogd.").wait_for()
    assert page.evaluate(STORED) == {"keys": [], "visits": 0, "sealed": ""}
    assert page.evaluate("localStorage.length") == 0


def test_signing_out_with_everything_sent_asks_nothing_and_drops_the_key(device, visit, first):
    page = device()
    take_along(page, visit)
    choose(page, first, "3")
    state(page, "Verstuurd om")

    leave(page)

    page.get_by_text("Je bent uitgelogd.").wait_for()
    assert page.evaluate(STORED)["keys"] == []


def test_what_stands_on_the_device_is_sealed_with_a_key_nobody_can_take_out(device, visit, first):
    page = device()
    take_along(page, visit)
    page.context.set_offline(True)
    note(page, first, "wortelkanaal")
    state(page, "Er is geen verbinding")

    stored = page.evaluate(STORED)

    assert (stored["keys"], stored["visits"]) == ([[False, "AES-GCM", "encrypt,decrypt"]], 1)
    assert [word for word in ("wortelkanaal", "Sanne", "Rekenen", first) if word in stored["sealed"]] == []


def test_another_person_on_the_device_finds_it_closed_and_its_owner_goes_on(device, visit, first, site):
    page = device()
    take_along(page, visit)
    page.context.clear_cookies(name=NAME)
    note(page, first, "wortelkanaal")
    choose(page, first, "3")
    state(page, "Je bent uitgelogd")
    sign_in(page.context, "karin", site)
    page.goto("/")
    expect(page.get_by_text("Karin")).not_to_have_count(0)
    page.wait_for_function("JSON.parse(localStorage.getItem('startbaan-observing')).open === ''")
    closed = page.evaluate(STORED)

    page.goto(screen_of(visit))
    state(page, "Dit lesbezoek is niet (meer) van jou om te scoren.")
    page.goto("/observeren/")
    page.get_by_text("Er staat niets op dit apparaat.").wait_for()
    assert (closed["keys"], closed["visits"]) == ([None], 1)
    assert "wortelkanaal" not in page.content()

    sign_in(page.context, "mehmet", site)
    page.goto(screen_of(visit))
    state(page, "Verstuurd om")
    assert scores_in(visit) == {first: (3, "wortelkanaal")}


def test_what_the_device_keeps_open_names_nobody(device, test_database, visit, first):
    page = device()
    take_along(page, visit)
    note(page, first, "wortelkanaal")
    state(page, "Verstuurd om")
    page.goto("/observeren/")
    page.reload()
    with transaction.atomic():
        people = Person.objects.using(OWNER)
        names = {name for pair in people.values_list("given_name", "family_name") for name in pair}

    cached = page.evaluate(CACHED)

    assert {f"/observeren/scherm/{visit.instrument_id}/", "/observeren/"} <= {
        address.partition("//")[2].partition("/")[1] + address.partition("//")[2].partition("/")[2]
        for address in cached
    }
    secrets = [*names, "wortelkanaal", "Rekenen in groep 5", str(visit.item), "csrf"]
    pages = {address: text for address, text in cached.items() if "/static/" not in address}
    assert [(address, word) for address, text in pages.items() for word in secrets if word in text] == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (820, "light"), (1280, "dark")])
def test_screen_is_readable_for_all_and_fits(device, visit, first, width, scheme):
    page = device(width=width, scheme=scheme)
    take_along(page, visit)
    choose(page, first, "3")
    note(page, first, "Rustig")
    state(page, "Verstuurd om")
    found = problems_of(page)
    page.locator("[data-way=after]").click()
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    page.goto("/observeren/")
    page.get_by_text("verstuurd, nog niet ingeleverd").wait_for()
    widths.append(page.evaluate("document.documentElement.scrollWidth"))

    assert found + problems_of(page) == []
    assert widths == [width, width]


def test_one_domain_stands_on_the_screen_at_a_time_with_targets_for_a_thumb(device, visit, first):
    page = device()
    take_along(page, visit)

    assert page.locator("section[data-domain]:visible").count() == 1
    boxes = page.locator(".sb-score-choice:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert [height for height in boxes if height < 44] == []
    page.get_by_role("button", name="Volgende").click()
    assert page.locator("section[data-domain]:visible").count() == 1
    assert page.locator(f"[data-item='{first}']").is_hidden()
