"""What the views say: each counts people by board, partnership, region and nation, and hides what is about too few.

The rule is that of `domain.privacy.policy.shown_counts`, written in SQL; a test holds one against the other.
"""

from startbaan.apps.reports.access.measures import Measure
from startbaan.domain.privacy.policy import Threshold

COLUMNS = ("organisation", "cell", "people", "total")

# A starter counts for the board and for whatever that board or school belongs to, once each.
_PLACED = """
    posted AS (
        SELECT DISTINCT q.person_id AS starter, s.id AS school, s.parent_id AS board FROM people_post q
        JOIN people_organisation s ON s.id = q.school_id WHERE q.period @> startbaan_today()
    ), near AS (
        SELECT starter, board AS organisation FROM posted
        UNION SELECT p.starter, a.of_id FROM posted p
        JOIN people_affiliation a ON a.member_id IN (p.board, p.school) AND a.period @> startbaan_today()
    ), placed AS (
        SELECT starter, organisation FROM near
        UNION SELECT n.starter, a.of_id FROM near n
        JOIN people_affiliation a ON a.member_id = n.organisation AND a.period @> startbaan_today()
        UNION SELECT p.starter, o.id FROM posted p CROSS JOIN people_organisation o WHERE o.of_kind = 'nation'
    )
"""

# What is about too few people is left out, and as much more as it takes to keep that from being worked out.
_HIDING = """
    weighed AS (
        SELECT c.*, e.everyone,
            CASE WHEN o.of_kind IN ('board', 'school', 'team') THEN {inside} ELSE {outside} END AS least
        FROM counted c JOIN people e USING ({within}) JOIN people_organisation o ON o.id = c.organisation
    ), ranked AS (
        SELECT w.*,
            count(*) FILTER (WHERE n < least) OVER all_cells AS few,
            count(*) OVER before AS cells_before,
            coalesce(sum(n) OVER before, 0) AS people_before
        FROM weighed w
        WINDOW all_cells AS (PARTITION BY {within}),
            before AS (PARTITION BY {within} ORDER BY n, cell ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    )
    SELECT {within}, cell,
        CASE WHEN n >= least AND (few = 0 OR (cells_before >= 2 AND people_before >= least)) THEN n END AS people,
        CASE WHEN everyone >= least THEN everyone END AS total
    FROM ranked
"""

_VIEW = """
    WITH {placed}, facts AS ({facts}), counted AS (
        SELECT p.organisation, f.cell, count(DISTINCT p.starter) AS n
        FROM placed p JOIN facts f ON f.starter = p.starter GROUP BY p.organisation, f.cell
    ), people AS (
        SELECT p.organisation, count(DISTINCT p.starter) AS everyone
        FROM placed p JOIN facts f ON f.starter = p.starter GROUP BY p.organisation
    ), {hiding}
"""

# Of a partnership in a school year: the starters of each board that belongs to it today, with a track in that year.
_BOARDS_VIEW = """
    WITH facts AS ({facts}), counted AS (
        SELECT organisation, school_year, cell, count(DISTINCT starter) AS n FROM facts GROUP BY 1, 2, 3
    ), people AS (
        SELECT organisation, school_year, count(DISTINCT starter) AS everyone FROM facts GROUP BY 1, 2
    ), {hiding}
"""
_BOARDS_FACTS = """
    SELECT a.of_id AS organisation, y.start_year AS school_year, s.parent_id AS cell, t.starter_id AS starter
    FROM people_affiliation a JOIN people_organisation p ON p.id = a.of_id AND p.of_kind = 'partnership'
    JOIN people_organisation s ON s.parent_id = a.member_id AND s.of_kind = 'school'
    JOIN people_post q ON q.school_id = s.id
    JOIN programme_track t ON t.starter_id = q.person_id AND t.period && q.period
    CROSS JOIN LATERAL generate_series(
        extract(year FROM lower(t.period * q.period) - interval '7 months')::int,
        extract(year FROM least(upper(t.period * q.period) - 1, startbaan_today() + 400) - interval '7 months')::int
    ) AS y(start_year)
    WHERE a.period @> startbaan_today()
"""
BOARDS = "count_boards_with_costs"
BOARDS_COLUMNS = ("organisation", "school_year", "cell", "people", "total")


def view_of(measure: Measure) -> str:
    """The name of the view that counts this."""
    return f"count_{measure.name}"


def statement_of(measure: Measure, *, threshold: Threshold) -> str:
    """Write the view that counts this: one row for each organisation and cell, with `COLUMNS`."""
    return _VIEW.format(placed=_PLACED, facts=measure.facts, hiding=hiding(threshold, within="organisation"))


def statement_of_boards(*, threshold: Threshold, facts: str = _BOARDS_FACTS) -> str:
    """Write the view that says of which boards of a partnership the costs may stand alone, with `BOARDS_COLUMNS`.

    A board without a number is about too few people, or is needed to hide one that is: it goes with the others.
    """
    return _BOARDS_VIEW.format(facts=facts, hiding=hiding(threshold, within="organisation, school_year"))


def hiding(threshold: Threshold, *, within: str) -> str:
    """Write the end of a view: what is about too few people within a group of cells stays out."""
    return _HIDING.format(within=within, inside=threshold.inside_board, outside=threshold.outside_board)
