"""The pages of a starter who asks a class: the rounds, the code for the board, and what the class said."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.coaching.actions.pupils import Asking, ask_pupils, close_round
from startbaan.apps.coaching.forms.pupils import AskPupilsForm
from startbaan.apps.coaching.queries.pupils import Rounds, asked_visits, opened_round, own_round, rounds
from startbaan.apps.coaching.queries.pupils_shown import shown
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.apps.programme.queries import page_language
from startbaan.ui import clock
from startbaan.ui.qr import square

BOTH = ["GET", "HEAD", "POST"]
A_WEEK = timedelta(weeks=1)


@require_http_methods(BOTH)
def pupil_rounds(request: Request) -> HttpResponse:
    """Show what one asked classes, and ask another."""
    page = rounds(request.viewer)
    if request.method == "POST" and not page.may_ask:
        raise Http404
    form = _form(request, page)
    if form.is_bound and form.is_valid():
        made = []
        asking = Asking(**form.cleaned_data | {"visit": form.cleaned_data["visit"] or None})
        if carried_out(form, lambda: made.append(ask_pupils(by=request.viewer, at=clock.now(), asking=asking))):
            messages.success(request, _("De vragen staan open. Zet deze code op het bord."))
            return redirect("coaching:pupil_round", made[0].pk)
    context = {"page": page, "form": form}
    return render(request, "coaching/pupils_rounds.html", context, status=422 if form.errors else 200)


@never_cache
@require_GET
def pupil_round(request: Request, item: UUID) -> HttpResponse:
    """Show the code while pupils can answer, and afterwards what enough of them said."""
    page = opened_round(request.viewer, item, at=clock.now())
    door = request.build_absolute_uri(reverse("coaching:class_door"))
    context = {
        "page": page,
        "address": door.split("://", 1)[-1].rstrip("/"),
        "results": shown(page.results, language=page_language()),
    }
    if page.is_own and page.round.is_open:
        context["square"] = square(f"{door}{page.round.code}/")
    return render(request, "coaching/pupils_round.html", context)


@require_http_methods(BOTH)
def close_pupil_round(request: Request, item: UUID) -> HttpResponse:
    """Say what happens, and close a round for good."""
    found = own_round(request.viewer, item)
    if request.method == "POST":
        done = _("De vragen zijn gesloten.")
        carry_out(request, lambda: close_round(by=request.viewer, at=clock.now(), item=item), done)
        return redirect("coaching:pupil_round", item)
    consequences = [
        _("Leerlingen kunnen niet meer antwoorden. Opnieuw openen kan niet."),
        _("Zijn er minstens %(least)s antwoorden, dan zie je daarna de uitkomst. Zijn het er minder, dan gaan ze weg.")
        % {"least": found.row.least},
    ]
    return render(request, "coaching/pupils_close.html", {"round": found, "consequences": consequences})


def _form(request: Request, page: Rounds) -> AskPupilsForm:
    last = page.rounds[0].row if page.rounds else None
    initial = {"open_until": request.today + A_WEEK, "called": last.called if last else ""}
    form = AskPupilsForm(request.POST if request.method == "POST" else None, initial=initial)
    versions = [(str(pk), title.said(page_language())) for pk, title in page.versions]
    form.let_choose(versions=versions, visits=asked_visits(request.viewer))
    return form
