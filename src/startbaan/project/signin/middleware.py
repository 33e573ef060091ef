"""Sessions end, and who may change what others depend on passes a second step."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from startbaan.apps.people.queries import needs_second_factor
from startbaan.project.signin.adapters import FACTORS
from startbaan.project.signin.keeping import First, asks_for_data, first_sign_in, hand_back, is_own_form
from startbaan.ui import clock

Handler = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

BEGAN, SEEN = "began_at", "seen_at"
TOUCH_AFTER = timedelta(minutes=5)
# Where one may be before the second step is taken.
ON_THE_WAY = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "account_logout",
        "set_language",
        "theme",
    }
)


def sessions_end(get_response: Handler) -> Handler:
    """End a session that was idle too long or that began too long ago; one in use is kept alive."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = clock.now()
            began, seen = (_moment(request, key) or now for key in (BEGAN, SEEN))
            idle = now - seen >= timedelta(seconds=settings.SESSION_COOKIE_AGE)
            if idle or now - began >= timedelta(days=settings.SESSION_DAYS):
                logout(request)
                messages.info(request, _("Je was een tijd weg. Log opnieuw in; je bent hier zo terug."))
            elif SEEN not in request.session or now - seen >= TOUCH_AFTER:
                request.session[BEGAN], request.session[SEEN] = began.isoformat(), now.isoformat()
        return get_response(request)

    return handle


def second_factor(get_response: Handler) -> Handler:
    """Let holders of weighty roles on only after a second step in this session; set it up first where there is none."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        viewer = vars(request)["viewer"]
        if settings.DEMO or not needs_second_factor(viewer) or _proved(request) or _on_the_way(request):
            return get_response(request)
        if asks_for_data(request):
            return first_sign_in(_("Zet eerst de tweede stap; daarna gaat het verder."))
        if is_own_form(request):
            return hand_back(request, first=First.SECOND_STEP)
        page = "mfa_reauthenticate" if get_adapter().is_mfa_enabled(request.user, FACTORS) else "mfa_index"
        query = urlencode({"next": request.get_full_path() if request.method == "GET" else "/"})
        return redirect(f"{reverse(page)}?{query}")

    return handle


def proving(view: View) -> View:
    """Count setting up the first factor as the second step of this session: it was just used."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        had = get_adapter().is_mfa_enabled(request.user, FACTORS)
        response = view(request)
        if request.method == "POST" and not had and get_adapter().is_mfa_enabled(request.user, FACTORS):
            record_authentication(request, request.user, method="mfa", reauthenticated=True)
        return response

    return handle


def _moment(request: HttpRequest, key: str) -> datetime | None:
    kept = request.session.get(key)
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None


def _proved(request: HttpRequest) -> bool:
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def _on_the_way(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in ON_THE_WAY
    except Resolver404:
        return False
