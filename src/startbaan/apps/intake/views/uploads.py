"""The pages of an HR file: upload, headers, preview, progress and result."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.intake import actions, queries, tasks
from startbaan.apps.intake.forms import DayForm, HeadersForm, UploadForm
from startbaan.apps.intake.queries import Tab
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.staffing.lines import write_csv
from startbaan.domain.staffing.reading import LIMIT, check_size
from startbaan.domain.staffing.sheets import NotASpreadsheet
from startbaan.domain.staffing.writing import refused_table, write_xlsx
from startbaan.ui import clock
from startbaan.ui.navigation import NavItem

A_PAGE = 50
LATEST = 20
ROOM = 100_000
WAITS_TOO_LONG = timedelta(seconds=20)
SHEETS = {
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: Request) -> HttpResponse:
    """Show where to begin and what was uploaded before; keep a file, and read it at once when it is small."""
    boards = [(board.key, board.name) for board in queries.boards_of(request.viewer)]
    if not boards:
        raise Http404
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={"per": request.today.replace(day=1)},
    )
    form.let_choose(boards)
    if request.method == "POST" and (kept := _kept(request, form, only=boards[0][0])) is not None:
        return kept
    context = {"form": form, "uploads": queries.uploads_of(request.viewer)[:LATEST], "boards": boards}
    return render(request, "intake/intake.html", context, status=422 if form.errors else 200)


@require_GET
def upload(request: Request, key: UUID) -> HttpResponse:
    """Show an upload as it stands: its progress, a question about its headers, a preview or its result."""
    found = queries.upload_of(request.viewer, key)
    match found.state:
        case "reading" | "applying":
            return _progress_page(request, key)
        case "unreadable":
            response = render(request, "intake/unreadable.html", {"upload": found, "why": queries.problem_of(found)})
        case "read":
            response = _headers_page(request, key, HeadersForm())
        case "applied":
            response = _result_page(request, key)
        case _:
            response = _preview_page(request, key)
    if request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def headers(request: Request, key: UUID) -> HttpResponse:
    """Ask what each column holds, and remember it for the board."""
    found = queries.upload_of(request.viewer, key)
    columns = queries.columns_of(found)
    if not columns:
        return redirect("intake:upload", key=key)
    if request.method != "POST":
        return _headers_page(request, key, HeadersForm())
    form = HeadersForm(request.POST)
    form.ask(columns)
    if not form.is_valid():
        return _headers_page(request, key, form)
    try:
        actions.choose_headers(by=request.viewer, at=clock.now(), upload=found, chosen=form.chosen)
        _let_read(request, key)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("intake:upload", key=key)


@require_POST
def day(request: Request, key: UUID) -> HttpResponse:
    """Let changes count from another day."""
    found, form = queries.upload_of(request.viewer, key), DayForm(request.POST)
    if not form.is_valid():
        return _preview_page(request, key, form)
    try:
        actions.change_day(by=request.viewer, at=clock.now(), upload=found, per=form.cleaned_data["per"])
        _let_read(request, key)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("intake:upload", key=key)


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: Request, key: UUID) -> HttpResponse:
    """Say what will happen; then let the worker do it, once."""
    found = queries.upload_of(request.viewer, key)
    if request.method != "POST":
        if found.state not in {"previewed", "failed"}:
            return redirect("intake:upload", key=key)
        return render(request, "intake/apply.html", {"upload": found, "consequences": _consequences(found.counts)})
    try:
        actions.ask_to_apply(by=request.viewer, at=clock.now(), upload=found)
        tasks.apply.defer(upload=str(key))
    except Refusal as refusal:
        messages.info(request, str(refusal))
    return redirect("intake:upload", key=key)


@require_POST
def discard(request: Request, key: UUID) -> HttpResponse:
    """Throw away an upload that was not applied."""
    found = queries.upload_of(request.viewer, key)
    try:
        actions.discard(by=request.viewer, at=clock.now(), upload=found)
        messages.success(request, _("Het bestand is weggegooid. Er is niets overgenomen."))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("intake:intake")


@require_GET
def refused(request: Request, key: UUID, form: str) -> HttpResponse:
    """Give the refused rows back as they were, each with its reasons."""
    if form not in SHEETS:
        raise Http404
    found = queries.upload_of(request.viewer, key)
    headers, rows = refused_table(queries.read_upload(found).table, queries.refused_of(found))
    write, kind = SHEETS[form]
    answer = HttpResponse(write(headers, rows), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="geweigerd-{found.made_at:%Y-%m-%d}.{form}"'
    return answer


def _kept(request: Request, form: UploadForm, *, only: str) -> HttpResponse | None:
    """Keep the file of a form and lead to its preview; nothing when something is wrong with it."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > LIMIT + ROOM:  # then nothing of the file was taken in
            check_size(length)
        if not form.is_valid():
            return None
        board = queries.board_at(request.viewer, form.cleaned_data["board"] or only)
        file = form.cleaned_data["file"]
        check_size(file.size)
        upload = actions.receive_upload(
            by=request.viewer,
            at=clock.now(),
            board=board,
            name=file.name,
            content=file.read(),
            per=form.cleaned_data["per"],
        )
        _let_read(request, upload.key)
    except NotASpreadsheet as problem:
        form.errors.pop("file", None)
        form.add_error("file", problem.sentence.said(_))
        return None
    return redirect("intake:upload", key=upload.key)


