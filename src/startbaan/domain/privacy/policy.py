"""Who may see what about a starter: the whole policy, in one table.

Read a row as a sentence: "a coaching report is written by the starter and the coach, may be read by
the line manager once the starter has shared it, and is closed to everyone else". The page *Wie ziet
wat?*, the handbook's chapter, the line under every form, the filter on every list, the second lock in
the database and the tests are all made from this table.
"""

from dataclasses import dataclass
from enum import StrEnum

TABLE = """
kind               starter buddy  coach  manager coordinator hr     programme region participant
name_card          write   read   read   read    write       write  read      -      read
profile            write   read   read   read    write       write  -         -      -
employment         read    -      -      read    write       write  count     count  -
track              write   read   write  write   write       read   count     count  read
entitlement        read    -      read   read    read        read   count     count  -
hours              write   -      write  write   write       read   count     count  -
onboarding         write   read   read   read    count       -      -         -      write
buddy_contact      write   write  -      read    count       -      count     -      -
help_question      write   shared shared shared  -           -      -         -      write
start_talk         write   -      write  write   count       -      count     -      -
coaching_report    write   -      write  shared  -           -      -         -      -
coaching_goal      write   -      write  shared  -           -      -         -      -
coaching_decision  write   -      write  read    read        -      count     count  -
observation        read    -      write  shared  -           -      count     count  write
self_rating        write   -      shared shared  -           -      -         -      -
development_plan   write   shared read   read    count       -      count     -      -
appraisal          read    -      -      write   count       -      -         -      -
appraisal_comment  write   -      -      read    -           -      -         -      -
workload_pulse     write   -      shared -       count       -      count     count  -
appointment        -       -      -      -       -           -      -         -      write
attendance         write   -      read   read    write       -      count     count  write
learning_wish      write   -      -      -       count       -      count     -      -
peer_case          write   -      -      -       -           -      -         -      read
survey_answer      write   -      -      -       count       -      count     count  -
leaving            read    -      -      write   write       write  count     count  -
leaving_words      write   -      -      shared  shared      shared -         -      -
author_only        -       -      -      -       -           -      -         -      -
"""


class Access(StrEnum):
    """How far a viewer gets."""

    NONE = "-"
    COUNT = "count"  # only inside a total over enough people
    SHARED = "shared"  # read, once the starter has shared that item
    READ = "read"
    WRITE = "write"


class Relation(StrEnum):
    """What a viewer is to this starter on this day; never a job title."""

    STARTER = "starter"
    BUDDY = "buddy"
    COACH = "coach"
    MANAGER = "manager"
    COORDINATOR = "coordinator"
    HR = "hr"
    PROGRAMME = "programme"
    REGION = "region"
    PARTICIPANT = "participant"


class Kind(StrEnum):
    """What a row about a starter is."""

    NAME_CARD = "name_card"
    PROFILE = "profile"
    EMPLOYMENT = "employment"
    TRACK = "track"
    ENTITLEMENT = "entitlement"
    HOURS = "hours"
    ONBOARDING = "onboarding"
    BUDDY_CONTACT = "buddy_contact"
    HELP_QUESTION = "help_question"
    START_TALK = "start_talk"
    COACHING_REPORT = "coaching_report"
    COACHING_GOAL = "coaching_goal"
    COACHING_DECISION = "coaching_decision"
    OBSERVATION = "observation"
    SELF_RATING = "self_rating"
    DEVELOPMENT_PLAN = "development_plan"
    APPRAISAL = "appraisal"
    APPRAISAL_COMMENT = "appraisal_comment"
    WORKLOAD_PULSE = "workload_pulse"
    APPOINTMENT = "appointment"
    ATTENDANCE = "attendance"
    LEARNING_WISH = "learning_wish"
    PEER_CASE = "peer_case"
    SURVEY_ANSWER = "survey_answer"
    LEAVING = "leaving"
    LEAVING_WORDS = "leaving_words"
    AUTHOR_ONLY = "author_only"


PAIR_RELATIONS = (Relation.BUDDY, Relation.COACH, Relation.MANAGER)
ROLE_RELATIONS = (Relation.COORDINATOR, Relation.HR, Relation.PROGRAMME, Relation.REGION)

# Written together from the first word: there is no handing in to wait for.
CO_WRITTEN = frozenset({Kind.START_TALK, Kind.COACHING_REPORT})

# Worked out each time somebody asks, and kept in no row: what somebody is owed follows from the agreements.
RECKONED = frozenset({Kind.ENTITLEMENT})


class BadTable(ValueError):
    """The table does not say one thing about each kind and relation."""


def parse(table: str) -> dict[Kind, dict[Relation, Access]]:
    """Read the policy from its text.

    Raises `BadTable` when a column or kind is unknown, missing or doubled, or a row has the wrong
    number of cells.
    """
    header, *rows = (line.split() for line in table.strip().splitlines())
    if header[1:] != [relation.value for relation in Relation]:
        raise BadTable(f"the columns must be {', '.join(Relation)}")
    if [row[0] for row in rows] != [kind.value for kind in Kind]:
        raise BadTable("the rows must be the kinds, each once and in their order")
    for kind, *cells in rows:
        if len(cells) != len(Relation):
            raise BadTable(f"the row {kind!r} has {len(cells)} cells; {len(Relation)} needed")
    return {Kind(kind): dict(zip(Relation, map(Access, cells), strict=True)) for kind, *cells in rows}


POLICY = parse(TABLE)


def access(relation: Relation, kind: Kind) -> Access:
    """Look up one cell of the table."""
    return POLICY[kind][relation]


def relations_with(kind: Kind, *granted: Access) -> tuple[Relation, ...]:
    """List the relations whose cell for this kind is one of `granted`, in the order of the columns."""
    return tuple(relation for relation in Relation if POLICY[kind][relation] in granted)


@dataclass(frozen=True)
class Threshold:
    """The least number of people a count may be about."""

    inside_board: int = 5
    outside_board: int = 10


def shown_counts(counts: dict[str, int], *, least: int) -> dict[str, int | None]:
    """Hide the cells about too few people, and so many more that what is hidden cannot be worked out from the total.

    `counts` maps a group to its number of people; a hidden cell is None. When any cell is hidden, the
    hidden ones are at least two and together at least `least` people, or they are all there are; the
    smallest go first.
    """
    filled = sorted((n, key) for key, n in counts.items() if n)
    if not filled or filled[0][0] >= least:
        return dict(counts)
    shown: dict[str, int | None] = dict(counts)
    people = 0
    for number, (n, key) in enumerate(filled):
        if n >= least and number >= 2 and people >= least:
            break
        shown[key] = None
        people += n
    return shown
