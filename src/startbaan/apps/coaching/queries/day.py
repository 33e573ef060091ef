"""What of guidance stands on someone's day: to keep, to write, to decide, to prepare and to sign.

Its lists are read by the caller together with those of other subjects, and so are the activities of the programme.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.coaching.models import Agreement, CoachingDecision, CoachingReport, PlanVersion, StartTalk
from startbaan.apps.coaching.queries.decisions import decision_missing, decisions_without_words
from startbaan.apps.coaching.queries.plans import newest_versions, plan_url, plans_to_sign
from startbaan.apps.coaching.queries.reports import my_due_agreements
from startbaan.apps.coaching.queries.start_talks import ListedTalk, State, start_talks_among, visible_talks
from startbaan.apps.coaching.queries.talks import EVALUATING, Moment
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Share
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.queries import Seen, of_kinds
from startbaan.apps.programme.queries.kinds import among_kinds
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import GUIDING, ActivityKind

AHEAD = timedelta(days=7)
SHARED_LATELY = timedelta(days=14)  # how long it stands on the day that something was shared: our own choice


@dataclass(frozen=True)
class TodayLine:
    """One thing of guidance that waits for the viewer: what, with whom, by when, and where one does it."""

    title: str
    detail: str
    url: str
    day: date
    late: bool
    starter: int


class GuidanceLists(NamedTuple):
    """Agreements to keep, decisions, start talks and versions of plans: no words of any."""

    agreements: QuerySet[Agreement]
    decisions: QuerySet[CoachingDecision]
    talks: QuerySet[StartTalk]
    plans: QuerySet[PlanVersion]
    shared: QuerySet[CoachingReport]


def guidance_lists(viewer: Viewer) -> GuidanceLists:
    """What is read for the day of a starter, and of who coaches or leads one."""
    coached, led = viewer.starters(Relation.COACH), viewer.starters(Relation.MANAGER)
    return GuidanceLists(
        agreements=my_due_agreements(viewer, until=viewer.on + AHEAD),
        decisions=decisions_without_words(viewer, coached),
        talks=visible_talks(viewer),
        plans=newest_versions(viewer, {*coached, *led}),
        shared=_shared_lately(viewer, led),
    )


def today_lines(viewer: Viewer) -> list[TodayLine]:
    """What of guidance waits for the viewer: agreements to keep, an own text before a talk, a decision to record."""
    lists = guidance_lists(viewer)
    read_together(lists.agreements, lists.decisions, lists.shared)
    return lines_among(viewer, of_kinds(viewer, {*viewer.persons, *viewer.starters(Relation.COACH)}, *GUIDING), lists)


def lines_among(viewer: Viewer, items: Iterable[Seen], lists: GuidanceLists) -> list[TodayLine]:
    """The same among activities and rows that were read already."""
    talks = among_kinds(items, *EVALUATING)
    promises = _promises(viewer, lists.agreements)
    lines = [*promises, *_own_texts(viewer, talks), *_decisions(viewer, talks, lists.decisions)]
    lines += _shared(lists.shared)
    return sorted(lines, key=lambda line: line.day)


def _shared_lately(viewer: Viewer, led: Collection[int]) -> QuerySet[CoachingReport]:
    """The reports that starters shared with the viewer as their manager not long ago; no words of any."""
    since = viewer.on - SHARED_LATELY
    shares = Share.objects.filter(
        item=OuterRef("item"), pair__in=viewer.pair_ids(Relation.MANAGER), revoked_at=None, shared_at__date__gte=since
    )
    rows = visible_to(viewer, CoachingReport.objects.filter(starter__in=led)).select_related("starter")
    found = rows.annotate(shared_at=Subquery(shares.order_by("-shared_at").values("shared_at")[:1]))
    return found.filter(shared_at__isnull=False).order_by("shared_at", "pk")


def _shared(rows: Iterable[CoachingReport]) -> Iterator[TodayLine]:
    """Reports the viewer was given to read."""
    for row in rows:
        yield TodayLine(
            title=_("%(starter)s deelde een verslag met je") % {"starter": str(row.starter)},
            detail="",
            url=reverse("coaching:report", args=[row.item]),
            day=localtime(getattr(row, "shared_at", row.made_at)).date(),
            late=False,
            starter=row.starter_id,
        )


def agreeing_lines(
    viewer: Viewer, items: Iterable[Seen], lists: GuidanceLists, *, coached: Collection[int]
) -> list[TodayLine]:
    """What waits for the viewer's hand: a start talk to prepare or to sign, a plan to sign; the earliest first."""
    starts = among_kinds(items, ActivityKind.START_TALK)
    lines = [*_talks(viewer, start_talks_among(viewer, lists.talks, starts, coached=coached))]
    lines += _plans(lists.plans, on=viewer.on)
    return sorted(lines, key=lambda line: (line.day, line.title, line.detail))


