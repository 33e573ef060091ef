"""The ranking of learning wishes: the view agrees with the pure rule, and shows nothing about few people."""

from collections import Counter

import pytest
from django.conf import settings
from django.db import connection, connections
from django.urls import reverse
from hypothesis import HealthCheck, example, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from psycopg import sql
from wished import THEMES, days_ago, poll, starters, wish

from startbaan.apps.people.access import acting_as
from startbaan.apps.reports.access import WISHES, WISHES_COLUMNS, statement_of_wishes
from startbaan.apps.reports.queries import may_see_wishes, wishes_page
from startbaan.domain.gathering.wishes import by_group, counted, ranking
from startbaan.domain.privacy.policy import Threshold
from startbaan.project import cast

HERE = reverse("reports:wishes")
CLOSED = days_ago(60, 40)
WISHED = st.lists(
    st.tuples(
        st.sampled_from(["first", "later"]), st.sampled_from("abc"), st.sets(st.sampled_from(THEMES), max_size=3)
    ),
    max_size=36,
)
FEW_AND_MANY = [("first", "a", {"groepen"})] * 3 + [("later", "b", {"groepen"})] * 12


def facts(wished, *, organisation):
    rows = [
        f"SELECT {organisation}::bigint AS organisation, 1::bigint AS poll, {THEMES.index(theme)}::bigint AS theme, "
        f"{number}::bigint AS starter, '{years}' AS years, '{board}' AS board"
        for number, (years, board, themes) in enumerate(wished)
        for theme in sorted(themes)
    ]
    nothing = (
        "SELECT NULL::bigint AS organisation, 1::bigint AS poll, 0::bigint AS theme, 0::bigint AS starter, "
        "'' AS years, '' AS board WHERE false"
    )
    return " UNION ALL ".join(rows) or nothing


def read(statement):
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT theme, cut, cell, people, total FROM ({statement}) v")
        return cursor.fetchall()


@given(wished=WISHED, place=st.sampled_from([("waterland", 5), ("waterrijk", 10)]))
@example(wished=FEW_AND_MANY, place=("waterland", 5))
@trying(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@pytest.mark.django_db
def test_view_shows_what_the_rule_shows(people, wished, place):
    key, least = place
    statement = statement_of_wishes(threshold=Threshold(), facts=facts(wished, organisation=people.organisations[key]))
    rows = read(statement)
    gave = [themes for _years, _board, themes in wished if themes]
    counts = counted(gave)

    whole = {THEMES[theme]: people for theme, cut, _cell, people, _total in rows if cut == "whole"}
    found = ranking(counts, people=len(gave), themes=THEMES, least=least)
    wanted = {one.theme: one.people for one in found.wanted} if found else {}
    assert whole == {theme: wanted.get(theme) for theme in counts}
    assert {total for *_rest, total in rows} <= {len(gave) if len(gave) >= least else None}
    for cut, place_in in (("years", 0), ("boards", 1)):
        for number, theme in enumerate(THEMES):
            cells = {cell: people for of, which, cell, people, _total in rows if (of, which) == (number, cut)}
            groups = Counter(one[place_in] for one in wished if theme in one[2])
            assert cells == by_group(groups, least=least)


@pytest.mark.django_db
def test_view_can_be_read_and_not_written_at_runtime(people):
    with acting_as(people.els, on=cast.A_DAY), connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(WISHES)))
        assert tuple(column.name for column in cursor.description) == WISHES_COLUMNS
        cursor.execute("SELECT has_table_privilege(%s, 'INSERT, UPDATE, DELETE')", [WISHES])
        assert cursor.fetchone() == (False,)


def asked(people, *, period=CLOSED):
    """Twelve starters in year 1 at one board, twelve in a later year at another: half and half want three themes."""
    made = poll(people, period=period)
    for person in starters(people, 12, school="de-sluis"):
        wish(made, person, ["groepen", "ouders"])
    for person in starters(people, 12, school="de-regenboog", days=900):
        wish(made, person, ["groepen", "werkdruk"])
    for person in starters(people, 2, school="het-kompas"):
        wish(made, person, ["feedback"])
    return made


