"""Sets of parameters: taken in against their instrument, chosen with the shift shown first; none comes along."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from instruments_kept import ABOUT, calibrated, established, parameters_of

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import AdoptedParameters, InstrumentVersion, ParameterSet
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FACTS = {
    "title": "Proefset",
    "source": "Eigen lesbezoeken",
    "sample": "Starters van zes scholen",
    "n": "",
    "sector": "po",
    "status": "trial",
}


@pytest.fixture
def version(people):
    return established(people.jeroen, version="1")


def adopt(person, parameters, *, on=A_DAY):
    with acting_as(person, on=on) as viewer:
        return actions.adopt_parameters(by=viewer, at=clock.now(), parameters=parameters.pk)


def in_use(people, version, *, place="de-sluis", on=A_DAY):
    found = queries.parameters_for(people.organisations[place], instrument=version, on=on)
    return found and found.pk


def test_no_set_comes_with_the_program(people):
    assert ParameterSet.objects.count() == 0


def test_without_a_set_there_is_no_scale(people, version):
    assert queries.scale_for(people.organisations["de-sluis"], instrument=version, on=A_DAY) is None


def test_set_taken_in_is_not_used_before_it_is_chosen(people, version):
    parameters_of(people.jeroen, version)

    assert in_use(people, version) is None


def test_chosen_set_gives_the_scale_from_that_day_on(people, version):
    made = parameters_of(people.jeroen, version)
    adopt(people.jeroen, made)
    school = people.organisations["de-sluis"]

    assert in_use(people, version, on=A_DAY - timedelta(days=1)) is None
    scale = queries.scale_for(school, instrument=version, on=A_DAY)
    assert scale is not None
    assert [item.name for item in scale.items] == ["greets", "begins"]


def test_nearest_choice_wins_and_falls_back_when_it_stops(people, version):
    first, second = parameters_of(people.jeroen, version), parameters_of(people.hanneke, version, by=0.5)
    adopt(people.jeroen, first)
    adopt(people.hanneke, second)

    assert (in_use(people, version), in_use(people, version, place="de-vaart")) == (second.pk, first.pk)
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        actions.stop_parameters(by=viewer, at=clock.now(), version=version.pk)
    assert in_use(people, version) == first.pk


def test_choosing_the_same_twice_is_refused(people, version):
    made = parameters_of(people.jeroen, version)
    adopt(people.jeroen, made)

    with pytest.raises(Refusal):
        adopt(people.jeroen, made)


def test_set_of_a_board_cannot_be_chosen_by_another(people, version):
    made = parameters_of(people.hanneke, version)

    with pytest.raises(NotYours):
        adopt(people.wil, made)


def test_starter_chooses_nothing(people, version):
    made = parameters_of(people.jeroen, version)

    with pytest.raises(NotYours):
        adopt(people.sanne, made)


@pytest.mark.parametrize("model", [ParameterSet, AdoptedParameters])
def test_sets_and_choices_stay_as_they_were(people, version, model):
    adopt(people.jeroen, parameters_of(people.jeroen, version))

    with transaction.atomic(), pytest.raises(IntegrityError):
        model.objects.update(made_at=clock.now() + timedelta(days=1))
    with transaction.atomic(), pytest.raises(IntegrityError):
        model.objects.all().delete()


@pytest.mark.parametrize(
    ("counted", "said", "n"),
    [(120, None, 120), (None, 40, 40), (120, 120, 120)],
)
def test_number_of_observations_is_that_of_the_file_or_what_was_said(people, version, counted, said, n):
    about = actions.AboutParameters(
        **{**{name: getattr(ABOUT, name) for name in ABOUT.__dataclass_fields__}, "n": said}
    )
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        content = calibrated("greets", "begins", observations=counted)
        made = actions.keep_parameters(by=viewer, at=clock.now(), version=version.pk, content=content, about=about)

    assert (made.n, made.number) == (n, 1)


@pytest.mark.parametrize(
    ("content", "n", "problem"),
    [
        (calibrated("greets", "begins"), "60", "Het bestand rust op 120 waarnemingen, en je vulde 60 in. Wat klopt?"),
        (
            calibrated("greets", "begins", observations=None),
            "",
            "Het bestand zegt niet op hoeveel waarnemingen het rust. Vul dat aantal in.",
        ),
        (
            calibrated("greets", "dances"),
            "",
            "Deze items staan niet in het instrument: “dances”. Gebruik als naam de sleutel van elk punt.",
        ),
        (b"{", "", "Dit is geen bestand van `startbaan calibrate`: het is niet als JSON te lezen."),
    ],
)
def test_file_that_does_not_fit_is_refused_and_what_was_typed_stays(client_as, version, content, n, problem):
    page = client_as("jeroen").post(
        reverse("coaching:import_parameters", args=[version.pk]),
        {**FACTS, "n": n, "file": SimpleUploadedFile("set.json", content)},
    )

    assert (page.status_code, page.context["form"].errors["file"]) == (422, [problem])
    assert page.context["form"]["source"].value() == "Eigen lesbezoeken"


def test_form_asks_where_numbers_come_from(client_as, version):
    page = client_as("jeroen").post(reverse("coaching:import_parameters", args=[version.pk]))

    assert sorted(page.context["form"].errors) == ["file", "sample", "sector", "source", "status", "title"]


def test_pages_lead_from_file_to_choice_with_the_shift_shown_first(client_as, people, version):
    adopt(people.jeroen, parameters_of(people.jeroen, version))
    client = client_as("jeroen")
    sent = client.post(
        reverse("coaching:import_parameters", args=[version.pk]),
        {**FACTS, "file": SimpleUploadedFile("set.json", calibrated("greets", "begins", by=0.5))},
    )
    page = client.get(sent.url).context["page"]

    assert (page.is_in_use, page.compares, round(page.shift.farthest, 6)) == (False, True, 0.5)
    assert [item.moved for item in page.items] == ["0,50 (0,11 tot 0,89)"] * 2
    client.post(reverse("coaching:adopt_parameters", args=[page.parameters.pk]))
    assert in_use(people, version) == page.parameters.pk


def test_every_number_on_the_page_stands_with_its_interval(client_as, people, version):
    made = parameters_of(people.jeroen, version)
    page = client_as("jeroen").get(reverse("coaching:parameter_set", args=[made.pk])).context["page"]

    assert [item.now.endswith(")") for item in page.items] == [True, True]
    assert [score.now.endswith(")") for score in page.scores] == [True] * 5


def test_instrument_page_says_what_one_measures_with(client_as, people, version):
    made = parameters_of(people.jeroen, version)
    adopt(people.jeroen, made)
    page = client_as("sanne").get(reverse("coaching:instrument", args=[version.pk]))

    assert page.context["page"].parameters == made


def test_page_of_sets_says_which_is_in_use_or_that_there_is_none(client_as, people, version):
    address = reverse("coaching:parameters", args=[version.pk])
    empty = client_as("jeroen").get(address)
    made = parameters_of(people.jeroen, version)
    adopt(people.jeroen, made)
    page = client_as("jeroen").get(address)

    assert (empty.status_code, empty.context["page"].sets, empty.context["page"].in_use) == (200, (), None)
    assert (page.status_code, page.context["page"].sets, page.context["page"].in_use) == (200, (made,), made)


def test_list_for_pupils_has_no_parameters(client_as):
    row = InstrumentVersion.objects.get(key="pupils-view", owner=None)

    assert client_as("jeroen").get(reverse("coaching:parameters", args=[row.pk])).status_code == 404
