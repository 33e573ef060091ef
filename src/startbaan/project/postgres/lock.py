"""A file that one process at a time can hold, and that lets go when the process ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Held(Exception):
    """Another process holds the file."""


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the file at `path` for as long as the block runs."""
    with path.open("a") as file:
        try:
            _lock(file)
        except OSError as problem:
            raise Held(str(path)) from problem
        yield


def _lock(file: TextIO) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