def _promises(viewer: Viewer, rows: Iterable[Agreement]) -> Iterator[TodayLine]:
    """What starter and coach agreed: one line for each starter, by the first that is due."""
    by_starter: dict[int, list[Agreement]] = {}
    for row in rows:
        by_starter.setdefault(row.report.starter_id, []).append(row)
    for starter, found in by_starter.items():
        person, day = found[0].report.starter, min(row.due_on or viewer.on for row in found)
        title = ngettext("Een afspraak uit jullie gesprek", "%(count)s afspraken uit jullie gesprekken", len(found))
        yield TodayLine(
            title=title % {"count": len(found)},
            detail="" if starter in viewer.persons else str(person),
            url=reverse("coaching:goals", args=[person.key]),
            day=day,
            late=day < viewer.on,
            starter=starter,
        )


def _own_texts(viewer: Viewer, items: Iterable[Seen]) -> Iterator[TodayLine]:
    """The talks that look back and have a day soon, for which the starter writes first."""
    for item in items:
        day = item.row.planned_on
        if item.row.starter_id in viewer.persons and item.is_open and day and viewer.on <= day <= viewer.on + 2 * AHEAD:
            yield TodayLine(
                title=_("Schrijf eerst je eigen tekst voor: %(talk)s") % {"talk": item.title},
                detail=item.when,
                url=Moment(item.row.starter, viewer.on, item=item).url,
                day=item.day,
                late=False,
                starter=item.row.starter_id,
            )


def _decisions(viewer: Viewer, items: Iterable[Seen], decisions: Iterable[CoachingDecision]) -> Iterator[TodayLine]:
    """The final talks that were held without a decision, for the coach."""
    coached = viewer.starters(Relation.COACH)
    missing = decision_missing([item for item in items if item.row.starter_id in coached], decisions, on=viewer.on)
    for starter, item in missing.items():
        if item.row.done_on:
            yield TodayLine(
                title=_("Leg het besluit over coaching vast"),
                detail=str(item.row.starter),
                url=reverse("coaching:decision", args=[f"gesprek-{item.pk}"]),
                day=item.day,
                late=True,
                starter=starter,
            )


def _talks(viewer: Viewer, talks: Sequence[ListedTalk]) -> Iterator[TodayLine]:
    for talk in talks:
        if not (talk.you_sign or _to_prepare(talk)):
            continue
        fact = talk.counts_now
        yield TodayLine(
            title=_("Lees en teken het startgesprek") if talk.you_sign else _("Bereid het startgesprek voor"),
            detail=_("jouw startgesprek") if talk.is_own else str(talk.starter),
            url=reverse("coaching:start_talk", args=[talk.row.pk])
            if talk.row
            else reverse("coaching:begin_start_talk", args=[talk.starter.key]),
            day=fact.last_day if fact and fact.last_day else viewer.on,
            late=bool(fact and fact.late),
            starter=talk.starter.pk,
        )


def _to_prepare(talk: ListedTalk) -> bool:
    return talk.state is State.TO_BEGIN and talk.coached and talk.may_make


def _plans(newest: Iterable[PlanVersion], *, on: date) -> Iterator[TodayLine]:
    for plan in plans_to_sign(newest):
        yield TodayLine(
            title=_("Lees en teken het ontwikkelplan"),
            detail=str(plan.starter),
            url=plan_url(plan.pk),
            day=on,
            late=False,
            starter=plan.starter_id,
        )
