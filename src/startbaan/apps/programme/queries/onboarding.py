"""The onboarding list of a starter: each subject, with whom, and who has ticked it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.people.queries import Contact
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.people import Named, named
from startbaan.apps.programme.queries.seen import Standing, page_language
from startbaan.apps.programme.queries.tracks import TrackView
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Relation
from startbaan.domain.schedule.cards import SubjectCard, cards
from startbaan.ui.wording import due_day, short_day

HELPERS = ("buddy", "coach", "line_manager")


@dataclass(frozen=True)
class Subject:
    """One subject of the list, as the viewer sees it today."""

    row: models.OnboardingItem
    card: SubjectCard
    with_whom: tuple[Named, ...]
    viewer: Viewer
    is_mine: bool  # the viewer is the starter

    @property
    def last_day(self) -> date:
        """The last day on which it is in time."""
        window: Period = self.row.window
        return window.last or window.start

    @property
    def is_done(self) -> bool:
        """Whether the starter knows this now."""
        return self.row.starter_ticked_at is not None

    @property
    def ticked_on(self) -> date | None:
        """The day on which the starter ticked it."""
        at = self.row.starter_ticked_at
        return timezone.localtime(at).date() if at else None

    @property
    def helped_on(self) -> date | None:
        """The day on which a helper ticked it."""
        at = self.row.helper_ticked_at
        return timezone.localtime(at).date() if at else None

    @property
    def when(self) -> str:
        """Until when, or how late."""
        if self.standing is Standing.LATE:
            return due_day(self.last_day, self.viewer.on)
        return _("tot en met %(day)s") % {"day": short_day(self.last_day)}

    @property
    def standing(self) -> Standing:
        """How it stands."""
        if self.is_done:
            return Standing.DONE
        if self.last_day < self.viewer.on:
            return Standing.LATE
        return Standing.NOW if self.row.window.start <= self.viewer.on else Standing.LATER

    @property
    def names_me(self) -> bool:
        """Whether the viewer is asked to tick it, beside the starter."""
        asked = (named for named in self.with_whom if named.part in self.row.named)
        return any(contact.person in self.viewer.persons for named in asked for contact in named.contacts)

    @property
    def ticked_by_me(self) -> bool:
        """Whether the viewer's own tick is set."""
        return self.is_done if self.is_mine else self.row.helper_ticked_at is not None

    @property
    def tickable(self) -> bool:
        """Whether the viewer may tick."""
        return self.is_mine or self.names_me

    @property
    def is_open_for_me(self) -> bool:
        """Whether the viewer still has to tick it, and it has begun."""
        return self.tickable and not self.ticked_by_me and self.row.window.start <= self.viewer.on


@dataclass(frozen=True)
class Guide:
    """Someone a starter can turn to: as what, and with which subjects."""

    contact: Contact
    word: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class OnboardingList:
    """The subjects of one starter that the viewer may see."""

    starter: Person
    relation: Relation
    subjects: tuple[Subject, ...]
    people: dict[str, Named]
    on: date

    @property
    def is_mine(self) -> bool:
        """Whether it is the viewer's own list."""
        return self.relation is Relation.STARTER

    @property
    def done(self) -> int:
        """How many the starter has ticked."""
        return sum(subject.is_done for subject in self.subjects)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.subjects)

    @property
    def count(self) -> str:
        """How far, in words."""
        return _("%(done)s van %(total)s afgevinkt") % {"done": self.done, "total": self.total}

    @property
    def track_url(self) -> str:
        """The page of the track, for who may see that; a role at the school is named here only."""
        if self.is_mine:
            return reverse("programme:my_track")
        if self.relation is Relation.PARTICIPANT:
            return ""
        return reverse("programme:track", args=[self.starter.key])

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The people to turn to: the own helpers first, then who stands on the list."""
        titles: dict[str, list[str]] = {}
        for subject in self.subjects:
            for part in subject.card.with_whom:
                titles.setdefault(part, []).append(subject.card.title)
        return _guides(self.people, titles)

    @property
    def nobody(self) -> tuple[str, ...]:
        """As what nobody is known yet."""
        return tuple(found.word for found in self.people.values() if not found.contacts)


def onboarding_of(viewer: Viewer, starter: UUID) -> OnboardingList:
    """The onboarding list of a starter with real names, as far as the viewer may see it; else raises Http404."""
    found = onboarding_list(viewer, starter)
    if found is None:
        raise Http404
    return found


def onboarding_list(viewer: Viewer, starter: UUID) -> OnboardingList | None:
    """The onboarding list of a starter with real names, as far as the viewer may see it."""
    rows = _rows(viewer, starter__key=starter)
    return _list(viewer, rows) if rows else None


def guides_of(viewer: Viewer, view: TrackView) -> tuple[Guide, ...]:
    """Whom a starter can turn to, for a viewer who does not see the onboarding list."""
    found = named(viewer, starter=view.starter.pk, parts=HELPERS, sector=view.definition.sector)
    return _guides(found, {})


def my_onboarding(viewer: Viewer) -> OnboardingList | None:
    """The viewer's own onboarding list."""
    rows = _rows(viewer, starter__in=viewer.persons)
    return _list(viewer, rows) if rows else None


