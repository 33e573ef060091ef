"""A process that must not outlive the one that started it."""

import os
import signal
import sys
import time
from collections.abc import Callable
from threading import Thread

GRACE_SECONDS = 10
LOOK_SECONDS = 1


def end_with_standard_input() -> None:
    """Stop this process once its standard input closes: the other end of that pipe is with who started it."""
    _end_after(_until_closed)


def end_when_orphaned() -> None:
    """Stop this process once it has another parent than now: for children that share a standard input."""
    parent = os.getppid()

    def until_orphaned() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)

    _end_after(until_orphaned)


def _until_closed() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass


def _end_after(wait: Callable[[], None]) -> None:
    def watch() -> None:
        wait()
        os.kill(os.getpid(), signal.SIGTERM)  # ask
        time.sleep(GRACE_SECONDS)
        os._exit(1)  # insist

    Thread(target=watch, name="leash", daemon=True).start()
