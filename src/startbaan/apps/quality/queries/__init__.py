"""What is due, found, done about it and brought out."""

from startbaan.apps.quality.queries.asked import ScanPage, SurveyPage, scan_page, survey_page, surveys_of
from startbaan.apps.quality.queries.effects import Beside, beside
from startbaan.apps.quality.queries.finding_pages import (
    FindingBoard,
    about_words,
    decisions_to_name,
    finding_board,
    origin_of,
    sources_of,
)
from startbaan.apps.quality.queries.findings import (
    ActionLine,
    ShownFinding,
    actions_to_do,
    decided,
    finding_named,
    findings_of,
)
from startbaan.apps.quality.queries.guarantees import GuaranteesPage, guarantee_keys, guarantees_page
from startbaan.apps.quality.queries.panels import PanelPage, panel_named, panel_page
from startbaan.apps.quality.queries.reach import (
    Reach,
    boards_of,
    has_quality,
    partnerships_seen,
    reach_of,
    who_can_act,
)
from startbaan.apps.quality.queries.standing import ReviewsPage, open_review_document, review_named, reviews_page
from startbaan.apps.quality.queries.versions import (
    DraftPage,
    Element,
    VersionPage,
    changed_in,
    changed_lists,
    draft_page,
    element_named,
    may_move_tracks,
    roles_of,
    version_page,
)
from startbaan.apps.quality.queries.wheel import Wheel, wheel_of

__all__ = [
    "ActionLine",
    "Beside",
    "DraftPage",
    "Element",
    "FindingBoard",
    "GuaranteesPage",
    "PanelPage",
    "Reach",
    "ReviewsPage",
    "ScanPage",
    "ShownFinding",
    "SurveyPage",
    "VersionPage",
    "Wheel",
    "about_words",
    "actions_to_do",
    "beside",
    "boards_of",
    "changed_in",
    "changed_lists",
    "decided",
    "decisions_to_name",
    "draft_page",
    "element_named",
    "finding_board",
    "finding_named",
    "findings_of",
    "guarantee_keys",
    "guarantees_page",
    "has_quality",
    "may_move_tracks",
    "open_review_document",
    "origin_of",
    "panel_named",
    "panel_page",
    "partnerships_seen",
    "reach_of",
    "review_named",
    "reviews_page",
    "roles_of",
    "scan_page",
    "sources_of",
    "survey_page",
    "surveys_of",
    "version_page",
    "wheel_of",
    "who_can_act",
]
