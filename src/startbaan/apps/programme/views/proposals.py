"""Proposing moments for an activity, and answering them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.agenda.queries import Offer, OpenProposal
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.forms import AnswerMomentsForm, ProposeForm
from startbaan.apps.programme.views.turning import turned
from startbaan.domain.schedule.phrases import enumeration
from startbaan.ui import clock
from startbaan.ui.wording import moment as written_moment

SEARCH = "search"


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, activity: int) -> HttpResponse:
    """Ask which moments to offer to whom; look again for other people, or offer them."""
    view = queries.opened_activity(request.viewer, activity)
    if not (view.may_write and view.item.is_open):
        raise Http404
    form = _propose_form(request, view)
    searching = request.POST.get("do") == SEARCH
    if request.method == "POST" and not searching and form.is_valid():
        try:
            actions.propose_moments(
                by=request.viewer,
                at=clock.now(),
                activity=activity,
                starts=form.starts,
                participants=form.cleaned_data["participants"],
            )
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De momenten zijn voorgesteld. Je krijgt bericht zodra iedereen kan."))
            return redirect("programme:proposal", activity)
    context = {"view": view, "item": view.item, "form": form, "search": SEARCH}
    return render(request, "programme/propose.html", context, status=422 if form.is_bound and not searching else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: Request, activity: int) -> HttpResponse:
    """Show the moments that were offered and who can; answer them, perhaps with another moment."""
    view = queries.opened_activity(request.viewer, activity)
    found = queries.proposal_of(request.viewer, activity)
    if found is None:
        return redirect("programme:activity", activity)
    form = AnswerMomentsForm(request.POST if request.method == "POST" else None)
    form.let_answer([(one.number, written_moment(one.start_at), _said(one), one.mine) for one in found.offers])
    if request.method == "POST" and form.is_valid():
        try:
            settled = actions.answer_proposal(
                by=request.viewer, at=clock.now(), activity=activity, answers=form.answers, also=form.own
            )
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if settled is not None:
                said = _("Iedereen kan. Het is afgesproken: %(moment)s.") % {"moment": written_moment(settled)}
                messages.success(request, said)
                return redirect("programme:activity", activity)
            messages.success(request, _("Je antwoord is bewaard."))
            return redirect("programme:proposal", activity)
    return _proposal_page(request, view, found, form)


@require_POST
def withdraw_proposal(request: Request, activity: int) -> HttpResponse:
    """Take the offered moments back."""
    return turned(request, activity, actions.withdraw_proposal, _("De voorgestelde momenten zijn ingetrokken."))


def _propose_form(request: Request, view: queries.ActivityView) -> ProposeForm:
    """The form with the moments that fit whoever takes part by what is filled in now."""
    is_posted = request.method == "POST"
    form = ProposeForm(request.POST if is_posted else None, initial={"participants": view.usual})
    form.let_choose(view.choices)
    offered = {value for value, _ in view.choices}
    chosen = request.POST.getlist("participants") if is_posted else view.usual
    people = [int(number) for number in chosen if number in offered]
    form.offer(queries.moments_for(view, people, at=clock.now()))
    return form


def _proposal_page(
    request: Request, view: queries.ActivityView, found: OpenProposal, form: AnswerMomentsForm
) -> HttpResponse:
    context = {"view": view, "item": view.item, "proposal": found, "form": form}
    return render(request, "programme/proposal.html", context, status=422 if form.errors else 200)


def _said(offer: Offer) -> str:
    """What everyone said about one moment."""
    language = queries.page_language()
    parts = (
        (_("%(names)s kan"), offer.can),
        (_("%(names)s kan niet"), offer.cannot),
        (_("%(names)s zei nog niets"), offer.silent),
    )
    told = [words % {"names": enumeration(names, language=language)} for words, names in parts if names]
    return "; ".join(told)
