"""The page of one person for those who look after the employment, and what they may change there."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people import actions, queries
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Name, NotYours, Refusal
from startbaan.apps.people.forms import COACH, AddressForm, CardForm, EndForm, NewPersonForm
from startbaan.apps.people.views.pages import FormPage, form_page, role_choices, role_word, say
from startbaan.domain.periods import Period
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui import clock
from startbaan.ui.navigation import NavItem

if TYPE_CHECKING:
    from startbaan.apps.people.models import Organisation, Person

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def person(request: Request, key: UUID) -> HttpResponse:
    """Show where someone works, as what, how to reach them and how they sign in."""
    page = queries.person_page(request.viewer, key)
    context = {
        "page": page,
        "roles": [(role, role_word(role.role, sector=role.organisation.sector)) for role in page.roles],
        "may_print": actions.may_print_code(request.viewer, page.person),
        "today": request.today,
    }
    return render(request, "people/person.html", context)


@form_methods
def add(request: Request) -> HttpResponse:
    """Make someone known to a board who has no post at a school, with a role or as coach from the first day."""
    boards = {board.key: board for board in queries.arranged_boards(request.viewer)}
    board = boards.get(request.GET.get("bestuur", ""))
    if board is None:
        raise Http404
    form = NewPersonForm(request.POST if request.method == "POST" else None, initial={"start": request.today})
    form.let_choose(role_choices(queries.roles_offered(request.viewer, board), sector=board.sector))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                made = _take_on(request, form, board)
            messages.success(request, _("%(name)s staat erbij.") % {"name": made})
            return redirect("people:person", key=made.key)
        except Refusal as refusal:
            say(form, refusal)
    lead = _("Voor wie geen aanstelling op een school heeft. Leraren voer je in bij Starters, of met het HR-bestand.")
    back = reverse("people:organisation", args=[board.key])
    crumbs = (NavItem(_("Organisaties"), reverse("people:organisations")), NavItem(board.name, back))
    title = _("Iemand toevoegen bij %(name)s") % {"name": board}
    return form_page(request, form, FormPage(title, _("Voeg toe"), back, lead=lead, crumbs=crumbs))


@form_methods
def change_card(request: Request, key: UUID) -> HttpResponse:
    """Change someone's name and phone."""
    row = queries.attended_one(request.viewer, key)
    initial = {name: getattr(row, name) for name in ("given_name", "infix", "family_name", "phone")}
    form = CardForm(request.POST if request.method == "POST" else None, initial=initial)
    if not queries.keeps_card(request.viewer, row):
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            phone = form.cleaned_data["phone"]
            actions.change_card(by=request.viewer, at=clock.now(), person=row, name=_name(form), phone=phone)
            messages.success(request, _("De wijziging is bewaard."))
            return redirect("people:person", key=key)
        except Refusal as refusal:
            say(form, refusal)
    page = FormPage(_("Naam en telefoon van %(name)s") % {"name": row}, _("Bewaar"), _home(key), crumbs=_crumbs(row))
    return form_page(request, form, page)


@form_methods
def add_address(request: Request, key: UUID) -> HttpResponse:
    """Note an e-mail address for someone."""
    row = queries.attended_one(request.viewer, key)
    if not queries.keeps_card(request.viewer, row):
        raise Http404
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"start": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_address(
                by=request.viewer,
                at=clock.now(),
                person=row,
                email=form.cleaned_data["email"],
                period=form.period(),
            )
            messages.success(request, _("Het adres staat erbij. Wie al inlogt, moet het eerst zelf bevestigen."))
            return redirect("people:person", key=key)
        except Refusal as refusal:
            say(form, refusal)
    page = FormPage(_("E-mailadres van %(name)s") % {"name": row}, _("Voeg toe"), _home(key), crumbs=_crumbs(row))
    return form_page(request, form, page)


@form_methods
def end_address(request: Request, key: UUID, address: int) -> HttpResponse:
    """End an address the employer gave."""
    row = queries.attended_one(request.viewer, key)
    found = queries.address_of(row, address)
    if not queries.keeps_card(request.viewer, row):
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None, initial={"last": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_address(by=request.viewer, at=clock.now(), address=found, last_day=form.cleaned_data["last"])
            messages.success(request, _("Het adres eindigt."))
            return redirect("people:person", key=key)
        except Refusal as refusal:
            say(form, refusal)
    lead = _("Vanaf de dag erna kan deze persoon er niet meer mee inloggen.")
    title = _("%(email)s beëindigen") % {"email": found}
    return form_page(request, form, FormPage(title, _("Beëindig"), _home(key), lead=lead, crumbs=_crumbs(row)))


@require_POST
@never_cache
def print_code(request: Request, key: UUID) -> HttpResponse:
    """Make a code on paper for someone without a mailbox, and show it once, to print."""
    row = queries.attended_one(request.viewer, key)
    try:
        code = actions.print_code(by=request.viewer, person=row, at=clock.now())
    except NotYours as refusal:
        messages.error(request, str(refusal))
        return redirect("people:person", key=key)
    context = {
        "person": row,
        "code": code,
        "until": request.today + actions.PRINTED_FOR,
        "address": request.build_absolute_uri("/inloggen/"),
        "crumbs": _crumbs(row),
    }
    return render(request, "people/printed_code.html", context)


def _take_on(request: Request, form: NewPersonForm, board: "Organisation") -> "Person":
    by, at, data, period = request.viewer, clock.now(), form.cleaned_data, form.period()
    made = actions.add_person(by=by, at=at, name=_name(form), board=board)
    if data["part"] == COACH:
        actions.register_coach(
            by=by,
            at=at,
            person=made,
            board=board,
            period=period,
            is_external=True,
            certificate=data["certificate"],
            equivalent=data["equivalent"],
        )
    else:
        actions.give_role(by=by, at=at, person=made, organisation=board, role=RoleName(data["part"]), period=period)
    actions.change_card(by=by, at=at, person=made, name=_name(form), phone=data["phone"])
    if data["email"]:
        actions.note_address(by=by, at=at, person=made, email=data["email"], period=Period(period.start))
    return made


def _name(form: CardForm) -> Name:
    data = form.cleaned_data
    return Name(data["given_name"], data["infix"], data["family_name"])


def _home(key: UUID) -> str:
    return reverse("people:person", args=[key])


def _crumbs(row: "Person") -> tuple[NavItem, ...]:
    return (NavItem(str(row), _home(row.key)),)
