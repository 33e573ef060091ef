"""The handbook whole: its prose, and every part that is made from what stands elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from startbaan.apps.library.queries.contacts import Contacts, contacts, nobody_named
from startbaan.apps.library.queries.handbook import Handbook
from startbaan.apps.library.queries.improving import (
    FigureCard,
    ReviewCard,
    SurveyCard,
    ThemeCard,
    review_cards,
    sector_figures,
    surveys_of_a_year,
    themes_of,
)
from startbaan.apps.library.queries.privacy import Column, KindGroup, columns, kind_groups, legend
from startbaan.apps.library.queries.prose import ShownChapter, prose
from startbaan.apps.library.queries.rights import Rights, rights
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import ListOfChanges, changes_since
from startbaan.domain.handbook import Made, Shape
from startbaan.domain.questionnaires.definition import Subject
from startbaan.domain.schedule.cards import ProgrammeCards


@dataclass(frozen=True)
class Whole:
    """One programme as a handbook, for one reader on a day."""

    handbook: Handbook
    chapters: tuple[ShownChapter, ...]
    elements: tuple[ThemeCard, ...]
    figures: tuple[FigureCard, ...]
    rights: Rights
    threshold: str
    columns: tuple[Column, ...]
    legend: tuple[tuple[str, str, str], ...]
    privacy: tuple[KindGroup, ...]
    guarantees: tuple[ThemeCard, ...]
    scan: tuple[ThemeCard, ...]
    surveys: tuple[SurveyCard, ...]
    reviews: tuple[ReviewCard, ...]
    contacts: Contacts
    changes: ListOfChanges | None

    @property
    def book(self) -> ProgrammeCards:
        """The cards of the programme."""
        return self.handbook.book

    @property
    def contents(self) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
        """Every chapter with its anchor, and what stands in it that has one."""
        parts = tuple((f"deel-{part.key}", part.title) for part in self.book.parts)
        return tuple(
            (chapter.key, chapter.title, parts if _has(chapter, Made.PARTS) else _headings(chapter))
            for chapter in self.chapters
        )


def whole(found: Handbook, *, viewer: Viewer, asked: str) -> Whole:
    """The handbook as this reader may see it: names at the school asked for, where they belong."""
    known = contacts(viewer, sector=found.sector, asked=asked, language=found.language)
    return _made(found, contacts=known, on=viewer.on)


def whole_for_nobody(found: Handbook, *, on: date) -> Whole:
    """The handbook as everybody may read it."""
    return _made(found, contacts=nobody_named(sector=found.sector, language=found.language), on=on)


def on_paper(made: Whole) -> Mapping[str, object]:
    """The handbook as plain data for its template on paper; the programme's own words are the same as on the page."""
    return {
        "book": made.book,
        "chapters": made.chapters,
        "elements": made.elements,
        "figures": made.figures,
        "rights": {
            "ended": made.rights.ended_text,
            "groups": made.rights.groups,
            "values": made.rights.values,
        },
        "threshold": made.threshold,
        "columns": [{"name": column.name, "meaning": column.meaning} for column in made.columns],
        "privacy": [
            {
                "name": group.name,
                "rows": [{"name": row.name, "cells": [cell.word for cell in row.cells]} for row in group.rows],
            }
            for group in made.privacy
        ],
        "legend": [{"word": word, "meaning": meaning} for _icon, word, meaning in made.legend],
        "guarantees": made.guarantees,
        "scan": made.scan,
        "surveys": made.surveys,
        "reviews": made.reviews,
        "contacts": {
            "place": made.contacts.place,
            "lines": [
                {"role": line.role, "people": [[who.name, who.email, who.phone] for who in line.contacts]}
                for line in made.contacts.lines
            ],
        },
        "changes": _changes(made.changes),
    }


def threshold_sentence() -> str:
    """From how many people on a count is shown, in words."""
    return _(
        "Staat er ‘ziet alleen aantallen’? Dan telt de site pas als het over minstens %(inside)s mensen gaat "
        "binnen een bestuur, en minstens %(outside)s daarbuiten. Anders blijft het vak leeg."
    ) % {"inside": settings.THRESHOLD.inside_board, "outside": settings.THRESHOLD.outside_board}


def _made(found: Handbook, *, contacts: Contacts, on: date) -> Whole:
    language, sector = found.language, found.sector
    return Whole(
        handbook=found,
        chapters=prose(language=language),
        elements=themes_of(Subject.GUIDANCE, language=language),
        figures=sector_figures(sector, language=language),
        rights=rights(sector, on=on, language=language),
        threshold=threshold_sentence(),
        columns=columns(language=language, sector=sector),
        legend=legend(language=language),
        privacy=kind_groups(language=language, sector=sector),
        guarantees=themes_of(Subject.GUARANTEES, language=language),
        scan=themes_of(Subject.SCAN, language=language),
        surveys=surveys_of_a_year(sector=sector, language=language),
        reviews=review_cards(on=on, language=language),
        contacts=contacts,
        changes=changes_since(found.version, language=language),
    )


def _has(chapter: ShownChapter, made: Made) -> bool:
    return any(block.made == made.value for block in chapter.blocks)


def _headings(chapter: ShownChapter) -> tuple[tuple[str, str], ...]:
    return tuple((block.anchor, block.text) for block in chapter.blocks if block.shape == Shape.HEADING.value)


def _changes(changes: ListOfChanges | None) -> Mapping[str, object] | None:
    if changes is None:
        return None
    lines = [{"what": line.what, "title": line.title, "details": line.details} for line in changes.lines]
    return {"before": changes.before, "answers": changes.answers, "lines": lines}
