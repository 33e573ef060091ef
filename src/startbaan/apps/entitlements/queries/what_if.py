"""What a job gives that somebody only imagines: nothing of it is kept."""

from datetime import date

from django.urls import reverse

from startbaan.apps.entitlements.queries.answers import ShownOwed, shown
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.cases import Case
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.rules.reading import shipped
from startbaan.domain.words import Sector
from startbaan.ui.navigation import NavItem


def what_if(case: Case, *, agreement: Agreement, year: SchoolYear, on: date) -> ShownOwed:
    """Every rule of the sector about an imagined job in a school year, by the agreement as it stands on record."""
    return shown(owed(case, year=year, agreements={agreement.sector: agreement}), on=on)


def what_if_tabs(current: Sector | None) -> tuple[NavItem, ...]:
    """The calculator of each sector."""
    return tuple(
        NavItem(
            shipped()[sector].title.said(page_language()).capitalize(),
            f"{reverse('entitlements:what_if')}?sector={sector.value}",
            current=sector is current,
        )
        for sector in Sector
    )
