"""Using the embedded server: the first who asks starts its keeper, the last who leaves lets it stop."""

import atexit
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from startbaan.project.environment import PACKAGE, data_directory
from startbaan.project.postgres.cluster import Cluster, ServerFailed
from startbaan.project.postgres.lock import Held, hold

PATIENCE_SECONDS = 120
_held: dict[Path, socket.socket] = {}  # open until this process ends: that is the lease


def home() -> Path:
    """Name the directory of the embedded server's own files."""
    return data_directory() / "postgres"


def attach(options: tuple[str, ...] = ()) -> None:
    """Make sure the server runs for as long as this process lives."""
    if held():
        return
    place = home()
    place.mkdir(parents=True, exist_ok=True)
    patience = time.monotonic() + PATIENCE_SECONDS
    while not _lease(place):
        if time.monotonic() > patience:
            raise ServerFailed(f"De ingebouwde database antwoordt niet; zie {place / 'postgres.log'}.")
        if _unattended(place):
            _start_keeper(place, options)
        else:
            time.sleep(0.05)


def _lease(place: Path) -> bool:
    try:
        note = json.loads((place / "keeper.json").read_text())
        guest = socket.create_connection(("127.0.0.1", note["port"]), timeout=5)
        guest.sendall(note["token"].encode())
        if guest.recv(2) != b"ok":
            return False
    except (OSError, ValueError):
        return False
    guest.settimeout(0)
    atexit.register(guest.close)
    _held[place] = guest
    return True


def held() -> bool:
    """Say whether the keeper still knows of us; after its end, `attach` makes a new one."""
    guest = _held.get(home())
    if guest is None:
        return False
    try:
        return guest.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def _unattended(place: Path) -> bool:
    try:
        with hold(place / "keeper.lock"):
            return True
    except Held:
        return False


def _start_keeper(place: Path, options: tuple[str, ...]) -> None:
    with (place / "keeper.log").open("ab") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "startbaan.project.postgres.keeper", str(place), *options],
            cwd=place,
            env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    if keeper.stdout is None:
        raise ServerFailed("De ingebouwde database heeft geen uitvoer.")
    with keeper.stdout:
        answer = keeper.stdout.readline().decode().strip()
    if answer not in {"ready", ""}:
        raise ServerFailed(answer)


def cluster() -> Cluster:
    """Name the embedded server of this data directory."""
    return Cluster(home())
