"""The pages of mail: how one wants it, the mailbox of the demo, and how it all went."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.outbox import actions, queries
from startbaan.apps.outbox.forms import ChoiceForm
from startbaan.apps.people.access import Request
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: Request) -> HttpResponse:
    """Show how one is told, and change it."""
    form = (
        ChoiceForm(request.POST) if request.method == "POST" else ChoiceForm.showing(queries.own_choice(request.viewer))
    )
    if request.method == "POST" and form.is_valid():
        actions.choose(by=request.viewer, choice=form.choice, at=clock.now())
        messages.success(request, _("Je keuze is bewaard."))
        return redirect("outbox:choices")
    context = {"form": form, "address": queries.own_address(request.viewer), "demo": settings.DEMO}
    return render(request, "outbox/choices.html", context, status=422 if form.errors else 200)


@require_GET
def mailbox(request: Request) -> HttpResponse:
    """Show, in the demo, the mail one was sent."""
    _only_in_the_demo()
    return render(request, "outbox/mailbox.html", {"received": queries.mailbox(request.viewer)})


@require_GET
def letter(request: Request, mail: UUID) -> HttpResponse:
    """Show, in the demo, one mail as text."""
    _only_in_the_demo()
    return render(request, "outbox/letter.html", {"opened": queries.opened(request.viewer, mail)})


@require_GET
def letter_html(request: Request, mail: UUID) -> HttpResponse:
    """Show, in the demo, one mail as a mail program shows it."""
    _only_in_the_demo()
    return HttpResponse(queries.opened(request.viewer, mail).letter.html)


@require_GET
def posted(request: Request) -> HttpResponse:
    """Show the administrator how mail went, without its words."""
    state = request.GET.get("stand", "")
    return render(
        request, "outbox/posted.html", {"posted": queries.posted(request.viewer, state=state), "state": state}
    )


@require_POST
def try_again(request: Request, mail: UUID) -> HttpResponse:
    """Begin anew with a mail that was given up."""
    actions.try_again(by=request.viewer, mail=queries.failed(request.viewer, mail), at=clock.now())
    messages.success(request, _("Deze mail wordt opnieuw geprobeerd."))
    return redirect("outbox:posted")


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404
