"""Everything on one machine: the worker and the web process side by side, under one process that stops both."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from types import FrameType

from startbaan.project import database
from startbaan.project.environment import PACKAGE
from startbaan.project.postgres import lease

PATIENCE_SECONDS = 60
STOP_SECONDS = 20
MOST_RESTARTS = 5
HIGHEST_PORT = 65535


class PortTaken(Exception):
    """Another program listens on the port."""


class NoPort(Exception):
    """No port has this number."""


class WouldNotStart(Exception):
    """A part of the site ended at once, again and again, or never answered."""


@dataclass
class Part:
    """One of our own commands, running beside us."""

    name: str
    arguments: tuple[str, ...]
    log: Path
    restarts: int = 0
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def start(self) -> None:
        """Start it on a leash: a pipe that closes when we end."""
        self.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "startbaan.project.cli", self.name, "--leashed", *self.arguments],
                env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def revive(self) -> None:
        """Start it again when it ended by itself."""
        if self.process is not None and self.process.poll() is None:
            return
        if self.restarts == MOST_RESTARTS:
            raise WouldNotStart(f"`startbaan {self.name}` stopt steeds vanzelf; lees {self.log}.")
        self.restarts += 1
        self.start()

    def stop(self) -> None:
        """Ask it to stop, and end it when it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Stop(BaseException):
    """We were asked to end."""


def claim(port: int) -> None:
    """Refuse a port on which another program listens, or that does not exist."""
    if not 0 < port <= HIGHEST_PORT:
        raise NoPort(f"Poort {port} bestaat niet; kies een getal van 1 tot en met {HIGHEST_PORT}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise PortTaken(
                f"Poort {port} is al in gebruik. Stop dat programma, of kies een andere: --port {port + 1}."
            ) from problem


@contextmanager
def running(parts: tuple[Part, ...]) -> Iterator[None]:
    """Run the parts for as long as the block runs, and stop them in the end."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        for part in parts:
            part.start()
        yield
    except Stop:
        pass
    finally:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for part in reversed(parts):
            part.stop()


def watch(parts: tuple[Part, ...]) -> None:
    """Keep the parts running until we are asked to end."""
    while True:
        time.sleep(1)
        if database.embedded():
            lease.attach()
        for part in parts:
            part.revive()


def wait_for_page(port: int, *, part: Part) -> None:
    """Wait until the site gives its first page."""
    patience = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < patience and part.process is not None and part.process.poll() is None:
        try:
            status = _ask(port)
        except OSError:
            time.sleep(0.1)
            continue
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise WouldNotStart(f"De eerste pagina mislukt; lees {part.log}.")
        return
    raise WouldNotStart(f"De site antwoordt niet; lees {part.log}.")


def _ask(port: int) -> int:
    asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        asking.request("GET", "/")
        return asking.getresponse().status
    finally:
        asking.close()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stop
