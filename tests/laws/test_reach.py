"""Every page is led to from another: what nobody can find is not there."""

import re
from pathlib import Path

from site_map import stops

SOURCE = Path(__file__).parents[2] / "src" / "startbaan"
OURS = re.compile(
    r"^(agenda|appraisal|changes|coaching|drafts|home|intake|library|outbox|people|programme|quality|reports):"
)
# Pupils come by the code on the board, and are thanked; both are sent on to from a form.
BY_CODE = {"coaching:class_sheet", "coaching:class_thanks"}
SENDS_ON = re.compile(r"""redirect\(\s*["'][a-z]+:[a-z_]+["']""")


def leading() -> str:
    """All source that can lead to a page: what only sends on after a form leads nobody there."""
    files = [path for kind in ("*.py", "*.html") for path in SOURCE.rglob(kind) if path.name != "urls.py"]
    return "\n".join(SENDS_ON.sub("", path.read_text(encoding="utf-8")) for path in files)


def test_every_page_is_led_to():
    named = set(re.findall(r"""["']([a-z]+:[a-z_]+)["']""", leading()))

    found = [stop.name for stop in stops() if OURS.match(stop.name) and stop.name not in named]
    assert set(found) == BY_CODE
