"""The ruler in the text of a set of parameters: its items, and how much lessons differ where the set says so.

`calibrate` writes what is left over between measures of lessons of one teacher, by one observer: that lessons differ,
and the error of measuring. Taken off is the error of a complete form scored halfway, so that it is not counted twice.
How much observers differ comes on top, for the severity of who looked is not known here.
"""

import json
from functools import lru_cache

from startbaan.domain.feedback.looks import Ruler
from startbaan.domain.measurement.scale import Scale, measure, read_scale


@lru_cache(maxsize=64)
def read_ruler(text: str) -> Ruler:
    """Read a ruler; the same text is read once in the life of a process. Raises `NotAScale`."""
    scale = read_scale(text.encode())
    found = json.loads(text).get("components")
    parts = found if isinstance(found, dict) else {}
    rest = _variance(parts.get("rest"))
    if rest is None:
        return Ruler(scale)
    lesson = max(0.0, rest - _measuring(scale))
    return Ruler(scale, lesson + (_variance(parts.get("observer")) or 0.0))


def _variance(part: object) -> float | None:
    """The variance of one component; None where nothing is known of it."""
    value = part.get("variance") if isinstance(part, dict) else None
    known = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
    return float(value) if known and value is not None else None


def _measuring(scale: Scale) -> float:
    """The variance of measuring with a complete form, scored halfway."""
    return measure({item.name: (len(item.thresholds) + 1) // 2 for item in scale.items}, scale=scale).se ** 2
