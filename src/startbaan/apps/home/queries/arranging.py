"""The day of someone who arranges: which starters lack someone, what is late, and the numbers of the year."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from startbaan.apps.home.queries.attention import Signals, signal_tasks
from startbaan.apps.home.queries.circle import Known, Workplace
from startbaan.apps.home.queries.coach_signals import Coach, coaches_of, register_tasks
from startbaan.apps.home.queries.signals import NOTHING, Close, Tally, signals_of, tallies
from startbaan.apps.home.queries.standing import Standing
from startbaan.apps.home.queries.tasks import MOST, Figure, Link, Section, Task, by_urgency
from startbaan.apps.intake.models import Upload
from startbaan.apps.intake.queries import uploads_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Terms
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.words import Sector, word
from startbaan.ui.shapes import State
from startbaan.ui.wording import due_day, number, short_day

WAITING = (Upload.State.READ, Upload.State.PREVIEWED, Upload.State.FAILED)


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One school: how many starters, how many of them without a coach, how many with something late."""

    place: Workplace
    starters: int
    no_coach: int
    late: int


@dataclass(frozen=True)
class Around:
    """Everyone around someone who arranges, leads or helps, with what was counted and what asks attention."""

    viewer: Viewer
    circle: Sequence[Known]
    counted: Mapping[int, Tally]
    signals: Signals
    coaches: Sequence[Coach]


def around(viewer: Viewer, circle: Sequence[Known], close: Close) -> Around:
    """Count and compare what the signals about these starters and coaches rest on."""
    counted = tallies(viewer, circle)
    return Around(viewer, circle, counted, signals_of(viewer, circle, counted, close), coaches_of(viewer))


def coachless_tasks(circle: Collection[Known], counted: Mapping[int, Tally], *, on: date) -> list[Task]:
    """Which starters have no coach though there should be one."""
    alone = [known for known in circle if known.course and known.course.coach_from and known.coach is None]
    return [_no_coach(known, counted.get(known.pk, NOTHING), on=on) for known in alone]


def buddyless_tasks(circle: Collection[Known], *, on: date) -> list[Task]:
    """Which starters have no buddy; that is for the school to arrange."""
    return [_no_buddy(known, on=on) for known in circle if known.course and known.buddy is None]


def coordinator_section(around: Around) -> Section:
    """Who waits for a coach, which start talks are late and what else asks attention, with the numbers of the year."""
    viewer, circle = around.viewer, around.circle
    talks = [(known, known.course.due) for known in circle if known.course]
    tasks = coachless_tasks(circle, around.counted, on=viewer.on) + [
        _late_talk(known, due.start_talk, due.start_talk_end, on=viewer.on)
        for known, due in talks
        if due.start_talk and due.start_talk_end
    ]
    tasks += signal_tasks(circle, around.signals, Relation.COORDINATOR) + register_tasks(viewer, around.coaches)
    return Section(
        title=_("Als coördinator"),
        tasks=by_urgency(tasks),
        calm=_("Elke starter die een coach hoort te hebben, heeft er een. Geen startgesprek is te laat.")
        if circle
        else _("Er zijn nog geen starters bij jouw bestuur. Neem de eerste in."),
        more=Link(_("Alle starters"), reverse("home:starters")),
        links=(
            Link(_("Neem starters in"), reverse("intake:intake")),
            Link(_("Open het schooljaar"), reverse("intake:open_years")),
        ),
        figures=_figures(viewer, circle, around.counted),
    )


def hr_section(around: Around) -> Section:
    """Which HR files wait, of which starters the employment data are not complete, and who is about to begin."""
    viewer, circle = around.viewer, around.circle
    tasks = [_waiting(upload, on=viewer.on) for upload in uploads_of(viewer).filter(state__in=WAITING)[:MOST]]
    tasks += [_incomplete(known, on=viewer.on) for known in _without_terms(viewer, circle)]
    tasks += signal_tasks(circle, around.signals, Relation.HR)
    coming = [known for known in circle if known.course and known.course.year == 0]
    count = len(circle)
    return Section(
        title=_("Als HR"),
        tasks=tuple(tasks),
        calm=_("De gegevens van alle starters zijn compleet."),
        more=Link(_("Alle starters"), reverse("home:starters")),
        links=(Link(_("Neem starters in"), reverse("intake:intake")),),
        figures=(
            Figure(number(count), ngettext("starter", "starters", count)),
            *([Figure(number(len(coming)), ngettext("begint nog", "beginnen nog", len(coming)))] if coming else []),
        ),
    )


def school_lines(circle: Collection[Known]) -> list[SchoolLine]:
    """The schools of these starters: those with most to arrange first."""
    places: dict[int, Workplace] = {}
    standings: dict[int, list[Standing | None]] = {}
    for known in circle:
        for school, place in {place.school: place for place in known.places}.items():
            places[school] = place
            standings.setdefault(school, []).append(known.standing)
    lines = []
    for school, there in standings.items():
        place = places[school]
        lines.append(SchoolLine(place, len(there), there.count(Standing.NO_COACH), there.count(Standing.LATE)))
    return sorted(lines, key=lambda line: (-line.no_coach, -line.late, line.place.name.casefold()))


