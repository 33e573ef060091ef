"""The jobs of starters: what is one job, since when the appointment runs, and what it costs to ask."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from startbaan.apps.entitlements.queries import cases_of
from startbaan.apps.people.models import Organisation, Person, Post, Profile, Terms
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Terms as Agreed
from startbaan.domain.words import Sector

YEAR = SchoolYear(2026)
AUGUST, FEBRUARY = date(2026, 8, 1), date(2027, 2, 1)
FULL = Decimal("1.0000")


def somebody(*, began: date | None = None) -> Person:
    person = Person.objects.create(given_name="Ada", family_name="Blom")
    Profile.objects.create(person=person, profession_started_on=began)
    return person


def school(people, key: str) -> Organisation:
    return Organisation.objects.get(pk=people.organisations[key])


def post(person: Person, place: Organisation, start: date, end: date | None, **fields: str) -> Post:
    made = Post.objects.create(person=person, school=place, period=Period(start, end), **fields)
    Terms.objects.create(post=made, fte=1, scale="lb", step=1, period=Period(start, end))
    return made


def jobs(person: Person) -> list[tuple[str, Period, date]]:
    return [(job.school_name, job.case.job, job.case.begun) for job in cases_of([person.pk], year=YEAR)[person.pk]]


def test_a_job_has_its_terms_contract_and_start_of_profession(people):
    person, place = somebody(began=date(2025, 8, 1)), school(people, "de-sluis")
    made = post(person, place, AUGUST, None, contract="vast", function="leerkracht")
    made.terms.update(period=Period(AUGUST, FEBRUARY))
    Terms.objects.create(post=made, fte=Decimal("0.6"), scale="LB", step=2, period=Period(FEBRUARY))

    (job,) = cases_of([person.pk], year=YEAR)[person.pk]
    assert (job.person, job.school, job.school_name) == (person.pk, place.pk, place.name)
    assert (job.case.sector, job.case.temporary) == (Sector.PO, False)
    assert job.case.profession_started_on == date(2025, 8, 1)
    assert job.case.terms == (
        Agreed(Period(AUGUST, FEBRUARY), FULL, "LB", 1),
        Agreed(Period(FEBRUARY), Decimal("0.6000"), "LB", 2),
    )


def test_two_contracts_of_one_kind_in_a_row_are_one_job(people):
    person, place = somebody(), school(people, "de-sluis")
    post(person, place, date(2025, 8, 1), FEBRUARY, contract="tijdelijk")
    post(person, place, FEBRUARY, date(2027, 8, 1), contract="vervanging")

    assert jobs(person) == [(place.name, Period(date(2025, 8, 1), date(2027, 8, 1)), date(2025, 8, 1))]


def test_a_permanent_contract_after_a_temporary_one_is_another_job_of_the_same_appointment(people):
    person, place = somebody(), school(people, "de-sluis")
    post(person, place, AUGUST, FEBRUARY, contract="tijdelijk")
    post(person, place, FEBRUARY, None, contract="vast")

    assert jobs(person) == [
        (place.name, Period(AUGUST, FEBRUARY), AUGUST),
        (place.name, Period(FEBRUARY), AUGUST),
    ]


def test_a_move_within_the_board_goes_on_with_the_appointment(people):
    person, one, other = somebody(), *two_of_a_board(people)
    post(person, one, date(2025, 8, 1), FEBRUARY, function="leerkracht")
    post(person, other, FEBRUARY, None, function="Leerkracht ")

    assert jobs(person) == [
        (one.name, Period(date(2025, 8, 1), FEBRUARY), date(2025, 8, 1)),
        (other.name, Period(FEBRUARY), date(2025, 8, 1)),
    ]


def test_a_gap_of_one_day_begins_a_new_appointment(people):
    person, place = somebody(), school(people, "de-sluis")
    post(person, place, AUGUST, date(2027, 1, 31))
    post(person, place, FEBRUARY, None)

    assert [begun for _, _, begun in jobs(person)] == [AUGUST, FEBRUARY]


def test_another_function_begins_a_new_appointment(people):
    person, place = somebody(), school(people, "de-sluis")
    post(person, place, AUGUST, FEBRUARY, function="onderwijsassistent")
    post(person, place, FEBRUARY, None, function="leerkracht")

    assert [begun for _, _, begun in jobs(person)] == [AUGUST, FEBRUARY]


def test_another_board_or_sector_begins_a_new_appointment(people):
    person, one = somebody(), school(people, "de-sluis")
    elsewhere = Organisation.objects.filter(of_kind="school").exclude(parent=one.parent).exclude(sector="po").first()
    post(person, one, AUGUST, FEBRUARY)
    post(person, elsewhere, FEBRUARY, None)

    assert [begun for _, _, begun in jobs(person)] == [AUGUST, FEBRUARY]


def test_two_jobs_at_once_are_kept_apart(people):
    person, one, other = somebody(), *two_of_a_board(people)
    post(person, one, AUGUST, None)
    post(person, other, FEBRUARY, None)

    assert jobs(person) == [(one.name, Period(AUGUST), AUGUST), (other.name, Period(FEBRUARY), FEBRUARY)]


def test_a_job_outside_the_year_is_not_there(people):
    person, place = somebody(), school(people, "de-sluis")
    post(person, place, date(2024, 8, 1), date(2025, 8, 1))
    post(person, place, date(2027, 8, 1), None)

    assert cases_of([person.pk], year=YEAR) == {person.pk: ()}


def test_a_post_without_terms_has_a_case_without_terms(people):
    person, place = somebody(), school(people, "de-sluis")
    Post.objects.create(person=person, school=place, period=Period(AUGUST))

    (job,) = cases_of([person.pk], year=YEAR)[person.pk]
    assert (job.case.terms, job.case.temporary, job.case.profession_started_on) == ((), None, None)


def test_many_cost_no_more_than_one(people):
    everyone = list(Post.objects.values_list("person", flat=True).distinct())

    costs = [statements(everyone[:1]), statements(everyone[:3]), statements(everyone)]
    assert costs == [4, 4, 4]


def statements(persons: list[int]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        cases_of(persons, year=YEAR)
    return len(asked)


def two_of_a_board(people) -> tuple[Organisation, Organisation]:
    one = school(people, "de-sluis")
    other = Organisation.objects.filter(of_kind="school", parent=one.parent, sector=one.sector).exclude(pk=one.pk)[0]
    return one, other