def _let_read(request: Request, key: UUID) -> None:
    """Let the worker read what was not small enough to be read at once."""
    if queries.upload_of(request.viewer, key).state == "reading":
        tasks.preview.defer(upload=str(key))


def _headers_page(request: Request, key: UUID, form: HeadersForm) -> HttpResponse:
    found = queries.upload_of(request.viewer, key)
    if not form.is_bound:
        form.ask(queries.columns_of(found))
    context = {"upload": found, "form": form, "problem": queries.question_of(found)}
    return render(request, "intake/headers.html", context, status=422 if form.errors else 200)


def _preview_page(request: Request, key: UUID, form: DayForm | None = None) -> HttpResponse:
    found = queries.upload_of(request.viewer, key)
    tab = _tab(request.GET.get("deel", ""), found.counts)
    rows = queries.refused_of(found) if tab is Tab.REFUSED else queries.preview_rows(found, tab)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "upload": found,
        "tabs": _tabs(found.counts, current=tab),
        "tab": tab.value,
        "page": page,
        "notes": queries.notes_of(found),
        "problem": queries.problem_of(found),
        "good": found.counts.get("new", 0) + found.counts.get("changed", 0),
        "form": form or DayForm(initial={"per": found.per}),
    }
    return render(request, "intake/preview.html", context, status=422 if form and form.errors else 200)


def _progress_page(request: Request, key: UUID) -> HttpResponse:
    found = queries.upload_of(request.viewer, key)
    waits = found.asked_at is not None and not found.done and clock.now() - found.asked_at > WAITS_TOO_LONG
    return render(request, "intake/progress.html", {"upload": found, "waits": waits})


def _result_page(request: Request, key: UUID) -> HttpResponse:
    found = queries.upload_of(request.viewer, key)
    starters = queries.starters_of(request.viewer, found)
    page = Paginator(starters, A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "upload": found,
        "page": page,
        "refused": queries.refused_of(found),
        "to_couple": f"{reverse('home:starters')}?stand=geen-coach",
    }
    return render(request, "intake/result.html", context)


def _tab(asked: str, counts: dict[str, int]) -> Tab:
    if asked in set(Tab):
        return Tab(asked)
    found = zip(Tab, ("new", "changed", "unchanged", "refused"), strict=True)
    return next((tab for tab, count in found if counts.get(count)), Tab.NEW)


def _tabs(counts: dict[str, int], *, current: Tab) -> list[NavItem]:
    labels = (_("Nieuw"), _("Gewijzigd"), _("Ongewijzigd"), _("Geweigerd"))
    found = zip(Tab, labels, ("new", "changed", "unchanged", "refused"), strict=True)
    return [
        NavItem(label=label, url=f"?deel={tab.value}", current=tab is current, count=counts.get(count, 0))
        for tab, label, count in found
    ]


def _consequences(counts: dict[str, int]) -> list[str]:
    """Say in sentences what applying does."""
    said = [
        ngettext("%(n)s rij met iemand die nieuw is", "%(n)s rijen met mensen die nieuw zijn", counts["new"]),
        ngettext("%(n)s rij met wijzigingen", "%(n)s rijen met wijzigingen", counts["changed"]),
        ngettext("%(n)s starter begint aan een traject", "%(n)s starters beginnen aan een traject", counts["tracks"]),
        ngettext(
            "%(n)s rij is geweigerd en blijft liggen", "%(n)s rijen zijn geweigerd en blijven liggen", counts["refused"]
        ),
    ]
    numbers = (counts["new"], counts["changed"], counts["tracks"], counts["refused"])
    return [f"{sentence % {'n': number}}." for sentence, number in zip(said, numbers, strict=True) if number]
