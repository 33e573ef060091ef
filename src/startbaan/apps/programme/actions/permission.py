"""Who may change a track: by the table of who sees what, and who arranges a starter's programme."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import Person
from startbaan.apps.programme import models
from startbaan.domain.privacy.policy import Relation


def arranged(by: Viewer, starters: Iterable[int]) -> set[int]:
    """Give those of these starters whose programme the viewer arranges, as manager, coordinator or HR."""
    asked = set(starters)
    own = asked & set(by.starters(Relation.MANAGER))
    by_role = editable_by(by, Person.objects.filter(pk__in=asked - own)).exclude(pk__in=by.persons)
    return own | set(by_role.values_list("pk", flat=True))


def ask_to_arrange(by: Viewer, starters: Iterable[int]) -> None:
    """Raise `NotYours` unless the viewer arranges the programme of all these starters."""
    asked = set(starters)
    if arranged(by, asked) != asked:
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR regelen het traject van een starter."))


def arranged_track(by: Viewer, track: int) -> models.Track:
    """Take a track for changing; raises `NotYours` unless the viewer arranges the programme of its starter."""
    row = models.Track.objects.select_for_update(of=("self",)).select_related("version")
    found = row.defer("version__text", "version__changes").filter(pk=track).first()
    ask_to_arrange(by, [found.starter_id if found else 0])
    assert found is not None
    return found


def locked_track(by: Viewer, track: int) -> models.Track:
    """Take a track for changing; raises `NotYours` when the viewer may not write it."""
    rows = editable_by(by, models.Track.objects.filter(pk=track)).select_for_update(of=("self",))
    found = rows.select_related("version").defer("version__text", "version__changes").first()
    if found is None:
        raise NotYours(_("Je mag dit traject niet veranderen."))
    return found


def locked_activity(by: Viewer, activity: int) -> models.Activity:
    """Take an activity for changing; raises `NotYours` when the viewer may not write it."""
    rows = editable_by(by, models.Activity.objects.filter(pk=activity)).select_for_update(of=("self",))
    found = (
        rows.select_related("track__version", "words_from")
        .defer("track__version__text", "track__version__changes", "words_from__text", "words_from__changes")
        .first()
    )
    if found is None:
        raise NotYours(_("Je mag deze activiteit niet veranderen."))
    return found
