"""What stands in somebody's way on a page, as axe finds it in a real browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def problems_of(page: Page) -> list[str]:
    """Scan a page as it stands: where, which rule, and at what."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{page.url}: {one['id']} {[node['target'] for node in one['nodes']]}" for one in found]


def problems_within(page: Page) -> list[str]:
    """Scan a page with all that can be opened on it open."""
    open_all(page)
    return problems_of(page)


def open_all(page: Page) -> None:
    """Open whatever tells more."""
    page.evaluate("for (const more of document.querySelectorAll('main details')) more.open = true")
