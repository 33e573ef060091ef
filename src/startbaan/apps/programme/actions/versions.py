"""Publishing versions of programmes: those that come with the program, and the variants of boards and schools."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, may_arrange, refusals
from startbaan.apps.people.actions.establishing import establish_files
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries import definition_of
from startbaan.domain.loading import CONTENT
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.reading import parse
from startbaan.domain.schedule.variants import variant


class PublishedAlready(Refusal):
    """A file says something else than the version that was published under its name."""


def publish_from_content(*, at: datetime) -> list[ProgrammeVersion]:
    """Publish the programmes that come with the program, and journal each; those published already stay.

    Raises `PublishedAlready` when a file changed without a new version, and `Refused` for a file that is wrong.
    """
    rows = ProgrammeVersion.objects.filter(owner=None)

    def row(definition: Definition, text: str) -> ProgrammeVersion:
        return ProgrammeVersion(
            key=definition.key,
            version=definition.version,
            title=definition.title.nl,
            sector=definition.sector.value,
            text=text,
            published_at=at,
        )

    return establish_files(
        sorted((CONTENT / "programmes").glob("*.yaml")),
        at=at,
        verb="publish_version",
        known={(one.key, one.version): one.text for one in rows},
        parse=parse,
        row=row,
        changed=PublishedAlready,
    )


def publish_variant(
    *, by: Viewer, at: datetime, base: ProgrammeVersion, owner: Organisation, changes: str
) -> ProgrammeVersion:
    """Publish a board's or school's own version of a programme, and journal it.

    Raises `NotYours` unless the viewer arranges that board or school, `Refusal` when this version was
    published already, and `Refused` with the lines of the changes that are wrong.
    """
    if not may_arrange(by, owner):
        raise NotYours(_("Alleen de coördinator of HR van dit bestuur maakt hier een eigen versie van het programma."))
    definition = variant(definition_of(base), text=changes, name=f"variant-{owner.key}")
    version = ProgrammeVersion(
        key=definition.key,
        version=definition.version,
        owner=owner,
        title=definition.title.nl,
        sector=definition.sector.value,
        text=base.text,
        changes=changes,
        published_at=at,
    )
    with refusals():
        version.save(force_insert=True)
        log(by=by, at=at, verb="publish_version", thing=version)
    return version
