"""The pages of lesson visits: what is to be done, how one stands, moving it and calling it off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import MoveVisitForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_GET
def visits(request: Request) -> HttpResponse:
    """Show the lesson visits one has, and those one goes to."""
    return render(request, "coaching/visit_list.html", {"visits": queries.my_visits(request.viewer)})


@require_GET
def visit(request: Request, item: UUID) -> HttpResponse:
    """Show one lesson visit: what is in, what is awaited, and what one can do."""
    page = queries.visit_page(request.viewer, item, at=clock.now())
    you = Relation.STARTER if page.visit.is_own else Relation.COACH
    context = {"page": page, "visit": page.visit, "who": _who(you)}
    return render(request, "coaching/visit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def move_visit(request: Request, item: UUID) -> HttpResponse:
    """Change the day of a lesson visit, the lesson, or what one looks at."""
    visit = queries.visit_to_change(request.viewer, item)
    initial = {"day": visit.day, "moment": visit.row.at, "lesson": visit.row.lesson, "focus": visit.row.focus}
    form = MoveVisitForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if carried_out(form, lambda: actions.move_visit(by=request.viewer, at=clock.now(), visit=visit, **values)):
            messages.success(request, _("Het lesbezoek is aangepast."))
            return redirect("coaching:visit", item=item)
    context = {"form": form, "visit": visit}
    return render(request, "coaching/visit_move.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def call_off_visit(request: Request, item: UUID) -> HttpResponse:
    """Ask whether a lesson visit is called off, and call it off."""
    visit = queries.visit_to_change(request.viewer, item)
    if request.method == "POST":

        def act() -> None:
            actions.call_off_visit(by=request.viewer, at=clock.now(), visit=visit)

        carry_out(request, act, _("Het lesbezoek is afgezegd."))
        return redirect("coaching:visit", item=item)
    consequences = [
        _("Het gaat uit de agenda, en wie erbij zou zijn krijgt bericht."),
        _("Wat er al gescoord is, blijft dicht. Niemand anders leest het."),
    ]
    return render(request, "coaching/visit_off.html", {"visit": visit, "consequences": consequences})


def _who(you: Relation) -> str:
    return who_sees(Kind.OBSERVATION, you=you, language=get_language() or "nl")
