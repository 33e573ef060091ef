"""What the import linter cannot see: keys by name, doors at the back, hidden imports, files that grew."""

import ast
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from rows import FACTORIES

from startbaan.apps.people.access import locked_models
from startbaan.apps.people.models import AboutStarter, Confidential, Part
from startbaan.domain.privacy.policy import Kind

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "startbaan"
FILES = sorted(SOURCE.rglob("*.py"))
VIEWS = [path for path in FILES if path.stem in {"views", "api", "tasks", "forms", "urls"} and "apps" in path.parts]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
(ORDER,) = [contract["layers"] for contract in CONTRACTS if contract.get("containers") == ["startbaan.apps"]]
FLOOR = {name.strip(" ()"): -height for height, row in enumerate(ORDER) for name in row.split("|")}
OURS = [model for model in apps.get_models() if model.__module__.startswith("startbaan")]
KEYS = [field for model in OURS for field in model._meta.get_fields() if field.is_relation and field.concrete]
LONGEST = 500

# Each of these stands here on purpose, with what it is about instead and who reads it.
NOT_ABOUT_A_STARTER = {
    "appraisal.AppraisalCycle": "what a board calls its talks",
    "agenda.CalendarFeed": "the digest of a secret address, for one sign-in",
    "coaching.AdoptedParameters": "which parameters a partnership or board measures with",
    "coaching.InstrumentVersion": "the words of an instrument",
    "coaching.ParameterSet": "how difficult the items of an instrument are; nobody stands in it",
    "coaching.ObserverCertificate": "about who observes; kept by the coordinator of the board",
    "coaching.PupilCount": "how many pupils gave an answer; the program may not touch it: see coaching/test_pupils",
    "coaching.PupilTotal": "how many pupils answered; the program may not touch it: see coaching/test_pupils",
    "coaching.Recalibration": "what was computed from counts of enough people, for who leads a programme",
    "entitlements.AgreementValue": "a later value of a collective agreement",
    "entitlements.OwnChoice": "what a board or school decides for itself",
    "entitlements.BoardPolicy": "what a board wants with its starters",
    "entitlements.GuidedGroup": "how many groups somebody guides; about a coach",
    "entitlements.PolicyConsent": "the consent of a council to the policy of a board",
    "entitlements.Invoice": "about a coach from outside, for a board; a starter's name is refused in it",
    "entitlements.Rate": "what an hour or a place costs, for a board or partnership",
    "files.StoredFile": "bytes by key; the row that holds the key says whose they are",
    "gatherings.AgendaPoint": "what a body talks about, and its notes",
    "gatherings.BodyAction": "what somebody of a body does, for its members",
    "gatherings.BodyDecision": "what a body decided",
    "gatherings.Gathering": "what is held, when and where",
    "gatherings.InvitationWords": "what a board says to those it invites",
    "gatherings.LearningPoll": "that a partnership asks for wishes, and when",
    "gatherings.LearningTheme": "what one can wish for",
    "gatherings.Material": "a file that is handed out",
    "gatherings.Session": "what is held side by side, and where",
    "gatherings.SessionTrainer": "who gives a session, announced with it",
    "intake.HeaderChoice": "what a header means, for one board",
    "intake.OpenedYear": "a number a board counts on, and who opened the year",
    "intake.Upload": "a list of many, read by HR and coordinators of one board, emptied after some days",
    "journal.Entry": "the journal: keys and verbs, of confidential kinds no values",
    "journal.Opening": "the reading log: its starter's alone, by a policy of its own",
    "outbox.Mail": "an envelope: to whom, when, how it went; no words",
    "outbox.MailChoice": "how often one wants mail; one's own",
    "outbox.Message": "one line to one reader, without a confidential word; asked of the policy when told and sent",
    "peergroups.PeerGroup": "a group, its facilitator and its days",
    "peergroups.PeerMeeting": "when and where a group comes together",
    "peergroups.PlacingStep": "what was changed in a proposal, for who leads its round",
    "peergroups.Round": "for whom groups are made, and by which weights",
    "peergroups.RoundFacilitator": "about a coach, for who leads a round",
    "peergroups.Run": "what was computed, for who leads its round",
    "people.Affiliation": "organisations to each other",
    "people.CoachHours": "about a coach",
    "people.CoachRegistration": "about a coach",
    "people.Organisation": "about a place",
    "people.Role": "who holds what office",
    "people.Share": "the starter's own decision, by policies of its own",
    "people.User": "a sign-in, without a name",
    "programme.ProgrammeVersion": "the words of a programme",
    "surveys.AnsweredShard": "who answered a survey, and never what: see test_anonymity",
    "surveys.Counted": "how many people gave an answer, from enough people on: see test_anonymity",
    "surveys.PoolShard": "sealed answers without a name: see test_anonymity",
    "surveys.QuestionnaireVersion": "the words of a questionnaire",
    "surveys.Stratum": "how many people were counted together",
    "surveys.Survey": "what is asked, by whom and until when; no answer",
    "surveys.Words": "own words of enough people, without a name: see test_anonymity",
    "quality.Finding": "what a partnership found; without names",
    "quality.FindingAction": "what somebody does about a finding; the owner by name",
    "quality.FindingDecision": "what the working group decided about a finding",
    "quality.FindingMeasure": "a difference between two means of enough people",
    "quality.FindingRelease": "a finding in a version of the programme",
    "quality.GuaranteeScore": "how far a partnership is with its own statement",
    "quality.GuaranteeStatements": "the statements of a partnership",
    "quality.PanelNote": "what was said in a panel talk, by nobody in particular",
    "quality.PanelReport": "the day of a panel talk",
    "quality.PartnershipStanding": "about a partnership",
    "quality.ReviewDocument": "a document about a partnership",
    "quality.ReviewHeld": "about a partnership",
}


