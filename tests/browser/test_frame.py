"""The frame holds the longest menu beside the longest name, at every width of a desk."""

import pytest

WIDTHS = (1100, 1152, 1184, 1200, 1240, 1248, 1280, 1440)


@pytest.mark.browser
def test_the_header_of_the_longest_name_stays_inside_the_page(page_as):
    page = page_as("dirkjan")
    page.goto("/")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        found[width] = page.evaluate("document.documentElement.scrollWidth")

    assert found == {width: width for width in WIDTHS}
