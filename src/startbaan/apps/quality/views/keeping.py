"""What is typed is kept as a draft before anything can be refused."""

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]


def begun(request: Request, draft: str) -> dict[str, object]:
    """What was typed under this key before and not yet handed in."""
    found = drafts.draft_of(request.viewer, draft)
    return {**found.fields} if found else {}


def keep(request: Request, form: forms.Form, draft: str) -> bool:
    """Keep what was typed; says whether that was all that was asked."""
    typed = {name: request.POST.get(name, "") for name in form.fields}
    asked = request.POST.get("do") == "keep"
    try:
        drafting.keep(by=request.viewer, key=draft, fields=typed, at=clock.now())
        if asked:
            messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return asked


def forget(request: Request, draft: str) -> None:
    """Throw away what was kept: it was handed in."""
    drafting.forget(by=request.viewer, key=draft)


def status(form: forms.Form) -> int:
    """What the answer is called: a form with errors could not be taken in."""
    return 422 if form.errors else 200
