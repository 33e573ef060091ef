"""A file that one process at a time can hold, and that lets go when the process ends, however it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Held(Exception):
    """Another process holds the file."""


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the file at `path` for as long as the block runs."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise Held(str(path)) from problem
        yield
