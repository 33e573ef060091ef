"""What the worker does for whoever asked: computing in a process of its own, and keeping what came of it as them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.http import Http404

from startbaan.apps.people.access import Viewer, acting_as_human
from startbaan.domain.computing.asking import Broke, computed
from startbaan.ui import clock


class Asker(Protocol):
    """Gives the person who asked for a computation; nothing where it is over or gone."""

    def __call__(self, key: UUID) -> int | None: ...


class Begin(Protocol):
    """Begins a computation, and gives what its process reads; nothing where it was stopped or is being computed."""

    def __call__(self, *, at: datetime, run: UUID) -> str | None: ...


class Hear(Protocol):
    """Keeps how far it is, or only that it is alive; says whether it is to stop."""

    def __call__(self, *, at: datetime, run: UUID, line: Mapping[str, object] | None) -> bool: ...


class Finish(Protocol):
    """Keeps what came of it, as whoever asked."""

    def __call__(self, *, by: Viewer, at: datetime, run: UUID, answer: Mapping[str, object]) -> None: ...


class Fail(Protocol):
    """Writes down that nothing came of it."""

    def __call__(self, *, at: datetime, run: UUID) -> None: ...


@dataclass(frozen=True)
class Keeper:
    """How a subject keeps what a module computes for it."""

    module: str
    asker: Asker
    begin: Begin
    hear: Hear
    finish: Finish
    fail: Fail


def compute(keeper: Keeper, key: UUID) -> None:
    """Let a process of its own compute what was asked, keep how far it is, and stop it when asked."""
    asker = keeper.asker(key)
    request = None if asker is None else keeper.begin(at=clock.now(), run=key)
    if asker is None or request is None:
        return
    try:
        answer = computed(keeper.module, request, hear=lambda line: keeper.hear(at=clock.now(), run=key, line=line))
        with acting_as_human(asker, on=clock.today()) as viewer:
            keeper.finish(by=viewer, at=clock.now(), run=key, answer=answer)
    except (Broke, Http404):
        keeper.fail(at=clock.now(), run=key)
    except Exception:
        keeper.fail(at=clock.now(), run=key)
        raise
