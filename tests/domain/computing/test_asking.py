"""Asking a process of its own: real processes that answer, are stopped, take too long, die, or are left alone."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from grouping_pools import pool_of

from startbaan.domain.computing.answering import ALONE
from startbaan.domain.computing.asking import Broke, Computation, computed
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.packing import Instance, pack_instance, unpack_grouping

PATIENCE = 60  # seconds
GROUPS = "startbaan.domain.grouping.process"
SOURCE = Path(__file__).resolve().parents[3] / "src"

# Starts a computation that goes on for long, says by which number once it is under way, and waits to be killed.
ASKER = f"""
import sys, time
from startbaan.domain.computing.asking import Computation
computation = Computation.of("{GROUPS}", sys.stdin.read())
next(line for line in computation.progress() if line)
print(computation.process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def pool():
    return pool_of(1_000, seed=4)


@pytest.fixture(scope="module")
def request_of_long(pool):
    return pack_instance(Instance(pool, {}, seconds=600.0))


def test_process_tells_how_far_it_is_and_gives_the_best_it_has_when_stopped(pool, request_of_long):
    heard = []

    def hear(line):
        heard.extend([line] if line else [])
        return bool(line and line["cost"] is not None)

    answer = computed(GROUPS, request_of_long, hear=hear)

    assert {tuple(line) for line in heard} == {("seconds", "cost", "bound")}
    assert (answer["end"], breaches(pool, unpack_grouping(answer["grouping"]))) == ("stopped", ())


def test_process_that_takes_too_long_is_broken_and_gone(request_of_long):
    with pytest.raises(Broke, match=r"gave no answer in 0\.1 seconds"):
        computed(GROUPS, request_of_long, seconds=0.1)


def test_process_that_is_killed_is_broken(request_of_long):
    computation = Computation.of(GROUPS, request_of_long)

    os.kill(computation.process.pid, signal.SIGKILL)

    assert [line for line in computation.progress() if line] == []
    with pytest.raises(Broke, match=f"ended with -{signal.SIGKILL.value}"):
        computation.answer()


def test_process_that_cannot_read_says_what_it_said_last():
    with pytest.raises(Broke, match="JSONDecodeError"):
        computed(GROUPS, "niets")


def test_process_ends_by_itself_when_who_asked_is_killed(request_of_long):
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        [sys.executable, "-c", ASKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as asker:
        asker.stdin.write(request_of_long)
        asker.stdin.close()
        left = os.pidfd_open(int(asker.stdout.readline()))
        asker.kill()

    assert _ended(left)


def test_process_that_says_nothing_ends_by_itself_when_nobody_waits_for_its_answer():
    silent = "import time; from startbaan.domain.computing.answering import request; request(); time.sleep(600)"
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        [sys.executable, "-c", silent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        process.stdin.close()
        process.stdout.close()

        assert process.wait(PATIENCE) == ALONE


def _ended(left: int) -> bool:
    """Wait until a process that is not ours has ended."""
    ends = select.poll()
    ends.register(left, select.POLLIN)
    found = ends.poll(PATIENCE * 1_000)
    os.close(left)
    return bool(found)
