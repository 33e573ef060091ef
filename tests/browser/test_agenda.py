"""Agreeing a moment across people, and one's own calendar, in a real browser: on a phone, without script, readable."""

import re

import icalendar
import pytest
from looking import problems_of

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.project import cast

pytestmark = pytest.mark.browser


def start_talk():
    starter = Person.objects.get(addresses__email=cast.email_of("sanne"))
    return Activity.objects.get(starter=starter, key="start-talk", year=1, number=1)


def propose(page, *, moments):
    """Let somebody propose the first moments that are shown; gives what these are called."""
    page.goto(f"/activiteiten/{start_talk().pk}/")
    page.get_by_role("link", name="Stel momenten voor en laat anderen kiezen").click()
    offered = page.get_by_role("group", name="Welke momenten stel je voor?").get_by_role("checkbox")
    chosen = [offered.nth(number) for number in range(moments)]
    names = [one.evaluate("box => box.labels[0].innerText.trim()") for one in chosen]
    for one in chosen:
        one.check()
    page.get_by_role("button", name="Stel deze momenten voor").click()
    return names


def answer(page, moment, word):
    page.get_by_role("group", name=moment).get_by_label(word, exact=True).check()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_a_moment_that_all_can_is_agreed_and_stands_in_both_agendas(page_as, javascript):
    coach = page_as("mehmet", width=390, javascript=javascript)
    first, second = propose(coach, moments=2)
    karin = page_as("karin", width=390, javascript=javascript)
    karin.goto(f"/activiteiten/{start_talk().pk}/voorstel/antwoord/")
    answer(karin, second, "Ik kan")
    answer(karin, first, "Ik kan niet")
    karin.get_by_role("button", name="Bewaar mijn antwoord").click()

    starter = page_as("sanne", width=390, javascript=javascript)
    starter.goto(f"/activiteiten/{start_talk().pk}/")
    starter.get_by_role("link", name="Bekijk de momenten").click()
    answer(starter, first, "Ik kan")
    answer(starter, second, "Ik kan")
    starter.get_by_role("button", name="Bewaar mijn antwoord").click()

    starter.get_by_text(re.compile("Iedereen kan. Het is afgesproken")).wait_for()
    assert starter.get_by_text(re.compile("Iedereen kan")).inner_text().count(second) == 1
    for page in (starter, coach, karin):
        page.goto("/agenda/lijst/")
        assert page.get_by_role("link", name="Startgesprek").count() == 1


def test_an_appointment_is_answered_on_its_own_page(page_as):
    propose(page_as("mehmet"), moments=1)
    for handle in ("karin", "sanne"):
        page = page_as(handle)
        page.goto(f"/activiteiten/{start_talk().pk}/voorstel/antwoord/")
        page.get_by_label("Ik kan", exact=True).check()
        page.get_by_role("button", name="Bewaar mijn antwoord").click()
    page.goto("/agenda/lijst/")
    page.get_by_role("link", name="Startgesprek").click()
    page.get_by_role("button", name="Ik kan niet").click()

    page.get_by_text("Je antwoord staat erbij.").wait_for()
    assert page.get_by_text("kan niet", exact=True).count() == 1


def test_ones_own_calendar_fetches_it_without_signing_in(page_as):
    propose(page_as("mehmet"), moments=1)
    for handle in ("karin", "sanne"):
        page = page_as(handle)
        page.goto(f"/activiteiten/{start_talk().pk}/voorstel/antwoord/")
        page.get_by_label("Ik kan", exact=True).check()
        page.get_by_role("button", name="Bewaar mijn antwoord").click()
    page.goto("/agenda/")
    page.get_by_role("link", name="Zet dit in je eigen agenda").click()
    page.get_by_role("button", name="Maak mijn adres").click()
    path = re.search(r"/agenda/feed/[^/]+\.ics", page.locator(".sb-address").inner_text())[0]
    page.context.clear_cookies()
    (event,) = icalendar.Calendar.from_ical(page.request.get(path).text()).walk("VEVENT")

    assert (str(event["SUMMARY"]), str(event["UID"])) == ("Afspraak Startbaan", str(Appointment.objects.get().uid))


def test_working_days_are_kept_without_script(page_as):
    page = page_as("sanne", width=390, javascript=False)
    page.goto("/agenda/")
    page.get_by_role("link", name="Mijn werkdagen").click()
    for part in ("ochtend", "middag", "na school"):
        page.get_by_label(f"woensdag {part}").uncheck()
    page.get_by_role("button", name="Bewaar mijn werkdagen").click()

    page.get_by_text("Je werkdagen zijn bewaard.").wait_for()
    assert page.locator("input[name=parts]:checked").count() == 12


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_of_the_agenda_are_readable_for_all_and_fit(page_as, scheme, width):
    page = page_as("mehmet", width=width, scheme=scheme)
    problems, widths = [], set()
    for path in (f"/activiteiten/{start_talk().pk}/voorstel/", "/agenda/beschikbaar/", "/agenda/abonnement/"):
        assert page.goto(path).status == 200
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))
    propose(page, moments=2)
    for path in (f"/activiteiten/{start_talk().pk}/voorstel/antwoord/", "/agenda/", "/agenda/lijst/"):
        assert page.goto(path).status == 200
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
