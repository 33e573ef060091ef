"""Sets of parameters: read from what `startbaan calibrate` wrote, and chosen for a partnership or board."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import AdoptedParameters, InstrumentVersion, ParameterSet
from startbaan.apps.coaching.queries.instrument_pages import keeps_for
from startbaan.apps.coaching.queries.instruments import instrument_of, line_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.feedback.parameters import checked
from startbaan.domain.sentences import Problem

FEWEST = 2


@dataclass(frozen=True)
class AboutParameters:
    """What is to be known of a set beside its numbers; `n` may be left to the file."""

    title: str
    source: str
    sample: str
    sector: str
    status: str
    n: int | None = None


def keep_parameters(*, by: Viewer, at: datetime, version: int, content: bytes, about: AboutParameters) -> ParameterSet:
    """Keep a set for an instrument, and journal it; nothing is measured with it before it is chosen.

    Raises `NotYours` unless the viewer keeps instruments and may read this one, and `Refusal` for a file that does not
    fit the instrument or says another number of observations.
    """
    owner = keeps_for(by)
    instrument = _instrument(by, version)
    if owner is None or instrument is None:
        raise NotYours(_("Alleen de programmaleider en de coördinator lezen parameters in."))
    try:
        found = checked(content, instrument=instrument_of(instrument))
    except Problem as problem:
        raise Refusal(problem.sentence.said(_)) from problem
    n = _agreed(found.observations, about.n)
    return add_parameters(at=at, instrument=instrument, owner=owner, text=found.text, about=about, n=n, by=by)


def add_parameters(
    *, by: Viewer, at: datetime, instrument: InstrumentVersion, owner: int, text: str, about: AboutParameters, n: int
) -> ParameterSet:
    """Add a set that was checked, with the next number, and journal it."""
    standing = ParameterSet.objects.filter(instrument=instrument, owner=owner).aggregate(last=Max("number"))
    made = ParameterSet(
        instrument=instrument,
        owner_id=owner,
        number=(standing["last"] or 0) + 1,
        title=about.title,
        source=about.source,
        sample=about.sample,
        n=n,
        sector=about.sector,
        status=about.status,
        text=text,
        made_by_id=by.person,
        made_at=at,
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="import_parameters", thing=made)
    return made


def adopt_parameters(*, by: Viewer, at: datetime, parameters: int) -> AdoptedParameters:
    """Measure with a set from today on, in the viewer's partnership or board, and journal it.

    Raises `NotYours` unless the viewer keeps instruments and may read the set, and `Refusal` when it is in use already.
    """
    owner = keeps_for(by)
    found = ParameterSet.objects.filter(pk=parameters, owner__in=_places(owner, by)).first() if owner else None
    if owner is None or found is None:
        raise NotYours(_("Alleen de programmaleider en de coördinator kiezen parameters."))
    return _choose(by, at, owner, found.instrument_id, found.pk)


def stop_parameters(*, by: Viewer, at: datetime, version: int) -> AdoptedParameters:
    """Have no own set for an instrument from today on, and journal it. Raises `NotYours` and `Refusal`."""
    owner = keeps_for(by)
    if owner is None:
        raise NotYours(_("Alleen de programmaleider en de coördinator kiezen parameters."))
    return _choose(by, at, owner, version, None)


def _choose(by: Viewer, at: datetime, owner: int, instrument: int, parameters: int | None) -> AdoptedParameters:
    rows = AdoptedParameters.objects.filter(organisation=owner, instrument=instrument, from_on__lte=by.on)
    last = rows.order_by("from_on", "pk").last()
    if (last.parameters_id if last else None) == parameters:
        raise Refusal(_("Dat is al zo. Er is niets veranderd."))
    made = AdoptedParameters(
        organisation_id=owner,
        instrument_id=instrument,
        parameters_id=parameters,
        from_on=by.on,
        by_id=by.person,
        made_at=at,
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="adopt_parameters" if parameters else "stop_parameters", thing=made)
    return made


def _instrument(by: Viewer, version: int) -> InstrumentVersion | None:
    owner = keeps_for(by)
    row = InstrumentVersion.objects.filter(
        pk=version, published_at__isnull=False, purpose=InstrumentVersion.For.OBSERVATION
    ).first()
    return row if row and (row.owner_id is None or row.owner_id in _places(owner, by)) else None


def _places(owner: int | None, by: Viewer) -> list[int]:
    return line_of([owner], on=by.on) if owner else []


def _agreed(counted: int | None, said: int | None) -> int:
    """Take the number of observations of the file, or else what was filled in; raises `Refusal`."""
    if counted is not None and said is not None and counted != said:
        raise Refusal(
            _("Het bestand rust op %(counted)s waarnemingen, en je vulde %(said)s in. Wat klopt?")
            % {"counted": counted, "said": said}
        )
    n = counted if counted is not None else said
    if n is None or n < FEWEST:
        raise Refusal(_("Het bestand zegt niet op hoeveel waarnemingen het rust. Vul dat aantal in."))
    return n
