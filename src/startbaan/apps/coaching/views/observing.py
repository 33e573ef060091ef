"""The pages on which a lesson is scored without script: the observer's, and the starter's own."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import SendRatingForm, TypedScores, typed_scores
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def score_visit(request: Request, item: UUID) -> HttpResponse:
    """Score a lesson as its observer: keep what there is so far, or hand it in."""
    visit, mine = queries.visit_to_score(request.viewer, item)
    if request.method != "POST":
        sheet = queries.sheet_with(visit.row.instrument, mine)
        return _score_page(request, visit, replace(sheet, item=sheet.item or uuid4()))
    definition = queries.instrument_of(visit.row.instrument)
    typed = typed_scores(request.POST, definition.keys, points=definition.scores)
    number = _number(request.POST.get("item", ""))
    sheet = replace(
        queries.sheet_of(visit.row.instrument, typed.scores), revision=typed.base, item=number, minutes=typed.minutes
    )
    if typed.errors:
        return _score_page(request, visit, sheet, wrong=typed.errors)
    by, at = request.viewer, clock.now()
    try:
        actions.save_scores(
            by=by, at=at, visit=item, item=number, base=typed.base, scores=typed.scores, minutes=typed.minutes
        )
        if request.POST.get("do") == "send":
            actions.send_observation(by=by, at=at, visit=item)
    except NotYours as refusal:
        raise Http404 from refusal
    except actions.ChangedElsewhere as refusal:
        current = refusal.current
        sheet = replace(sheet, revision=current.revision, item=current.item)
        theirs = queries.sheet_with(visit.row.instrument, current)
        return _score_page(request, visit, sheet, wrong=(str(refusal),), theirs=theirs)
    except Refusal as refusal:
        return _score_page(request, visit, sheet, wrong=(str(refusal),))
    return _kept(request, item)


@require_http_methods(["GET", "HEAD", "POST"])
def rate_visit(request: Request, item: UUID) -> HttpResponse:
    """Score the own lesson as a starter: keep what there is so far, hand it in, or say that one does not."""
    visit, mine = queries.visit_to_rate(request.viewer, item)
    version = queries.mirror_of(visit.row)
    if request.method != "POST":
        return _rate_page(request, visit, queries.sheet_with(version, mine))
    does = request.POST.get("do", "keep")
    definition = queries.instrument_of(version)
    typed = typed_scores(request.POST, definition.keys, points=definition.scores)
    sheet = replace(queries.sheet_of(version, typed.scores), revision=typed.base)
    if typed.errors and does != "waive":
        return _rate_page(request, visit, sheet, wrong=typed.errors)
    try:
        _rate(request, item, typed, does=does)
    except NotYours as refusal:
        raise Http404 from refusal
    except actions.ChangedElsewhere as refusal:
        theirs = queries.sheet_with(version, refusal.current)
        sheet = replace(sheet, revision=refusal.current.revision)
        return _rate_page(request, visit, sheet, wrong=(str(refusal),), theirs=theirs)
    except Refusal as refusal:
        return _rate_page(request, visit, sheet, wrong=(str(refusal),))
    return _kept(request, item)


@require_POST
def take_back_scores(request: Request, item: UUID) -> HttpResponse:
    """Take back what one handed in, as observer or as starter, while the two are not open."""
    own = queries.visit_page(request.viewer, item, at=clock.now()).visit.is_own

    def act() -> None:
        take = actions.take_back_self_rating if own else actions.take_back
        take(by=request.viewer, at=clock.now(), visit=item)

    carry_out(request, act, _("Teruggehaald. Je kunt je scores weer veranderen."))
    return redirect("coaching:visit", item=item)


def _rate(request: Request, item: UUID, typed: TypedScores, *, does: str) -> None:
    by, at = request.viewer, clock.now()
    if does == "waive":
        actions.waive_self_rating(by=by, at=at, visit=item)
        return
    actions.save_self_scores(by=by, at=at, visit=item, base=typed.base, scores=typed.scores)
    if does == "send":
        shares = request.POST.get("share_with_coach") == "on"
        actions.send_self_rating(by=by, at=at, visit=item, share_with_coach=shares)


def _kept(request: Request, item: UUID) -> HttpResponse:
    done = {
        "send": _("Ingeleverd."),
        "waive": _("Genoteerd: deze les scoor je niet zelf."),
    }.get(request.POST.get("do", ""), _("Bewaard. Alleen jij ziet het."))
    messages.success(request, done)
    return redirect("coaching:visit", item=item)


def _number(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


def _score_page(
    request: Request,
    visit: queries.ShownVisit,
    sheet: queries.Sheet,
    *,
    wrong: tuple[str, ...] = (),
    theirs: queries.Sheet | None = None,
) -> HttpResponse:
    who = who_sees(Kind.OBSERVATION, you=Relation.COACH, language=get_language() or "nl")
    context = {"visit": visit, "sheet": sheet, "wrong": wrong, "theirs": theirs, "who": who}
    return render(request, "coaching/visit_score.html", context, status=422 if wrong else 200)


def _rate_page(
    request: Request,
    visit: queries.ShownVisit,
    sheet: queries.Sheet,
    *,
    wrong: tuple[str, ...] = (),
    theirs: queries.Sheet | None = None,
) -> HttpResponse:
    who = who_sees(Kind.SELF_RATING, you=Relation.STARTER, language=get_language() or "nl")
    form = SendRatingForm()
    context = {"visit": visit, "sheet": sheet, "wrong": wrong, "theirs": theirs, "who": who, "form": form}
    return render(request, "coaching/visit_rate.html", context, status=422 if wrong else 200)
