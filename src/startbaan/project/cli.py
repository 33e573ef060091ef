"""The command line: `startbaan <command>`, thin over Django's management commands."""

import os
import sys

import django
from django.core.management import CommandError, get_commands, load_command_class
from django.db import OperationalError

from startbaan.project import database
from startbaan.project.postgres import lease

WITHOUT_DATABASE = {"calibrate", "coaches", "docs", "groups", "messages"}
REFUSED = 2


def main() -> int:
    """Run the command named in the arguments; what went wrong and may go wrong is one sentence."""
    try:
        run(sys.argv[1:])
    except Exception as problem:
        if not meant_for_a_person(problem):
            raise
        sys.stderr.write(f"{sentence(problem)}\n")
        return REFUSED
    except KeyboardInterrupt:
        return 130
    return 0


def run(arguments: list[str]) -> None:
    """Attach to the embedded database when that is ours to use, and do what is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
    name = arguments[0] if arguments else "help"
    if database.embedded() and name not in WITHOUT_DATABASE:
        lease.attach()
    django.setup()
    if name in {"help", "-h", "--help"}:
        print(overview())
        return
    if name not in get_commands():
        raise CommandError(f"De opdracht {name!r} bestaat niet. `startbaan help` noemt ze allemaal.")
    load_command_class(get_commands()[name], name).run_from_argv(["startbaan", *arguments, "--traceback"])


def own_commands() -> dict[str, str]:
    """List our own commands, each with its one line."""
    return {
        name: str(load_command_class(app, name).help)
        for name, app in sorted(get_commands().items())
        if app.startswith("startbaan.")
    }


def overview() -> str:
    """Write down every command of our own."""
    commands = own_commands()
    width = max(map(len, commands))
    lines = [f"  startbaan {name:<{width}}  {about}" for name, about in commands.items()]
    return "\n".join(["Startbaan: begeleiding van startende leraren.", "", *lines, "", "startbaan OPDRACHT --help"])


def meant_for_a_person(problem: Exception) -> bool:
    """Say whether this is an error we expected: by the rules of the house each of our own is."""
    expected = (CommandError, OperationalError, PermissionError)
    return isinstance(problem, expected) or type(problem).__module__.startswith("startbaan.")


def sentence(problem: Exception) -> str:
    """Write an expected error in one sentence."""
    if isinstance(problem, OperationalError):
        return f"De database antwoordt niet: {' '.join(str(problem).split())}"
    if isinstance(problem, PermissionError):
        return f"Geen toegang tot {problem.filename}. Is die van een andere gebruiker? Kies een map met STARTBAAN_DATA."
    return str(problem)


if __name__ == "__main__":
    sys.exit(main())
