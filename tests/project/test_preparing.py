"""What the one door does before anything is installed."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_environment_that_is_a_link_to_elsewhere_is_not_emptied(tmp_path):
    elsewhere, place = tmp_path / "elsewhere", tmp_path / "place"
    elsewhere.mkdir()
    place.mkdir()
    (elsewhere / "kept").write_text("of somebody else")
    for file in [ROOT / "start.py", *ROOT.glob("requirements*.txt")]:
        shutil.copy(file, place)
    (place / ".venv").symlink_to(elsewhere)

    started = subprocess.run(
        [sys.executable, place / "start.py", "setup"], capture_output=True, text=True, check=False, timeout=60
    )

    assert (started.returncode, started.stderr) == (
        1,
        "`.venv` is een koppeling naar een andere map; die wordt niet leeggemaakt. Haal `.venv` weg.\n",
    )
    assert [file.name for file in elsewhere.iterdir()] == ["kept"]
