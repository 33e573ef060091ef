"""Questionnaires in the browser: read by everybody, changed by the working group, established once and for all."""

import pytest

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal, refusals
from startbaan.apps.surveys import actions, queries
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.sources import Text
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
HOME = "/vragenlijsten/"
AFTERNOON = "/vragenlijsten/afternoon/"
DRAFT = "/vragenlijsten/afternoon/wijzigen/"


@pytest.fixture
def drafting(client_as):
    """The working group with a draft of the questionnaire on an afternoon."""
    client = client_as("anouk")
    assert client.post(f"{AFTERNOON}begin/").status_code == 302
    return client


def page_of(people, handle="anouk", key="afternoon"):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return queries.draft_page(viewer, key)


def asked(people):
    return [question.key for question in page_of(people).draft.asks.questions]


def was(client, address):
    return client.get(address).context["was"]


def test_everybody_reads_every_questionnaire_of_the_program(client_as):
    client = client_as("sanne")
    lines = client.get(HOME).context["lines"]

    assert {line.version.row.key for line in lines} == {asks.key for asks in shipped().values()}
    for key in {asks.key for asks in shipped().values()}:
        assert client.get(f"{HOME}{key}/").status_code == 200


@pytest.mark.parametrize(("handle", "status"), [("anouk", 302), ("jeroen", 302), ("hanneke", 404), ("sanne", 404)])
def test_working_group_and_leader_make_a_draft(client_as, handle, status):
    assert client_as(handle).post(f"{AFTERNOON}begin/").status_code == status


def test_there_is_one_draft_of_a_questionnaire(people, drafting, client_as):
    client_as("jeroen").post(f"{AFTERNOON}begin/")

    assert QuestionnaireVersion.objects.filter(published_at=None).count() == 1
    with acting_as(people.jeroen, on=A_DAY) as viewer, pytest.raises(Refusal):
        version = queries.questionnaire_page(viewer, "afternoon").shown.row.pk
        actions.begin_draft(by=viewer, at=clock.now(), version=version)


def test_question_is_reworded_and_says_that_its_years_stand_apart(people, drafting):
    before = shipped()["afternoon-2026"].questions[0]
    address = f"{DRAFT}vraag/{before.key}/"
    typed = {"text": "Hoe was het vandaag?", "was": was(drafting, address)}
    form = drafting.get(address).context["form"]
    typed |= {bound.name: bound.value() for bound in form if bound.value() and bound.name not in typed}
    answer = drafting.post(address, typed)

    assert answer.status_code == 302
    found = page_of(people).questions[0]
    assert (found.question.text.nl, found.stayed.value) == ("Hoe was het vandaag?", "reworded")
    assert "anders gezegd" in drafting.get(DRAFT).content.decode()


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("open", {"longest": "500"}),
        ("number", {"least": "0", "most": "20", "unit": "keer"}),
        ("choice", {"new-1": "Ja", "new-2": "Nee"}),
        ("several", {"new-1": "Ja", "new-2": "Nee", "new-4": "Soms", "most": "2"}),
        ("ranking", {"new-1": "Ja", "new-2": "Nee"}),
    ],
)
def test_question_of_every_kind_is_added(people, drafting, kind, typed):
    answer = drafting.post(f"{DRAFT}vraag/?soort={kind}", {"text": "Een nieuwe vraag?", **typed})

    assert answer.status_code == 302
    last = page_of(people).questions[-1]
    assert (last.key, last.question.kind.value, last.stayed.value) == ("een-nieuwe-vraag", kind, "added")


def test_question_on_a_scale_is_added(people, drafting):
    scale = shipped()["afternoon-2026"].scales[0]
    drafting.post(f"{DRAFT}vraag/?soort=scale", {"text": "Het was goed.", "scale": scale.key})

    assert page_of(people).questions[-1].question.scale == scale


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("open", {"text": "", "longest": "500"}, "Schrijf de vraag op."),
        ("open", {"text": "x" * 301, "longest": "500"}, "Maak dit korter: hoogstens 300 tekens."),
        ("open", {"text": "Wat?", "longest": "veel"}, "Vul een heel getal in, bijvoorbeeld 5."),
        ("choice", {"text": "Wat?", "new-1": "Ja"}, "Geef minstens twee mogelijkheden."),
        ("choice", {"text": "Wat?", "new-1": "Ja", "new-2": "ja"}, "“ja” staat er twee keer."),
        ("several", {"text": "Wat?", "new-1": "Ja", "new-2": "Nee", "most": "3"}, "Er zijn maar 2 mogelijkheden."),
        (
            "number",
            {"text": "Wat?", "least": "5", "most": "5", "unit": "uur"},
            "Het grootste getal is groter dan het kleinste.",
        ),
        ("number", {"text": "Wat?", "least": "0", "most": "5", "unit": ""}, "Schrijf op wat er geteld wordt."),
        ("scale", {"text": "Wat?"}, "Kies met welke antwoorden."),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence_and_keeps_what_was_typed(people, drafting, kind, typed, sentence):
    before = asked(people)
    answer = drafting.post(f"{DRAFT}vraag/?soort={kind}", typed)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert typed["text"] in page
    assert asked(people) == before


