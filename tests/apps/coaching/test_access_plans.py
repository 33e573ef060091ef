"""The development plan: the starter's own, shown by them, agreed by version, with evidence behind the policy."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.http import Http404

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import Evidence, PlanSignature, PlanVersion
from startbaan.apps.entitlements.queries import my_rights
from startbaan.apps.files.actions import Unfit
from startbaan.apps.files.models import StoredFile
from startbaan.apps.files.queries import Gone, content_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.queries import reading_log, shared_with
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.rules.parameters import Rule
from startbaan.project.cast import A_DAY
from startbaan.ui import clock
from startbaan.ui.wording import number

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
GOAL = {
    "area": "vakdidactisch",
    "words": "Ik geef elke dag directe instructie.",
    "steps": "Lesplan maken\n- Coach laten kijken",
    "until": date(2027, 3, 1),
    "state": "open",
    "based_on": 0,
}
TRAINING = {
    "title": "Klassenmanagement",
    "place": "outside",
    "hours": Decimal("12.5"),
    "euros": Decimal("275.00"),
    "state": "wish",
    "based_on": 0,
}


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


def as_(people, handle, action, *, on=A_DAY, **values):
    with acting_as(people.persons[handle], on=on) as by:
        return action(by=by, at=clock.now(), **values)


def seen(people, handle, plan, *, on=A_DAY):
    with acting_as(people.persons[handle], on=on) as viewer:
        return queries.open_plan(viewer, plan, at=clock.now())


@pytest.fixture
def plan(people):
    return as_(people, "sanne", actions.start_plan).pk


@pytest.fixture
def shown(people, plan):
    as_(people, "sanne", actions.set_plan_goal, item=plan, goal=None, **GOAL)
    as_(people, "sanne", actions.show_plan, item=plan)
    return plan


def evidence(people, plan, *, name="lesplan.pdf", content=PDF, goal=None):
    return as_(
        people,
        "sanne",
        actions.add_evidence,
        item=plan,
        goal=goal,
        name=name,
        words="Een lesplan met drie niveaus.",
        content=content,
    )


def test_starting_twice_in_a_year_gives_one_plan(people, plan):
    assert as_(people, "sanne", actions.start_plan).pk == plan


@pytest.mark.parametrize("handle", ["mehmet", "karin", "hanneke"])
def test_who_follows_no_programme_has_no_plan(people, handle):
    with pytest.raises(NotYours):
        as_(people, handle, actions.start_plan)


@pytest.mark.parametrize("handle", ["mehmet", "karin", "sietske", "hanneke", "thijs", "petra"])
def test_until_shown_it_is_the_starters_alone(people, plan, handle):
    with pytest.raises(Http404):
        seen(people, handle, plan)


@pytest.mark.parametrize(("handle", "reads"), [("mehmet", True), ("karin", True), ("sietske", False), ("thijs", False)])
def test_once_shown_coach_and_manager_read_it_and_write_nothing(people, shown, handle, reads):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        assert [item.item for item in queries.plan_shelf(viewer).others] == ([shown] if reads else [])
    if reads:
        assert seen(people, handle, shown).body.goals[0].words == GOAL["words"]
    for action, values in (
        (actions.set_plan_goal, {"goal": None, **GOAL}),
        (actions.set_plan_training, {"training": None, **TRAINING}),
        (actions.write_plan_text, {"key": "talenten", "words": "x", "based_on": 0}),
        (actions.agree_plan, {}),
    ):
        with pytest.raises(Http404):
            as_(people, handle, action, item=shown, **values)


def test_opening_by_another_is_in_the_reading_log(people, shown):
    seen(people, "karin", shown)

    with acting_as(people.sanne, on=A_DAY) as viewer:
        assert [(looked.name, looked.kind) for looked in reading_log(viewer)] == [("Karin Post", Kind.DEVELOPMENT_PLAN)]


def test_empty_plan_is_not_shown(people, plan):
    with pytest.raises(Refusal, match="nog niets in je plan"):
        as_(people, "sanne", actions.show_plan, item=plan)


def test_goal_changed_on_two_devices_is_not_overwritten(people, plan):
    goal = as_(people, "sanne", actions.set_plan_goal, item=plan, goal=None, **GOAL)
    as_(people, "sanne", actions.set_plan_goal, item=plan, goal=goal.pk, **GOAL | {"words": "Eén.", "based_on": 1})

    with pytest.raises(actions.Overtaken):
        as_(people, "sanne", actions.set_plan_goal, item=plan, goal=goal.pk, **GOAL | {"words": "Twee.", "based_on": 1})

    assert seen(people, "sanne", plan).body.goals[0].words == "Eén."


def test_text_written_on_two_devices_is_not_overwritten(people, plan):
    as_(people, "sanne", actions.write_plan_text, item=plan, key="talenten", words="Eén.", based_on=0)

    with pytest.raises(actions.Overtaken):
        as_(people, "sanne", actions.write_plan_text, item=plan, key="talenten", words="Twee.", based_on=0)


@pytest.mark.parametrize("values", [{"area": "koken"}, {"words": "  "}, {"words": "x" * 10_001}])
def test_goal_that_cannot_be_is_refused(people, plan, values):
    with pytest.raises(Refusal):
        as_(people, "sanne", actions.set_plan_goal, item=plan, goal=None, **GOAL | values)


def test_three_sign_the_version_and_a_change_asks_for_a_new_one(people, shown):
    as_(people, "sanne", actions.agree_plan, item=shown)
    assert as_(people, "mehmet", actions.sign_plan, item=shown, read=1) is False
    assert as_(people, "karin", actions.sign_plan, item=shown, read=1) is True
    assert (seen(people, "sanne", shown).latest.is_signed, seen(people, "sanne", shown).is_changed) == (True, False)

    as_(
        people, "sanne", actions.write_plan_text, item=shown, key="loopbaan", words="Leerkracht in groep 8.", based_on=0
    )

    after = seen(people, "mehmet", shown)
    assert (after.is_changed, after.latest.is_signed, after.latest.body.career) == (True, True, "")
    as_(people, "sanne", actions.agree_plan, item=shown)
    again = seen(people, "mehmet", shown)
    assert [(version.number, version.is_signed) for version in again.versions] == [(2, False), (1, True)]


def test_who_read_an_earlier_version_does_not_sign_a_later_one(people, shown):
    as_(people, "sanne", actions.agree_plan, item=shown)
    as_(people, "sanne", actions.set_plan_training, item=shown, training=None, **TRAINING)

    with pytest.raises(actions.TextChanged):
        as_(people, "karin", actions.sign_plan, item=shown, read=1)
    as_(people, "sanne", actions.agree_plan, item=shown)
    with pytest.raises(actions.TextChanged):
        as_(people, "karin", actions.sign_plan, item=shown, read=1)


def test_buddy_reads_what_is_shared_and_does_not_sign(people, shown):
    as_(people, "sanne", actions.share_plan, item=shown, until=None)
    as_(people, "sanne", actions.agree_plan, item=shown)

    assert seen(people, "sietske", shown).body.goals[0].area == "vakdidactisch"
    with pytest.raises(NotYours):
        as_(people, "sietske", actions.sign_plan, item=shown, read=1)

    with acting_as(people.sanne, on=A_DAY) as viewer:
        (share,) = shared_with(viewer, shown)
    as_(people, "sanne", actions.unshare_plan, item=shown, share=share.key)
    with pytest.raises(Http404):
        seen(people, "sietske", shown)


def test_agreeing_without_a_change_is_refused(people, shown):
    as_(people, "sanne", actions.agree_plan, item=shown)

    with pytest.raises(Refusal, match="al vastgelegd"):
        as_(people, "sanne", actions.agree_plan, item=shown)
    with acting_as(people.sanne, on=A_DAY):
        assert (PlanVersion.objects.count(), PlanSignature.objects.count()) == (1, 1)


def test_next_year_takes_along_what_is_open_and_keeps_the_old_one(people, plan):
    for values in ({}, {"words": "Af.", "state": "reached"}):
        as_(people, "sanne", actions.set_plan_goal, item=plan, goal=None, **GOAL | values)
    as_(people, "sanne", actions.write_plan_text, item=plan, key="talenten", words="Rust.", based_on=0)
    next_year = A_DAY + timedelta(days=300)

    later = as_(people, "sanne", actions.start_plan, on=next_year).pk

    body = seen(people, "sanne", later, on=next_year).body
    assert ([goal.words for goal in body.goals], body.talents) == ([GOAL["words"]], "Rust.")
    before = seen(people, "sanne", plan, on=next_year)
    assert (before.may_write, len(before.body.goals)) == (False, 2)
    with pytest.raises(Refusal, match="afgesloten"):
        as_(people, "sanne", actions.set_plan_goal, item=plan, goal=None, on=next_year, **GOAL)


def test_hours_and_euros_stand_beside_what_there_is_for_who_may_know_the_fte(people, shown):
    as_(people, "sanne", actions.set_plan_training, item=shown, training=None, **TRAINING)

    hours, euros = seen(people, "sanne", shown).spendings
    assert (hours.spent, hours.allowed, hours.unverified) == (Decimal("12.5"), Decimal("66.40"), True)
    assert hours.reckoning == "83 uur × WTF 0,8 = 66,4 uur"
    assert (euros.spent, euros.allowed, euros.unverified) == (Decimal("275.00"), Decimal("400.00"), True)
    assert euros.reckoning == "€ 500 × WTF 0,8 = € 400"
    assert seen(people, "mehmet", shown).spendings == ()
    assert len(seen(people, "karin", shown).spendings) == 2


def test_what_there_is_for_training_is_what_the_page_about_rights_says(people, shown):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        (job,) = my_rights(viewer, year=SchoolYear.of(A_DAY)).jobs
    amounts = {answer.rule: answer.amount for answer in job.owed.answers}

    hours, euros = seen(people, "sanne", shown).spendings
    assert f"{number(hours.allowed)} uur" == amounts[Rule.PO_TRAINING_HOURS]
    assert f"€ {number(euros.allowed)}" == amounts[Rule.PO_TRAINING_MONEY]


def test_evidence_is_opened_through_the_plan_and_journalled(people, shown):
    row = evidence(people, shown)

    with acting_as(people.karin, on=A_DAY) as viewer:
        file = queries.open_evidence(viewer, shown, row.pk, at=clock.now())
    assert (file.name, file.media_type, file.content) == ("lesplan.pdf", "application/pdf", PDF)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        assert len(reading_log(viewer)) == 1
    for handle in ("sietske", "thijs", "hanneke"):
        with acting_as(people.persons[handle], on=A_DAY) as viewer, pytest.raises(Http404):
            queries.open_evidence(viewer, shown, row.pk, at=clock.now())


def test_evidence_of_one_plan_does_not_open_under_another(people, shown):
    row = evidence(people, shown)
    other = as_(people, "yasmina", actions.start_plan).pk

    with acting_as(people.sanne, on=A_DAY) as viewer, pytest.raises(Http404):
        queries.open_evidence(viewer, other, row.pk, at=clock.now())
    with acting_as(people.yasmina, on=A_DAY) as viewer, pytest.raises(Http404):
        queries.open_evidence(viewer, other, row.pk, at=clock.now())


def test_file_that_does_not_fit_leaves_nothing_behind(people, plan):
    with pytest.raises(Unfit):
        evidence(people, plan, name="lesplan.pdf.exe")

    with acting_as(people.sanne, on=A_DAY):
        assert (Evidence.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_evidence_taken_away_is_gone_with_its_bytes(people, plan, django_capture_on_commit_callbacks):
    row = evidence(people, plan)

    with django_capture_on_commit_callbacks(execute=True):
        as_(people, "sanne", actions.remove_evidence, item=plan, evidence=row.pk)

    with pytest.raises(Gone):
        content_of(row.file_id)
    assert seen(people, "sanne", plan).body.evidence == ()


def test_evidence_goes_under_a_goal_of_the_same_plan_only(people, plan):
    with pytest.raises(Refusal, match="Dit doel"):
        evidence(people, plan, goal=uuid4())
