"""What must stand in the table whoever edits it, and that it says one thing about everything."""

import pytest

from startbaan.domain.privacy.policy import (
    POLICY,
    TABLE,
    Access,
    BadTable,
    Kind,
    Relation,
    access,
    parse,
    relations_with,
    shown_counts,
)

LINES = TABLE.strip().splitlines()


@pytest.mark.parametrize("kind", [Kind.COACHING_REPORT, Kind.COACHING_GOAL, Kind.OBSERVATION])
@pytest.mark.parametrize("relation", [Relation.MANAGER, Relation.COORDINATOR, Relation.HR])
def test_no_manager_coordinator_or_hr_ever_reads_it_unshared(relation, kind):
    assert access(relation, kind) in {Access.NONE, Access.SHARED}


def test_no_coach_ever_reads_an_appraisal():
    assert access(Relation.COACH, Kind.APPRAISAL) is Access.NONE


@pytest.mark.parametrize("kind", Kind)
def test_programme_and_region_count_and_read_a_name_card_at_most(kind):
    granted = {access(relation, kind) for relation in (Relation.PROGRAMME, Relation.REGION)}

    assert granted <= {Access.NONE, Access.COUNT} or (kind, granted) == (Kind.NAME_CARD, {Access.READ, Access.NONE})


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.AUTHOR_ONLY, Kind.APPOINTMENT}])
def test_every_starter_reads_all_there_is_about_them(kind):
    assert access(Relation.STARTER, kind) in {Access.READ, Access.WRITE}


def test_what_is_an_authors_alone_opens_to_no_relation():
    assert relations_with(Kind.AUTHOR_ONLY, Access.COUNT, Access.SHARED, Access.READ, Access.WRITE) == ()


def test_every_cell_is_said_once():
    assert {kind: list(row) for kind, row in POLICY.items()} == {kind: list(Relation) for kind in Kind}


@pytest.mark.parametrize(
    "table",
    [
        "\n".join(LINES[:-1]),
        "\n".join([*LINES, LINES[-1]]),
        "\n".join([LINES[0], LINES[2], LINES[1], *LINES[3:]]),
        TABLE.replace("participant\n", "onlooker\n"),
        TABLE.replace("\nprofile            write", "\nprofile            write read"),
        TABLE.replace("appraisal          read ", "appraisal          "),
    ],
    ids=["missing row", "doubled row", "rows out of order", "unknown column", "cell too many", "cell too few"],
)
def test_table_that_does_not_say_one_thing_is_refused(table):
    with pytest.raises(BadTable):
        parse(table)


def test_table_with_an_unknown_word_is_refused():
    with pytest.raises(ValueError, match="peek"):
        parse(TABLE.replace("shared", "peek"))


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 5, "b": 9}, {"a": 5, "b": 9}),
        ({"a": 4, "b": 9, "c": 30}, {"a": None, "b": None, "c": 30}),
        ({"a": 4, "b": 3, "c": 30}, {"a": None, "b": None, "c": 30}),
        ({"a": 1, "b": 1, "c": 30, "d": 31}, {"a": None, "b": None, "c": None, "d": 31}),
        ({"a": 0, "b": 9}, {"a": 0, "b": 9}),
        ({"a": 1}, {"a": None}),
    ],
)
def test_counts_about_too_few_people_are_hidden_and_cannot_be_worked_out(counts, shown):
    assert shown_counts(counts, least=5) == shown
