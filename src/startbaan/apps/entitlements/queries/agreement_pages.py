"""The collective agreement of a sector as a page: its rules, and each value with its days and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import AgreementValue
from startbaan.apps.entitlements.queries.agreements import agreements_on_record
from startbaan.apps.entitlements.queries.worths import UNITS, shown_worth
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import page_language
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.rules.notation import read_worth
from startbaan.domain.rules.owed import ended_on
from startbaan.domain.rules.parameters import Agreement, Key, Nature, Parameter, Unit, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector
from startbaan.ui.navigation import NavItem


@dataclass(frozen=True, slots=True)
class ShownValue:
    """What a parameter is in some days, and where that was found."""

    starts_on: date
    last_on: date | None
    worth: str
    place: str
    note: str
    status: Status
    is_added: bool

    @property
    def is_unsure(self) -> bool:
        """Whether nobody checked it."""
        return self.status is Status.UNVERIFIED

    @property
    def is_ours(self) -> bool:
        """Whether no source says how it must be, so that the program chose."""
        return self.status is Status.OWN_CHOICE


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """One parameter: what it is today, what it was, what it becomes."""

    key: Key
    title: str
    unit: str
    now: ShownValue | None
    earlier: tuple[ShownValue, ...]
    later: tuple[ShownValue, ...]


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule: what it gives, to whom, and whether it is a right."""

    title: str
    about: str
    starter: str
    is_advice: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement on a day; `ended` is its last day when that is over, `lasts` when it is still to come."""

    sector: Sector
    title: str
    ended: date | None
    lasts: date | None
    rules: tuple[ShownRule, ...]
    parameters: tuple[ShownParameter, ...]


@dataclass(frozen=True, slots=True)
class AddedValue:
    """A row an administrator added; `is_replaced` when a later one for the same day took its place."""

    title: str
    worth: str
    row: AgreementValue
    is_replaced: bool


def agreement_named(name: str) -> Agreement:
    """The agreement of a sector with its later values; raises Http404."""
    if name not in set(Sector):
        raise Http404
    return agreements_on_record()[Sector(name)]


def parameter_named(agreement: Agreement, key: str) -> Parameter:
    """One parameter of an agreement; raises Http404."""
    if key not in agreement.parameters:
        raise Http404
    return agreement.parameters[Key(key)]


def agreement_pages(*, on: date) -> tuple[AgreementPage, ...]:
    """Every agreement as it stands on a day."""
    found = agreements_on_record()
    return tuple(agreement_page(found[sector], on=on) for sector in Sector)


def agreement_page(agreement: Agreement, *, on: date) -> AgreementPage:
    """One agreement as it stands on a day, in the language of the page."""
    language = page_language()
    over = ended_on(agreement, on)
    through = agreement.on(Key.AGREEMENT_THROUGH, on)
    return AgreementPage(
        sector=agreement.sector,
        title=agreement.title.said(language),
        ended=over.day if over is not None else None,
        lasts=through.day if through is not None and over is None else None,
        rules=tuple(
            ShownRule(
                rule.title.said(language),
                rule.about.said(language),
                rule.starter.said(language),
                rule.nature is Nature.ADVICE,
            )
            for rule in agreement.rules.values()
        ),
        parameters=tuple(parameter_page(agreement, found, on=on) for found in agreement.parameters.values()),
    )


def parameter_page(agreement: Agreement, parameter: Parameter, *, on: date) -> ShownParameter:
    """One parameter of an agreement, as it stands on a day."""
    return _parameter(parameter, came_with=shipped()[agreement.sector].parameters[parameter.key], on=on)


def agreement_tabs(current: Sector) -> tuple[NavItem, ...]:
    """The way from one agreement to the others."""
    found = shipped()
    language = page_language()
    return tuple(
        NavItem(
            found[sector].title.said(language).capitalize(),
            reverse("entitlements:agreement", args=[sector.value]),
            current=sector is current,
        )
        for sector in Sector
    )


def may_add_values(viewer: Viewer) -> bool:
    """Say whether the viewer may put later values into the agreements."""
    return viewer.holds(RoleName.ADMINISTRATOR)


def added_values(viewer: Viewer, agreement: Agreement) -> tuple[AddedValue, ...]:
    """Every row that was added to an agreement, the newest first; for an administrator."""
    if not may_add_values(viewer):
        return ()
    rows = AgreementValue.objects.filter(sector=agreement.sector.value).select_related("added_by").order_by("-pk")
    found: list[AddedValue] = []
    seen: set[tuple[str, date]] = set()
    for row in rows:
        parameter = agreement.parameters[Key(row.key)]
        worth = shown_worth(read_worth(row.worth, unit=parameter.unit), unit=parameter.unit)
        of = (row.key, row.starts_on)
        found.append(AddedValue(parameter.title.said(page_language()), worth or _("dit recht geldt"), row, of in seen))
        seen.add(of)
    return tuple(found)


def shown_values(values: Sequence[Value], *, unit: Unit, came_with: Parameter) -> tuple[ShownValue, ...]:
    """Write values in order, each until the next begins."""
    ends = [value.start - timedelta(days=1) for value in values[1:]]
    return tuple(
        _value(value, last, unit=unit, is_added=value not in came_with.values)
        for value, last in zip(values, [*ends, None], strict=True)
    )


def _value(value: Value, last: date | None, *, unit: Unit, is_added: bool) -> ShownValue:
    source = value.source
    return ShownValue(
        starts_on=value.start,
        last_on=last,
        worth=shown_worth(value.worth, unit=unit) or _("dit recht geldt"),
        place=source.named(page_language()),
        note=source.explained(page_language()),
        status=source.status,
        is_added=is_added,
    )


def _parameter(parameter: Parameter, *, came_with: Parameter, on: date) -> ShownParameter:
    values = shown_values(parameter.values, unit=parameter.unit, came_with=came_with)
    now = next((value for value in reversed(values) if value.starts_on <= on), None)
    return ShownParameter(
        key=parameter.key,
        title=parameter.title.said(page_language()),
        unit=str(UNITS[parameter.unit]),
        now=now,
        earlier=tuple(value for value in values if now is not None and value.starts_on < now.starts_on),
        later=tuple(value for value in values if value.starts_on > on),
    )
