"""Gatherings in a real browser: made, invited to, answered and chosen on a phone, shared out and called off."""

from datetime import timedelta

import pytest
from arranged import arranged, invited, placed
from looking import problems_within

from startbaan.apps.gatherings.models import Attendance, Gathering
from startbaan.project.cast import A_DAY

pytestmark = pytest.mark.browser
UNTIL = A_DAY + timedelta(days=7)


def answer_yes(page, gathering):
    page.goto(f"/bijeenkomsten/{gathering.key}/")
    page.get_by_role("button", name="Ik kom").click()


def prefer(page, gathering, *titles):
    page.goto(f"/bijeenkomsten/{gathering.key}/")
    page.get_by_role("link", name="Geef je voorkeuren op").click()
    for number, title in enumerate(titles, start=1):
        page.get_by_label(f"Je {number}e keuze").select_option(label=title)
    page.get_by_role("button", name="Bewaar mijn voorkeuren").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_working_group_makes_an_afternoon_with_sessions(page_as, javascript):
    page = page_as("anouk", javascript=javascript)
    page.goto("/bijeenkomsten/nieuw/")
    page.get_by_label("Professionaliseringsmiddag").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Op welke dag?").fill("2026-12-09")
    page.get_by_label("Hoe laat begint het?").fill("14:00")
    page.get_by_label("Hoeveel minuten duurt het?").fill("180")
    page.get_by_label("Waar is het?").fill("Pabo Waterrijk")
    page.get_by_role("button", name="Verder").click()
    for title, button in (("Groepsdynamiek", "Voeg deze sessie toe"), ("Formatief evalueren", "Verder")):
        page.get_by_label("Hoe heet de sessie?").fill(title)
        page.get_by_label("Hoeveel plaatsen zijn er?").fill("12")
        page.get_by_label("Olga Brandsma").check()
        page.get_by_role("button", name=button).click()
    page.get_by_label("starters", exact=True).check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Tot en met welke dag geeft iedereen voorkeuren op").fill("2026-12-02")
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Hoe heet de bijeenkomst?").fill("Middag over groepen")
    page.get_by_role("button", name="Verder").click()
    checked = page.get_by_role("main").inner_text()
    page.get_by_role("button", name="Zet de bijeenkomst open").click()

    assert "Samen 24 plaatsen." in checked
    assert page.get_by_role("heading", name="Waterland Onderwijs").count() == 1
    assert Gathering.objects.get(title="Middag over groepen").sessions.count() == 2


def test_from_invitation_to_session_and_called_off_on_a_phone_without_script(page_as, test_database):
    people = test_database.cast
    gathering = arranged(people, choose_until=UNTIL)
    hanneke = page_as("hanneke", javascript=False)
    hanneke.goto(f"/bijeenkomsten/{gathering.key}/uitnodigen/")
    hanneke.get_by_label("In jullie eigen woorden").fill("Fijn als je er bent!")
    hanneke.get_by_role("button", name="Nodig 4 mensen uit").click()
    sanne = page_as("sanne", width=390, javascript=False)
    answer_yes(sanne, gathering)
    prefer(sanne, gathering, "Groepsdynamiek", "Formatief evalueren")
    Gathering.objects.filter(pk=gathering.pk).update(choose_until=A_DAY - timedelta(days=1))
    jeroen = page_as("jeroen", javascript=False)
    jeroen.goto(f"/bijeenkomsten/{gathering.key}/")
    jeroen.get_by_role("link", name="Sessies verdelen").click()
    jeroen.get_by_role("button", name="Verdeel de sessies zo").click()
    sanne.goto(f"/bijeenkomsten/{gathering.key}/")
    sanne.get_by_text("Waarom deze sessie?").click()
    why = sanne.get_by_role("main").inner_text()
    jeroen.goto(f"/bijeenkomsten/{gathering.key}/afgelasten/")
    consequences = jeroen.get_by_role("main").inner_text()
    jeroen.get_by_label("Waarom gaat het niet door?").fill("Er ligt sneeuw.")
    jeroen.get_by_role("button", name="Gelast de bijeenkomst af").click()
    sanne.goto(f"/bijeenkomsten/{gathering.key}/")

    assert "“Groepsdynamiek” was je eerste keuze." in why
    assert "4 mensen krijgen bericht." in consequences
    assert "Er ligt sneeuw." in sanne.get_by_role("main").inner_text()
    assert sanne.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_of_who_arranges_are_readable_for_all_and_fit(page_as, test_database, scheme, width):
    people = test_database.cast
    gathering = arranged(people, choose_until=UNTIL)
    invited(people, gathering)
    placed(people, gathering, "sanne", session="Groepsdynamiek")
    placed(people, gathering, "thijs")
    placed(people, gathering, "femke", state="declined")
    Attendance.objects.filter(starter=people.femke).update(because="Ik ben dan op kamp.")
    session = gathering.sessions.get(title="Groepsdynamiek")
    jeroen = page_as("jeroen", scheme=scheme, width=width)
    base = f"/bijeenkomsten/{gathering.key}"
    paths = [
        "/bijeenkomsten/nieuw/",
        f"{base}/",
        f"{base}/uitnodigen/",
        f"{base}/wijzigen/",
        f"{base}/verdelen/",
        f"{base}/sessies/{session.key}/wijzigen/",
        f"{base}/sessies/{session.key}/afzeggen/",
        f"{base}/afgelasten/",
    ]
    problems, widths = [], set()
    for path in paths:
        assert jeroen.goto(path).status == 200
        problems += problems_within(jeroen)
        widths.add(jeroen.evaluate("document.documentElement.scrollWidth"))
    thijs = page_as("thijs", scheme=scheme, width=width)
    for path in (f"{base}/", f"{base}/keuze/"):
        assert thijs.goto(path).status == 200
        problems += problems_within(thijs)
        widths.add(thijs.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