def _figures(viewer: Viewer, circle: Sequence[Known], counted: Mapping[int, Tally]) -> tuple[Figure, ...]:
    if not circle:
        return ()
    schools = len({place.school for known in circle for place in known.places})
    both = sum(known.coach is not None and known.buddy is not None for known in circle)
    done, total = sum(tally.done for tally in counted.values()), sum(tally.total for tally in counted.values())
    there = ngettext("op %(count)s school", "op %(count)s scholen", schools) % {"count": schools}
    buddy = _word("buddy", circle[0])
    return (
        Figure(number(len(circle)), _("Starters"), note=there, url=reverse("home:starters")),
        Figure(
            number(both),
            _("Met coach en %(buddy)s") % {"buddy": buddy},
            unit=_("van %(count)s") % {"count": len(circle)},
        ),
        Figure(
            number(done),
            _("Activiteiten gedaan"),
            unit=_("van %(count)s") % {"count": number(total)},
            note=_("schooljaar %(year)s") % {"year": str(SchoolYear.of(viewer.on))},
        ),
    )


def _late_talk(known: Known, activity: int, end: date, *, on: date) -> Task:
    last = end - timedelta(days=1)
    return Task(
        title=_("Startgesprek van %(starter)s") % {"starter": known.name},
        state=State.LATE,
        on=last,
        when=due_day(last, on),
        detail=_("coach %(coach)s") % {"coach": known.coach.name} if known.coach else "",
        url=reverse("programme:activity", args=[activity]),
        action=_("Bekijk"),
        advice=_("Vraag de coach wanneer het gesprek is. Wat er besproken wordt, blijft tussen hen."),
    )


def _no_coach(known: Known, tally: Tally, *, on: date) -> Task:
    since = max(day for day in (known.course and known.course.coach_from, tally.left) if day)
    days = (on - since).days
    waiting = ngettext("wacht al %(count)s dag", "wacht al %(count)s dagen", days) % {"count": days}
    return Task(
        title=_("%(starter)s heeft nog geen coach") % {"starter": known.name},
        state=State.LATE if days > 0 else State.ATTENTION,
        on=since,
        when=waiting if days > 0 else _("begint op %(day)s") % {"day": short_day(since)},
        detail=_("%(school)s. Er ligt een voorstel; de leidinggevende koppelt.") % {"school": known.school}
        if tally.proposed
        else known.school,
        url=reverse("home:couple", args=[known.key, Relation.COACH.value]),
        action=_("Koppel een coach"),
        advice=_("Een coach hoort er vanaf de eerste dag te zijn. Kies iemand uit het coachregister."),
    )


def _no_buddy(known: Known, *, on: date) -> Task:
    buddy = _word("buddy", known)
    return Task(
        title=_("%(starter)s heeft nog geen %(buddy)s") % {"starter": known.name, "buddy": buddy},
        state=State.ATTENTION,
        on=known.course.start_on if known.course else on,
        when="",
        detail=known.school,
        url=reverse("home:couple", args=[known.key, Relation.BUDDY.value]),
        action=_("Koppel een %(buddy)s") % {"buddy": buddy},
        advice=_("Kies een ervaren collega op dezelfde school, liefst een duo- of parallelcollega."),
    )


def _without_terms(viewer: Viewer, circle: Sequence[Known]) -> list[Known]:
    """The starters of whom scale or step is not known today."""
    rows = Terms.objects.filter(post__person__in=[known.pk for known in circle], period__contains=viewer.on)
    complete = set(rows.exclude(step=None).exclude(scale="").values_list("post__person", flat=True))
    return [known for known in circle if known.pk not in complete and known.course and known.course.year]


def _waiting(upload: Upload, *, on: date) -> Task:
    return Task(
        title=_("Kijk het HR-bestand %(name)s na") % {"name": upload.name},
        state=State.ATTENTION,
        on=on,
        when=_("geüpload op %(day)s") % {"day": short_day(upload.made_at.date())},
        detail=str(upload.get_state_display()),
        url=reverse("intake:upload", args=[upload.key]),
        action=_("Bekijk"),
        advice=_("Er is nog niets overgenomen. Bekijk wat er verandert en neem het over, of gooi het bestand weg."),
    )


def _incomplete(known: Known, *, on: date) -> Task:
    return Task(
        title=_("Vul schaal en trede aan van %(starter)s") % {"starter": known.name},
        state=State.ATTENTION,
        on=on,
        when="",
        detail=known.school,
        url=reverse("home:starter", args=[known.key]),
        action=_("Bekijk"),
        advice=_("Zonder schaal en trede is niet te zien welke rechten er zijn. Vul het aan in het HR-bestand."),
    )


def _word(key: str, known: Known) -> str:
    sector = Sector(known.places[0].sector) if known.places else None
    return word(key, sector=sector, language=get_language() or "nl")
