"""The cycle as a list, and one talk: the visit, the day, the talk, the report."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.appraisal.forms import HeldForm, ReportForm, TalkDayForm, VisitForm
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock

LEAST_MINUTES = 30


@dataclass
class Filled:
    """The forms of the page of a talk as they were sent, where one was refused."""

    visit: VisitForm | None = None
    day: TalkDayForm | None = None
    held: HeldForm | None = None
    report: ReportForm | None = None
    saved: dict[str, str] = field(default_factory=dict)  # the other text, where two were written at the same time


@require_GET
def talks(request: Request) -> HttpResponse:
    """Show a line manager how the talks of each of their starters stand, and who arranges a board its cycle."""
    context = {"starters": queries.overview(request.viewer), "boards": queries.boards_with_cycle(request.viewer)}
    return render(request, "appraisal/talk_list.html", context)


@require_GET
def my_talks(request: Request) -> HttpResponse:
    """Show a starter how the own talks stand."""
    return render(request, "appraisal/my_talk_list.html", {"own": queries.my_cycle(request.viewer)})


@require_GET
def talk(request: Request, activity: int) -> HttpResponse:
    """Show one talk, and what comes next."""
    return _page(request, queries.opened_talk(request.viewer, activity), filled=Filled())


@require_POST
def record_visit(request: Request, activity: int) -> HttpResponse:
    """Record the visit to the class, with what was seen."""
    opened = _managed(request, activity)
    form = VisitForm(request.POST, prefix="bezoek")
    if not form.is_valid():
        return _page(request, opened, filled=Filled(visit=form))
    try:
        actions.record_visit(by=request.viewer, at=clock.now(), talk=opened, **form.cleaned_data)
    except actions.Changed as changed:
        return _page(request, opened, filled=_both(changed, visit=form))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, opened, filled=Filled(visit=form))
    drafting.forget(by=request.viewer, key=visit_draft(activity))
    messages.success(request, _("Het klassenbezoek is vastgelegd. Nu kan het gesprek."))
    return redirect("appraisal:talk", activity)


@require_POST
def plan_talk(request: Request, activity: int) -> HttpResponse:
    """Agree a day for the talk."""
    opened = _managed(request, activity)
    form = TalkDayForm(request.POST, prefix="afspraak")
    if not form.is_valid():
        return _page(request, opened, filled=Filled(day=form))
    try:
        actions.plan_talk(by=request.viewer, at=clock.now(), talk=opened, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, opened, filled=Filled(day=form))
    messages.success(request, _("De dag is afgesproken."))
    return redirect("appraisal:talk", activity)


@require_POST
def hold_talk(request: Request, activity: int) -> HttpResponse:
    """Say that the talk took place."""
    opened = _managed(request, activity)
    form = HeldForm(request.POST, prefix="gevoerd")
    if not form.is_valid():
        return _page(request, opened, filled=Filled(held=form))
    try:
        actions.hold_talk(by=request.viewer, at=clock.now(), talk=opened, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, opened, filled=Filled(held=form))
    messages.success(request, _("Het gesprek is vastgelegd. Schrijf nu het verslag."))
    return redirect("appraisal:talk", activity)


@require_POST
def write_report(request: Request, activity: int) -> HttpResponse:
    """Keep the report, or hand it in; where another window was first, show both texts."""
    viewer, at = request.viewer, clock.now()
    opened = _managed(request, activity)
    form = ReportForm(request.POST)
    typed = {name: request.POST.get(name, "") for name in form.fields}
    hands_in = request.POST.get("do") == "hand_in"
    try:
        if not form.is_valid():
            drafting.keep(by=viewer, key=report_draft(activity), fields=typed, at=at)
            return _page(request, opened, filled=Filled(report=form))
        write = actions.hand_in if hands_in else actions.keep_report
        write(by=viewer, at=at, talk=opened, **form.cleaned_data)
    except actions.Changed as changed:
        drafting.keep(by=viewer, key=report_draft(activity), fields=typed, at=at)
        return _page(request, opened, filled=_both(changed, report=form))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, opened, filled=Filled(report=form))
    drafting.forget(by=viewer, key=report_draft(activity))
    if hands_in:
        messages.success(request, _("Het verslag is ingeleverd. De starter kan het nu lezen en ondertekenen."))
    else:
        messages.success(request, _("Het verslag is bewaard. Tot je het inlevert, lees alleen jij het."))
    return redirect("appraisal:talk", activity)


@require_POST
def drop_draft(request: Request, activity: int) -> HttpResponse:
    """Throw away what was typed and not kept, and go on with what was."""
    _managed(request, activity)
    drafting.forget(by=request.viewer, key=report_draft(activity))
    messages.success(request, _("Je concept is weg. Dit is wat er bewaard was."))
    return redirect("appraisal:talk", activity)


def report_draft(activity: int) -> str:
    """The key under which a half-typed report is kept."""
    return f"gespreksverslag:{activity:036}"


def visit_draft(activity: int) -> str:
    """The key under which a half-typed visit is kept."""
    return f"klassenbezoek:{activity:036}"


def who(kind: Kind, *, you: Relation) -> str:
    """The line that says who sees this."""
    return who_sees(kind, you=you, language=get_language() or "nl")


def _managed(request: Request, activity: int) -> queries.Talk:
    """One talk for its line manager; for the starter there is nothing to send here."""
    opened = queries.opened_talk(request.viewer, activity)
    if opened.item.row.starter_id not in request.viewer.starters(Relation.MANAGER):
        raise Http404
    return opened


def _both(changed: actions.Changed, *, visit: VisitForm | None = None, report: ReportForm | None = None) -> Filled:
    """The own text in the form, ready to be kept as the next version, and the other text beside it."""
    form: forms.Form | None = visit or report
    assert form is not None
    form.data = {**{name: form.data[name] for name in form.data}, form.add_prefix("version"): changed.report.version}
    form.add_error(None, str(changed))
    saved = {"seen": changed.report.seen, "words": changed.report.words}
    return Filled(visit=visit, report=report, saved=saved)


def _page(request: Request, opened: queries.Talk, *, filled: Filled) -> HttpResponse:
    viewer = request.viewer
    is_mine = opened.item.row.starter_id in viewer.persons
    context: dict[str, object] = {"talk": opened, "is_mine": is_mine, "filled": filled}
    wrong = [form for form in (filled.visit, filled.day, filled.held, filled.report) if form]
    context["wrong"] = wrong[0] if wrong else None
    context["who"] = who(Kind.APPRAISAL, you=Relation.STARTER if is_mine else Relation.MANAGER)
    if not is_mine:
        context |= _forms(request, opened, filled)
    return render(request, "appraisal/talk.html", context, status=422 if wrong else 200)


def _forms(request: Request, opened: queries.Talk, filled: Filled) -> dict[str, object]:
    """The forms of the line manager, with what was typed before."""
    viewer, activity = request.viewer, opened.item.pk
    own = queries.own_report(viewer, activity)
    row, visit = opened.item.row, opened.visit.row if opened.visit else None
    version = own.version if own else 0
    kept = {"seen": own.seen, "words": own.words, "version": own.version} if own else {"version": 0}
    typed = drafts.draft_of(viewer, report_draft(activity))
    seen = drafts.draft_of(viewer, visit_draft(activity))
    restored = bool(typed and (not own or any(typed.fields.get(key, "") != kept[key] for key in ("seen", "words"))))
    day = visit.planned_on if visit and visit.planned_on and visit.planned_on <= viewer.on else viewer.on
    begin = {"done_on": day, "minutes": LEAST_MINUTES, "seen": own.seen if own else ""}
    bezoek = {key.removeprefix("bezoek-"): value for key, value in seen.fields.items()} if seen else {}
    held_on = row.planned_on if row.planned_on and row.planned_on <= viewer.on else viewer.on
    return {
        "own": own,
        "may_write": own is None or not queries.is_signed(viewer, own.pk),
        "restored": restored and not filled.report,
        "visit_form": filled.visit or VisitForm(initial=begin | bezoek | {"version": version}, prefix="bezoek"),
        "day_form": filled.day
        or TalkDayForm(initial={"day": row.planned_on, "moment": row.planned_time}, prefix="afspraak"),
        "held_form": filled.held or HeldForm(initial={"done_on": held_on, "minutes": 60}, prefix="gevoerd"),
        "report_form": filled.report or ReportForm(initial=kept | (typed.fields if typed and restored else {})),
        "report_draft": report_draft(activity),
        "visit_draft": visit_draft(activity),
    }
