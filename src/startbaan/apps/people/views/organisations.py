"""The pages on organisations: the tree, one organisation, its roles and what it belongs to."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people import actions, queries
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.forms import (
    AffiliationForm,
    EndForm,
    NewOrganisationForm,
    PlaceForm,
    RoleForm,
    SearchForm,
)
from startbaan.apps.people.views.pages import (
    FormPage,
    form_page,
    person_choices,
    place_choices,
    role_choices,
    role_word,
    say,
)
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui import clock
from startbaan.ui.navigation import NavItem

if TYPE_CHECKING:
    from startbaan.apps.people.models import Organisation

PAGE = 25
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def organisations(request: Request) -> HttpResponse:
    """Show what one arranges as a tree, or what one searched for."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["zoek"] if form.is_valid() else ""
    branches = queries.tree(request.viewer)
    if not branches:
        raise Http404
    found = Paginator(queries.search_organisations(request.viewer, words), PAGE) if words else None
    context = {
        "form": form,
        "words": words,
        "branches": branches,
        "page": found.get_page(request.GET.get("pagina")) if found else None,
        "kept": urlencode({"zoek": words}),
    }
    return render(request, "people/organisations.html", context)


@require_GET
def organisation(request: Request, key: str) -> HttpResponse:
    """Show one organisation: what stands under it, what it belongs to, who holds which role."""
    page = queries.organisation_page(request.viewer, key)
    roles = [(role, role_word(role.role, sector=page.organisation.sector)) for role in page.roles]
    context = {
        "page": page,
        "roles": roles,
        "crumbs": _crumbs(*page.above),
        "is_admin": request.viewer.holds(RoleName.ADMINISTRATOR),
        "may_belong": queries.places_above(page.organisation).exists(),
    }
    return render(request, "people/organisation.html", context)


@form_methods
def add(request: Request, key: str) -> HttpResponse:
    """Add an organisation under another."""
    parent = queries.arranged_one(request.viewer, key)
    kinds = queries.kinds_under(parent)
    if not kinds:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = NewOrganisationForm(typed, initial={"sector": parent.sector, "holiday_region": parent.holiday_region})
    form.let_choose(kinds)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.add_organisation(
                by=request.viewer,
                at=clock.now(),
                key=queries.free_key(data["name"]),
                of_kind=data["of_kind"],
                name=data["name"],
                parent=parent,
                sector=data["sector"] or parent.sector,
                brin=data["brin"],
                town=data["town"],
                holiday_region=data["holiday_region"],
            )
            messages.success(request, _("%(name)s staat erbij.") % {"name": made})
            return redirect("people:organisation", key=made.key)
        except Refusal as refusal:
            say(form, refusal)
    title = _("Toevoegen bij %(name)s") % {"name": parent}
    page = FormPage(title, _("Voeg toe"), _home(parent.key), crumbs=_crumbs(parent))
    return form_page(request, form, page)


@form_methods
def change(request: Request, key: str) -> HttpResponse:
    """Change an organisation."""
    row = queries.arranged_one(request.viewer, key)
    initial = {"name": row.name, "brin": row.brin, "town": row.town, "holiday_region": row.holiday_region}
    where = {"east": row.east, "north": row.north}
    form = PlaceForm(request.POST if request.method == "POST" else None, initial=initial | where)
    if not queries.has_brin(row):
        form.without("brin", "holiday_region", *where)
    if request.method == "POST" and form.is_valid():
        typed = initial | where | form.cleaned_data
        lies = {name: typed.pop(name) for name in where}
        try:
            actions.change_organisation(by=request.viewer, at=clock.now(), organisation=row, lies=lies, **typed)
            messages.success(request, _("De wijziging is bewaard."))
            return redirect("people:organisation", key=key)
        except Refusal as refusal:
            say(form, refusal)
    page = FormPage(_("%(name)s wijzigen") % {"name": row}, _("Bewaar"), _home(key), crumbs=_crumbs(row))
    return form_page(request, form, page)


