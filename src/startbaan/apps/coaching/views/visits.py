"""The pages of lesson visits: what is to be done, planning one, and how one stands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import MoveVisitForm, PlanVisitForm
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
def plan_visit(request: Request, starter: UUID) -> HttpResponse:
    """Plan a lesson visit with a starter."""
    options = queries.visit_options(request.viewer, starter)
    bij = request.GET.get("bij", "").removeprefix("gesprek-")
    first = str(options.programme[0].pk) if options.programme else ""
    offered = {str(item.pk) for item in options.programme}
    initial = {
        "observer": options.coach.holder_id,
        "activity": bij if bij in offered else first,
        "focus": request.GET.get("focus", "")[:300],
        "day": request.viewer.on,
    }
    form = PlanVisitForm(request.POST if request.method == "POST" else None, initial=initial)
    form.let_choose(options)
    if request.method == "POST" and form.is_valid():
        plan, planned = actions.VisitPlan(**form.cleaned_data), list[UUID]()

        def act() -> None:
            made = actions.plan_visit(by=request.viewer, at=clock.now(), options=options, plan=plan)
            planned.append(made.item)

        if carried_out(form, act):
            messages.success(request, _("Het lesbezoek staat. Wie erbij is, krijgt bericht en ziet het in de agenda."))
            return redirect("coaching:visit", planned[0])
    context = {"form": form, "options": options, "who": _who(Relation.COACH)}
    return render(request, "coaching/visit_plan.html", context, status=422 if form.errors else 200)


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
