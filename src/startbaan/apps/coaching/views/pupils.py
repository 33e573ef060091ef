"""The public pages on which pupils answer with a code, and nothing says who they are."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.coaching.actions.pupils import NotCounted, answer_pupil
from startbaan.apps.coaching.forms.pupils import ClassCodeForm, PupilSheet, pupil_sheet
from startbaan.apps.coaching.queries.pupils import Door, door
from startbaan.apps.people.access import Request
from startbaan.apps.programme.queries import page_language
from startbaan.domain.gathering.codes import read_code, spelled
from startbaan.domain.sentences import Problem

BOTH = ["GET", "HEAD", "POST"]
ANSWERED = "klas_beantwoord"  # on the device, for this code alone; it names nobody
REMEMBERED = 60 * 60 * 24 * 60
INSIDE = "klas_binnen"  # on the device, signed: the code that was right here
ANOTHER = "ander"


@login_not_required
@never_cache
@require_http_methods(BOTH)
def class_door(request: Request) -> HttpResponse:
    """Ask a pupil for the code on the board."""
    form = ClassCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if _may_try(request) and door(code, on=request.today) is not None:
            return _let_in(redirect("coaching:class_sheet", spelled(code)), code)
        return _unknown(request, form, status=422)
    return render(request, "coaching/pupils_door.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(BOTH)
def class_sheet(request: Request, code: str) -> HttpResponse:
    """Show the questions to a pupil who has the code, and count the answers; nothing of the pupil is kept."""
    found = _opened(request, code)
    if found is None:
        form = ClassCodeForm({"code": code})
        form.is_valid()
        return _unknown(request, form)
    if found.state != "open":
        return render(request, "coaching/pupils_shut.html", {"door": found})
    if ANSWERED in request.COOKIES and ANOTHER not in request.GET:
        return render(request, "coaching/pupils_answered.html", {"door": found, "another": f"?{ANOTHER}=ja"})
    if request.method != "POST":
        return _sheet_page(request, found, pupil_sheet(found.instrument, language=page_language()), code)
    sent = {item: str(request.POST.get(item, "")) for item in found.instrument.keys}
    sheet = pupil_sheet(found.instrument, language=page_language(), typed=sent)
    if sheet.checked is None or sheet.is_wrong:
        return _sheet_page(request, found, sheet, code)
    try:
        answer_pupil(code=read_code(code), on=request.today, answers=sheet.checked.answers)
    except NotCounted as refusal:
        sheet = pupil_sheet(found.instrument, language=page_language(), typed=sent, refusal=str(refusal))
        return _sheet_page(request, found, sheet, code)
    return _remembered(request)


@login_not_required
@require_GET
def class_thanks(request: Request) -> HttpResponse:
    """Thank a pupil; the same page for all."""
    return render(request, "coaching/pupils_thanks.html")


def _opened(request: Request, code: str) -> Door | None:
    try:
        read = read_code(code)
    except Problem:
        return None
    return door(read, on=request.today) if _is_inside(request, read) or _may_try(request) else None


def _is_inside(request: HttpRequest, code: str) -> bool:
    return request.get_signed_cookie(INSIDE, "", salt=INSIDE) == code


def _let_in(answer: HttpResponse, code: str) -> HttpResponse:
    """Leave on the device, until the browser closes, that it had this code right."""
    answer.set_signed_cookie(
        INSIDE,
        code,
        salt=INSIDE,
        path=reverse("coaching:class_door"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def _remembered(request: HttpRequest) -> HttpResponse:
    """Lead on to the thanks, and leave on the device that it answered: under this code, without anything of whom."""
    answer = redirect("coaching:class_thanks")
    answer.set_cookie(
        ANSWERED,
        "ja",
        max_age=REMEMBERED,
        path=request.path,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def _sheet_page(request: Request, found: Door, sheet: PupilSheet, code: str) -> HttpResponse:
    context = {"door": found, "sheet": sheet, "home": reverse("coaching:class_door")}
    page = render(request, "coaching/pupils_sheet.html", context, status=422 if sheet.is_wrong else 200)
    return _let_in(page, read_code(code))


def _may_try(request: HttpRequest) -> bool:
    """Whether not too many wrong codes came from this address just now."""
    return _counted(request, dry_run=True)


def _counted(request: HttpRequest, *, dry_run: bool) -> bool:
    found = ratelimit.consume(request, app="allauth.account", action="lesson_code", limit_get=True, dry_run=dry_run)
    return found is not None


def _unknown(request: Request, form: ClassCodeForm, *, status: int = 404) -> HttpResponse:
    """Say that a code is of no class; after too many wrong ones no code opens anything for a minute."""
    if _counted(request, dry_run=False):
        words = _("Deze code klopt niet. Kijk nog eens op het bord.")
    else:
        words, status = _("Er zijn te veel codes geprobeerd. Wacht een minuut en kijk goed op het bord."), 429
    if not form.errors or status == 429:
        form.add_error("code", words)
    return render(request, "coaching/pupils_door.html", {"form": form}, status=status)
