"""What an address is worth on a day, for who signs in, for commands, and for who imports."""

from datetime import timedelta

import pytest

from startbaan.apps.people import actions
from startbaan.apps.people.access import NobodyThere, acting_as, acting_as_email
from startbaan.apps.people.models import Address, Organisation, Person
from startbaan.apps.people.queries import Doorway, Standing, doorway, known_elsewhere
from startbaan.domain.periods import Period
from startbaan.project import cast
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
TODAY = cast.A_DAY
SANNE = cast.email_of("sanne")


def test_address_is_first_then_open(people):
    assert doorway(SANNE, on=TODAY) == Doorway(SANNE, Standing.FIRST, people.sanne)

    user = actions.admit(email=SANNE.upper(), on=TODAY, at=clock.now())

    assert doorway(SANNE, on=TODAY) == Doorway(SANNE, Standing.OPEN, people.sanne, user.pk)


def test_address_is_unknown_before_and_after_its_period(people):
    Address.objects.filter(email=SANNE).update(period=Period(TODAY, TODAY + timedelta(days=1)))
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 1)]

    assert [doorway(SANNE, on=day).standing for day in days] == [Standing.UNKNOWN, Standing.FIRST, Standing.UNKNOWN]


def test_address_of_the_sites_own_hands_opens_nothing(people):
    hands = actions.service_person(Organisation.objects.get(key="waterland"), on=TODAY)
    Address.objects.create(person=hands, email="handen@startbaan.example", period=Period(TODAY))

    assert doorway("handen@startbaan.example", on=TODAY).standing is Standing.UNKNOWN


def test_unknown_address_is_not_let_in(people):
    with pytest.raises(actions.Closed):
        actions.admit(email="niemand@elders.example", on=TODAY, at=clock.now())


def test_command_acts_with_all_that_a_confirmed_address_opens(people):
    user = actions.admit(email=SANNE, on=TODAY, at=clock.now())
    Person.objects.filter(pk=people.ruben).update(user=user)

    with acting_as_email(SANNE, on=TODAY) as viewer:
        assert viewer.persons == (people.sanne, people.ruben)
    with acting_as_email(cast.email_of("ruben"), on=TODAY) as viewer:
        assert viewer.persons == (people.ruben,)


def test_command_for_nobody_is_refused(people):
    with pytest.raises(NobodyThere), acting_as_email("niemand@elders.example", on=TODAY):
        pass


def test_importer_learns_only_that_an_address_is_known(people):
    assert known_elsewhere(SANNE.upper(), person=None, on=TODAY) is True
    assert known_elsewhere(SANNE, person=people.sanne, on=TODAY) is False
    assert known_elsewhere("niemand@elders.example", person=None, on=TODAY) is False


def test_linked_persons_stay_as_their_employers_know_them(people):
    user = actions.admit(email=SANNE, on=TODAY, at=clock.now())
    with acting_as(people.sanne, on=TODAY) as viewer:
        emptied = actions.link_sign_ins(by=viewer, email=cast.email_of("ruben"), at=clock.now())

    ruben = Person.objects.get(pk=people.ruben)
    assert (emptied, ruben.user_id, str(ruben)) == (None, user.pk, "Ruben de Groot")
    assert doorway(cast.email_of("ruben"), on=TODAY).standing is Standing.OPEN
