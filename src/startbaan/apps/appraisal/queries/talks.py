"""The talks of a starter with the line manager: how each stands, and what comes next."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.apps.appraisal.models import AppraisalComment, AppraisalCycle, AppraisalReport
from startbaan.apps.appraisal.queries.cycles import Names, cycles_of, posts_of
from startbaan.apps.people.access import Viewer, stands, visible_to
from startbaan.apps.people.models import Person, Post
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Activity
from startbaan.apps.programme.queries import Seen, of_kinds
from startbaan.apps.programme.queries.kinds import among_kinds
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import ActivityKind

MEETINGS = (ActivityKind.APPRAISAL_TALK, ActivityKind.CLASS_VISIT)


class Stage(StrEnum):
    """How far a talk has come, from the visit that goes before to the signature."""

    VISIT_MISSING = "visit_missing"
    VISIT_DONE = "visit_done"
    PLANNED = "planned"
    HELD = "held"
    HANDED_IN = "handed_in"
    CLOSED = "closed"

    @property
    def word(self) -> Promise:
        """The word on its badge."""
        return STAGE_WORDS[self]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return STAGE_TONES[self]

    @property
    def next_step(self) -> Promise:
        """What comes next, as its line manager reads it."""
        return NEXT_STEPS[self]


STAGE_WORDS = {
    Stage.VISIT_MISSING: _("bezoek ontbreekt"),
    Stage.VISIT_DONE: _("bezoek gedaan"),
    Stage.PLANNED: _("gesprek gepland"),
    Stage.HELD: _("gesprek gevoerd"),
    Stage.HANDED_IN: _("te ondertekenen"),
    Stage.CLOSED: _("afgesloten"),
}
NEXT_STEPS = {
    Stage.VISIT_MISSING: _("Kijk minstens 30 minuten in de klas"),
    Stage.VISIT_DONE: _("Spreek een dag af voor het gesprek"),
    Stage.PLANNED: _("Voer het gesprek"),
    Stage.HELD: _("Schrijf het verslag en lever het in"),
    Stage.HANDED_IN: _("De starter leest en ondertekent"),
    Stage.CLOSED: _("Klaar"),
}
STAGE_TONES = {
    Stage.VISIT_MISSING: "neutral",
    Stage.VISIT_DONE: "plan",
    Stage.PLANNED: "plan",
    Stage.HELD: "attention",
    Stage.HANDED_IN: "attention",
    Stage.CLOSED: "good",
}


@dataclass(frozen=True)
class Written:
    """A report as a list knows it: no words."""

    item: UUID
    handed_in: bool
    signed: bool
    by_you: bool


@dataclass(frozen=True)
class Talk:
    """One talk with the visit before it, as this viewer may see it."""

    item: Seen
    visit: Seen | None
    name: str
    written: Written | None
    others: tuple[Written, ...] = ()

    @property
    def starter(self) -> Person:
        """Whose."""
        return self.item.row.starter

    @property
    def year(self) -> int:
        """In which year of the track."""
        return self.item.row.year

    @property
    def url(self) -> str:
        """Its own page."""
        return reverse("appraisal:talk", args=[self.item.pk])

    @property
    def visit_is_missing(self) -> bool:
        """Whether the visit that comes first is still to be done."""
        return self.visit is not None and self.visit.is_open

    @property
    def is_held(self) -> bool:
        """Whether the talk took place."""
        return self.item.row.state == Activity.State.DONE

    @property
    def is_at_risk(self) -> bool:
        """Whether a day was agreed for the talk, or its time is over, while the visit is missing."""
        agreed = self.item.row.planned_on is not None
        return not self.is_held and self.visit_is_missing and (agreed or self.item.last_day < self.item.on)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.written and self.written.signed:
            return Stage.CLOSED
        if self.written and self.written.handed_in:
            return Stage.HANDED_IN
        if self.is_held:
            return Stage.HELD
        if self.visit_is_missing:
            return Stage.VISIT_MISSING
        return Stage.PLANNED if self.item.row.planned_on else Stage.VISIT_DONE

    @property
    def tone(self) -> str:
        """The tone of its badge: late when the talk is near and the visit is missing."""
        return "late" if self.is_at_risk else self.stage.tone


def talks_of(viewer: Viewer, starters: Collection[int]) -> list[Talk]:
    """The talks of these starters that the viewer has to do with, as starter or as line manager."""
    mine = [starter for starter in starters if may_see(viewer, starter)]
    if not mine:
        return []
    lists = talk_lists(viewer, mine)
    read_together(*lists)
    return talks_among(viewer, _meetings(viewer, mine), lists)


class TalkLists(NamedTuple):
    """What the talks of some starters are named by, and the reports of them; no words."""

    posts: QuerySet[Post]
    cycles: QuerySet[AppraisalCycle]
    reports: QuerySet[AppraisalReport]
    signed: QuerySet[AppraisalComment]


def talk_lists(viewer: Viewer, starters: Collection[int]) -> TalkLists:
    """What is read about the talks of these starters beside the talks themselves."""
    posts = posts_of(starters, on=viewer.on)
    return TalkLists(posts, cycles_of(posts), *_report_lists(viewer, starters))


def talks_among(viewer: Viewer, items: Iterable[Seen], lists: TalkLists) -> list[Talk]:
    """The same among activities and rows that were read already."""
    found = among_kinds(items, *MEETINGS)
    written = _written(viewer, lists.reports, lists.signed)
    return _named(found, names=Names.among(lists.posts, lists.cycles), written=written)


def named_talks(viewer: Viewer, mine: Collection[int], *, names: Names) -> list[Talk]:
    """The same of starters that the viewer has to do with for certain, by these names."""
    return _named(_meetings(viewer, mine), names=names, written=written_of(viewer, mine))


def _meetings(viewer: Viewer, starters: Collection[int]) -> list[Seen]:
    return of_kinds(viewer, starters, *MEETINGS)


def _named(found: Sequence[Seen], *, names: Names, written: Mapping[int | None, list[Written]]) -> list[Talk]:
    talks = [item for item in found if item.words.kind is ActivityKind.APPRAISAL_TALK and not _is_dropped(item)]
    visits = [item for item in found if item.words.kind is ActivityKind.CLASS_VISIT]
    return [_talk(item, visits=visits, names=names, written=written.get(item.pk, [])) for item in talks]


def opened_talk(viewer: Viewer, activity: int) -> Talk:
    """One talk by the number of its activity; raises Http404 unless the viewer is its starter or line manager."""
    row = Activity.objects.filter(pk=activity).values("starter").first()
    for talk in talks_of(viewer, [row["starter"]]) if row else ():
        if talk.item.pk == activity:
            return talk
    raise Http404


def may_see(viewer: Viewer, starter: int) -> bool:
    """Say whether the viewer is this starter, or the line manager today."""
    return any(stands(viewer, relation, starter) for relation in (Relation.STARTER, Relation.MANAGER))


def written_of(viewer: Viewer, starters: Collection[int]) -> dict[int | None, list[Written]]:
    """The reports about these starters that the viewer may see, without a word of them, by talk; oldest first."""
    reports, signed = _report_lists(viewer, starters)
    read_together(reports, signed)
    return _written(viewer, reports, signed)


def _report_lists(
    viewer: Viewer, starters: Collection[int]
) -> tuple[QuerySet[AppraisalReport], QuerySet[AppraisalComment]]:
    """The reports about these starters, and the comments with which they were signed."""
    reports = visible_to(viewer, AppraisalReport.objects.filter(starter__in=list(starters)))
    comments = AppraisalComment.objects.filter(starter__in=list(starters), signed_version__isnull=False)
    return (
        reports.order_by("made_at", "pk").only("activity", "author", "handed_in_at"),
        visible_to(viewer, comments).only("report"),
    )


def _written(
    viewer: Viewer, reports: Iterable[AppraisalReport], comments: Iterable[AppraisalComment]
) -> dict[int | None, list[Written]]:
    signed = {comment.report_id for comment in comments}
    found: dict[int | None, list[Written]] = {}
    for row in reports:
        found.setdefault(row.activity_id, []).append(
            Written(row.pk, row.handed_in_at is not None, row.pk in signed, by_you=row.author_id in viewer.persons)
        )
    return found


def _talk(item: Seen, *, visits: Iterable[Seen], names: Names, written: list[Written]) -> Talk:
    row = item.row
    handed_in = sorted((one for one in written if one.handed_in), key=lambda one: one.signed)
    own = next((one for one in [*(one for one in written if one.by_you), *handed_in]), None)
    return Talk(
        item=item,
        visit=_visit_before(item, visits),
        name=names.name(row.starter_id, year=row.year, number=row.number, on=item.last_day) or item.title,
        written=own,
        others=tuple(one for one in written if one is not own),
    )


def _visit_before(item: Seen, visits: Iterable[Seen]) -> Seen | None:
    """The visit a talk waits for: the one with its number in the same year, else the last there is."""
    same = [
        visit
        for visit in visits
        if visit.row.track_id == item.row.track_id
        and visit.row.year == item.row.year
        and visit.row.key in item.words.after
    ]
    return next(iter(sorted(same, key=lambda visit: visit.row.number)[: item.row.number][-1:]), None)


def _is_dropped(item: Seen) -> bool:
    return item.row.state == Activity.State.DROPPED
