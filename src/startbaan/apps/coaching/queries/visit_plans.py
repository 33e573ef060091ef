"""Planning a lesson visit: who may come to look and who may not, with what, and for which visit of the programme."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries.instruments import instrument_of, instruments_for, title_of
from startbaan.apps.coaching.queries.observers import may_observe
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration, Pair, Person, Post, Role
from startbaan.apps.programme.queries import Seen, of_kinds
from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.schedule.definition import ActivityKind

# Besides the coach: who knows how to look at a lesson. Own choice.
LOOKING = (RoleName.TEACHER_EDUCATOR, RoleName.TRAINER)


@dataclass(frozen=True)
class VisitOptions:
    """What a coach chooses from when planning a visit with one starter."""

    starter: Person
    coach: Pair
    observers: tuple[Person, ...]
    managers: tuple[Person, ...]
    instruments: tuple[InstrumentVersion, ...]
    trained: dict[int, frozenset[int]]
    programme: tuple[Seen, ...]

    @property
    def observer_choices(self) -> list[tuple[str, str]]:
        """The coach first, then who else may be asked."""
        others = [(str(person.pk), str(person)) for person in self.observers if person.pk != self.coach.holder_id]
        return [(str(self.coach.holder_id), _("Ik kom zelf")), *others]

    @property
    def instrument_choices(self) -> list[tuple[str, str]]:
        """With what one can look; said where a training is asked."""
        return [(str(row.pk), self._named(row)) for row in self.instruments]

    @property
    def programme_choices(self) -> list[tuple[str, str]]:
        """The visits of the programme that are still to be held, and one outside it."""
        return [
            *((str(item.pk), f"{item.title} ({item.when})") for item in self.programme),
            ("", _("Extra bezoek, buiten het programma")),
        ]

    @property
    def asks_training(self) -> bool:
        """Whether one of the instruments may be used only by who was trained in it."""
        return bool(self.trained)

    def _named(self, row: InstrumentVersion) -> str:
        title = title_of(row)
        if row.pk not in self.trained:
            return title
        if self.coach.holder_id in self.trained[row.pk]:
            return _("%(title)s (jij hebt het certificaat)") % {"title": title}
        return _("%(title)s (alleen met certificaat)") % {"title": title}


def visit_options(viewer: Viewer, starter: UUID) -> VisitOptions:
    """What the coach of a starter chooses from; raises Http404 for anybody else."""
    person = Person.objects.filter(key=starter, pk__in=viewer.starters(Relation.COACH)).first()
    if person is None:
        raise Http404
    coach = Pair.objects.select_related("holder").get(
        starter=person, relation=Relation.COACH.value, pk__in=viewer.pair_ids(Relation.COACH)
    )
    post = post_of(person.pk, on=viewer.on)
    managers = managers_of(person.pk, post=post, on=viewer.on)
    barred = {person.pk, *(manager.pk for manager in managers)}
    observers = _lookers(person.pk, post=post, on=viewer.on).exclude(pk__in=barred)
    found = tuple(observers.order_by("sort_name", "pk"))
    instruments = tuple(instruments_for(post.school_id, purpose=Purpose.OBSERVATION, on=viewer.on)) if post else ()
    people = {coach.holder_id, *(observer.pk for observer in found)}
    programme = [item for item in of_kinds(viewer, [person.pk], ActivityKind.LESSON_VISIT) if item.is_open]
    return VisitOptions(
        starter=person,
        coach=coach,
        observers=found,
        managers=managers,
        instruments=instruments,
        trained=_trained(instruments, people, on=viewer.on),
        programme=tuple(sorted(programme, key=lambda item: item.day)[:6]),
    )


def managers_of(starter: int, *, post: Post | None, on: date) -> tuple[Person, ...]:
    """Who leads this starter on a day: the own line manager, and who leads the team or school."""
    led = Pair.objects.filter(starter=starter, relation=Relation.MANAGER.value, period__contains=on).values("holder")
    places = [place for place in (post.school_id, post.team_id) if place] if post else []
    leading = Role.objects.filter(organisation__in=places, role=RoleName.LINE_MANAGER.value, period__contains=on)
    rows = Person.objects.filter(pk__in=led) | Person.objects.filter(pk__in=leading.values("person"))
    return tuple(rows.order_by("sort_name", "pk"))


def _lookers(starter: int, *, post: Post | None, on: date) -> QuerySet[Person]:
    pairs = Pair.objects.filter(starter=starter, period__contains=on).exclude(relation=Relation.MANAGER.value)
    rows = Person.objects.filter(pk__in=pairs.values("holder"))
    if post is None:
        return rows
    places = [place for place in (post.team_id, post.school_id, post.school.parent_id) if place]
    roles = Role.objects.filter(organisation__in=places, role__in=[role.value for role in LOOKING], period__contains=on)
    coaches = CoachRegistration.objects.filter(board=post.school.parent_id, period__contains=on)
    return (
        rows
        | Person.objects.filter(pk__in=roles.values("person"))
        | Person.objects.filter(pk__in=coaches.values("person"))
    )


def post_of(starter: int, *, on: date) -> Post | None:
    """Where a starter works on a day: the post that began first."""
    rows = Post.objects.filter(person=starter, period__contains=on).select_related("school")
    return rows.order_by("period", "pk").first()


def _trained(
    instruments: Collection[InstrumentVersion], people: Collection[int], *, on: date
) -> dict[int, frozenset[int]]:
    """Of each instrument that asks a training: who of these people has it."""
    asking = [(row.pk, instrument_of(row)) for row in instruments]
    return {
        pk: may_observe(people, instrument_key=definition.key, on=on)
        for pk, definition in asking
        if definition.asks_training
    }
