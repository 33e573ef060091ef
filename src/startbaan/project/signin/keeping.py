"""What was typed while the session ended: handed back on the page itself, to send again, and kept nowhere else.

Signing in renews the key that goes with every form (the CSRF token), so sending again passes here twice: first
with nobody signed in, then with the key of the earlier session. Only what a page of our own sent is handed back:
another site could else lay its own words in someone's hands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django_htmx.http import HttpResponseClientRedirect

KEY = "csrfmiddlewaretoken"
LONG = 40


@dataclass(frozen=True)
class Sent:
    """What a form sent: its fields, and the names of the files that cannot be held."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The longer texts, to read back or copy."""
        return tuple(value for _name, value in self.fields if len(value) > LONG or "\n" in value)


class First(StrEnum):
    """What must happen before a form can be sent again."""

    SIGN_IN = "sign_in"
    SECOND_STEP = "second_step"
    NOTHING = "nothing"


class SignedInOnly(LoginRequiredMiddleware):
    """Lead who is not signed in to the door; who was sending a form gets it back to send again."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[str, ...],
        view_kwargs: dict[str, str],
    ) -> HttpResponseBase | None:
        """Hand a form back, send a part of a page on as a whole, and lead everything else to the door."""
        at_the_door = super().process_view(request, view_func, view_args, view_kwargs)
        if at_the_door is not None and asks_for_data(request):
            return first_sign_in(_("Je bent uitgelogd. Log opnieuw in; daarna gaat het verder."))
        if at_the_door is None or not _sent(request).fields:
            return at_the_door
        if "HX-Request" not in request.headers:
            return hand_back(request, first=First.SIGN_IN)
        here = urlsplit(request.headers.get("HX-Current-URL", "")).path
        return HttpResponseClientRedirect(f"{reverse('account_login')}?{urlencode({'next': here or '/'})}")


def asks_for_data(request: HttpRequest) -> bool:
    """Say whether a script asks, which reads data and no pages."""
    return request.headers.get("Accept") == "application/json"


def first_sign_in(message: str) -> JsonResponse:
    """Tell a script that somebody must sign in, or take the second step, before it goes on."""
    answer = JsonResponse({"message": message, "sign_in": reverse("account_login")}, status=401)
    answer["Cache-Control"] = "no-store"
    return answer


def wrong_key(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Hand back a form of our own that carries the key of an earlier session; refuse any other."""
    if asks_for_data(request):
        return JsonResponse({"message": _("Dit komt niet van een pagina van nu. Laad de pagina opnieuw.")}, status=403)
    if is_own_form(request):
        return hand_back(request, first=First.NOTHING if request.user.is_authenticated else First.SIGN_IN)
    return csrf_failure(request, reason=reason)


def is_own_form(request: HttpRequest) -> bool:
    """Say whether a page of this site sent a form; the browser tells so with every form."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == own and bool(_sent(request).fields)


def hand_back(request: HttpRequest, *, first: First) -> HttpResponse:
    """Show what was sent, with a key that fits this session, and what must happen before it is sent again."""
    answer = render(request, "signin/handed_back.html", {"sent": _sent(request), "first": first}, status=403)
    answer["Cache-Control"] = "no-store"
    return answer


def _sent(request: HttpRequest) -> Sent:
    if request.method != "POST":
        return Sent((), ())
    fields = [(name, str(value)) for name, values in request.POST.lists() for value in values if name != KEY]
    files = [file.name or "" for _name, held in request.FILES.lists() for file in held]
    return Sent(tuple(fields), tuple(files))
