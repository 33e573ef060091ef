"""Asking for a computation anew, keeping how far it is, and keeping the set of parameters that came of it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.coaching.actions.parameters import AboutParameters, add_parameters
from startbaan.apps.coaching.models import ParameterSet, Recalibration
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.recalibrations import (
    answers_of,
    basis_of,
    counted_items,
    led_partnership,
    run_of,
    version_to_compute,
)
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, computing, log, refusals
from startbaan.domain.feedback.parameters import checked
from startbaan.domain.measurement.tables import written
from startbaan.domain.sentences import Problem, packed

State = Recalibration.State


def ask_recalibration(*, by: Viewer, at: datetime, version: int, model: str) -> Recalibration:
    """Ask for the parameters of an instrument to be computed anew, and journal it.

    Raises Http404 for who leads no programme, and `Refusal` where starters are too few or one is being computed.
    """
    row, owner = version_to_compute(by, version), led_partnership(by)
    if model not in Recalibration.Model.values:
        raise Refusal(_("Kies hoe er gerekend wordt."))
    basis = basis_of(row)
    if basis is None:
        raise Refusal(_("Er zijn nog te weinig starters bekeken om te herberekenen."))
    with refusals():
        run = Recalibration.objects.create(
            instrument=row, owner_id=owner, model=model, asked_by_id=by.person, asked_at=at, basis=asdict(basis)
        )
        log(by=by, at=at, verb="recalibrate", thing=run)
    return run


def stop_recalibration(*, by: Viewer, at: datetime, run: UUID) -> Recalibration:
    """Stop a computation, and journal it; what has not begun, or says nothing any more, is over at once.

    Raises Http404 for who leads no programme, and `Refusal` where nothing is computed.
    """
    with transaction.atomic():
        row = Recalibration.objects.select_for_update().get(pk=run_of(by, run).pk)
        if not row.is_live:
            raise Refusal(_("Er wordt nu niet gerekend."))
        row.ask_stop(at)
        row.save()
        log(by=by, at=at, verb="stop_recalibration", thing=row)
    return row


def begin_recalibration(*, at: datetime, run: UUID) -> str | None:
    """Begin what was asked, and give what the process reads; nothing where it was stopped or is being computed."""
    with transaction.atomic():
        row = Recalibration.objects.select_for_update(of=("self",)).select_related("instrument").get(key=run)
        if not row.may_begin(at):
            return None
        row.begin(at)
        row.save(update_fields=["state", "heard_at"])
    instrument = instrument_of(row.instrument)
    return written(
        answers_of(row.instrument), items=counted_items(instrument), answers=len(instrument.scale), model=row.model
    )


def note_recalibrating(*, at: datetime, run: UUID, line: Mapping[str, object] | None) -> bool:
    """Keep how far a run is, or only that it is alive; say whether it is to stop."""
    values = {"stage": str(line.get("stage", ""))[:10]} if line else {}
    return computing.note_heard(Recalibration, at=at, run=run, **values)


def finish_recalibration(*, by: Viewer, at: datetime, run: UUID, answer: Mapping[str, object]) -> None:
    """Keep the set that was found, which nobody measures with before it is chosen; or why there is none. Journal it."""
    with transaction.atomic():
        row = Recalibration.objects.select_for_update(of=("self",)).select_related("instrument").get(key=run)
        if row.state != State.RUNNING:
            return
        row.finished_at = at
        if row.stop_asked_at is not None:
            row.state = State.STOPPED
        elif "problem" in answer:
            row.state, row.problem = State.IMPOSSIBLE, answer["problem"]
        else:
            _keep(by, at, row, answer)
        row.save()


def note_recalibration_failed(*, at: datetime, run: UUID) -> None:
    """Write down that a run gave no answer: it was stopped before it had one, or else it broke."""
    computing.note_failed(Recalibration, at=at, run=run)


def _keep(by: Viewer, at: datetime, row: Recalibration, answer: Mapping[str, object]) -> None:
    text, warnings = answer["text"], answer["warnings"]
    assert isinstance(text, str) and isinstance(warnings, list)
    try:
        found = checked(text.encode(), instrument=instrument_of(row.instrument))
    except Problem as problem:
        row.state, row.problem = State.IMPOSSIBLE, packed(problem.sentence)
        return
    basis = row.basis
    sectors = basis["sectors"]
    about = AboutParameters(
        title=_("Herberekend op %(day)s") % {"day": f"{by.on:%d-%m-%Y}"},
        source=_("Geopende lesobservaties in Startbaan, van alle opleidingsscholen samen"),
        sample=_("%(starters)s starters van %(schools)s scholen, door %(observers)s waarnemers")
        % {name: basis[name] for name in ("starters", "schools", "observers")},
        sector=sectors[0] if len(sectors) == 1 else ParameterSet.Sector.SEVERAL.value,
        status=ParameterSet.Status.OWN.value,
    )
    row.parameters = add_parameters(
        by=by,
        at=at,
        instrument=row.instrument,
        owner=row.owner_id,
        text=found.text,
        about=about,
        n=found.observations or basis["observations"],
    )
    row.state, row.warnings = State.DONE, warnings
