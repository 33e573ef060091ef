"""Questionnaires in the making, for the laws on addresses and lists."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import register_coach
from startbaan.apps.people.models import Organisation, Person
from startbaan.apps.surveys import actions, queries
from startbaan.apps.surveys.models import QuestionnaireVersion, Survey
from startbaan.domain.periods import Period
from startbaan.domain.questionnaires.definition import Rater
from startbaan.domain.sources import Text
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

DROPPED = "know-next-step"
DRAFT_PAGES = (
    "questionnaire",
    "questionnaire_difference",
    "begin_draft",
    "draft",
    "retitle",
    "add_question",
    "change_question",
    "move_question",
    "drop_question",
    "restore_question",
    "add_theme",
    "change_theme",
    "drop_theme",
    "add_scale",
    "change_scale",
    "throw_draft_away",
    "try_questionnaire",
    "establish",
)


def questioned(people) -> Mapping[str, str | UUID]:
    """A draft of the working group, and an established version before it."""
    with acting_as(people.anouk, on=A_DAY) as viewer:
        put_in_draft(viewer)
        before = queries.draft_page(viewer, "guidance").draft.asks
        actions.establish(by=viewer, at=clock.now(), key="guidance", was=queries.fingerprint(before))
        put_in_draft(viewer, question="missed")
    return {
        **{f"surveys:{page} questionnaire": "guidance" for page in DRAFT_PAGES},
        **{
            f"surveys:{page} question": "told-how-i-do"
            for page in ("change_question", "move_question", "drop_question")
        },
        "surveys:restore_question question": "missed",
        "theme": "time",
        "scale": "agree",
    }


def put_in_draft(viewer, *, question: str = DROPPED) -> None:
    """Begin a draft of the questionnaire on guidance, with a question less."""
    version = queries.questionnaire_page(viewer, "guidance").shown.row.pk
    actions.begin_draft(by=viewer, at=clock.now(), version=version)
    actions.drop_question(by=viewer, at=clock.now(), key="guidance", question=question)


def own_questionnaire(people, number) -> None:
    """One more questionnaire that the working group made itself and established."""
    with acting_as(people.anouk, on=A_DAY) as viewer:
        version = queries.questionnaire_page(viewer, "afternoon").shown.row.pk
        words = Text(f"Eigen vragen {number}", f"Own questions {number}")
        made = actions.begin_own(by=viewer, at=clock.now(), version=version, title=words, about=words)
        was = queries.fingerprint(queries.draft_page(viewer, made.key).draft.asks)
        actions.establish(by=viewer, at=clock.now(), key=made.key, was=was)


def one_coach_more(people, number) -> None:
    """One more coach at the board of Hanneke, about whom starters are asked."""
    coach = Person.objects.get(pk=sorted(people.persons.values())[number + 20])
    board = Organisation.objects.get(pk=people.organisations["waterland"])
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        register_coach(
            by=viewer,
            at=clock.now(),
            person=coach,
            board=board,
            period=Period(A_DAY - timedelta(days=400)),
            is_external=True,
            certificate="Coach",
            certified_until=None,
        )
        plan = actions.Plan(
            version=QuestionnaireVersion.objects.get(key="coach", owner=None),
            organisation=board,
            name="Jouw coach",
            opens_on=A_DAY,
            closes_on=A_DAY,
            about=f"coach:{coach.key}",
            remainder=Survey.Remainder.KEPT,
        )
        asked = [actions.ToAsk(people.sanne, Rater.STARTER)]
        actions.open_survey(by=viewer, at=clock.now(), plan=plan, asked=asked)
