"""The check before groups are published, and publishing them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import PublishForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request, peer_round: UUID) -> HttpResponse:
    """Show what will happen when the groups are published, and publish them."""
    found = queries.publishing_of(request.viewer, peer_round)
    form = PublishForm(request.POST or None, initial={"version": found.row.version})
    if form.is_bound and form.is_valid():
        made = 0

        def act() -> None:
            nonlocal made
            version = form.cleaned_data["version"]
            made = actions.publish(by=request.viewer, at=clock.now(), peer_round=peer_round, version=version)

        if carried_out(form, act):
            done = ngettext("%(count)s groep is uitgebracht.", "%(count)s groepen zijn uitgebracht.", made)
            messages.success(request, done % {"count": made} + " " + _("Iedereen krijgt bericht."))
            return redirect("peergroups:later", peer_round)
    fresh = PublishForm(initial={"version": found.row.version})
    context = {"found": found, "form": form, "fresh": fresh, "consequences": _consequences(found)}
    return render(request, "peergroups/publishing.html", context, status=422 if form.errors else 200)


def _consequences(found: queries.Publishing) -> list[str]:
    starters = ngettext(
        "%(count)s starter krijgt bericht in welke groep hij of zij zit.",
        "%(count)s starters krijgen bericht in welke groep ze zitten.",
        found.starters,
    )
    leaders = ngettext(
        "%(count)s begeleider krijgt bericht, en stelt daarna data voor.",
        "%(count)s begeleiders krijgen bericht, en stellen daarna data voor.",
        found.facilitators,
    )
    return [
        starters % {"count": found.starters},
        leaders % {"count": found.facilitators},
        _("De uren van de begeleiders tellen mee in hun urenoverzicht."),
        _("Wie later komt of weggaat, regel je daarna per persoon. De anderen blijven zoveel mogelijk waar ze zijn."),
    ]
