"""The page of one talk, visit or contact: how it is prepared, what was written, and what comes back from before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise as Lazy

from startbaan.apps.coaching.models import Agreement, CoachingDecision
from startbaan.apps.coaching.queries.goals import ShownGoal, open_goals
from startbaan.apps.coaching.queries.hours import GuidanceHours, guidance_hours
from startbaan.apps.coaching.queries.notes import coach_pair, draft_key_of
from startbaan.apps.coaching.queries.questions import Listed, listed_for
from startbaan.apps.coaching.queries.reports import (
    Promise,
    ShownReport,
    Text,
    may_write_about,
    open_agreements,
    open_report_of,
    reports_of,
    text_of,
)
from startbaan.apps.coaching.queries.talks import KEY, USUAL, Moment, Section, coach_of, moment_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Pair
from startbaan.apps.programme.models import Contact, NotHeld
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True)
class MomentPage:
    """One talk, visit or contact, as the starter or the coach sees it."""

    moment: Moment
    report: ShownReport | None
    earlier_reports: tuple[UUID, ...]
    promises: tuple[Promise, ...]
    questions: tuple[Listed, ...]
    goals: tuple[ShownGoal, ...]
    hours: GuidanceHours
    not_held: tuple[NotHeld, ...]
    coach: Pair | None
    may_write: bool
    is_own: bool
    decided: bool

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its texts in the order in which they are written; empty ones too."""
        if self.report:
            return self.report.texts
        return tuple(Text(section, ()) for section in self.moment.sections)

    @property
    def before(self) -> tuple[Text, ...]:
        """The texts that are written before it is held."""
        return tuple(text for text in self.texts if text.section is not Section.REPORT)

    @property
    def after(self) -> tuple[Text, ...]:
        """The text that is written once it was held."""
        return tuple(text for text in self.texts if text.section is Section.REPORT)

    @property
    def agreements(self) -> tuple[Promise, ...]:
        """What was agreed in it."""
        return self.report.agreements if self.report else ()

    @property
    def usual_day(self) -> date:
        """The day on which it was held, unless one says otherwise."""
        return self.moment.met_on or self.moment.on

    @property
    def usual_minutes(self) -> int | None:
        """How long it takes by the programme."""
        return self.moment.item.minutes if self.moment.item else None

    @property
    def ask_query(self) -> str:
        """What the page for a help question is told: to the coach, for this talk."""
        to = f"aan=pair:{self.coach.pk}&" if self.coach else ""
        return f"?{to}bij={self.moment.key}"

    @property
    def is_coach(self) -> bool:
        """Whether the viewer guides this starter today."""
        return self.may_write and not self.is_own

    @property
    def is_to_come(self) -> bool:
        """Whether a day was agreed that has not come; then preparing goes before telling how it went."""
        planned = self.moment.item.row.planned_on if self.moment.item else None
        return planned is not None and planned > self.moment.on

    @property
    def is_before_coach(self) -> bool:
        """Whether the viewer guides now but did not on its day, so that its report is not theirs to write."""
        return self.moment.is_held and not (self.may_write or self.is_own or self.report)

    @property
    def is_today(self) -> bool:
        """Whether the day to write down is today."""
        return self.usual_day == self.moment.on


def open_moment(viewer: Viewer, key: str, *, at: datetime) -> MomentPage:
    """Open a talk, visit or contact with all that belongs to it; what is about someone else is journalled.

    Raises Http404 for who neither writes in it nor may read its report.
    """
    moment = moment_of(viewer, key)
    may_write = may_write_about(viewer, moment)
    reports = tuple(reports_of(viewer, moment).values_list("pk", flat=True))
    starter = moment.starter.pk
    guides = starter in viewer.persons or coach_pair(viewer, starter) is not None
    if not (guides or reports):
        raise Http404
    report = open_report_of(viewer, moment, at=at)
    year = SchoolYear.of(viewer.on)
    return MomentPage(
        moment=moment,
        report=report,
        earlier_reports=reports[1:],
        promises=tuple(open_agreements(viewer, starter, at=at, but=report.row.pk if report else None))
        if guides
        else (),
        questions=tuple(listed_for(viewer, moment.item.pk)) if moment.item else (),
        goals=tuple(open_goals(viewer, starter, at=at)) if guides and moment.evaluates else (),
        hours=guidance_hours(viewer, [starter], year=year)[starter],
        not_held=_not_held(viewer, moment),
        coach=coach_of(starter, day=moment.met_on or viewer.on),
        may_write=may_write,
        is_own=starter in viewer.persons,
        decided=moment.is_final and _decided(viewer, moment),
    )


def moment_to_write(viewer: Viewer, key: str) -> Moment:
    """A talk, visit or contact in which the viewer writes; raises Http404."""
    moment = moment_of(viewer, key)
    if not may_write_about(viewer, moment):
        raise Http404
    return moment


def text_to_write(viewer: Viewer, key: str, section: str) -> tuple[Moment, Text]:
    """A text of a moment that the viewer may write, as it reads now; raises Http404."""
    moment = moment_to_write(viewer, key)
    if section not in moment.sections:
        raise Http404
    found = Section(section)
    if found is Section.OWN and moment.starter.pk not in viewer.persons:
        raise Http404
    return moment, text_of(viewer, moment, found)


def draft_key(moment: Moment, section: Section) -> str:
    """Under which key the draft of a text is kept: drafts are named by a word and a UUID."""
    found = KEY.fullmatch(moment.key)
    assert found is not None
    return f"{found[1]}-{section.value}:{UUID(int=int(found[2]))}"


def note_key(viewer: Viewer, starter: int) -> str:
    """Under which key the draft of a working note is kept; raises Http404 for who is not the coach."""
    pair = coach_pair(viewer, starter)
    if pair is None:
        raise Http404
    return draft_key_of(pair.pair)


def ways() -> list[tuple[str, Lazy | str, int]]:
    """How starter and coach meet outside the plan, and how long that usually takes, as buttons."""
    return [(way.value, way.label, USUAL[way]) for way in Contact.Way]


def reasons() -> list[tuple[str, Lazy | str]]:
    """Why something was not held, as buttons."""
    return [(reason.value, reason.label) for reason in NotHeld.Reason]


def back_from(viewer: Viewer, agreement: Agreement, *, asked: str) -> str:
    """Where one goes back to from an agreement: the talk one came from, or the page of goals and agreements."""
    if KEY.fullmatch(asked):
        return moment_of(viewer, asked).url
    return reverse("coaching:goals", args=[agreement.report.starter.key])


def _not_held(viewer: Viewer, moment: Moment) -> tuple[NotHeld, ...]:
    if moment.item is None:
        return ()
    return tuple(visible_to(viewer, NotHeld.objects.filter(activity=moment.item.pk)).order_by("day", "pk"))


def _decided(viewer: Viewer, moment: Moment) -> bool:
    assert moment.item is not None
    return visible_to(viewer, CoachingDecision.objects.filter(activity=moment.item.pk)).exists()
