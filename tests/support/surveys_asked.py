"""Surveys put to the starters of the cast, for the laws on addresses and lists."""

from collections.abc import Mapping
from uuid import UUID

from surveyed import put_out

from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions import ToAsk
from startbaan.domain.questionnaires.definition import Rater
from startbaan.project.cast import CAST

STARTERS = tuple(member.handle for member in CAST.members if member.step)


def starters_asked(people) -> list[ToAsk]:
    """The starters of the cast, each counted with their own board."""
    sectors = dict(Organisation.objects.values_list("key", "sector"))
    boards = {member.handle: member.board for member in CAST.members}
    return [
        ToAsk(people.persons[handle], Rater.STARTER, sectors[board] or "", people.organisations[board])
        for handle in STARTERS
        for board in [boards[handle]]
    ]


def surveyed_starters(people) -> Mapping[str, UUID | str]:
    """A survey of the partnership that runs, in the addresses that are about one."""
    survey = put_out(people, asked=starters_asked(people))
    pages = ("answer", "thanks", "anonymous", "outcome", "outcome_sheet")
    return {
        **{f"surveys:{page} survey": survey.key for page in pages},
        "quality:survey survey": survey.key,
        "surveys:put_out place": "waterrijk",
        "surveys:put_out questionnaire": "guidance",
    }


def asked_once_more(people, number) -> None:
    """One more survey, put to the same people."""
    put_out(people, asked=starters_asked(people), about=f"wet:{number}")
