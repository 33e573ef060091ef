"""Reading counts and costs."""

from startbaan.apps.reports.queries.cost_sheets import board_sheet, joint_sheet
from startbaan.apps.reports.queries.costs import board_costs
from startbaan.apps.reports.queries.counting import counts_for, may_count
from startbaan.apps.reports.queries.joint_costs import joint_costs
from startbaan.apps.reports.queries.places import CostPlace, cost_places, may_see_costs
from startbaan.apps.reports.queries.spending import BoardYear, board_years
from startbaan.apps.reports.queries.wishes import WishesPage, WishLine, WishPlace, may_see_wishes, wishes_page
from startbaan.apps.reports.queries.years import year_named, years_to_choose

__all__ = [
    "BoardYear",
    "CostPlace",
    "WishLine",
    "WishPlace",
    "WishesPage",
    "board_costs",
    "board_sheet",
    "board_years",
    "cost_places",
    "counts_for",
    "joint_costs",
    "joint_sheet",
    "may_count",
    "may_see_costs",
    "may_see_wishes",
    "wishes_page",
    "year_named",
    "years_to_choose",
]
