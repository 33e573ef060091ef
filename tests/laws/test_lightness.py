"""A site reads no solver: what estimates or solves runs in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Sets the site up, with its addresses, tasks, content and commands, and says which of our own modules read a solver.
LOOK = """
import json, os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
import django
django.setup()
import startbaan.project.urls, startbaan.project.content, startbaan.project.cli
from procrastinate.contrib.django import app
startbaan.project.cli.overview()
from types import ModuleType
heavy = ("numpy", "scipy", "ortools")
def root(value):
    name = value.__name__ if isinstance(value, ModuleType) else str(getattr(value, "__module__", ""))
    return name.split(".")[0]
mine = sorted((name, module) for name, module in sys.modules.items() if name.startswith("startbaan") and module)
ours = [name for name, module in mine if any(root(value) in heavy for value in vars(module).values())]
print(json.dumps({"ours": ours, "loaded": [name for name in ("scipy", "ortools") if name in sys.modules]}))
"""


def test_site_and_its_help_read_no_solver():
    """Numpy itself may be there: openpyxl reads it where it finds it."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, encoding="utf-8", check=True, cwd=ROOT, timeout=300
    )

    assert json.loads(done.stdout.splitlines()[-1]) == {"ours": [], "loaded": []}


def test_program_that_calibrates_does_read_one():
    """Else the law above would hold for want of anything to find."""
    look = "import sys, startbaan.domain.measurement.process; print('numpy' in sys.modules, 'scipy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.split() == ["True", "True"]
