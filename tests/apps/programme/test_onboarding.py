"""The onboarding list: real names, ticked by the starter and by whom it names."""

import pytest
from django.http import Http404

from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import visible_to
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import Person
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.models import OnboardingItem
from startbaan.ui import clock

OF_INEKE = {"care", "subject-matter", "parents", "pupils", "differentiation", "conflict-control"}


def tick(desk, handle, key, *, starter="sanne"):
    item = desk.subject(starter, key)
    with desk.look(handle) as by:
        actions.tick_subject(by=by, at=clock.now(), item=item.pk)
    item.refresh_from_db()
    return item


def seen_by(desk, handle):
    with desk.look(handle) as viewer:
        rows = visible_to(viewer, OnboardingItem.objects.filter(starter=desk.people.sanne))
        return set(rows.values_list("key", flat=True))


@pytest.mark.parametrize("handle", ["sanne", "sietske", "mehmet", "karin"])
def test_whole_list_is_seen_by_starter_and_own_helpers(desk, handle):
    assert len(seen_by(desk, handle)) == 11


@pytest.mark.parametrize(
    ("handle", "keys"),
    [
        ("ineke", OF_INEKE),
        ("sam", {"ict"}),
        ("loes", {"subject-matter"}),
        ("truus", set()),
        ("hanneke", set()),
        ("dirkjan", set()),
        ("jeroen", set()),
        ("petra", set()),
        ("bert", set()),
        ("thijs", set()),
    ],
)
def test_others_see_the_subjects_that_name_their_role_there(desk, handle, keys):
    assert seen_by(desk, handle) == keys


def test_role_at_another_school_opens_nothing(desk):
    assert OnboardingItem.objects.filter(starter=desk.people.thijs).count() == 11
    with desk.look("ineke") as viewer:
        assert not visible_to(viewer, OnboardingItem.objects.filter(starter=desk.people.thijs)).exists()


def test_starter_ticks_what_is_known_now(desk):
    item = tick(desk, "sanne", "care")

    assert (item.starter_ticked_at, item.helper_ticked_at, item.helper) == (clock.now(), None, None)


@pytest.mark.parametrize(("handle", "key"), [("ineke", "care"), ("sietske", "organisation"), ("karin", "acquaintance")])
def test_who_is_named_ticks_beside_the_starter(desk, handle, key):
    item = tick(desk, handle, key)

    assert (item.starter_ticked_at, item.helper_ticked_at) == (None, clock.now())
    assert item.helper_id == desk.people.persons[handle]


@pytest.mark.parametrize(
    ("handle", "key"),
    [("sietske", "care"), ("mehmet", "acquaintance"), ("karin", "organisation"), ("hanneke", "care"), ("ineke", "ict")],
)
def test_who_is_not_named_does_not_tick(desk, handle, key):
    with pytest.raises(NotYours):
        tick(desk, handle, key)


def test_social_safety_is_ticked_by_the_starter_alone(desk):
    for handle in ("truus", "karin", "mehmet"):
        with pytest.raises(NotYours):
            tick(desk, handle, "social-safety")

    assert tick(desk, "sanne", "social-safety").starter_ticked_at == clock.now()


def test_tick_is_taken_back_by_who_set_it(desk):
    tick(desk, "sanne", "care")
    item = tick(desk, "ineke", "care")

    with desk.look("ineke") as by:
        actions.untick_subject(by=by, at=clock.now(), item=item.pk)

    item.refresh_from_db()
    assert (item.starter_ticked_at, item.helper_ticked_at, item.helper) == (clock.now(), None, None)


def test_journal_names_only_the_fields(desk):
    item = tick(desk, "ineke", "care")

    entry = Entry.objects.get(thing=f"programme.onboardingitem:{item.pk}")
    assert entry.changes == {"fields": ["helper", "helper_ticked_at"]}


def test_guides_have_names_and_their_subjects(desk):
    with desk.look("sanne") as viewer:
        guides = queries.my_onboarding(viewer).guides

    assert [(guide.contact.name, guide.word) for guide in guides] == [
        ("Sietske de Boer", "maatje"),
        ("Mehmet Yılmaz", "coach"),
        ("Karin Post", "directeur"),
        ("Sam Koster", "ICT-er"),
        ("Ineke Prins", "intern begeleider"),
        ("Loes Faber", "bouwcoördinator"),
        ("Truus van Ham", "vertrouwenspersoon"),
    ]
    assert guides[2].titles == ("Kennismaking", "Persoonlijke ontwikkeling")


def test_list_says_for_what_nobody_is_known(desk):
    with desk.look("thijs") as viewer:
        assert queries.my_onboarding(viewer).nobody == (
            "coach",
            "ICT-er",
            "intern begeleider",
            "bouwcoördinator",
            "vertrouwenspersoon",
        )


def test_role_at_the_school_does_not_see_who_the_helpers_are(desk):
    key = Person.objects.get(pk=desk.people.sanne).key

    with desk.look("ineke") as viewer:
        found = queries.onboarding_of(viewer, key)

    assert {named.part for subject in found.subjects for named in subject.with_whom} == {
        "care_coordinator",
        "phase_coordinator",
    }


def test_list_of_somebody_else_does_not_exist(desk):
    key = Person.objects.get(pk=desk.people.sanne).key

    with desk.look("hanneke") as viewer, pytest.raises(Http404):
        queries.onboarding_of(viewer, key)


def test_list_costs_as_many_statements_whatever_its_length(desk, django_assert_num_queries):
    with desk.look("sanne") as viewer:
        queries.my_onboarding(viewer)
        with django_assert_num_queries(4):
            queries.my_onboarding(viewer)
        OnboardingItem.objects.filter(starter=desk.people.sanne).exclude(key="subject-matter").delete()
        with django_assert_num_queries(4):
            queries.my_onboarding(viewer)


def test_what_waits_for_a_tick_is_for_who_is_named_and_not_of_long_ago(desk):
    waiting = {}
    for handle in ("sanne", "ineke", "sam", "truus", "hanneke"):
        with desk.look(handle) as viewer:
            waiting[handle] = [(str(due.starter), len(due.titles)) for due in queries.onboarding_due_for(viewer)]

    assert waiting == {
        "sanne": [("Sanne de Wit", 11)],
        "ineke": [("Sanne de Wit", 6)],
        "sam": [("Sanne de Wit", 1)],
        "truus": [],
        "hanneke": [],
    }
