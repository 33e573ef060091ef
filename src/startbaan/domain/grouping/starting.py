"""Solving in a process of its own, so that whoever asks stays light, hears how far it is, and can stop it."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, Queue
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Thread
from typing import IO, TypeAlias

MODULE = "startbaan.domain.grouping.process"
GRACE = 5.0  # seconds in which a process that is asked to end may do so

Line: TypeAlias = Mapping[str, object]


class Broke(RuntimeError):
    """The process ended without an answer; what it said last is the message."""


@dataclass
class Solving:
    """A process that solves an instance."""

    process: "Popen[str]"
    _said: "Queue[str | None]" = field(default_factory=Queue)
    _answer: list[str] = field(default_factory=list)
    _other: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, instance: str, *, arguments: Sequence[str] = (), module: str = MODULE) -> "Solving":
        """Start on an instance, written as the module reads it."""
        command = [sys.executable, "-m", module, *arguments]
        made = cls(Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, encoding="utf-8"))
        reader = Thread(target=made._read, daemon=True)
        reader.start()
        Thread(target=made._tell, args=[instance], daemon=True).start()
        Thread(target=made._hear, args=[reader], daemon=True).start()
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
        written = "".join(self._answer)
        found = _read_line(written)
        if found is None:
            raise Broke(" ".join(self._other[-3:]).strip() or f"ended with {code}")
        return found

    def _tell(self, instance: str) -> None:
        with _open(self.process.stdin) as pipe:
            try:
                pipe.write(instance)
            except BrokenPipeError:
                return

    def _hear(self, reader: Thread) -> None:
        with _open(self.process.stderr) as pipe:
            for line in pipe:
                self._said.put(line)
        reader.join()
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
