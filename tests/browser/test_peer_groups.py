"""Peer groups in a real browser: made, changed by hand, published; then dates, attendance, hours; by three people."""

from datetime import timedelta

import pytest
from grouped import put_placings, put_round
from grouped_out import brought_out
from looking import problems_of, problems_within

from startbaan.apps.entitlements.models import GuidedGroup
from startbaan.apps.peergroups import tasks
from startbaan.apps.peergroups.models import (
    Candidate,
    PeerGroup,
    PeerMeeting,
    PeerMember,
    Placing,
    Round,
    RoundFacilitator,
    Run,
)
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.browser


def proposed(people) -> Round:
    row = put_round(people)
    put_placings(people, row)
    return row


def main_of(page) -> str:
    return page.get_by_role("main").inner_text()


def stands(people, handle) -> tuple[int, str]:
    row = Placing.objects.get(starter=people.persons[handle])
    return row.facilitator_id, row.weekday


def line_of(page, name):
    return page.locator("[data-starter]").filter(has=page.get_by_text(name, exact=True))


def group_of(page, name):
    return page.locator("[data-slot]", has_text=name)


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_coordinator_starter_and_facilitator_go_from_pool_to_hours(page_as, test_database, javascript):
    people = test_database.cast
    hanneke = page_as("hanneke", javascript=javascript)
    hanneke.goto("/intervisie/")
    hanneke.get_by_role("link", name="Maak groepen").click()
    hanneke.get_by_role("button", name="Zoek wie meedoen").click()
    hanneke.get_by_text("Wat weegt zwaarder?").click()
    hanneke.get_by_label("Kleinste groep").fill("2")
    hanneke.get_by_label("Grootste groep").fill("3")
    hanneke.locator("form[action$='/gewichten/']").get_by_role("button", name="Bewaar").click()
    hanneke.get_by_role("button", name="Bereken de groepen").click()
    with clock.standing_on(A_DAY):
        tasks.compute(run=str(Run.objects.get().key))
    if not javascript:
        hanneke.get_by_role("link", name="Kijk hoe ver het is").click()
    hanneke.get_by_role("heading", name="Petra Visser").wait_for()
    proposal = main_of(hanneke)

    assert "bewezen best" in proposal
    assert "Dit klopt nog niet" not in proposal
    address = hanneke.url

    hanneke.get_by_role("link", name="Verplaats Thijs van Dam").click()
    hanneke.get_by_text("Waarom niet in een andere groep?").click()
    hanneke.get_by_role("button", name="Toch doen").click()
    hanneke.get_by_text("Dit klopt nog niet").wait_for()
    broken = main_of(hanneke)
    hanneke.get_by_role("button", name="Zet dit terug").click()
    hanneke.get_by_text("Dit klopt nog niet").wait_for(state="detached")
    hanneke.goto(address.replace("/voorstel/", "/uitbrengen/"))
    hanneke.get_by_role("button", name="Breng de groepen uit").click()

    assert "Thijs van Dam en begeleider Mehmet Yılmaz zijn van dezelfde school." in broken
    assert "2 groepen zijn uitgebracht." in main_of(hanneke)
    group = PeerGroup.objects.get(facilitator=people.petra)

    petra = page_as("petra", javascript=javascript)
    petra.goto(f"/intervisie/groepen/{group.key}/data/")
    petra.get_by_label("Waar kom je bij elkaar?").fill("De Sluis, lokaal 3")
    petra.get_by_role("button", name="Leg vast en nodig uit").click()
    meeting = PeerMeeting.objects.filter(group=group).order_by("start_at").first()
    sanne = page_as("sanne", width=390, javascript=javascript)
    sanne.goto("/intervisie/")
    sanne.get_by_role("link", name=group.name).click()
    own_group = main_of(sanne)
    sanne.goto(f"/intervisie/bijeenkomsten/{meeting.key}/")
    sanne.get_by_role("button", name="Ik kom", exact=True).click()

    assert "Thijs van Dam" in own_group
    assert "Waarom deze groep?" in own_group
    assert "je komt" in main_of(sanne)
    assert sanne.evaluate("document.documentElement.scrollWidth") == 390

    PeerMeeting.objects.filter(pk=meeting.pk).update(start_at=clock.now() - timedelta(hours=3))
    petra.goto(f"/intervisie/bijeenkomsten/{meeting.key}/")
    petra.get_by_role("button", name="Alle anderen waren er").click()
    done = Activity.objects.filter(starter=people.sanne, key="peer-meeting", state="done")
    counted = GuidedGroup.objects.filter(key=group.key, person=people.petra)

    assert (done.count(), counted.count()) == (1, 1)


