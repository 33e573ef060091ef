"""The whole site from one command: it opens, says where, and leaves nothing behind."""

import os
import signal
import socket
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from startbaan.project.postgres.cluster import free_port

PATIENCE = 60


def family_of(pid):
    """List the processes under this one."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text()
        except OSError:
            continue
        parents.setdefault(int(words.rsplit(")", 1)[1].split()[1]), []).append(int(stat.parent.name))
    found, waiting = set(), [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found.update(children)
        waiting.extend(children)
    return found


def alive(pids):
    return {pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes()}


def opened(site):
    """Wait until the site says where to look; collect what it said."""
    said = []
    for line in site.stdout:
        said.append(line)
        if "draait" in line:
            break
    return said[-1]


def status(port, path="/"):
    asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    asking.request("GET", path)
    answer = asking.getresponse().status
    asking.close()
    return answer


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGKILL, -9)])
def test_site_opens_and_leaves_nothing_behind(start, number, code):
    port = free_port()
    site = start("start", "--port", str(port))
    assert opened(site) == f"Startbaan draait: open http://127.0.0.1:{port}/\n"
    assert status(port) < 500
    parts = family_of(site.pid)

    os.kill(site.pid, number)

    assert site.wait(PATIENCE) == code
    until = time.monotonic() + PATIENCE
    while alive(parts):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_port_that_is_taken_is_refused_in_one_sentence(start):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        site = start("start", "--port", str(port))
        _, said = site.communicate(timeout=PATIENCE)

    assert (site.returncode, said) == (
        2,
        f"Poort {port} is al in gebruik. Stop dat programma, of kies een andere: --port {port + 1}.\n",
    )


def test_unknown_command_is_refused_in_one_sentence(start):
    command = start("bestaatniet")
    _, said = command.communicate(timeout=PATIENCE)

    assert (command.returncode, said) == (
        2,
        "De opdracht 'bestaatniet' bestaat niet. `startbaan help` noemt ze allemaal.\n",
    )
