"""The next version of a partnership's programme: begun, changed, thrown away or brought out, by who keeps it."""

import pytest
from assured import begun, partnership

from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme import actions
from startbaan.apps.programme.actions.releases import VersionRefused
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries import definition_of
from startbaan.domain.schedule import amending
from startbaan.domain.schedule.comparing import Section
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


def as_(people, handle, action, **values):
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return action(by=by, at=clock.now(), **values)


def shipped():
    return ProgrammeVersion.objects.filter(key="ozwh").exclude(published_at=None).latest("published_at", "pk")


def test_next_version_stands_beside_the_one_that_counts_and_changes_nothing_yet(people):
    version = begun(people)

    assert (version.version, version.published_at, version.follows, version.owner) == (
        "2027",
        None,
        shipped(),
        partnership(),
    )
    assert definition_of(version).activities == definition_of(shipped()).activities


@pytest.mark.parametrize("number", ["", "twee woorden", "-1", "1" * 21])
def test_number_that_is_none_is_refused(people, number):
    with pytest.raises(Refusal, match="kort nummer"):
        begun(people, number=number)


def test_number_of_the_program_itself_is_refused(people):
    with pytest.raises(Refusal, match="bestaat al"):
        begun(people, number=shipped().version)


def test_second_next_version_waits_for_the_first(people):
    begun(people)

    with pytest.raises(Refusal, match="al aan een volgende versie"):
        begun(people, number="2028")


@pytest.mark.parametrize("handle", ["marijke", "hanneke", "sanne", "fatima"])
def test_only_who_keeps_the_programme_makes_a_version(people, handle):
    version = begun(people)

    with pytest.raises(NotYours):
        as_(people, handle, actions.change_next_version, version=version.pk, changes=version.changes)
    with pytest.raises(NotYours):
        as_(people, handle, actions.drop_next_version, version=version.pk)
    with pytest.raises(NotYours):
        as_(people, handle, actions.publish_next_version, version=version.pk, answers=["Een bevinding"])


def test_changes_that_do_not_add_up_are_refused_with_the_reason_and_nothing_is_kept(people):
    version = begun(people)
    wrong = amending.changed(version.changes, section=Section.ACTIVITIES, key="bestaat-niet", fields={"hours": 3})

    with pytest.raises(VersionRefused) as refused:
        as_(people, "anouk", actions.change_next_version, version=version.pk, changes=wrong)

    assert refused.value.reasons
    assert ProgrammeVersion.objects.get(pk=version.pk).changes == version.changes


def test_version_without_any_change_or_finding_does_not_come_out(people):
    version = begun(people)

    with pytest.raises(Refusal, match="verandert niets"):
        as_(people, "anouk", actions.publish_next_version, version=version.pk, answers=[])
    out = as_(people, "anouk", actions.publish_next_version, version=version.pk, answers=["Een bevinding"])

    assert (out.published_at, out.answers) == (clock.now(), ["Een bevinding"])


def test_version_that_came_out_stands_fast(people):
    version = begun(people)
    as_(people, "anouk", actions.publish_next_version, version=version.pk, answers=["Een bevinding"])

    for act, more in (
        (actions.change_next_version, {"changes": version.changes}),
        (actions.drop_next_version, {}),
        (actions.publish_next_version, {"answers": ["Nog een"]}),
    ):
        with pytest.raises(NotYours, match="al uitgebracht"):
            as_(people, "anouk", act, version=version.pk, **more)


def test_each_step_is_journalled(people):
    version = begun(people)
    as_(people, "anouk", actions.change_next_version, version=version.pk, changes=version.changes)
    as_(people, "anouk", actions.drop_next_version, version=version.pk)

    verbs = Entry.objects.filter(thing=f"programme.programmeversion:{version.pk}").order_by("verb")
    assert list(verbs.values_list("verb", flat=True)) == ["begin_version", "change_version", "drop_version"]
    assert not ProgrammeVersion.objects.filter(pk=version.pk).exists()
