"""The page on which a coach plans a lesson visit; what is typed there is kept until it is planned."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import PlanVisitForm
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock

PLANNING = "lesbezoek"


@require_http_methods(["GET", "HEAD", "POST"])
def plan_visit(request: Request, starter: UUID) -> HttpResponse:
    """Plan a lesson visit with a starter, keep it as a draft, or begin anew."""
    options, key = queries.visit_options(request.viewer, starter), f"{PLANNING}:{starter}"
    does = request.POST.get("do", "plan")
    if request.method == "POST" and does == "anew":
        drafting.forget(by=request.viewer, key=key)
        return redirect(request.get_full_path())
    draft = drafts.draft_of(request.viewer, key)
    form = _form(request, options, draft.fields if draft else {})
    if form.is_bound and _kept(request, form, key):
        if does == "keep":
            messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
            return redirect("coaching:visit_list")
        planned = _plan(request, form, options)
        if planned:
            drafting.forget(by=request.viewer, key=key)
            messages.success(request, _("Het lesbezoek staat. Wie erbij is, krijgt bericht en ziet het in de agenda."))
            return redirect("coaching:visit", planned)
    who = who_sees(Kind.OBSERVATION, you=Relation.COACH, language=get_language() or "nl")
    begun = draft is not None and not form.is_bound
    context = {"form": form, "options": options, "who": who, "draft": key, "begun": begun}
    return render(request, "coaching/visit_plan.html", context, status=422 if form.errors else 200)


def _form(request: Request, options: queries.VisitOptions, typed: dict[str, object]) -> PlanVisitForm:
    """The form with what was sent, or else what was typed before, over what the address and the programme offer."""
    asked = request.GET.get("bij", "").removeprefix("gesprek-")
    offered = [str(item.pk) for item in options.programme]
    initial: dict[str, object] = {
        "observer": options.coach.holder_id,
        "activity": asked if asked in offered else next(iter(offered), ""),
        "day": request.viewer.on,
        **typed,
        "focus": typed.get("focus") or request.GET.get("focus", "")[:300],
    }
    form = PlanVisitForm(request.POST if request.method == "POST" else None, initial=initial)
    form.let_choose(options)
    return form


def _kept(request: Request, form: PlanVisitForm, key: str) -> bool:
    """Keep what was typed, before anything can be refused; what is too long to keep is said."""
    typed = {name: request.POST.get(name, "") for name in form.fields}
    try:
        drafting.keep(by=request.viewer, key=key, fields=typed, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _plan(request: Request, form: PlanVisitForm, options: queries.VisitOptions) -> UUID | None:
    """Plan the visit; None where the form says why not."""
    planned: list[UUID] = []

    def act() -> None:
        plan = actions.VisitPlan(**form.cleaned_data)
        planned.append(actions.plan_visit(by=request.viewer, at=clock.now(), options=options, plan=plan).item)

    return planned[0] if form.is_valid() and carried_out(form, act) else None