def test_starter_is_dragged_to_another_group_and_onto_somebody_to_swap(page_as, test_database):
    people = test_database.cast
    row = proposed(people)
    page = page_as("jeroen")
    page.goto(f"/intervisie/rondes/{row.key}/voorstel/")

    line_of(page, "Femke Mulder").drag_to(group_of(page, "Mehmet Yılmaz, donderdag").get_by_role("heading"))
    page.get_by_text("Femke Mulder zit nu bij Mehmet Yılmaz op donderdag.").wait_for()
    moved = stands(people, "femke")
    line_of(page, "Yasmina El Amrani").drag_to(line_of(page, "Noah Bakker"))
    page.get_by_text("Yasmina El Amrani en Noah Bakker zijn geruild.").wait_for()
    swapped = stands(people, "yasmina"), stands(people, "noah")
    page.get_by_role("button", name="Zet dit terug").click()
    page.get_by_text("zijn geruild.").wait_for(state="detached")

    assert moved == (people.mehmet, "do")
    assert swapped == ((people.mehmet, "do"), (people.carla, "di"))
    assert (stands(people, "yasmina"), stands(people, "noah")) == ((people.carla, "di"), (people.mehmet, "do"))


def test_starter_is_moved_swapped_and_locked_by_keyboard_alone(page_as, test_database):
    people = test_database.cast
    row = proposed(people)
    page = page_as("jeroen")
    page.goto(f"/intervisie/rondes/{row.key}/voorstel/")

    page.get_by_role("link", name="Verplaats Femke Mulder").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Waar hoort Femke Mulder?").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Femke Mulder zit nu bij Mehmet Yılmaz op donderdag.").wait_for()
    focused = page.evaluate("document.activeElement.textContent.trim()")
    page.get_by_role("button", name="Zet vast Femke Mulder").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Maak los Femke Mulder").wait_for()

    assert stands(people, "femke") == (people.mehmet, "do")
    assert focused == "Verplaats Femke Mulder"
    assert Placing.objects.get(starter=people.femke).locked


def test_two_who_change_the_same_proposal_lose_nothing(page_as, test_database):
    people = test_database.cast
    row = proposed(people)
    jeroen, anouk = page_as("jeroen"), page_as("anouk", javascript=False)
    for page in (jeroen, anouk):
        page.goto(f"/intervisie/rondes/{row.key}/voorstel/")
    jeroen.get_by_role("button", name="Zet vast Thijs van Dam").click()
    jeroen.get_by_text("Vastgezet: Thijs van Dam.").wait_for()

    anouk.get_by_role("link", name="Verplaats Femke Mulder").click()
    jeroen.get_by_role("button", name="Zet vast Noah Bakker").click()
    jeroen.get_by_text("Vastgezet: Noah Bakker.").wait_for()
    anouk.get_by_role("button", name="Doe dit").first.click()
    told = main_of(anouk)
    anouk.get_by_role("button", name="Doe dit").first.click()

    assert "veranderde intussen iets: “Vastgezet: Noah Bakker.”" in told
    assert stands(people, "femke") == (people.mehmet, "do")
    assert set(Placing.objects.filter(locked=True).values_list("starter", flat=True)) == {people.thijs, people.noah}


