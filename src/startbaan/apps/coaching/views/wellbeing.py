"""The pages of the buddy's moment and of the workload pulse."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching.actions import buddies, pulses
from startbaan.apps.coaching.forms.wellbeing import PulseForm, RhythmForm, TapForm
from startbaan.apps.coaching.queries import addressees, confidants
from startbaan.apps.coaching.queries.buddies import buddy_pairs
from startbaan.apps.coaching.queries.pulses import my_pulses, shared_pulses
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_GET
def buddy(request: Request) -> HttpResponse:
    """Show the moments with one's buddy, or with the starters whose buddy one is."""
    return _buddy_page(request)


@require_POST
def tap(request: Request, pair: int) -> HttpResponse:
    """Say that the two spoke, today or on another day."""
    form = TapForm(request.POST if "day" in request.POST else {"day": request.today.isoformat()})
    if not form.is_valid():
        return _buddy_page(request, pair=pair, form=form)
    day = form.cleaned_data["day"]
    said = _("Mooi. Het moment van deze week staat erbij.")
    return _done(request, lambda: buddies.tap_moment(by=request.viewer, at=clock.now(), pair=pair, day=day), said)


@require_POST
def untap(request: Request, moment: int) -> HttpResponse:
    """Take a tapped moment back."""
    said = _("Het moment is weggehaald.")
    return _done(request, lambda: buddies.untap_moment(by=request.viewer, at=clock.now(), moment=moment), said)


@require_POST
def miss(request: Request, pair: int) -> HttpResponse:
    """Say that one misses the contact."""
    said = _("Je maatje krijgt een seintje. Er staat niet bij waarom.")
    return _done(request, lambda: buddies.miss_contact(by=request.viewer, at=clock.now(), pair=pair), said)


@require_POST
def rhythm(request: Request, pair: int) -> HttpResponse:
    """Agree on a fixed moment in the week."""
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return _buddy_page(request, pair=pair, form=form)
    clean, viewer, said = form.cleaned_data, request.viewer, _("Jullie vaste moment staat erbij.")
    return _done(
        request,
        lambda: buddies.agree_rhythm(
            by=viewer, at=clock.now(), pair=pair, weekday=clean["weekday"], moment=clean["moment"]
        ),
        said,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pulse(request: Request) -> HttpResponse:
    """Show one's own course, and ask the three questions when it is time."""
    form = PulseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            pulses.take_pulse(by=request.viewer, at=clock.now(), **form.cleaned_data)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Dank je. Alleen jij ziet je antwoorden, tot je ze deelt."))
            return redirect("coaching:pulse")
    mine = my_pulses(request.viewer)
    context = {
        "pulses": mine,
        "form": form,
        "people": addressees(request.viewer) if mine.falls else (),
        "confidants": confidants(request.viewer) if mine.falls else (),
        "who": who_sees(Kind.WORKLOAD_PULSE, you=Relation.STARTER, language=get_language() or "nl"),
    }
    return render(request, "coaching/pulse.html", context, status=422 if form.errors else 200)


@require_GET
def shared_pulse(request: Request, starter: UUID) -> HttpResponse:
    """Show what a starter shared."""
    found = shared_pulses(request.viewer, starter, at=clock.now())
    return render(request, "coaching/shared_pulse.html", {"pulses": found})


def _done(request: Request, act: Callable[[], object], said: str) -> HttpResponse:
    carry_out(request, act, said)
    return redirect("coaching:buddy")


def _buddy_page(request: Request, *, pair: int | None = None, form: RhythmForm | TapForm | None = None) -> HttpResponse:
    pairs = buddy_pairs(request.viewer)
    if pair is not None and pair not in {each.pair for each in pairs}:
        raise Http404
    forms = [
        (
            each,
            form if each.pair == pair and isinstance(form, RhythmForm) else RhythmForm(initial=_agreed(each.rhythm)),
            form if each.pair == pair and isinstance(form, TapForm) else TapForm(),
        )
        for each in pairs
    ]
    you = Relation.STARTER if any(each.is_starter for each in pairs) else Relation.BUDDY
    who = who_sees(Kind.BUDDY_CONTACT, you=you, language=get_language() or "nl")
    return render(request, "coaching/buddy.html", {"pairs": forms, "who": who}, status=422 if form else 200)


def _agreed(rhythm: object) -> dict[str, object]:
    return {name: getattr(rhythm, name) for name in ("weekday", "moment")} if rhythm else {}
