"""One report that was handed in: read, signed, added to, shared with a later line manager, printed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.appraisal.forms import AddForm, SignForm
from startbaan.apps.appraisal.views.talks import who
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.forms import UntilForm
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.ui import clock

SIGNING = "gespreksreactie"
ADDING = "gespreksaanvulling"


@require_GET
def report(request: Request, item: UUID) -> HttpResponse:
    """Show one report with its signature; an opening by someone else is journalled."""
    return _page(request, item)


@require_POST
def sign(request: Request, item: UUID) -> HttpResponse:
    """Sign a report, or keep the comment as a draft."""
    _ask_whose(request, item)
    form, key, at = SignForm(request.POST), f"{SIGNING}:{item}", clock.now()
    typed = {"words": request.POST.get("words", "")}
    try:
        if request.POST.get("do") == "keep" or not form.is_valid():
            drafting.keep(by=request.viewer, key=key, fields=typed, at=at)
            return _page(request, item, signing=form)
        actions.sign(by=request.viewer, at=at, item=item, **form.cleaned_data)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        drafting.keep(by=request.viewer, key=key, fields=typed, at=at)
        form.add_error(None, str(refusal))
        return _page(request, item, signing=form)
    drafting.forget(by=request.viewer, key=key)
    messages.success(request, _("Je hebt het verslag ondertekend. Het is nu afgesloten."))
    return redirect("appraisal:report", item)


@require_POST
def add_to_report(request: Request, item: UUID) -> HttpResponse:
    """Write an addition under a signed report."""
    form, key, at = AddForm(request.POST), f"{ADDING}:{item}", clock.now()
    if not form.is_valid():
        return _page(request, item, adding=form)
    try:
        actions.add_to_report(by=request.viewer, at=at, item=item, words=form.cleaned_data["words"])
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, item, adding=form)
    drafting.forget(by=request.viewer, key=key)
    messages.success(request, _("Je aanvulling staat onder het verslag."))
    return redirect("appraisal:report", item)


@require_POST
def share(request: Request, item: UUID) -> HttpResponse:
    """Share a report with the line manager of now."""
    _ask_whose(request, item)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return _page(request, item, sharing=form)
    until = form.cleaned_data["until"]
    try:
        actions.share(by=request.viewer, at=clock.now(), item=item, until=until)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, item, sharing=form)
    messages.success(request, _("Je deelt dit verslag. Je leidinggevende leest het nu ook."))
    return redirect("appraisal:report", item)


@require_POST
def unshare(request: Request, item: UUID, share: UUID) -> HttpResponse:
    """Stop sharing a report."""
    try:
        actions.unshare(by=request.viewer, at=clock.now(), item=item, share=share)
    except NotYours as refusal:
        raise Http404 from refusal
    messages.success(request, _("Je deelt dit verslag niet meer."))
    return redirect("appraisal:report", item)


def _ask_whose(request: Request, item: UUID) -> None:
    """Let nobody but the starter sign and share."""
    if not queries.is_about(request.viewer, item):
        raise Http404


def _page(
    request: Request,
    item: UUID,
    *,
    signing: SignForm | None = None,
    adding: AddForm | None = None,
    sharing: UntilForm | None = None,
) -> HttpResponse:
    shown = queries.open_report(request.viewer, item, at=clock.now())
    wrong = next((form for form in (signing, adding, sharing) if form and form.errors), None)
    you = Relation.STARTER if shown.is_own else Relation.MANAGER
    context = {
        "report": shown,
        "sign_form": signing or SignForm(initial={**_draft(request, SIGNING, item), "version": shown.row.version}),
        "add_form": adding or AddForm(initial=_draft(request, ADDING, item)),
        "share_form": sharing or UntilForm(),
        "wrong": wrong,
        "kept": signing is not None and not wrong,
        "sign_draft": f"{SIGNING}:{item}",
        "add_draft": f"{ADDING}:{item}",
        "who": who(Kind.APPRAISAL, you=you),
        "who_comment": who(Kind.APPRAISAL_COMMENT, you=you),
    }
    return render(request, "appraisal/report.html", context, status=422 if wrong else 200)


def _draft(request: Request, prefix: str, item: UUID) -> dict[str, str]:
    draft = drafts.draft_of(request.viewer, f"{prefix}:{item}")
    return {"words": draft.fields.get("words", "")} if draft else {}
