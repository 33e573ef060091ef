"""Questionnaires that are read and written back, and questionnaires that are refused with file and line."""

import pytest
from asking import questionnaires
from hypothesis import given, settings

from startbaan.domain.figures import figures
from startbaan.domain.loading import Refused
from startbaan.domain.questionnaires.definition import Asker, QuestionKind, Rater, Subject
from startbaan.domain.questionnaires.reading import MOST_REMINDERS, parse, shipped
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector, glossary

SHIPPED = shipped()
SMALL = """key: small
version: "1"
title: {nl: Klein, en: Small}
about: {nl: Waarom, en: Why}
subject: guidance
raters: [starter]
asked_by: program
when: {yearly_from: "05-10", open_days: 20, remind_days: [5, 10]}
source: S1 §4.1
scales:
  - {key: three, points: [{nl: laag, en: low}, {nl: midden, en: middle}, {nl: hoog, en: high}]}
themes:
  - {key: time, title: {nl: Tijd, en: Time}, about: {nl: Tijd, en: Time}, source: S3}
questions:
  - {key: scale, kind: scale, scale: three, theme: time, text: {nl: Hoe?, en: How?}}
  - key: some
    kind: several
    text: {nl: Welke?, en: Which?}
    options: [{key: a, title: {nl: A, en: A}}, {key: b, title: {nl: B, en: B}}]
  - {key: many, kind: number, text: {nl: Hoeveel?, en: How many?}, least: 0, most: 10, unit: {nl: keer, en: times}}
  - {key: words, kind: open, text: {nl: En?, en: And?}}
"""
REFUSED = {
    "small:1: “Small” is geen sleutel; gebruik kleine letters, cijfers en streepjes": ("key: small", "key: Small"),
    "small:5: subject: “weather” kan niet; kies uit": ("guidance", "weather"),
    "small:6: noem wie de vragenlijst invult": ("[starter]", "[]"),
    "small:6: “starter” staat er twee keer": ("[starter]", "[starter, starter]"),
    "small:8: “30 mei” is geen dag; schrijf maand-dag": ("05-10", "30 mei"),
    "small:8: zet de herinneringen op volgorde, allemaal voordat": ("[5, 10]", "[10, 5]"),
    "small:8: zet de herinneringen op volgorde, allemaal voordat de vragenlijst sluit": ("[5, 10]", "[20]"),
    "small:8: hoogstens 2 herinneringen": ("[5, 10]", "[1, 2, 3]"),
    "small:8: zeg òf waarna mensen gevraagd worden": ('yearly_from: "05-10", ', ""),
    "small:8: “days” telt vanaf iets; zeg waarna (after)": ('yearly_from: "05-10"', 'yearly_from: "05-10", days: 2'),
    "small:9: zeg waar dit bevestigd is (place)": (
        "source: S1 §4.1",
        "source: {status: bevestigd, note: {nl: a, en: a}}",
    ),
    "small:9: zeg waar dit vandaan komt (place) of waarom": ("source: S1 §4.1", "source: {status: eigen keuze}"),
    "small:11: een schaal heeft 3 tot en met 10 punten": (", {nl: hoog, en: high}", ""),
    "small:15: “four” staat niet bij de schalen": ("scale: three", "scale: four"),
    "small:15: “money” staat niet bij de thema’s": ("theme: time", "theme: money"),
    "small:15: kind: “slider” kan niet; kies uit": ("kind: scale", "kind: slider"),
    "small:15: onbekende sleutel “if”": ("theme: time", "theme: time, if: later"),
    "small:15: “zin” staat niet in register/figures.yaml": ("theme: time", "compared: {figure: zin, from_point: 2}"),
    "small:15: from_point: hier hoort een getal van 2 tot en met 3": (
        "theme: time",
        "compared: {figure: satisfaction-with-guidance, from_point: 4}",
    ),
    "small:19: geef 2 tot en met 20 mogelijkheden": (", {key: b, title: {nl: B, en: B}}", ""),
    "small:19: “a” staat er twee keer": ("{key: b,", "{key: a,"),
    "small:20: “most” is meer dan “least”": ("least: 0", "least: 10"),
    "small:14: “scale” staat er twee keer": ("key: words", "key: scale"),
    "small:21: onbekende sleutel “scale”": ("kind: open", "kind: open, scale: three"),
}


