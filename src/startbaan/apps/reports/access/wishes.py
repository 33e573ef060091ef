"""The view of learning wishes: how many people want a theme, by year group and by board, and nothing about few people.

It counts a poll once it is closed, as people were placed on its last day: so what is shown does not move, and nobody
sees a number go up by one when somebody chooses.
"""

from startbaan.apps.reports.access.counting import hiding
from startbaan.domain.privacy.policy import Threshold

WISHES = "count_learning_wishes"
WISHES_COLUMNS = ("organisation", "poll", "theme", "cut", "cell", "people", "total")
WHOLE, YEARS, ITS_BOARDS = "whole", "years", "boards"
FIRST, LATER = "first", "later"

_VIEW = """
    WITH facts AS ({facts}), counted AS (
        SELECT organisation, poll, theme, 'whole' AS cut, '' AS cell, count(DISTINCT starter) AS n
        FROM facts GROUP BY 1, 2, 3
        UNION ALL SELECT organisation, poll, theme, 'years', years, count(DISTINCT starter)
        FROM facts GROUP BY 1, 2, 3, 5
        UNION ALL SELECT organisation, poll, theme, 'boards', board, count(DISTINCT starter)
        FROM facts GROUP BY 1, 2, 3, 5
    ), gave AS (
        SELECT organisation, poll, count(DISTINCT starter) AS everyone FROM facts GROUP BY 1, 2
    ), people AS (
        SELECT DISTINCT organisation, poll, theme, cut, everyone FROM counted JOIN gave USING (organisation, poll)
    ), {hiding}
"""
# A wish counts for the board of the school and for the partnership that asked.
_FACTS = """
    SELECT o.id AS organisation, l.id AS poll, w.theme_id AS theme, w.starter_id AS starter,
        CASE WHEN EXISTS (
            SELECT FROM programme_track t WHERE t.starter_id = w.starter_id AND t.period @> d.day
            AND lower(t.period) > d.day - interval '1 year') THEN 'first' ELSE 'later' END AS years,
        s.parent_id::text AS board
    FROM gatherings_learningpoll l
    CROSS JOIN LATERAL (SELECT least(
        startbaan_today(), upper(l.period) - 1, (l.closed_at AT TIME ZONE 'Europe/Amsterdam')::date) AS day) d
    JOIN gatherings_learningtheme h ON h.poll_id = l.id
    JOIN gatherings_learningwish w ON w.theme_id = h.id
    JOIN people_post q ON q.person_id = w.starter_id AND q.period @> d.day
    JOIN people_organisation s ON s.id = q.school_id
    JOIN people_affiliation a ON a.member_id IN (s.id, s.parent_id) AND a.of_id = l.organisation_id
        AND a.period @> d.day
    JOIN people_organisation o ON o.id IN (s.parent_id, l.organisation_id)
    WHERE l.closed_at IS NOT NULL OR upper(l.period) <= startbaan_today()
"""


def statement_of_wishes(*, threshold: Threshold, facts: str = _FACTS) -> str:
    """Write the view: a row for each organisation, poll, theme, cut and cell, with `WISHES_COLUMNS`.

    `facts` is a SELECT of `organisation`, `poll`, `theme`, `starter`, `years` and `board`.
    """
    return _VIEW.format(facts=facts, hiding=hiding(threshold, within="organisation, poll, theme, cut"))