@form_methods
def affiliate(request: Request, key: str) -> HttpResponse:
    """Let an organisation belong to a partnership or region for a period."""
    row = queries.arranged_one(request.viewer, key)
    places = {place.key: place for place in queries.places_above(row)}
    if not (request.viewer.holds(RoleName.ADMINISTRATOR) and places):
        raise Http404
    form = AffiliationForm(request.POST if request.method == "POST" else None, initial={"start": request.today})
    form.let_choose(place_choices(places.values()))
    if request.method == "POST" and form.is_valid():
        try:
            of = places[form.cleaned_data["of"]]
            actions.affiliate(by=request.viewer, at=clock.now(), member=row, of=of, period=form.period())
            messages.success(request, _("De aansluiting is bewaard."))
            return redirect("people:organisation", key=key)
        except Refusal as refusal:
            say(form, refusal)
    page = FormPage(_("Waar hoort %(name)s bij?") % {"name": row}, _("Bewaar"), _home(key), crumbs=_crumbs(row))
    return form_page(request, form, page)


@form_methods
def end_affiliation(request: Request, affiliation: int) -> HttpResponse:
    """End an affiliation."""
    row = queries.arranged_affiliation(request.viewer, affiliation)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"last": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_affiliation(
                by=request.viewer, at=clock.now(), affiliation=row, last_day=form.cleaned_data["last"]
            )
            messages.success(request, _("De aansluiting eindigt."))
            return redirect("people:organisation", key=row.member.key)
        except Refusal as refusal:
            say(form, refusal)
    title = _("Aansluiting van %(member)s bij %(of)s beëindigen") % {"member": row.member, "of": row.of}
    page = FormPage(title, _("Beëindig"), _home(row.member.key), crumbs=_crumbs(row.member))
    return form_page(request, form, page)


@form_methods
def give_role(request: Request, key: str) -> HttpResponse:
    """Find someone and give them a role here for a period."""
    row = queries.arranged_one(request.viewer, key)
    search = SearchForm(request.GET)
    words = search.cleaned_data["zoek"] if search.is_valid() else ""
    found = queries.search_people(request.viewer, words)
    offered = queries.roles_offered(request.viewer, row)
    form = RoleForm(request.POST if request.method == "POST" else None, initial={"start": request.today})
    form.let_choose(people=person_choices(found), roles=role_choices(offered, sector=row.sector))
    if request.method == "POST" and form.is_valid():
        people = {str(person.pk): person for person in found}
        try:
            actions.give_role(
                by=request.viewer,
                at=clock.now(),
                person=people[form.cleaned_data["person"]],
                organisation=row,
                role=RoleName(form.cleaned_data["role"]),
                period=form.period(),
            )
            messages.success(request, _("De rol is gegeven."))
            return redirect("people:organisation", key=key)
        except Refusal as refusal:
            say(form, refusal)
    page = FormPage(
        title=_("Rol geven bij %(name)s") % {"name": row},
        action=_("Geef de rol"),
        back=_home(key),
        lead=_("Zoek eerst wie het is: op naam, personeelsnummer of e-mailadres."),
        crumbs=_crumbs(row),
        search=search,
        nobody_found=bool(words) and not found,
    )
    return form_page(request, form, page)


@form_methods
def end_role(request: Request, role: int) -> HttpResponse:
    """End a role."""
    row = queries.arranged_role(request.viewer, role)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"last": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(by=request.viewer, at=clock.now(), role=row, last_day=form.cleaned_data["last"])
            messages.success(request, _("De rol eindigt."))
            return redirect("people:organisation", key=row.organisation.key)
        except Refusal as refusal:
            say(form, refusal)
    words = {"person": row.person, "role": role_word(row.role, sector=row.organisation.sector)}
    page = FormPage(
        title=_("Rol beëindigen: %(person)s, %(role)s") % words,
        action=_("Beëindig de rol"),
        back=_home(row.organisation.key),
        lead=_("Vanaf de dag erna ziet deze persoon niet meer wat bij de rol hoort."),
        crumbs=_crumbs(row.organisation),
    )
    return form_page(request, form, page)


def _home(key: str) -> str:
    return reverse("people:organisation", args=[key])


def _crumbs(*above: "Organisation") -> tuple[NavItem, ...]:
    top = NavItem(_("Organisaties"), reverse("people:organisations"))
    return (top, *(NavItem(place.name, _home(place.key)) for place in above))
