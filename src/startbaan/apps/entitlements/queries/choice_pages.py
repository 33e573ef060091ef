"""What a board or school decides for itself: what holds now, from whom, what was, and what it comes down to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import OwnChoice
from startbaan.apps.entitlements.queries.agreements import agreements_on_record
from startbaan.apps.entitlements.queries.worths import shown_worth
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.people.queries import arranged_boards, arranged_one
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.rules.choosing import CHOSEN, by_base
from startbaan.domain.rules.explaining import steps
from startbaan.domain.rules.notation import read_worth
from startbaan.domain.rules.parameters import Agreement, Key, Unit, Value
from startbaan.domain.sentences import said
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector

YEARS_TO_CHOOSE = 2


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One choice that a board or school made, and by whom it was settled."""

    worth: str
    of: str
    starts_on: date
    last_on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one possible choice comes down to for a full first job, with the calculation."""

    worth: str
    hours: str
    calculation: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class ChoiceBlock:
    """One thing to decide: the usual value with its source, what holds, and what was settled."""

    key: Key
    title: str
    usual: str
    source: str
    is_unsure: bool
    note: str
    holds: ShownChoice | None
    own: tuple[ShownChoice, ...]
    outcomes: tuple[Outcome, ...]
    now: str


@dataclass(frozen=True)
class ChoicesPage:
    """Everything a board or school decides for itself."""

    organisation: Organisation
    blocks: tuple[ChoiceBlock, ...]
    years: tuple[SchoolYear, ...]
    schools: tuple[Organisation, ...]

    @property
    def is_board(self) -> bool:
        """Whether its schools follow what it chooses."""
        return self.organisation.of_kind == Organisation.OfKind.BOARD


def choosing_boards(viewer: Viewer, sector: Sector) -> QuerySet[Organisation]:
    """The boards for which the viewer settles choices in a sector; there are none where nothing is to be chosen."""
    if all(of is not sector for of, _unit in CHOSEN.values()):
        return Organisation.objects.none()
    own = viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR)
    if not own:
        return Organisation.objects.none()
    return arranged_boards(viewer).filter(children__sector=sector.value).distinct()


def choices_page(viewer: Viewer, key: str) -> ChoicesPage:
    """What a board or school the viewer arranges decides for itself; raises Http404."""
    organisation = arranged_one(viewer, key)
    schools = tuple(organisation.children.filter(of_kind=Organisation.OfKind.SCHOOL).order_by("name", "pk"))
    sectors = {place.sector for place in (organisation, *schools)}
    agreements = agreements_on_record()
    rows = list(
        OwnChoice.objects.filter(organisation__in=[organisation.pk, *_board_of(organisation)])
        .select_related("organisation", "chosen_by")
        .order_by("-period")
    )
    year = SchoolYear.of(viewer.on)
    blocks = tuple(
        _block(
            agreements[sector],
            key=named,
            rows=[row for row in rows if row.key == named],
            of=organisation,
            year=year,
        )
        for named, (sector, _unit) in CHOSEN.items()
        if sector.value in sectors
    )
    return ChoicesPage(organisation, blocks, tuple(_years(year)), schools)


def _board_of(organisation: Organisation) -> list[int]:
    is_school = organisation.of_kind == Organisation.OfKind.SCHOOL and organisation.parent_id is not None
    return [organisation.parent_id] if is_school and organisation.parent_id is not None else []


def _years(first: SchoolYear) -> Iterator[SchoolYear]:
    for _number in range(YEARS_TO_CHOOSE):
        yield first
        first = first.next


def _block(agreement: Agreement, *, key: Key, rows: list[OwnChoice], of: Organisation, year: SchoolYear) -> ChoiceBlock:
    parameter, day = agreement.parameters[key], year.period.start
    usual = parameter.on(day) or parameter.values[-1]
    own = [row for row in rows if row.organisation_id == of.pk]
    holding = next((row for row in [*own, *rows] if row.period.contains(day)), None)
    language = page_language()
    return ChoiceBlock(
        key=key,
        title=parameter.title.said(language),
        usual=shown_worth(usual.worth, unit=parameter.unit),
        source=usual.source.named(language),
        is_unsure=usual.source.status is Status.UNVERIFIED,
        note=usual.source.explained(language),
        holds=_shown(holding, unit=parameter.unit) if holding is not None else None,
        own=tuple(_shown(row, unit=parameter.unit) for row in own),
        outcomes=_outcomes(agreement, usual, year=year) if key is Key.ONBOARDING_BASE else (),
        now=holding.worth if holding is not None and holding in own else "",
    )


def _shown(row: OwnChoice, *, unit: Unit) -> ShownChoice:
    return ShownChoice(
        worth=shown_worth(read_worth(row.worth, unit=unit), unit=unit),
        of=row.organisation.name,
        starts_on=row.period.start,
        last_on=row.period.last,
        by=str(row.chosen_by),
    )


def _outcomes(agreement: Agreement, usual: Value, *, year: SchoolYear) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(
            worth=shown_worth(base, unit=Unit.BASE),
            hours=shown_worth(answer.amount, unit=Unit.HOURS) if answer.amount is not None else "",
            calculation=" + ".join(said(step.sentence, _) for step in steps(answer)),
            is_usual=base == usual.word,
        )
        for base, answer in by_base(agreement, year=year).items()
    )
