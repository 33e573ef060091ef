"""The pages of `docs/` that are made from the program, so that they cannot say something else."""

from collections.abc import Callable
from pathlib import Path

from startbaan.project import cli, environment

MADE = "<!-- Gemaakt door `startbaan docs`; verander de bron, niet deze pagina. -->"


def settings_page() -> str:
    """Write down every setting."""
    rows = [
        f"| `{setting.name}` | {setting.shown or f'`{setting.default}`'} | {setting.meaning} |"
        for setting in environment.SETTINGS
    ]
    return _page(
        "Instellingen",
        "Alles wat per site verschilt, komt uit de omgeving. Elke instelling heeft een veilige standaardwaarde: "
        "zonder één instelling werkt de site op je eigen machine.",
        "| naam | standaard | betekenis |\n|---|---|---|",
        *rows,
    )


def commands_page() -> str:
    """Write down every command of our own."""
    rows = [f"| `startbaan {name}` | {about} |" for name, about in cli.own_commands().items()]
    return _page(
        "Opdrachten",
        "Na installatie heet het programma `startbaan`; uit de broncode is het `python3 start.py run …`. "
        "`startbaan OPDRACHT --help` noemt de mogelijkheden. Een fout die te verwachten was, is één zin, met code 2. "
        "Ook de opdrachten van Django werken, zoals `startbaan shell`.",
        "| opdracht | wat die doet |\n|---|---|",
        *rows,
    )


PAGES: dict[str, Callable[[], str]] = {"settings.md": settings_page, "commands.md": commands_page}


def directory() -> Path:
    """Find `docs/` of the source."""
    return environment.PACKAGE.parent.parent / "docs"


def _page(title: str, introduction: str, head: str, *rows: str) -> str:
    return "\n".join([f"# {title}", "", MADE, "", introduction, "", head, *rows, ""])