def onboarding_item(viewer: Viewer, item: int) -> Subject:
    """One subject of a list, with real names; raises Http404 when the viewer may not see it."""
    rows = _rows(viewer, pk=item)
    if not rows:
        raise Http404
    return _list(viewer, rows).subjects[0]


def _rows(viewer: Viewer, **which: object) -> "list[models.OnboardingItem]":
    rows = visible_to(viewer, models.OnboardingItem.objects.filter(**which)).select_related(
        "starter", "helper", "track__version", "words_from"
    )
    rows = rows.defer("track__version__text", "track__version__changes", "words_from__text", "words_from__changes")
    latest: dict[str, models.OnboardingItem] = {}
    for row in rows.order_by("track__period", "pk"):
        latest[row.key] = row
    return list(latest.values())


def _list(viewer: Viewer, rows: "list[models.OnboardingItem]") -> OnboardingList:
    first = rows[0]
    definition = definition_of(first.track.version)
    found = [(row, _card(row)) for row in rows]
    parts = (*HELPERS, *(part for row, card in found for part in card.with_whom))
    people = named(viewer, starter=first.starter_id, parts=parts, sector=definition.sector)
    relation = _relation(viewer, first.starter_id)
    is_mine = relation is Relation.STARTER
    places = {subject.key: place for place, subject in enumerate(definition.onboarding)}
    if relation is Relation.PARTICIPANT:  # someone with a role at the school does not see who the helpers are
        people = {part: known for part, known in people.items() if known.contacts}
    subjects = [
        Subject(row, card, tuple(people[part] for part in card.with_whom if part in people), viewer, is_mine)
        for row, card in found
    ]
    subjects.sort(key=lambda subject: (places.get(subject.row.key, len(places)), subject.row.pk))
    return OnboardingList(first.starter, relation, tuple(subjects), people, viewer.on)


def _relation(viewer: Viewer, starter: int) -> Relation:
    if starter in viewer.persons:
        return Relation.STARTER
    held = (relation for relation in PAIR_RELATIONS if starter in viewer.starters(relation))
    return next(held, Relation.PARTICIPANT)


def _guides(people: dict[str, Named], titles: dict[str, list[str]]) -> tuple[Guide, ...]:
    found: dict[int, Guide] = {}
    for part, asked in people.items():
        for contact in asked.contacts:
            before = found.get(contact.person)
            words = (*(before.titles if before else ()), *titles.get(part, ()))
            found[contact.person] = Guide(contact, before.word if before else asked.word, tuple(dict.fromkeys(words)))
    return tuple(found.values())


def _card(row: models.OnboardingItem) -> SubjectCard:
    return cards(definition_of(row.words_from or row.track.version), page_language()).subjects[row.key]
