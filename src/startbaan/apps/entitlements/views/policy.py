"""The pages on the policy of a board: which boards, what holds, writing a version, and who consented."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.entitlements import actions, queries
from startbaan.apps.entitlements.forms import ConsentForm, PolicyForm, ReviewForm
from startbaan.apps.files.queries import Gone
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.rules.policies import review_proposed
from startbaan.ui import clock

PAGE = 25
BOTH = ["GET", "HEAD", "POST"]


@require_GET
def policies(request: Request) -> HttpResponse:
    """Show the boards whose policy one may read; who may read one goes there at once."""
    boards = queries.boards_with_policy(request.viewer)
    page = Paginator(boards, PAGE).get_page(request.GET.get("pagina"))
    if page.paginator.count == 1:
        return redirect("entitlements:policy", page[0].key)
    lines = queries.policy_lines(page.object_list, on=request.today)
    return render(request, "entitlements/policies.html", {"page": page, "lines": lines})


@require_GET
def policy(request: Request, board: str) -> HttpResponse:
    """Show the policy of one board: what holds, what waits, and what was before."""
    return render(request, "entitlements/policy.html", {"page": queries.policy_page(request.viewer, board)})


@require_http_methods(BOTH)
def new_policy(request: Request, board: str) -> HttpResponse:
    """Write a new version, keep it as a draft, or save it."""
    page = queries.policy_page(request.viewer, board)
    if not page.may_write:
        raise Http404
    draft = f"beleid:{page.board.uuid}"
    kept = drafts.draft_of(request.viewer, draft)
    form = _form(request, page, kept.fields if kept else _begun(page, request.today))
    if form.is_bound:
        _keep(request, form, draft)
        if form.is_valid() and request.POST.get("do") != "keep":
            try:
                words = {name: value for name, value in form.cleaned_data.items() if name != "based_on"}
                actions.write_policy(by=request.viewer, at=clock.now(), board=page.board, **words)
                drafting.forget(by=request.viewer, key=draft)
                return _back(request, board, _("De nieuwe versie is bewaard. Leg de instemming vast als die er is."))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
    context = {"page": page, "form": form, "draft": draft}
    return render(request, "entitlements/policy_write.html", context, status=_status(form))


@require_http_methods(BOTH)
def change_policy(request: Request, policy: UUID) -> HttpResponse:
    """Change a version nobody has consented to yet."""
    page, version = queries.policy_to_write(request.viewer, policy)
    if not version.is_open:
        raise Http404
    draft = f"beleid-versie:{policy}"
    kept = drafts.draft_of(request.viewer, draft)
    form = _form(request, page, kept.fields if kept else _worded(version))
    other = version if kept and kept.fields.get("based_on") != str(version.row.changes) else None
    if form.is_bound:
        _keep(request, form, draft)
        if form.is_valid() and request.POST.get("do") != "keep":
            try:
                actions.change_policy(by=request.viewer, at=clock.now(), policy=policy, **form.cleaned_data)
                drafting.forget(by=request.viewer, key=draft)
                return _back(request, page.board.key, _("De versie is bewaard."))
            except actions.PolicyOvertaken:
                page, other = queries.policy_to_write(request.viewer, policy)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
    if other:
        form = _prepared(PolicyForm(initial={**_shown(form), "based_on": other.row.changes}), page)
    context = {"page": page, "form": form, "draft": draft, "other": other, "version": version}
    return render(request, "entitlements/policy_write.html", context, status=422 if other else _status(form))


@require_http_methods(BOTH)
def drop_policy(request: Request, policy: UUID) -> HttpResponse:
    """Say what happens, and throw away a version nobody has consented to."""
    page, version = queries.policy_to_write(request.viewer, policy)
    if not version.is_open:
        raise Http404
    if request.method == "POST":
        actions.drop_policy(by=request.viewer, at=clock.now(), policy=policy)
        return _back(request, page.board.key, _("De versie is weggehaald."))
    consequences = [
        _("Deze versie gaat weg en komt niet terug."),
        _("Wat nu geldt, blijft gelden.") if page.holding else _("Er is dan nog geen beleid."),
    ]
    context = {"page": page, "title": _("Deze versie weghalen?"), "consequences": consequences}
    return render(request, "entitlements/policy_remove.html", context)


@require_http_methods(BOTH)
def review_policy(request: Request, policy: UUID) -> HttpResponse:
    """Let a version stay as it is, until another day."""
    page, version = queries.policy_to_write(request.viewer, policy)
    form = ReviewForm(request.POST or None, initial={"review_on": review_proposed(request.today)})
    if form.is_bound and form.is_valid():
        try:
            actions.review_policy(by=request.viewer, at=clock.now(), policy=policy, **form.cleaned_data)
            return _back(request, page.board.key, _("Het beleid blijft zoals het is."))
        except Refusal as refusal:
            form.add_error("review_on", str(refusal))
    context = {"page": page, "version": version, "form": form}
    return render(request, "entitlements/policy_review.html", context, status=_status(form))


@require_http_methods(BOTH)
def consent(request: Request, policy: UUID, sector: str) -> HttpResponse:
    """Note on which day the council of a sector consented, with the document."""
    page, version = queries.policy_to_write(request.viewer, policy)
    line = next((line for line in version.consents if line.policy.sector == sector), None)
    if line is None:
        raise Http404
    initial = {"given_on": line.given.given_on if line.given else request.today}
    form = ConsentForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.note_consent(
                by=request.viewer,
                at=clock.now(),
                policy=policy,
                sector=sector,
                given_on=form.cleaned_data["given_on"],
                name=file.name if file else "",
                content=file.read() if file else b"",
            )
            return _back(request, page.board.key, _("De instemming is vastgelegd."))
        except actions.Unfit as unfit:
            form.add_error("file", str(unfit))
        except Refusal as refusal:
            form.add_error("given_on", str(refusal))
    context = {"page": page, "version": version, "line": line, "form": form}
    return render(request, "entitlements/policy_consent.html", context, status=_status(form))


@require_http_methods(BOTH)
def withdraw_consent(request: Request, policy: UUID, sector: str) -> HttpResponse:
    """Say what happens, and take back a consent that was noted by mistake."""
    page, version = queries.policy_to_write(request.viewer, policy)
    line = next((line for line in version.consents if line.policy.sector == sector and line.given), None)
    if line is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.withdraw_consent(by=request.viewer, at=clock.now(), policy=policy, sector=sector)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        return _back(request, page.board.key, _("De instemming is weggehaald."))
    consequences = [
        _("Deze versie geldt niet meer in deze sector, tot er opnieuw is ingestemd."),
        _("Het document van de instemming gaat weg en komt niet terug.")
        if line.given and line.given.name
        else _("Een eerdere versie waarmee is ingestemd, geldt dan weer."),
    ]
    context = {"page": page, "title": _("De instemming weghalen?"), "consequences": consequences}
    return render(request, "entitlements/policy_remove.html", context)


@require_GET
def consent_document(request: Request, policy: UUID, sector: str) -> HttpResponse:
    """Hand over the document of a consent, to save and never to show."""
    try:
        file = queries.open_document(request.viewer, policy, sector)
    except Gone as gone:
        raise Http404 from gone
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(request: Request, page: queries.PolicyPage, initial: Mapping[str, object]) -> PolicyForm:
    return _prepared(PolicyForm(request.POST) if request.method == "POST" else PolicyForm(initial={**initial}), page)


def _prepared(form: PolicyForm, page: queries.PolicyPage) -> PolicyForm:
    if not page.asks_quality_agenda:
        form.without_quality_agenda()
    return form


def _begun(page: queries.PolicyPage, today: date) -> Mapping[str, object]:
    """A new version begins with the words of the last; it is meant to hold from today."""
    last = _worded(page.versions[0]) if page.versions else {}
    return {**last, "based_on": 0, "start_on": today, "review_on": review_proposed(today)}


def _worded(version: queries.ShownPolicy) -> Mapping[str, object]:
    row = version.row
    return {
        "based_on": row.changes,
        "goals": row.goals,
        "instruments": row.instruments,
        "quality_agenda": row.quality_agenda,
        "start_on": row.start_on,
        "review_on": row.review_on,
    }


def _keep(request: Request, form: django_forms.Form, draft: str) -> None:
    """Keep what was typed, before anything can be refused; what is too long to keep is said."""
    typed = {name: request.POST.get(name, "") for name in form.fields}
    try:
        drafting.keep(by=request.viewer, key=draft, fields=typed, at=clock.now())
        if request.POST.get("do") == "keep":
            messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
    except Refusal as refusal:
        form.add_error(None, str(refusal))


def _shown(form: django_forms.Form) -> dict[str, str]:
    """What stands in the fields of a form now."""
    return {bound.name: str(bound.value() or "") for bound in form}


def _status(form: django_forms.Form) -> int:
    return 422 if form.errors else 200


def _back(request: Request, board: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("entitlements:policy", board)
