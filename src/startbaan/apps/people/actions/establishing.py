"""Establishing the versions that come with the program as files: a version that stands already stays as it is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.actions.refusing import Refusal, refusals


class Defined(Protocol):
    """What a file defines: a version of something."""

    @property
    def key(self) -> str:
        """What it is a version of."""

    @property
    def version(self) -> str:
        """Which version."""

    @property
    def name(self) -> str:
        """Both, as files and messages name it."""


D_co = TypeVar("D_co", bound=Defined, covariant=True)
D = TypeVar("D", bound=Defined)
Row = TypeVar("Row", bound=Model)


class Parse(Protocol[D_co]):
    """Reads the text of a file; raises `Refused` for one that is wrong."""

    def __call__(self, text: str, /, *, name: str) -> D_co:
        """Read it, naming it by `name` in what is refused."""


def establish_files(
    files: Iterable[Path],
    *,
    at: datetime,
    verb: str,
    known: Mapping[tuple[str, str], str],
    parse: Parse[D],
    row: Callable[[D, str], Row],
    changed: type[Refusal],
) -> list[Row]:
    """Establish what files define and is not `known`, made a row with its text, and journal each; give the new rows.

    `known` holds the text of what stands already, by key and version. Raises `changed` when a file says something else
    than what stands under its name, and `Refused` for a file that is wrong; nothing is established then.
    """
    made = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        found = parse(text, name=f"{path.parent.name}/{path.name}")
        standing = known.get((found.key, found.version))
        if standing is None:
            made.append(row(found, text))
        elif standing != text:
            raise changed(
                _("%(file)s is veranderd, maar versie %(version)s is al vastgesteld. Geef het een nieuwe versie.")
                % {"file": path.name, "version": found.name}
            )
    with refusals():
        for version in made:
            version.save(force_insert=True)
            journal.record(at=at, actor=None, actor_name="startbaan", verb=verb, thing=version)
    return made
