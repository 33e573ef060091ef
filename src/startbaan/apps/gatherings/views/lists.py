"""The list of who comes and who came: to tick, to print, as a workbook."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import AttendanceForm, DropInForm, Shown, Ticked
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.domain.staffing.writing import write_xlsx
from startbaan.ui import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERYONE = "everyone"


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_list(request: Request, gathering: UUID) -> HttpResponse:
    """Show who comes, and let who keeps the list tick who came, in one go and as often as needed."""
    found = queries.attendance_list(request.viewer, gathering)
    if request.method != "POST":
        return _page(request, found, _form(found))
    form = _form(found, request)
    if not form.is_valid() or not carried_out(form, lambda: _note(request, found, form)):
        return _page(request, found, form)
    return redirect("gatherings:attendance_list", gathering)


@require_POST
def drop_in(request: Request, gathering: UUID) -> HttpResponse:
    """Put somebody on the list who came and never answered."""
    found, form = queries.attendance_list(request.viewer, gathering), DropInForm(request.POST)
    if not form.is_valid() or not carried_out(form, lambda: _drop_in(request, found, form)):
        return _page(request, found, _form(found), form)
    messages.success(request, _("Toegevoegd aan de lijst, als aanwezig."))
    return redirect("gatherings:attendance_list", gathering)


@require_GET
def attendance_sheet(request: Request, gathering: UUID) -> HttpResponse:
    """Hand over the same list as a workbook."""
    found = queries.attendance_list(request.viewer, gathering)
    headers, rows = queries.list_sheet(found)
    response = HttpResponse(write_xlsx(headers, rows, title=_("Wie komt")), content_type=XLSX)
    name = f"{slugify(found.row.title)}-{found.row.day.isoformat()}.xlsx"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _note(request: Request, found: queries.AttendanceList, form: AttendanceForm) -> None:
    ticked = form.ticked()
    if request.POST.get("do") == EVERYONE:
        known = {tick.number for tick in ticked}
        lines = [line.row for line in found.expected if not line.row.seen and line.row.pk not in known]
        ticked += [Ticked(row.pk, "came", found.row.minutes) for row in lines]
    notes = [actions.Noted(tick.number, actions.Seen(tick.seen), tick.minutes) for tick in ticked]
    count = actions.note_seen(by=request.viewer, at=clock.now(), gathering=found.row.key, notes=notes)
    said = ngettext("%(count)s regel veranderd.", "%(count)s regels veranderd.", count) % {"count": count}
    messages.success(request, _("Bewaard. %(said)s") % {"said": said} if count else _("Er was niets veranderd."))


def _drop_in(request: Request, found: queries.AttendanceList, form: DropInForm) -> None:
    person = form.cleaned_data["person"]
    try:
        actions.drop_in(by=request.viewer, at=clock.now(), gathering=found.row.key, person=person)
    except NotYours as refusal:
        raise Http404 from refusal


def _form(found: queries.AttendanceList, request: Request | None = None) -> AttendanceForm:
    shown = [Shown(line.row.pk, line.name, line.row.seen, line.row.minutes) for line in found.lines]
    return AttendanceForm(request.POST.dict() if request else None, shown=shown, usual=found.row.minutes)


def _page(
    request: Request, found: queries.AttendanceList, form: AttendanceForm, adding: DropInForm | None = None
) -> HttpResponse:
    adding = adding or DropInForm()
    adding.let_choose([(str(person.key), str(person)) for person in found.invited])
    groups = [
        (_("Met een plaats"), [(line, form.bound(line.row.pk)) for line in found.expected]),
        (_("Zonder plaats"), [(line, form.bound(line.row.pk)) for line in found.others]),
    ]
    context = {"list": found, "form": form, "adding": adding, "groups": [group for group in groups if group[1]]}
    status = 422 if form.errors or adding.errors else 200
    return render(request, "gatherings/list.html", context, status=status)
