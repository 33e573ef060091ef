"""The talk between a line manager and a starter in a real browser: each on their own screen, one on a phone."""

import pytest
from appraising import hand_in
from looking import problems_of

pytestmark = pytest.mark.browser

SEEN = "De klas ging rustig aan het werk."
WORDS = "We spraken over de overgang na de pauze."
COMMENT = "Ik herken dit, en kijk graag bij een collega."


def open_talk(page, path, name):
    page.goto(path)
    page.get_by_role("row").filter(has_text=name).get_by_role("link").first.click()


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_line_manager_visits_talks_and_writes_and_starter_signs(page_as, committed, width):
    manager = page_as("karin", width=width, javascript=False)
    open_talk(manager, "/gesprekscyclus/", "Sanne de Wit")
    manager.get_by_label("Op welke dag was je in de klas?").fill("2026-11-17")
    manager.get_by_label("Hoeveel minuten?").fill("20")
    manager.get_by_label("Wat heb je gezien?").fill(SEEN)
    manager.get_by_role("button", name="Leg het klassenbezoek vast").click()
    assert "minstens 30 minuten" in manager.get_by_role("alert").inner_text()
    manager.get_by_label("Hoeveel minuten?").fill("35")
    manager.get_by_role("button", name="Leg het klassenbezoek vast").click()
    manager.get_by_label("Op welke dag spreek je de starter?").fill("2026-11-23")
    manager.get_by_role("button", name="Spreek af").click()
    manager.get_by_label("Op welke dag was het gesprek?").fill("2026-11-23")
    manager.get_by_role("button", name="Gesprek gevoerd").click()
    assert manager.get_by_label("Gezien in de klas").input_value() == SEEN
    manager.get_by_label("Verslag van het gesprek").fill(WORDS)
    manager.get_by_role("button", name="Bewaar").click()

    starter = page_as("sanne", width=width)
    starter.goto("/mijn-gesprekscyclus/")
    assert WORDS not in starter.content()
    assert starter.get_by_role("link", name="Open het verslag").count() == 0
    manager.get_by_role("button", name="Lever het verslag in").click()
    starter.reload()
    starter.get_by_role("link", name="Open het verslag").click()
    assert starter.get_by_text(WORDS).count() == 1
    starter.get_by_label("Je reactie").press_sequentially(COMMENT)
    starter.get_by_text("Concept bewaard om").wait_for()
    starter.reload()
    assert starter.get_by_label("Je reactie").input_value() == COMMENT
    starter.get_by_role("button", name="Gezien en ondertekend").click()
    starter.get_by_text("Je hebt het verslag ondertekend.").wait_for()
    assert starter.evaluate("document.documentElement.scrollWidth") == width

    manager.reload()
    manager.get_by_role("link", name="Open het verslag").click()
    assert manager.get_by_text(COMMENT).count() == 1
    assert manager.evaluate("document.documentElement.scrollWidth") == width
    assert page_as("mehmet").request.get(starter.url).status == 404


def test_two_tabs_overwrite_nothing_and_what_was_typed_comes_back(page_as, committed):
    first = page_as("karin")
    open_talk(first, "/gesprekscyclus/", "Sanne de Wit")
    first.get_by_label("Op welke dag was je in de klas?").fill("2026-11-17")
    first.get_by_role("button", name="Leg het klassenbezoek vast").click()
    address = first.url
    second = page_as("karin")
    second.goto(address)
    first.get_by_label("Verslag van het gesprek").fill("Uit het eerste venster.")
    first.get_by_role("button", name="Bewaar").click()
    first.get_by_text("Het verslag is bewaard.").wait_for()
    second.get_by_label("Verslag van het gesprek").fill("Uit het tweede venster.")
    second.get_by_role("button", name="Bewaar").click()

    second.get_by_role("heading", name="Dit is intussen bewaard").wait_for()
    assert second.get_by_text("Uit het eerste venster.").count() == 1
    assert second.get_by_label("Verslag van het gesprek").input_value() == "Uit het tweede venster."
    first.goto(address)
    assert first.get_by_text("Hieronder staat je concept").count() == 1
    assert first.get_by_label("Verslag van het gesprek").input_value() == "Uit het tweede venster."


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, test_database, committed, scheme, width):
    report = f"/gesprekscyclus/verslagen/{hand_in(test_database.cast)}/"
    problems, widths = [], set()
    pages = {
        "karin": ["/gesprekscyclus/", report],
        "sanne": ["/mijn-gesprekscyclus/", report],
        "hanneke": ["/organisaties/waterland/gesprekscyclus/"],
    }
    for handle, paths in pages.items():
        page = page_as(handle, scheme=scheme, width=width)
        for path in paths:
            assert page.goto(path).status == 200
            problems += problems_of(page)
            widths.add(page.evaluate("document.documentElement.scrollWidth"))
        if handle == "karin":
            open_talk(page, "/gesprekscyclus/", "Sanne de Wit")
            problems += problems_of(page)
            open_talk(page, "/gesprekscyclus/", "Yasmina El Amrani")
            problems += problems_of(page)
            widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
