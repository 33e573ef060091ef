"""The coaches that were proposed to a line manager: each with why this one, and whether it still can be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext

from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import CoachChoice, choices_for, waiting_proposals
from startbaan.apps.intake.queries.matching import look_around, schools_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Organisation
from startbaan.domain.grouping.coaches import Coach, CoachPool, Waiting
from startbaan.domain.grouping.coaches_explaining import why_pair
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.wording import hours, short_day


@dataclass(frozen=True)
class Confirmable:
    """A proposal that waits for a line manager: why this coach, the hours left, and what stands in the way."""

    proposal: CoachProposal
    why: str
    hours_left: float | None
    problem: str

    @property
    def label(self) -> str:
        """Who gets whom from which day, and why."""
        row = self.proposal
        said = gettext("%(starter)s krijgt %(coach)s, vanaf %(day)s.") % {
            "starter": row.starter,
            "coach": row.holder,
            "day": short_day(row.start_on),
        }
        left = gettext("Nog %(hours)s over.") % {"hours": hours(self.hours_left)} if self.hours_left else ""
        return " ".join(part for part in (said, self.why, left) if part)


def confirmable(viewer: Viewer) -> list[Confirmable]:
    """What was proposed for the starters the viewer leads, by name; raises Http404 for who leads nobody."""
    led = viewer.starters(Relation.MANAGER)
    if not led:
        raise Http404
    rows = list(waiting_proposals(viewer, led).order_by("starter__sort_name", "pk"))
    if not rows:
        return []
    starters = [row.starter_id for row in rows]
    offered = choices_for(viewer, starters, start=max(row.start_on for row in rows))
    why = _reasons(viewer, rows)
    return [_line(row, offered[row.starter_id], why[row.pk]) for row in rows]


def to_confirm(viewer: Viewer, proposals: Collection[int]) -> QuerySet[CoachProposal]:
    """These proposals for starters the viewer leads, answered or not, locked for answering."""
    rows = CoachProposal.objects.filter(pk__in=list(proposals), starter__in=viewer.starters(Relation.MANAGER))
    rows = visible_to(viewer, rows).select_for_update(of=("self",))
    return rows.select_related("starter", "holder").order_by("starter__sort_name", "pk")


def _line(row: CoachProposal, offered: Sequence[CoachChoice], why: str) -> Confirmable:
    choice = next((one for one in offered if one.person == row.holder_id), None)
    return Confirmable(row, why, choice.left if choice else None, _problem(choice))


def _problem(choice: CoachChoice | None) -> str:
    if choice is None:
        return gettext("Deze coach staat niet meer in het register van het bestuur.")
    if choice.too_many and not choice.refusal:
        return gettext("Na deze koppeling heeft de coach %(hours)s te veel.") % {"hours": hours(choice.too_many)}
    return choice.refusal


def _reasons(viewer: Viewer, rows: Sequence[CoachProposal]) -> Mapping[int, str]:
    """Why this coach for each, by what everyone may know; wishes count in a proposal and are never told."""
    starters, coaches = {row.starter_id for row in rows}, {row.holder_id for row in rows}
    around = look_around(viewer, starters, coaches)
    pool = CoachPool(
        starters=[Waiting(str(one), *_works_at(around.school_of, one), hours=0) for one in sorted(starters)],
        coaches=[Coach(str(one), *_works_at(around.school_of, one), hours=0) for one in sorted(coaches)],
        schools=schools_of(around),
        before=frozenset(
            (str(starter), str(holder))
            for starter, holder in around.before
            if starter in starters and holder in coaches
        ),
    )
    return {
        row.pk: " ".join(one.said(gettext) for one in why_pair(pool, str(row.starter_id), str(row.holder_id)))
        for row in rows
    }


def _works_at(school_of: Mapping[int, Organisation], person: int) -> tuple[str, str]:
    """At which school somebody works, and in which sector; empty where that is not known."""
    school = school_of.get(person)
    return (str(school.pk), school.sector or "") if school else ("", "")
