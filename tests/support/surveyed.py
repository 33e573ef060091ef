"""Surveys for the laws and the tests of surveys."""

from row_about import OWNER, About

from startbaan.apps.surveys.models import Asked, QuestionnaireVersion, Survey


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
