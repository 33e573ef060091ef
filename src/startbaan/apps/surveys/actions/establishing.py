"""Establishing the questionnaires that come with the program."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.actions import Refusal, refusals
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.domain.questionnaires.reading import FOLDER, parse


class EstablishedAlready(Refusal):
    """A file says something else than the version that was established under its name."""


def publish_questionnaires(*, at: datetime) -> list[QuestionnaireVersion]:
    """Establish the questionnaires that come with the program, and journal each; those that stand already stay.

    Raises `EstablishedAlready` when a file changed without a new version, and `Refused` for a file that is wrong.
    """
    made = []
    rows = QuestionnaireVersion.objects.filter(owner=None)
    known = {(row.key, row.version): row.text for row in rows}
    for path in sorted(FOLDER.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        asks = parse(text, name=f"{path.parent.name}/{path.name}")
        if (asks.key, asks.version) not in known:
            made.append(
                QuestionnaireVersion(
                    key=asks.key,
                    version=asks.version,
                    title=asks.title.nl,
                    subject=asks.subject.value,
                    text=text,
                    published_at=at,
                )
            )
        elif known[asks.key, asks.version] != text:
            raise EstablishedAlready(
                _("%(file)s is veranderd, maar versie %(version)s is al vastgesteld. Geef het een nieuwe versie.")
                % {"file": path.name, "version": asks.name}
            )
    with refusals():
        for version in made:
            version.save(force_insert=True)
            journal.record(at=at, actor=None, actor_name="startbaan", verb="establish_questionnaire", thing=version)
    return made
