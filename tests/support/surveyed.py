"""Surveys for the laws and the tests of surveys."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from row_about import OWNER, About

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions import Plan, ToAsk, open_survey, send_answers
from startbaan.apps.surveys.models import Asked, QuestionnaireVersion, Survey
from startbaan.domain.questionnaires.definition import Rater
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def asked(about: About) -> Asked:
    version, _made = QuestionnaireVersion.objects.using(OWNER).get_or_create(
        key="wet", version="1", owner=None, defaults={"title": "Wet", "subject": "guidance", "text": "{}"}
    )
    survey = Survey.objects.using(OWNER).create(
        questionnaire=version,
        organisation=about.school,
        about=f"wet:{Survey.objects.using(OWNER).count()}",
        name="Wet",
        school_year=about.start.year,
        opens_on=about.start,
        closes_on=about.start,
        secret=bytes(32),
    )
    return Asked.objects.using(OWNER).create(starter=about.starter, survey=survey, group="starter")


def those_asked(people, *, each: int = 6, boards=("waterland", "de-vaart", "merencollege")) -> list[ToAsk]:
    """People of the cast to ask as starters, so many of each of these boards."""
    found = sorted(people.persons.values())
    organisations = {row.pk: row for row in Organisation.objects.filter(key__in=boards)}
    pks = [people.organisations[board] for board in boards]
    return [
        ToAsk(person, Rater.STARTER, organisations[board].sector or "", board)
        for board, persons in zip(pks, batched(found, each), strict=False)
        for person in persons
    ]


def put_out(people, *, asked=None, key: str = "afternoon", **differs) -> Survey:
    """Let the programme leader put out a survey of the partnership, from today on for two weeks."""
    organisation = Organisation.objects.get(pk=people.organisations[differs.pop("at", "waterrijk")])
    plan = Plan(
        version=QuestionnaireVersion.objects.get(key=key, owner=None),
        organisation=organisation,
        name="Middag",
        opens_on=A_DAY,
        closes_on=A_DAY + timedelta(days=13),
        **differs,
    )
    by = "jeroen" if organisation.of_kind == "partnership" else "hanneke"
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        return open_survey(by=viewer, at=clock.now(), plan=plan, asked=asked or those_asked(people))


def answer(people, survey: Survey, person: int, **answers) -> None:
    """Let somebody send answers."""
    with acting_as(person, on=A_DAY) as viewer:
        send_answers(by=viewer, survey=survey.key, answers=answers or {"mark": 8})


def batched(items: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Give so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))
