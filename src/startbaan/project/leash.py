"""A process that must not outlive the one that started it: it ends when its standard input closes."""

import os
import signal
import sys
import time
from threading import Thread

GRACE_SECONDS = 10


def end_with_parent() -> None:
    """Ask this process to stop as soon as the parent is gone, however it went; insist after a while."""
    Thread(target=_watch, name="leash", daemon=True).start()


def _watch() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)
