"""What lies on someone's desk: the lists of all subjects that a day is put together from, read in two statements."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.db.models import Model, QuerySet

from startbaan.apps.agenda.models import Proposal
from startbaan.apps.agenda.queries import WaitingProposal
from startbaan.apps.agenda.queries.proposals import proposals_to_answer, waiting_among
from startbaan.apps.appraisal.queries.pressing import talks_with
from startbaan.apps.appraisal.queries.talks import MEETINGS, TalkLists, talk_lists
from startbaan.apps.coaching.models import HelpQuestion, LessonVisit, WorkloadPulse
from startbaan.apps.coaching.queries.buddies import BuddyLists, buddy_lists, own_buddies
from startbaan.apps.coaching.queries.day import GuidanceLists, guidance_lists
from startbaan.apps.coaching.queries.pulses import latest_pulses
from startbaan.apps.coaching.queries.questions import own_open, questions_asked
from startbaan.apps.coaching.queries.visit_day import visits_waiting
from startbaan.apps.entitlements.models import HoursAgreement
from startbaan.apps.entitlements.queries.offers import offers_to_answer
from startbaan.apps.gatherings.models import Gathering, LearningPoll
from startbaan.apps.gatherings.queries import polls_waiting, unanswered
from startbaan.apps.home.queries.policy_signals import coordinated_boards
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import waiting_proposals
from startbaan.apps.peergroups.queries import PeerLists, peer_lists
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Organisation, Pair
from startbaan.apps.people.queries.relations import HelperLists, helper_lists
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.programme.queries import Due, Seen, TrackView, key_of, seen
from startbaan.apps.programme.queries.day import TrackLists, activities_near, track_lists
from startbaan.apps.programme.queries.due import due_among
from startbaan.apps.programme.queries.tracks import own_track_among
from startbaan.apps.quality.models import FindingAction
from startbaan.apps.quality.queries import actions_to_do
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries.pages import surveys_waiting
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import GUIDING

KINDS = frozenset({*GUIDING, *MEETINGS})


@dataclass(frozen=True)
class NearLists:
    """What waits for who starts, helps or leads; about nobody but themselves and those starters."""

    activities: QuerySet[Activity]
    helpers: HelperLists
    own_questions: QuerySet[HelpQuestion]
    moments: QuerySet[Proposal]
    guidance: GuidanceLists
    talks: TalkLists
    proposals: QuerySet[CoachProposal]
    contacts: QuerySet[Contact]
    pulses: QuerySet[WorkloadPulse]
    buddies: BuddyLists
    offers: QuerySet[HoursAgreement]

    @classmethod
    def of(cls, viewer: Viewer) -> Self:
        """The lists of this viewer, not read yet."""
        return cls(
            activities=activities_near(viewer, kinds=KINDS if _guides(viewer) else ()),
            own_questions=own_open(viewer),
            helpers=helper_lists(viewer, {*viewer.persons, *(pair.starter for pair in viewer.pairs)}),
            moments=proposals_to_answer(viewer),
            guidance=guidance_lists(viewer),
            talks=talk_lists(viewer, talks_with(viewer)),
            proposals=waiting_proposals(viewer, viewer.starters(Relation.MANAGER)),
            contacts=visible_to(viewer, Contact.objects.filter(starter__in=viewer.persons)),
            pulses=latest_pulses(viewer),
            buddies=buddy_lists(own_buddies(viewer), on=viewer.on),
            offers=offers_to_answer(viewer),
        )


@dataclass(frozen=True)
class Desk:
    """The lists of one viewer on one day; `near` is there for who starts, helps or leads."""

    viewer: Viewer
    tracks: TrackLists
    questions: QuerySet[HelpQuestion]
    visits: QuerySet[LessonVisit]
    boards: QuerySet[Organisation]
    actions: QuerySet[FindingAction]
    surveys: QuerySet[Survey]
    gatherings: QuerySet[Gathering]
    polls: QuerySet[LearningPoll]
    peers: PeerLists

    @classmethod
    def of(cls, viewer: Viewer) -> Self:
        """Read the lists that anybody may have, and those of who starts, helps or leads."""
        desk = cls(
            viewer,
            track_lists(viewer),
            questions_asked(viewer),
            visits_waiting(viewer),
            coordinated_boards(viewer),
            actions_to_do(viewer),
            surveys_waiting(viewer),
            unanswered(viewer),
            polls_waiting(viewer),
            peer_lists(viewer),
        )
        lists: list[QuerySet[Model]] = [*desk.tracks, desk.questions, desk.boards, desk.actions, desk.surveys]
        read_together(*lists, desk.visits, desk.gatherings, desk.polls, *desk.peers)
        if desk.is_near:
            desk.read_near()
        return desk

    def read_near(self) -> None:
        """Read what can wait for this viewer; what cannot is not asked."""
        near = self.near
        lists: list[QuerySet[Model]] = [near.activities, *near.helpers, near.moments]
        if self.is_guided:
            lists += [*near.guidance, *near.talks, near.proposals, near.offers]
        if self.starts:
            lists += [near.own_questions, near.contacts, near.pulses]
        if self.has_buddies:
            lists += near.buddies
        read_together(*lists)

    @cached_property
    def near(self) -> NearLists:
        """What waits for who starts, helps or leads."""
        return NearLists.of(self.viewer)

    @cached_property
    def starts(self) -> bool:
        """Whether the viewer is a starter whose track is not over."""
        own = [track for track in self.tracks.tracks if track.starter_id in self.viewer.persons]
        return any(track.period.end is None or self.viewer.on < track.period.end for track in own)

    @property
    def is_near(self) -> bool:
        """Whether the viewer starts, or helps or leads a starter."""
        return self.starts or bool(self.viewer.pairs)

    @property
    def is_guided(self) -> bool:
        """Whether the viewer is one of the three of guidance: starter, coach or manager."""
        return self.starts or _guides(self.viewer)

    @property
    def has_buddies(self) -> bool:
        """Whether the viewer may have a moment with a buddy."""
        return self.starts or bool(self.viewer.starters(Relation.BUDDY))

    @cached_property
    def items(self) -> tuple[Seen, ...]:
        """The activities of the tracks, each with its words."""
        return tuple(seen(row, viewer=self.viewer) for row in self.near.activities) if self.is_near else ()

    @cached_property
    def track(self) -> TrackView | None:
        """The viewer's own track."""
        return own_track_among(self.viewer, self.tracks.tracks, self.items)

    @cached_property
    def due(self) -> list[Due]:
        """The activities that are the viewer's to do for a starter."""
        return due_among(self.viewer, self.items) if self.viewer.pairs else []

    @cached_property
    def moments(self) -> dict[str, WaitingProposal]:
        """The moments offered to the viewer that wait for an answer, by what they are about."""
        return {offered.key: offered for offered in waiting_among(self.near.moments)} if self.is_near else {}

    @cached_property
    def buddies(self) -> list[Pair]:
        """The pairs of starter and buddy in which the viewer stands."""
        own = self.viewer.persons
        pairs = (
            [pair for pair in self.near.helpers.pairs if pair.relation == Relation.BUDDY] if self.has_buddies else []
        )
        return [pair for pair in pairs if pair.starter_id in own or pair.holder_id in own]

    def is_offered(self, item: Seen) -> bool:
        """Whether a moment was offered for this activity, and waits for the viewer."""
        return key_of(item.pk) in self.moments


def _guides(viewer: Viewer) -> bool:
    return bool(viewer.starters(Relation.COACH) or viewer.starters(Relation.MANAGER))
