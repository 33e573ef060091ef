"""The day of someone who starts, helps or leads: what is late, this week and next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries import Listed
from startbaan.apps.coaching.queries.questions import listed, waiting_among
from startbaan.apps.home.queries.desk import Desk
from startbaan.apps.home.queries.tasks import (
    Link,
    Section,
    Task,
    by_urgency,
    helper_task,
    onboarding_task,
    own_task,
)
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.queries import Contact
from startbaan.apps.people.queries.relations import helpers_among
from startbaan.apps.programme.queries import OnboardingDue, Seen, TrackView
from startbaan.apps.programme.queries.seen import PART_OF
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.words import relation_name
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.ui import shapes

HELPING = (Relation.COACH, Relation.MANAGER, Relation.BUDDY)


@dataclass(frozen=True)
class Someone:
    """Someone a starter can turn to, and as what."""

    contact: Contact
    role: str


@dataclass(frozen=True)
class StarterDay:
    """What stands beside a starter's own tasks: how far the year is, whom to turn to, and open questions."""

    track: TrackView
    people: tuple[Someone, ...]
    questions: tuple[Listed, ...]


def starter_day(desk: Desk, track: TrackView) -> StarterDay:
    """Gather what stands beside a starter's own tasks."""
    sector, language = track.definition.sector, get_language() or "nl"
    people = tuple(
        Someone(
            contact,
            _("je %(role)s") % {"role": relation_name(Relation(contact.part), language=language, sector=sector)},
        )
        for contact in helpers_among(desk.near.helpers, track.starter.pk)
    )
    return StarterDay(track, people, listed(desk.near.own_questions, viewer=desk.viewer))


def starter_section(desk: Desk, day: StarterDay, onboarding: Sequence[OnboardingDue]) -> Section:
    """A starter's own tasks: activities open now, and the onboarding list."""
    viewer, own = desk.viewer, [due for due in onboarding if due.is_mine]
    names = {PART_OF[Relation(someone.contact.part)]: someone.contact.name for someone in day.people}
    steps = [item for item in day.track.next_steps if item.concerns(Relation.STARTER) and not desk.is_offered(item)]
    tasks = [own_task(item, names=names, on=viewer.on) for item in steps if not (own and _is_list(item))]
    tasks += [onboarding_task(due, on=viewer.on) for due in own]
    return Section(
        title=_("Voor jou"),
        tasks=by_urgency(tasks),
        calm=_("Er staat nu niets open. Op Mijn traject zie je wat er later komt."),
        more=Link(_("Mijn traject"), reverse("programme:my_track")),
    )


def helping_section(desk: Desk, relation: Relation, onboarding: Sequence[OnboardingDue]) -> Section | None:
    """The tasks of a coach, manager or buddy; nothing for who is not one."""
    viewer = desk.viewer
    starters = viewer.starters(relation)
    if not starters:
        return None
    asked = {found.starter.pk for found in onboarding}
    own = [found for found in desk.due if found.relation is relation and not desk.is_offered(found.item)]
    tasks = [helper_task(f, on=viewer.on) for f in own if not (_is_list(f.item) and f.starter.pk in asked)]
    tasks += [onboarding_task(found, on=viewer.on) for found in onboarding if _as_what(viewer, found) is relation]
    count = ngettext("%(count)s starter", "%(count)s starters", len(starters)) % {"count": len(starters)}
    return Section(
        title={
            Relation.COACH: _("Als coach"),
            Relation.MANAGER: _("Als leidinggevende"),
            Relation.BUDDY: _("Als maatje"),
        }[relation],
        tasks=by_urgency(tasks),
        calm=_("Er staat nu niets voor je open."),
        more=Link(count, reverse("home:starters")),
        note=_("Spreek elkaar in jaar 1 elke week even, daarna als het nodig is. Opschrijven hoeft niet.")
        if relation is Relation.BUDDY
        else "",
    )


def asked_section(viewer: Viewer, onboarding: Sequence[OnboardingDue]) -> Section | None:
    """The onboarding lists that name a role of the viewer at the school."""
    asked = [due for due in onboarding if not due.is_mine and _as_what(viewer, due) is None]
    if not asked:
        return None
    return Section(_("Inwerken op jouw school"), by_urgency(onboarding_task(due, on=viewer.on) for due in asked), "")


def question_task(desk: Desk) -> Task | None:
    """The questions that wait for the viewer's answer, as one task."""
    count = waiting_among(desk.questions)
    if not count:
        return None
    title = ngettext("%(count)s hulpvraag wacht op jou", "%(count)s hulpvragen wachten op jou", count)
    return Task(
        title=title % {"count": count},
        state=shapes.State.ATTENTION,
        on=desk.viewer.on,
        when="",
        detail=_("Een starter vraagt jou iets."),
        url=reverse("coaching:help_question_list"),
        action=_("Lees en antwoord"),
        advice=_("Een starter vraagt jou iets. Een kort antwoord helpt al."),
    )


def _as_what(viewer: Viewer, due: OnboardingDue) -> Relation | None:
    if due.is_mine:
        return None
    held = {pair.relation for pair in viewer.pairs if pair.starter == due.starter.pk}
    return next((relation for relation in HELPING if relation in held), None)


def _is_list(item: Seen) -> bool:
    return item.words.kind is ActivityKind.ONBOARDING
