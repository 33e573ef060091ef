"""Somebody of the cast, signed in: `client_as("anna")`."""

from collections.abc import Callable

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.test import Client

from startbaan.apps.people.actions import admit
from startbaan.project import cast
from startbaan.ui import clock

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def signed_in(handle: str) -> Client:
    """Let somebody of the cast in, as after a code that was right and a second step."""
    client = Client()
    with transaction.atomic():
        user = admit(email=cast.email_of(handle), on=clock.today(), at=clock.now())
        client.force_login(user, backend=BACKEND)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa")
    request.session.save()
    return client


@pytest.fixture
def client_as(db: None) -> Callable[[str], Client]:
    """Ask for pages as somebody of the cast."""
    return signed_in
