"""The coaches that were proposed to a line manager, coupled together."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from startbaan.apps.home import actions
from startbaan.apps.home.forms import ProposedForm
from startbaan.apps.intake.queries.confirming import confirmable
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours
from startbaan.ui import clock

LONGEST_NUMBER = 18


@require_http_methods(["GET", "HEAD", "POST"])
def proposed(request: Request) -> HttpResponse:
    """Show what was proposed to a line manager, and couple what is ticked: all of it, or nothing."""
    lines = confirmable(request.viewer)
    fitting = [(str(line.proposal.pk), line.label) for line in lines if not line.problem]
    initial = {"proposals": [number for number, _label in fitting]}
    form = ProposedForm(request.POST if request.method == "POST" else None, initial=initial)
    form.let_choose([*fitting, *((number, "") for number in request.POST.getlist("proposals") if _is_number(number))])
    if form.is_bound and form.is_valid() and _coupled(request, form):
        return redirect("home:proposed")
    form.let_choose(fitting)
    context = {"form": form, "fitting": fitting, "others": [line for line in lines if line.problem]}
    return render(request, "home/proposed.html", context, status=422 if form.errors else 200)


def _coupled(request: Request, form: ProposedForm) -> bool:
    """Couple what was ticked; what was answered meanwhile stands above the list, and then nobody was coupled."""
    try:
        made = actions.couple_proposed(by=request.viewer, proposals=form.cleaned_data["proposals"], at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    except actions.NotCoupled as refusal:
        for words in (str(refusal), *refusal.reasons):
            form.add_error(None, words)
        return False
    said = ngettext("%(count)s coach is gekoppeld.", "%(count)s coaches zijn gekoppeld.", made) % {"count": made}
    messages.success(request, said + " " + _("Iedereen om wie het gaat, krijgt bericht."))
    return True


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
