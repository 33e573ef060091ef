"""School accounts, against a small real OpenID Connect provider on loopback that signs its tokens."""

import json
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa

from startbaan.apps.people import actions
from startbaan.apps.people.models import Address, Person
from startbaan.domain.periods import Period
from startbaan.project import cast, environment
from startbaan.project.signin import providers
from startbaan.project.signin.providers import Provider
from startbaan.ui import clock

pytestmark = pytest.mark.django_db

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Issuer(BaseHTTPRequestHandler):
    """Answers as an issuer does; who signs in is said by the test."""

    def do_GET(self):
        origin = self.server.origin
        answers = {
            "/.well-known/openid-configuration": {
                "issuer": self.server.claims.get("iss", origin),
                "authorization_endpoint": f"{origin}/authorize",
                "token_endpoint": f"{origin}/token",
                "userinfo_endpoint": f"{origin}/userinfo",
                "jwks_uri": f"{origin}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/userinfo": {key: value for key, value in self.server.claims.items() if key != "iss"},
            "/jwks": {"keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "1"}]},
        }
        self.answer(answers[self.path])

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        claims = {"iss": self.server.origin, "aud": "startbaan", "iat": time.time(), "exp": time.time() + 60}
        token = jwt.encode(claims | self.server.claims, KEY, algorithm="RS256", headers={"kid": "1"})
        self.answer({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *words):
        """Keep quiet."""


@pytest.fixture
def issuer(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Issuer)
    server.origin = f"http://127.0.0.1:{server.server_port}"
    server.claims = {}
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.provider = Provider(server.origin, "Schoolaccount", "startbaan", "geheim", frozenset({"startbaan.example"}))
    settings.PROVIDERS = (server.provider,)
    settings.SOCIALACCOUNT_PROVIDERS = providers.for_allauth(settings.PROVIDERS)
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def come_in(client, issuer, *, process="", **claims):
    issuer.claims = claims
    there = client.post(f"/inloggen/school/{issuer.provider.key}/?process={process}")
    query = parse_qs(urlsplit(there.url).query)
    assert there.url.startswith(f"{issuer.origin}/authorize")
    assert query["code_challenge_method"] == ["S256"]
    return client.get(f"/inloggen/school/{issuer.provider.key}/terug/", {"code": "c", "state": query["state"][0]})


def user_of(person):
    return Person.objects.get(pk=person).user_id


def test_first_time_is_matched_by_an_address_of_an_owned_domain(people, client, issuer):
    answer = come_in(client, issuer, sub="s-1", email="Sanne@startbaan.example")
    link = SocialAccount.objects.get()

    assert answer.url == "/"
    assert client.session["_auth_user_id"] == str(user_of(people.sanne))
    assert (link.provider, link.uid, link.user_id) == (issuer.provider.key, "s-1", user_of(people.sanne))


def test_after_that_the_subject_decides_and_not_the_address(people, client, issuer):
    come_in(client, issuer, sub="s-1", email="sanne@startbaan.example")
    client.post("/uitloggen/")
    come_in(client, issuer, sub="s-1", email="thijs@startbaan.example")

    assert client.session["_auth_user_id"] == str(user_of(people.sanne))
    assert user_of(people.thijs) is None


def test_address_of_a_domain_that_is_not_owned_matches_nobody(people, client, issuer):
    Address.objects.create(person_id=people.sanne, email="sanne@elders.example", period=Period(cast.A_DAY))
    answer = come_in(client, issuer, sub="s-1", email="sanne@elders.example")

    assert answer.url == "/inloggen/"
    assert SocialAccount.objects.count() == 0
    assert "_auth_user_id" not in client.session


def test_address_the_issuer_calls_unverified_matches_nobody(people, client, issuer):
    come_in(client, issuer, sub="s-1", email="sanne@startbaan.example", email_verified=False)

    assert "_auth_user_id" not in client.session


def test_stranger_gets_no_account(people, client, issuer):
    answer = come_in(client, issuer, sub="s-9", email="niemand@startbaan.example")

    assert answer.url == "/inloggen/"
    assert "_auth_user_id" not in client.session


def test_imported_address_opens_no_existing_sign_in_by_a_school_account(people, client, issuer):
    actions.admit(email=cast.email_of("sanne"), on=cast.A_DAY, at=clock.now())
    Address.objects.create(person_id=people.sanne, email="import@startbaan.example", period=Period(cast.A_DAY))
    answer = come_in(client, issuer, sub="s-2", email="import@startbaan.example")

    assert answer.url == "/inloggen/"
    assert SocialAccount.objects.count() == 0


def test_one_who_is_signed_in_links_any_school_account(people, client, issuer):
    user = actions.admit(email=cast.email_of("sanne"), on=cast.A_DAY, at=clock.now())
    client.force_login(user)
    answer = come_in(client, issuer, process="connect", sub="s-3", email="sanne@elders.example")

    assert answer.url == "/account/school/"
    assert SocialAccount.objects.get().user_id == user.pk
    assert client.get("/account/").status_code == 200


def test_other_issuer_behind_the_same_door_is_turned_away(people, client, issuer):
    come_in(client, issuer, sub="s-1", email="sanne@startbaan.example", iss="http://127.0.0.1:9")

    assert "_auth_user_id" not in client.session


def test_sign_in_page_may_lead_to_the_issuer_and_nowhere_else(people, client, issuer):
    policy = client.get("/inloggen/")["Content-Security-Policy"]

    assert f"form-action 'self' {issuer.origin};" in policy


def test_provider_is_known_by_its_issuer(issuer):
    moved = replace(issuer.provider, name="Anders", client_id="anders")

    assert moved.key == issuer.provider.key == f"127-0-0-1-{issuer.server_port}"
    assert replace(issuer.provider, issuer="https://anders.example").key != issuer.provider.key


@pytest.mark.parametrize(
    "content",
    [
        "geen json",
        '[{"issuer": "https://a.example"}]',
        '[{"issuer": "http://a.example", "name": "a", "client_id": "a", "secret": "a", "domains": []}]',
    ],
)
def test_file_of_providers_that_cannot_be_meant_is_refused(tmp_path, monkeypatch, content):
    path = tmp_path / "oidc.json"
    path.write_text(content)
    monkeypatch.setenv("STARTBAAN_OIDC", str(path))

    with pytest.raises(environment.WrongSetting):
        providers.read()


def test_two_issuers_for_one_domain_are_refused(tmp_path, monkeypatch):
    one = {"issuer": "https://a.example", "name": "a", "client_id": "a", "secret": "a", "domains": ["s.nl"]}
    path = tmp_path / "oidc.json"
    path.write_text(json.dumps([one, one | {"issuer": "https://b.example"}]))
    monkeypatch.setenv("STARTBAAN_OIDC", str(path))

    with pytest.raises(environment.WrongSetting):
        providers.read()
