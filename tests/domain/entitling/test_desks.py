"""A long list, answered by position, says what each job gives on its own; and what cannot be read is refused."""

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.entitling.desks import case_of, entitled
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.reading import shipped
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.jobs import JobReader
from startbaan.domain.staffing.sheets import Row, Sheet

HEADERS = (
    "Personeelsnummer", "Achternaam", "Sector", "Schaal", "Trede", "WTF", "Datum in dienst", "Datum uit dienst",
    "Start loopbaan onderwijs", "Contractsoort",
)  # fmt: skip
YEAR = SchoolYear(2026)
DAYS = ("1-8-2015", "29-2-2024", "01-08-2024", "2-8-2024", "1-8-2025", "15-01-2026", "1-8-2026", "1-2-2027", "1-8-2027")
LASTS = ("", "31-7-2024", "31-7-2026", "1-8-2026", "31-10-2026", "31-7-2027", "1-8-2027", "31-12-9999", "31-2-2027")
CELLS = (
    st.sampled_from(["po", "PO", "vo", "cao vo", "mbo", "hbo", ""]),
    st.sampled_from(["LB", "lb", "LB/2", "LC", "L10", "LE", ""]),
    st.sampled_from(["1", "2", "3", "4", 2, 2.0, True, "", "99"]),
    st.sampled_from(["1", "1,0", "0,8", "80%", 0.8, 1, True, "0,4999", "0,5", "", "0", "veel"]),
    st.sampled_from([*DAYS, "", "ooit"]),
    st.sampled_from(LASTS),
    st.sampled_from([*DAYS, "", "ooit"]),
    st.sampled_from(["vast", "tijdelijk", "vervanging", "anders", ""]),
)
ROWS = st.lists(st.tuples(*CELLS), min_size=1, max_size=30)


def reader(rows, headers=HEADERS):
    found = [Row(number, (str(number), "Smit", *cells)[: len(headers)]) for number, cells in enumerate(rows, start=2)]
    table = find_table([Sheet("lijst", (Row(1, headers), *found))])
    return JobReader(table, match(table.columns))


def facts(answers):
    return [(each.rule, each.parts, each.grounds, each.cautions, each.amount, each.status) for each in answers]


@given(ROWS)
def test_every_row_gets_what_its_job_gives_on_its_own(rows):
    listed = reader(rows)
    jobs, refused = listed.jobs()
    answers = dict(zip(jobs.rows, entitled(jobs, year=YEAR, agreements=shipped()), strict=True))

    assert {*jobs.rows, *refused} == set(listed.table.rows)
    for row in listed.table.rows:
        alone = reader([row.cells[2:]])
        (only,) = alone.table.rows
        job = alone.job(only)
        if job is None:
            assert row in refused
            assert listed.reasons(row) == alone.reasons(only) != ()
        else:
            assert facts(answers[row].answers) == facts(owed(case_of(job), year=YEAR).answers)


@given(ROWS)
def test_a_list_read_by_column_says_what_each_row_says(rows):
    listed = reader(rows)

    jobs, refused = listed.jobs()

    assert [jobs.at(place) for place in range(len(jobs.rows))] == [listed.job(row) for row in jobs.rows]
    assert list(refused) == [row for row in listed.table.rows if listed.job(row) is None]


@given(ROWS)
def test_a_row_is_refused_exactly_when_there_is_a_reason(rows):
    jobs = reader(rows)

    assert [jobs.job(row) is None for row in jobs.table.rows] == [bool(jobs.reasons(row)) for row in jobs.table.rows]


def test_jobs_that_differ_only_in_what_makes_no_difference_share_one_answer():
    rows = [
        ("po", "LB", "2", "0,8", "1-8-2015", "", "1-8-2010", "vast"),
        ("PO", "LB/2", "", "80%", "1-2-2020", "31-12-9999", "", "tijdelijk"),
        ("vo", "LB", "2", "0,8", "1-8-2015", "", "1-8-2010", "vast"),
        ("vo", "LC", "3", "0,8", "1-2-2016", "", "2-8-2010", "vast"),
        ("mbo", "LB", "2", "1", "1-8-2015", "31-7-2020", "", "vast"),
        ("mbo", "LB", "2", "0,4", "1-8-2027", "", "", ""),
    ]

    jobs, _ = reader(rows).jobs()

    found = entitled(jobs, year=YEAR, agreements=shipped())
    assert [found[0] is found[1], found[2] is found[3], found[4] is found[5], found[0] is found[2]] == [
        True, True, True, False,
    ]  # fmt: skip


def test_rows_that_are_shorter_than_others_are_read_as_if_their_last_cells_were_empty():
    table = find_table([Sheet("lijst", (Row(1, HEADERS), Row(2, ("2", "Smit", "po", "LB", "1", "1", "1-8-2026"))))])
    listed = JobReader(table, match(table.columns))

    jobs, refused = listed.jobs()

    assert refused == ()
    assert (jobs.lasts, jobs.temporary) == ([None], [None])
    assert listed.numbers_and_names(table.rows) == (["2"], ["Smit"])


def test_a_truth_in_a_cell_is_not_taken_for_the_number_one():
    jobs = reader([("po", "LB", 1, 1, "1-8-2026", "", "", ""), ("po", "LB", 1, True, "1-8-2026", "", "", "")])

    assert [jobs.job(row) is None for row in jobs.table.rows] == [False, True]


def test_a_list_without_optional_columns_is_read_as_if_they_were_empty():
    headers = ("Personeelsnummer", "Achternaam", "Sector", "Schaal", "Trede", "WTF", "Datum in dienst")
    jobs = reader([("po", "LB", "1", "1", "1-8-2026")], headers)
    (row,) = jobs.table.rows

    job = jobs.job(row)
    assert (job.last, job.profession_started_on, job.temporary, job.step) == (None, None, None, 1)
    assert jobs.number_and_name(row) == ("2", "Smit")
