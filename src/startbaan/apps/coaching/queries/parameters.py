"""The parameters that put the items of an instrument on a scale: which set an organisation uses, if any."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from startbaan.apps.coaching.models import AdoptedParameters, InstrumentVersion, ParameterSet
from startbaan.apps.coaching.queries.instruments import line_of
from startbaan.domain.measurement.scale import Scale, read_scale


def scale_for(organisation: int, *, instrument: InstrumentVersion, on: date) -> Scale | None:
    """The scale on which an organisation measures with this version on a day, or none: then there are only profiles."""
    found = parameters_for(organisation, instrument=instrument, on=on)
    return scale_of(found) if found else None


def scale_of(parameters: ParameterSet) -> Scale:
    """The items of a set with their thresholds."""
    return scale_in(parameters.text)


def parameters_for(organisation: int, *, instrument: InstrumentVersion, on: date) -> ParameterSet | None:
    """The set in use: the one last chosen by the nearest organisation that has one, or none."""
    return chosen_at(line_of([organisation], on=on), instrument=instrument, on=on)


def chosen_at(places: Sequence[int], *, instrument: InstrumentVersion, on: date) -> ParameterSet | None:
    """The set in use by the first of these places that has one."""
    rows = AdoptedParameters.objects.filter(organisation__in=places, instrument=instrument, from_on__lte=on)
    rows = rows.select_related("parameters__owner").order_by("from_on", "pk")
    chosen = {row.organisation_id: row.parameters for row in rows}
    return next((chosen[place] for place in places if chosen.get(place)), None)


@lru_cache(maxsize=64)
def scale_in(text: str) -> Scale:
    """The items in the text of a set; the same text is read once in the life of a process."""
    return read_scale(text.encode())
