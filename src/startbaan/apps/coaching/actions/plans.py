"""A starter's development plan: starting it, writing it, showing it, and keeping versions that three people sign."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.coaching.actions.reports import Overtaken
from startbaan.apps.coaching.actions.signatures import TextChanged, put
from startbaan.apps.coaching.models import (
    DevelopmentPlan,
    PlanGoal,
    PlanSignature,
    PlanText,
    PlanTraining,
    PlanVersion,
)
from startbaan.apps.coaching.models.start_talks import LONGEST
from startbaan.apps.coaching.queries.goals import goals_to_copy
from startbaan.apps.coaching.queries.plan_bodies import TEXTS, requirement_choices
from startbaan.apps.coaching.queries.plans import ShownPlan, is_starter, open_plan, plan_to_write, wording_of
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.actions import share as share_item
from startbaan.apps.people.actions import unshare as unshare_item
from startbaan.apps.people.models import Pair
from startbaan.domain.frameworks import framework_on
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind, Relation


def start_plan(*, by: Viewer, at: datetime) -> DevelopmentPlan:
    """Start the viewer's plan of this school year, or give the one there is; journal it.

    The texts and the open goals of the plan before go along, and that one is closed: it stays readable as it was.
    Raises `NotYours` for who follows no programme.
    """
    if not is_starter(by):
        raise NotYours(_("Een ontwikkelplan is er voor wie een programma volgt."))
    year = SchoolYear.of(by.on).start_year
    own = editable_by(by, DevelopmentPlan.objects.filter(starter__in=by.persons))
    if found := own.filter(school_year=year).first():
        return found
    before = own.filter(school_year__lt=year).order_by("-school_year").first()
    made = DevelopmentPlan(
        starter_id=by.person, author_id=by.person, made_at=at, school_year=year, framework=framework_on(by.on).name
    )
    with refusals():
        made.save(force_insert=True)
        if before is not None:
            _go_along(by, before, made, at=at)
        log(by=by, at=at, verb="start", kind=Kind.DEVELOPMENT_PLAN, thing=made, starter=made.starter_id)
    return made


def write_plan_text(*, by: Viewer, item: UUID, key: str, words: str, based_on: int, at: datetime) -> None:
    """Save a text of the plan, built on the wording with this number; journal that it was written.

    Raises `Http404` for who may not, `Overtaken` when there is a newer wording, and `Refusal` when the plan is closed.
    """
    plan = plan_to_change(by, item)
    if key not in TEXTS:
        raise Refusal(_("Deze tekst bestaat niet."))
    _check(words)
    now = wording_of(by, item, key)
    if now.words == words.strip():
        return
    if now.number != based_on:
        raise _overtaken()
    made = PlanText(
        plan=plan.row, key=key, number=based_on + 1, words=words.strip(), author_id=plan.row.starter_id, written_at=at
    )
    with refusals():
        made.save(force_insert=True)
        note_change(by, plan, at=at, fields=[key])


def set_plan_goal(
    *,
    by: Viewer,
    item: UUID,
    goal: UUID | None,
    area: str,
    words: str,
    steps: str,
    until: date | None,
    state: str,
    based_on: int,
    at: datetime,
) -> PlanGoal:
    """Make or change a goal of the plan under one competence requirement; journal it.

    Raises `Http404` for who may not, `Overtaken` when the goal was changed since, and `Refusal` for what cannot be.
    """
    plan = plan_to_change(by, item)
    _check(words, steps)
    if not words.strip():
        raise Refusal(_("Schrijf op wat je wilt bereiken."))
    if area not in dict(requirement_choices(plan.row.framework, by.on)):
        raise Refusal(_("Kies bij welke bekwaamheidseis het doel hoort."))
    values = {"area": area, "words": words.strip(), "steps": steps.strip(), "until": until, "state": state}
    with refusals():
        if goal is None:
            made = PlanGoal(plan=plan.row, made_at=at, **values)
            made.save(force_insert=True)
        else:
            rows = editable_by(by, PlanGoal.objects.filter(plan=item, pk=goal, number=based_on))
            if rows.update(number=based_on + 1, **values) != 1:
                raise _overtaken()
            made = PlanGoal.objects.get(pk=goal)
        note_change(by, plan, at=at, fields=["goal"])
    return made


def copy_goal(*, by: Viewer, item: UUID, goal: UUID, area: str, at: datetime) -> PlanGoal:
    """Copy one of the viewer's own coaching goals into the plan: from then on the manager reads it; journal it.

    Raises `Http404` for who may not, and `Refusal` when there is no such goal or it was copied already.
    """
    plan = plan_to_change(by, item)
    found = next((each for each in goals_to_copy(by) if each.pk == goal), None)
    if found is None:
        raise Refusal(_("Dit coachdoel is er niet meer, of het is niet meer open."))
    if area not in dict(requirement_choices(plan.row.framework, by.on)):
        raise Refusal(_("Kies bij welke bekwaamheidseis het doel hoort."))
    made = PlanGoal(plan=plan.row, area=area, words=found.words, copied_from=goal, made_at=at)
    with refusals():
        made.save(force_insert=True)
        note_change(by, plan, at=at, fields=["goal"])
    return made


def set_plan_training(
    *,
    by: Viewer,
    item: UUID,
    training: UUID | None,
    title: str,
    place: str,
    hours: Decimal,
    euros: Decimal,
    state: str,
    based_on: int,
    at: datetime,
) -> PlanTraining:
    """Choose training, or change what was chosen; journal it.

    Raises `Http404` for who may not, `Overtaken` when it was changed since, and `Refusal` when the plan is closed.
    """
    plan = plan_to_change(by, item)
    values = {"title": title.strip(), "place": place, "hours": hours, "euros": euros, "state": state}
    with refusals():
        if training is None:
            made = PlanTraining(plan=plan.row, made_at=at, **values)
            made.save(force_insert=True)
        else:
            rows = editable_by(by, PlanTraining.objects.filter(plan=item, pk=training, number=based_on))
            if rows.update(number=based_on + 1, **values) != 1:
                raise _overtaken()
            made = PlanTraining.objects.get(pk=training)
        note_change(by, plan, at=at, fields=["training"])
    return made


def remove_plan_training(*, by: Viewer, item: UUID, training: UUID, at: datetime) -> None:
    """Take training out of the plan; journal it. Raises `Http404`, or `Refusal` when it is not there."""
    plan = plan_to_change(by, item)
    with refusals():
        if editable_by(by, PlanTraining.objects.filter(plan=item, pk=training)).delete()[0] != 1:
            raise Refusal(_("Deze scholing staat niet meer in je plan."))
        note_change(by, plan, at=at, fields=["training"])


def show_plan(*, by: Viewer, item: UUID, at: datetime) -> None:
    """Let coach and manager read the plan from now on, and tell them; journal it.

    Raises `Http404` for who may not, and `Refusal` when it is closed, empty or shown already.
    """
    plan = plan_to_change(by, item)
    if plan.is_shown:
        raise Refusal(_("Je coach en leidinggevende lezen je plan al."))
    if plan.body.is_empty:
        raise Refusal(_("Er staat nog niets in je plan. Schrijf eerst iets op."))
    rows = editable_by(by, DevelopmentPlan.objects.filter(pk=item))
    with refusals():
        assert rows.update(handed_in_at=at) == 1
        log(by=by, at=at, verb="show", kind=Kind.DEVELOPMENT_PLAN, thing=plan.row, starter=plan.row.starter_id)
    _tell(by, plan, SHOWN, key="shown", at=at)


def agree_plan(*, by: Viewer, item: UUID, at: datetime) -> PlanVersion:
    """Keep the plan as it is now as a version, sign it as its starter, and ask coach and manager for their names.

    Raises `Http404` for who may not, and `Refusal` when it is closed, not shown, has no goal, or did not change.
    """
    plan = plan_to_change(by, item)
    if not plan.is_shown:
        raise Refusal(_("Laat je plan eerst zien aan je coach en leidinggevende."))
    if not plan.body.goals:
        raise Refusal(_("Zet eerst minstens één doel in je plan."))
    if not plan.is_changed:
        raise Refusal(_("Deze versie is al vastgelegd. Verander eerst iets."))
    version = PlanVersion(
        plan=plan.row,
        number=plan.latest.number + 1 if plan.latest else 1,
        changes=plan.row.changes,
        body=plan.body.as_json,
        author_id=plan.row.starter_id,
        made_at=at,
    )
    with refusals():
        version.save(force_insert=True)
        name = PlanSignature(plan=plan.row, version=version.number)
        put(name, by=by, starter=plan.row.starter_id, read=version.number, at=at)
        log(by=by, at=at, verb="agree", kind=Kind.DEVELOPMENT_PLAN, thing=plan.row, starter=plan.row.starter_id)
    _tell(by, plan, TO_SIGN, key=f"version:{version.number}", at=at)
    return version


def sign_plan(*, by: Viewer, item: UUID, read: int, at: datetime) -> bool:
    """Set the viewer's name under the version they `read`, and journal it; gives whether all three stand there now.

    Raises `Http404` for who may not read it, `NotYours` for who is not one of the three, `TextChanged` when the
    plan was changed since, and `Refusal` when the name stands there already.
    """
    plan = open_plan(by, item, at=at)
    latest = plan.latest
    if latest is None or plan.row.closed_at:
        raise Refusal(_("Hier valt nu niets te tekenen."))
    if not latest.is_current:
        raise TextChanged(_("Het plan is intussen veranderd. De starter legt eerst een nieuwe versie vast."))
    name = PlanSignature(plan=plan.row, version=latest.number)
    relation = put(name, by=by, starter=plan.row.starter_id, read=read, at=at)
    log(by=by, at=at, verb="sign", kind=Kind.DEVELOPMENT_PLAN, thing=plan.row, starter=plan.row.starter_id)
    return all(place.signed or place.relation is relation for place in latest.places)


def share_plan(*, by: Viewer, item: UUID, until: date | None, at: datetime) -> None:
    """Let the buddy read the viewer's own plan, until a day or until it is taken back.

    Raises `Http404` when it is not one's own, and `Refusal` when the day has gone by or there is no buddy.
    """
    plan = plan_to_write(by, item)
    if not plan.is_shown:
        raise Refusal(_("Laat je plan eerst zien aan je coach en leidinggevende. Daarna deel je het met je maatje."))
    share_item(by=by, row=plan.row, relation=Relation.BUDDY, until=until, at=at)


def unshare_plan(*, by: Viewer, item: UUID, share: UUID, at: datetime) -> None:
    """Take back what was shared of the viewer's own plan; raises `Http404` when it is not one's own."""
    plan_to_write(by, item)
    unshare_item(by=by, item=item, share=share, at=at)


SHOWN = gettext_noop("Een starter laat je een ontwikkelplan lezen")
TO_SIGN = gettext_noop("Een ontwikkelplan wacht op je handtekening")
LINES = {
    SHOWN: gettext_noop("Lees het plan, en bespreek het in jullie volgende gesprek."),
    TO_SIGN: gettext_noop("Lees de versie die is vastgelegd en zet je naam eronder."),
}


def plan_to_change(by: Viewer, item: UUID) -> ShownPlan:
    """The viewer's own plan, taken for changing; raises `Refusal` when it is closed."""
    editable_by(by, DevelopmentPlan.objects.filter(pk=item)).select_for_update(of=("self",)).first()
    plan = plan_to_write(by, item)
    if not plan.may_write:
        raise Refusal(_("Dit plan is afgesloten. Het blijft te lezen; schrijf verder in het plan van dit jaar."))
    return plan


