"""Saying whether one comes to an appointment."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.agenda.queries.files import page_of
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log
from startbaan.domain.privacy.policy import Kind


def answer_appointment(*, by: Viewer, at: datetime, appointment: UUID, answer: str) -> None:
    """Write down whether the viewer comes, tell the others when not, and journal it.

    Raises `NotYours` for who is not invited, and `Refusal` when it was called off or is over,
    and for one in large company: that is answered where it comes from.
    """
    rows = editable_by(by, Appointment.objects.filter(uid=appointment)).select_for_update(of=("self",))
    row = rows.first()
    if row is None:
        raise NotYours(_("Je bent niet uitgenodigd voor deze afspraak."))
    if row.cancelled_at is not None or row.day < by.on:
        raise Refusal(_("Deze afspraak is voorbij of gaat niet door. Antwoorden hoeft niet meer."))
    if row.company == Appointment.Company.LARGE:
        raise Refusal(_("Voor deze bijeenkomst meld je je af op haar eigen pagina."))
    own = Invitation.objects.filter(appointment=row, person__in=by.persons).exclude(answer=answer)
    if not own.update(answer=answer, answered_at=at):
        return
    log(by=by, at=at, verb="answer_appointment", kind=Kind.APPOINTMENT, thing=row, changes={"answer": (None, None)})
    if answer == Invitation.Answer.DECLINED:
        tell(
            by=by,
            to=set(row.invitations.values_list("person", flat=True)),
            subject=Said(gettext_noop("%(name)s kan niet op %(day)s"), {"name": by.name, "day": row.day}),
            lines=[Said(gettext_noop("Open de afspraak om die te verzetten of af te zeggen."))],
            path=page_of(row),
            kind=Kind.APPOINTMENT,
            starter=None,
            key=f"declined:{row.uid}:{row.sequence}:{by.person}",
            at=at,
            item=row,
        )
