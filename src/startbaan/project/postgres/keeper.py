"""The process that keeps one embedded server running for as long as somebody holds a lease on it.

A lease is an open connection to the keeper. It ends with the process that holds it, however that process ends, so
web, worker, a command and the tests share one server without knowing of each other, and a `kill -9` leaves nothing.
"""

import json
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from startbaan.project.postgres.binaries import NoBinaries
from startbaan.project.postgres.cluster import Cluster, ServerFailed, write_private
from startbaan.project.postgres.lock import Held, hold

GRACE_SECONDS = 1.0
LOOK_SECONDS = 0.5
OTHER_KEEPER = 3


@dataclass
class Leases:
    """The processes that use the server now."""

    listener: socket.socket
    token: str
    selector: selectors.DefaultSelector = field(default_factory=selectors.DefaultSelector)
    empty_since: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        """Let in who knocks and forget who left."""
        for key, _ in self.selector.select(timeout=LOOK_SECONDS):
            if key.fileobj is self.listener:
                self._let_in()
            else:
                self._forget(key)
        if self._in_use():
            self.empty_since = time.monotonic()

    def abandoned(self) -> bool:
        """Say whether nobody has used the server for a while, however long it took to start it again meanwhile."""
        return not self._in_use() and time.monotonic() - self.empty_since > GRACE_SECONDS

    def _in_use(self) -> bool:
        return len(self.selector.get_map()) > 1

    def _let_in(self) -> None:
        guest, _ = self.listener.accept()
        guest.settimeout(1)
        try:
            if not secrets.compare_digest(guest.recv(200), self.token.encode()):
                raise ConnectionError
            guest.sendall(b"ok")
        except OSError:
            guest.close()
        else:
            self.selector.register(guest, selectors.EVENT_READ)

    def _forget(self, key: selectors.SelectorKey) -> None:
        guest = key.fileobj
        if isinstance(guest, socket.socket):
            self.selector.unregister(guest)
            guest.close()


def main(home: Path, options: tuple[str, ...]) -> int:
    """Keep the server of `home` until nobody holds a lease; say `ready` or what went wrong on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with hold(home / "keeper.lock"):
            _keep(Cluster(home), options)
    except Held:
        return OTHER_KEEPER
    except (ServerFailed, NoBinaries) as problem:
        _say(str(problem))
        return 1
    except SystemExit:
        return 0
    return 0


def _keep(cluster: Cluster, options: tuple[str, ...]) -> None:
    note = cluster.home / "keeper.json"
    note.unlink(missing_ok=True)
    server = cluster.start(options)
    try:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            leases = Leases(listener=listener, token=secrets.token_urlsafe(24))
            leases.selector.register(listener, selectors.EVENT_READ)
            write_private(note, json.dumps({"port": listener.getsockname()[1], "token": leases.token}))
            _say("ready")
            while not leases.abandoned():
                leases.look()
                if server.poll() is not None:
                    server = cluster.start(options)
            note.unlink()
    finally:
        end(server)


def end(server: "subprocess.Popen[bytes]") -> None:
    """Stop the server the way that loses nothing and waits for nobody."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        server.wait()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