def test_option_that_is_reworded_keeps_its_key_and_a_new_one_never_gets_an_old_one(people, client_as):
    client = client_as("anouk")
    client.post("/vragenlijsten/guidance/begin/")
    address = "/vragenlijsten/guidance/wijzigen/vraag/more-attention/"

    def save(**differs):
        context = client.get(address).context
        typed = {bound.name: bound.value() for bound in context["form"] if bound.value()}
        return client.post(address, {**typed, "was": context["was"], **differs})

    save(**{"option-digital": "", "new-1": "Digital"})
    save(**{"option-didactics": "De didactiek"})
    options = {
        option.key: option.title.nl for option in page_of(people, key="guidance").question("more-attention").options
    }

    assert options["didactics"] == "De didactiek"
    assert "digital" not in options
    assert options["digital-2"] == "Digital"


def test_question_moves_goes_and_comes_back(people, drafting):
    first, second, *others = asked(people)
    drafting.post(f"{DRAFT}vraag/{first}/verplaats/", {"do": "down"})
    assert asked(people) == [second, first, *others]
    drafting.post(f"{DRAFT}vraag/{second}/weg/")
    assert asked(people) == [first, *others]
    assert [each.key for each in page_of(people).dropped] == [second]
    drafting.post(f"{DRAFT}vraag/{second}/terug/")
    assert asked(people) == [first, *others, second]
    assert drafting.post(f"{DRAFT}vraag/bestaat-niet/terug/").status_code == 404


def test_last_question_stays(people, drafting):
    *others, last = asked(people)
    for key in others:
        drafting.post(f"{DRAFT}vraag/{key}/weg/")
    answer = drafting.post(f"{DRAFT}vraag/{last}/weg/", follow=True)

    assert asked(people) == [last]
    assert "Dit is de laatste vraag. Zet er eerst een andere bij." in answer.content.decode()


def test_two_who_change_the_same_question_both_keep_what_they_wrote(people, drafting, client_as):
    other = client_as("jeroen")
    key = next(question.key for question in page_of(people).draft.asks.questions if question.kind == "open")
    address = f"{DRAFT}vraag/{key}/"
    stale = was(drafting, address)
    other.post(address, {"text": "Van Jeroen?", "longest": "500", "was": stale})
    answer = drafting.post(address, {"text": "Van Anouk?", "longest": "500", "was": stale})

    assert answer.status_code == 422
    assert "Iemand anders heeft dit intussen veranderd" in answer.content.decode()
    assert "Van Anouk?" in answer.content.decode()
    assert page_of(people).question(key).text.nl == "Van Jeroen?"
    drafting.post(address, {"text": "Van Anouk?", "longest": "500", "was": answer.context["was"]})
    assert page_of(people).question(key).text.nl == "Van Anouk?"


def test_scale_changes_for_all_its_questions(people, client_as):
    client = client_as("anouk")
    client.post("/vragenlijsten/guidance/begin/")
    address = "/vragenlijsten/guidance/wijzigen/schaal/agree/"
    context = client.get(address).context
    typed = {bound.name: bound.value() for bound in context["form"] if bound.value()}

    assert len(context["used"]) == 8
    client.post(address, {**typed, "point-5": "", "was": context["was"]})
    changed = [each for each in page_of(people, key="guidance").questions if each.stayed.value == "changed"]
    assert len(changed) == 8
    answer = client.post(address, {"point-1": "Nee", "point-2": "Ja", "was": was(client, address)})
    assert "Een schaal heeft minstens 3 punten." in answer.content.decode()


def test_theme_and_title_change(people, client_as):
    client = client_as("anouk")
    client.post("/vragenlijsten/guidance/begin/")
    draft = "/vragenlijsten/guidance/wijzigen/"
    client.post(
        f"{draft}titel/", {"title": "Ons jaar", "about": "Over ons jaar.", "was": was(client, f"{draft}titel/")}
    )
    client.post(f"{draft}onderwerp/", {"title": "Samenwerken", "about": "Met elkaar.", "was": ""})
    time = f"{draft}onderwerp/time/"
    client.post(time, {"title": "Tijd", "about": "Genoeg tijd.", "was": was(client, time)})
    client.post(f"{draft}onderwerp/teaching/weg/")
    found = page_of(people, key="guidance")

    assert found.draft.title == "Ons jaar"
    assert dict(found.themes)["samenwerken"] == "Samenwerken"
    assert dict(found.themes)["time"] == "Tijd"
    assert "teaching" not in dict(found.themes)
    assert found.difference.lost == ("Aandacht voor lesgeven",)


