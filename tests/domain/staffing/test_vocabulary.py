"""Contracts and routes under the words that lists use."""

import pytest

from startbaan.domain.staffing import vocabulary
from startbaan.domain.staffing.values import Unreadable
from startbaan.domain.staffing.vocabulary import Contract, Route


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Vast", Contract.PERMANENT),
        ("onbepaalde tijd", Contract.PERMANENT),
        ("Bepaalde tijd", Contract.TEMPORARY),
        ("Tijdelijk met uitzicht op vast", Contract.TEMPORARY),
        ("Vervanging wegens ziekte", Contract.REPLACEMENT),
        ("Payroll", Contract.OTHER),
        ("-", None),
    ],
)
def test_contract_is_known_by_its_words(cell, kind):
    assert vocabulary.contract(cell) is kind


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("PABO deeltijd", Route.PABO),
        ("Zij-instromer", Route.LATERAL),
        ("zij instroom", Route.LATERAL),
        ("PDG-traject", Route.PDG),
        ("Student in dienst", Route.EMPLOYED_STUDENT),
        ("1e graads", Route.FIRST_DEGREE),
        ("tweedegraads lerarenopleiding", Route.SECOND_DEGREE),
        ("buitenlands diploma", Route.OTHER),
        ("", None),
    ],
)
def test_route_is_known_by_its_words(cell, kind):
    assert vocabulary.route(cell) is kind


def test_route_that_looks_like_a_formula_is_unreadable():
    with pytest.raises(Unreadable):
        vocabulary.route("=pabo")
