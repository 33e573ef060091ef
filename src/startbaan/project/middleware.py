"""Every request looks as somebody, on a day, inside one transaction that a failure undoes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from startbaan.apps.people.access import Viewer, acting_as_nobody, acting_as_user
from startbaan.ui import clock

Handler = Callable[[HttpRequest], HttpResponseBase]

POSTS = 0x5748  # in the first half of an advisory lock; the second is who signed in


def looking(get_response: Handler) -> Handler:
    """Set `request.viewer` and `request.today`, and the person for the second lock of the database.

    The page is made inside the transaction; an answer of 500 and up rolls it back. What one human being sends is done
    one after the other, so that an action that looks whether something is there sees what a second click just made.
    """

    def handle(request: HttpRequest) -> HttpResponseBase:
        today = clock.today()
        with _looking(request, today=today) as viewer:
            vars(request).update(viewer=viewer, today=today)
            if request.method == "POST" and request.user.is_authenticated:
                _take_turns(request.user.pk)
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return handle


def _take_turns(user: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [POSTS, user])


def _looking(request: HttpRequest, *, today: date) -> AbstractContextManager[Viewer]:
    if request.user.is_authenticated:
        return acting_as_user(request.user.pk, on=today)
    return acting_as_nobody(on=today)
