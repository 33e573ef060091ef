"""The agreements and the calculator in a real browser: for all eyes, on a phone, on paper, with script and without."""

import pytest
from looking import problems_of

pytestmark = pytest.mark.browser

PREVIEW = "/cao/po/starter_hours/?starts_on=2027-01-01&worth=41,5&place=cao+po+2026&note=&status=bevestigd"
WRONG = "/cao/po/starter_hours/?starts_on=2020-01-01&worth=x&place=&note=&status="
JOB = "/wat-als/?sector=po&schaal=LB&trede=1&wtf=0,8&begin=2026-08-01&jaar=2026-2027"
PUBLIC = ("/cao/", "/cao/po/", "/wat-als/", "/wat-als/?sector=mbo", JOB, "/wat-als/?sector=vo&wtf=x&jaar=0")


def look_at(page, paths) -> tuple[list[str], set[int]]:
    problems, widths = [], set()
    for path in paths:
        page.goto(path)
        for more in page.locator("main summary").all():
            more.click()
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))
    return problems, widths


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, scheme, width):
    page = page_as("bas", scheme=scheme, width=width)

    found = look_at(
        page, (*PUBLIC, PREVIEW, WRONG, "/organisaties/roc-polderland/cao/", "/organisaties/merencollege/cao/")
    )

    assert found == ([], {width})


def test_a_link_opens_for_who_never_signed_in_and_without_script(page_as):
    page = page_as("", javascript=False, width=360)
    page.goto("/inloggen/")
    page.get_by_role("link", name="Reken het uit").click()
    page.get_by_role("link", name="Cao primair onderwijs").click()
    page.get_by_label("Schaal").fill("lb")
    page.get_by_label("Trede").fill("1")
    page.get_by_label("Werktijdfactor (WTF)").fill("0,8")
    page.get_by_label("Eerste dag van de baan").fill("2026-08-01")
    page.get_by_role("button", name="Reken uit").click()

    link = page.get_by_role("link", name="Link naar deze uitkomst")
    page.goto(link.get_attribute("href"))

    assert page.get_by_role("heading", level=2).all_inner_texts() == ["De baan", "Wat deze baan geeft in 2026-2027"]
    assert page.get_by_label("Schaal").input_value() == "lb"
    assert page.get_by_text("66,4 uur").first.is_visible()


def test_a_value_is_added_after_its_preview(page_as):
    page = page_as("bas", javascript=False)
    page.goto("/cao/vo/")
    page.get_by_role("link", name="Voeg een latere waarde toe Lesgevende taak bij een volledige baan").click()
    page.get_by_label("Vanaf welke dag geldt dit?").fill("2027-08-01")
    page.get_by_label("Waarde", exact=True).fill("720")
    page.get_by_label("Waar staat dit?").fill("cao vo 2027, art. 8.2")
    page.get_by_label("Ja: bevestigd").check()
    page.get_by_role("button", name="Kijk wat er verandert").click()
    assert page.get_by_text("Tot en met za 31 juli 2027 blijft gelden: 750 uur.").is_visible()

    page.get_by_role("button", name="Voeg deze waarde toe").click()

    assert page.get_by_text("De waarde staat in de cao.").is_visible()
    assert page.get_by_text("cao vo 2027, art. 8.2 (bevestigd)").is_visible()


def test_on_paper_stands_the_outcome_and_not_the_form(page_as):
    page = page_as("sanne")
    page.goto(JOB)
    page.emulate_media(media="print")

    assert not page.get_by_role("button", name="Reken uit").is_visible()
    assert page.get_by_text("Schaal: LB · Trede: 1 · Werktijdfactor (WTF): 0,8").is_visible()
    assert page.get_by_text("Controleer de geldende cao.").first.is_visible()
