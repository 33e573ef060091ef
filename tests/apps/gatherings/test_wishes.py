"""Learning wishes: asked once a year, chosen on a phone, reminded once, and nobody sees who chose."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from wished import at_noon, days_ago, poll, wish

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import LearningPoll, LearningTheme, LearningWish
from startbaan.apps.home.queries import today
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as, visible_to
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.periods import SchoolYear
from startbaan.project import cast

HERE = reverse("gatherings:wishes")
NOW = at_noon(cast.A_DAY)
THEMES = (actions.Theme("Groepen", "Groups"), actions.Theme("Ouders"), actions.Theme("Toetsen", years=(2, 3)))


def opened(people, *, by="hanneke", themes=THEMES, days=(0, 21), year=2026):
    with acting_as(people.persons[by], on=cast.A_DAY) as viewer:
        return actions.open_poll(
            by=viewer,
            at=NOW,
            partnership=people.organisations["waterrijk"],
            year=SchoolYear(year),
            first=cast.A_DAY + timedelta(days=days[0]),
            last=cast.A_DAY + timedelta(days=days[1]),
            themes=themes,
        )


def told(key):
    return set(Message.objects.filter(key=key).values_list("to", flat=True))


def chosen_by(person):
    return sorted(LearningWish.objects.filter(starter=person).values_list("theme__key", flat=True))


@pytest.mark.parametrize("handle", ["hanneke", "wil", "jeroen", "anouk"])
def test_who_asks_for_a_partnership_opens_its_poll(people, handle):
    made = opened(people, by=handle)

    assert list(made.themes.order_by("number").values_list("key", "nl", "en", "years")) == [
        ("groepen", "Groepen", "Groups", []),
        ("ouders", "Ouders", "", []),
        ("toetsen", "Toetsen", "", [2, 3]),
    ]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "dirkjan", "olga", "marijke", "fatima", "wouter"])
def test_others_open_no_poll(people, handle):
    with pytest.raises(NotYours):
        opened(people, by=handle)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"days": (3, 1)}, "De laatste dag komt na de eerste."),
        ({"days": (-9, -2)}, "De laatste dag is voorbij. Kies een dag die nog komt."),
        ({"themes": THEMES[:1]}, "Bied minstens twee thema’s aan, elk op een eigen regel."),
        ({"themes": (*THEMES, actions.Theme("groepen"))}, "“Groepen” staat er twee keer."),
        ({"themes": tuple(actions.Theme(str(n)) for n in range(21))}, "Bied hoogstens twintig thema’s aan"),
    ],
)
def test_poll_that_cannot_be_is_refused(people, change, words):
    with pytest.raises(Refusal) as refused:
        opened(people, **change)

    assert str(refused.value).startswith(words)


def test_second_poll_for_a_year_is_refused(people):
    opened(people)

    with pytest.raises(Refusal, match=r"^Voor dit schooljaar is er al een uitvraag\.$"):
        opened(people)


def test_opening_tells_every_starter_of_the_partnership_and_nobody_else(people):
    made = opened(people)

    starters = {getattr(people, name) for name in ("sanne", "thijs", "yasmina", "femke", "ruben", "lotte", "noah")}
    assert told(f"leerwensen:{made.key}") == starters


def test_poll_that_opens_later_tells_nobody_yet_and_the_worker_does_so_once(people):
    made = opened(people, days=(3, 24))
    day = cast.A_DAY + timedelta(days=3)

    before = told(f"leerwensen:{made.key}")
    counts = [actions.ask_for_wishes(on=day, at=at_noon(day)) for _ in range(2)]

    assert (before, counts) == (set(), [7, 0])


def test_reminder_goes_once_to_who_did_not_choose(people):
    made = opened(people)
    wish(made, people.sanne, ["groepen"])
    day = actions.wishes.reminded_on(made)

    before = actions.ask_for_wishes(on=day - timedelta(days=1), at=NOW)
    counts = [actions.ask_for_wishes(on=one, at=at_noon(one)) for one in (day, day + timedelta(days=1))]

    assert (before, counts) == (0, [6, 0])
    assert people.sanne not in told(f"leerwensen:{made.key}:nog")


def test_starter_chooses_and_chooses_anew_without_script(people, client_as):
    opened(people)
    client = client_as("sanne")

    first = client.post(HERE, {"themes": ["groepen", "ouders"]}, follow=True)
    client.post(HERE, {"themes": ["ouders"]})

    assert "Je koos: Groepen, Ouders." in first.content.decode()
    assert chosen_by(people.sanne) == ["ouders"]


def test_themes_are_those_of_the_year_of_the_starter(people):
    opened(people)
    found = {}
    for handle in ("sanne", "yasmina"):
        with acting_as(people.persons[handle], on=cast.A_DAY) as viewer:
            found[handle] = [key for key, _label in queries.my_choosing(viewer).themes]

    assert found == {"sanne": ["groepen", "ouders"], "yasmina": ["groepen", "ouders", "toetsen"]}


def test_four_ticks_come_back_with_what_to_do(people, client_as):
    poll(people, period=days_ago(3, -3))

    response = client_as("sanne").post(HERE, {"themes": ["groepen", "ouders", "werkdruk", "feedback"]})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Je koos er 4. Haal er 1 weg." in page
    assert page.count(" checked") == 4
    assert chosen_by(people.sanne) == []


def test_theme_that_is_not_offered_and_none_are_refused(people):
    opened(people)
    with acting_as(people.sanne, on=cast.A_DAY) as viewer:
        with pytest.raises(Refusal, match=r"^Kies uit de lijst\."):
            actions.choose_wishes(by=viewer, at=NOW, themes=["toetsen"])
        with pytest.raises(Refusal, match=r"^Kies minstens één thema\.$"):
            actions.choose_wishes(by=viewer, at=NOW, themes=[])


def test_nothing_is_chosen_in_a_poll_that_is_closed(people):
    made = opened(people)
    with acting_as(people.anouk, on=cast.A_DAY) as viewer:
        actions.close_poll(by=viewer, at=NOW, poll=made)
    with acting_as(people.sanne, on=cast.A_DAY) as viewer, pytest.raises(NotYours):
        actions.choose_wishes(by=viewer, at=NOW, themes=["groepen"])


def test_poll_closes_once(people):
    made = opened(people)
    with acting_as(people.anouk, on=cast.A_DAY) as viewer:
        actions.close_poll(by=viewer, at=NOW, poll=made)
        with pytest.raises(Refusal, match=r"^Deze uitvraag is al gesloten\.$"):
            actions.close_poll(by=viewer, at=NOW, poll=LearningPoll.objects.get(pk=made.pk))


def test_wish_is_seen_by_its_starter_alone(people):
    made = opened(people)
    wish(made, people.sanne, ["groepen"])
    seen = {}
    for handle in ("sanne", "sietske", "mehmet", "karin", "hanneke", "dirkjan", "jeroen", "wouter", "bas"):
        with acting_as(people.persons[handle], on=cast.A_DAY) as viewer:
            seen[handle] = visible_to(viewer, LearningWish.objects.filter(starter=people.sanne)).count()

    assert seen == dict.fromkeys(seen, 0) | {"sanne": 1}


def test_page_of_who_asks_names_nobody_and_counts_no_answers(people, client_as):
    made = opened(people)
    client = client_as("hanneke")
    pages = [re.sub(r'value="[^"]{64}"', "", client.get(reverse("gatherings:polls")).content.decode())]
    wish(made, people.sanne, ["groepen"])
    pages.append(re.sub(r'value="[^"]{64}"', "", client.get(reverse("gatherings:polls")).content.decode()))

    assert pages[0] == pages[1]
    assert "Sanne" not in pages[0]


def test_journal_says_that_but_not_what_was_chosen(people, client_as):
    opened(people)

    client_as("sanne").post(HERE, {"themes": ["groepen"]})

    (entry,) = Entry.objects.filter(verb="choose_wishes")
    assert (entry.starter, entry.changes) == (people.sanne, {"fields": []})


def test_new_poll_begins_with_the_themes_of_the_programme_and_then_of_last_time(people, client_as):
    client = client_as("anouk")
    first = client.get(reverse("gatherings:new_poll")).context["form"].initial
    opened(people)
    second = client.get(reverse("gatherings:new_poll")).context["form"].initial

    assert first["for_first"].splitlines()[0] == "Groepsdynamiek | Group dynamics"
    assert (second["for_everyone"], second["for_later"]) == ("Groepen | Groups\nOuders", "Toetsen")


def test_form_makes_a_poll_and_keeps_what_was_typed_when_it_is_refused(people, client_as):
    client = client_as("anouk")
    sent = {
        "partnership": people.organisations["waterrijk"],
        "year": "2027",
        "first": "2026-11-24",
        "last": "2026-12-15",
        "for_everyone": "Spelen | Playing\n\nRust",
        "for_first": "",
        "for_later": "",
    }

    wrong = client.post(reverse("gatherings:new_poll"), sent | {"last": "2026-11-20"})
    made = client.post(reverse("gatherings:new_poll"), sent)

    assert (wrong.status_code, "Spelen | Playing" in wrong.content.decode()) == (422, True)
    assert (made.status_code, made["Location"]) == (302, reverse("gatherings:polls"))
    assert list(LearningTheme.objects.order_by("number").values_list("nl", "en")) == [
        ("Spelen", "Playing"),
        ("Rust", ""),
    ]


def test_page_without_a_poll_says_so(people, client_as):
    assert "Er staat nu geen uitvraag open" in client_as("sanne").get(HERE).content.decode()
    assert client_as("mehmet").get(HERE).status_code == 404


def test_open_poll_stands_on_the_day_of_who_did_not_choose_yet(people):
    made = opened(people)
    wish(made, people.thijs, ["groepen"])
    titles = {}
    for handle in ("sanne", "thijs", "mehmet"):
        with acting_as(people.persons[handle], on=cast.A_DAY) as viewer:
            titles[handle] = [task.title for section in today(viewer).sections for task in section.tasks]

    asked = {handle: "Kies wat je wilt leren" in found for handle, found in titles.items()}
    assert asked == {"sanne": True, "thijs": False, "mehmet": False}