def note_change(by: Viewer, plan: ShownPlan, *, at: datetime, fields: list[str]) -> None:
    """Count a change of the plan, and journal which part it was."""
    rows = editable_by(by, DevelopmentPlan.objects.filter(pk=plan.row.pk))
    assert rows.update(changes=F("changes") + 1) == 1
    log(
        by=by,
        at=at,
        verb="change",
        kind=Kind.DEVELOPMENT_PLAN,
        thing=plan.row,
        starter=plan.row.starter_id,
        changes=dict.fromkeys(fields, (None, None)),
    )


def _go_along(by: Viewer, before: DevelopmentPlan, made: DevelopmentPlan, *, at: datetime) -> None:
    """Take the texts and open goals of the plan before into the new one, and close that one."""
    for key in TEXTS:
        now = wording_of(by, before.pk, key)
        if now.words:
            text = PlanText(plan=made, key=key, number=1, words=now.words, author_id=by.person, written_at=at)
            text.save(force_insert=True)
    goals = PlanGoal.objects.filter(plan=before, state=PlanGoal.State.OPEN).order_by("made_at", "pk")
    for goal in goals:
        PlanGoal(
            plan=made,
            area=goal.area,
            words=goal.words,
            steps=goal.steps,
            until=goal.until,
            copied_from=goal.copied_from,
            made_at=at,
        ).save(force_insert=True)
    open_before = editable_by(by, DevelopmentPlan.objects.filter(starter=made.starter_id, closed_at=None))
    open_before.filter(~Q(pk=made.pk)).update(closed_at=at)


def _check(*texts: str) -> None:
    if any(len(text) > LONGEST for text in texts):
        raise Refusal(_("Deze tekst is te lang. Maak hem korter."))


def _overtaken() -> Overtaken:
    return Overtaken(_("Dit is intussen ergens anders veranderd. Hieronder staat ook wat er nu is."))


def _tell(by: Viewer, plan: ShownPlan, subject: str, *, key: str, at: datetime) -> None:
    pairs = Pair.objects.filter(
        starter=plan.row.starter_id,
        relation__in=[Relation.COACH.value, Relation.MANAGER.value],
        period__contains=by.on,
    )
    tell(
        by=by,
        to=set(pairs.values_list("holder", flat=True)),
        subject=Said(subject),
        lines=[Said(LINES[subject])],
        path=plan.url,
        kind=Kind.DEVELOPMENT_PLAN,
        starter=plan.row.starter_id,
        key=f"plan:{plan.row.pk}:{key}",
        at=at,
        item=plan.row,
    )
