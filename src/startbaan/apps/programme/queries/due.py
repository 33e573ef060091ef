"""What is whose to do now: activities and onboarding subjects of the viewer's own starters, most pressing first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.seen import Seen, Standing, page_language, seen
from startbaan.apps.programme.queries.tracks import activities
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Relation
from startbaan.domain.schedule.cards import cards

AHEAD = timedelta(days=14)

# What should have been gone through longer ago than this is on the list still, but nobody is asked for it any more.
STILL_ASKED = timedelta(weeks=26)
ORDER = (Standing.LATE, Standing.CHECK, Standing.WEEK, Standing.NOW, Standing.AGREED, Standing.LATER)


@dataclass(frozen=True)
class Due:
    """An activity that is the viewer's to do, as what, for whom."""

    item: Seen
    relation: Relation
    starter: Person

    @property
    def leads(self) -> bool:
        """Whether the viewer sees to it that it happens."""
        return self.item.led_by(self.relation)

    @property
    def my_part(self) -> str:
        """What is the viewer's to do."""
        return self.item.part_for(self.relation)


@dataclass(frozen=True)
class OnboardingDue:
    """The subjects of one starter's onboarding list that the viewer still has to tick."""

    starter: Person
    is_mine: bool
    titles: tuple[str, ...]
    last_day: date
    late: bool

    @property
    def key(self) -> UUID:
        """Whose list."""
        return self.starter.key


def due_for(viewer: Viewer, *, ahead: timedelta = AHEAD) -> list[Due]:
    """What is the viewer's to do as starter, coach, buddy or manager: late, this week, and open in the coming days."""
    rows = models.Activity.objects.filter(is_due(viewer, ahead=ahead), starter__in=_relations(viewer))
    return due_among(viewer, [seen(row, viewer=viewer) for row in activities(visible_to(viewer, rows))], ahead=ahead)


def due_among(viewer: Viewer, items: Iterable[Seen], *, ahead: timedelta = AHEAD) -> list[Due]:
    """The same among activities that were read already."""
    mine, soon = _relations(viewer), viewer.on + ahead
    found = []
    for item in items:
        row, end = item.row, item.row.track.period.end
        begun = item.window.start <= viewer.on or (row.planned_on is not None and row.planned_on <= soon)
        if item.is_open and begun and (end is None or viewer.on < end):
            relation = next((r for r in mine.get(row.starter_id, ()) if item.concerns(r)), None)
            found += [Due(item, relation, row.starter)] if relation else []
    return sorted(found, key=_pressing)


def is_due(viewer: Viewer, *, ahead: timedelta = AHEAD) -> Q:
    """What is still to be done, has begun or was agreed for one of the coming days, in a track that goes on."""
    begun = Q(window__startswith__lte=viewer.on) | Q(planned_on__lte=viewer.on + ahead)
    return begun & Q(state=models.Activity.State.PLANNED) & ~Q(track__period__endswith__lte=viewer.on)


def onboarding_due_for(viewer: Viewer) -> list[OnboardingDue]:
    """Whose onboarding lists wait for a tick of the viewer, the most pressing first."""
    return onboarding_among(viewer, onboarding_waiting(viewer))


def onboarding_waiting(viewer: Viewer) -> QuerySet[models.OnboardingItem]:
    """The subjects of onboarding lists that wait for a tick of the viewer."""
    asked_for = Q(window__startswith__lte=viewer.on, window__endswith__gt=viewer.on - STILL_ASKED)
    rows = visible_to(viewer, models.OnboardingItem.objects.filter(asked_for))
    own = Q(starter__in=viewer.persons, starter_ticked_at=None)
    asked = Q(helper_ticked_at=None) & models.OnboardingItem.participates(viewer) & ~Q(starter__in=viewer.persons)
    rows = rows.filter(own | asked).exclude(track__period__endswith__lte=viewer.on)
    rows = rows.select_related("starter", "track__version", "words_from").defer(*DEFERRED)
    return rows.order_by("window", "pk")


def onboarding_among(viewer: Viewer, rows: Iterable[models.OnboardingItem]) -> list[OnboardingDue]:
    """The lists these subjects stand on, the most pressing first."""
    by_starter: dict[int, list[models.OnboardingItem]] = {}
    for row in rows:
        by_starter.setdefault(row.starter_id, []).append(row)
    found = [_onboarding(viewer, group) for group in by_starter.values()]
    return sorted(found, key=lambda due: (not due.late, due.last_day, due.starter.sort_name))


DEFERRED = ("track__version__text", "track__version__changes", "words_from__text", "words_from__changes")


def _onboarding(viewer: Viewer, rows: list[models.OnboardingItem]) -> OnboardingDue:
    titles = tuple(
        cards(definition_of(row.words_from or row.track.version), page_language()).subjects[row.key].title
        for row in rows
    )
    last = min(row.window.last for row in rows)
    return OnboardingDue(rows[0].starter, rows[0].starter_id in viewer.persons, titles, last, last < viewer.on)


def _relations(viewer: Viewer) -> dict[int, list[Relation]]:
    """Whose starter, coach, buddy or manager the viewer is today."""
    found: dict[int, list[Relation]] = {person: [Relation.STARTER] for person in viewer.persons}
    for relation in PAIR_RELATIONS:
        _add(found, viewer.starters(relation), relation)
    return found


def _add(found: dict[int, list[Relation]], starters: Iterable[int], relation: Relation) -> None:
    for starter in starters:
        found.setdefault(starter, []).append(relation)


def _pressing(due: Due) -> tuple[int, date, int]:
    return ORDER.index(due.item.standing), due.item.day, due.item.pk
