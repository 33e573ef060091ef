"""A passkey as a browser would hand it in, made without a browser."""

from allauth.mfa.webauthn.internal.auth import WebAuthn
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

NUMBER = b"sleutelhanger"
KEY = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})


def add_passkey(user) -> int:
    """Give somebody a passkey; it opens nothing, for nobody has the other half."""
    credential = AttestedCredentialData.create(Aaguid(bytes(16)), NUMBER, KEY)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    made = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, credential), {})
    said = CollectedClientData.create("webauthn.create", bytes(32), "http://localhost")
    handed_in = {
        "id": websafe_encode(NUMBER),
        "rawId": websafe_encode(NUMBER),
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(made)},
        "clientExtensionResults": {},
    }
    return WebAuthn.add(user, "Sleutelhanger", handed_in).instance.pk
