"""The scores of a form with items: text in, clean values out."""

from collections.abc import Mapping

from startbaan.apps.coaching.queries.observing import Scored

SCORE, NOTE = "score-", "note-"
LONGEST = 3


def scores_typed(typed: Mapping[str, str]) -> dict[str, Scored]:
    """Read the scores and notes by item from the fields of a form; an empty score was not seen."""
    keys = {name.removeprefix(SCORE) for name in typed if name.startswith(SCORE)}
    keys |= {name.removeprefix(NOTE) for name, words in typed.items() if name.startswith(NOTE) and words.strip()}
    return {key: Scored(_number(typed.get(f"{SCORE}{key}", "")), typed.get(f"{NOTE}{key}", "")) for key in keys}


def _number(written: str) -> int | None:
    """A number as typed; what is no number is none on any scale."""
    if not written:
        return None
    return int(written) if written.isascii() and written.isdigit() and len(written) <= LONGEST else -1