def test_draft_is_tried_and_nothing_is_kept(people, drafting):
    before = page_of(people)
    address = "/vragenlijsten/afternoon/proberen/"

    assert drafting.get(address).status_code == 200
    assert drafting.post(address, {}).status_code == 422
    number = next(each for each in before.draft.asks.questions if each.kind == "number")
    answer = drafting.post(address, {number.key: "veel"})
    assert "past hier niet" in answer.content.decode()
    required = {each.key: "1" for each in before.draft.asks.questions if each.is_required}
    assert drafting.post(address, {**required, number.key: "8"}).status_code == 302
    assert page_of(people) == before


def test_established_version_is_asked_from_then_on_and_never_changes(people, drafting):
    address = "/vragenlijsten/afternoon/vaststellen/"
    unchanged = drafting.post(address, {"was": was(drafting, address)})
    assert "Dit concept is nog hetzelfde" in unchanged.content.decode()

    drafting.post(f"{DRAFT}vraag/?soort=open", {"text": "Wat nog meer?", "longest": "500"})
    stale = drafting.post(address, {"was": "anders"})
    assert stale.status_code == 422
    drafting.post(address, {"was": was(drafting, address)})
    row = QuestionnaireVersion.objects.get(owner=people.organisations["waterrijk"])

    assert (row.version, row.published_at is not None) == ("2026-2", True)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        page = queries.questionnaire_page(viewer, "afternoon")
    assert [version.row.version for version in page.versions] == ["2026-2", "2026"]
    assert [line.stayed.value for line in page.difference.lines] == ["added"]
    assert drafting.get(DRAFT).status_code == 404
    with pytest.raises(Refusal), refusals():
        row.save()


def test_version_asked_now_is_the_own_one(people, drafting):
    drafting.post(f"{DRAFT}vraag/?soort=open", {"text": "Wat nog meer?", "longest": "500"})
    address = "/vragenlijsten/afternoon/vaststellen/"
    drafting.post(address, {"was": was(drafting, address)})
    asked_now = {row.key: row.version for row in queries.newest_versions(people.organisations["waterrijk"])}
    elsewhere = {row.key: row.version for row in queries.newest_versions(people.organisations["land"])}

    assert asked_now["afternoon"] == "2026-2"
    assert elsewhere["afternoon"] == "2026"


def test_own_questionnaire_begins_with_the_questions_of_another(people, client_as):
    client = client_as("jeroen")
    version = QuestionnaireVersion.objects.get(key="afternoon").pk
    typed = {"version": version, "title": "De startbijeenkomst", "about": "Hoe was het?"}
    assert (
        client.post("/vragenlijsten/nieuw/", typed).headers["Location"]
        == "/vragenlijsten/de-startbijeenkomst/wijzigen/"
    )
    address = "/vragenlijsten/de-startbijeenkomst/vaststellen/"
    client.post(address, {"was": was(client, address)})

    with acting_as(people.thijs, on=A_DAY) as viewer:
        assert queries.questionnaire_page(viewer, "de-startbijeenkomst").shown.title == "De startbijeenkomst"
    with acting_as(people.els, on=A_DAY) as viewer:
        assert "de-startbijeenkomst" not in {line.version.row.key for line in queries.questionnaires(viewer).lines}


def test_draft_is_thrown_away(people, drafting):
    drafting.post(f"{DRAFT}weggooien/")

    assert not QuestionnaireVersion.objects.filter(published_at=None).exists()


def test_statements_of_the_partnership_are_written_elsewhere(people, client_as):
    client_as("anouk").post("/vragenlijsten/guarantees/begin/")

    assert not QuestionnaireVersion.objects.filter(key="guarantees", published_at=None).exists()


def test_two_versions_are_compared_in_words(people, drafting):
    first = asked(people)[0]
    drafting.post(f"{DRAFT}vraag/{first}/weg/")
    drafting.post(f"{DRAFT}vraag/?soort=open", {"text": "Wat nog meer?", "longest": "500"})
    address = "/vragenlijsten/afternoon/vaststellen/"
    drafting.post(address, {"was": was(drafting, address)})
    page = drafting.get(f"{AFTERNOON}verschil/").content.decode()

    assert "vervalt" in page
    assert "Wat nog meer?" in page
    assert drafting.get("/vragenlijsten/peer-consultation/verschil/").status_code == 404


@pytest.mark.parametrize("act", ["drop_question", "move_question", "throw_draft_away", "establish"])
def test_who_does_not_write_changes_nothing(people, drafting, act):
    acts = {
        "drop_question": {"question": "mark"},
        "move_question": {"question": "mark", "steps": 1},
        "throw_draft_away": {},
        "establish": {"was": ""},
    }
    with acting_as(people.hanneke, on=A_DAY) as viewer, pytest.raises(NotYours):
        getattr(actions, act)(by=viewer, at=clock.now(), key="afternoon", **acts[act])


def test_words_in_one_language_stand_in_both(people, drafting):
    drafting.post(f"{DRAFT}vraag/?soort=open", {"text": "Wat nog meer?", "longest": "500"})

    assert page_of(people).questions[-1].question.text == Text("Wat nog meer?", "Wat nog meer?")