def test_every_model_has_a_kind_or_is_declared_not_about_a_person():
    named = {
        model._meta.label for model in OURS if isinstance(getattr(model, "kind", None), Kind) or issubclass(model, Part)
    }

    assert named & NOT_ABOUT_A_STARTER.keys() == set()
    assert sorted(named | NOT_ABOUT_A_STARTER.keys()) == sorted(model._meta.label for model in OURS)


def test_every_model_with_a_kind_has_a_row_for_the_laws():
    assert sorted(model._meta.label for model in OURS if model._meta.label not in NOT_ABOUT_A_STARTER) == sorted(
        model._meta.label for model in FACTORIES
    )


def test_every_confidential_model_is_locked():
    assert set(locked_models()) == {
        model
        for model in OURS
        if issubclass(model, Confidential | Part) or getattr(model, "kind", None) is Kind.AUTHOR_ONLY
    }


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_foreign_keys_point_down(key):
    here, there = key.model._meta.app_label, key.related_model._meta.app_label

    assert here == there or FLOOR[there] < FLOOR[here]


@pytest.mark.parametrize(
    "key", [key for key in KEYS if issubclass(key.model, AboutStarter | Part) or key.model in locked_models()], ids=str
)
def test_rows_about_a_starter_have_no_back_door(key):
    """`person.observation_set` would walk around the policy, even from a template."""
    inside = not issubclass(key.model, Confidential | Part) and key.related_model in OURS
    same_subject = key.related_model._meta.app_label == key.model._meta.app_label
    assert key.remote_field.hidden or (inside and same_subject)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_begins_with_its_caption_hides_no_import_and_fits(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    inner = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inner == []
    assert text == "" or (ast.get_docstring(tree) or "").splitlines()[:1] == [text.splitlines()[0].strip('"')]
    assert len(text.splitlines()) <= LONGEST or path.parent.name == "migrations"


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(SOURCE)))
def test_what_stands_above_the_doors_names_no_row(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]

    assert [module for module in modules if module.startswith("startbaan.apps.") and module.endswith(".models")] == []


def test_no_signals_managers_or_classes_for_views():
    words = ("django.dispatch", "django.db.models.signals", "django.views.generic", "django.contrib.admin")
    found = {
        str(path.relative_to(SOURCE)): word
        for path in FILES
        for word in words
        if f"from {word}" in (text := path.read_text(encoding="utf-8")) or f"import {word}" in text
    }

    assert found == {}
