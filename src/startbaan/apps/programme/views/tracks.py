"""The page of three years."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.programme import queries
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.sentences import who_sees


@require_GET
def my_track(request: Request) -> HttpResponse:
    """Show the viewer's own three years, what is next and whom to ask."""
    view = queries.my_track(request.viewer)
    if view is None:
        return render(request, "programme/no_track.html")
    return _track_page(request, view)


@require_GET
def track(request: Request, starter: UUID) -> HttpResponse:
    """Show the three years of a starter, as far as the viewer may see them."""
    return _track_page(request, queries.opened_track(request.viewer, starter))


def _track_page(request: Request, view: queries.TrackView) -> HttpResponse:
    onboarding = queries.onboarding_list(request.viewer, view.starter.key)
    context = {
        "view": view,
        "onboarding": onboarding,
        "guides": onboarding.guides if onboarding else queries.guides_of(request.viewer, view),
        "who": who_sees(Kind.TRACK, you=view.relation, language=queries.page_language(), sector=view.definition.sector),
    }
    return render(request, "programme/track.html", context)
