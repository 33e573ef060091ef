"""From the YAML of a programme to its frozen definition; everything that is wrong is told with file and line."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from startbaan.domain.loading import CONTENT, Node, load_yaml, parse_yaml
from startbaan.domain.schedule import elements
from startbaan.domain.schedule.checking import Places, check
from startbaan.domain.schedule.definition import (
    USUAL_ESCALATION,
    About,
    CoachHours,
    Coaching,
    Definition,
    Escalation,
    Extension,
    Keyed,
    OpenQuestion,
    Part,
    PartTime,
    Reckoning,
    RoleDescription,
    YearsFrom,
)
from startbaan.domain.sources import Status, one_of, source, text, texts
from startbaan.domain.words import Sector

K = TypeVar("K", bound=Keyed)

FULL_YEAR = 40
TOLD_OF_LATENESS = ("coach", "line_manager", "board_coordinator", "hr")
FRAME = ("key", "version", "title", "sector", "status", "length_years", "years_from", "part_time")
SECTIONS = ("extension", "coaching", "about", "sources", "parts", "roles", "activities", "onboarding", "budget")
OPTIONAL = ("first_year_least_weeks", "coach_hours", "topics", "open", "escalation")


def load(path: Path) -> Definition:
    """Read a programme from a file; raises `Refused`."""
    return read(load_yaml(path))


def parse(text: str, *, name: str) -> Definition:
    """Read a programme from text, such as a published version; raises `Refused`, naming it by `name`."""
    return read(parse_yaml(text, name=name))


@cache
def shipped() -> dict[str, Definition]:
    """Read every programme that comes with the program, by name ("ozwh-2026")."""
    found = [load(path) for path in sorted((CONTENT / "programmes").glob("*.yaml"))]
    return {definition.name: definition for definition in found}


def read(root: Node) -> Definition:
    """Build the definition, then check it as a whole."""
    fields = root.fields(required=[*FRAME, *SECTIONS], optional=OPTIONAL)
    places = Places(root)
    length = fields["length_years"].whole(least=1, most=elements.MOST_YEARS, default=1)
    definition = Definition(
        key=fields["key"].text(),
        version=fields["version"].text(),
        title=text(fields["title"]),
        sector=one_of(fields["sector"], Sector.PO),
        status=one_of(fields["status"], Status.UNVERIFIED),
        length_years=length,
        years_from=one_of(fields["years_from"], YearsFrom.START),
        first_year_least_weeks=fields["first_year_least_weeks"].whole(least=4, most=FULL_YEAR, default=4),
        part_time=one_of(fields["part_time"], PartTime.FULL),
        extension=_extension(fields["extension"]),
        coaching=_coaching(fields["coaching"]),
        coach_hours=_coach_hours(fields["coach_hours"]) if fields["coach_hours"].given else None,
        about=_about(fields["about"]),
        sources=keyed(fields["sources"], elements.topic, places=places),
        parts=keyed(fields["parts"], _part, places=places),
        roles=keyed(fields["roles"], _role, places=places),
        topics=keyed(fields["topics"], elements.topic, places=places),
        activities=keyed(
            fields["activities"],
            lambda node: elements.activity(node, before=elements.NEW_ACTIVITY, length_years=length),
            places=places,
        ),
        onboarding=keyed(
            fields["onboarding"],
            lambda node: elements.onboarding_subject(node, before=elements.NEW_SUBJECT),
            places=places,
        ),
        budget=keyed(
            fields["budget"],
            lambda node: elements.budget_line(node, before=elements.NEW_LINE, length_years=length),
            places=places,
        ),
        open_questions=keyed(fields["open"], _open_question, places=places),
        escalation=_escalation(fields["escalation"]) if fields["escalation"].given else USUAL_ESCALATION,
    )
    for key in ("coaching", "extension", "coach_hours"):
        places.put("", key=key, node=fields[key])
    root.settle()
    check(definition, places=places)
    root.settle()
    return definition


def keyed(node: Node, read_one: Callable[[Node], K], *, places: Places) -> tuple[K, ...]:
    """Read a list of elements with keys, refusing a key that comes twice."""
    found: dict[str, K] = {}
    for item in node.items():
        element = read_one(item)
        if element.key in found:
            item.refuse(f"“{element.key}” staat al eerder in {node.label}")
        found[element.key] = element
        places.put(node.label, key=element.key, node=item)
    return tuple(found.values())


def _extension(node: Node) -> Extension:
    fields = node.fields(required=["most_years", "like_year"])
    return Extension(
        fields["most_years"].whole(most=elements.MOST_YEARS), fields["like_year"].whole(least=1, default=1)
    )


def _coaching(node: Node) -> Coaching:
    fields = node.fields(required=["part", "min_years", "max_years", "on_request_from_year"])
    return Coaching(
        part=fields["part"].text(),
        min_years=fields["min_years"].whole(least=1, default=1),
        max_years=fields["max_years"].whole(least=1, default=1),
        on_request_from_year=fields["on_request_from_year"].whole(least=1, default=2),
    )


def _coach_hours(node: Node) -> CoachHours:
    fields = node.fields(required=["per_track", "with_peers", "per_group", "reckoning", "source"])
    return CoachHours(
        per_track=fields["per_track"].number(),
        with_peers=fields["with_peers"].number(),
        per_group=fields["per_group"].number(),
        reckoning=one_of(fields["reckoning"], Reckoning.PER_GROUP),
        source=source(fields["source"]),
    )


def _escalation(node: Node) -> tuple[Escalation, ...]:
    """Read who else is told; an empty list tells nobody."""
    found = []
    for item in node.items():
        fields = item.fields(required=["weeks_late", "to"])
        weeks = fields["weeks_late"].whole(least=1, most=elements.MOST_WEEKS, default=1)
        found.append(Escalation(weeks, fields["to"].choice(among=TOLD_OF_LATENESS)))
    return tuple(found)


def _about(node: Node) -> About:
    fields = node.fields(required=["introduction", "aim", "values", "themes", "principles"])
    return About(
        introduction=text(fields["introduction"]),
        aim=text(fields["aim"]),
        values=texts(fields["values"]),
        themes=texts(fields["themes"]),
        principles=texts(fields["principles"]),
    )


def _part(node: Node) -> Part:
    fields = node.fields(required=["key", "title", "about"])
    return Part(fields["key"].text(), text(fields["title"]), text(fields["about"]))


def _role(node: Node) -> RoleDescription:
    fields = node.fields(required=["key", "tasks", "source"])
    return RoleDescription(fields["key"].text(), texts(fields["tasks"]), source(fields["source"]))


def _open_question(node: Node) -> OpenQuestion:
    fields = node.fields(required=["key", "question", "choice"])
    return OpenQuestion(fields["key"].text(), text(fields["question"]), text(fields["choice"]))