def page_of(people, handle, *, on=cast.A_DAY, year=""):
    with acting_as(people.persons[handle], on=on) as viewer:
        return wishes_page(viewer, asked=year, threshold=settings.THRESHOLD)


@pytest.mark.django_db
def test_ranking_of_the_partnership_with_years_and_boards(people):
    asked(people)

    (place,) = page_of(people, "jeroen").places
    lines = [(line.theme, line.place, line.people, line.first, line.later, line.boards) for line in place.lines]
    assert (place.name, place.people) == ("Opleidingsschool Waterrijk", 26)
    assert lines == [
        ("Groepen", 1, 24, "12", "12", (("Stichting De Vaart", 12), ("Waterland Onderwijs", 12))),
        ("Ouders", 2, 12, "12", "0", (("Waterland Onderwijs", 12),)),
        ("Werkdruk", 2, 12, "0", "12", (("Stichting De Vaart", 12),)),
    ]
    assert place.others == ("Feedback",)


@pytest.mark.django_db
def test_coordinator_sees_the_own_board_only(people):
    asked(people)

    (place,) = page_of(people, "hanneke").places
    assert (place.name, place.people, place.shows_boards) == ("Waterland Onderwijs", 14, False)
    assert [(line.theme, line.people) for line in place.lines] == [("Groepen", 12), ("Ouders", 12)]


@pytest.mark.django_db
def test_board_with_few_shows_nothing(people):
    asked(people)

    (place,) = page_of(people, "tessa").places
    assert (place.people, place.lines, place.others) == (None, (), ())


@pytest.mark.django_db
def test_open_poll_counts_nothing_yet(people):
    asked(people, period=days_ago(10, -10))

    page = page_of(people, "jeroen")
    assert (page.places, page.waits) == ((), True)


@pytest.mark.django_db
def test_who_left_after_the_poll_counts_as_on_its_last_day(people):
    asked(people)
    before = page_of(people, "jeroen")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_post SET period = daterange(lower(period), %s) WHERE person_id IN "
            "(SELECT starter_id FROM gatherings_learningwish)",
            [CLOSED.end],
        )

    assert page_of(people, "jeroen") == before


@pytest.mark.django_db
def test_who_counts_wishes(people):
    found = {}
    for handle in ("hanneke", "jeroen", "anouk", "marijke", "fatima", "sanne", "mehmet", "karin", "dirkjan", "wouter"):
        with acting_as(people.persons[handle], on=cast.A_DAY) as viewer:
            found[handle] = may_see_wishes(viewer)

    assert found == dict.fromkeys(found, False) | dict.fromkeys(
        ("hanneke", "jeroen", "anouk", "marijke", "fatima"), True
    )


def test_page_leads_from_a_theme_to_planning_it(people, client_as):
    asked(people)

    page = client_as("anouk").get(HERE).content.decode()

    assert f'href="{reverse("gatherings:new")}?thema=Groepen"' in page
    assert "?thema=" not in client_as("marijke").get(HERE).content.decode()
    assert client_as("sanne").get(HERE).status_code == 404


def test_year_that_is_asked_for_is_shown(people, client_as):
    asked(people)
    poll(people, period=days_ago(400, 380), year=2025)

    page = client_as("jeroen").get(HERE, {"jaar": "2025-2026"})

    assert [(tab.label, tab.current) for tab in page.context["page"].tabs] == [
        ("2026-2027", False),
        ("2025-2026", True),
    ]


def test_theme_is_filled_in_where_the_sessions_of_the_afternoon_are_asked(people, client_as):
    client = client_as("anouk")
    begin = client.get(reverse("gatherings:new"), {"thema": "Groepen"})
    kind = begin.context["form"].initial["kind"]

    first = client.post(f"{reverse('gatherings:new')}?thema=Groepen", {"kind": kind})
    when = {"day": "2026-12-09", "start": "13:00", "minutes": "180", "place": "De aula"}
    sessions = client.post(first["Location"], when, follow=True)

    assert sessions.context["form"].initial == {"title": "Groepen"}
