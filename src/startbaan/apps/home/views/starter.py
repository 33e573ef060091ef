"""One starter, and who helps them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.home import actions, queries
from startbaan.apps.home.forms import BecauseForm, CoupleForm, UncoupleForm
from startbaan.apps.intake.actions import assigning
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.privacy.policy import Relation
from startbaan.ui import clock


@require_GET
def starter(request: Request, starter: UUID) -> HttpResponse:
    """Show one starter: the parts the viewer may see, and what the viewer may do."""
    return render(request, "home/starter.html", {"dossier": queries.dossier(request.viewer, starter)})


@require_http_methods(["GET", "HEAD", "POST"])
def couple(request: Request, starter: UUID, relation: str) -> HttpResponse:
    """Choose a coach, buddy or manager for a starter, and couple them or propose that to the line manager."""
    found = queries.coupling(request.viewer, starter, relation)
    chosen = request.GET.get("coach") or found.chosen
    initial = {"start": found.first_day, "holder": str(chosen) if chosen else None}
    form = CoupleForm(request.POST if request.method == "POST" else None, initial=initial)
    form.let_choose([(str(candidate.person), candidate.label) for candidate in found.candidates])
    because = BecauseForm(request.POST if "te-veel" in request.POST else None)
    if form.is_bound and form.is_valid():
        known = because.knowingly() if because.is_valid() else None
        do = _propose if "stel-voor" in request.POST else _couple
        try:
            done = do(request, found, form, known)
        except assigning.TooManyHours as warning:
            context = {"form": form, "found": found, "because": because, "warning": warning, "proposes": do is _propose}
            return render(request, "home/overbook.html", context, status=422 if because.errors else 200)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("home:starter", starter=starter)
    return render(request, "home/couple.html", {"form": form, "found": found}, status=422 if form.errors else 200)


def _couple(request: Request, found: queries.Coupling, form: CoupleForm, knowingly: assigning.Knowingly | None) -> str:
    actions.couple(
        by=request.viewer,
        starter=found.starter,
        holder=int(form.cleaned_data["holder"]),
        relation=found.relation,
        start=form.cleaned_data["start"],
        at=clock.now(),
        knowingly=knowingly,
    )
    return _("De koppeling staat.")


def _propose(request: Request, found: queries.Coupling, form: CoupleForm, knowingly: assigning.Knowingly | None) -> str:
    assigning.propose_coach(
        by=request.viewer,
        at=clock.now(),
        starter=found.starter,
        holder=int(form.cleaned_data["holder"]),
        start=form.cleaned_data["start"],
        knowingly=knowingly,
    )
    return _("Het voorstel ligt bij de leidinggevende. Die koppelt, en dan hoort iedereen het.")


@require_POST
def decline(request: Request, starter: UUID) -> HttpResponse:
    """Say that the proposed coach is not taken."""
    found = queries.coupling(request.viewer, starter, Relation.COACH.value)
    if found.proposal is None:
        messages.info(request, _("Er ligt geen voorstel meer."))
    else:
        assigning.decline_proposal(by=request.viewer, at=clock.now(), proposal=found.proposal)
        messages.success(request, _("Het voorstel gaat niet door. Wie het deed, hoort het."))
    return redirect("home:couple", starter=starter, relation=Relation.COACH.value)


@require_http_methods(["GET", "HEAD", "POST"])
def uncouple(request: Request, starter: UUID, pair: int) -> HttpResponse:
    """Ask for the last day of a coach, buddy or manager, and end the pair after it."""
    found = queries.parting(request.viewer, starter, pair)
    form = UncoupleForm(request.POST if request.method == "POST" else None, initial={"last_day": request.viewer.on})
    if form.is_bound and form.is_valid():
        try:
            actions.part(by=request.viewer, pair=found.pair, last_day=form.cleaned_data["last_day"], at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De koppeling eindigt."))
            return redirect("home:starter", starter=starter)
    return render(request, "home/uncouple.html", {"form": form, "found": found}, status=422 if form.errors else 200)
