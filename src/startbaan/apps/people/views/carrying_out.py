"""What a button or a form does on every page that has one: the thing itself, and then saying so or saying why not."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal


def carry_out(request: Request, act: Callable[[], object], done: str) -> None:
    """Do something and say that it was done, or say why not; what is not the viewer's to do does not exist."""
    try:
        act()
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)


def carried_out(form: Form, act: Callable[[], object]) -> bool:
    """Do what a form asks; False when it is refused, and then the form says why."""
    try:
        act()
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
