"""Who is reminded of what today: for all tracks at once, in one statement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from startbaan.apps.programme.models import Activity, ProgrammeVersion, PutOff
from startbaan.apps.programme.queries.seen import PART_OF
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.calendar import shipped_calendars
from startbaan.domain.schedule.definition import Activity as Words
from startbaan.domain.schedule.definition import ActivityKind, Definition
from startbaan.domain.schedule.reminding import steps_on

PREFIX = "reminder:"
PUT_OFF_REASONS = PutOff.Reason.choices
RELATION_OF = {part: relation for relation, part in PART_OF.items()}
OWN = (Relation.STARTER, Relation.BUDDY, Relation.COACH, Relation.MANAGER)
# Between the manager and the starter alone: that these are late is nobody else's to hear.
OF_THE_MANAGER = frozenset({ActivityKind.CLASS_VISIT, ActivityKind.APPRAISAL_TALK})


@dataclass(frozen=True, slots=True)
class Reminder:
    """One activity of which one reader is reminded today; `after` is how many weeks late it had to be for that."""

    activity: int
    starter: int
    starter_name: str
    reader: int
    relation: str
    version: int
    key: str
    number: int
    agreed: bool
    due: date
    step: str
    weeks_late: int
    after: int

    @property
    def told_as(self) -> str:
        """The key under which it is told once."""
        name = f"na-{self.after}" if self.after else self.step
        return f"{PREFIX}{self.activity}:{self.due:%Y%m%d}:{name}"


@dataclass(frozen=True, slots=True)
class _Role:
    """Who, by what they are to the starter, is reminded of one activity of one version; others only when late."""

    version: int
    key: str
    relation: str
    after: int


# Open activities whose last or agreed day asks for a reminder today, without those that were put off or whose starter
# is away; then all to whom each is: the starter, who stands in such a relation today, and who is named on it.
_REMINDERS = """
WITH step AS (
    SELECT * FROM unnest(%(regions)s::text[], %(dues)s::date[], %(names)s::text[], %(weeks)s::int[])
        AS s(region, due, name, weeks)
), part AS (
    SELECT * FROM unnest(%(versions)s::bigint[], %(keys)s::text[], %(relations)s::text[], %(afters)s::int[])
        AS p(version, key, relation, after)
), doing AS MATERIALIZED (
    SELECT a.id, a.starter_id, coalesce(a.words_from_id, t.version_id) AS version, a.key, a.number,
           a.planned_on IS NOT NULL AS agreed, t.holiday_region AS region,
           coalesce(a.planned_on, upper(a."window") - 1) AS due
    FROM programme_activity a
    JOIN programme_track t ON t.id = a.track_id
    WHERE a.state = 'planned' AND t.period @> %(on)s::date
      AND coalesce(a.planned_on, upper(a."window") - 1) = ANY(%(dues)s::date[])
      AND NOT EXISTS (SELECT FROM unnest(t.pauses) AS away(days) WHERE away.days @> %(on)s::date)
      AND NOT EXISTS (SELECT FROM programme_putoff p WHERE p.activity_id = a.id AND p.until > %(on)s::date)
), opened AS MATERIALIZED (
    SELECT d.*, s.name, s.weeks FROM doing d JOIN step s ON s.region = d.region AND s.due = d.due
), asked AS MATERIALIZED (
    SELECT o.*, p.relation, p.after
    FROM opened o JOIN part p ON p.version = o.version AND p.key = o.key AND o.weeks >= p.after
), told AS (
    SELECT asked.*, asked.starter_id AS reader FROM asked WHERE relation = 'starter'
    UNION ALL
    SELECT asked.*, h.holder_id FROM asked
    JOIN people_pair h ON h.starter_id = asked.starter_id AND h.relation = asked.relation AND h.period @> %(on)s::date
    UNION ALL
    SELECT asked.*, r.person_id FROM asked
    JOIN people_post w ON w.person_id = asked.starter_id AND w.period @> %(on)s::date
    JOIN (SELECT id, id AS place FROM people_organisation UNION ALL
          SELECT id, parent_id FROM people_organisation WHERE parent_id IS NOT NULL) o ON o.id = w.school_id
    JOIN people_role r ON r.organisation_id = o.place AND r.period @> %(on)s::date
        AND r.role = CASE asked.relation WHEN 'coordinator' THEN 'board_coordinator' ELSE asked.relation END
    WHERE asked.relation IN ('coordinator', 'hr')
    UNION ALL
    SELECT o.*, 'participant', 0, n.person_id
    FROM opened o JOIN programme_participation n ON n.activity_id = o.id
)
SELECT DISTINCT ON (told.id, told.reader)
       told.id, told.starter_id, concat_ws(' ', s.given_name, nullif(s.infix, ''), s.family_name), told.reader,
       told.relation, told.version, told.key, told.number, told.agreed, told.due, told.name, told.weeks, told.after
FROM told JOIN people_person s ON s.id = told.starter_id
ORDER BY told.id, told.reader, told.after, told.relation = 'participant'
"""

# The planner knows nothing of the lists it is given, and would sort a million rows on disk or look each up by itself.
_FOR_MANY_ROWS = "SET LOCAL work_mem = '64MB'; SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = off"


def reminders_on(on: date) -> list[Reminder]:
    """Whom to remind of what on this day; nothing for who has no school that day."""
    calendars = shipped_calendars().items()
    steps = [(region, due, step) for region, one in calendars for due, step in steps_on(one, on=on).items()]
    if not steps:
        return []
    roles = list(_roles(ProgrammeVersion.objects.filter(published_at__isnull=False).defer("text", "changes")))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FOR_MANY_ROWS)
        cursor.execute(
            _REMINDERS,
            {
                "on": on,
                "regions": [region.value for region, _due, _step in steps],
                "dues": [due for _region, due, _step in steps],
                "names": [step.name for _region, _due, step in steps],
                "weeks": [step.weeks_late for _region, _due, step in steps],
                "versions": [role.version for role in roles],
                "keys": [role.key for role in roles],
                "relations": [role.relation for role in roles],
                "afters": [role.after for role in roles],
            },
        )
        rows = cursor.fetchall()
    return [Reminder(*row) for row in rows]


def open_due(activities: Iterable[int]) -> dict[int, date]:
    """The last or agreed day of those of these activities that are still to be done."""
    rows = Activity.objects.filter(pk__in=set(activities), state=Activity.State.PLANNED)
    found = rows.values_list("pk", "planned_on", "window")
    return {pk: planned_on or window.last for pk, planned_on, window in found}


def put_off_of(activity: int, *, on: date) -> PutOff | None:
    """Until when the reminders of an activity wait on this day, who let them and why; nothing when they do not."""
    return PutOff.objects.filter(activity=activity, until__gt=on).select_related("by").first()


def _roles(versions: Iterable[ProgrammeVersion]) -> Iterator[_Role]:
    for version in versions:
        definition = definition_of(version)
        for words in definition.activities:
            own = [RELATION_OF[part] for part in {*words.who, words.lead} if RELATION_OF.get(part) in OWN]
            yield from (_Role(version.pk, words.key, relation.value, 0) for relation in own)
            yield from _escalations(version.pk, definition, words, own=own)


def _escalations(version: int, definition: Definition, words: Words, *, own: list[Relation]) -> Iterator[_Role]:
    if words.kind in OF_THE_MANAGER:
        return
    for escalation in definition.escalation:
        relation = RELATION_OF[escalation.to]
        if relation not in own:
            yield _Role(version, words.key, relation.value, escalation.weeks_late)
