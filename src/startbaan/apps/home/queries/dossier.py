"""One starter as the viewer may see them: who it is, who helps, how the track goes, and what is agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.changes.models import Completion
from startbaan.apps.coaching.models import HelpQuestion
from startbaan.apps.coaching.queries.addressees import ASKED_ROLES
from startbaan.apps.coaching.queries.buddies import BuddyState, buddy_states, is_silent
from startbaan.apps.home.queries.tasks import Link, Task, track_task
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import open_proposals
from startbaan.apps.people.access import Near, Viewer, starter_near, visible_near
from startbaan.apps.people.models import Address, Pair, Person, Post, Profile, Terms
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import OnboardingItem, Track
from startbaan.apps.programme.queries import TrackView
from startbaan.apps.programme.queries.seen import PART_OF
from startbaan.apps.programme.queries.tracks import track_near
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Access, Kind, Relation, access
from startbaan.domain.privacy.sentences import who_sees
from startbaan.domain.privacy.words import relation_name
from startbaan.domain.words import Sector
from startbaan.ui.wording import number, short_day

MOST_STEPS = 5
COUPLERS = (Relation.MANAGER, Relation.COORDINATOR, Relation.HR)
MEETING = frozenset(relation for relation in Relation if access(relation, Kind.HOURS) in {Access.READ, Access.WRITE})
ENTITLED = frozenset(
    relation for relation in Relation if access(relation, Kind.ENTITLEMENT) in {Access.READ, Access.WRITE}
)
AGREEING = frozenset({Relation.STARTER, Relation.COACH, Relation.MANAGER})
ORDER = (Relation.COACH, Relation.BUDDY, Relation.MANAGER)


@dataclass(frozen=True, slots=True)
class HelperLine:
    """Someone who helps, helped or will help the starter, as what and from when to when."""

    pair: int
    relation: Relation
    word: str
    name: str
    email: str
    phone: str
    start: date
    last: date | None
    is_now: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A help question the viewer may read, without a word of it."""

    item: UUID
    asked_at: datetime
    is_closed: bool