@pytest.mark.parametrize("message", REFUSED)
def test_questionnaire_that_is_not_right_is_refused_with_its_line(message):
    old, new = REFUSED[message]
    with pytest.raises(Refused) as refused:
        parse(SMALL.replace(old, new, 1), name="small")

    assert [told for told in refused.value.messages if told.startswith(message)], refused.value.messages


def test_kind_that_is_not_there_is_told_once():
    with pytest.raises(Refused) as refused:
        parse(SMALL.replace("kind: scale, ", ""), name="small")

    assert refused.value.messages == ("small:15: scale: de sleutel “kind” ontbreekt",)


def test_questionnaire_without_questions_is_the_partnerships_alone():
    empty = SMALL[: SMALL.index("questions:")] + "questions: []\n"

    with pytest.raises(Refused, match="small:14: een vragenlijst heeft vragen"):
        parse(empty, name="small")
    assert not parse(empty.replace("asked_by: program", "asked_by: partnership"), name="small").is_ready


def test_questionnaire_of_the_partnership_has_a_scale_for_its_statements():
    frame = SMALL[: SMALL.index("scales:")]
    own = frame.replace("asked_by: program", "asked_by: partnership") + "scales: []\nthemes: []\nquestions: []\n"

    with pytest.raises(Refused, match="small:10: geef een schaal voor de stellingen van het partnerschap"):
        parse(own, name="small")


@settings(max_examples=40, deadline=None)
@given(questionnaires())
def test_what_is_written_is_read_back_the_same(questionnaire):
    assert parse(written(questionnaire), name="made") == questionnaire


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_questionnaire_is_written_and_read_back_the_same(name):
    assert parse(written(SHIPPED[name]), name=name) == SHIPPED[name]


def test_there_is_a_questionnaire_about_everything():
    assert sorted(found.subject for found in SHIPPED.values()) == sorted(Subject)


def test_names_are_those_of_the_files():
    assert sorted(SHIPPED) == [
        "afternoon-2026",
        "coach-2026",
        "guarantees-2026",
        "guidance-2026",
        "peer-consultation-2026",
        "scan-2026",
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_everyone_who_is_asked_to_fill_in_has_a_word(name):
    assert {rater.value for rater in SHIPPED[name].raters} - glossary().keys() == set()


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_is_reminded_more_than_twice_nor_after_the_end(name):
    when = SHIPPED[name].when

    assert len(when.remind_days) <= MOST_REMINDERS
    assert all(day < when.open_days for day in when.remind_days)


@pytest.mark.parametrize("name", SHIPPED)
def test_own_words_are_called_so(name):
    source = SHIPPED[name].source

    assert source.status is Status.OWN_CHOICE
    assert source.note is not None


def test_guidance_asks_about_the_five_elements_and_about_satisfaction():
    guidance = SHIPPED["guidance-2026"]

    assert [theme.key for theme in guidance.themes] == [
        "progress",
        "experienced-colleague",
        "observation",
        "time",
        "teaching",
    ]
    assert all(guidance.about_theme(theme.key) for theme in guidance.themes)
    satisfied = guidance.question("satisfied")
    assert satisfied.kind is QuestionKind.SCALE
    assert (satisfied.compared.figure, satisfied.compared.from_point) == ("satisfaction-with-guidance", 4)


def test_scan_has_six_criteria_with_as_many_statements_and_four_groups():
    scan = SHIPPED["scan-2026"]

    assert [len(scan.about_theme(theme.key)) for theme in scan.themes] == [3] * 6
    assert scan.raters == (Rater.STARTER, Rater.COACH, Rater.LINE_MANAGER, Rater.HR)
    assert scan.is_multi_rater


def test_guarantees_come_without_invented_statements():
    guarantees = SHIPPED["guarantees-2026"]

    assert guarantees.asked_by is Asker.PARTNERSHIP
    assert [theme.title.nl for theme in guarantees.themes] == [
        "De lerende leraar",
        "De leeromgeving",
        "De organisatie",
        "De kwaliteitscultuur",
    ]
    assert guarantees.questions == ()


def test_questionnaires_together_use_every_kind_of_question():
    assert {question.kind for found in SHIPPED.values() for question in found.questions} == set(QuestionKind)


def test_satisfaction_in_the_country_is_as_the_source_says():
    figure = figures()["satisfaction-with-guidance"]

    assert {sector: [value.value for value in figure.in_sector(sector)] for sector in Sector} == {
        Sector.PO: [73, 67],
        Sector.VO: [73, 71],
        Sector.MBO: [71, 72],
    }
    assert figure.source.place == "S3 (Loopbaanmonitor 2023)"
