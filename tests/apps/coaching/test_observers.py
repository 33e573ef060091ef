"""Who may observe, and who keeps that."""

from datetime import timedelta

import pytest
from django.urls import reverse
from observed_by import INSTRUMENT, certify

from startbaan.apps.coaching import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

YEAR = Period(A_DAY, A_DAY + timedelta(days=365))
WHERE = "Training van de opleidingsschool"
OWN = reverse("coaching:own_certificates")
NEW = reverse("coaching:certify_observer") + "?bestuur=waterland"


def typed(people, **values):
    return {
        "person": str(people.mehmet),
        "instrument": INSTRUMENT,
        "note": WHERE,
        "start": "2026-11-24",
        "last": "2028-11-23",
    } | values


def may(people, *, on):
    return queries.may_observe([people.mehmet, people.petra], instrument_key=INSTRUMENT, on=on)


def test_observer_may_observe_while_the_certificate_runs(people):
    certify(people, person=people.mehmet, period=YEAR)

    assert may(people, on=A_DAY - timedelta(days=1)) == frozenset()
    assert may(people, on=A_DAY) == {people.mehmet}
    assert may(people, on=A_DAY + timedelta(days=364)) == {people.mehmet}
    assert may(people, on=A_DAY + timedelta(days=365)) == frozenset()
    assert queries.may_observe([people.mehmet], instrument_key="looking-guide", on=A_DAY) == frozenset()


def test_certificate_by_the_coordinator_of_another_board_is_refused(people):
    board = Organisation.objects.get(pk=people.organisations["waterland"])
    with acting_as(people.wil, on=A_DAY) as viewer, pytest.raises(NotYours):
        actions.certify_elsewhere(
            by=viewer,
            at=clock.now(),
            board=board,
            person=people.mehmet,
            instrument_key=INSTRUMENT,
            period=YEAR,
            note="Elders",
        )


def test_certificate_for_somebody_of_another_board_is_refused(people):
    with pytest.raises(NotYours):
        certify(people, person=people.omar, period=YEAR)


def test_second_certificate_in_the_same_period_is_refused(people):
    certify(people, person=people.mehmet, period=YEAR)

    with pytest.raises(Refusal, match="heeft in die periode al een certificaat"):
        certify(people, person=people.mehmet, period=YEAR)


def test_certificate_that_ends_counts_no_more_after_its_last_day(people):
    made = certify(people, person=people.mehmet, period=YEAR)

    with acting_as(people.hanneke, on=A_DAY) as viewer:
        actions.end_certificate(by=viewer, at=clock.now(), certificate=made.pk, last_day=A_DAY)

    assert may(people, on=A_DAY) == {people.mehmet}
    assert may(people, on=A_DAY + timedelta(days=1)) == frozenset()


def test_certificate_that_would_not_have_begun_is_removed(people):
    made = certify(people, person=people.mehmet, period=YEAR)

    with acting_as(people.hanneke, on=A_DAY) as viewer:
        actions.end_certificate(by=viewer, at=clock.now(), certificate=made.pk, last_day=A_DAY - timedelta(days=1))
        lines = queries.observers_of(Organisation.objects.get(key="waterland"), on=A_DAY)

    assert [line.certificates for line in lines if line.person.pk == people.mehmet] == [()]


def test_certificate_is_not_made_longer_by_ending_it(people):
    made = certify(people, person=people.mehmet, period=YEAR)

    with acting_as(people.hanneke, on=A_DAY) as viewer, pytest.raises(Refusal, match="eindigt al eerder"):
        actions.end_certificate(by=viewer, at=clock.now(), certificate=made.pk, last_day=A_DAY + timedelta(days=900))


def test_coordinator_writes_a_certificate_down_and_the_coach_reads_it(client_as, people):
    response = client_as("hanneke").post(NEW, typed(people), follow=True)

    own = {who: client_as(who).get(OWN).content.decode() for who in ("mehmet", "petra")}
    assert WHERE in response.content.decode()
    assert {who: WHERE in page for who, page in own.items()} == {"mehmet": True, "petra": False}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"note": ""}, "Schrijf op waar de training was."),
        ({"person": ""}, "Kies wie de training volgde."),
        ({"person": "0"}, "Kies wie de training volgde."),
        ({"last": "2026-11-01"}, "De laatste dag ligt voor de eerste."),
    ],
)
def test_certificate_that_is_not_complete_is_refused_with_a_sentence(client_as, people, wrong, sentence):
    response = client_as("hanneke").post(NEW, typed(people, **wrong))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert may(people, on=A_DAY) == frozenset()
