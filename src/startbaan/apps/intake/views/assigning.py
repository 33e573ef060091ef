"""Assigning from the side of the coach: to a starter who waits, and of all starters when a coach goes away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from startbaan.apps.intake.actions.proposing import NotAll, Wanted, propose_coaches
from startbaan.apps.intake.forms import TransferForm
from startbaan.apps.intake.queries.assigning import waiting_for_coach
from startbaan.apps.intake.queries.matching import Matching, matches, transfer_of
from startbaan.apps.people.access import Request
from startbaan.ui import clock


@require_safe
def assign_starter(request: Request, registration: int) -> HttpResponse:
    """Show which starters wait for a coach, and lead to coupling one of them to this coach."""
    return render(request, "intake/assign_starter.html", {"found": waiting_for_coach(request.viewer, registration)})


@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: Request, registration: int) -> HttpResponse:
    """Propose another coach for each starter of a coach who goes away."""
    found = transfer_of(request.viewer, registration)
    form = TransferForm(request.POST if request.method == "POST" else None)
    form.offer(found.matching.starters)
    if form.is_bound and form.is_valid() and _proposed(request, found.matching, form):
        return redirect("intake:transfer", registration=registration)
    return render(request, "intake/transfer.html", {"found": found, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: Request) -> HttpResponse:
    """Propose a coach for every starter who waits for one: the best assignment for all, which one may change."""
    matching = matches(request.viewer)
    form = TransferForm(request.POST if request.method == "POST" else None, initial={"start": request.today})
    form.offer(matching.starters)
    if form.is_bound and form.is_valid() and _proposed(request, matching, form):
        return redirect("intake:match")
    context = {"matching": matching, "form": form}
    return render(request, "intake/match.html", context, status=422 if form.errors else 200)


def _proposed(request: Request, matching: Matching, form: TransferForm) -> bool:
    """Propose all that was chosen, or nothing; what is refused stands with the starter it is about."""
    wanted = [
        Wanted(one.starter, holder) for one in matching.starters if (holder := form.chosen(one.starter.pk)) is not None
    ]
    try:
        made = propose_coaches(by=request.viewer, at=clock.now(), wanted=wanted, start=form.cleaned_data["start"])
    except NotAll as refused:
        for starter, why in refused.reasons.items():
            form.add_error(f"coach-{starter}", why)
        form.add_error(None, str(refused))
        return False
    if made:
        said = ngettext(
            "%(count)s voorstel ligt bij de leidinggevende.",
            "%(count)s voorstellen liggen bij de leidinggevenden.",
            len(made),
        )
        messages.success(request, said % {"count": len(made)})
    return True
