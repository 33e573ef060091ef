"""The policy of a board: written in versions, in force with consent, open to who works there, asked after when old."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from planned import PDF
from policies import WORDS, consented, put_policy

from startbaan.apps.drafts.models import Draft
from startbaan.apps.entitlements import actions, queries
from startbaan.apps.entitlements.models import BoardPolicy, PolicyConsent
from startbaan.apps.files.actions import sweep
from startbaan.apps.files.models import StoredFile
from startbaan.apps.home.queries import today
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Organisation
from startbaan.domain.rules.policies import Standing
from startbaan.domain.words import Sector
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

PAGE = reverse("entitlements:policy", args=["waterland"])
NEW = reverse("entitlements:new_policy", args=["waterland"])
TYPED = WORDS | {"based_on": "0", "start_on": "2026-08-01", "review_on": "2027-08-01", "do": "save"}


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def as_(people, handle, action, **values):
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return action(by=by, at=clock.now(), **values)


def page(people, handle="hanneke", board="waterland"):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return queries.policy_page(viewer, board)


def told(people, handle="hanneke"):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        tasks = [task for section in today(viewer).sections for task in section.tasks]
        return [(task.title, task.url) for task in tasks if "beleid" in task.title]


def test_policy_is_missing_waits_holds_and_grows_old(people):
    assert page(people).standing is Standing.MISSING
    policy = put_policy(people)
    assert page(people).standing is Standing.WAITING
    consented(people, policy)
    assert page(people).standing is Standing.HOLDS
    BoardPolicy.objects.update(review_on=A_DAY - timedelta(days=1))
    assert page(people).standing is Standing.OLD
    as_(people, "hanneke", actions.review_policy, policy=policy, review_on=A_DAY + timedelta(days=100))
    assert page(people).standing is Standing.HOLDS


def test_new_version_leaves_what_holds_until_it_has_consent_and_keeps_it_after(people):
    first = consented(people, put_policy(people, start=date(2025, 8, 1)))
    second = put_policy(people)

    assert [version.row.key for version in page(people).holding] == [first]
    assert [version.row.key for version in page(people).following] == [second]

    consented(people, second)

    assert [version.row.key for version in page(people).holding] == [second]
    assert [version.row.key for version in page(people).earlier] == [first]


def test_board_with_two_sectors_has_a_consent_for_each(people):
    school = Organisation.objects.get(key="meren-lyceum")
    Organisation.objects.filter(pk=school.pk).update(parent=Organisation.objects.get(key="waterland"))
    policy = consented(people, put_policy(people))

    shown = page(people)
    assert [(each.sector, each.council, each.is_verified, each.stood.standing) for each in shown.sectors] == [
        (Sector.PO, "PGMR", True, Standing.HOLDS),
        (Sector.VO, "PMR", False, Standing.WAITING),
    ]
    assert shown.standing is Standing.WAITING
    consented(people, policy, sector="vo")
    assert page(people).standing is Standing.HOLDS


def test_words_stand_fast_once_somebody_consented(people):
    policy = put_policy(people)
    values = {**WORDS, "start_on": date(2026, 8, 1), "review_on": date(2027, 8, 1)}
    as_(people, "hanneke", actions.change_policy, policy=policy, based_on=0, **values | {"goals": "Anders."})
    with pytest.raises(actions.PolicyOvertaken):
        as_(people, "hanneke", actions.change_policy, policy=policy, based_on=0, **values)
    consented(people, policy)

    with pytest.raises(Refusal):
        as_(people, "hanneke", actions.change_policy, policy=policy, based_on=1, **values)
    with pytest.raises(Refusal):
        as_(people, "hanneke", actions.drop_policy, policy=policy)
    assert list(BoardPolicy.objects.values_list("goals", flat=True)) == ["Anders."]


@pytest.mark.parametrize("handle", ["dirkjan", "karin", "jeroen", "wil", "sanne"])
def test_only_the_coordinator_of_the_board_and_an_administrator_write(people, handle):
    policy = put_policy(people)

    for action, values in (
        (actions.drop_policy, {}),
        (actions.note_consent, {"sector": "po", "given_on": A_DAY}),
        (actions.review_policy, {"review_on": A_DAY + timedelta(days=9)}),
    ):
        with pytest.raises(NotYours):
            as_(people, handle, action, policy=policy, **values)
    with pytest.raises(NotYours):
        put_policy(people, handle=handle, start=date(2027, 8, 1), review=date(2028, 8, 1))


def test_administrator_writes(people):
    consented(people, put_policy(people, handle="bas"), handle="bas")

    assert page(people, "bas").standing is Standing.HOLDS


@pytest.mark.parametrize(
    "values",
    [{"start": date(2026, 8, 1)}, {"start": date(2027, 1, 1), "review": date(2027, 1, 1)}, {"goals": " "}],
    ids=["another begins that day", "reviewed at once", "no goals"],
)
def test_version_that_cannot_be_is_refused(people, values):
    put_policy(people)

    with pytest.raises(Refusal):
        put_policy(people, **{"start": date(2027, 1, 1), "review": date(2028, 1, 1)} | values)


def test_consent_is_not_of_a_day_to_come_nor_of_a_sector_elsewhere(people):
    policy = put_policy(people)

    with pytest.raises(Refusal):
        consented(people, policy, on=A_DAY + timedelta(days=1))
    with pytest.raises(Refusal):
        consented(people, policy, sector="mbo")
    assert PolicyConsent.objects.count() == 0


def test_document_is_replaced_and_thrown_away_with_its_consent_and_never_swept_before(
    people, django_capture_on_commit_callbacks
):
    policy = consented(people, put_policy(people), name="een.pdf", content=PDF)
    first = StoredFile.objects.get()
    consented(people, policy, name="twee.pdf", content=PDF)
    second = StoredFile.objects.get()
    consented(people, policy, on=date(2026, 9, 13))

    assert first.pk != second.pk
    assert list(PolicyConsent.objects.values_list("name", "file", "given_on")) == [
        ("twee.pdf", second.pk, date(2026, 9, 13))
    ]
    sweep(at=clock.now() + timedelta(days=9), using="default")
    assert StoredFile.objects.count() == 1
    as_(people, "hanneke", actions.withdraw_consent, policy=policy, sector="po")
    assert (PolicyConsent.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_every_deed_is_journaled(people):
    policy = consented(people, put_policy(people))
    as_(people, "hanneke", actions.review_policy, policy=policy, review_on=A_DAY + timedelta(days=9))
    as_(people, "hanneke", actions.withdraw_consent, policy=policy, sector="po")
    as_(people, "hanneke", actions.drop_policy, policy=policy)

    verbs = Entry.objects.filter(thing__startswith="entitlements.boardpolicy").values_list("verb", flat=True)
    assert sorted(verbs) == ["drop_policy", "note_consent", "review_policy", "withdraw_consent", "write_policy"]


def test_coordinator_is_told_what_to_do_about_the_policy(people):
    assert told(people) == [("Waterland Onderwijs heeft nog geen beleid voor starters", PAGE)]
    policy = put_policy(people)
    assert told(people) == [("Het beleid van Waterland Onderwijs wacht op instemming", PAGE)]
    consented(people, policy)
    assert told(people) == []
    BoardPolicy.objects.update(review_on=A_DAY + timedelta(days=60))
    assert told(people) == [("Tijd om het beleid van Waterland Onderwijs opnieuw te bekijken", PAGE)]
    assert [told(people, handle) for handle in ("dirkjan", "karin", "sanne", "jeroen")] == [[]] * 4


def test_starter_reads_what_holds_with_its_document_and_not_what_waits(client_as, people):
    consented(people, put_policy(people), name="instemming.pdf", content=PDF)
    put_policy(people, start=date(2027, 8, 1), review=date(2028, 8, 1), goals="Nog geheim.")
    client = client_as("sanne")

    said = text_of(client.get(PAGE))
    document = client.get(reverse("entitlements:consent_document", args=[BoardPolicy.objects.first().key, "po"]))

    assert WORDS["goals"] in said
    assert "Nog geheim" not in said
    assert document.content == PDF
    assert document["Content-Disposition"] == 'attachment; filename="instemming.pdf"'
    assert "Nog geheim" in text_of(client_as("dirkjan").get(PAGE))


def test_board_of_somebody_else_does_not_exist(client_as, people):
    policy = consented(people, put_policy(people), name="instemming.pdf", content=PDF)
    client = client_as("ruben")

    assert client.get(PAGE).status_code == 404
    assert client.get(reverse("entitlements:consent_document", args=[policy, "po"])).status_code == 404


def test_document_that_is_not_there_does_not_exist(client_as, people):
    policy = consented(people, put_policy(people))

    for key in (policy, uuid4()):
        url = reverse("entitlements:consent_document", args=[key, "po"])
        assert client_as("hanneke").get(url).status_code == 404


def test_list_leads_who_reads_one_board_to_its_page_and_shows_who_reads_more_how_each_stands(client_as, people):
    consented(people, put_policy(people))

    assert client_as("sanne").get(reverse("entitlements:policies")).url == PAGE
    said = text_of(client_as("jeroen").get(reverse("entitlements:policies")))
    assert "Meren College Groep ontbreekt" in said
    assert "Waterland Onderwijs geldt" in said


def test_who_belongs_to_no_board_is_told_so(client_as):
    response = client_as("els").get(reverse("entitlements:policies"))

    assert "Je hoort bij geen bestuur" in text_of(response)


def test_writing_by_form_keeps_a_draft_and_forgets_it_once_saved(client_as, people):
    client = client_as("hanneke")

    assert client.post(NEW, TYPED | {"do": "keep"}).status_code == 200
    assert BoardPolicy.objects.count() == 0
    assert WORDS["goals"] in text_of(client.get(NEW))
    assert client.post(NEW, TYPED).url == PAGE
    assert (BoardPolicy.objects.count(), Draft.objects.count()) == (1, 0)


def test_form_that_is_refused_comes_back_with_what_was_typed(client_as, people):
    response = client_as("hanneke").post(NEW, TYPED | {"review_on": "2026-08-01"})

    assert response.status_code == 422
    said = text_of(response)
    assert "Bekijk het beleid opnieuw op een dag ná de dag waarop het begint." in said
    assert WORDS["instruments"] in said


def test_version_changed_meanwhile_is_shown_beside_what_was_typed(client_as, people):
    policy = put_policy(people)
    values = {"start_on": date(2026, 8, 1), "review_on": date(2027, 8, 1), "instruments": "Tijd."}
    as_(people, "hanneke", actions.change_policy, policy=policy, based_on=0, goals="Van een ander.", **values)

    response = client_as("hanneke").post(reverse("entitlements:change_policy", args=[policy]), TYPED)

    said = text_of(response)
    assert response.status_code == 422
    assert "Van een ander." in said
    assert WORDS["goals"] in said
    assert BoardPolicy.objects.get().goals == "Van een ander."


@pytest.mark.parametrize(
    ("name", "content"), [("instemming.exe", b"MZ"), ("instemming.pdf", b"geen pdf"), ("instemming.pdf", b"")]
)
def test_bad_document_gets_a_clear_sentence_and_the_day_stays(client_as, people, name, content):
    policy = put_policy(people)
    url = reverse("entitlements:consent", args=[policy, "po"])

    response = client_as("hanneke").post(
        url, {"given_on": "2026-09-12", "file": SimpleUploadedFile(name, content, "application/pdf")}
    )

    assert response.status_code == 422
    assert 'value="2026-09-12"' in response.content.decode()
    assert "bestand" in text_of(response)
    assert PolicyConsent.objects.count() == 0


def test_consent_by_form_puts_the_policy_in_force(client_as, people):
    policy = put_policy(people)
    url = reverse("entitlements:consent", args=[policy, "po"])
    client = client_as("hanneke")

    file = SimpleUploadedFile("instemming.pdf", PDF, "application/pdf")
    assert client.post(url, {"given_on": "2026-09-12", "file": file}).url == PAGE

    said = text_of(client.get(PAGE))
    assert "Dit geldt nu" in said
    assert "instemming.pdf" in said
    client.post(reverse("entitlements:withdraw_consent", args=[policy, "po"]))
    assert "Wacht op instemming" in text_of(client.get(PAGE))


def test_page_says_what_is_not_verified_for_vo_and_asks_the_quality_agenda_for_mbo_alone(client_as, people):
    vo = text_of(client_as("tessa").get(reverse("entitlements:policy", args=["merencollege"])))
    forms = [
        client_as(handle).get(reverse("entitlements:new_policy", args=[board])).content.decode()
        for handle, board in (("kees", "roc-polderland"), ("tessa", "merencollege"))
    ]

    assert "We gaan uit van instemming door de PMR. niet geverifieerd" in vo
    assert ["quality_agenda" in form for form in forms] == [True, False]
