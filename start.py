#!/usr/bin/env python3
"""The one door: `python3 start.py` opens Startbaan with its demo, `python3 start.py test` proves it.

This file needs nothing but Python. It prepares `.venv` beside itself and hands over to the command `startbaan`.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "startbaan.json"
NEEDED = (3, 11)
RUN = ROOT / "requirements.txt"
TEST = ROOT / "requirements-test.txt"
INSTALLER = ROOT / "requirements-installer.txt"
# All tests: first those that need the server or the machine for themselves, then as many at once as there are cores.
ALONE = ("-m", "alone")
SIDE_BY_SIDE = ("-m", "not alone", "-n", "logical", "--maxprocesses", "4", "--dist", "worksteal")
USAGE = """python3 start.py                       Startbaan met de demo op http://127.0.0.1:8000
  --port POORT                         op een andere poort
  --data MAP                           met een andere map voor de gegevens (standaard: var)
  --no-demo                            zonder verzonnen mensen
python3 start.py setup                 alleen klaarzetten; met --test ook voor de tests
python3 start.py test [pytest …]       alle tests
python3 start.py run OPDRACHT …        een opdracht van startbaan, bijvoorbeeld: run help"""


def main() -> None:
    """Do what the first word asks."""
    if sys.version_info[:2] < NEEDED:
        sys.exit(f"Startbaan heeft Python {NEEDED[0]}.{NEEDED[1]} of nieuwer nodig; dit is {sys.version.split()[0]}.")
    command, *rest = sys.argv[1:] or [""]
    if command == "setup":
        prepare(TEST if rest == ["--test"] else RUN)
    elif command == "test":
        prepare(TEST)
        os.environ.setdefault("STARTBAAN_DATA", str(ROOT / "var" / "test"))
        os.chdir(ROOT)
        if rest:
            become("-m", "pytest", *rest)
        failed = [subprocess.call([str(PYTHON), "-m", "pytest", *part]) for part in (ALONE, SIDE_BY_SIDE)]
        sys.exit(max(failed))
    elif command == "run":
        prepare(RUN)
        become("-m", "startbaan.project.cli", *rest)
    else:
        serve(sys.argv[1:])


def serve(words: list[str]) -> None:
    """Open the site."""
    parser = argparse.ArgumentParser(prog="start.py", usage=USAGE, add_help=True)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data")
    parser.add_argument("--no-demo", action="store_true")
    asked = parser.parse_args(words)
    prepare(RUN)
    print("Startbaan wordt gestart …", flush=True)
    os.environ.setdefault("STARTBAAN_ORIGIN", f"http://127.0.0.1:{asked.port}")
    os.environ.setdefault("STARTBAAN_DEMO", "0" if asked.no_demo else "1")
    if asked.data:
        os.environ["STARTBAAN_DATA"] = str(Path(asked.data).expanduser().resolve())
    become("-m", "startbaan.project.cli", "start", "--port", str(asked.port))


def become(*arguments: str) -> None:
    """Turn into the Python of `.venv`, so that one process is to be stopped and not two."""
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *arguments])


def prepare(requirements: Path) -> None:
    """Make sure `.venv` holds exactly these versions; a fraction of a second when it does."""
    wanted = stamp_of(requirements)
    if PYTHON.exists() and wanted.items() <= stamped().items():
        return
    with (ROOT / "start.py").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)  # two first starts at once: one installs, the other waits
        if PYTHON.exists() and wanted.items() <= stamped().items():
            return
        if not usable():
            if VENV.is_symlink():
                sys.exit("`.venv` is een koppeling naar een andere map; die wordt niet leeggemaakt. Haal `.venv` weg.")
            print("Een eigen Python-omgeving maken in .venv …", flush=True)
            venv.EnvBuilder(clear=True, symlinks=True).create(VENV)
        print(f"Onderdelen installeren uit {requirements.name} …", flush=True)
        install(requirements)
        put_in_place()
        STAMP.write_text(json.dumps(stamped() | wanted))


def stamp_of(requirements: Path) -> dict[str, str]:
    """Say what makes a prepared `.venv` the right one; the larger file holds all of the smaller."""
    files = (RUN, TEST) if requirements == TEST else (RUN,)
    return {"place": str(ROOT)} | {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def stamped() -> dict[str, str]:
    """Read what `.venv` was prepared with."""
    try:
        return {str(name): str(value) for name, value in json.loads(STAMP.read_text()).items()}
    except (OSError, ValueError):
        return {}


def usable() -> bool:
    """Say whether `.venv` is there, runs, belongs to this place and is new enough."""
    if not PYTHON.exists() or stamped().get("place", str(ROOT)) != str(ROOT):
        return False
    code = f"import sys; sys.exit(sys.version_info < {NEEDED})"
    return subprocess.run([PYTHON, "-c", code], check=False).returncode == 0


def install(requirements: Path) -> None:
    """Install with uv where it can be had, else with pip; every file is checked against its hash."""
    uv = find_uv()
    locked = ["--require-hashes", "--no-deps", "-r", str(requirements)]
    if uv and done([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *locked]):
        return
    if not done([*find_pip(), "install", "--quiet", *locked]):
        sys.exit("Het installeren is mislukt. Is er internet? De regels hierboven zeggen wat er misging.")


def find_uv() -> str:
    """Find uv on this machine or in `.venv`, or fetch it there; empty when it cannot be had."""
    own = VENV / "bin" / "uv"
    if found := shutil.which("uv"):
        return found
    if not own.exists():
        done([*find_pip(), "install", "--quiet", "--require-hashes", "--no-deps", "-r", str(INSTALLER)])
    return str(own) if own.exists() else ""


def find_pip() -> list[str]:
    """Find a pip that can install into `.venv`: that of this Python, or one of its own."""
    quiet = ["--disable-pip-version-check", "--no-input"]
    if quietly([sys.executable, "-m", "pip", "--version"]):
        return [sys.executable, "-m", "pip", *quiet, "--python", str(PYTHON)]
    if quietly([str(PYTHON), "-m", "pip", "--version"]) or quietly([str(PYTHON), "-m", "ensurepip"]):
        return [str(PYTHON), "-m", "pip", *quiet]
    sys.exit("Er is geen pip. Installeer `python3-pip` of `python3-venv` (apt), en probeer het opnieuw.")


def done(command: list[str]) -> bool:
    """Run a command and say whether it went well."""
    return subprocess.run(command, check=False).returncode == 0


def quietly(command: list[str]) -> bool:
    """Run a command without showing it and say whether it went well."""
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def put_in_place() -> None:
    """Let `.venv` find our own code, and give it the command `startbaan`."""
    (site,) = (VENV / "lib").glob("python3.*/site-packages")
    (site / "startbaan.pth").write_text(f"{ROOT / 'src'}\n")
    command = VENV / "bin" / "startbaan"
    command.write_text(f"#!{PYTHON}\nimport sys\nfrom startbaan.project.cli import main\nsys.exit(main())\n")
    command.chmod(0o755)


if __name__ == "__main__":
    try:
        main()
    except PermissionError as problem:
        sys.exit(f"Geen toegang tot {problem.filename}. Is deze map van een andere gebruiker?")
