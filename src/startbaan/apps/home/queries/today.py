"""*Vandaag*: what is the viewer's to do, what is late and what is next, in each of their capacities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.appraisal.queries.pressing import visits_missing_among
from startbaan.apps.coaching.queries.buddies import BuddyPair, buddy_states_among
from startbaan.apps.home.queries.arranging import (
    Around,
    SchoolLine,
    around,
    buddyless_tasks,
    coachless_tasks,
    coordinator_section,
    hr_section,
    school_lines,
)
from startbaan.apps.home.queries.attention import signal_tasks
from startbaan.apps.home.queries.circle import Known, circle_of
from startbaan.apps.home.queries.coach_signals import own_coach_tasks
from startbaan.apps.home.queries.desk import Desk
from startbaan.apps.home.queries.invitations import invitation_section
from startbaan.apps.home.queries.mine import (
    HELPING,
    StarterDay,
    asked_section,
    helping_section,
    question_task,
    starter_day,
    starter_section,
)
from startbaan.apps.home.queries.peers import peer_section
from startbaan.apps.home.queries.policy_signals import policy_tasks
from startbaan.apps.home.queries.quality import quality_section
from startbaan.apps.home.queries.signals import NOTHING, Close
from startbaan.apps.home.queries.surveys import survey_section
from startbaan.apps.home.queries.tasks import Figure, Link, Section, Task, by_urgency
from startbaan.apps.home.queries.waiting import buddy_moments, waiting_for
from startbaan.apps.home.queries.wishes import wish_section
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries.due import onboarding_among
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui.wording import number


@dataclass(frozen=True)
class Today:
    """Someone's day: one next step, and a section for each thing they are, the most pressing first."""

    sections: tuple[Section, ...]
    starter: StarterDay | None
    moments: tuple[BuddyPair, ...]
    schools: tuple[SchoolLine, ...]

    @cached_property
    def next_step(self) -> Task | None:
        """The one thing to do first."""
        tasks = [section.tasks[0] for section in self.sections if section.tasks]
        return by_urgency(tasks)[0] if tasks else None

    @cached_property
    def remaining(self) -> tuple[Section, ...]:
        """The sections without that one thing."""
        rest = []
        for section in self.sections:
            tasks = tuple(task for task in section.tasks if task is not self.next_step)
            calm = _("Verder staat er nu niets voor je open.") if len(tasks) < len(section.tasks) else section.calm
            title = _("Daarna") if self.next_step and len(self.sections) == 1 else section.title
            rest.append(replace(section, title=title, tasks=tasks, calm=calm))
        return tuple(rest)


def today(viewer: Viewer) -> Today:
    """Put together the day of this viewer."""
    desk = Desk.of(viewer)
    starter = starter_day(desk, desk.track) if desk.track and desk.starts else None
    seen = around(viewer, circle_of(viewer) if _looks_around(viewer) else [], _close(desk))
    sections = [*_near(desk, starter, seen), *_by_role(seen, desk), *_asked(desk)]
    sections += invitation_section(desk.gatherings, on=viewer.on)
    sections += peer_section(desk.peers, on=viewer.on)
    sections += wish_section(desk.polls, on=viewer.on)
    sections += survey_section(desk.surveys, on=viewer.on)
    sections += quality_section(desk.actions, on=viewer.on)
    if not sections and any(held.role in QUIET for held in viewer.roles):
        sections.append(_quiet_section())
    return Today(
        sections=tuple(sorted(sections, key=lambda section: section.urgency)),
        starter=starter,
        moments=buddy_moments(desk),
        schools=tuple(school_lines(seen.circle)) if viewer.schools.get(Relation.COORDINATOR) else (),
    )


def _near(desk: Desk, starter: StarterDay | None, seen: Around) -> list[Section]:
    """What is the viewer's as a starter and in helping others, and on the onboarding lists of the school."""
    viewer, waiting = desk.viewer, waiting_for(desk)
    onboarding = onboarding_among(viewer, desk.tracks.onboarding)
    sections = []
    if starter:
        sections.append(_adding(starter_section(desk, starter, onboarding), waiting[Relation.STARTER]))
    for relation in HELPING:
        section = helping_section(desk, relation, onboarding)
        if section:
            sections.append(_adding(_with_signals(section, relation, seen), waiting[relation]))
    if viewer.in_register and not viewer.starters(Relation.COACH):
        sections.append(_register_section())
    asked = asked_section(viewer, onboarding)
    return [*sections, asked] if asked else sections


def _asked(desk: Desk) -> list[Section]:
    """The help questions put to the viewer."""
    questions = question_task(desk)
    return [Section(_("Hulpvragen"), (questions,), "")] if questions else []


def _close(desk: Desk) -> Close:
    """What who leads a starter or is a buddy is told beside, from what lies on the desk."""
    viewer = desk.viewer
    led = viewer.starters(Relation.MANAGER)
    rows = [item.row for item in desk.items if item.row.starter_id in led]
    helped = [pair for pair in desk.buddies if pair.holder_id in viewer.persons]
    return Close(
        visits_missing_among(rows, on=viewer.on),
        buddy_states_among(helped, desk.near.buddies, on=viewer.on) if helped else {},
    )


