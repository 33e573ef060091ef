"""The door: a code by mail, a code on paper, and out again."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from startbaan.apps.people import actions, queries
from startbaan.apps.people.access import Request
from startbaan.apps.people.queries import Standing
from startbaan.project.headers import POLICY
from startbaan.project.signin import demo
from startbaan.project.signin.entering import HOME, let_in, next_url
from startbaan.project.signin.forms import AddressForm, CodeForm, PaperForm
from startbaan.project.signin.letters import Letter
from startbaan.project.signin.proofs import NoProof, Purpose, TooOften, WrongCode, ask, pending, prove
from startbaan.ui import clock

LETTERS = {
    Standing.UNKNOWN: Letter.UNKNOWN,
    Standing.FIRST: Letter.CODE,
    Standing.OPEN: Letter.CODE,
    Standing.UNCONFIRMED: Letter.UNCONFIRMED,
}


@login_not_required
@never_cache
def sign_in(request: Request) -> HttpResponse:
    """Ask for an e-mail address and mail a code to it; the page answers the same for every address."""
    if request.user.is_authenticated:
        return redirect(next_url(request) or HOME)
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        door = queries.doorway(form.cleaned_data["email"], on=request.today)
        letter = LETTERS[door.standing]
        try:
            ask(
                request,
                purpose=Purpose.ENTER,
                email=door.email,
                letter=letter,
                at=clock.now(),
                next_url=next_url(request),
            )
            return redirect("account_confirm_login_code")
        except TooOften as refusal:
            form.add_error("email", str(refusal))
    context = {"form": form, "next": next_url(request), "providers": settings.PROVIDERS, "faces": demo.faces(request)}
    return _reaching_providers(render(request, "signin/sign_in.html", context))


@login_not_required
@never_cache
def enter_code(request: Request) -> HttpResponse:
    """Take the code from the mail and let its reader in."""
    proof = pending(request, at=clock.now())
    if proof is None or proof.purpose is not Purpose.ENTER:
        return redirect("account_login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            proved = prove(request, code=form.cleaned_data["code"], at=clock.now())
            user = actions.admit(email=proved.email, on=request.today, at=clock.now())
            return let_in(request, user=user, method="code", next_url=proved.next_url)
        except WrongCode as refusal:
            form.add_error("code", str(refusal))
        except (NoProof, TooOften, actions.Closed) as refusal:
            messages.error(request, str(refusal))
            return redirect("account_login")
    return render(request, "signin/enter_code.html", {"form": form, "proof": proof})


@login_not_required
@never_cache
def by_paper(request: Request) -> HttpResponse:
    """Take a code on paper, let its holder in, and lead on to adding an address of their own."""
    form = PaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="try_paper"):
            form.add_error("code", _("Er zijn te veel codes geprobeerd. Wacht een kwartier en probeer het opnieuw."))
        else:
            try:
                user = actions.admit_by_paper(code=form.cleaned_data["code"], at=clock.now())
                return let_in(request, user=user, method="paper", next_url="/account/adressen/")
            except actions.WrongCode as refusal:
                form.add_error("code", str(refusal))
    return render(request, "signin/by_paper.html", {"form": form})


@login_not_required
@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, and end this session."""
    if request.method != "POST":
        return render(request, "signin/sign_out.html")
    get_adapter().logout(request)
    messages.success(request, _("Je bent uitgelogd."))
    return redirect("account_login")


@login_not_required
@require_POST
def enter_demo(request: Request) -> HttpResponse:
    """Let anyone in as one of the cast; the route exists in the demo only."""
    email = demo.email_of(request.POST.get("who", ""))
    user = actions.admit(email=email, on=request.today, at=clock.now())
    return let_in(request, user=user, method="demo", next_url=next_url(request))


def _reaching_providers(response: HttpResponse) -> HttpResponse:
    """Allow the form on this page to lead to the sign-in pages of the providers, and nothing else more."""
    origins = " ".join(provider.origin for provider in settings.PROVIDERS)
    if origins:
        response["Content-Security-Policy"] = POLICY.replace("form-action 'self'", f"form-action 'self' {origins}")
    return response
