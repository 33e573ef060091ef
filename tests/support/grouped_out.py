"""Peer groups that were published, for the addresses of who lets people join and go."""

from collections.abc import Mapping
from uuid import UUID

from grouped import put_placings, put_round

from startbaan.apps.peergroups.actions import publish
from startbaan.apps.peergroups.models import PeerMember, Round
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def brought_out(people) -> Round:
    """A round of the partnership of which the groups are published."""
    row = put_round(people)
    put_placings(people, row)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        publish(by=viewer, at=clock.now(), peer_round=row.key, version=0)
    return row


def published(people) -> Mapping[str, UUID]:
    """What these addresses are filled in with: Femke has no group, and Sanne has."""
    row = brought_out(people)
    PeerMember.objects.filter(starter=people.femke).delete()
    keys = dict(Person.objects.filter(pk__in=[people.sanne, people.femke]).values_list("pk", "key"))
    return {
        **{f"peergroups:{name} peer_round": row.key for name in ("later", "join", "leave")},
        "peergroups:join person": keys[people.femke],
        "peergroups:leave person": keys[people.sanne],
    }
