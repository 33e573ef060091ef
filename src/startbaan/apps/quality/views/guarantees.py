"""The pages of the self-evaluation: read it, write the statements, fill it in together, or put it out as a survey."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.apps.quality import actions, queries
from startbaan.apps.quality.forms import ScoresForm, StatementsForm
from startbaan.apps.quality.views.keeping import BOTH, begun, forget, keep, status
from startbaan.ui import clock


@require_GET
def guarantees(request: Request, partnership: str) -> HttpResponse:
    """Show the statements of a partnership on each guarantee, and how far it is."""
    return render(request, "quality/guarantees.html", {"page": queries.guarantees_page(request.viewer, partnership)})


@require_http_methods(BOTH)
def write_statements(request: Request, partnership: str) -> HttpResponse:
    """Write the partnership's own statements of this school year."""
    page = _kept_by(request, partnership)
    draft = f"stellingen:{page.reach.partnership.uuid}"
    kept = {name: str(text) for name, text in begun(request, draft).items()}
    texts = kept or {each.key: each.text for each in page.guarantees}
    form = StatementsForm(request.POST if request.method == "POST" else None)
    form.ask_about(queries.guarantee_keys(), texts)
    if form.is_bound and not keep(request, form, draft) and form.is_valid():
        act = partial(
            actions.write_statements,
            by=request.viewer,
            at=clock.now(),
            partnership=page.reach.partnership,
            pasted=form.cleaned_data,
        )
        if carried_out(form, act):
            forget(request, draft)
            messages.success(request, _("De stellingen staan er. Vul ze samen in."))
            return redirect("quality:guarantees", partnership)
    context = {"page": page, "form": form, "draft": draft}
    return render(request, "quality/statements.html", context, status=status(form))


@require_http_methods(BOTH)
def score_statements(request: Request, partnership: str) -> HttpResponse:
    """Say together how far the partnership is with each statement."""
    page = _kept_by(request, partnership)
    form = ScoresForm(request.POST if request.method == "POST" else None)
    lines = [line for each in page.guarantees for line in each.statements]
    form.ask_about([(line.key, line.text, line.point) for line in lines], page.points)
    if form.is_bound and form.is_valid():
        act = partial(
            actions.score_statements,
            by=request.viewer,
            at=clock.now(),
            partnership=page.reach.partnership,
            points=form.points(),
        )
        if carried_out(form, act):
            messages.success(request, _("De zelfevaluatie is bewaard. Wat valt op?"))
            return redirect("quality:guarantees", partnership)
    return render(request, "quality/scores.html", {"page": page, "form": form}, status=status(form))


@require_POST
def put_statements_out(request: Request, partnership: str) -> HttpResponse:
    """Make a questionnaire of the statements, and go on to put it out."""
    page = _kept_by(request, partnership)
    try:
        made = actions.establish_statements(by=request.viewer, at=clock.now(), partnership=page.reach.partnership)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("quality:guarantees", partnership)
    return redirect("surveys:put_out", partnership, made.key)


def _kept_by(request: Request, partnership: str) -> queries.GuaranteesPage:
    page = queries.guarantees_page(request.viewer, partnership)
    if not page.reach.may_write:
        raise Http404
    return page
