"""Proving that one reads the mail of an address: a code is mailed, and typed in the same browser."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from secrets import compare_digest

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from startbaan.apps.people.actions import Refusal
from startbaan.project.signin import letters

SESSION_KEY = "proof"
LASTS = timedelta(minutes=15)
ATTEMPTS = 5


class Purpose(StrEnum):
    """What the proof is for."""

    ENTER = "enter"
    CONFIRM = "confirm"
    ADD = "add"
    LINK = "link"


class TooOften(Refusal):
    """Asked or tried too many times in a short while."""


class WrongCode(Refusal):
    """A code that does not match, with tries left."""


class NoProof(Refusal):
    """Nothing to prove any more: expired, never asked, or tried too many times."""


@dataclass(frozen=True)
class Proof:
    """A code that was mailed; only its digest is kept, in the session of the browser that asked."""

    purpose: Purpose
    email: str
    digest: str
    until: datetime
    attempts: int = 0
    next_url: str = ""


def ask(
    request: HttpRequest, *, purpose: Purpose, email: str, letter: letters.Letter, at: datetime, next_url: str = ""
) -> None:
    """Mail a code to an address and remember its digest; an earlier code of this browser stops working.

    Whatever the address is, the same happens: who holds it learns from the letter whether the code
    opens anything. Raises `TooOften`.
    """
    email = email.strip().lower()
    if not ratelimit.consume(request, action="ask_code", key=email):
        raise TooOften(_("Er is net al een paar keer om een code gevraagd. Wacht een kwartier en probeer het opnieuw."))
    code = str(get_adapter().generate_login_code())
    digest = _digest(code, email=email)
    _keep(request, Proof(purpose, email, digest, at + LASTS, next_url=next_url))
    transaction.on_commit(partial(letters.send, letter, email=email, code=code))
    if settings.DEMO and letter.carries_code:
        messages.info(request, _("Dit is de demo. Hier staat wat er in de mail staat: je code is %s.") % code)


def pending(request: HttpRequest, *, at: datetime) -> Proof | None:
    """What this browser still has to prove, if anything."""
    kept = request.session.get(SESSION_KEY)
    if not isinstance(kept, dict):
        return None
    proof = Proof(**(kept | {"purpose": Purpose(kept["purpose"]), "until": datetime.fromisoformat(kept["until"])}))
    return proof if at < proof.until else None


def prove(request: HttpRequest, *, code: str, at: datetime) -> Proof:
    """Check the code that was typed; a right one counts once.

    Raises `NoProof` when there is nothing to prove any more, `TooOften`, and `WrongCode`.
    """
    proof = pending(request, at=at)
    if proof is None:
        raise NoProof(_("Deze code is verlopen. Vraag een nieuwe."))
    if not ratelimit.consume(request, action="try_code", key=proof.email):
        raise TooOften(_("Er is te vaak een verkeerde code getypt. Wacht een kwartier en probeer het opnieuw."))
    if compare_digest(_digest(code, email=proof.email), proof.digest):
        forget(request)
        return proof
    if proof.attempts + 1 >= ATTEMPTS:
        forget(request)
        raise NoProof(_("Dat was te vaak een verkeerde code. Vraag een nieuwe."))
    _keep(request, replace(proof, attempts=proof.attempts + 1))
    raise WrongCode(_("Deze code klopt niet. Kijk of je de nieuwste mail hebt."))


def forget(request: HttpRequest) -> None:
    """Drop what was to be proved."""
    request.session.pop(SESSION_KEY, None)


def _keep(request: HttpRequest, proof: Proof) -> None:
    request.session[SESSION_KEY] = asdict(proof) | {"until": proof.until.isoformat()}


def _digest(code: str, *, email: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("startbaan.proof", f"{email}:{plain}", algorithm="sha256").hexdigest()
