"""After the talk: one picture for who may see it, once both are in; one goal, a date, and paper."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pictured import measured_by
from pypdf import PdfReader
from visiting import TOMORROW, all_at, looking, opened, plan, rate, score, send, send_rating

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.models import CoachingGoal, LessonVisit, SelfRating
from startbaan.apps.coaching.queries import Scored, open_picture
from startbaan.apps.journal.models import Opening
from startbaan.apps.people.actions import share
from startbaan.domain.feedback.growing import Backing, Verdict
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

READERS = ("sanne", "mehmet")
OTHERS = ("sietske", "karin", "ineke", "hanneke")


def url(visit, name="picture"):
    return reverse(f"coaching:{name}", args=[visit])


def pictured(people, handle, visit):
    with looking(people, handle) as viewer:
        return open_picture(viewer, visit, at=clock.now())


def goals_of_sanne(people):
    with looking(people, "sanne"):
        return list(CoachingGoal.objects.filter(starter=people.sanne))


def share_with_manager(people, model, **key):
    with looking(people, "sanne") as sanne:
        share(by=sanne, row=model.objects.get(**key), relation=Relation.MANAGER, until=None, at=clock.now())


def test_picture_opens_to_starter_and_coach(people, client_as):
    visit = opened(people)

    assert {handle: client_as(handle).get(url(visit)).status_code for handle in READERS} == dict.fromkeys(READERS, 200)


@pytest.mark.parametrize("name", ["picture", "print_picture"])
def test_picture_is_not_there_for_anybody_else(people, client_as, name):
    visit = opened(people)

    found = {handle: client_as(handle).get(url(visit, name)).status_code for handle in OTHERS}
    assert found == dict.fromkeys(OTHERS, 404)


@pytest.mark.parametrize("handle", READERS)
def test_picture_waits_until_both_are_in(people, client_as, handle):
    visit = plan(people)
    score(people, visit)
    send(people, visit)

    answer = client_as(handle).get(url(visit), follow=True)

    assert answer.redirect_chain == [(reverse("coaching:visit", args=[visit]), 302)]
    assert "Het beeld gaat open zodra beide scores binnen zijn." in answer.content.decode()
    assert client_as(handle).get(url(visit, "print_picture")).status_code == 404
    assert client_as(handle).post(url(visit, "choose_goal"), {"step": "respect"}).status_code == 404


def test_picture_that_was_shared_opens_to_the_manager_without_the_own_scores(people, client_as):
    visit = opened(people)
    share_with_manager(people, LessonVisit, pk=visit)

    answer = client_as("karin").get(url(visit))

    assert answer.status_code == 200
    assert "Sanne de Wit scoorde deze les ook zelf, maar deelt die scores niet met jou." in answer.content.decode()
    assert client_as("karin").post(url(visit, "choose_goal"), {"step": "respect"}).status_code == 404
    assert (pictured(people, "karin", visit).rating, pictured(people, "karin", visit).may_set_goal) == (None, False)


def test_picture_shows_the_manager_the_own_scores_once_they_are_shared_too(people):
    visit = opened(people)
    share_with_manager(people, LessonVisit, pk=visit)
    share_with_manager(people, SelfRating, visit=visit)

    assert pictured(people, "karin", visit).own is not None


def test_coach_sees_the_own_scores_only_when_shared(people, client_as):
    visit = opened(people, shares=False)

    assert pictured(people, "mehmet", visit).own is None
    assert pictured(people, "sanne", visit).own is not None
    assert "maar deelt die scores niet met jou" in client_as("mehmet").get(url(visit)).content.decode()


def test_lesson_the_starter_did_not_score_has_a_picture_too(people, client_as):
    visit = plan(people)
    score(people, visit)
    send(people, visit)
    with looking(people, "sanne") as by:
        actions.waive_self_rating(by=by, at=clock.now(), visit=visit)

    found = client_as("mehmet").get(url(visit)).content.decode()

    assert "Sanne de Wit scoorde deze les niet zelf. Vraag in het gesprek hoe de les voelde." in found


def test_other_observer_sees_the_own_visit_and_no_earlier_one_of_another(people):
    opened(people, day=A_DAY - timedelta(days=30))
    visit = opened(people, observer="sietske")

    assert pictured(people, "sietske", visit).picture.backing == Backing(1, 1)
    assert pictured(people, "sanne", visit).picture.backing == Backing(2, 2)
    assert pictured(people, "mehmet", visit).picture.backing == Backing(2, 2)


def test_opening_writes_down_every_item_of_another_once(people):
    opened(people, day=A_DAY - timedelta(days=30))
    visit = opened(people)

    pictured(people, "sanne", visit)
    pictured(people, "mehmet", visit)

    with looking(people, "sanne"):
        found = list(Opening.objects.order_by("kind").values_list("viewer", "relation", "kind"))
    kinds = (Kind.OBSERVATION, Kind.OBSERVATION, Kind.SELF_RATING)
    assert found == [(people.mehmet, Relation.COACH.value, kind.value) for kind in kinds]


def test_later_visit_is_no_part_of_an_earlier_picture(people):
    first = opened(people, day=A_DAY - timedelta(days=30))
    opened(people)

    assert pictured(people, "sanne", first).picture.backing == Backing(1, 1)


def test_without_a_scale_the_page_says_that_nothing_was_measured(people, client_as):
    visit = opened(people, day=A_DAY - timedelta(days=30), points=2)
    opened(people, points=2)

    found = client_as("sanne").get(url(visit)).content.decode()

    assert "Volgorde van de domeinen, niet geverifieerd, geen meting." in found
    assert "Het is geen beoordeling" in found
    assert "logit" not in found


def test_with_a_scale_the_page_shows_the_measure_its_interval_and_the_band(people, client_as):
    measured_by(people)
    visit = opened(people, points=2)

    shown = pictured(people, "sanne", visit)
    found = client_as("sanne").get(url(visit)).content.decode()

    assert 3 <= len(shown.picture.zone.steps) <= 5
    assert "Waar je staat tussen alle stappen" in found
    assert "waar je nu ongeveer staat" in found
    coached = client_as("mehmet").get(url(visit)).content.decode()
    assert "Waar Sanne de Wit staat tussen alle stappen" in coached
    assert "waar Sanne de Wit nu ongeveer staat" in coached
    assert "Schaal: Proefschaal (proef). Bron: Verzonnen voor een test. 300 waarnemingen: niemand." in found
    assert "In werkelijkheid is de onzekerheid groter." in found
    assert "Gekozen: stappen met een kans van 25% tot 75%." in found
    assert "niet geverifieerd, geen meting" not in found


@pytest.mark.parametrize(
    ("points", "components", "verdict", "sentence"),
    [
        (2, {}, Verdict.CHANCE, "Dit is nog niet te onderscheiden van toeval."),
        (4, {}, Verdict.UNSURE, "Dit is meer dan meetfout alleen, maar nog niet zeker"),
        (4, {"rest": {"variance": 0.5, "se": 0.1}}, Verdict.CLEAR, "Dit is duidelijk meer dan toeval."),
    ],
)
def test_growth_says_whether_it_can_be_told_from_chance(people, client_as, points, components, verdict, sentence):
    measured_by(people, components={"components": components} if components else {})
    opened(people, day=A_DAY - timedelta(days=50), points=1 if points == 4 else 2)
    visit = opened(people, points=points)

    assert pictured(people, "sanne", visit).picture.growth.verdict is verdict
    assert sentence in client_as("sanne").get(url(visit)).content.decode()


def test_a_step_that_is_chosen_becomes_a_goal(people, client_as):
    visit = opened(people, points=2)
    step = pictured(people, "sanne", visit).picture.zone.steps[0].item

    answer = client_as("mehmet").post(url(visit, "choose_goal"), {"step": step.key, "words": ""})

    assert (answer.status_code, answer["Location"]) == (302, f"{url(visit)}#afspraak")
    (goal,) = goals_of_sanne(people)
    assert (goal.words, goal.author_id, goal.state) == (f"{step.label.nl}: {step.about.nl}", people.mehmet, "open")
    assert [goal.words for goal in pictured(people, "sanne", visit).goals] == [goal.words]


def test_a_goal_in_own_words_is_kept_as_it_was_said(people, client_as):
    visit = opened(people)

    client_as("sanne").post(url(visit, "choose_goal"), {"step": "eigen-woorden", "words": " Rust bij de start "})

    assert [goal.words for goal in goals_of_sanne(people)] == ["Rust bij de start"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": "Rust"}, "Kies één stap, of zeg het in eigen woorden."),
        ({"step": "bestaat-niet", "words": "Rust"}, "Kies één van de stappen die er staan."),
        ({"step": "eigen-woorden", "words": "  "}, "Schrijf in één zin waar je aan gaat werken."),
        ({"step": "eigen-woorden", "words": "Rust" * 200}, "Rust" * 200),
    ],
)
def test_a_goal_that_cannot_be_is_said_and_nothing_typed_is_lost(people, client_as, typed, sentence):
    visit = opened(people)

    answer = client_as("sanne").post(url(visit, "choose_goal"), typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed["words"] in answer.content.decode()
    assert goals_of_sanne(people) == []


def test_next_visit_stands_on_the_picture_once_it_is_planned(people, client_as):
    visit = opened(people)
    assert "Plan het volgende bezoek" in client_as("mehmet").get(url(visit)).content.decode()

    plan(people, day=TOMORROW, lesson="Taal in groep 5")

    assert pictured(people, "sanne", visit).next_visit.row.lesson == "Taal in groep 5"
    assert "Taal in groep 5" in client_as("sanne").get(url(visit)).content.decode()


@pytest.mark.parametrize("handle", READERS)
def test_paper_is_tagged_and_says_what_the_page_says(people, client_as, handle):
    measured_by(people)
    opened(people, day=A_DAY - timedelta(days=30))
    visit = opened(people, points=2)

    answer = client_as(handle).get(url(visit, "print_picture"))

    paper = PdfReader(io.BytesIO(answer.content))
    words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "private, no-store"
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Het is geen beoordeling" in words
    assert "Dit is nog niet te onderscheiden van toeval." in words or "meer dan meetfout alleen" in words
    assert "Stelt open vragen." in words


def test_words_that_look_like_markup_reach_the_paper_as_words(people, client_as):
    visit = plan(people, lesson="#panic() *les*")
    score(people, visit, note="$x^2$ #import")
    send(people, visit)
    rate(people, visit)
    send_rating(people, visit)

    answer = client_as("sanne").get(url(visit, "print_picture"))

    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "#panic() *les*" in words
    assert "$x^2$ #import" in words


def test_page_asks_as_much_for_three_earlier_visits_as_for_one(people, client_as):
    visits = [opened(people, day=A_DAY - timedelta(days=40))]
    visits.append(opened(people))
    asked = []
    for more in (0, 1, 2):
        if more:
            opened(people, day=A_DAY - timedelta(days=40 + more))
        for handle in READERS:
            client = client_as(handle)
            client.get(url(visits[1]))
            with CaptureQueriesContext(connection) as found:
                client.get(url(visits[1]))
            asked.append((handle, len(found)))

    assert asked == [("sanne", asked[0][1]), ("mehmet", asked[1][1])] * 3


def test_unseen_items_are_no_steps(people):
    visit = plan(people)
    scores = {key: Scored(None, "") for key in all_at(1)} | {"respect": Scored(2, "")}
    with looking(people, "mehmet") as by:
        actions.save_scores(by=by, at=clock.now(), visit=visit, item=uuid4(), base=0, scores=scores, minutes=None)
    send(people, visit)
    rate(people, visit)
    send_rating(people, visit)

    shown = pictured(people, "sanne", visit)

    assert shown.picture.seen == 1
    assert [step.item.key for step in shown.picture.zone.steps] == ["respect"]
