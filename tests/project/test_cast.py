from startbaan.apps.people import queries
from startbaan.apps.people.access import acting_as
from startbaan.project import cast


def test_every_member_of_the_sign_in_page_is_in_the_cast(people):
    assert [handle for handle, _ in cast.SIGN_IN if handle not in people.persons] == []


def test_a_starter_has_coach_buddy_and_manager(people):
    with acting_as(people.sanne, on=cast.A_DAY) as viewer:
        helpers = queries.helpers_of(viewer, people.sanne)

    assert [(helper.part, helper.person) for helper in helpers] == [
        ("coach", people.mehmet),
        ("buddy", people.sietske),
        ("manager", people.karin),
    ]
