"""Answers as a process of its own: reads what is asked, says how far it is, hears that it is to end, and answers.

What is asked stands on the input, progress is a line of JSON on the error output, the answer is JSON on the output.
"""

import json
import os
import select
import signal
import sys
from collections.abc import Mapping
from threading import Event, Thread

ALONE = 5  # the code of a process that ended because nobody waits for its answer any more


def request() -> str:
    """Read what is asked; from then on the process ends by itself when whoever asked is gone."""
    Thread(target=_end_alone, daemon=True).start()
    return sys.stdin.read()


def tell(**said: object) -> None:
    """Say how far it is."""
    sys.stderr.write(json.dumps(said) + "\n")
    sys.stderr.flush()


def answer(found: Mapping[str, object]) -> None:
    """Give the answer."""
    sys.stdout.write(json.dumps(found))


def asked_to_end(*numbers: signal.Signals) -> Event:
    """Hear from now on that the process is to end, instead of ending at once."""
    asked = Event()
    for number in numbers:
        signal.signal(number, lambda *_: asked.set())
    return asked


def _end_alone() -> None:
    """Wait until nobody holds the other end of the output, and end."""
    gone = select.poll()
    gone.register(sys.stdout.fileno(), 0)
    gone.poll()
    os._exit(ALONE)