def _adding(section: Section, tasks: Iterable[Task]) -> Section:
    return replace(section, tasks=by_urgency([*section.tasks, *tasks]))


def _looks_around(viewer: Viewer) -> bool:
    return bool(any(viewer.starters(r) for r in GUIDING) or any(viewer.schools.get(r) for r in AROUND))


QUIET = frozenset(
    {
        RoleName.TRAINER,
        RoleName.TEACHER_EDUCATOR,
        RoleName.CARE_COORDINATOR,
        RoleName.ICT_CONTACT,
        RoleName.PHASE_COORDINATOR,
        RoleName.CONFIDANT,
        RoleName.LINE_MANAGER,
    }
)
GUIDING = (Relation.COACH, Relation.MANAGER)
AROUND = (Relation.COORDINATOR, Relation.HR, Relation.PROGRAMME)


def _with_signals(section: Section, relation: Relation, seen: Around) -> Section:
    """Add what asks attention of the starters one stands in this relation to."""
    viewer = seen.viewer
    own = [known for known in seen.circle if known.pk in viewer.starters(relation)]
    tasks = [*section.tasks, *signal_tasks(own, seen.signals, relation)]
    if relation is Relation.MANAGER:
        unproposed = [known for known in own if not seen.counted.get(known.pk, NOTHING).proposed]
        tasks += [*coachless_tasks(unproposed, seen.counted, on=viewer.on), *buddyless_tasks(own, on=viewer.on)]
    if relation is Relation.COACH:
        tasks += own_coach_tasks(viewer, seen.coaches)
    return replace(section, tasks=by_urgency(tasks))


def _by_role(seen: Around, desk: Desk) -> list[Section]:
    viewer = seen.viewer
    sections = []
    if viewer.schools.get(Relation.COORDINATOR):
        policies = policy_tasks(desk.boards, on=viewer.on)
        sections.append(_adding(coordinator_section(seen), policies))
    if viewer.schools.get(Relation.HR):
        sections.append(hr_section(seen))
    if viewer.schools.get(Relation.PROGRAMME):
        sections.append(_programme_section(seen.circle))
    if viewer.holds(RoleName.REGION):
        sections.append(_counting_section(_("Voor de onderwijsregio")))
    if viewer.holds(RoleName.MINISTRY):
        sections.append(_counting_section(_("Voor het ministerie")))
    if viewer.holds(RoleName.ADMINISTRATOR):
        sections.append(_administrator_section())
    return sections


def _programme_section(circle: Sequence[Known]) -> Section:
    schools = len({place.school for known in circle for place in known.places})
    boards = len({place.board for known in circle for place in known.places})
    return Section(
        title=_("Voor het programma"),
        tasks=(),
        calm="",
        more=Link(_("Alle starters"), reverse("home:starters")),
        links=(
            Link(_("Bekijk de aantallen"), reverse("reports:counts")),
            Link(_("Lees het programma"), reverse("library:handbooks")),
        ),
        figures=(
            Figure(number(len(circle)), ngettext("starter", "starters", len(circle)), url=reverse("home:starters")),
            Figure(number(schools), ngettext("school", "scholen", schools)),
            Figure(number(boards), ngettext("bestuur", "besturen", boards)),
        ),
        note=_(
            "Je ziet wie de starters zijn en waar ze werken. Hoe het met een starter gaat, zie je niet: "
            "daarover komen alleen aantallen, en nooit over te weinig mensen."
        ),
    )


def _counting_section(title: str) -> Section:
    """What someone may know who only ever sees counts."""
    return Section(
        title=title,
        tasks=(),
        calm="",
        links=(
            Link(_("Bekijk de aantallen"), reverse("reports:counts")),
            Link(_("Lees het programma"), reverse("library:handbooks")),
            Link(_("Wie ziet wat?"), reverse("library:who_sees_what")),
        ),
        note=_("Je ziet nooit namen van starters. Aantallen krijg je alleen over minstens tien mensen tegelijk."),
    )


def _register_section() -> Section:
    """For a coach who has no starter yet."""
    return Section(
        title=_("Als coach"),
        tasks=(),
        calm=_("Je begeleidt nu geen starter. Je coördinator stelt je voor als er iemand is."),
        links=(Link(_("Zeg wie je graag begeleidt"), reverse("intake:wishes")),),
    )


def _quiet_section() -> Section:
    """For who has a role that as yet is asked for something only now and then."""
    return Section(
        title=_("Voor jou"),
        tasks=(),
        calm=_(
            "Er staat nu niets voor je open. Vraagt een starter jou iets, of sta je op een inwerklijst, "
            "dan zie je het hier."
        ),
        links=(Link(_("Lees het programma"), reverse("library:handbooks")),),
    )


def _administrator_section() -> Section:
    return Section(
        title=_("Als beheerder"),
        tasks=(),
        calm="",
        links=(
            Link(_("Organisaties en rollen"), reverse("people:organisations")),
            Link(_("Wie ziet wat?"), reverse("library:who_sees_what")),
        ),
        note=_("Je regelt organisaties, rollen en inloggen. Wat vertrouwelijk is, zie je niet."),
    )
