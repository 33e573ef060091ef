"""School accounts: the OpenID Connect providers this site trusts, and for which e-mail domains."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from startbaan.project import environment

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Provider:
    """One issuer. It speaks for its own domains only; others are linked by their holder, from within."""

    issuer: str
    name: str
    client_id: str
    secret: str
    domains: frozenset[str]

    @property
    def key(self) -> str:
        """The name of this provider in addresses and links: follows from the issuer, and from nothing else."""
        return re.sub(r"[^a-z0-9]+", "-", self.issuer.partition("://")[2].lower()).strip("-")

    @property
    def origin(self) -> str:
        """Where its sign-in page lives."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def owns(self, email: str) -> bool:
        """Say whether this issuer speaks for the domain of an address."""
        return email.rpartition("@")[2].lower() in self.domains


def read() -> tuple[Provider, ...]:
    """Read the providers from the file that `STARTBAAN_OIDC` names; raises `WrongSetting`."""
    given = environment.text("STARTBAAN_OIDC")
    if not given:
        return ()
    try:
        found = tuple(_provider(one) for one in json.loads(Path(given).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise environment.WrongSetting(
            "STARTBAAN_OIDC wijst naar een JSON-bestand met een lijst van aanbieders, elk met issuer, name, client_id, "
            f"secret en domains: {error}"
        ) from error
    owned = [domain for provider in found for domain in provider.domains]
    if len(owned) != len(set(owned)) or len({provider.key for provider in found}) != len(found):
        raise environment.WrongSetting("STARTBAAN_OIDC: elke issuer en elk domein staat er één keer.")
    return found


def _provider(given: dict[str, str | list[str]]) -> Provider:
    issuer = str(given["issuer"]).rstrip("/")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ValueError(f"{issuer} is geen https-adres")
    return Provider(
        issuer=issuer,
        name=str(given["name"]),
        client_id=str(given["client_id"]),
        secret=str(given["secret"]),
        domains=frozenset(domain.lower().strip() for domain in given["domains"]),
    )


def for_allauth(providers: tuple[Provider, ...]) -> dict[str, dict[str, object]]:
    """Write the providers as allauth wants them."""
    apps = [
        {
            "provider_id": provider.key,
            "name": provider.name,
            "client_id": provider.client_id,
            "secret": provider.secret,
            "settings": {"server_url": provider.issuer, "oauth_pkce_enabled": True},
        }
        for provider in providers
    ]
    return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}}
