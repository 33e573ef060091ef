"""The style page shows everything there is, and everything is made of the tokens."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory

from startbaan import ui
from startbaan.ui.components import components
from startbaan.ui.templatetags.startbaan import STYLE_NAMES, TONE_ICONS
from startbaan.ui.views import example_page, form_page, icon_names, style_page

FOLDER = Path(ui.__file__).parent
STYLES = FOLDER / "static" / "startbaan"
TEMPLATES = sorted((FOLDER / "templates").rglob("*.html"))
WITHOUT_STYLE = {"button_link"}
COMMON = {"base", "frame", "field"}
TOKEN = re.compile(r"(--startbaan-[\w-]+)")


def text_of(name):
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


def declared_in(name):
    return dict(re.findall(r"^\s+(--startbaan-[\w-]+): (.+);$", text_of(name), re.MULTILINE))


@pytest.fixture(scope="module")
def page():
    return style_page(RequestFactory().get("/stijl/")).content.decode()


@pytest.mark.parametrize("name", components())
def test_component_is_shown_with_every_attribute(name, page):
    section = page.split(f'<section class="sb-stack" id="{name}"')[1].split('<section class="sb-stack" id=')[0]
    named = re.findall(r'<th scope="row"><code>(\w+)</code></th>', section)

    assert [word for word in named if word != "endcomponent"] == list(components()[name].attributes)


@pytest.mark.parametrize("name", components())
def test_component_has_an_example_that_uses_it(name):
    source = (FOLDER / "templates" / "style" / "examples" / f"{name}.html").read_text(encoding="utf-8")

    assert f'{{% component "{name}"' in source


@pytest.mark.parametrize("name", components())
def test_every_choice_of_a_component_is_shown(name):
    source = (FOLDER / "templates" / "style" / "examples" / f"{name}.html").read_text(encoding="utf-8")
    missing = [
        f"{attribute.name}={choice}"
        for attribute in components()[name].attributes.values()
        for choice in attribute.choices
        if attribute.name != "level" and choice != attribute.default and f'{attribute.name}="{choice}"' not in source
    ]

    assert missing == []


def test_every_component_has_its_style_sheet_and_no_sheet_is_left_over():
    of_pages = {name for name in STYLE_NAMES if "@layer components" not in text_of(name)}

    assert set(STYLE_NAMES) - of_pages == COMMON | (set(components()) - WITHOUT_STYLE)


def test_every_token_used_is_declared():
    used = {token for name in STYLE_NAMES for token in TOKEN.findall(text_of(name))}

    assert used - set(declared_in("tokens")) == set()


def test_every_token_declared_is_used():
    used = {token for name in STYLE_NAMES for token in re.findall(r"var\((--startbaan-[\w-]+)", text_of(name))}

    assert set(declared_in("tokens")) - used == set()


def test_dark_replaces_only_colours_that_exist():
    assert set(declared_in("dark")) - set(declared_in("tokens")) == set()


def test_every_colour_has_its_dark_counterpart():
    colours = {token for token, value in declared_in("tokens").items() if re.search(r"#|rgb\(", value)}

    assert colours - set(declared_in("dark")) == set()


@pytest.mark.parametrize("name", sorted(set(STYLE_NAMES) - {"tokens", "print", "next_step", "print_header"}))
def test_style_sheet_holds_no_colour_of_its_own(name):
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", text_of(name)) == []


@pytest.mark.parametrize("name", STYLE_NAMES)
def test_style_sheet_stands_in_a_layer(name):
    rules = re.sub(r"/\*.*?\*/", "", text_of(name), flags=re.DOTALL).strip()

    assert rules.startswith("@layer")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_template_holds_no_inline_style_script_or_handler(template):
    source = template.read_text(encoding="utf-8")

    assert re.findall(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)|javascript:", source) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_every_icon_named_in_a_template_exists(template):
    source = template.read_text(encoding="utf-8")
    named = set(re.findall(r'icon[ =]"([\w-]+)"', source))

    assert named - set(icon_names()) == set()


def test_every_tone_has_its_icon():
    tones = {choice for name in ("badge", "notice") for choice in components()[name].attributes["tone"].choices}

    assert tones == set(TONE_ICONS)
    assert set(TONE_ICONS.values()) - set(icon_names()) == set()


def test_every_state_of_a_due_item_has_its_icon():
    assert set(components()["due_item"].attributes["state"].choices) - set(icon_names()) == set()


@pytest.mark.parametrize("view", [style_page, example_page, form_page])
def test_page_holds_every_id_once(view):
    ids = re.findall(r'\sid="([^"]+)"', view(RequestFactory().get("/stijl/")).content.decode())

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404"])
def test_page_for_a_mistake_stands_in_the_frame(status):
    html = engines["django"].get_template(f"{status}.html").render({}, RequestFactory().get("/nergens/"))

    assert html.count("<h1>") == 1
    assert 'class="sb-header"' in html


def test_page_for_a_failure_needs_nothing():
    assert "Er ging iets mis" in engines["django"].get_template("500.html").render()
