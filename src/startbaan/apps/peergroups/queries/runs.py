"""What a round was computed: the run that was asked, for the worker that carries it out."""

from uuid import UUID

from startbaan.apps.peergroups.models import Run
from startbaan.apps.people.queries.computing import asker_of


def asked_run(key: UUID) -> int | None:
    """The person who asked for a run; nothing where it is over or gone."""
    return asker_of(Run, key)
