"""Where the door stands. The names are those allauth itself asks for; only what is used is routed."""

from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from startbaan.project.signin import account, views
from startbaan.project.signin.middleware import proving

urlpatterns: list[URLPattern] = [
    path("inloggen/", views.sign_in, name="account_login"),
    path("inloggen/code/", views.enter_code, name="account_confirm_login_code"),
    path("inloggen/papier/", views.by_paper, name="sign_in_by_paper"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/sleutel/", login_not_required(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("inloggen/school/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("inloggen/school/<slug:provider_id>/terug/", oidc.callback, name="openid_connect_callback"),
    path(
        "inloggen/school/afgebroken/",
        login_not_required(social.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("uitloggen/", views.sign_out, name="account_logout"),
    path("account/", account.overview, name="account"),
    path("account/school/", account.overview, name="socialaccount_connections"),
    path("account/school/<int:link>/los/", account.unlink_provider, name="account_unlink_provider"),
    path("account/telefoon/", account.phone, name="account_phone"),
    path("account/adressen/", account.addresses, name="account_addresses"),
    path("account/adressen/<int:address>/bevestigen/", account.confirm_address, name="account_confirm_address"),
    path("account/adressen/<int:address>/beeindigen/", account.end_address, name="account_end_address"),
    path("account/code/", account.prove_address, name="account_prove"),
    path("account/code/stoppen/", account.forget_proof, name="account_forget_proof"),
    path("account/inlogcode/", account.keep_code, name="account_keep_code"),
    path("account/ook-elders/", account.elsewhere, name="account_elsewhere"),
    path("account/overal-uitloggen/", account.everywhere_out, name="account_everywhere_out"),
    path("account/tweede-stap/", mfa.index, name="mfa_index"),
    path("account/tweede-stap/opnieuw/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/tweede-stap/app/", proving(totp.activate_totp), name="mfa_activate_totp"),
    path("account/tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/tweede-stap/reservecodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/tweede-stap/reservecodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "account/tweede-stap/reservecodes/bestand/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/sleutels/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/sleutels/nieuw/", proving(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/sleutels/opnieuw/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/sleutels/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/sleutels/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
if settings.DEMO:
    urlpatterns.append(path("inloggen/demo/", views.enter_demo, name="sign_in_demo"))
