"""The pages of instruments: the list, one with its items, and taking in one of one's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import InstrumentFileForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.instruments.workbooks import write_instrument
from startbaan.domain.instruments.writing import written
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def instruments(request: Request) -> HttpResponse:
    """Show what is looked with where somebody works, by purpose, and the drafts one keeps."""
    context = {
        "groups": queries.instrument_groups(request.viewer),
        "keeps": queries.keeps_for(request.viewer) is not None,
        "drafts": queries.instrument_drafts(request.viewer),
    }
    return render(request, "coaching/instruments.html", context)


@require_GET
def instrument(request: Request, version: int) -> HttpResponse:
    """Show one version: its scale, items and examples, how sure each is, and what one measures with."""
    page = queries.instrument_page(request.viewer, version)
    return render(request, "coaching/instruments_one.html", {"page": page})


@require_GET
def instrument_sheet(request: Request, version: int) -> HttpResponse:
    """Give a version as a workbook, to begin one's own from."""
    holds = queries.instrument_page(request.viewer, version).shown.holds
    return _download(write_instrument(holds), name=f"{holds.name}.xlsx", kind=XLSX)


@require_GET
def instrument_yaml(request: Request, version: int) -> HttpResponse:
    """Give a version as YAML, to begin one's own from."""
    holds = queries.instrument_page(request.viewer, version).shown.holds
    return _download(written(holds).encode(), name=f"{holds.name}.yaml", kind="application/yaml; charset=utf-8")


@require_http_methods(BOTH)
def import_instrument(request: Request) -> HttpResponse:
    """Read a file: say what is wrong with it row by row, or show what it would be. Nothing is kept yet."""
    if queries.keeps_for(request.viewer) is None:
        raise Http404
    if request.method != "POST":
        return _import_page(request, InstrumentFileForm())
    form = InstrumentFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _import_page(request, form)
    found = queries.read_instrument_file(request.viewer, form.cleaned_data["file"].read(queries.LARGEST + 1))
    if found.holds is None:
        return _import_page(request, InstrumentFileForm(), problems=found.problems)
    context = {
        "shown": queries.ReadInstrument(found.holds),
        "compared": queries.compared_with_now(request.viewer, found.holds),
        "text": written(found.holds),
    }
    return render(request, "coaching/instruments_preview.html", context)


@require_POST
def keep_instrument(request: Request) -> HttpResponse:
    """Keep what was shown, as a draft."""
    try:
        made = actions.keep_instrument(by=request.viewer, at=clock.now(), text=request.POST.get("text", ""))
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        return _import_page(request, InstrumentFileForm(), problems=(str(refusal),))
    messages.success(request, _("Het concept is bewaard. Lees het na en stel het vast."))
    return redirect("coaching:instrument", made.pk)


@require_http_methods(BOTH)
def establish_instrument(request: Request, version: int) -> HttpResponse:
    """Say what establishing does; then establish a draft."""
    page = queries.instrument_page(request.viewer, version)
    if page.shown.row.is_published or not page.is_own:
        raise Http404
    if request.method != "POST":
        consequences = [
            _("Wie een lesbezoek plant, kan vanaf nu dit instrument kiezen."),
            _("Heeft een ander instrument dezelfde sleutel, dan komt dit ervoor in de plaats. Eerdere scores blijven."),
            _("Deze versie verandert daarna nooit meer. Wil je iets anders, lees dan een nieuwe versie in."),
        ]
        return render(request, "coaching/instruments_establish.html", {"page": page, "consequences": consequences})
    try:
        actions.establish_instrument(by=request.viewer, at=clock.now(), version=version)
        messages.success(request, _("Het instrument is vastgesteld."))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("coaching:instrument", version)


@require_POST
def throw_instrument_away(request: Request, version: int) -> HttpResponse:
    """Throw a draft away."""
    try:
        actions.throw_instrument_away(by=request.viewer, at=clock.now(), version=version)
        messages.success(request, _("Het concept is weggegooid."))
    except NotYours as refusal:
        raise Http404 from refusal
    return redirect("coaching:instruments")


def _import_page(request: Request, form: InstrumentFileForm, *, problems: tuple[str, ...] = ()) -> HttpResponse:
    wrong = bool(form.errors or problems)
    context = {"form": form, "problems": problems, "example": queries.example_instrument()}
    return render(request, "coaching/instruments_import.html", context, status=422 if wrong else 200)


def _download(content: bytes, *, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
