"""One's own wishes about who coaches whom: said and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.intake.actions.wishes import make_wish, withdraw_wish
from startbaan.apps.intake.forms import WishForm
from startbaan.apps.intake.queries.wishes import wish_page
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: Request) -> HttpResponse:
    """Show one's wishes, and keep one more."""
    page = wish_page(request.viewer)
    form = WishForm(request.POST if request.method == "POST" else None)
    form.let_choose(page)
    if form.is_bound and form.is_valid():
        try:
            make_wish(by=request.viewer, at=clock.now(), **form.cleaned_data)
            messages.success(request, _("Je wens is bewaard. Alleen jij leest hem."))
            return redirect("intake:wishes")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"page": page, "form": form, "who": who_sees(Kind.AUTHOR_ONLY, language=get_language() or "nl")}
    return render(request, "intake/wishes.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: Request, wish: UUID) -> HttpResponse:
    """Take a wish back."""
    try:
        withdraw_wish(by=request.viewer, at=clock.now(), wish=wish)
    except NotYours as refusal:
        raise Http404 from refusal
    messages.success(request, _("Je wens is weg."))
    return redirect("intake:wishes")
