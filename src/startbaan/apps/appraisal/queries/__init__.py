"""Reading the cycle of talks with the line manager."""

from startbaan.apps.appraisal.queries.cycles import Cycle, CyclePage, boards_with_cycle, cycle_page, programme_cycle
from startbaan.apps.appraisal.queries.overview import StarterTalks, my_cycle, opened_starter, overview
from startbaan.apps.appraisal.queries.pressing import Asked, MissingVisit, TodayLine, today_lines, visit_missing_of
from startbaan.apps.appraisal.queries.reports import (
    Added,
    ShownReport,
    is_about,
    is_signed,
    open_report,
    own_report,
)
from startbaan.apps.appraisal.queries.talks import Stage, Talk, Written, may_see, opened_talk, talks_of

__all__ = [
    "Added",
    "Asked",
    "Cycle",
    "CyclePage",
    "MissingVisit",
    "ShownReport",
    "Stage",
    "StarterTalks",
    "Talk",
    "TodayLine",
    "Written",
    "boards_with_cycle",
    "cycle_page",
    "is_about",
    "is_signed",
    "may_see",
    "my_cycle",
    "open_report",
    "opened_starter",
    "opened_talk",
    "overview",
    "own_report",
    "programme_cycle",
    "talks_of",
    "today_lines",
    "visit_missing_of",
]
