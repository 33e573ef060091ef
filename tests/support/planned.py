"""A start talk and a development plan of Sanne's, with a secret word in every text, for the laws to look for."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries.start_talks import start_activity
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.apps.people.queries import shared_with
from startbaan.apps.programme.actions import undo_activity
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TALK_SECRET, PLAN_SECRET = "mangrovebos", "kersenpit"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
Value = str | int | UUID


def paper(word: str) -> bytes:
    """A file to keep, in which a word stands."""
    return PDF.replace(b"\n1 0 obj", f"\n% {word}\n1 0 obj".encode())


def put_start_talk(people, word: str = TALK_SECRET) -> UUID:
    """Let Mehmet begin the start talk of Sanne, Karin write in it, and Mehmet say it was held; signed by nobody."""
    at = clock.now()
    starter = Person.objects.get(pk=people.sanne).key
    with acting_as(people.mehmet, on=A_DAY) as by:
        activity = start_activity(by, people.sanne)
        if not activity.is_open:
            undo_activity(by=by, at=at, activity=activity.pk)
        talk = actions.begin_start_talk(by=by, starter=starter, at=at).pk
    with acting_as(people.karin, on=A_DAY) as by:
        actions.answer_start_talk(
            by=by, item=talk, key="vakinhoudelijk-groei", words=f"Een {word}.", hours={}, based_on=0, at=at
        )
    with acting_as(people.mehmet, on=A_DAY) as by:
        actions.hold_start_talk(by=by, item=talk, day=A_DAY - timedelta(days=1), minutes=60, at=at)
    return talk


def put_plan(people, word: str = PLAN_SECRET) -> UUID:
    """Let Sanne write a plan with a goal, training and evidence, show it and agree on it."""
    at = clock.now()
    with acting_as(people.sanne, on=A_DAY) as by:
        plan = actions.start_plan(by=by, at=at).pk
        values = {"by": by, "item": plan, "at": at}
        actions.write_plan_text(key="talenten", words=f"Talent voor {word}.", based_on=0, **values)
        actions.set_plan_goal(
            goal=None, area="pedagogisch", words=f"Doel: {word}.", steps=f"Stap {word}", until=None,
            state="open", based_on=0, **values,
        )  # fmt: skip
        actions.set_plan_training(
            training=None, title=f"Cursus {word}", place="inside", hours=Decimal(3), euros=Decimal(0),
            state="wish", based_on=0, **values,
        )  # fmt: skip
        actions.add_evidence(goal=None, name=f"{word}.pdf", words=f"Over {word}.", content=paper(word), **values)
        actions.show_plan(**values)
        actions.agree_plan(**values)
    return plan


def planned(people) -> Mapping[str, Value]:
    """A value for every parameter of the addresses of start talks and plans; the plan was shared until today."""
    talk, plan = put_start_talk(people), put_plan(people)
    with acting_as(people.sanne, on=A_DAY) as by:
        goal = actions.set_plan_goal(
            by=by, item=plan, goal=None, area="pedagogisch", words="Nog een doel.", steps="", until=None,
            state="open", based_on=0, at=clock.now(),
        )  # fmt: skip
        training = actions.set_plan_training(
            by=by, item=plan, training=None, title="Nog een cursus", place="inside", hours=Decimal(1),
            euros=Decimal(0), state="wish", based_on=0, at=clock.now(),
        )  # fmt: skip
        evidence = actions.add_evidence(
            by=by, item=plan, goal=None, name="nog.pdf", words="Nog een bewijs.", content=PDF, at=clock.now()
        )
    with acting_as(people.sanne, on=A_DAY - timedelta(days=1)) as by:
        actions.share_plan(by=by, item=plan, until=A_DAY, at=clock.now())
        (share,) = shared_with(by, plan)
    talks = ("start_talk", "start_talk_question", "start_talk_held", "sign_start_talk")
    plans = (
        "plan", "plan_text", "new_plan_goal", "plan_goal", "copy_goal", "new_plan_training", "plan_training",
        "remove_plan_training", "add_evidence", "evidence", "remove_evidence", "show_plan", "agree_plan", "sign_plan",
        "plan_version", "print_plan", "share_plan", "unshare_plan",
    )  # fmt: skip
    return {
        **{f"coaching:{name} item": talk for name in talks},
        **{f"coaching:{name} item": plan for name in plans},
        "coaching:plan_text key": "talenten",
        "coaching:plan_goal goal": goal.pk,
        "coaching:unshare_plan share": share.key,
        "evidence": evidence.pk,
        "number": 1,
        "question": "pedagogisch-sterk",
        "training": training.pk,
    }
