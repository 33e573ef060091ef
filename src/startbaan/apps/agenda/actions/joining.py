"""Large company: an appointment that people join and leave one by one, without a word about it to the others.

The subject that holds the thing behind the key decides who comes; whoever is put here comes, and is not asked.
"""

from collections.abc import Collection
from datetime import datetime

from startbaan.apps.agenda.actions.appointments import WHEN, Company, Content, ShownAs, live, make, take
from startbaan.apps.agenda.actions.telling import News, tell_gone, tell_joined, tell_of
from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log, refusals
from startbaan.domain.privacy.policy import Kind


def put_event(
    *, by: Viewer, at: datetime, key: str, title: str, start: datetime, minutes: int, place: str, path: str
) -> None:
    """Make or change the appointment in large company with this key; of a change all who come are told.

    Nothing happens when it stands there like this already. Who come, still come. Raises `Refusal` without length.
    """
    content = Content(title, ShownAs.OPEN, start, minutes, None, place, path, Company.LARGE)
    take(key)
    row = live(key)
    if row is None:
        make(by, at, key, content, ())
        return
    changed = [name for name, value in vars(content).items() if getattr(row, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(row, name, getattr(content, name))
    row.sequence += 1
    row.changed_at = at
    with refusals():
        row.save(update_fields=[*changed, "sequence", "changed_at"])
        fields = dict.fromkeys(changed, (None, None))
        log(by=by, at=at, verb="move_appointment", kind=Kind.APPOINTMENT, thing=row, changes=fields)
    news = News.MOVED if WHEN & set(changed) else News.CHANGED
    tell_of(row, by=by, at=at, news=news, to=row.invitations.values_list("person", flat=True))


def invite(*, by: Viewer, at: datetime, key: str, people: Collection[int]) -> None:
    """Put the appointment with this key in the agenda of these people, who come; tell them, and journal it.

    Nothing happens for who has it already, for nobody, and where none stands. The others are not read, keep their file.
    """
    if not people:
        return
    take(key)
    row = live(key)
    new = sorted(set(people) - _there(row, people).keys()) if row else []
    if row is None or not new:
        return
    accepted = Invitation.Answer.ACCEPTED
    Invitation.objects.bulk_create(
        [Invitation(appointment=row, person_id=person, answer=accepted, answered_at=at) for person in new]
    )
    log(by=by, at=at, verb="join_appointment", kind=Kind.APPOINTMENT, thing=row)
    tell_joined(row, by=by, at=at, to=new)


def uninvite(*, by: Viewer, at: datetime, key: str, people: Collection[int]) -> None:
    """Take the appointment with this key out of the agenda of these people; tell them, and journal it.

    Nothing happens for who does not have it, and where none stands.
    """
    take(key)
    row = live(key)
    gone = _there(row, people) if row else {}
    if row is None or not gone:
        return
    row.invitations.filter(person__in=gone).delete()
    log(by=by, at=at, verb="leave_appointment", kind=Kind.APPOINTMENT, thing=row)
    tell_gone(row, by=by, at=at, to=gone)


def _there(row: Appointment, people: Collection[int]) -> dict[int, datetime]:
    """Who of these people have it, and since when they come."""
    there = row.invitations.filter(person__in=set(people)).values_list("person", "answered_at")
    return {person: since or row.changed_at for person, since in there}
