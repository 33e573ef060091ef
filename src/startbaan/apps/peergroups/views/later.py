"""Published groups afterwards: who came since, who went, and letting one join or go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import ComerForm, JoinForm, LeaveForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock


@require_safe
def later(request: Request, peer_round: UUID) -> HttpResponse:
    """Show the published groups, who came since and who went."""
    return render(request, "peergroups/later.html", {"page": queries.later_of(request.viewer, peer_round)})


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request, peer_round: UUID, person: UUID) -> HttpResponse:
    """Ask on which days somebody can where nobody said so, show what it takes to let them join, and let them."""
    asked = ComerForm(request.GET) if "kies" in request.GET else None
    days = asked.cleaned_data["dagen"] if asked and asked.is_valid() else []
    try:
        found = queries.joining_of(request.viewer, peer_round, person, days=days)
    except queries.Settled as settled:
        messages.info(request, _("%(who)s zit al in een groep.") % {"who": settled.person})
        return redirect("peergroups:later", peer_round)
    title = _("Laat %(who)s meedoen") % {"who": found.person}
    if not found.days:
        return _days_page(request, found, asked or ComerForm(request.POST if request.method == "POST" else None), title)
    form = JoinForm(request.POST if request.method == "POST" else None, initial=_first(found))
    form.let_choose(_ways(found))

    def act() -> None:
        actions.join_group(
            by=request.viewer,
            at=clock.now(),
            peer_round=peer_round,
            version=form.cleaned_data["version"],
            person=person,
            way=form.cleaned_data["way"],
            days=found.days,
        )

    if form.is_bound and form.is_valid() and carried_out(form, act):
        messages.success(request, _("%(who)s zit nu in een groep.") % {"who": found.person})
        return redirect("peergroups:later", peer_round)
    others = asked if asked and asked.errors else ComerForm(initial={"dagen": found.days})
    return _page(request, found, form, title=title, days=others)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Request, peer_round: UUID, person: UUID) -> HttpResponse:
    """Show what it takes to let somebody go from a published group, and let them."""
    try:
        found = queries.leaving_of(request.viewer, peer_round, person)
    except queries.Settled as settled:
        messages.info(request, _("%(who)s zit niet in een groep.") % {"who": settled.person})
        return redirect("peergroups:later", peer_round)
    form = LeaveForm(request.POST if request.method == "POST" else None, initial=_first(found))
    form.let_choose(_ways(found))

    def act() -> None:
        actions.leave_group(
            by=request.viewer,
            at=clock.now(),
            peer_round=peer_round,
            version=form.cleaned_data["version"],
            person=person,
            way=form.cleaned_data["way"],
            because=form.cleaned_data["because"],
        )

    if form.is_bound and form.is_valid() and carried_out(form, act):
        messages.success(request, _("%(who)s zit niet meer in een groep.") % {"who": found.person})
        return redirect("peergroups:later", peer_round)
    return _page(request, found, form, title=_("Laat %(who)s eruit gaan") % {"who": found.person})


def _first(found: queries.Change) -> dict[str, str | int]:
    return {"version": found.row.version, "way": found.ways[0].value if found.ways else ""}


def _ways(found: queries.Change) -> list[tuple[str, str]]:
    """Each way in words, with who else changes groups for it."""
    return [
        (way.value, " ".join([way.words, *way.others]) if way.others else f"{way.words} {_('Verder verandert niets.')}")
        for way in found.ways
    ]


def _days_page(request: Request, found: queries.Change, form: ComerForm, title: str) -> HttpResponse:
    fresh = {"found": found, "form": form, "title": title}
    return render(request, "peergroups/comer.html", fresh, status=422 if form.errors else 200)


def _page(
    request: Request, found: queries.Change, form: JoinForm, *, title: str, days: ComerForm | None = None
) -> HttpResponse:
    fresh = {"found": found, "form": form, "title": title, "days": days}
    return render(request, "peergroups/changing.html", fresh, status=422 if form.errors else 200)
