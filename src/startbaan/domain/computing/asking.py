"""Asks a process of its own, so that whoever asks stays light, hears how far it is, and can stop it."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, Queue
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Thread
from typing import IO, TypeAlias

GRACE = 5.0  # seconds in which a process that is asked to end may do so

Line: TypeAlias = Mapping[str, object]
Hear: TypeAlias = Callable[[Line | None], bool]


class Broke(RuntimeError):
    """The process ended without an answer; what it said last is the message."""


def computed(
    module: str,
    request: str,
    *,
    arguments: Sequence[str] = (),
    hear: Hear = lambda _: False,
    seconds: float | None = None,
) -> Line:
    """Let a module of ours compute, hear all it says, and give its answer; raises `Broke` when there is none.

    `hear` is given each line of progress, or nothing where there was none for a while, and says whether to stop: the
    process then gives the best it has, or no answer. After `seconds` it is stopped, and what it has does not count.
    """
    began = time.monotonic()
    computation = Computation.of(module, request, arguments=arguments)
    try:
        for line in computation.progress():
            if seconds is not None and time.monotonic() - began > seconds:
                raise Broke(f"gave no answer in {seconds:g} seconds")
            if hear(line):
                computation.stop()
        return computation.answer()
    finally:
        computation.stop()


@dataclass
class Computation:
    """A process that computes one answer."""

    process: "Popen[str]"
    _reader: Thread = field(init=False)
    _said: "Queue[str | None]" = field(default_factory=Queue)
    _answer: list[str] = field(default_factory=list)
    _other: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to read, so that the process never waits for us."""
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        Thread(target=self._hear, daemon=True).start()

    @classmethod
    def of(cls, module: str, request: str, *, arguments: Sequence[str] = ()) -> "Computation":
        """Start a module of ours on a request, written as that module reads it."""
        command = [sys.executable, "-m", module, *arguments]
        made = cls(Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, encoding="utf-8"))
        Thread(target=made._tell, args=[request], daemon=True).start()
        return made

    def progress(self, *, every: float = 0.5) -> Iterator[Line | None]:
        """Give each line of progress as it comes, and nothing at least so often, until the process says no more."""
        while True:
            try:
                said = self._said.get(timeout=every)
            except Empty:
                yield None
                continue
            if said is None:
                return
            line = _read_line(said)
            if line is None:
                self._other.append(said)
            else:
                yield line

    def stop(self) -> None:
        """End this one process, by its own number."""
        self.process.terminate()
        try:
            self.process.wait(GRACE)
        except TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def answer(self) -> Line:
        """Wait for the answer; raises `Broke` when there is none."""
        code = self.process.wait()
        self._reader.join()
        found = _read_line("".join(self._answer))
        if found is None:
            raise Broke(" ".join(self._other[-3:]).strip() or f"ended with {code}")
        return found

    def _tell(self, request: str) -> None:
        with suppress(BrokenPipeError), _open(self.process.stdin) as pipe:
            pipe.write(request)

    def _hear(self) -> None:
        with _open(self.process.stderr) as pipe:
            for line in pipe:
                self._said.put(line)
        self._reader.join()
        self._said.put(None)

    def _read(self) -> None:
        with _open(self.process.stdout) as pipe:
            self._answer.append(pipe.read())


def _open(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def _read_line(text: str) -> Line | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
