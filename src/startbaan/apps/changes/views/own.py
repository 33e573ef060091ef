"""A starter's own side of leaving, and the certificate at the end."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.changes import actions, queries
from startbaan.apps.changes.forms import WordsForm
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock, paper
from startbaan.ui.wording import long_day

DRAFT = "vertrek"
TEMPLATE = Path(__file__).parents[1] / "typst" / "certificate.typ"


@require_GET
def own(request: Request) -> HttpResponse:
    """Show the starter what was written down about leaving, and ask for the own words and consent."""
    draft = drafts.draft_of(request.viewer, DRAFT)
    said = queries.own_of(request.viewer)
    words = draft.fields if draft else {"words": said.words.words if said.words else ""}
    return _own_page(request, WordsForm(initial=words))


@require_POST
def say(request: Request) -> HttpResponse:
    """Write down the own words."""
    form = WordsForm(request.POST)
    try:
        if not form.is_valid():
            return _own_page(request, form)
        actions.say_words(by=request.viewer, at=clock.now(), words=form.cleaned_data["words"])
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _own_page(request, form)
    drafting.forget(by=request.viewer, key=DRAFT)
    messages.success(request, _("Je toelichting is bewaard. Niemand anders leest die, tot je die deelt."))
    return redirect("changes:own")


@require_POST
def consent(request: Request) -> HttpResponse:
    """Give consent to take the dossier along, or take it back."""
    act = actions.withdraw_consent if request.POST.get("do") == "withdraw" else actions.give_consent
    done = _("Je keuze over je dossier is bewaard.")
    carry_out(request, lambda: act(by=request.viewer, at=clock.now()), done)
    return redirect("changes:own")


@require_POST
def take_along(request: Request) -> HttpResponse:
    """Take the dossier along from an earlier board."""
    try:
        count = actions.take_dossier_along(by=request.viewer, at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        said = ngettext("%(count)s stuk is met je meegegaan.", "%(count)s stukken zijn met je meegegaan.", count)
        messages.success(request, said % {"count": count})
    return redirect("changes:own")


@require_GET
def certificate(request: Request, completion: UUID) -> HttpResponse:
    """Print the certificate of a finished track."""
    made = queries.certificate_of(request.viewer, completion)
    data = {
        "title": _("Certificaat"),
        "intro": _("Startbaan verklaart dat"),
        "starter": made.starter,
        "finished": _("het programma “%(programme)s” heeft afgerond bij %(board)s.")
        % {"programme": made.programme, "board": made.board},
        "days": _("Van %(start)s tot en met %(end)s. Het afrondende gesprek was op %(talk)s.")
        % {"start": long_day(made.start_on), "end": long_day(made.finished_on), "talk": long_day(made.talk_on)},
        "signers": list(made.signers),
        "signed": _("Handtekening"),
        "number": _("Nummer %(number)s") % {"number": made.number},
        "language": get_language() or "nl",
    }
    answer = HttpResponse(paper.pdf(TEMPLATE, data=data, at=clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="certificaat-{slugify(made.starter)}.pdf"'
    return answer


def _own_page(request: Request, form: WordsForm) -> HttpResponse:
    said = queries.own_of(request.viewer)
    context = {
        "own": said,
        "form": form,
        "draft": DRAFT,
        "who": who_sees(Kind.LEAVING_WORDS, you=Relation.STARTER, language=get_language() or "nl"),
    }
    return render(request, "changes/own.html", context, status=422 if form.errors else 200)
