"""Versions of the policy of Sanne's board: one with consent and its document, one that waits."""

from datetime import date
from uuid import UUID

from planned import PDF

from startbaan.apps.entitlements import actions
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

WORDS = {"goals": "Elke starter blijft.", "instruments": "Coaches, tijd en scholing."}


def put_policy(
    people, *, handle="hanneke", board="waterland", start=date(2026, 8, 1), review=date(2027, 8, 1), **words
) -> UUID:
    """Let a coordinator write a version of the policy of a board."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        row = actions.write_policy(
            by=by,
            at=clock.now(),
            board=Organisation.objects.get(key=board),
            start_on=start,
            review_on=review,
            **(WORDS | words),
        )
        return row.key


def consented(people, policy: UUID, *, handle="hanneke", sector="po", on=date(2026, 9, 12), **document) -> UUID:
    """Let a coordinator note that the council of a sector consented."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        actions.note_consent(by=by, at=clock.now(), policy=policy, sector=sector, given_on=on, **document)
    return policy


def policies(people) -> dict[str, str | UUID]:
    """What the addresses of the policy are filled in with."""
    held = consented(people, put_policy(people), name="instemming.pdf", content=PDF)
    waiting = put_policy(people, start=date(2027, 8, 1), review=date(2028, 8, 1))
    return {
        "policy": held,
        "sector": "po",
        "entitlements:change_policy policy": waiting,
        "entitlements:drop_policy policy": waiting,
    }
