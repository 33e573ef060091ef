"""The pages of the next version of the programme: begin it, change it, bring it out; and what changed."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.apps.quality import actions, queries
from startbaan.apps.quality.forms import BeginForm, BringOutForm, ChangesForm, ElementForm, SubjectForm
from startbaan.apps.quality.views.keeping import BOTH, status
from startbaan.domain.periods import SchoolYear
from startbaan.domain.schedule.comparing import Section
from startbaan.ui import clock


@require_http_methods(BOTH)
def version(request: Request, partnership: str) -> HttpResponse:
    """Show the versions of a partnership's programmes, and begin a next one."""
    page = queries.version_page(request.viewer, partnership)
    known = {str(row.pk): row for row in page.to_begin}
    form = BeginForm((page.reach.may_write and request.POST) or None, initial=_begun(page, request.today))
    form.let_choose([(key, str(row)) for key, row in known.items()])
    if form.is_bound and form.is_valid():
        begun = []

        def begin() -> None:
            begun.append(
                actions.begin_next_version(
                    by=request.viewer,
                    at=clock.now(),
                    partnership=page.reach.partnership,
                    after=known[form.cleaned_data["after"]],
                    number=form.cleaned_data["number"].strip(),
                )
            )

        if carried_out(form, begin):
            messages.success(request, _("Dit is de volgende versie. Verander wat jullie besloten."))
            return redirect("quality:draft", begun[0].pk)
    return render(request, "quality/version.html", {"page": page, "form": form}, status=status(form))


def _begun(page: queries.VersionPage, today: date) -> dict[str, str]:
    """The partnership's own programme goes on, in the next school year."""
    own = next((str(row.pk) for row in page.to_begin if row.owner_id), "")
    return {"number": str(SchoolYear.of(today).next.start_year), "after": own}


@require_GET
def draft(request: Request, version: int) -> HttpResponse:
    """Show a version that is being made: what changes, and every element to change."""
    page = queries.draft_page(request.viewer, version)
    return render(request, "quality/draft.html", {"page": page})


@require_http_methods(BOTH)
def element(request: Request, version: int, section: str, key: str) -> HttpResponse:
    """Change the words, the hours or the weeks of one element."""
    page = queries.draft_page(request.viewer, version)
    found = queries.element_named(page, section, key)
    form = ElementForm(request.POST or None, initial=found.values)
    form.of(found.section)
    if form.is_bound and form.is_valid():
        act = partial(
            actions.change_element,
            by=request.viewer,
            at=clock.now(),
            version=version,
            section=found.section,
            key=key,
            fields=form.changes(),
        )
        if carried_out(form, act):
            messages.success(request, _("De wijziging staat in de volgende versie."))
            return redirect("quality:draft", version)
    return render(request, "quality/element.html", {"page": page, "element": found, "form": form}, status=status(form))


@require_http_methods(BOTH)
def drop_element(request: Request, version: int, section: str, key: str) -> HttpResponse:
    """Say what happens, and leave an element out of the next version."""
    page = queries.draft_page(request.viewer, version)
    found = queries.element_named(page, section, key)
    if request.method == "POST":
        drop = partial(
            actions.drop_element,
            by=request.viewer,
            at=clock.now(),
            version=version,
            section=found.section,
            key=key,
        )
        carry_out(request, drop, _("Dit onderdeel staat niet meer in de volgende versie."))
        return redirect("quality:draft", version)
    consequences = [
        _("Het staat niet in de volgende versie. Wie al bezig is, houdt het tot het traject overgaat."),
        _("Wat hieruit volgt in het budget, rekenen we opnieuw uit."),
    ]
    context = {"page": page, "element": found, "consequences": consequences}
    return render(request, "quality/element_drop.html", context)


@require_http_methods(BOTH)
def restore_element(request: Request, version: int, section: str, key: str) -> HttpResponse:
    """Let an element be as it is in the programme of today."""
    page = queries.draft_page(request.viewer, version)
    line = next((line for line in page.changes.lines if (line.section, line.key) == (section, key)), None)
    if line is None or request.method != "POST":
        return redirect("quality:draft", page.row.pk)
    restore = partial(
        actions.restore_element, by=request.viewer, at=clock.now(), version=version, section=line.section, key=key
    )
    carry_out(request, restore, _("Deze wijziging is ongedaan gemaakt."))
    return redirect("quality:draft", version)


