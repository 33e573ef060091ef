"""The cases of a group: bringing one, reading it, closing it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import CaseForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock

BRINGING = "casus"


@require_http_methods(["GET", "HEAD", "POST"])
def bring_case(request: Request, group: UUID) -> HttpResponse:
    """Write a case, keep it as a draft, or bring it to the own group."""
    viewer, at = request.viewer, clock.now()
    page, key = queries.bringing(viewer, group, at=at), f"{BRINGING}:{group}"
    if request.method != "POST":
        draft = drafts.draft_of(viewer, key)
        form = CaseForm(initial={"meeting": request.GET.get("bij", ""), **(draft.fields if draft else {})})
        form.let_choose(page.meetings)
        return _bring_page(request, form, page, key)
    form = CaseForm(request.POST)
    form.let_choose(page.meetings)
    typed = {name: request.POST.get(name, "") for name in form.fields}
    try:
        if request.POST.get("do") == "keep" or not form.is_valid():
            drafting.keep(by=viewer, key=key, fields=typed, at=at)
            return _kept(request, group) if request.POST.get("do") == "keep" else _bring_page(request, form, page, key)
        said = form.cleaned_data
        meeting = UUID(said["meeting"]) if said["meeting"] else None
        made = actions.bring_case(
            by=viewer, at=at, group=group, title=said["title"], words=said["words"], meeting=meeting
        )
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _bring_page(request, form, page, key)
    drafting.forget(by=viewer, key=key)
    messages.success(request, _("Je casus staat erbij. Alleen je groep en je begeleider lezen hem."))
    return redirect("peergroups:case", made.item)


@require_safe
def case(request: Request, case: UUID) -> HttpResponse:
    """Show one case to its starter, the group and its facilitator; an opening by someone else is journalled."""
    page = queries.opened_case(request.viewer, case, at=clock.now())
    you = Relation.STARTER if page.is_mine else Relation.PARTICIPANT
    who = who_sees(Kind.PEER_CASE, you=you, language=get_language() or "nl")
    return render(request, "peergroups/case.html", {"page": page, "who": who})


@require_POST
def close_case(request: Request, case: UUID) -> HttpResponse:
    """Close a case of one's own."""
    act = partial(actions.close_case, by=request.viewer, at=clock.now(), item=case)
    carry_out(request, act, _("Je casus is gesloten."))
    return redirect("peergroups:case", case)


def _kept(request: Request, group: UUID) -> HttpResponse:
    messages.success(request, _("Je concept is bewaard. Alleen jij ziet het, tot je de casus inbrengt."))
    return redirect("peergroups:bring_case", group)


def _bring_page(request: Request, form: CaseForm, page: queries.Bringing, key: str) -> HttpResponse:
    who = who_sees(Kind.PEER_CASE, language=get_language() or "nl")
    context = {"form": form, "page": page, "draft": key, "who": who}
    return render(request, "peergroups/bring_case.html", context, status=422 if form.errors else 200)
