"""The pages of the coach register."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people import actions, queries
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.forms import CoachForm, EndForm, NewCoachForm, SearchForm
from startbaan.apps.people.views.pages import FormPage, form_page, person_choices, say
from startbaan.domain.periods import NotASchoolYear, SchoolYear
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui import clock
from startbaan.ui.navigation import NavItem

if TYPE_CHECKING:
    from startbaan.apps.people.models import CoachRegistration

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def coach_register(request: Request) -> HttpResponse:
    """Show the coaches of one board, with the hours of a school year."""
    boards = list(queries.arranged_boards(request.viewer))
    asked = request.GET.get("bestuur", "")
    board = next((board for board in boards if board.key == asked), boards[0] if boards and not asked else None)
    if board is None:
        raise Http404
    year = _year(request)
    context = {
        "boards": boards,
        "board": board,
        "year": year,
        "years": [year.previous, year, year.next],
        "coaches": queries.coach_register(board, on=request.today, year=year),
        "assigns": board.pk in request.viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR),
    }
    return render(request, "people/coach_register.html", context)


@form_methods
def register(request: Request) -> HttpResponse:
    """Find someone and put them in the register of a board."""
    board = queries.arranged_one(request.viewer, request.GET.get("bestuur", ""))
    search = SearchForm(request.GET)
    words = search.cleaned_data["zoek"] if search.is_valid() else ""
    found = queries.search_people(request.viewer, words)
    form = NewCoachForm(request.POST if request.method == "POST" else None, initial={"start": request.today})
    form.let_choose(person_choices(found))
    if request.method == "POST" and form.is_valid():
        people = {str(person.pk): person for person in found}
        data = form.cleaned_data
        try:
            made = actions.register_coach(
                by=request.viewer,
                at=clock.now(),
                person=people[data["person"]],
                board=board,
                period=form.period(),
                is_external=data["is_external"],
                certificate=data["certificate"],
                certified_until=data["certified_until"],
                equivalent=data["equivalent"],
            )
            _keep_hours(request, made, data["hours"])
            messages.success(request, _("De coach staat in het register."))
            return redirect(_home(board.key))
        except Refusal as refusal:
            say(form, refusal)
    page = FormPage(
        title=_("Coach in het register zetten"),
        action=_("Zet in het register"),
        back=_home(board.key),
        lead=_("Zoek eerst wie het is: op naam, personeelsnummer of e-mailadres."),
        crumbs=_crumbs(board.key),
        search=search,
        kept=(("bestuur", board.key),),
        nobody_found=bool(words) and not found,
        add_url=f"{reverse('people:add_person')}?{urlencode({'bestuur': board.key})}",
    )
    return form_page(request, form, page)


@form_methods
def change(request: Request, registration: int) -> HttpResponse:
    """Change what the register says about a coach, and the hours of this school year."""
    row = queries.arranged_coach(request.viewer, registration)
    hours = queries.hours_of(row).get(SchoolYear.of(request.today))
    initial = {
        "certificate": row.certificate,
        "certified_until": row.certified_until,
        "equivalent": row.equivalent,
        "is_external": row.is_external,
        "hours": hours,
    }
    form = CoachForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        typed = data.pop("hours")
        try:
            actions.change_coach(by=request.viewer, at=clock.now(), registration=row, **data)
            _keep_hours(request, row, typed)
            messages.success(request, _("De wijziging is bewaard."))
            return redirect(_home(row.board.key))
        except Refusal as refusal:
            say(form, refusal)
    title = _("%(name)s als coach") % {"name": row.person}
    return form_page(request, form, FormPage(title, _("Bewaar"), _home(row.board.key), crumbs=_crumbs(row.board.key)))


@form_methods
def end(request: Request, registration: int) -> HttpResponse:
    """Take a coach off the register."""
    row = queries.arranged_coach(request.viewer, registration)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"last": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_coach(by=request.viewer, at=clock.now(), registration=row, last_day=form.cleaned_data["last"])
            messages.success(request, _("De coach stopt na deze dag."))
            return redirect(_home(row.board.key))
        except Refusal as refusal:
            say(form, refusal)
    title = _("%(name)s stopt als coach") % {"name": row.person}
    lead = _("Heeft deze coach nog starters? Beëindig eerst die koppelingen.")
    page = FormPage(title, _("Beëindig"), _home(row.board.key), lead=lead, crumbs=_crumbs(row.board.key))
    return form_page(request, form, page)


def _keep_hours(request: Request, registration: "CoachRegistration", hours: Decimal | None) -> None:
    if hours is not None:
        year = SchoolYear.of(request.today)
        actions.set_coach_hours(by=request.viewer, at=clock.now(), registration=registration, year=year, hours=hours)


def _year(request: Request) -> SchoolYear:
    try:
        return SchoolYear.parse(request.GET.get("schooljaar", ""))
    except NotASchoolYear:
        return SchoolYear.of(request.today)


def _home(board: str) -> str:
    return f"{reverse('people:coach_register')}?{urlencode({'bestuur': board})}"


def _crumbs(board: str) -> tuple[NavItem, ...]:
    return (NavItem(_("Coachregister"), _home(board)),)
