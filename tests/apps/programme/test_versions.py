"""Versions of programmes: published once, never changed, read once."""

import pytest
from django.db import IntegrityError, connections, transaction

from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.actions import PublishedAlready
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.domain.loading import Refused
from startbaan.domain.schedule.reading import shipped
from startbaan.ui import clock

NO_PEERS = """
key: ozwh-de-vaart
version: "1"
of: ozwh-2026
activities:
  replace:
    - key: learning-wishes
      between: ["04-01", "05-01"]
"""
WRONG = """
key: ozwh-de-vaart
version: "1"
of: ozwh-2026
activities:
  drop: [startgesprek]
"""


def board(desk, key):
    return Organisation.objects.get(pk=desk.people.organisations[key])


def test_every_programme_that_comes_along_is_published_when_migrating(people):
    names = {f"{row.key}-{row.version}" for row in ProgrammeVersion.objects.filter(owner=None)}

    assert names == set(shipped())


def test_publishing_again_adds_nothing(people):
    assert actions.publish_from_content(at=clock.now()) == []


def test_changed_file_without_a_new_version_is_refused(committed):
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE programme_programmeversion DISABLE TRIGGER programme_published_stays")
        cursor.execute("UPDATE programme_programmeversion SET text = text || ' ' WHERE key = 'ozwh'")
    words = r"ozwh-2026\.yaml is veranderd, maar versie ozwh-2026 is al vastgesteld\. Geef het een nieuwe versie\."

    with pytest.raises(PublishedAlready, match=f"^{words}$"):
        actions.publish_from_content(at=clock.now())


@pytest.mark.parametrize("change", ["update", "delete"])
def test_published_version_never_changes_and_never_goes(people, change):
    rows = ProgrammeVersion.objects.filter(key="ozwh")

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(title="Iets anders") if change == "update" else rows._raw_delete("default")


def test_definition_is_read_once(people, django_assert_num_queries):
    version = queries.version_named("ozwh", "2026")
    first = queries.definition_of(version)

    with django_assert_num_queries(0):
        assert queries.definition_of(version) is first


def test_variant_of_the_board_comes_before_the_general_one(desk):
    with desk.look("wil") as by:
        made = actions.publish_variant(
            by=by,
            at=clock.now(),
            base=queries.version_named("ozwh", "2026"),
            owner=board(desk, "de-vaart"),
            changes=NO_PEERS,
        )

    assert [str(row.key) for row in queries.versions_for(board(desk, "de-bron"))] == ["ozwh-de-vaart", "ozwh"]
    assert [str(row.key) for row in queries.versions_for(board(desk, "de-sluis"))] == ["ozwh"]
    assert queries.definition_of(made).variant_of == "ozwh-2026"


def test_variant_is_made_by_who_arranges_the_board(desk):
    with desk.look("hanneke") as by, pytest.raises(NotYours):
        actions.publish_variant(
            by=by,
            at=clock.now(),
            base=queries.version_named("ozwh", "2026"),
            owner=board(desk, "de-vaart"),
            changes=NO_PEERS,
        )


def test_variant_that_points_at_nothing_is_refused_with_its_line(desk):
    with desk.look("wil") as by, pytest.raises(Refused, match="variant-de-vaart:6: “startgesprek” staat niet in het"):
        actions.publish_variant(
            by=by,
            at=clock.now(),
            base=queries.version_named("ozwh", "2026"),
            owner=board(desk, "de-vaart"),
            changes=WRONG,
        )


def test_same_variant_twice_is_refused(desk, refused_with):
    base, owner = queries.version_named("ozwh", "2026"), board(desk, "de-vaart")
    with desk.look("wil") as by:
        actions.publish_variant(by=by, at=clock.now(), base=base, owner=owner, changes=NO_PEERS)
        words = r"Deze versie van het programma bestaat al\. Kies een nieuw nummer\."
        with refused_with(Refusal, words):
            actions.publish_variant(by=by, at=clock.now(), base=base, owner=owner, changes=NO_PEERS)
