"""Every setting is read in one place and written down; so is every command."""

import ast
from pathlib import Path

import pytest

from startbaan.project import documentation, environment

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "startbaan"
NAMES = {setting.name for setting in environment.SETTINGS}
OUR_PREFIXES = ("STARTBAAN_", "DATABASE_")


def words_of(path):
    return [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)]


def names_in(path):
    return {word for word in words_of(path) if isinstance(word, str) and word.startswith(OUR_PREFIXES)}


def test_setting_named_in_the_source_is_in_the_table():
    named = set().union(*map(names_in, [ROOT / "start.py", *SOURCE.rglob("*.py")]))

    assert {name for name in named if name.replace("_", "").isalnum()} - NAMES == set()


def test_every_setting_is_used():
    used = set().union(*(names_in(path) for path in SOURCE.rglob("*.py") if path.name != "environment.py"))
    read_here_or_by_the_tests = {"STARTBAAN_DATA", "STARTBAAN_ORIGIN", "STARTBAAN_TEST_NAME", "CI"}

    assert NAMES - used - read_here_or_by_the_tests == set()


def test_only_the_table_reads_the_environment():
    readers = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"})
        or (isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ")
    }

    assert readers == {"project/environment.py"}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_setting_has_a_meaning_and_a_default_to_show(name):
    (setting,) = [setting for setting in environment.SETTINGS if setting.name == name]

    assert setting.meaning.endswith(".")
    assert setting.shown or setting.default


@pytest.mark.parametrize("name", documentation.PAGES)
def test_generated_page_is_up_to_date(name):
    assert (documentation.directory() / name).read_text() == documentation.PAGES[name]()