@dataclass(frozen=True)
class Dossier:
    """The parts of one starter's page; a part the viewer may not see is absent."""

    person: Person
    relations: tuple[Relation, ...]
    email: str
    sector: Sector | None
    posts: Sequence[Post]
    helpers: tuple[HelperLine, ...]
    track: TrackView | None
    onboarding: tuple[int, int] | None
    profile: Profile | None
    terms: Sequence[Terms]
    questions: tuple[QuestionLine, ...]
    buddy: BuddyState | None
    proposal: CoachProposal | None
    finished: Sequence[Completion]
    on: date

    @property
    def buddy_words(self) -> str:
        """How it goes with the weekly moment: a day, and no more."""
        if self.buddy is None or not self.buddy.is_weekly:
            return ""
        if is_silent(self.buddy, on=self.on):
            return _("Al twee weken is er geen wekelijks moment aangetikt.")
        if self.buddy.last_on:
            return _("Het laatste moment was op %(day)s.") % {"day": short_day(self.buddy.last_on)}
        return _("Ze zijn net gekoppeld.")

    @property
    def parts(self) -> tuple[Link, ...]:
        """The other pages about this starter that the viewer has."""
        held, links = set(self.relations), []
        if held & MEETING:
            url = reverse("coaching:guidance") if self.is_mine else reverse("coaching:guided", args=[self.person.key])
            links.append(Link(_("Begeleiding: gesprekken, bezoeken en uren"), url))
            hours = ("entitlements:my_hours", []) if self.is_mine else ("entitlements:hours", [self.person.key])
            links.append(Link(_("Uren: recht, gepland en ontvangen"), reverse(hours[0], args=hours[1])))
        if held & ENTITLED:
            rights = ("entitlements:my_rights", []) if self.is_mine else ("entitlements:rights", [self.person.key])
            links.append(Link(_("Rechten uit de cao, met waarom"), reverse(rights[0], args=rights[1])))
        if held & AGREEING:
            links.append(Link(_("Startgesprek"), reverse("coaching:start_talk_list")))
            links.append(Link(_("Ontwikkelplan"), reverse("coaching:plan_list")))
        if self.is_mine:
            links.append(Link(_("Gesprekscyclus"), reverse("appraisal:my_talk_list")))
            links.append(Link(_("Wat je deelt"), reverse("people:shares")))
        elif Relation.MANAGER in held:
            links.append(Link(_("Gesprekscyclus"), reverse("appraisal:talk_list")))
        for made in self.finished:
            label = _("Certificaat van %(day)s") % {"day": short_day(made.finished_on)}
            links.append(Link(label, reverse("changes:certificate", args=[made.key])))
        if self.may_couple and not self.is_mine:
            links.append(Link(_("Er verandert iets"), reverse("changes:changes", args=[self.person.key])))
        return tuple(links)

    @property
    def is_mine(self) -> bool:
        """Whether it is the viewer's own page."""
        return Relation.STARTER in self.relations

    @property
    def may_couple(self) -> bool:
        """Whether the viewer couples people to this starter."""
        return any(relation in COUPLERS for relation in self.relations)

    @property
    def may_arrange(self) -> bool:
        """Whether the viewer keeps the data of this person."""
        return Relation.COORDINATOR in self.relations or Relation.HR in self.relations

    @property
    def now(self) -> tuple[HelperLine, ...]:
        """Who helps today, or will."""
        return tuple(helper for helper in self.helpers if not helper.is_over)

    @property
    def earlier(self) -> tuple[HelperLine, ...]:
        """Who helped before."""
        return tuple(helper for helper in self.helpers if helper.is_over)

    @property
    def schools(self) -> str:
        """Where they work, in words."""
        return ", ".join(dict.fromkeys(post.school.name for post in self.posts))

    @cached_property
    def steps(self) -> tuple[Task, ...]:
        """What is open now in the track, as the viewer sees it."""
        items = self.track.next_steps[:MOST_STEPS] if self.track else ()
        names = {PART_OF[helper.relation]: helper.name for helper in self.now}
        return tuple(track_task(item, names=names, on=item.on) for item in items)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The data the viewer may see, as pairs of what it is and what it says."""
        found = [(_("E-mail"), self.email), (_("Telefoon"), self.person.phone)]
        for post in self.posts:
            since = _("%(school)s, sinds %(day)s") % {"school": post.school.name, "day": short_day(post.period.start)}
            found += [(_("Werkt op"), since), (_("Team"), str(post.team or "")), (_("Functie"), post.function)]
        for agreed in self.terms:
            found.append((_("WTF"), number(agreed.fte)))
            found.append(
                (_("Schaal en trede"), f"{agreed.scale} {agreed.step if agreed.step is not None else ''}".strip())
            )
        if self.profile:
            found.append((_("Route"), self.profile.get_route_display()))
            found.append((_("Bevoegd sinds"), _day(self.profile.qualified_on)))
            found.append((_("Start in het onderwijs"), _day(self.profile.profession_started_on)))
        return [(what, says) for what, says in found if says]

    @property
    def missing(self) -> tuple[tuple[Relation, str], ...]:
        """As what nobody helps today or will, with the word for it."""
        there = {helper.relation for helper in self.now}
        return tuple((relation, self.word(relation)) for relation in ORDER if relation not in there)

    @property
    def who_sees_card(self) -> str:
        """Who sees the name card and the helpers."""
        return self._who_sees(Kind.NAME_CARD)

    @property
    def who_sees_employment(self) -> str:
        """Who sees the employment data."""
        return self._who_sees(Kind.EMPLOYMENT)

    @property
    def who_sees_track(self) -> str:
        """Who sees the track."""
        return self._who_sees(Kind.TRACK)

    def word(self, relation: Relation) -> str:
        """What someone who stands in this relation is called at this school."""
        return relation_name(relation, language=get_language() or "nl", sector=self.sector)

    def _who_sees(self, kind: Kind) -> str:
        you = next((relation for relation in self.relations if access(relation, kind) is not Access.NONE), None)
        return who_sees(kind, you=you or Relation.PARTICIPANT, language=get_language() or "nl", sector=self.sector)


def starter_known(viewer: Viewer, key: UUID) -> Person:
    """The starter with this key; raises Http404 for who is no starter, or whom the viewer may not see."""
    return starter_near(viewer, _starters(), key=key)[0]


def dossier(viewer: Viewer, key: UUID) -> Dossier:
    """Everything of one starter that the viewer may see; raises Http404 as `starter_known` does.

    What no relation of the viewer opens is not asked of the database.
    """
    person, found = starter_near(viewer, _starters(), key=key)
    posts = visible_near(found, Post.objects.select_related("school", "team")).order_by("-period", "pk")
    pairs = visible_near(found, Pair.objects.select_related("holder")).order_by("-period", "pk")
    addresses = _addresses(person, pairs, on=viewer.on)
    terms = _terms(found) if found.opens(Kind.EMPLOYMENT) else Terms.objects.none()
    questions = _questions(found) if _may_be_asked(found) else HelpQuestion.objects.none()
    finished = visible_near(found, Completion.objects.order_by("-finished_on", "pk"))
    finished = finished if found.opens(Kind.TRACK) else finished.none()
    read_together(posts, pairs, addresses, terms, questions, finished)
    emails = {address.person_id: address.email for address in addresses}
    sector = next((Sector(post.school.sector) for post in posts if post.school.sector), None)
    helpers = _helpers(list(pairs), emails, sector, on=viewer.on)
    return Dossier(
        person=person,
        relations=found.relations,
        email=emails.get(person.pk, ""),
        sector=sector,
        posts=[post for post in posts if post.period.end is None or post.period.end > viewer.on] or list(posts)[:1],
        helpers=helpers,
        track=track_near(found) if found.opens(Kind.TRACK) else None,
        onboarding=_onboarding(found) if found.opens(Kind.ONBOARDING) else None,
        profile=getattr(person, "profile", None) if found.opens(Kind.PROFILE) else None,
        terms=list(terms),
        questions=tuple(QuestionLine(row.item, row.made_at, row.closed_at is not None) for row in questions),
        buddy=_buddy(found),
        proposal=_proposal(found, helpers),
        finished=list(finished),
        on=viewer.on,
    )


def _proposal(found: Near, helpers: Sequence[HelperLine]) -> CoachProposal | None:
    """The coach who was proposed, for who couples, as long as there is none."""
    coached = any(helper.relation is Relation.COACH and not helper.is_over for helper in helpers)
    if coached or not any(relation in COUPLERS for relation in found.relations):
        return None
    return open_proposals(found.viewer, [found.starter]).get(found.starter)


def _buddy(found: Near) -> BuddyState | None:
    """The state of the weekly moment, for the manager."""
    if Relation.MANAGER not in found.relations:
        return None
    return buddy_states([found.starter], on=found.viewer.on).get(found.starter)


def _starters() -> QuerySet[Person]:
    starts = Exists(Track.objects.filter(starter=OuterRef("pk")))
    helped = Exists(Pair.objects.filter(starter=OuterRef("pk")))
    return Person.objects.filter(starts | helped).select_related("profile")


def _may_be_asked(found: Near) -> bool:
    """Questions are for who stands near, and for who holds a role that is asked."""
    close = any(relation in {Relation.STARTER, *PAIR_RELATIONS} for relation in found.relations)
    return close or any(held.role in ASKED_ROLES for held in found.viewer.roles)


def _terms(found: Near) -> QuerySet[Terms]:
    rows = visible_near(found, Terms.objects.filter(period__contains=found.viewer.on))
    return rows.order_by("post", "period")


def _onboarding(found: Near) -> tuple[int, int] | None:
    """How much of the onboarding list is done, and of how much."""
    rows = visible_near(found, OnboardingItem.objects.all())
    counted = rows.aggregate(done=Count("pk", filter=Q(starter_ticked_at__isnull=False)), total=Count("pk"))
    return (counted["done"], counted["total"]) if counted["total"] else None


def _helpers(
    pairs: Sequence[Pair], emails: dict[int, str], sector: Sector | None, *, on: date
) -> tuple[HelperLine, ...]:
    lines = []
    for pair in pairs:
        relation, period = Relation(pair.relation), pair.period
        lines.append(
            HelperLine(
                pair=pair.pk,
                relation=relation,
                word=relation_name(relation, language=get_language() or "nl", sector=sector),
                name=str(pair.holder),
                email=emails.get(pair.holder_id, ""),
                phone=pair.holder.phone,
                start=period.start,
                last=period.last,
                is_now=on in period,
                is_over=period.end is not None and period.end <= on,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.is_over, ORDER.index(line.relation), line.start)))


def _addresses(person: Person, pairs: QuerySet[Pair], *, on: date) -> QuerySet[Address]:
    """Where the starter and who helps are reached."""
    whose = pairs.order_by().values("holder").union(Person.objects.filter(pk=person.pk).values("pk"))
    return Address.objects.filter(person__among=whose, period__contains=on).order_by("-confirmed_at", "-pk")


def _questions(found: Near) -> QuerySet[HelpQuestion]:
    """The help questions the viewer may read, the newest first, without a word of them."""
    rows = visible_near(found, HelpQuestion.objects.only("made_at", "closed_at"))
    return rows.order_by("-made_at", "pk")[:20]


def _day(day: date | None) -> str:
    return short_day(day) if day else ""
