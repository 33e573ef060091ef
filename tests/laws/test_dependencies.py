"""Every dependency has its line in docs/decisions, and every file pins each by its hash."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
NAMED = {
    re.split(r"[\[>=<]", line)[0] for line in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]
}


def pinned(name):
    return set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(), flags=re.MULTILINE))


def test_every_dependency_says_what_we_would_do_without_it():
    tables = (ROOT / "docs" / "decisions" / "dependencies.md").read_text().split("```")[0]
    rows = [line.split("|")[1] for line in tables.splitlines() if line.startswith("| `")]

    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row)} == NAMED


def test_tests_run_on_what_the_site_runs_on():
    assert pinned("requirements.txt") - pinned("requirements-test.txt") == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "requirements-installer.txt"])
def test_every_version_is_pinned_by_its_hash(name):
    words = (ROOT / name).read_text()
    lines = [line for line in words.splitlines() if "==" in line]

    assert [line for line in lines if not line.endswith("\\")] == []
    assert "http" not in words
