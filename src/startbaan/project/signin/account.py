"""One's own account: addresses, school accounts, another employer, and signing out everywhere."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from startbaan.apps.people import actions, queries
from startbaan.apps.people.access import Request, Viewer
from startbaan.apps.people.queries import Standing
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.sentences import who_sees
from startbaan.project.signin.adapters import FACTORS
from startbaan.project.signin.forms import AddressForm, CodeForm, PhoneForm
from startbaan.project.signin.letters import Letter
from startbaan.project.signin.proofs import NoProof, Proof, Purpose, TooOften, WrongCode, ask, forget, pending, prove
from startbaan.ui import clock

DONE = {
    Purpose.CONFIRM: _lazy("Dit adres is bevestigd. Je kunt er nu mee inloggen."),
    Purpose.ADD: _lazy("Het adres staat erbij. Je kunt er nu mee inloggen."),
    Purpose.LINK: _lazy("Gelukt. Je ziet nu ook wat er bij die andere werkgever van je staat."),
}


@never_cache
def overview(request: Request) -> HttpResponse:
    """Show how one signs in, and where to change that."""
    context = {
        "persons": queries.own_persons(request.viewer),
        "addresses": queries.own_addresses(request.viewer),
        "phone": _phone(request.viewer),
        "has_second_factor": _has_second_factor(request.viewer),
        "must_have_second_factor": queries.needs_second_factor(request.viewer) and not settings.DEMO,
        "providers": settings.PROVIDERS,
        "linked": _linked(request.viewer),
    }
    return render(request, "signin/account.html", context)


@never_cache
def phone(request: Request) -> HttpResponse:
    """Let one change the number under which others call."""
    form = PhoneForm(request.POST if request.method == "POST" else None, initial={"phone": _phone(request.viewer)})
    if request.method == "POST" and form.is_valid():
        actions.change_own_phone(by=request.viewer, at=clock.now(), phone=form.cleaned_data["phone"].strip())
        messages.success(request, _("Je telefoonnummer is bewaard."))
        return redirect("account")
    who = who_sees(Kind.NAME_CARD, language=get_language() or "nl")
    return render(request, "signin/phone.html", {"form": form, "who": who}, status=422 if form.errors else 200)


@never_cache
def addresses(request: Request) -> HttpResponse:
    """Show one's addresses; take a new one and mail a code to it."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ask(
                request,
                purpose=Purpose.ADD,
                email=form.cleaned_data["email"],
                letter=Letter.PROVE,
                at=clock.now(),
            )
            return redirect("account_prove")
        except TooOften as refusal:
            form.add_error("email", str(refusal))
    context = {
        "form": form,
        "addresses": queries.own_addresses(request.viewer),
        "can_mail": queries.has_confirmed_address(request.viewer),
    }
    return render(request, "signin/addresses.html", context)


@require_POST
def confirm_address(request: Request, address: int) -> HttpResponse:
    """Mail a code to an address someone else gave one."""
    row = queries.own_addresses(request.viewer).filter(pk=address, confirmed_at=None).first()
    if row is None:
        raise Http404
    try:
        ask(request, purpose=Purpose.CONFIRM, email=row.email, letter=Letter.PROVE, at=clock.now())
    except TooOften as refusal:
        messages.error(request, str(refusal))
        return redirect("account_addresses")
    return redirect("account_prove")


@require_POST
def end_address(request: Request, address: int) -> HttpResponse:
    """End an address one added."""
    try:
        actions.end_own_address(by=request.viewer, address=address, at=clock.now())
        messages.success(request, _("Met dit adres kun je niet meer inloggen."))
    except actions.NotYours as refusal:
        raise Http404 from refusal
    except actions.Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("account_addresses")


