"""Assigning from the side of the coach: to a starter who waits, and of all starters when a coach goes away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from startbaan.apps.intake.actions.assigning import TooManyHours, propose_coach
from startbaan.apps.intake.forms import TransferForm
from startbaan.apps.intake.queries.assigning import Transfer, transfer_of, waiting_for_coach
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
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
    form.offer(found.starters)
    if form.is_bound and form.is_valid():
        count, refused = _propose(request, found, form)
        for words in refused:
            messages.error(request, words)
        if count:
            said = ngettext(
                "%(count)s voorstel ligt bij de leidinggevende.",
                "%(count)s voorstellen liggen bij de leidinggevenden.",
                count,
            )
            messages.success(request, said % {"count": count})
        return redirect("intake:transfer", registration=registration)
    return render(request, "intake/transfer.html", {"found": found, "form": form}, status=422 if form.errors else 200)


def _propose(request: Request, found: Transfer, form: TransferForm) -> tuple[int, list[str]]:
    """Propose who was chosen for each; what is refused is said by starter, the rest goes on."""
    done, refused = 0, []
    for matched in found.starters:
        starter, holder = matched.starter, form.chosen(matched.starter.pk)
        if holder is None:
            continue
        try:
            propose_coach(
                by=request.viewer,
                at=clock.now(),
                starter=starter,
                holder=holder,
                start=form.cleaned_data["start"],
            )
            done += 1
        except TooManyHours as warning:
            why = _("%(why)s Kies iemand anders, of doe dit voorstel op de pagina van de starter, met een reden.")
            refused.append(_("%(starter)s: %(why)s") % {"starter": str(starter), "why": why % {"why": str(warning)}})
        except Refusal as refusal:
            refused.append(_("%(starter)s: %(why)s") % {"starter": str(starter), "why": str(refusal)})
    return done, refused
