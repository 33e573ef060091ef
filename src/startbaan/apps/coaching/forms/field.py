"""What a device sends of a lesson that was scored on it: JSON in, clean values out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

LONGEST_NOTE = 1_000
LONGEST_LESSON = 720
LARGEST = 200_000


class UnreadableSheet(ValueError):
    """What was sent is not a scored lesson, with the reason for a person."""


@dataclass(frozen=True)
class SentScore:
    """The score of one item, none where it was not seen or is to come, and what was noted."""

    score: int | None
    note: str
    is_to_come: bool


@dataclass(frozen=True)
class SentSheet:
    """What stood on the device: from which state of the server it went on, and whether the observer is done."""

    item: UUID
    base: int
    minutes: int | None
    scores: Mapping[str, SentScore]
    done: bool


def read_sheet(body: bytes) -> SentSheet:
    """Read what a device sent. Raises UnreadableSheet with a sentence where it is not one."""
    if len(body) > LARGEST:
        raise UnreadableSheet(_("Dit is te veel voor één lesbezoek. Maak je notities korter."))
    try:
        sent: object = json.loads(body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise UnreadableSheet(_("Wat dit apparaat stuurde, is niet te lezen. Open het lesbezoek opnieuw."))
    scores = sent.get("scores")
    if not isinstance(scores, dict):
        raise UnreadableSheet(_("Er kwamen geen scores mee. Open het lesbezoek opnieuw."))
    return SentSheet(
        item=_item(sent.get("item")),
        base=_base(sent.get("base")),
        minutes=_minutes(sent.get("minutes")),
        scores={str(key): _score(str(key), held) for key, held in scores.items()},
        done=sent.get("done") is True,
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _item(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise UnreadableSheet(_("Het nummer van deze observatie klopt niet. Open het lesbezoek opnieuw.")) from None


def _base(value: object) -> int:
    base = _whole(value)
    if base is None or base < 0:
        raise UnreadableSheet(_("Het is niet duidelijk waar dit op verdergaat. Open het lesbezoek opnieuw."))
    return base


def _minutes(value: object) -> int | None:
    if value is None:
        return None
    minutes = _whole(value)
    if minutes is None or not 0 < minutes <= LONGEST_LESSON:
        raise UnreadableSheet(_("Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720."))
    return minutes


def _score(key: str, held: object) -> SentScore:
    if not isinstance(held, dict):
        raise UnreadableSheet(_("De score van ‘%(item)s’ is niet te lezen.") % {"item": key})
    score, note = held.get("score"), held.get("note", "")
    if score is not None and _whole(score) is None:
        raise UnreadableSheet(_("De score van ‘%(item)s’ is geen getal.") % {"item": key})
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise UnreadableSheet(
            _("De notitie bij ‘%(item)s’ is te lang: hoogstens %(most)d tekens.") % {"item": key, "most": LONGEST_NOTE}
        )
    return SentScore(_whole(score), note, score is None and held.get("to_come") is True)
