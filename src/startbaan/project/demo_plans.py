"""Start talks and development plans of the demo: one signed by two of three, one finished, a plan with evidence."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries import open_start_talk, year_plan
from startbaan.apps.coaching.queries.start_talks import HOURS, start_activity
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme.actions import undo_activity
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at
from startbaan.ui import paper

LESSON = Path(__file__).parent / "typst" / "lesson.typ"
# Of whom, with which coach and manager, and how many of the three have signed.
TALKS = (("sanne", "mehmet", "karin", 2), ("lotte", "omar", "eva", 3))
ANSWERS = (
    ("coach", "vakinhoudelijk-sterk", "Rekenen tot groep 6 zit stevig. De leerlijnen zijn bekend uit de opleiding."),
    ("starter", "vakinhoudelijk-groei", "Begrijpend lezen: hoe kies ik teksten die kloppen bij het doel?"),
    ("starter", "vakdidactisch-sterk", "Ik leg rustig uit en laat zien wat ik doe."),
    ("coach", "vakdidactisch-groei", "Tijdens de uitleg vaker nagaan wie het al snapt, en daarop aanpassen."),
    ("starter", "pedagogisch-sterk", "De groep voelt zich veilig; kinderen durven fouten te maken."),
    ("starter", "pedagogisch-groei", "Rust na de pauze, zonder steeds mijn stem te verheffen."),
    ("starter", "hulpvragen", "Mijn coach: meekijken na de pauze. Mijn maatje: de rapporten in het systeem."),
    (
        "manager",
        "delen",
        "De coach en de starter praten vrij. De leidinggevende hoort wat er aan tijd en rooster nodig is.",
    ),
)


def load(made: Cast, *, on: date) -> None:
    """Write and sign two start talks, agree the days of one year, and write, show and agree on one plan."""
    for starter, coach, manager, names in TALKS:
        _talk(made, {"starter": starter, "coach": coach, "manager": manager}, names=names, on=on)
    _plan(made, on=on)


def _talk(made: Cast, who: dict[str, str], *, names: int, on: date) -> None:
    started = _moment(on - timedelta(days=9))
    with acting_as(made.persons[who["coach"]], on=on) as by:
        starter = made.persons[who["starter"]]
        activity = start_activity(by, starter)
        if activity is None:
            return
        if not activity.is_open:
            undo_activity(by=by, at=started, activity=activity.pk)
        talk = actions.begin_start_talk(by=by, starter=activity.row.starter.key, at=started).pk
    for role, key, words in ANSWERS:
        with acting_as(made.persons[who[role]], on=on) as by:
            actions.answer_start_talk(
                by=by, item=talk, key=key, words=words, hours={}, based_on=0, at=started + timedelta(hours=1)
            )
    with acting_as(made.persons[who["manager"]], on=on) as by:
        lines = open_start_talk(by, talk, at=started).found(HOURS).hours
        hours = {line.key: str(line.standard) for line in lines}
        actions.answer_start_talk(
            by=by,
            item=talk,
            key=HOURS,
            words="Op dinsdag is de laatste les vrij voor het gesprek met de coach.",
            hours=hours,
            based_on=0,
            at=started + timedelta(hours=2),
        )
        day = activity.row.done_on or on - timedelta(days=9)
        actions.hold_start_talk(by=by, item=talk, day=day, minutes=60, at=started + timedelta(hours=3))
    for number, role in enumerate(("coach", "starter", "manager")[:names]):
        with acting_as(made.persons[who[role]], on=on) as by:
            at = started + timedelta(days=number, hours=4)
            read = open_start_talk(by, talk, at=at).version
            if actions.sign_start_talk(by=by, item=talk, read=read, at=at):
                _agree_days(by, activity.row.starter.key, at=at)


def _agree_days(by: Viewer, starter: UUID, *, at: datetime) -> None:
    """Agree the days proposed for the rest of the year."""
    free = year_plan(by, starter).free
    days = {moment.item.pk: moment.proposed for moment in free if moment.proposed}
    with suppress(Refusal):
        actions.plan_year(by=by, starter=starter, days=days, at=at)


def _plan(made: Cast, *, on: date) -> None:
    """Let Sanne write a plan with goals, training and a lesson plan, show it, agree on it, and her coach sign it."""
    at = _moment(on - timedelta(days=6))
    with acting_as(made.persons["sanne"], on=on) as by:
        plan = actions.start_plan(by=by, at=at).pk
        actions.write_plan_text(
            by=by,
            item=plan,
            key="talenten",
            words="Ik blijf rustig als het druk wordt, en ik maak graag materiaal waarmee kinderen zelf verder kunnen.",
            based_on=0,
            at=at,
        )
        actions.write_plan_text(
            by=by,
            item=plan,
            key="loopbaan",
            words="Over drie jaar wil ik rekencoördinator zijn, of meedenken over het taalonderwijs.",
            based_on=0,
            at=at,
        )
        goal = actions.set_plan_goal(
            by=by,
            item=plan,
            goal=None,
            area="vakdidactisch",
            words="In elke rekenles ga ik na wie het snapt, en pas ik de verwerking in drie niveaus aan.",
            steps="Lesplan met drie niveaus maken\nCoach laten meekijken\nNa zes weken samen terugkijken",
            until=on + timedelta(days=90),
            state="open",
            based_on=0,
            at=at,
        )
        actions.set_plan_goal(
            by=by,
            item=plan,
            goal=None,
            area="pedagogisch",
            words="Na de pauze is de groep binnen vijf minuten aan het werk.",
            steps="Vaste start bedenken\nMet de groep oefenen",
            until=on + timedelta(days=45),
            state="open",
            based_on=0,
            at=at,
        )
        for title, place, hours, euros in (
            ("Meekijken bij een collega van groep 7", "inside", "4", "0"),
            ("Cursus begrijpend lezen", "outside", "12.5", "245"),
        ):
            actions.set_plan_training(
                by=by,
                item=plan,
                training=None,
                title=title,
                place=place,
                hours=Decimal(hours),
                euros=Decimal(euros),
                state="agreed",
                based_on=0,
                at=at,
            )
        actions.add_evidence(
            by=by,
            item=plan,
            goal=goal.pk,
            name="Lesplan rekenen groep 5.pdf",
            words="Een les in drie niveaus, met wat ik erna veranderde.",
            content=paper.pdf(LESSON, data={}, at=at),
            at=at,
        )
        actions.show_plan(by=by, item=plan, at=at)
        actions.agree_plan(by=by, item=plan, at=at)
    with acting_as(made.persons["mehmet"], on=on) as by:
        actions.sign_plan(by=by, item=plan, read=1, at=at + timedelta(days=1))


def _moment(day: date) -> datetime:
    return done_at(day, time(15, 40))
