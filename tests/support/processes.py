"""Our own commands as processes of their own, on the database of this run."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from startbaan.project import database

ROOT = Path(__file__).parents[2]


def url(login: database.Login, *, name: str) -> str:
    """Write a login as a setting."""
    return f"postgres://{quote(login.user)}:{quote(login.password)}@{login.host}:{login.port}/{name}"


@pytest.fixture
def start(test_database, committed) -> Callable[..., subprocess.Popen]:
    """Start `startbaan …`; whatever still runs after the test is killed."""
    logins = database.logins()
    urls = {"DATABASE_OWNER_URL": url(logins.owner, name=test_database.name)}
    if logins.one_login:
        urls = {"DATABASE_URL": url(logins.owner, name=test_database.name)}
    else:
        urls["DATABASE_URL"] = url(logins.runtime, name=test_database.name)
    started: list[subprocess.Popen] = []

    def run(*arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "startbaan.project.cli", *arguments],
            env=os.environ | urls | {"PYTHONPATH": str(ROOT / "src")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()
