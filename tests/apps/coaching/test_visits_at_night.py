"""A visit goes on when its coach does not, and who has not scored the own lesson is reminded; no word of it is told."""

from datetime import timedelta

import pytest
from visiting import TOMORROW, looking, plan, rate, score, send, send_rating

from startbaan.apps.agenda.models import Invitation
from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.queries.visit_day import visit_lines, visits_waiting
from startbaan.apps.home.actions import couple, part
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.models import Pair, Person
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

LATER = A_DAY + timedelta(days=10)


def change_of_coach(people, *, start=A_DAY):
    with looking(people, "karin") as by:
        sanne = Person.objects.get(pk=people.sanne)
        couple(by=by, starter=sanne, holder=people.petra, relation=Relation.COACH, start=start, at=clock.now())


def goes(people):
    with looking(people, "karin") as by:
        pair = Pair.objects.get(starter=people.sanne, relation="coach")
        part(by=by, pair=pair, last_day=A_DAY - timedelta(days=1), at=clock.now())


def invited(people, key):
    handles = {number: handle for handle, number in people.persons.items()}
    rows = Invitation.objects.filter(appointment__key=key, appointment__cancelled_at=None)
    return sorted(handles[person] for person in rows.values_list("person", flat=True))


def seen_by(people, handle, *, on=A_DAY):
    """How the visits to Sanne that this person may see stand, with whom and what they look at."""
    with looking(people, handle, on=on) as viewer:
        found = queries.visits_about(viewer, people.sanne)
        return {(visit.state.value, str(visit.row.observer), visit.row.focus): visit.item for visit in found}


def test_next_coach_takes_a_visit_over_without_what_the_two_had_agreed(people):
    item = plan(people, day=LATER)

    change_of_coach(people)

    (new,) = seen_by(people, "petra").values()
    assert list(seen_by(people, "petra")) == [("planned", "Petra Visser", "")]
    assert set(seen_by(people, "sanne")) == {
        ("planned", "Petra Visser", ""),
        ("off", "Mehmet Yılmaz", "Hoe begint de les?"),
    }
    assert invited(people, f"coaching.visit:{item}") == []
    assert invited(people, f"coaching.visit:{new}") == ["petra", "sanne"]
    assert Entry.objects.filter(verb="hand_over_visit").get().starter == people.sanne
    with looking(people, "sanne") as viewer:
        said = queries.visit_page(viewer, item, at=clock.now()).visit.said
    assert said == [
        "De coach is veranderd. De nieuwe coach neemt dit bezoek over, op dezelfde dag en bij dezelfde les."
    ]


def test_change_later_is_carried_out_in_its_night_and_once(people):
    plan(people, day=LATER)
    change_of_coach(people, start=TOMORROW)
    assert seen_by(people, "petra", on=TOMORROW) == {}

    nights = [actions.hand_over_all_visits(on=TOMORROW, at=clock.now()) for _night in range(2)]

    assert nights == [1, 0]
    assert list(seen_by(people, "petra", on=TOMORROW)) == [("planned", "Petra Visser", "")]


def test_what_another_was_asked_stays(people):
    item = plan(people, observer="sietske", day=LATER)

    change_of_coach(people)

    assert list(seen_by(people, "sietske")) == [
        ("planned", str(Person.objects.get(pk=people.sietske)), "Hoe begint de les?")
    ]
    assert invited(people, f"coaching.visit:{item}") == ["sanne", "sietske"]


def test_without_a_next_coach_the_day_is_let_go(people):
    item = plan(people, day=LATER)

    goes(people)

    assert list(seen_by(people, "sanne")) == [("lapsed", "Mehmet Yılmaz", "Hoe begint de les?")]
    assert invited(people, f"coaching.visit:{item}") == []


def reminders(people):
    rows = Message.objects.filter(key__startswith="self-rating:").order_by("pk")
    handles = {number: handle for handle, number in people.persons.items()}
    return [(handles[row.to_id], row.subject, row.state) for row in rows]


def test_who_has_not_scored_is_reminded_after_two_days_and_weekly_for_a_month(people):
    plan(people, lesson="Wortelkanaal", focus="Wortelkanaal")

    told = [actions.remind_to_rate(on=A_DAY + timedelta(days=days), at=clock.now()) for days in range(50)]

    assert [day for day, count in enumerate(told) if count] == [2, 9, 16, 23, 30][: sum(told)]
    assert sum(told) >= 3
    assert {(to, subject) for to, subject, _state in reminders(people)} == {
        ("sanne", "Scoor zelf de les van di 24 november 2026 die bezocht is")
    }


@pytest.mark.parametrize("way", ["scored", "waived"])
def test_reminder_is_taken_back_once_it_is_answered(people, way):
    visit, on = plan(people), A_DAY + timedelta(days=2)
    actions.remind_to_rate(on=on, at=clock.now())

    if way == "scored":
        rate(people, visit)
        send_rating(people, visit)
    else:
        with looking(people, "sanne") as by:
            actions.waive_self_rating(by=by, at=clock.now(), visit=visit)

    assert [state for _to, _subject, state in reminders(people)] == [Message.State.TAKEN_BACK]
    assert actions.remind_to_rate(on=on + timedelta(days=7), at=clock.now()) == 0


def lines(people, handle, *, on):
    with looking(people, handle, on=on) as viewer:
        return [line.title for line in visit_lines(viewer, visits_waiting(viewer))]


def test_coach_sees_on_the_day_that_the_scores_wait_for_the_starter(people):
    visit = plan(people)
    score(people, visit)
    send(people, visit)
    on = A_DAY + timedelta(days=2)
    waits = ["Een lesbezoek wacht op de eigen scores van Sanne de Wit"]

    seen = {handle: lines(people, handle, on=on) for handle in ("mehmet", "karin", "sanne")}

    assert seen == {"mehmet": waits, "karin": [], "sanne": ["Scoor zelf de les die bezocht is"]}
    assert lines(people, "mehmet", on=A_DAY) == []
    rate(people, visit)
    send_rating(people, visit)
    assert "wacht" not in " ".join(lines(people, "mehmet", on=on))
