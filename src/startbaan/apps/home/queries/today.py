"""*Vandaag*: what is the viewer's to do, what is late and what is next, in each of their capacities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.home.queries.arranging import (
    SchoolLine,
    buddyless_tasks,
    coachless_tasks,
    coordinator_section,
    hr_section,
    school_lines,
)
from startbaan.apps.home.queries.circle import Known, circle_of
from startbaan.apps.home.queries.mine import (
    HELPING,
    StarterDay,
    asked_section,
    helping_section,
    question_task,
    starter_day,
    starter_section,
)
from startbaan.apps.home.queries.tasks import Figure, Link, Section, Task, by_urgency
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import due_for, my_track, onboarding_due_for
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui.wording import number


@dataclass(frozen=True)
class Today:
    """Someone's day: one next step, and a section for each thing they are, the most pressing first."""

    sections: tuple[Section, ...]
    starter: StarterDay | None
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
    onboarding = onboarding_due_for(viewer)
    due = due_for(viewer) if viewer.pairs else []
    track = my_track(viewer)
    starter = starter_day(viewer, track) if track and not track.ended else None
    sections = [starter_section(viewer, starter, onboarding)] if starter else []
    circle = circle_of(viewer) if _looks_around(viewer) else []
    for relation in HELPING:
        section = helping_section(viewer, relation, due, onboarding)
        if section and relation is Relation.MANAGER:
            section = _with_lacking(section, viewer, circle)
        sections += [section] if section else []
    asked = asked_section(viewer, onboarding)
    sections += [asked] if asked else []
    sections += _by_role(viewer, circle)
    questions = question_task(viewer)
    if questions:
        sections.append(Section(_("Hulpvragen"), (questions,), ""))
    if not sections and any(held.role in QUIET for held in viewer.roles):
        sections.append(_quiet_section())
    return Today(
        sections=tuple(sorted(sections, key=lambda section: section.urgency)),
        starter=starter,
        schools=tuple(school_lines(circle)) if viewer.schools.get(Relation.COORDINATOR) else (),
    )


def _looks_around(viewer: Viewer) -> bool:
    return bool(viewer.starters(Relation.MANAGER) or any(viewer.schools.get(r) for r in AROUND))


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
AROUND = (Relation.COORDINATOR, Relation.HR, Relation.PROGRAMME)


def _with_lacking(section: Section, viewer: Viewer, circle: Sequence[Known]) -> Section:
    own = [known for known in circle if known.pk in viewer.starters(Relation.MANAGER)]
    tasks = [*section.tasks, *coachless_tasks(own, on=viewer.on), *buddyless_tasks(own, on=viewer.on)]
    return replace(section, tasks=by_urgency(tasks))


def _by_role(viewer: Viewer, circle: Sequence[Known]) -> list[Section]:
    sections = []
    if viewer.schools.get(Relation.COORDINATOR):
        sections.append(coordinator_section(viewer, circle))
    if viewer.schools.get(Relation.HR):
        sections.append(hr_section(viewer, circle))
    if viewer.schools.get(Relation.PROGRAMME):
        sections.append(_programme_section(circle))
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
        links=(Link(_("Lees het programma"), reverse("library:handbooks")),),
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
    """What someone may know who only ever sees counts; there is no safe source of those yet, and that is said."""
    return Section(
        title=title,
        tasks=(),
        calm="",
        links=(
            Link(_("Lees het programma"), reverse("library:handbooks")),
            Link(_("Wie ziet wat?"), reverse("library:who_sees_what")),
        ),
        note=_(
            "Je ziet nooit namen van starters. Aantallen krijg je alleen over minstens tien mensen tegelijk. "
            "Zulke aantallen zijn er op deze site nog niet; zodra ze er zijn, staan ze hier."
        ),
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