def test_leaver_goes_from_a_published_group_without_script(page_as, test_database):
    people = test_database.cast
    row = brought_out(people)
    page = page_as("jeroen", width=390, javascript=False)
    page.goto(f"/intervisie/rondes/{row.key}/later/")
    page.get_by_role("link", name="Gaat eruit Noah Bakker").click()
    shown = main_of(page)
    page.get_by_label("Waarom?").fill("Gaat elders werken")
    page.get_by_role("button", name="Doe het zo").click()

    assert "Noah Bakker gaat eruit. Yasmina El Amrani komt bij Mehmet Yılmaz op donderdag." in shown
    assert "Noah Bakker zit niet meer in een groep." in main_of(page)
    assert not PeerMember.objects.filter(starter=people.noah, period__contains=A_DAY).exists()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_of_who_makes_groups_are_readable_for_all_and_fit(page_as, test_database, scheme, width):
    people = test_database.cast
    row, out = proposed(people), brought_out(people)
    Placing.objects.filter(round=row, starter=people.sanne).update(facilitator=people.mehmet, weekday="do")
    thijs, femke = (Person.objects.get(pk=people.persons[handle]).key for handle in ("thijs", "femke"))
    page = page_as("jeroen", scheme=scheme, width=width)
    paths = [
        f"/intervisie/rondes/{row.key}/voorstel/",
        f"/intervisie/rondes/{row.key}/voorstel/?wie={people.femke}",
        f"/intervisie/rondes/{row.key}/uitbrengen/",
        f"/intervisie/rondes/{out.key}/later/",
        f"/intervisie/rondes/{out.key}/later/{thijs}/eruit/",
        f"/intervisie/rondes/{out.key}/later/{femke}/eruit/",
    ]
    problems, widths = [], set()
    for path in paths:
        assert page.goto(path).status == 200
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})


def test_computing_is_stopped_by_the_button_and_begun_again(page_as, test_database):
    row = put_round(test_database.cast)
    page = page_as("jeroen")
    page.goto(f"/intervisie/rondes/{row.key}/")
    page.get_by_role("button", name="Bereken de groepen").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Bereken opnieuw").wait_for()
    stopped = list(Run.objects.values_list("state", flat=True))
    page.get_by_role("button", name="Bereken opnieuw").click()
    page.get_by_role("button", name="Stop", exact=True).wait_for()

    assert stopped == ["stopped"]
    assert list(Run.objects.order_by("asked_at").values_list("state", flat=True)) == ["stopped", "waiting"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_what_would_help_is_applied_by_the_button_and_computed_again(page_as, test_database, javascript):
    people = test_database.cast
    row = put_round(people)
    RoundFacilitator.objects.filter(round=row).exclude(person=people.mehmet).update(max_groups=0)
    RoundFacilitator.objects.filter(round=row, person=people.mehmet).update(max_groups=1)
    page = page_as("jeroen", javascript=javascript)
    page.goto(f"/intervisie/rondes/{row.key}/")
    page.get_by_role("button", name="Bereken de groepen").click()
    compute_waiting()
    page.goto(f"/intervisie/rondes/{row.key}/voorstel/")
    impasse = main_of(page)
    page.get_by_role("button", name="Pas dit toe en bereken opnieuw").click()
    compute_waiting()
    page.goto(f"/intervisie/rondes/{row.key}/voorstel/")

    assert "Zo kan het niet" in impasse
    assert "Wat helpt" in impasse
    assert "Bewezen het kleinste" in impasse
    assert "bewezen best" in main_of(page).lower()
    assert Placing.objects.filter(round=row).count() == Candidate.objects.filter(round=row, included=True).count()


def compute_waiting() -> None:
    """Do what the worker would."""
    with clock.standing_on(A_DAY):
        tasks.compute(run=str(Run.objects.get(state="waiting").key))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_pool_and_proposal_are_readable_for_all_with_everything_open(page_as, test_database, scheme, width):
    people = test_database.cast
    row = proposed(people)
    Candidate.objects.filter(round=row, starter=people.sanne).update(weekdays=[])
    page = page_as("jeroen", scheme=scheme, width=width)
    problems, widths = [], set()
    for path in ("", "voorstel/"):
        assert page.goto(f"/intervisie/rondes/{row.key}/{path}").status == 200
        problems += problems_within(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_own_group_and_days_of_who_comes_late_are_readable_for_all(page_as, test_database, scheme, width):
    people = test_database.cast
    row = brought_out(people)
    PeerMember.objects.filter(starter=people.femke).delete()
    femke = Person.objects.get(pk=people.femke).key
    group = PeerGroup.objects.get(facilitator=people.carla)
    problems, widths = [], set()
    for handle, path in (
        ("sanne", f"/intervisie/groepen/{group.key}/"),
        ("jeroen", f"/intervisie/rondes/{row.key}/later/{femke}/erbij/"),
        ("jeroen", f"/intervisie/rondes/{row.key}/later/{femke}/erbij/?kies=1&dagen=di&dagen=do"),
    ):
        page = page_as(handle, scheme=scheme, width=width)
        assert page.goto(path).status == 200
        problems += problems_within(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
