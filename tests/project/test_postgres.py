"""The embedded server, on a directory of its own: shared by processes, and left running by none."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from startbaan.project.postgres import binaries, cluster
from startbaan.project.postgres.keeper import GRACE_SECONDS
from startbaan.project.postgres.lock import Held, hold

SOURCE = Path(cluster.__file__).parents[3]
USE = "from startbaan.project.postgres import lease; lease.attach(); print('in', flush=True); input()"
PATIENCE = 90


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    place = tmp_path_factory.mktemp("data")
    for directory in (place, *place.parents[:2]):
        directory.chmod(0o755)
    return place


@pytest.fixture
def server(data):
    yield cluster.Cluster(data / "postgres")
    until(lambda: running(data) == set())


@pytest.fixture
def enter(data):
    """Start a process that uses the server until it is told to go."""
    guests = []

    def start():
        guest = subprocess.Popen(
            [sys.executable, "-c", USE],
            env=os.environ | {"STARTBAAN_DATA": str(data), "PYTHONPATH": str(SOURCE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        guests.append(guest)
        return guest

    yield start
    for guest in guests:
        guest.kill()
        guest.communicate()


def inside(guest):
    assert guest.stdout.readline() == "in\n"


def running(data):
    return cluster.running_in(cluster.Cluster(data / "postgres").files)


def until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def answer(server):
    address = server.address()
    login = server.conninfo(address, cluster.RUNTIME, address.runtime)
    with psycopg.connect(login, dbname=cluster.DATABASE) as connection:
        return connection.execute("SELECT current_user").fetchone()


def postmaster(server):
    return int((server.files / "postmaster.pid").read_text().splitlines()[0])


def test_first_who_asks_starts_it_and_the_last_who_leaves_stops_it(server, enter):
    first, second = enter(), enter()
    inside(first)
    inside(second)
    assert answer(server) == (cluster.RUNTIME,)

    first.communicate("\n")
    assert answer(server) == (cluster.RUNTIME,)

    second.communicate("\n")
    until(lambda: running(server.home.parent) == set())


def test_two_at_once_share_one_server(server, enter):
    guests = [enter() for _ in range(3)]
    for guest in guests:
        inside(guest)

    parents = [pid for pid in running(server.home.parent) if pid == postmaster(server)]
    assert len(parents) == 1


def test_killed_guest_leaves_nothing(server, enter):
    guest = enter()
    inside(guest)

    guest.kill()

    until(lambda: running(server.home.parent) == set())


def answers(server):
    """The answer, or nothing while the server is still looking through what it was doing."""
    try:
        return answer(server)
    except psycopg.OperationalError:
        return None


@pytest.mark.alone
def test_killed_server_comes_back(server, enter):
    inside(enter())
    before = postmaster(server)

    os.kill(before, signal.SIGKILL)
    until(lambda: running(server.home.parent) and postmaster(server) != before)

    until(lambda: answers(server) == (cluster.RUNTIME,))
    back = postmaster(server)
    time.sleep(4 * GRACE_SECONDS)
    assert postmaster(server) == back
    assert answer(server) == (cluster.RUNTIME,)


def test_killed_keeper_takes_the_server_along(server, enter):
    inside(enter())
    keeper = int(Path(f"/proc/{postmaster(server)}/stat").read_text().rsplit(")", 1)[1].split()[1])

    os.kill(keeper, signal.SIGKILL)

    until(lambda: running(server.home.parent) == set())


def test_note_with_the_number_of_another_program_is_forgotten(server, enter):
    note = server.files / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{server.files}\n0\n1\n\n127.0.0.1\n\nready\n")
    owner = server.files.stat()
    os.chown(note, owner.st_uid, owner.st_gid)

    inside(enter())

    assert answer(server) == (cluster.RUNTIME,)


def test_passwords_are_for_the_owner_of_the_directory_alone(server, enter):
    inside(enter())

    assert (server.home / "address.json").stat().st_mode & 0o077 == 0
    assert (server.home / "keeper.json").stat().st_mode & 0o077 == 0


def test_wrong_password_is_refused(server, enter):
    inside(enter())
    address = server.address()

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.conninfo(address, cluster.OWNER, address.runtime))


def test_lock_is_held_by_one(tmp_path):
    with hold(tmp_path / "lock"), pytest.raises(Held), hold(tmp_path / "lock"):
        pass


def test_account_reaches_what_is_open_to_it(tmp_path):
    closed = tmp_path / "closed" / "inside"
    closed.mkdir(parents=True)
    tmp_path.joinpath("closed").chmod(0o700)
    mine = tmp_path.stat()
    owner = binaries.Account(uid=mine.st_uid, gid=mine.st_gid)
    stranger = binaries.Account(uid=mine.st_uid + 1, gid=mine.st_gid + 1)

    assert (owner.may_reach(closed), stranger.may_reach(closed)) == (owner.may_reach(tmp_path), False)
