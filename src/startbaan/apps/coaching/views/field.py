"""The screen that scores a lesson without a connection: its empty pages, what keeps them, and what it sends."""

import json
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.coaching.actions.observing import save_scores, send_observation
from startbaan.apps.coaching.actions.scoring import ChangedElsewhere
from startbaan.apps.coaching.forms.field import SentSheet, UnreadableSheet, read_sheet
from startbaan.apps.coaching.queries.field import device_secret, owner_mark, scoring_instrument
from startbaan.apps.coaching.queries.observing import Scored, Scores, blank_sheet
from startbaan.apps.coaching.queries.visits import visit_to_score
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.ui import clock
from startbaan.ui.templatetags.startbaan import DARK_STYLE, STYLE_NAMES

SCRIPTS = ("store", "sync", "form", "clock", "conflict", "screen", "home", "install")
PICTURES = ("icons.svg", "mark.svg", "mark-192.png")
WORKER = "startbaan/observing_worker.js"
BRAND, CANVAS = "#0c5457", "#f6f3ec"


@login_not_required
@require_GET
def field_home(request: Request) -> HttpResponse:
    """Show what stands on this device; the page itself holds nothing of anybody."""
    return render(request, "coaching/field_home.html", {"scripts": SCRIPTS})


@require_GET
def field_screen(request: Request, version: int) -> HttpResponse:
    """Show the empty scoring screen of an instrument; which visit it is for stands behind the # and stays there."""
    instrument = scoring_instrument(request.viewer, version)
    if instrument is None:
        raise Http404
    return render(request, "coaching/field.html", {"sheet": blank_sheet(instrument), "scripts": SCRIPTS})


@login_not_required
@require_GET
def field_worker(_request: Request) -> HttpResponse:
    """Hand over the service worker of this version."""
    assets = shell_assets()
    told = {
        "version": sha256(" ".join([*assets, static(WORKER)]).encode()).hexdigest()[:12],
        "assets": assets,
        "home": reverse("coaching:field_home"),
        "statics": settings.STATIC_URL,
    }
    text = f"self.startbaan = {json.dumps(told)};\nimportScripts({json.dumps(static(WORKER))});\n"
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@login_not_required
@require_GET
def field_manifest(_request: Request) -> HttpResponse:
    """Say how the scoring screen stands between the other apps of a device."""
    body = {
        "id": reverse("coaching:field_home"),
        "name": _("Startbaan: lesbezoeken scoren"),
        "short_name": "Startbaan",
        "lang": "nl",
        "start_url": reverse("coaching:field_home"),
        "scope": "/",
        "display": "standalone",
        "theme_color": BRAND,
        "background_color": CANVAS,
        "icons": [
            {"src": static("startbaan/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": static(f"startbaan/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
                for name, size, use in (
                    ("mark-192", 192, "any"),
                    ("mark-512", 512, "any"),
                    ("mark-maskable-512", 512, "maskable"),
                )
            ),
        ],
    }
    return JsonResponse(body, content_type="application/manifest+json")


@never_cache
@require_GET
def field_key(request: Request) -> HttpResponse:
    """Say whose session this is, with a key for the next form; a device that asks gets what its own key is made of."""
    user = request.viewer.user
    assert user is not None
    body = {"owner": owner_mark(user), "csrf": get_token(request)}
    device = request.GET.get("device", "")
    if device:
        try:
            body["secret"] = device_secret(user, device=UUID(device))
        except ValueError:
            return _said(_("Dit apparaat noemde zich niet goed. Laad de pagina opnieuw."), status=422)
    return JsonResponse(body)


@never_cache
@require_GET
def field_take(request: Request, item: UUID) -> HttpResponse:
    """Hand over a visit to score, with what was scored so far, for the device to keep."""
    try:
        visit, held = visit_to_score(request.viewer, item)
    except Http404:
        return _said(_("Dit lesbezoek is niet (meer) van jou om te scoren."), status=404)
    about = {
        "starter": str(visit.row.starter),
        "when": visit.when,
        "lesson": visit.row.lesson,
        "focus": visit.row.focus,
    }
    observation = _as_body(held) if held else None
    return JsonResponse(
        {"version": visit.row.instrument_id, "about": about, "page": visit.url, "observation": observation}
    )


@never_cache
@require_POST
def field_send(request: Request, item: UUID) -> HttpResponse:
    """Take in what a device kept of a visit: once, however often it is sent; show what stands here where it differs."""
    try:
        _visit, held = visit_to_score(request.viewer, item)
        return _take_in(request, item, read_sheet(request.body), held=held, at=clock.now())
    except UnreadableSheet as problem:
        return _said(str(problem), status=422)
    except ChangedElsewhere as problem:
        body = {"message": str(problem), "current": _as_body(problem.current)}
        return JsonResponse(body, status=409)
    except (NotYours, Http404):
        return _said(_("Dit lesbezoek is niet (meer) van jou om te scoren."), status=404)
    except Refusal as refusal:
        return _said(str(refusal), status=422)


def shell_assets() -> list[str]:
    """What the empty pages are made of, by the addresses of this version."""
    names = [*(f"{name}.css" for name in (*STYLE_NAMES, DARK_STYLE)), *PICTURES]
    return [static(f"startbaan/{name}") for name in (*names, *(f"observing_{name}.js" for name in SCRIPTS))]


def _take_in(request: Request, visit: UUID, sent: SentSheet, *, held: Scores | None, at: datetime) -> HttpResponse:
    scores = {key: Scored(one.score, one.note, one.is_to_come) for key, one in sent.scores.items()}
    if held is None or held.sent_at is None:
        revision = save_scores(
            by=request.viewer, at=at, visit=visit, item=sent.item, base=sent.base, scores=scores, minutes=sent.minutes
        )
        if sent.done:
            send_observation(by=request.viewer, at=at, visit=visit)
        moment = at.isoformat() if sent.done else ""
        return _kept(item=sent.item, revision=revision, at=at, sent_at=moment)
    if held.item != sent.item or dict(held.scores) != scores or held.minutes != sent.minutes:
        raise ChangedElsewhere(held)
    return _kept(item=held.item, revision=held.revision, at=at, sent_at=held.sent_at.isoformat())


def _kept(*, item: UUID, revision: int, at: datetime, sent_at: str) -> JsonResponse:
    return JsonResponse({"item": str(item), "revision": revision, "at": at.isoformat(), "sent_at": sent_at})


def _as_body(held: Scores) -> dict[str, object]:
    return {
        "item": str(held.item),
        "revision": held.revision,
        "minutes": held.minutes,
        "scores": {
            key: {"score": one.score, "note": one.note, "to_come": one.is_to_come} for key, one in held.scores.items()
        },
        "sent_at": held.sent_at.isoformat() if held.sent_at else "",
    }


def _said(message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)
