"""The style page, two example pages, and the choice of light or dark."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from startbaan.ui import samples, themes
from startbaan.ui.components import Component, components

EXAMPLES = Path(__file__).parent / "templates" / "style" / "examples"
SPRITE = Path(__file__).parent / "static" / "startbaan" / "icons.svg"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Example:
    """A component as the style page shows it: rendered, and as one writes it."""

    component: Component
    shown: str
    source: str


@login_not_required
@require_GET
def style_page(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, with its attributes and how to write it."""
    context = samples.sample_context()
    examples = [
        Example(
            component,
            shown=render_to_string(f"style/examples/{component.name}.html", context, request),
            source=(EXAMPLES / f"{component.name}.html").read_text(encoding="utf-8"),
        )
        for component in components().values()
    ]
    page = {"examples": examples, "icons": icon_names(), "navigation": samples.navigation(), "demo": True}
    return render(request, "style/page.html", context | page)


@login_not_required
@require_GET
def example_page(request: HttpRequest) -> HttpResponse:
    """Show a whole page made of the components: the day of a starter."""
    context = samples.sample_context() | {"navigation": samples.navigation(), "demo": True}
    return render(request, "style/example.html", context)


@login_not_required
@require_GET
def form_page(request: HttpRequest) -> HttpResponse:
    """Show a step of a wizard that was filled in wrongly."""
    context = samples.sample_context() | {"navigation": samples.navigation(), "demo": True}
    return render(request, "style/form.html", context)


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen colours in a cookie and go back to where one was."""
    chosen = request.POST.get("theme", "")
    if chosen not in set(themes.Theme):
        return HttpResponseBadRequest()
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "/")
    response.set_cookie(themes.COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


def icon_names() -> list[str]:
    """Return the names of the icons in the sprite."""
    lines = SPRITE.read_text(encoding="utf-8").splitlines()
    return [line.split('id="')[1].split('"')[0] for line in lines if "<symbol" in line]
