"""What every page may write: components, fields, icons, and days and numbers in words."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context, Library
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from startbaan.ui import themes, wording
from startbaan.ui.components import parse_component
from startbaan.ui.lanes import Lanes, Stretch
from startbaan.ui.navigation import NavItem
from startbaan.ui.shapes import Timeline, scale_of

register = Library()
register.tag("component", parse_component)
register.filter("long_day", wording.long_day)
register.filter("short_day", wording.short_day)
register.filter("relative_day", wording.relative_day)
register.filter("due_day", wording.due_day)
register.filter("number", wording.number)
register.filter("signed", wording.signed)
register.filter("hours", wording.hours)
register.filter("minutes", wording.minutes)
register.filter("moment", wording.moment)
register.filter("initials", wording.initials)
register.filter("scale", scale_of)

TONE_ICONS = {
    "info": "info",
    "neutral": "neutral",
    "good": "done",
    "attention": "attention",
    "late": "late",
    "plan": "planned",
}
MESSAGE_TONES = {"success": "good", "warning": "attention", "error": "late"}
EDGE = 6

STYLES = Path(__file__).parents[1] / "static" / "startbaan"
FIRST_STYLES = ("tokens", "reset", "base", "frame")
LAST_STYLES = ("print",)
DARK_STYLE = "dark"


def style_names() -> tuple[str, ...]:
    """Return the style sheets in the order of the cascade: tokens first, components and pages by name, print last."""
    apart = {*FIRST_STYLES, *LAST_STYLES, DARK_STYLE}
    return (*FIRST_STYLES, *sorted({path.stem for path in STYLES.glob("*.css")} - apart), *LAST_STYLES)


STYLE_NAMES = style_names()


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """Return the colours the viewer chose: auto, light or dark."""
    return themes.chosen_by(context.get("request"))


@register.simple_tag
def themes_to_choose() -> tuple[themes.Theme, ...]:
    """Return the colours one may choose from."""
    return tuple(themes.Theme)


@register.simple_tag(takes_context=True)
def styles(context: Context) -> SafeString:
    """Link every style sheet, and the dark tokens as the viewer chose."""
    return _links(themes.chosen_by(context.get("request")), settings.STATIC_URL)


@cache
def _links(chosen: themes.Theme, _site: str | None) -> SafeString:
    dark = themes.dark_medium(chosen)
    links = [(static(f"startbaan/{name}.css"), "all") for name in STYLE_NAMES]
    if dark:
        links.insert(1, (static(f"startbaan/{DARK_STYLE}.css"), dark))
    return format_html_join("\n", '<link rel="stylesheet" href="{}" media="{}">', links)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it says nothing to a screen reader, so a word stands beside it."""
    return _drawn(name, settings.STATIC_URL)


@cache
def _drawn(name: str, _site: str | None) -> SafeString:
    return format_html(
        '<svg class="sb-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', sprite(), name
    )


@register.simple_tag
def nav_link(item: NavItem) -> SafeString:
    """Write one place to go, with its icon and its count; the present one says so."""
    return format_html(
        '<a class="sb-nav-link" href="{}"{}>{}<span>{}</span>{}</a>',
        item.url,
        SafeString(' aria-current="page"') if item.current else "",
        icon(item.icon) if item.icon else "",
        item.label,
        format_html('<span class="sb-count">{}</span>', item.count) if item.count else "",
    )


@register.inclusion_tag("fields/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """Render a field of a form with its label, hint and error, tied together for every reader."""
    asks_anything = any(other.required for other in bound.form.fields.values())
    return {"field": bound, "shape": _shape_of(bound), "optional": asks_anything and not bound.field.required}


@register.inclusion_tag("fields/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """Render what is wrong with a form, each sentence leading to its field; nothing when all is well."""
    wrong = [
        (_first_input(form[name]), form[name].label, errors)
        for name, errors in form.errors.items()
        if name in form.fields
    ]
    return {"form": form, "wrong": wrong, "general": form.non_field_errors()}


@register.simple_tag
def sprite() -> str:
    """Return the address of the drawing that holds the mark and the icons."""
    return static("startbaan/icons.svg")


@register.filter
def tone_icon(tone: str) -> str:
    """Return the icon that goes with a tone."""
    return TONE_ICONS[tone]


@register.filter
def notice_tone(level: str) -> str:
    """Return the tone of a message of Django by its level."""
    return MESSAGE_TONES.get(level, "info")


@register.filter
def beside(cells: Sequence[object], headings: Sequence[object]) -> list[tuple[object, object]]:
    """Return each cell of a row with the heading of its column."""
    return list(zip(headings, cells, strict=True))


@register.filter
def page_numbers(page: "Page[object]") -> list[int]:
    """Return the page numbers worth a link; 0 stands for a gap."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in numbers]


@register.filter
def for_attribute(value: wording.Number) -> str:
    """Return a number with a point, for an attribute of an element."""
    return str(value)


@register.filter
def percent_of(value: float, whole: float) -> str:
    """Return a share in percent with a point, for an attribute of a drawing."""
    return f"{min(max(float(value / whole * 100), 0), 100):.2f}" if whole else "0"


@register.simple_tag
def place_on(line: Timeline, day: date) -> str:
    """Return where a day lies on the line, in percent with a point, for an attribute of a drawing."""
    return f"{line.position(day):.2f}"


@register.simple_tag
def spot_on(lanes: Lanes, at: float) -> str:
    """Return where a place lies on the axis, in percent with a point, for an attribute of a drawing."""
    return f"{lanes.position(at):.2f}"


@register.simple_tag
def length_on(lanes: Lanes, stretch: Stretch) -> str:
    """Return how long a stretch of the axis is, in percent with a point, for an attribute of a drawing."""
    return f"{lanes.width(stretch):.2f}"


@register.filter
def near_start(day: date, line: Timeline) -> bool:
    """Return whether a word above this day would stick out at the left."""
    return line.position(day) < EDGE


@register.filter
def near_end(day: date, line: Timeline) -> bool:
    """Return whether a word above this day would stick out at the right."""
    return line.position(day) > 100 - EDGE


def _shape_of(bound: BoundField) -> str:
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if bound.use_fieldset:
        return "group"
    return "checkbox" if getattr(widget, "input_type", "") == "checkbox" else "single"


def _first_input(bound: BoundField) -> str:
    return str(bound.subwidgets[0].id_for_label) if bound.use_fieldset and bound.subwidgets else bound.id_for_label
