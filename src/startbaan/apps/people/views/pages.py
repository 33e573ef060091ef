"""What the pages of people administration share: a page with one form, and the words of choices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.forms import SearchForm
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.words import Sector, word
from startbaan.ui.navigation import NavItem

if TYPE_CHECKING:
    from startbaan.apps.people.models import Organisation, Person


@dataclass(frozen=True)
class FormPage:
    """A page that holds one form: its heading, the verb on the button, and the way back."""

    title: str
    action: str
    back: str
    lead: str = ""
    crumbs: tuple[NavItem, ...] = ()
    search: SearchForm | None = None
    kept: tuple[tuple[str, str], ...] = ()
    nobody_found: bool = False
    add_url: str = ""


def form_page(request: Request, form: BaseForm, page: FormPage) -> HttpResponse:
    """Show a form with what was typed and what is wrong with it."""
    return render(request, "people/form.html", {"form": form, "page": page})


def say(form: BaseForm, refusal: Refusal) -> None:
    """Say on the form what cannot be done; what is not the viewer's does not exist. Raises Http404."""
    if isinstance(refusal, NotYours):
        raise Http404 from refusal
    form.add_error(None, str(refusal))


def role_word(role: str, *, sector: str | None) -> str:
    """Name a role in the words of a sector."""
    return word(role, sector=Sector(sector) if sector else None, language=get_language() or "nl")


def role_choices(roles: Iterable[RoleName], *, sector: str | None) -> list[tuple[str, str]]:
    """Offer roles by their words."""
    return sorted(((role.value, role_word(role.value, sector=sector)) for role in roles), key=lambda pair: pair[1])


def person_choices(people: "Sequence[Person]") -> list[tuple[str, str]]:
    """Offer people by name, with where they work to tell namesakes apart."""
    return [(str(person.pk), _told_apart(person)) for person in people]


def place_choices(places: "Iterable[Organisation]") -> list[tuple[str, str]]:
    """Offer organisations by name."""
    return [(place.key, place.name) for place in places]


def _told_apart(person: "Person") -> str:
    schools = sorted({post.school.name for post in person.posts.all()})
    return f"{person} ({', '.join(schools)})" if schools else str(person)
