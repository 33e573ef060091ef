"""The pages of parameters: the sets there are for an instrument, and one set with the shift it would cause."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import AdoptedParameters, InstrumentVersion, ParameterSet
from startbaan.apps.coaching.queries.instrument_pages import ShownInstrument, keeps_for
from startbaan.apps.coaching.queries.instruments import instrument_of, line_of
from startbaan.apps.coaching.queries.parameters import chosen_at, scale_in
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.queries import page_language
from startbaan.domain.feedback.shifts import Shift, shift
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui.wording import number, two_decimals

SECTORS = ParameterSet.Sector.choices
STATUSES = ParameterSet.Status.choices


@dataclass(frozen=True)
class ParametersPage:
    """The sets for one instrument that an organisation may choose from, and the one in use."""

    shown: ShownInstrument
    organisation: Organisation
    sets: tuple[ParameterSet, ...]
    in_use: ParameterSet | None
    has_own: bool
    may_recalibrate: bool


@dataclass(frozen=True)
class ShiftedItem:
    """What becomes of an item, in words and numbers for a page."""

    label: str
    now: str
    before: str
    moved: str
    is_clear: bool


@dataclass(frozen=True)
class ShiftedScore:
    """What becomes of somebody with so many points."""

    score: int
    now: str
    before: str
    moved: str


@dataclass(frozen=True)
class SetPage:
    """One set, and what changes when it takes the place of the one in use."""

    parameters: ParameterSet
    shown: ShownInstrument
    organisation: Organisation
    in_use: ParameterSet | None
    shift: Shift

    @property
    def is_in_use(self) -> bool:
        """Whether one measures with it already."""
        return self.in_use == self.parameters

    @property
    def compares(self) -> bool:
        """Whether there is another set in use to compare with."""
        return self.in_use is not None and not self.is_in_use

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Where it comes from, and how sure it is."""
        row = self.parameters
        return [
            (_("Bron"), row.source),
            (_("Wie er bekeken zijn"), row.sample),
            (_("Waarnemingen"), number(row.n)),
            (_("Sector"), row.get_sector_display()),
            (_("Hoe zeker"), row.get_status_display()),
            (_("Ingelezen door"), str(row.owner)),
        ]

    @property
    def items(self) -> list[ShiftedItem]:
        """The items in their order."""
        labels = {key: item.label.said(page_language()) for key, item in self.shown.holds.by_key.items()}
        return [
            ShiftedItem(
                label=labels[each.item],
                now=said(each.now),
                before=said(each.before) if each.before else "",
                moved=said(each.moved.by) if each.moved else "",
                is_clear=each.moved is not None and each.moved.is_clear,
            )
            for each in self.shift.items
        ]

    @property
    def scores(self) -> list[ShiftedScore]:
        """Somebody with each score."""
        return [
            ShiftedScore(
                score=each.score,
                now=said(each.now),
                before=said(each.before) if each.before else "",
                moved=rounded(each.moved) if each.moved is not None else "",
            )
            for each in self.shift.scores
        ]

    @property
    def missing(self) -> list[str]:
        """The items of the instrument that this set does not have."""
        known = {each.item for each in self.shift.items}
        return [item.label.said(page_language()) for item in self.shown.holds.items if item.key not in known]

    @property
    def consequences(self) -> list[str]:
        """What happens when it is chosen, in sentences."""
        found = [
            _("%(place)s meet vanaf vandaag met deze set. Wie een lesbezoek bekijkt, ziet welke set dat is.")
            % {"place": self.organisation}
        ]
        if self.compares:
            found.append(
                _("Wie dezelfde scores kreeg, komt hoogstens %(logits)s logit hoger of lager uit dan met “%(title)s”.")
                % {"logits": rounded(self.shift.farthest or 0.0), "title": self.in_use}
            )
        else:
            found.append(_("Nu is er geen set. Bij een lesbezoek komt de meting erbij, met hoe zeker die is."))
        found.append(_("Scores veranderen niet. Je kunt later een andere set kiezen."))
        return found


def parameters_page(viewer: Viewer, version: int) -> ParametersPage:
    """The sets for an instrument that one looks with, for who keeps instruments. Raises `Http404`."""
    organisation = _organisation(viewer)
    places = line_of([organisation.pk], on=viewer.on)
    row = _instrument(version, places)
    sets = ParameterSet.objects.filter(instrument=row, owner__in=places).select_related("owner")
    own = AdoptedParameters.objects.filter(organisation=organisation, instrument=row, from_on__lte=viewer.on)
    last = own.order_by("from_on", "pk").last()
    return ParametersPage(
        shown=ShownInstrument(instrument_of(row), row),
        organisation=organisation,
        sets=tuple(sets.order_by("-made_at", "-pk")),
        in_use=chosen_at(places, instrument=row, on=viewer.on),
        has_own=last is not None and last.parameters_id is not None,
        may_recalibrate=viewer.holds(RoleName.PROGRAMME_LEADER),
    )


def set_page(viewer: Viewer, parameters: int) -> SetPage:
    """One set with its shift against the one in use, for who keeps instruments. Raises `Http404`."""
    organisation = _organisation(viewer)
    places = line_of([organisation.pk], on=viewer.on)
    row = (
        ParameterSet.objects.filter(pk=parameters, owner__in=places)
        .select_related("owner", "instrument", "instrument__owner")
        .first()
    )
    if row is None:
        raise Http404
    in_use = chosen_at(places, instrument=row.instrument, on=viewer.on)
    before = in_use if in_use and in_use != row else None
    return SetPage(
        parameters=row,
        shown=ShownInstrument(instrument_of(row.instrument), row.instrument),
        organisation=organisation,
        in_use=in_use,
        shift=_shift(row.text, before.text if before else ""),
    )


def said(found: Estimate) -> str:
    """Write an estimate with the ends of its interval; there is no form without them."""
    ends = {"value": rounded(found.value), "low": rounded(found.low), "high": rounded(found.high)}
    return _("%(value)s (%(low)s tot %(high)s)") % ends


def rounded(value: float) -> str:
    """Write logits to the hundredth, with a true minus."""
    return two_decimals(value)


def _organisation(viewer: Viewer) -> Organisation:
    keeps = keeps_for(viewer)
    if keeps is None:
        raise Http404
    return Organisation.objects.get(pk=keeps)


def _instrument(version: int, places: list[int]) -> InstrumentVersion:
    rows = InstrumentVersion.objects.select_related("owner")
    row = rows.filter(pk=version, published_at__isnull=False, purpose=InstrumentVersion.For.OBSERVATION).first()
    if row is None or row.owner_id not in {None, *places}:
        raise Http404
    return row


@lru_cache(maxsize=32)
def _shift(new: str, before: str) -> Shift:
    return shift(scale_in(new), before=scale_in(before) if before else None)
