"""The last step through the door: from someone who proved who they are to a session, past the second factor."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

HOME = "/"


def let_in(request: HttpRequest, *, user: AbstractBaseUser, method: str, next_url: str) -> HttpResponse:
    """Sign someone in, or lead to the second factor where one was set up, and go on to where they were going."""
    record_authentication(request, user, method=method)
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=next_url or HOME))
    return answer


def next_url(request: HttpRequest) -> str:
    """Where the visitor was going, when that is a page of this site; else nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    secure = request.is_secure()
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=secure) else ""
