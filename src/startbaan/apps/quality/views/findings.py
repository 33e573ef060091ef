"""The pages of findings: the list, one finding, and each thing that can happen to it."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.apps.quality import actions, queries
from startbaan.apps.quality.forms import ActionForm, DecisionForm, FindingForm
from startbaan.apps.quality.views.keeping import BOTH, begun, forget, keep, status
from startbaan.domain.quality.findings import Origin, Outcome, Wanted
from startbaan.ui import clock
from startbaan.ui.wording import short_day

ASKED = ("origin", "survey", "question", "theme", "group", "note", "review", "decision", "title", "words")
WEEKS = timedelta(weeks=6)


@require_GET
def findings(request: Request, partnership: str) -> HttpResponse:
    """Show the findings of a partnership, by how far they are."""
    reach = queries.reach_of(request.viewer, partnership)
    board = queries.finding_board(request.viewer, reach)
    return render(request, "quality/findings.html", {"reach": reach, "board": board})


@require_http_methods(BOTH)
def new_finding(request: Request, partnership: str) -> HttpResponse:
    """Note a finding: with what one came from filled in."""
    reach = queries.reach_of(request.viewer, partnership)
    if not reach.may_note:
        raise Http404
    draft = f"bevinding:{reach.partnership.uuid}"
    source: dict[str, object] = {name: request.GET[name] for name in ASKED if name in request.GET}
    form = _finding_form(request, reach, source or begun(request, draft))
    if form.is_bound and not keep(request, form, draft) and form.is_valid():
        try:
            made = _noted(request, reach, form)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            forget(request, draft)
            messages.success(request, _("De bevinding staat er. Spreek nu af wie er iets aan doet."))
            return redirect("quality:finding", made)
    context = {"reach": reach, "form": form, "draft": draft, "about": queries.about_words(reach, source)}
    return render(request, "quality/finding_new.html", context, status=status(form))


@require_GET
def finding(request: Request, finding: UUID) -> HttpResponse:
    """Show one finding and all that came of it."""
    shown = queries.finding_named(request.viewer, finding)
    return render(request, "quality/finding.html", {"shown": shown, "origin": queries.origin_of(request.viewer, shown)})


@require_http_methods(BOTH)
def agree_action(request: Request, finding: UUID) -> HttpResponse:
    """Agree who does what about it."""
    shown = queries.finding_named(request.viewer, finding)
    if not shown.can_agree:
        raise Http404
    form = ActionForm(request.POST or None, initial={"until": request.today + WEEKS})
    form.let_choose(_people(request, shown))
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        act = partial(
            actions.agree_action,
            by=request.viewer,
            at=clock.now(),
            finding=finding,
            owner=int(words["owner"]),
            what=words["what"],
            until=words["until"],
        )
        if carried_out(form, act):
            messages.success(request, _("De actie is afgesproken. Wie haar doet, hoort het."))
            return redirect("quality:finding", finding)
    return render(request, "quality/finding_action.html", {"shown": shown, "form": form}, status=status(form))


@require_http_methods(BOTH)
def hand_over_action(request: Request, finding: UUID, number: int) -> HttpResponse:
    """Give an action another owner or another day."""
    shown = queries.finding_named(request.viewer, finding)
    line = next((line for line in shown.lines if line.row.number == number and line.may_hand_over), None)
    if line is None:
        raise Http404
    initial = {"owner": str(line.row.owner_id), "until": max(line.row.until, request.today)}
    form = ActionForm(request.POST or None, initial=initial)
    form.hand_over()
    form.let_choose(_people(request, shown))
    if form.is_bound and form.is_valid():
        act = partial(
            actions.hand_over_action,
            by=request.viewer,
            at=clock.now(),
            finding=finding,
            number=number,
            owner=int(form.cleaned_data["owner"]),
            until=form.cleaned_data["until"],
        )
        if carried_out(form, act):
            messages.success(request, _("De actie is overgedragen."))
            return redirect("quality:finding", finding)
    context = {"shown": shown, "form": form, "line": line}
    return render(request, "quality/finding_action.html", context, status=status(form))


@require_POST
def tick_action(request: Request, finding: UUID, number: int) -> HttpResponse:
    """Say that an action was done."""
    queries.finding_named(request.viewer, finding)
    tick = partial(actions.tick_action, by=request.viewer, at=clock.now(), finding=finding, number=number)
    carry_out(request, tick, _("Mooi, de actie is gedaan."))
    return redirect("quality:finding", finding)


@require_http_methods(BOTH)
def decide(request: Request, finding: UUID) -> HttpResponse:
    """Write down what the working group decided."""
    shown = queries.finding_named(request.viewer, finding)
    if not shown.can_decide:
        raise Http404
    form = DecisionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        act = partial(
            actions.decide,
            by=request.viewer,
            at=clock.now(),
            finding=finding,
            outcome=Outcome(form.cleaned_data["outcome"]),
            why=form.cleaned_data["why"],
        )
        if carried_out(form, act):
            messages.success(request, _("Het besluit staat erbij."))
            return redirect("quality:finding", finding)
    return render(request, "quality/finding_decision.html", {"shown": shown, "form": form}, status=status(form))


@require_POST
def close_finding(request: Request, finding: UUID) -> HttpResponse:
    """Put a finding away."""
    queries.finding_named(request.viewer, finding)
    close = partial(actions.close_finding, by=request.viewer, at=clock.now(), finding=finding)
    carry_out(request, close, _("De bevinding is gesloten."))
    return redirect("quality:finding", finding)


@require_POST
def take_up_again(request: Request, finding: UUID) -> HttpResponse:
    """Take a finding up again, for it did not help."""
    queries.finding_named(request.viewer, finding)
    again = partial(actions.take_up_again, by=request.viewer, at=clock.now(), finding=finding)
    carry_out(request, again, _("De bevinding is weer open. Spreek af wat er nu gebeurt."))
    return redirect("quality:finding", finding)


def _finding_form(request: Request, reach: queries.Reach, initial: dict[str, object]) -> FindingForm:
    form = FindingForm(request.POST) if request.method == "POST" else FindingForm(initial=initial)
    boards = [(str(board.pk), str(board)) for board in reach.boards]
    form.let_choose([("", _("de hele opleidingsschool")), *boards] if reach.may_write else boards)
    decided = queries.decisions_to_name(request.viewer, reach)
    form.let_name_decision([(str(line.key), f"{short_day(line.meeting.day)}: {line.words}") for line in decided])
    if form["survey"].value() or form["note"].value() or form["review"].value():
        form.fix_origin(measured=bool(form["survey"].value()))
    return form


def _noted(request: Request, reach: queries.Reach, form: FindingForm) -> UUID:
    words = form.cleaned_data
    note, review = queries.sources_of(reach, note=words["note"], review=words["review"])
    measured = (words["survey"], words["question"], words["theme"], words["group"])
    about = actions.About(*measured, note, review, words["decision"])
    made = actions.note_finding(
        by=request.viewer,
        at=clock.now(),
        partnership=reach.partnership,
        board=next((board for board in reach.boards if str(board.pk) == words["board"]), None),
        origin=Origin(words["origin"]),
        title=words["title"],
        words=words["words"],
        wanted=Wanted(words["wanted"]),
        about=about,
    )
    return made.key


def _people(request: Request, shown: queries.ShownFinding) -> list[tuple[str, str]]:
    people = queries.who_can_act(shown.row.partnership, request.viewer)
    return [(str(person.pk), str(person)) for person in people]
