"""Mail in a real browser: a coach is reminded, reads it in the mailbox, puts it off and chooses less mail."""

from datetime import date, datetime, timedelta

import pytest
from django.core.mail import get_connection
from looking import problems_of

from startbaan.apps.outbox.actions import gather, send_next
from startbaan.apps.outbox.models import MailChoice
from startbaan.apps.programme.actions import remind
from startbaan.apps.programme.models import Activity, PutOff
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui.clock import AMSTERDAM

pytestmark = pytest.mark.browser

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


@pytest.fixture
def reminded(site, test_database, settings):
    """Sanne's start talk is due tomorrow; everyone was reminded last night and got their mail this morning."""
    settings.DEMO = True
    people = test_database.cast
    talk = Activity.objects.filter(starter=people.sanne, key="start-talk", year=1)
    Activity.objects.filter(state="planned").exclude(pk__in=talk).update(state="dropped")
    talk.update(window=Period(date(2026, 8, 24), A_DAY + timedelta(days=2)))
    morning = datetime(2026, 11, 24, 8, tzinfo=AMSTERDAM)
    remind(on=A_DAY, at=morning - timedelta(hours=5))
    gather(at=morning)
    while send_next(through=get_connection(NOWHERE), at=morning):
        pass
    return talk.get()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reminder_is_read_put_off_and_less_mail_is_chosen(page_as, reminded, test_database, width):
    page = page_as("mehmet", width=width)
    page.goto("/postvak/")
    page.get_by_role("link", name="Startgesprek van Sanne de Wit: uiterlijk wo 25 november 2026").click()
    page.get_by_text("Dag Mehmet,").wait_for()
    page.get_by_role("link", name=f"/activiteiten/{reminded.pk}/").click(trial=True)

    page.goto(f"/activiteiten/{reminded.pk}/")
    page.get_by_role("link", name="Stel de herinneringen uit").click()
    page.get_by_label("het past later in het jaar beter").check()
    page.get_by_role("button", name="Stel uit").click()
    page.get_by_text("De herinneringen wachten.").wait_for()

    page.goto("/account/")
    page.get_by_role("link", name="Kies hoe vaak").click()
    page.get_by_label("Eén keer per week in één mail").check()
    page.get_by_label("Op welke dag?").select_option("vrijdag")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Je keuze is bewaard.").wait_for()

    assert PutOff.objects.get().until == A_DAY + timedelta(weeks=2)
    assert MailChoice.objects.get(person=test_database.cast.mehmet).weekday == 4


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, reminded, scheme, width):
    problems, widths = [], set()
    for handle, paths in (
        ("mehmet", ("/postvak/", "/meldingen/", f"/activiteiten/{reminded.pk}/herinneringen/")),
        ("bas", ("/verzonden-post/",)),
    ):
        page = page_as(handle, scheme=scheme, width=width)
        for path in paths:
            assert page.goto(path).status == 200
            problems += problems_of(page)
            widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
