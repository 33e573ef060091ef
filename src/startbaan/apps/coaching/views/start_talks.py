"""The pages of the start talk: a question a page, check, sign, and the days of the year."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import HeldForm, TalkAnswerForm, YearForm
from startbaan.apps.coaching.queries.start_talks import Answered, ListedTalk, ShownTalk, question_url
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme.queries import Seen, Standing
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock
from startbaan.ui.wording import number, short_day

DRAFT = "startgesprek"
STALE = 422


@require_GET
def start_talks(request: Request) -> HttpResponse:
    """Show the start talks one takes part in, and those to begin."""
    talks = queries.start_talks_for(request.viewer)
    context = {"talks": talks, "others": any(not talk.is_own for talk in talks)}
    return render(request, "coaching/start_talks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def begin_start_talk(request: Request, starter: UUID) -> HttpResponse:
    """Say what a start talk is and who writes in it, and begin it."""
    to_begin = queries.start_talk_to_begin(request.viewer, starter)
    if to_begin.row is not None:
        return redirect("coaching:start_talk", to_begin.row.pk)
    if request.method == "POST":
        try:
            talk = actions.begin_start_talk(by=request.viewer, starter=starter, at=clock.now())
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            messages.warning(request, str(refusal))
            return redirect("coaching:begin_start_talk", starter)
        return redirect("coaching:start_talk", talk.pk)
    return render(request, "coaching/start_talk_begin.html", {"talk": to_begin, "who": _who(to_begin)})


@require_GET
def start_talk(request: Request, item: UUID) -> HttpResponse:
    """Show all answers of a start talk, who signed, and what comes next; an opening by another is journalled."""
    talk = queries.open_start_talk(request.viewer, item, at=clock.now())
    return _talk_page(request, talk)


@require_http_methods(["GET", "HEAD", "POST"])
def start_talk_question(request: Request, item: UUID, question: str) -> HttpResponse:
    """Show one question with how it reads now, keep what is typed, or save it and go on."""
    talk = queries.start_talk_to_write(request.viewer, item)
    found, key = talk.found(question), _draft_key(item, question)
    if not talk.is_open:
        return redirect("coaching:start_talk", item)
    if request.method != "POST":
        queries.open_start_talk(request.viewer, item, at=clock.now())
        return _asked(request, talk, found)
    form = _answer_form(found, TalkAnswerForm(request.POST))
    typed = {name: request.POST.get(name, "") for name in form.fields}
    try:
        drafting.keep(by=request.viewer, key=key, fields=typed, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    if request.POST.get("do") == "keep" or not form.is_valid():
        if form.is_valid():
            messages.success(request, _("Je concept is bewaard. Alleen jij ziet het, tot je op Verder drukt."))
        return _question_page(request, talk, found, form, other=_newer(found, typed))
    try:
        changed = actions.answer_start_talk(
            by=request.viewer,
            item=item,
            key=question,
            words=form.cleaned_data["words"],
            hours=form.hours,
            based_on=form.cleaned_data["based_on"],
            at=clock.now(),
        )
    except actions.Overtaken:
        fresh = queries.start_talk_to_write(request.viewer, item).found(question)
        return _question_page(request, talk, fresh, _rebuilt(fresh, typed), other=True)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _question_page(request, talk, found, form)
    drafting.forget(by=request.viewer, key=key)
    if changed:
        messages.success(request, _("Bewaard. Jullie zien dit alle drie."))
    return redirect(_after(talk, question))


@require_http_methods(["GET", "HEAD", "POST"])
def start_talk_held(request: Request, item: UUID) -> HttpResponse:
    """Say on which day the talk was and how long it took."""
    talk = queries.start_talk_to_write(request.viewer, item)
    if talk.is_held:
        return redirect("coaching:start_talk", item)
    planned = talk.activity.row.planned_on if talk.activity else None
    initial = {"day": planned or request.viewer.on, "minutes": talk.activity.minutes if talk.activity else None}
    form = HeldForm(request.POST) if request.method == "POST" else HeldForm(initial=initial)
    if form.is_bound and form.is_valid():
        try:
            actions.hold_start_talk(by=request.viewer, item=item, at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het gesprek staat op gedaan. Lees alles na en teken."))
            return redirect("coaching:start_talk", item)
    context = {"talk": talk, "form": form}
    return render(request, "coaching/start_talk_held.html", context, status=422 if form.errors else 200)


@require_POST
def sign_start_talk(request: Request, item: UUID) -> HttpResponse:
    """Put one's name under a start talk as one read it."""
    read = request.POST.get("version", "")
    if not read.isdecimal():
        raise Http404
    try:
        closed = actions.sign_start_talk(by=request.viewer, item=item, read=int(read), at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("coaching:start_talk", item)
    done = _("Je hebt getekend. Alle drie de namen staan er: het startgesprek is vastgesteld.")
    waiting = _("Je hebt getekend. Wie nog niet tekende, krijgt bericht.")
    messages.success(request, done if closed else waiting)
    return redirect("coaching:start_talk", item)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_year(request: Request, starter: UUID) -> HttpResponse:
    """Propose a day for each talk and visit of the year, and agree those that suit."""
    plan = queries.year_plan(request.viewer, starter)
    form = YearForm(request.POST if request.method == "POST" else None)
    form.let_choose(
        [
            (moment.item.pk, moment.item.title, _between(moment.item), moment.proposed)
            for moment in plan.moments
            if moment.is_free or f"dag-{moment.item.pk}" in request.POST
        ]
    )
    if form.is_bound and form.is_valid():
        try:
            planned = actions.plan_year(by=request.viewer, starter=starter, days=form.days, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_planned(request, planned)
            return redirect("coaching:plan_year", starter)
    context = {"plan": plan, "form": form}
    return render(request, "coaching/year_plan.html", context, status=422 if form.errors else 200)


def _say_planned(request: Request, planned: actions.Planned) -> None:
    if planned.kept:
        kept = ", ".join(planned.kept)
        messages.warning(request, _("Al afgesproken door een ander, en niet veranderd: %(kept)s.") % {"kept": kept})
    if planned.agreed:
        messages.success(request, _("Afgesproken dagen: %(count)s.") % {"count": planned.agreed})


def _talk_page(request: Request, talk: ShownTalk) -> HttpResponse:
    context = {
        "talk": talk,
        "drafts": drafts.drafts_under(request.viewer, f"{DRAFT}-"),
        "who": _who(talk),
        "may_plan": queries.may_plan_year(request.viewer, talk.row.starter_id),
    }
    return render(request, "coaching/start_talk.html", context)


def _asked(request: Request, talk: ShownTalk, found: Answered) -> HttpResponse:
    draft = drafts.draft_of(request.viewer, _draft_key(talk.row.pk, found.question.key))
    if draft is None:
        now = found.answer
        initial = {"words": now.words if now else "", "based_on": now.number if now else 0}
        return _question_page(request, talk, found, _answer_form(found, TalkAnswerForm(initial=initial)))
    other = _newer(found, draft.fields)
    form = _rebuilt(found, draft.fields) if other else _answer_form(found, TalkAnswerForm(initial=draft.fields))
    return _question_page(request, talk, found, form, other=other, restored=True)


def _newer(found: Answered, typed: Mapping[str, str]) -> bool:
    """Whether somebody saved another wording since this was begun."""
    return found.answer is not None and str(found.answer.number) != typed.get("based_on", "")


def _rebuilt(found: Answered, typed: Mapping[str, str]) -> TalkAnswerForm:
    """What was typed, now built on the wording that is there."""
    initial = {**typed, "based_on": found.answer.number if found.answer else 0}
    return _answer_form(found, TalkAnswerForm(initial=initial))


def _answer_form(found: Answered, form: TalkAnswerForm) -> TalkAnswerForm:
    form.fields["words"].label = found.question.title
    standard, full_time = (
        _("Volgens het programma: %(hours)s uur."),
        _("Volgens het programma: %(hours)s uur bij WTF 1."),
    )
    form.let_fill(
        [
            (
                line.key,
                line.title,
                (full_time if line.with_fte else standard) % {"hours": number(line.standard)},
                number(line.agreed),
            )
            for line in found.hours
        ]
    )
    return form


def _question_page(
    request: Request,
    talk: ShownTalk,
    found: Answered,
    form: TalkAnswerForm,
    *,
    other: bool = False,
    restored: bool = False,
) -> HttpResponse:
    keys = [each.question.key for each in talk.answered]
    place = keys.index(found.question.key)
    context = {
        "talk": talk,
        "found": found,
        "form": form,
        "other": found.answer if other else None,
        "restored": restored,
        "place": place + 1,
        "count": len(keys),
        "before": keys[place - 1] if place else "",
        "hours": queries.talk_hours(request.viewer, talk) if found.hours else None,
        "draft": _draft_key(talk.row.pk, found.question.key),
        "who": _who(talk),
    }
    status = 422 if form.errors else STALE if other and request.method == "POST" else 200
    return render(request, "coaching/start_talk_question.html", context, status=status)


def _after(talk: ShownTalk, question: str) -> str:
    keys = [each.question.key for each in talk.answered]
    following = keys[keys.index(question) + 1 :]
    if following:
        return question_url(talk.row.pk, following[0])
    return talk.url


def _draft_key(item: UUID, question: str) -> str:
    return f"{DRAFT}-{question}:{item}"


def _between(item: Seen) -> str:
    days = {"first": short_day(item.window.start), "last": short_day(item.last_day)}
    if item.standing is Standing.LATE:
        return _("Dit had tot en met %(last)s gekund. Kies zelf een dag om het in te halen.") % days
    return _("Van %(first)s tot en met %(last)s.") % days


def _who(talk: ShownTalk | ListedTalk) -> str:
    you = Relation.STARTER if talk.is_own else Relation.PARTICIPANT
    return who_sees(Kind.START_TALK, you=you, language=get_language() or "nl")
