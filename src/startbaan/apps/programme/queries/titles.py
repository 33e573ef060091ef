"""What activities are called, for what hangs on them."""

from collections.abc import Collection

from startbaan.apps.programme import models
from startbaan.apps.programme.queries.seen import title_of
from startbaan.apps.programme.queries.tracks import activities
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.ui.wording import on_day


def titles_of(numbers: Collection[int]) -> dict[int, str]:
    """What these activities are called, and the day they were done or are agreed on; the caller may see them."""
    rows = activities(models.Activity.objects.filter(pk__in=set(numbers)))
    return {
        row.pk: on_day(title_of(row, definition_of(row.words_from or row.track.version)), row.done_on or row.planned_on)
        for row in rows
    }
