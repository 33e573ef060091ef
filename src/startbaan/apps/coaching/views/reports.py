"""The pages of reports: writing one text, reading all of it, and the agreements in it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import AgreementForm, WriteForm
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, moment: str, section: str) -> HttpResponse:
    """Write one text of a report, keep it as a draft, or throw the draft away."""
    found, text = queries.text_to_write(request.viewer, moment, section)
    key = queries.draft_key(found, text.section)
    if request.method != "POST":
        draft = drafts.draft_of(request.viewer, key)
        initial = draft.fields if draft else {"words": text.words, "based_on": text.number}
        return _write_page(request, found, text, form=WriteForm(initial=initial), drafted=draft is not None)
    form, do = WriteForm(request.POST), request.POST.get("do")
    if do == "forget":
        drafting.forget(by=request.viewer, key=key)
        messages.success(request, _("Je concept is weg. Dit is de tekst zoals hij bewaard was."))
        return redirect("coaching:write", moment, section)
    typed = {"words": request.POST.get("words", ""), "based_on": request.POST.get("based_on", "")}
    drafting.keep(by=request.viewer, key=key, fields=typed, at=clock.now())
    if do == "keep":
        messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
        return redirect("coaching:write", moment, section)
    if not form.is_valid():
        return _write_page(request, found, text, form=form)
    try:
        actions.write(by=request.viewer, at=clock.now(), moment=found, section=text.section, **form.cleaned_data)
    except actions.Overtaken as refusal:
        return _overtaken_page(request, found, typed=typed["words"], why=str(refusal), section=section)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _write_page(request, found, text, form=form)
    drafting.forget(by=request.viewer, key=key)
    messages.success(request, _("Bewaard. De vorige tekst blijft te lezen.") if text.now else _("Bewaard."))
    return redirect("coaching:moment", moment)


@require_GET
def report(request: Request, item: UUID) -> HttpResponse:
    """Show one report with its versions and agreements; an opening by someone else is journalled."""
    shown = queries.open_report(request.viewer, item, at=clock.now())
    return render(request, "coaching/report.html", {"report": shown, "today": request.viewer.on})


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: Request, moment: str) -> HttpResponse:
    """Write down what was agreed in a talk."""
    found = queries.moment_to_write(request.viewer, moment)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree(by=request.viewer, at=clock.now(), moment=found, **form.cleaned_data)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Afgesproken. Bij het volgende gesprek komt dit terug."))
            return redirect("coaching:moment", moment)
    context = {"moment": found, "form": form, "who": _who(request, found)}
    return render(request, "coaching/agree.html", context, status=422 if form.errors else 200)


@require_POST
def turn_agreement(request: Request, item: UUID) -> HttpResponse:
    """Say that an agreement was kept, or is still to do."""
    turn = actions.reopen_agreement if request.POST.get("do") == "reopen" else actions.keep_agreement
    try:
        kept = turn(by=request.viewer, at=clock.now(), agreement=item)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("coaching:guidance")
    messages.success(request, _("De afspraak is afgevinkt.") if kept.done_on else _("De afspraak staat weer open."))
    return redirect(queries.back_from(request.viewer, kept, asked=request.POST.get("back", "")))


def _write_page(
    request: Request, moment: queries.Moment, text: queries.Text, *, form: WriteForm, drafted: bool = False
) -> HttpResponse:
    context = {
        "moment": moment,
        "text": text,
        "form": form,
        "draft": queries.draft_key(moment, text.section),
        "drafted": drafted,
        "who": _who(request, moment),
    }
    return render(request, "coaching/write.html", context, status=422 if form.errors else 200)


def _overtaken_page(request: Request, moment: queries.Moment, *, typed: str, why: str, section: str) -> HttpResponse:
    """Show both texts side by side, and the own one to go on with, built on the other."""
    _moment, text = queries.text_to_write(request.viewer, moment.key, section)
    context = {
        "moment": moment,
        "text": text,
        "typed": typed,
        "why": why,
        "form": WriteForm(initial={"words": typed, "based_on": text.number}),
        "draft": queries.draft_key(moment, text.section),
        "who": _who(request, moment),
    }
    return render(request, "coaching/overtaken.html", context, status=422)


def _who(request: Request, moment: queries.Moment) -> str:
    you = Relation.STARTER if moment.starter.pk in request.viewer.persons else Relation.COACH
    return who_sees(Kind.COACHING_REPORT, you=you, language=get_language() or "nl")