@require_http_methods(BOTH)
def add_subject(request: Request, version: int) -> HttpResponse:
    """Add a subject to the onboarding list of the next version."""
    page = queries.draft_page(request.viewer, version)
    form = SubjectForm(request.POST or None, initial={"first_week": 1, "last_week": 8})
    form.of(Section.ONBOARDING)
    form.let_choose(queries.roles_of(page))
    if form.is_bound and form.is_valid():
        act = partial(
            actions.add_subject,
            by=request.viewer,
            at=clock.now(),
            version=version,
            title=form.cleaned_data["title_nl"],
            taken=[subject.key for subject in page.definition.onboarding],
            fields=form.changes(),
            items=form.cleaned_data["items"],
            with_whom=form.cleaned_data["with_whom"],
        )
        if carried_out(form, act):
            messages.success(request, _("Het onderwerp staat in de volgende versie."))
            return redirect("quality:draft", version)
    return render(request, "quality/subject.html", {"page": page, "form": form}, status=status(form))


@require_http_methods(BOTH)
def changes_text(request: Request, version: int) -> HttpResponse:
    """Change everything at once, for who knows the programme by its keys."""
    page = queries.draft_page(request.viewer, version)
    form = ChangesForm(request.POST or None, initial={"changes": page.row.changes})
    if form.is_bound and form.is_valid():
        act = partial(
            actions.change_next_version,
            by=request.viewer,
            at=clock.now(),
            version=version,
            changes=form.cleaned_data["changes"],
        )
        if carried_out(form, act):
            messages.success(request, _("De wijzigingen zijn bewaard."))
            return redirect("quality:draft", version)
    return render(request, "quality/changes_text.html", {"page": page, "form": form}, status=status(form))


@require_http_methods(BOTH)
def drop_version(request: Request, version: int) -> HttpResponse:
    """Say what happens, and throw a version away that is being made."""
    page = queries.draft_page(request.viewer, version)
    if request.method == "POST":
        drop = partial(actions.drop_next_version, by=request.viewer, at=clock.now(), version=version)
        carry_out(request, drop, _("De versie is weggegooid."))
        return redirect("quality:version", page.reach.partnership.key)
    consequences = [
        _("Alles wat jullie in deze versie veranderden, gaat weg en komt niet terug."),
        _("De bevindingen blijven staan, en wachten op een volgende versie."),
    ]
    return render(request, "quality/draft_drop.html", {"page": page, "consequences": consequences})


@require_http_methods(BOTH)
def bring_out(request: Request, version: int) -> HttpResponse:
    """Show the list of changes, ask which findings it answers, and bring the version out."""
    page = queries.draft_page(request.viewer, version)
    form = BringOutForm(request.POST or None)
    form.let_choose([(str(found.row.key), found.row.title) for found in page.waiting])
    if form.is_bound and form.is_valid():
        act = partial(
            actions.bring_out,
            by=request.viewer,
            at=clock.now(),
            version=version,
            findings=form.cleaned_data.get("findings", []),
        )
        if carried_out(form, act):
            messages.success(request, _("De nieuwe versie is uitgebracht. Iedereen kan lezen wat er veranderd is."))
            return redirect("quality:changed_in", version)
    return render(request, "quality/bring_out.html", {"page": page, "form": form}, status=status(form))


@require_GET
def changed(request: Request) -> HttpResponse:
    """Show what changed in the programmes, version by version, for everybody."""
    found = queries.changed_lists(language=get_language() or "nl")
    return render(request, "quality/changed.html", {"found": found})


@require_GET
def changed_in(request: Request, version: int) -> HttpResponse:
    """Show what changed in one version, for everybody."""
    row, changes = queries.changed_in(version, language=get_language() or "nl")
    context = {"row": row, "changes": changes, "arranges": queries.may_move_tracks(request.viewer, row)}
    return render(request, "quality/changed_in.html", context)
