"""What allauth asks us: nobody signs up by themselves, secrets are kept encrypted, school accounts are matched."""

import base64
from functools import partial
from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from startbaan.apps.people.actions import Closed, admit
from startbaan.apps.people.queries import needs_second_factor, reachable_at
from startbaan.project.signin import letters
from startbaan.project.signin.providers import Provider
from startbaan.ui import clock

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
CHANGES = {
    "mfa/email/totp_activated": _lazy("Er is een app voor de tweede stap toegevoegd."),
    "mfa/email/totp_deactivated": _lazy("De app voor de tweede stap is weggehaald."),
    "mfa/email/webauthn_added": _lazy("Er is een toegangssleutel toegevoegd."),
    "mfa/email/webauthn_removed": _lazy("Er is een toegangssleutel weggehaald."),
    "mfa/email/recovery_codes_generated": _lazy("Er zijn nieuwe reservecodes gemaakt."),
    "socialaccount/email/account_connected": _lazy("Er is een schoolaccount gekoppeld."),
    "socialaccount/email/account_disconnected": _lazy("Een schoolaccount is losgekoppeld."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in itself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account: an employer makes a person known, and that person signs in."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Say that this sign-in was closed."""
        messages.error(request, _("Deze inlog is afgesloten. Log in met het account waarmee die is samengevoegd."))
        return redirect("account_login")

    def send_notification_mail(self, template_prefix: str, user: AbstractBaseUser, **kwargs: object) -> None:
        """Tell the holder that something changed in how they sign in."""
        email = reachable_at(user.pk, on=clock.today())
        if email and template_prefix in CHANGES:
            what = str(CHANGES[template_prefix])
            transaction.on_commit(partial(letters.send, letters.Letter.CHANGED, email=email, what=what))


class MfaAdapter(DefaultMFAAdapter):
    """The second factor."""

    def encrypt(self, text: str) -> str:
        """Keep a secret unreadable for who sees the database without the key of the site."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret back."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Name the account in the app of its holder."""
        return reachable_at(user.pk, on=clock.today()) or str(context.request.viewer.name)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Who must have a second factor keeps the last one."""
        if authenticator.type not in FACTORS or not needs_second_factor(context.request.viewer):
            return True
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())


class SocialAdapter(DefaultSocialAccountAdapter):
    """School accounts: linked by issuer and subject; by address only for a domain the issuer owns."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link a school account seen for the first time to the person it belongs to, or turn it away with a reason."""
        account = sociallogin.account
        provider = provider_of(account)
        if provider is None or not _speaks_for_itself(account, provider):
            _turn_away(request, _("Het antwoord van deze aanbieder klopt niet. Log in met een code per e-mail."))
        elif sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        else:
            _match(request, sociallogin=sociallogin, provider=provider)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody makes an account with a school account either."""
        return False


def provider_of(account: SocialAccount) -> Provider | None:
    """The provider a school account came from, if this site still trusts it."""
    found: dict[str, Provider] = {provider.key: provider for provider in settings.PROVIDERS}
    return found.get(account.provider)


def _match(request: HttpRequest, *, sociallogin: SocialLogin, provider: Provider) -> None:
    claims = _claims(sociallogin.account)
    email = str(claims.get("email") or "").lower()
    if not provider.owns(email) or claims.get("email_verified") is False:
        _turn_away(
            request, _("We kennen dit schoolaccount nog niet. Log in met een code per e-mail en koppel het dan.")
        )
    try:
        user = admit(email=email, on=clock.today(), at=clock.now())
    except Closed as refusal:
        _turn_away(request, str(refusal))
    else:
        sociallogin.connect(request, user)


def _speaks_for_itself(account: SocialAccount, provider: Provider) -> bool:
    token, info = account.extra_data.get("id_token") or {}, account.extra_data.get("userinfo") or {}
    return str(token.get("iss", "")).rstrip("/") == provider.issuer and info.get("sub", token["sub"]) == token["sub"]


def _claims(account: SocialAccount) -> dict[str, object]:
    return {**(account.extra_data.get("id_token") or {}), **(account.extra_data.get("userinfo") or {})}


def _turn_away(request: HttpRequest, reason: str) -> None:
    messages.error(request, reason)
    raise ImmediateHttpResponse(redirect("account_login"))


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()))
