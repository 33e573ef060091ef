"""The pages on which a starter decides who reads what, item by item or all at once."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people import actions
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.forms import SharingForm
from startbaan.apps.people.queries import sharing as queries
from startbaan.domain.privacy.policy import Relation
from startbaan.ui import clock


@require_GET
def overview(request: Request) -> HttpResponse:
    """Show everything one may share and with whom it is shared now."""
    groups, newcomers = queries.sharables(request.viewer)
    return render(request, "people/shares.html", {"groups": groups, "newcomers": newcomers})


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: Request, item: UUID) -> HttpResponse:
    """Show with whom one item is shared, and share it."""
    found = queries.sharable(request.viewer, item)
    form = SharingForm(request.POST if request.method == "POST" else None)
    form.let_choose(found.to_share_with)
    if request.method == "POST" and form.is_valid():
        relation, until = Relation(form.cleaned_data["relation"]), form.cleaned_data["until"]
        try:
            actions.share(by=request.viewer, row=found.row, relation=relation, until=until, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Je deelt dit nu. Je kunt er elke dag mee stoppen."))
            return redirect(found.url)
    return render(request, "people/sharing.html", {"found": found, "form": form}, status=422 if form.errors else 200)


@require_POST
def stop(request: Request, item: UUID, share: UUID) -> HttpResponse:
    """Stop sharing an item with someone."""
    try:
        actions.unshare(by=request.viewer, item=item, share=share, at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    messages.success(request, _("Je deelt dit niet meer met deze persoon."))
    return redirect("people:sharing", item)


@require_POST
def share_all(request: Request, relation: str) -> HttpResponse:
    """Let a new helper read all that was made before."""
    newcomer = next((each for each in queries.newcomers(request.viewer) if each.relation.value == relation), None)
    if newcomer is None:
        messages.warning(request, _("Er is nu niets van eerder om met deze persoon te delen."))
        return redirect("people:shares")
    rows = [queries.sharable(request.viewer, item).row for item in newcomer.items]
    try:
        count = actions.share_all(by=request.viewer, rows=rows, relation=newcomer.relation, at=clock.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        said = ngettext("Je deelde %(count)s stuk met %(who)s.", "Je deelde %(count)s stukken met %(who)s.", count)
        messages.success(request, said % {"count": count, "who": newcomer.who})
    return redirect("people:shares")
