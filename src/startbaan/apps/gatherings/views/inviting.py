"""Inviting to a gathering, board by board."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import InviteForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, gathering: UUID) -> HttpResponse:
    """Show who is meant and who was invited, board by board, and invite those of one board."""
    found = queries.boards_invited(request.viewer, gathering)
    asked = request.POST.get("organisation", "")
    bound = InviteForm(request.POST) if request.method == "POST" else None
    if bound is not None and asked not in {str(board.organisation.pk) for board in found.boards}:
        messages.warning(request, _("Kies een bestuur uit de lijst."))
        return redirect("gatherings:invite", gathering)
    if bound is not None and bound.is_valid():
        invited = 0

        def act() -> None:
            nonlocal invited
            invited = actions.invite_board(
                by=request.viewer,
                at=clock.now(),
                gathering=gathering,
                organisation=int(asked),
                words=bound.cleaned_data["words"],
            )

        if carried_out(bound, act):
            done = ngettext("%(count)s persoon is uitgenodigd.", "%(count)s mensen zijn uitgenodigd.", invited)
            messages.success(request, done % {"count": invited})
            return redirect("gatherings:invite", gathering)
    forms = {asked: bound}
    boards = [
        (board, forms.get(str(board.organisation.pk)) or InviteForm(initial={"words": board.words}))
        for board in found.boards
    ]
    can_invite = found.gathering.is_open and found.gathering.day >= request.viewer.on
    context = {"found": found, "boards": boards, "can_invite": can_invite, "everyone": _("iedereen is uitgenodigd")}
    return render(request, "gatherings/inviting.html", context, status=422 if bound is not None else 200)
