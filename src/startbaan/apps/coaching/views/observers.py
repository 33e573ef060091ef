"""The pages on who may observe: for the coordinator of a board, and one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import CertificateForm, LastDayForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def observers(request: Request) -> HttpResponse:
    """Show a coordinator who of a board may observe, with what, until when."""
    boards = queries.coordinated_boards(request.viewer)
    board = queries.board_among(boards, request.GET.get("bestuur", ""))
    context = {
        "board": board,
        "boards": boards,
        "lines": queries.observers_of(board, on=request.today),
        "today": request.today,
    }
    return render(request, "coaching/observers.html", context)


@form_methods
def certify(request: Request) -> HttpResponse:
    """Write down that somebody of a board was trained elsewhere."""
    board = queries.coordinated_board(request.viewer, request.GET.get("bestuur", ""))
    initial = {"person": request.GET.get("wie", ""), "start": request.today}
    form = CertificateForm(request.POST if request.method == "POST" else None, initial=initial)
    people = queries.people_of(board, on=request.today).order_by("sort_name", "pk")
    choices = list(queries.instruments_of_board(board, on=request.today).items())
    form.let_choose(people=[(str(person.pk), str(person)) for person in people], instruments=choices)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if carried_out(
            form,
            lambda: actions.certify_elsewhere(
                by=request.viewer,
                at=clock.now(),
                board=board,
                person=int(data["person"]),
                instrument_key=data["instrument"],
                period=form.period(),
                note=data["note"],
            ),
        ):
            messages.success(request, _("Het certificaat staat erin."))
            return redirect(_home(board.key))
    context = {"form": form, "board": board, "back": _home(board.key)}
    return render(request, "coaching/observers_certify.html", context, status=422 if form.errors else 200)


@form_methods
def end_certificate(request: Request, certificate: int) -> HttpResponse:
    """Let a certificate end."""
    row = queries.kept_certificate(request.viewer, certificate)
    back = _home(queries.board_of_observer(request.viewer, row.person_id).key)
    form = LastDayForm(request.POST if request.method == "POST" else None, initial={"last": request.today})
    if request.method == "POST" and form.is_valid():
        last = form.cleaned_data["last"]
        if carried_out(
            form,
            lambda: actions.end_certificate(by=request.viewer, at=clock.now(), certificate=row.pk, last_day=last),
        ):
            messages.success(request, _("Het certificaat stopt na deze dag."))
            return redirect(back)
    context = {"form": form, "row": row, "back": back}
    return render(request, "coaching/observers_end.html", context, status=422 if form.errors else 200)


@require_GET
def own_certificates(request: Request) -> HttpResponse:
    """Show with what one may observe oneself, until when."""
    context = {
        "certificates": queries.own_certificates(request.viewer),
        "trainings": queries.training_lines(request.viewer),
    }
    return render(request, "coaching/observers_own.html", context)


def _home(board: str) -> str:
    return f"{reverse('coaching:observers')}?{urlencode({'bestuur': board})}"
