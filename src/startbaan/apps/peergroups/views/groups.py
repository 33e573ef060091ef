"""The page of a group, and the days on which it meets."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import DaysForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.domain.meeting.moments import moment_on
from startbaan.ui import clock


@require_safe
def group(request: Request, group: UUID) -> HttpResponse:
    """Show a group: who is in it, why, when it meets, its cases and how to talk."""
    page = queries.opened_group(request.viewer, group, at=clock.now())
    return render(request, "peergroups/group.html", {"page": page, "cards": queries.cards()})


@require_http_methods(["GET", "HEAD", "POST"])
def days(request: Request, group: UUID) -> HttpResponse:
    """Offer moments on which all can, and agree on those that are chosen."""
    asked = request.POST.get("times") or request.GET.get("keer") or ""
    page = queries.days_page(request.viewer, group, times=int(asked) if asked.isdecimal() else None, at=clock.now())
    back = request.GET.get("van") == "ronde"
    slots = [(slot.number, slot.choices) for slot in page.slots]
    form = DaysForm(request.POST.dict() if request.method == "POST" else None, slots=slots)
    if request.method == "POST" and form.is_valid() and carried_out(form, lambda: _agree(request, page, form)):
        if back and page.group.round:
            return redirect("peergroups:later", page.group.round.key)
        return redirect("peergroups:group", group)
    context = {
        "page": page,
        "back": back,
        "form": form,
        "slots": [(slot, form.bound(slot.number)) for slot in page.slots],
    }
    return render(request, "peergroups/days.html", context, status=422 if form.errors else 200)


def _agree(request: Request, page: queries.DaysPage, form: DaysForm) -> None:
    made = actions.agree_days(
        by=request.viewer,
        at=clock.now(),
        group=page.group.key,
        starts=form.starts(moment_on),
        minutes=page.rhythm.minutes,
        place=form.cleaned_data["place"],
    )
    said = ngettext(
        "%(count)s bijeenkomst staat in ieders agenda.", "%(count)s bijeenkomsten staan in ieders agenda.", len(made)
    )
    messages.success(request, said % {"count": len(made)} + " " + _("Iedereen krijgt een uitnodiging."))
