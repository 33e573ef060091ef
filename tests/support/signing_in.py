"""Somebody of the cast, signed in: `client_as("anna")`."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from startbaan.apps.people.actions import admit
from startbaan.project import cast
from startbaan.ui import clock

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(handle: str) -> Client:
    """Let somebody of the cast in, as after a code that was right."""
    client = Client()
    with transaction.atomic():
        client.force_login(admit(email=cast.email_of(handle), on=clock.today(), at=clock.now()), backend=BACKEND)
    return client


@pytest.fixture
def client_as(db: None) -> Callable[[str], Client]:
    """Ask for pages as somebody of the cast."""
    return signed_in