@never_cache
def elsewhere(request: Request) -> HttpResponse:
    """Take the address one has at another employer and mail a code to it."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        door = queries.doorway(form.cleaned_data["email"], on=request.today)
        letter = Letter.PROVE if door.opens else Letter.UNCONFIRMED
        if door.standing is Standing.UNKNOWN:
            letter = Letter.UNKNOWN
        try:
            ask(request, purpose=Purpose.LINK, email=door.email, letter=letter, at=clock.now())
            return redirect("account_prove")
        except TooOften as refusal:
            form.add_error("email", str(refusal))
    return render(request, "signin/elsewhere.html", {"form": form})


@never_cache
def prove_address(request: Request) -> HttpResponse:
    """Take the code from the mail and do what it was for: confirm, add, or bring two sign-ins together."""
    proof = pending(request, at=clock.now())
    if proof is None or proof.purpose not in DONE:
        return redirect("account_addresses")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            proved = prove(request, code=form.cleaned_data["code"], at=clock.now())
            _carry_out(request, proved)
            messages.success(request, str(DONE[proved.purpose]))
            return redirect("account")
        except WrongCode as refusal:
            form.add_error("code", str(refusal))
        except (NoProof, TooOften, actions.Refusal) as refusal:
            messages.error(request, str(refusal))
            return redirect("account_addresses")
    return render(request, "signin/prove.html", {"form": form, "proof": proof})


@require_POST
def forget_proof(request: Request) -> HttpResponse:
    """Stop proving."""
    forget(request)
    return redirect("account_addresses")


@require_POST
@never_cache
def keep_code(request: Request) -> HttpResponse:
    """Make a code to keep, for who has no mailbox, and show it once."""
    try:
        code = actions.keep_code(by=request.viewer, at=clock.now())
    except actions.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("account_addresses")
    return render(request, "signin/kept_code.html", {"code": code})


@never_cache
def everywhere_out(request: Request) -> HttpResponse:
    """Ask, and end every other session of this sign-in."""
    if request.method != "POST":
        return render(request, "signin/everywhere_out.html")
    if isinstance(request.user, AnonymousUser):
        raise Http404
    actions.renew_sign_in(by=request.viewer, user=request.user, at=clock.now())
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Op alle andere apparaten ben je nu uitgelogd."))
    return redirect("account")


@require_POST
def unlink_provider(request: Request, link: int) -> HttpResponse:
    """Take a school account loose from one's own sign-in."""
    row = _linked(request.viewer).filter(pk=link).first()
    if row is None:
        raise Http404
    if not queries.has_confirmed_address(request.viewer):
        messages.error(request, _("Voeg eerst een e-mailadres toe. Anders kun je niet meer inloggen."))
        return redirect("account")
    row.delete()
    messages.success(request, _("Het schoolaccount is losgekoppeld."))
    return redirect("account")


def _carry_out(request: Request, proof: Proof) -> None:
    by, at = request.viewer, clock.now()
    if proof.purpose is Purpose.CONFIRM:
        actions.confirm_own_address(by=by, email=proof.email, at=at)
    elif proof.purpose is Purpose.ADD:
        actions.add_own_address(by=by, email=proof.email, at=at)
    else:
        _link(by, proof.email)


def _link(by: Viewer, email: str) -> None:
    """Bring two sign-ins together; one with a second factor is never emptied on the word of a mailbox alone."""
    door = queries.doorway(email, on=by.on)
    if door.user is not None and door.user != by.user and _factors(door.user):
        raise actions.Refusal(
            _("Dat account heeft een tweede stap. Log daarmee in, en voeg vanaf daar dit account toe.")
        )
    emptied = actions.link_sign_ins(by=by, email=email, at=clock.now())
    if emptied is not None:
        SocialAccount.objects.filter(user=emptied).update(user_id=by.user)
        Authenticator.objects.filter(user=emptied).delete()


def _phone(viewer: Viewer) -> str:
    return next((person.phone for person in queries.own_persons(viewer) if person.phone), "")


def _factors(user: int | None) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def _has_second_factor(viewer: Viewer) -> bool:
    return _factors(viewer.user)


def _linked(viewer: Viewer) -> QuerySet[SocialAccount]:
    rows: QuerySet[SocialAccount] = SocialAccount.objects.filter(user=viewer.user)
    return rows
