"""The page on which a board or school settles what its agreement leaves to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.entitlements import actions, queries
from startbaan.apps.entitlements.forms import ChoiceForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.periods import SchoolYear
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def own_choices(request: Request, key: str) -> HttpResponse:
    """Show what a board or school decides for itself, and settle one choice from a school year on."""
    page = queries.choices_page(request.viewer, key)
    asked = request.POST.get("key", "")
    blocks = [(block, _form(request, page, block, is_sent=block.key == asked)) for block in page.blocks]
    for block, form in blocks:
        if not form.is_valid():
            continue
        try:
            actions.settle_choice(
                by=request.viewer,
                at=clock.now(),
                organisation=page.organisation,
                key=block.key,
                worth=form.cleaned_data["worth"],
                year=SchoolYear.parse(form.cleaned_data["year"]),
            )
        except Refusal as refusal:
            form.add_error("worth", str(refusal))
        else:
            messages.success(request, _("De keuze is vastgelegd."))
            return redirect("entitlements:own_choices", key)
    context = {"page": page, "blocks": blocks}
    wrong = any(form.errors for _block, form in blocks)
    return render(request, "entitlements/own_choices.html", context, status=422 if wrong else 200)


def _form(request: Request, page: queries.ChoicesPage, block: queries.ChoiceBlock, *, is_sent: bool) -> ChoiceForm:
    form = ChoiceForm(request.POST if is_sent else None, auto_id=f"{block.key}-%s")
    form.ask_for(block.key, years=page.years, now=block.now, usual=block.usual)
    return form
