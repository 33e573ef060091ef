"""The onboarding list and its ticks."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours
from startbaan.apps.programme import actions, queries
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_GET
def my_onboarding(request: Request) -> HttpResponse:
    """Show the viewer's own onboarding list."""
    found = queries.my_onboarding(request.viewer)
    if found is None:
        return render(request, "programme/no_track.html")
    return _onboarding_page(request, found)


@require_GET
def onboarding(request: Request, starter: UUID) -> HttpResponse:
    """Show the onboarding list of a starter with real names."""
    return _onboarding_page(request, queries.onboarding_of(request.viewer, starter))


@require_POST
def tick(request: Request, item: int) -> HttpResponse:
    """Tick a subject of an onboarding list or take the tick back, and answer with the list or just this subject."""
    subject = queries.onboarding_item(request.viewer, item)
    turn = actions.untick_subject if request.POST.get("do") == "untick" else actions.tick_subject
    try:
        turn(by=request.viewer, at=clock.now(), item=item)
    except NotYours as refusal:
        raise Http404 from refusal
    if request.headers.get("HX-Request"):
        changed = queries.onboarding_item(request.viewer, item)
        return render(request, "programme/_subject.html", {"subject": changed})
    if subject.is_mine:
        return redirect("programme:my_onboarding")
    return redirect("programme:onboarding", subject.row.starter.key)


def _onboarding_page(request: Request, found: queries.OnboardingList) -> HttpResponse:
    context = {"list": found, "who": who_sees(Kind.ONBOARDING, you=found.relation, language=queries.page_language())}
    return render(request, "programme/onboarding.html", context)
