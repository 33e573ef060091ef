"""The pages of lesson visits, without script, as the browser of someone of the cast asks for them."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from visiting import GUIDE, looking, opened, page, plan, score, send

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries import VisitState, instrument_of
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY

LIST = reverse("coaching:visit_list")
SEEN = "Wacht tot het stil is."


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def keys():
    return instrument_of(InstrumentVersion.objects.get(key=GUIDE, owner=None)).keys


def filled(points, **values):
    return {f"score-{key}": str(points) for key in keys()} | {f"note-{keys()[0]}": SEEN, "base": "0"} | values


def agreed(people, **values):
    return {
        "activity": "",
        "observer": str(people.mehmet),
        "instrument": str(InstrumentVersion.objects.get(key=GUIDE, owner=None).pk),
        "day": (A_DAY + timedelta(days=3)).isoformat(),
        "moment": "09:30",
        "lesson": "Taal in groep 6",
        "focus": "De start van de les",
        "is_test_free": "on",
    } | values


def planning(people):
    return reverse("coaching:plan_visit", args=[Person.objects.get(pk=people.sanne).key])


def test_a_coach_plans_and_the_starter_finds_it(client_as, people):
    answer = client_as("mehmet").post(planning(people), agreed(people))

    assert answer.status_code == 302
    assert "Taal in groep 6" in text_of(client_as("sanne").get(LIST))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"is_test_free": ""}, "zonder toets of stil werk"),
        ({"day": "2026-11-01"}, "Deze dag is al geweest"),
        ({"day": "morgen"}, "Dit is geen datum"),
        ({"lesson": ""}, "Schrijf op welke les het is"),
        ({"observer": "1000000"}, "Kies wie er komt kijken uit de lijst"),
        ({"instrument": "1000000"}, "Kies een instrument uit de lijst"),
    ],
)
def test_what_cannot_be_planned_is_said_and_what_was_typed_stays(client_as, people, wrong, said):
    answer = client_as("mehmet").post(planning(people), agreed(people, **wrong))

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "De start van de les" in answer.content.decode()


def test_the_line_manager_is_not_among_who_may_come(client_as, people):
    answer = text_of(client_as("mehmet").get(planning(people)))

    assert "Karin" in answer[answer.index("Wie kan niet komen kijken?") :]
    assert "Karin" not in answer[: answer.index("Wie kan niet komen kijken?")]


def test_planning_takes_a_focus_along(client_as, people):
    answer = client_as("mehmet").get(planning(people) + "?focus=Denkvragen")

    assert 'value="Denkvragen"' in answer.content.decode()


def test_scores_are_kept_and_handed_in_without_script(client_as, people):
    visit, item = plan(people), str(uuid4())
    address = reverse("coaching:score_visit", args=[visit])
    coach = client_as("mehmet")

    kept = coach.post(address, filled(3, item=item, minutes="40", do="keep"))
    shown = coach.get(address).content.decode()
    sent = coach.post(address, filled(4, item=item, minutes="40", base="1", do="send"))

    assert (kept.status_code, sent.status_code) == (302, 302)
    assert SEEN in shown
    assert shown.count('value="3" checked') == len(keys())
    assert "Jouw scores zijn ingeleverd" in text_of(coach.get(reverse("coaching:visit", args=[visit])))


def test_what_is_wrong_with_scores_is_said_and_stays(client_as, people):
    visit = plan(people)
    address = reverse("coaching:score_visit", args=[visit])

    answer = client_as("mehmet").post(address, filled(3, item=str(uuid4()), minutes="heel lang", do="send"))

    assert answer.status_code == 422
    assert "Vul in hoeveel minuten het duurde" in text_of(answer)
    assert SEEN in answer.content.decode()


def test_scores_saved_elsewhere_are_shown_beside_what_was_typed(client_as, people):
    visit, item = plan(people), uuid4()
    score(people, visit, item=item, points=2, note="Op de tablet")
    address = reverse("coaching:score_visit", args=[visit])

    answer = client_as("mehmet").post(address, filled(4, item=str(item), minutes="40", do="keep"))
    after = client_as("mehmet").post(address, filled(4, item=str(item), minutes="40", base="1", do="keep"))

    shown = text_of(answer)
    assert answer.status_code == 422
    assert "Er is niets overschreven" in shown
    assert "Op de tablet" in shown
    assert SEEN in answer.content.decode()
    assert after.status_code == 302


def test_a_starter_scores_the_own_lesson_blind(client_as, people):
    visit = plan(people)
    score(people, visit, note="Alleen voor de coach")
    send(people, visit)
    starter, address = client_as("sanne"), reverse("coaching:rate_visit", args=[visit])

    before = [text_of(starter.get(reverse("coaching:visit", args=[visit]))), starter.get(address).content.decode()]
    sent = starter.post(address, filled(2, do="send", share_with_coach="on"))

    assert [
        words for words in before if "Alleen voor de coach" in words or "checked" in words.split("sb-field")[0]
    ] == []
    assert sent.status_code == 302
    assert page(people, "mehmet", visit).visit.state is VisitState.OPEN
    assert page(people, "mehmet", visit).rating is not None


def test_a_starter_waives_and_takes_it_back_while_closed(client_as, people):
    visit = plan(people)
    starter = client_as("sanne")

    starter.post(reverse("coaching:rate_visit", args=[visit]), {"do": "waive"})
    waived = page(people, "sanne", visit).visit.row.is_waived
    starter.post(reverse("coaching:take_back_scores", args=[visit]))

    assert (waived, page(people, "sanne", visit).visit.row.is_waived) == (True, False)


def test_the_manager_finds_nothing_until_it_is_shared(client_as, people):
    visit = opened(people)

    assert client_as("karin").get(reverse("coaching:visit", args=[visit])).status_code == 404
    assert "Rekenen" not in text_of(client_as("karin").get(LIST))


def test_a_list_of_others_says_no_lesson(client_as, people):
    plan(people)

    shown = text_of(client_as("mehmet").get(LIST))
    assert "Rekenen in groep 5" not in shown
    assert "Sanne de Wit" in shown


def test_a_visit_is_moved_and_called_off(client_as, people):
    visit = plan(people, day=A_DAY + timedelta(days=2))
    coach = client_as("mehmet")
    moved = {"day": (A_DAY + timedelta(days=4)).isoformat(), "moment": "", "lesson": "Taal", "focus": ""}

    coach.post(reverse("coaching:move_visit", args=[visit]), moved)
    day = page(people, "sanne", visit).visit.day
    asked = coach.get(reverse("coaching:call_off_visit", args=[visit]))
    coach.post(reverse("coaching:call_off_visit", args=[visit]))

    assert day == A_DAY + timedelta(days=4)
    assert asked.status_code == 200
    assert page(people, "sanne", visit).visit.state is VisitState.OFF
    assert coach.get(reverse("coaching:move_visit", args=[visit])).status_code == 404


@pytest.mark.parametrize(("handle", "said"), [("sanne", "Scoor zelf de les"), ("mehmet", "Scoor de les van Sanne")])
def test_the_day_says_what_waits(client_as, people, handle, said):
    plan(people)

    assert said in text_of(client_as(handle).get(reverse("home:today")))


def test_another_observer_has_it_on_the_day(client_as, people):
    visit = plan(people, observer="sietske")

    assert "Scoor de les van Sanne" in text_of(client_as("sietske").get(reverse("home:today")))
    with looking(people, "sietske"):
        assert client_as("sietske").get(reverse("coaching:score_visit", args=[visit])).status_code == 200


def test_what_was_typed_of_a_plan_is_there_after_an_error_and_after_leaving(client_as, people):
    coach = client_as("mehmet")
    coach.post(planning(people), agreed(people, day="", do="plan"))

    left = coach.get(planning(people) + "?focus=Denkvragen").content.decode()

    assert "Je begon dit eerder te plannen." in left
    assert 'value="Taal in groep 6"' in left
    assert 'value="De start van de les"' in left
    assert 'value="09:30"' in left
    assert re.search(r'name="is_test_free"[^>]*checked', left)


def test_draft_of_a_plan_is_gone_once_it_is_planned_or_begun_anew(client_as, people):
    coach = client_as("mehmet")
    coach.post(planning(people), agreed(people, do="keep"))
    anew = coach.post(planning(people) + "?focus=Denkvragen", {"do": "anew"})
    empty = coach.get(anew.url).content.decode()
    coach.post(planning(people), agreed(people, do="plan"))
    after = coach.get(planning(people)).content.decode()

    assert ("Taal in groep 6" in empty, 'value="Denkvragen"' in empty) == (False, True)
    assert "Taal in groep 6" not in after


def test_draft_of_a_plan_is_the_coachs_alone(client_as, people):
    client_as("mehmet").post(planning(people), agreed(people, do="keep"))

    assert client_as("sanne").get(planning(people)).status_code == 404
    assert "Taal in groep 6" not in text_of(client_as("sanne").get(LIST))
