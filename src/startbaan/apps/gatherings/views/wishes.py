"""The pages of learning wishes: the starter's own, and those of who asks."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import PollForm, WishForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
def wishes(request: Request) -> HttpResponse:
    """Let a starter choose what to learn about, and choose anew as long as the poll is open."""
    found = queries.my_choosing(request.viewer)
    if found.starter is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = WishForm(posted, initial={"themes": found.chosen})
    form.let_choose(found.themes)
    if posted is not None and form.is_valid():
        chosen = form.cleaned_data["themes"]
        if carried_out(form, lambda: actions.choose_wishes(by=request.viewer, at=clock.now(), themes=chosen)):
            messages.success(request, _("Dank je. Je keuze telt mee."))
            return redirect("gatherings:wishes")
    who = who_sees(Kind.LEARNING_WISH, language=get_language() or "nl")
    context = {"form": form, "found": found, "who": who}
    return render(request, "gatherings/wishes.html", context, status=422 if form.errors else 200)


@require_GET
def polls(request: Request) -> HttpResponse:
    """Show how the polls stand."""
    if not queries.places_to_poll(request.viewer):
        raise Http404
    return render(request, "gatherings/wishes_polls.html", {"polls": queries.polls(request.viewer)})


@require_http_methods(PAGE)
def new_poll(request: Request) -> HttpResponse:
    """Open a poll, with the themes of last time or of the programme to begin with."""
    places = queries.places_to_poll(request.viewer)
    if not places:
        raise Http404
    years = queries.years_to_ask(places, on=request.today)
    form = PollForm(request.POST if request.method == "POST" else None, initial=_proposed(request, places[0].pk))
    form.let_choose(partnerships=[(place.pk, str(place)) for place in places], years=years)
    if request.method == "POST" and form.is_valid() and carried_out(form, lambda: _open(request, form)):
        messages.success(request, _("De uitvraag staat klaar. Starters krijgen bericht zodra hij open is."))
        return redirect("gatherings:polls")
    context = {"form": form, "years": years}
    return render(request, "gatherings/wishes_new_poll.html", context, status=422 if form.errors else 200)


@require_POST
def close_poll(request: Request, poll: UUID) -> HttpResponse:
    """Close a poll before its last day, so that it can be counted."""
    row = queries.poll_to_close(request.viewer, poll)
    said = _("De uitvraag is gesloten.")
    carry_out(request, lambda: actions.close_poll(by=request.viewer, at=clock.now(), poll=row), said)
    return redirect("gatherings:polls")


def _proposed(request: Request, partnership: int) -> dict[str, object]:
    themes = queries.proposed_themes(partnership)
    return {
        "partnership": partnership,
        "first": request.today,
        "last": request.today + timedelta(days=queries.OPEN_DAYS),
        "for_everyone": themes.everyone,
        "for_first": themes.first,
        "for_later": themes.later,
    }


def _open(request: Request, form: PollForm) -> None:
    clean = form.cleaned_data
    actions.open_poll(
        by=request.viewer,
        at=clock.now(),
        partnership=clean["partnership"],
        year=clean["year"],
        first=clean["first"],
        last=clean["last"],
        themes=form.themes,
    )
