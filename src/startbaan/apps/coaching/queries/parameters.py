"""The parameters that put the items of an instrument on a scale: which set an organisation uses, if any."""

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
    """The items of a set with their thresholds; the same text is read once in the life of a process."""
    return _read(parameters.text)


def parameters_for(organisation: int, *, instrument: InstrumentVersion, on: date) -> ParameterSet | None:
    """The set in use: the one last chosen by the nearest organisation that has one, or none."""
    places = line_of([organisation], on=on)
    rows = AdoptedParameters.objects.filter(organisation__in=places, instrument=instrument, from_on__lte=on)
    rows = rows.select_related("parameters__owner").order_by("from_on", "pk")
    chosen = {row.organisation_id: row for row in rows}
    return next((chosen[place].parameters for place in places if place in chosen and chosen[place].parameters), None)


@lru_cache(maxsize=64)
def _read(text: str) -> Scale:
    return read_scale(text.encode())
