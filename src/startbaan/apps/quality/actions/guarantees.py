"""Writing the partnership's own statements on the guarantees, and saying together how far it is with each."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import GuaranteeScore, GuaranteeStatements
from startbaan.apps.quality.queries.guarantees import questions_of, statements_of
from startbaan.apps.quality.queries.reach import reach_in
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.apps.surveys.queries import definition_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import ScaleQuestion
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.questionnaires.statements import with_statements
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sentences import Problem


def write_statements(*, by: Viewer, at: datetime, partnership: Organisation, pasted: Mapping[str, str]) -> None:
    """Write the statements of this school year, one on a line for each guarantee; journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` for statements that cannot be asked.
    """
    _ask(by, partnership)
    year = SchoolYear.of(by.on)
    basis = next(found for found in shipped().values() if found.key == "guarantees")
    try:
        with_statements(basis, pasted=pasted, version=str(year.start_year))
    except Problem as problem:
        raise Refusal(problem.sentence.said(_)) from problem
    with refusals():
        for theme in basis.themes:
            GuaranteeStatements.objects.update_or_create(
                partnership=partnership,
                school_year=year.start_year,
                guarantee=theme.key,
                defaults={"text": pasted.get(theme.key, "").strip()},
            )
        log(by=by, at=at, verb="write_statements", thing=partnership)


def score_statements(*, by: Viewer, at: datetime, partnership: Organisation, points: Mapping[str, int]) -> None:
    """Say how far the partnership is with statements of this school year; journal it.

    Raises `NotYours` unless the viewer keeps the programme there, and `Refusal` for a statement that is not there.
    """
    _ask(by, partnership)
    year = SchoolYear.of(by.on)
    rows = statements_of(partnership, until=year)
    asked = questions_of(rows.get(year.start_year) or (rows[max(rows)] if rows else {}), year=year)
    known = {each.key: each for each in asked.questions if isinstance(each, ScaleQuestion)} if asked else {}
    for statement, point in points.items():
        if statement not in known or not 1 <= point <= known[statement].bounds[1]:
            raise Refusal(_("De stellingen zijn intussen veranderd. Ververs de pagina."))
    with refusals():
        for statement, point in points.items():
            GuaranteeScore.objects.update_or_create(
                partnership=partnership,
                school_year=year.start_year,
                statement=statement,
                defaults={"point": point},
            )
        log(by=by, at=at, verb="score_statements", thing=partnership)


def establish_statements(*, by: Viewer, at: datetime, partnership: Organisation) -> QuestionnaireVersion:
    """Make a questionnaire of the statements of this school year, so that it can be put out as a survey; journal it.

    The same statements are established once. Raises `NotYours` unless the viewer keeps the programme there, and
    `Refusal` as long as there is nothing to ask.
    """
    _ask(by, partnership)
    year = SchoolYear.of(by.on)
    asked = questions_of(statements_of(partnership, until=year).get(year.start_year, {}), year=year)
    if asked is None:
        raise Refusal(_("Er staat nog geen stelling. Zet bij elke waarborg de stellingen van jullie partnerschap."))
    rows = QuestionnaireVersion.objects.filter(owner=partnership, key=asked.key)
    last = rows.exclude(published_at=None).order_by("-published_at", "-pk").first()
    with refusals():
        number = rows.filter(version__startswith=f"{year.start_year}").count()
        version = asked.version if not number else f"{asked.version}.{number + 1}"
        made = with_statements(
            next(found for found in shipped().values() if found.key == asked.key),
            pasted=statements_of(partnership, until=year)[year.start_year],
            version=version,
        )
        if last is not None and definition_of(last).questions == made.questions:
            return last
        row = QuestionnaireVersion(
            key=made.key,
            version=version,
            owner=partnership,
            title=made.title.nl,
            subject=made.subject.value,
            text=written(made),
            published_at=at,
        )
        row.save(force_insert=True)
        log(by=by, at=at, verb="establish_questionnaire", thing=row)
    return row


def _ask(by: Viewer, partnership: Organisation) -> None:
    if not reach_in(by, partnership).may_write:
        raise NotYours(_("Alleen de werkgroep en de programmaleider schrijven de stellingen."))
