"""Peer consultation at a glance, beginning a round, and its pool."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import NewRoundForm, PoolForm, WeightsForm
from startbaan.apps.peergroups.forms.rounds import Shown
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.domain.periods import SchoolYear
from startbaan.ui import clock

PAGE = ["GET", "HEAD", "POST"]


@require_safe
def peergroups(request: Request) -> HttpResponse:
    """Show one's own groups, those one guides, and the rounds one leads."""
    viewer = request.viewer
    scopes = queries.scopes(viewer)
    context = {
        "mine": queries.my_groups(viewer),
        "rounds": queries.rounds_of(viewer) if scopes else [],
        "may_begin": bool(scopes),
    }
    return render(request, "peergroups/peergroups.html", context)


@require_http_methods(PAGE)
def new_round(request: Request) -> HttpResponse:
    """Choose for whom groups are made, and gather the pool."""
    found = queries.scopes(request.viewer)
    if not found:
        raise Http404
    boards = {board.pk: board for scope in found for board in scope.boards}
    this = SchoolYear.of(request.today)
    form = NewRoundForm(
        request.POST if request.method == "POST" else None,
        initial={"scope": found[0].organisation.pk, "boards": list(boards), "year": this.start_year},
    )
    form.let_choose(
        scopes=[(scope.organisation.pk, scope.organisation.name) for scope in found],
        boards=[(pk, board.name) for pk, board in boards.items()],
        years=[this, this.next],
        sectors=queries.sectors_of(list(boards.values())),
    )
    if request.method == "POST" and form.is_valid():
        clean, kept = form.cleaned_data, None
        try:
            kept = actions.begin_round(
                by=request.viewer,
                at=clock.now(),
                organisation=clean["scope"],
                boards=clean["boards"],
                year=clean["year"],
                sectors=clean.get("sectors", ()),
                years=clean["years"],
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        if kept is not None:
            return redirect("peergroups:pool", kept.key)
    return render(request, "peergroups/new_round.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(PAGE)
def pool(request: Request, peer_round: UUID) -> HttpResponse:
    """Show who takes part and who cannot be placed; keep what is corrected."""
    row = queries.round_of(request.viewer, peer_round)
    page = queries.preparing_of(row)
    form = _lines(page, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def act() -> None:
            actions.take_part(
                by=request.viewer,
                at=clock.now(),
                peer_round=peer_round,
                starters=form.starters,
                facilitators=form.guides,
            )

        if carried_out(form, act):
            messages.success(request, _("Bewaard."))
            return redirect("peergroups:pool", peer_round)
    return _pool_page(request, page, form, WeightsForm(weights=page.weights))


@require_POST
def weigh(request: Request, peer_round: UUID) -> HttpResponse:
    """Keep what weighs how much."""
    page = queries.preparing_of(queries.round_of(request.viewer, peer_round))
    form = WeightsForm(request.POST, weights=page.weights)
    by = request.viewer
    if form.is_valid() and carried_out(
        form, lambda: actions.weigh(by=by, at=clock.now(), peer_round=peer_round, weights=form.weights)
    ):
        messages.success(request, _("Bewaard. Reken opnieuw om het verschil te zien."))
        return redirect("peergroups:pool", peer_round)
    return _pool_page(request, page, _lines(page), form)


@require_POST
def refresh(request: Request, peer_round: UUID) -> HttpResponse:
    """Bring in who came since, and take out who left."""

    def act() -> str:
        new = actions.refresh_round(by=request.viewer, at=clock.now(), peer_round=peer_round)
        said = ngettext("Bijgewerkt: %(count)s nieuwe starter.", "Bijgewerkt: %(count)s nieuwe starters.", new)
        return said % {"count": new}

    return _back_to_pool(request, peer_round, act)


@require_POST
def leave_out(request: Request, peer_round: UUID) -> HttpResponse:
    """Let those who have a group this school year not take part in another."""

    def act() -> str:
        left = actions.leave_out_grouped(by=request.viewer, at=clock.now(), peer_round=peer_round)
        said = ngettext("%(count)s starter doet niet mee.", "%(count)s starters doen niet mee.", left)
        return said % {"count": left}

    return _back_to_pool(request, peer_round, act)


def _back_to_pool(request: Request, peer_round: UUID, act: Callable[[], str]) -> HttpResponse:
    """Do something to who takes part, say what it did or why it could not, and show the pool."""
    try:
        messages.success(request, act())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("peergroups:pool", peer_round)


def _lines(page: queries.Preparing, data: QueryDict | None = None) -> PoolForm:
    return PoolForm(
        data,
        starters=[Shown(one.pk, tuple(one.weekdays), one.included, because=one.because) for one in page.starters],
        guides=[Shown(one.pk, tuple(one.weekdays), one.included, groups=one.max_groups) for one in page.guides],
    )


def _pool_page(request: Request, page: queries.Preparing, form: PoolForm, weighing: WeightsForm) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "weighing": weighing,
        "starters": list(zip(page.starters, form.starter_lines, strict=True)),
        "guides": list(zip(page.guides, form.guide_lines, strict=True)),
    }
    wrong = form.errors or weighing.errors
    return render(request, "peergroups/pool.html", context, status=422 if wrong else 200)
