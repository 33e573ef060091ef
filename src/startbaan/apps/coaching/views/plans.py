"""The pages of the development plan: the list, the plan, its versions, and showing, agreeing and signing it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.people.access import Request, Viewer
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.forms import UntilForm
from startbaan.apps.people.queries import offered, shared_with
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock, paper

TEMPLATE = Path(__file__).parents[1] / "typst" / "plan.typ"


@require_GET
def plans(request: Request) -> HttpResponse:
    """Show one's own plans by school year, and those of others one may read."""
    return render(request, "coaching/plans.html", {"shelf": queries.plan_shelf(request.viewer)})


@require_POST
def start_plan(request: Request) -> HttpResponse:
    """Start the plan of this school year."""
    try:
        plan = actions.start_plan(by=request.viewer, at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    return redirect("coaching:plan", plan.pk)


@require_GET
def plan(request: Request, item: UUID) -> HttpResponse:
    """Show one plan; an opening by another is journalled."""
    shown = queries.open_plan(request.viewer, item, at=clock.now())
    you = Relation.STARTER if shown.is_own else Relation.PARTICIPANT
    context = {
        "plan": shown,
        "who": who_sees(Kind.DEVELOPMENT_PLAN, you=you, language=get_language() or "nl"),
        "to_copy": queries.to_copy(request.viewer, item) if shown.may_write else [],
        "shares": shared_with(request.viewer, item),
        "to_share_with": offered(request.viewer, shown.row),
        "share_form": UntilForm(),
    }
    return render(request, "coaching/plan.html", context)


@require_GET
def plan_version(request: Request, item: UUID, number: int) -> HttpResponse:
    """Show one version of a plan as it was agreed on."""
    shown = queries.open_plan(request.viewer, item, at=clock.now())
    version = next((each for each in shown.versions if each.number == number), None)
    if version is None:
        raise Http404
    return render(request, "coaching/plan_version.html", {"plan": shown, "version": version})


@require_GET
def print_plan(request: Request, item: UUID) -> HttpResponse:
    """Give a plan on paper, as a tagged PDF."""
    shown = queries.open_plan(request.viewer, item, at=clock.now())
    data = queries.plan_on_paper(shown)
    answer = HttpResponse(paper.pdf(TEMPLATE, data=data, at=clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="ontwikkelplan-{shown.year}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def show_plan(request: Request, item: UUID) -> HttpResponse:
    """Let coach and manager read the plan from now on."""
    return _turn(request, item, actions.show_plan, _("Je coach en je leidinggevende lezen je plan nu ook."))


@require_POST
def agree_plan(request: Request, item: UUID) -> HttpResponse:
    """Keep the plan as a version, and ask for signatures."""
    done = _("Deze versie is vastgelegd, met jouw handtekening. Je coach en leidinggevende krijgen bericht.")
    return _turn(request, item, actions.agree_plan, done)


@require_POST
def sign_plan(request: Request, item: UUID) -> HttpResponse:
    """Put one's name under the version one read."""
    read = request.POST.get("version", "")
    if not read.isdecimal():
        raise Http404

    def sign(*, by: Viewer, item: UUID, at: datetime) -> object:
        return actions.sign_plan(by=by, item=item, read=int(read), at=at)

    return _turn(request, item, sign, _("Je naam staat eronder."))


@require_POST
def share_plan(request: Request, item: UUID) -> HttpResponse:
    """Let the buddy read along."""
    form = UntilForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(map(str, form.errors["until"])))
        return redirect("coaching:plan", item)

    def share(*, by: Viewer, item: UUID, at: datetime) -> None:
        actions.share_plan(by=by, item=item, until=form.cleaned_data["until"], at=at)

    return _turn(request, item, share, _("Je maatje leest je plan nu ook. Je kunt daar elke dag mee stoppen."))


@require_POST
def unshare_plan(request: Request, item: UUID, share: UUID) -> HttpResponse:
    """Take back what was shared."""

    def unshare(*, by: Viewer, item: UUID, at: datetime) -> None:
        actions.unshare_plan(by=by, item=item, share=share, at=at)

    return _turn(request, item, unshare, _("Je deelt je plan niet meer met deze persoon."))


def _turn(request: Request, item: UUID, turn: Callable[..., object], done: str) -> HttpResponse:
    carry_out(request, lambda: turn(by=request.viewer, item=item, at=clock.now()), done)
    return redirect("coaching:plan", item)
