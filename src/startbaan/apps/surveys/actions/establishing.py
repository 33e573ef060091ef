"""Establishing the questionnaires that come with the program."""

from datetime import datetime

from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.actions.establishing import establish_files
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.domain.questionnaires.definition import Questionnaire
from startbaan.domain.questionnaires.reading import FOLDER, parse


class EstablishedAlready(Refusal):
    """A file says something else than the version that was established under its name."""


def publish_questionnaires(*, at: datetime) -> list[QuestionnaireVersion]:
    """Establish the questionnaires that come with the program, and journal each; those that stand already stay.

    Raises `EstablishedAlready` when a file changed without a new version, and `Refused` for a file that is wrong.
    """
    rows = QuestionnaireVersion.objects.filter(owner=None)

    def row(asks: Questionnaire, text: str) -> QuestionnaireVersion:
        return QuestionnaireVersion(
            key=asks.key,
            version=asks.version,
            title=asks.title.nl,
            subject=asks.subject.value,
            text=text,
            published_at=at,
        )

    return establish_files(
        sorted(FOLDER.glob("*.yaml")),
        at=at,
        verb="establish_questionnaire",
        known={(one.key, one.version): one.text for one in rows},
        parse=parse,
        row=row,
        changed=EstablishedAlready,
    )
