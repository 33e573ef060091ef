"""Light or dark is the viewer's own choice, and it is kept."""

from django.http import HttpRequest
from django.test import RequestFactory

from startbaan.ui.themes import COOKIE, Theme, chosen_by
from startbaan.ui.views import choose_theme


def choice(**data) -> HttpRequest:
    return RequestFactory().post("/stijl/weergave/", data)


def test_choice_is_kept_and_leads_back():
    response = choose_theme(choice(theme="dark", next="/starters/?jaar=2"))

    assert (response.status_code, response["Location"]) == (302, "/starters/?jaar=2")
    assert response.cookies[COOKIE].value == "dark"


def test_choice_never_leads_to_another_site():
    assert choose_theme(choice(theme="dark", next="https://elders.example/"))["Location"] == "/"


def test_unknown_theme_is_refused():
    assert choose_theme(choice(theme="paars", next="/")).status_code == 400


def test_choosing_by_get_is_refused():
    assert choose_theme(RequestFactory().get("/stijl/weergave/")).status_code == 405


def test_spoiled_cookie_counts_as_no_choice():
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = "paars"

    assert chosen_by(request) == Theme.AUTO
