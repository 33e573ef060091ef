"""The calendar feed: the page on which one gets or stops it, and the feed itself, open to who has its address."""

from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from startbaan.apps.agenda import actions, queries
from startbaan.apps.people.access import Request, acting_as_user
from startbaan.ui import clock

FRESH_SECONDS = 15 * 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: Request) -> HttpResponse:
    """Show whether there is a secret address; make one, in place of the one there was, and show it this once."""
    address = ""
    if request.method == "POST":
        token = actions.renew_feed(by=request.viewer, at=clock.now())
        address = f"{settings.ORIGIN}{reverse('agenda:feed', args=[token])}"
    context = {"feed": queries.own_feed(request.viewer), "address": address, "phone": queries.webcal(address)}
    return render(request, "agenda/subscription.html", context)


@require_POST
def unsubscribe(request: Request) -> HttpResponse:
    """Let the secret address open nothing any more."""
    actions.remove_feed(by=request.viewer, at=clock.now())
    messages.success(request, _("Het adres werkt niet meer. Haal het abonnement ook weg uit je eigen agenda."))
    return redirect("agenda:subscription")


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give the appointments of who made this address, for a calendar; without a session, and nothing else."""
    today = clock.today()
    with acting_as_user(queries.reader_of(token, on=today), on=today) as viewer:
        content = queries.feed_for(viewer).encode()
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = f"private, max-age={FRESH_SECONDS}"
    response["Content-Disposition"] = 'inline; filename="startbaan.ics"'
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{sha256(content).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
