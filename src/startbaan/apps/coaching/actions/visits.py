"""Planning a lesson visit, moving it and calling it off; the starter hears it by mail and finds it in the agenda."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.actions import ShownAs, cancel_appointment, put_appointment, put_day
from startbaan.apps.coaching.models import LessonVisit
from startbaan.apps.coaching.models.visits import LONGEST_FOCUS, LONGEST_LESSON
from startbaan.apps.coaching.queries.visit_plans import VisitOptions
from startbaan.apps.coaching.queries.visits_shown import ShownVisit
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import begin_activity, plan_activity, unplan_activity
from startbaan.apps.programme.models import Activity
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.privacy.policy import Kind

USUAL_MINUTES = 45
TITLE = gettext_noop("Lesbezoek")


@dataclass(frozen=True)
class VisitPlan:
    """What coach and starter agreed about a visit."""

    day: date
    moment: time | None
    lesson: str
    focus: str
    instrument: int
    observer: int
    is_test_free: bool
    activity: int | None = None


def plan_visit(*, by: Viewer, at: datetime, options: VisitOptions, plan: VisitPlan) -> LessonVisit:
    """Plan a visit to a lesson, and put it in the agendas; the starter and who looks are told by that. Journal it.

    A visit of the coach may be the one that the programme asks; another observer comes outside it. Raises
    `NotYours` for who is not the coach, and `Refusal` for a day gone by, for a test, and for who may not observe:
    the line manager never, others only with a certificate where the instrument asks one.
    """
    if options.coach.pk not in by.pair_ids():
        raise NotYours(_("Alleen de coach plant een lesbezoek met de starter."))
    _ask_plan(by, options, plan)
    by_coach = plan.observer == options.coach.holder_id
    activity = plan.activity if by_coach else None
    row = LessonVisit(
        starter=options.starter,
        pair=options.coach,
        author_id=options.coach.holder_id,
        made_at=at,
        handed_in_at=at,
        to_person_id=None if by_coach else plan.observer,
        activity_id=activity,
        instrument_id=plan.instrument,
        observer_id=plan.observer,
        on=plan.day,
        at=plan.moment,
        lesson=plan.lesson.strip(),
        focus=plan.focus.strip(),
        is_test_free=plan.is_test_free,
        announced_at=at,
    )
    with refusals():
        row.save(force_insert=True)
        log(by=by, at=at, verb="plan_visit", kind=Kind.OBSERVATION, thing=row, starter=row.starter_id)
        put_in_agenda(by, at, row)
        if row.activity_id is not None:
            begin_activity(by=by, activity=row.activity_id)
    return row


def move_visit(
    *, by: Viewer, at: datetime, visit: ShownVisit, day: date, moment: time | None, lesson: str, focus: str
) -> None:
    """Change the day, the lesson or what one looks at, also in the agendas; journal it.

    Raises `NotYours` for who may not, and `Refusal` once the observer is done or for a day gone by.
    """
    row = _to_change(by, visit)
    if day < by.on and day != visit.day:
        raise Refusal(_("Deze dag is al geweest. Kies vandaag of later."))
    _ask_words(lesson, focus)
    changed = [
        name
        for name, old, new in (
            ("on", visit.day, day),
            ("at", row.at, moment),
            ("lesson", row.lesson, lesson.strip()),
            ("focus", row.focus, focus.strip()),
        )
        if old != new
    ]
    row.on, row.at, row.lesson, row.focus = day, moment, lesson.strip(), focus.strip()
    with refusals():
        row.save(update_fields=["on", "at", "lesson", "focus"])
        fields = dict.fromkeys(changed, (None, None))
        log(
            by=by,
            at=at,
            verb="move_visit",
            kind=Kind.OBSERVATION,
            thing=row,
            starter=row.starter_id,
            changes=fields,
        )
        if {"on", "at"} & set(changed):
            put_in_agenda(by, at, row)


def call_off_visit(*, by: Viewer, at: datetime, visit: ShownVisit) -> None:
    """Call a visit off, also in the agendas; what was scored stays its author's alone. Journal it.

    Raises `NotYours` for who may not, and `Refusal` once the observer is done.
    """
    row = _to_change(by, visit)
    row.called_off_at = at
    with refusals():
        row.save(update_fields=["called_off_at"])
        log(by=by, at=at, verb="call_off_visit", kind=Kind.OBSERVATION, thing=row, starter=row.starter_id)
        if row.activity_id is None:
            cancel_appointment(by=by, at=at, key=key_of(row.item))
        elif Activity.objects.filter(
            pk=row.activity_id, state=Activity.State.PLANNED, planned_on__isnull=False
        ).exists():
            unplan_activity(by=by, at=at, activity=row.activity_id)


def key_of(visit: UUID) -> str:
    """Under which key a visit outside the programme stands in the agenda."""
    return f"coaching.visit:{visit}"


def put_in_agenda(by: Viewer, at: datetime, row: LessonVisit) -> None:
    """Put a visit in the agendas of the starter and who looks: that of the programme, or one outside it."""
    if row.activity_id is not None:
        plan_activity(by=by, at=at, activity=row.activity_id, day=row.on, moment=row.at, participants=[row.observer_id])
        return
    path, people = reverse("coaching:visit", args=[row.item]), {row.starter_id, row.observer_id}
    if row.at is None:
        put_day(
            by=by,
            at=at,
            key=key_of(row.item),
            title=TITLE,
            shown_as=ShownAs.CONFIDENTIAL,
            day=row.on,
            place="",
            people=people,
            path=path,
        )
    else:
        put_appointment(
            by=by,
            at=at,
            key=key_of(row.item),
            title=TITLE,
            shown_as=ShownAs.CONFIDENTIAL,
            start=moment_on(row.on, row.at),
            minutes=USUAL_MINUTES,
            place="",
            people=people,
            path=path,
        )


def _ask_plan(by: Viewer, options: VisitOptions, plan: VisitPlan) -> None:
    if plan.day < by.on:
        raise Refusal(_("Deze dag is al geweest. Kies vandaag of later."))
    _ask_words(plan.lesson, plan.focus)
    if not plan.is_test_free:
        raise Refusal(_("Kies een les zonder toets of stil werk: daarin is te weinig van het lesgeven te zien."))
    if plan.instrument not in {row.pk for row in options.instruments}:
        raise Refusal(_("Kies een instrument uit de lijst."))
    if plan.activity is not None and plan.activity not in {item.pk for item in options.programme}:
        raise Refusal(_("Dit lesbezoek van het programma is al geweest. Kies een ander."))
    _ask_observer(options, plan)


def _ask_observer(options: VisitOptions, plan: VisitPlan) -> None:
    if plan.observer in {manager.pk for manager in options.managers}:
        raise Refusal(
            _("De leidinggevende observeert niet: begeleiden en beoordelen blijven gescheiden. Vraag iemand anders.")
        )
    if plan.observer not in {options.coach.holder_id, *(observer.pk for observer in options.observers)}:
        raise Refusal(_("Kies wie er komt kijken uit de lijst."))
    if plan.instrument in options.trained and plan.observer not in options.trained[plan.instrument]:
        raise Refusal(
            _("Voor dit instrument is een certificaat nodig, en dat loopt nu niet. Kies een ander of een kijkwijzer.")
        )


def _ask_words(lesson: str, focus: str) -> None:
    if not lesson.strip():
        raise Refusal(_("Schrijf op welke les het is, zoals: rekenen in groep 5."))
    if len(lesson) > LONGEST_LESSON or len(focus) > LONGEST_FOCUS:
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))


def _to_change(by: Viewer, visit: ShownVisit) -> LessonVisit:
    row = editable_by(by, LessonVisit.objects.filter(pk=visit.item)).select_for_update(of=("self",)).first()
    if row is None:
        raise NotYours(_("Alleen de coach en wie komt kijken, veranderen dit lesbezoek."))
    if row.observed_at is not None or row.called_off_at is not None:
        raise Refusal(_("Dit lesbezoek is al geweest of afgezegd."))
    return row
