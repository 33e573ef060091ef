"""Making a gathering with its sessions, and telling who gives them and who invites for each board."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.actions import invite, put_event
from startbaan.apps.gatherings.models import Gathering, Session, SessionTrainer
from startbaan.apps.gatherings.queries.arranging import Offer, offers, trainers_for
from startbaan.apps.gatherings.queries.inviting import coordinators_of
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind


@dataclass(frozen=True)
class Content:
    """What is said of a gathering, under the names of its columns."""

    title: str
    about: str
    for_whom: str
    day: date
    begins: time
    minutes: int
    place: str
    online_link: str
    places: int | None
    answer_until: date | None
    choose_until: date | None


@dataclass(frozen=True)
class NewSession:
    """A session to be made, and who gives it."""

    title: str
    about: str
    room: str
    places: int
    years: tuple[int, ...] = ()
    trainers: tuple[int, ...] = ()

    @classmethod
    def of(cls, typed: Mapping[str, object]) -> Self:
        """Make it of what was typed in a form, or of what was kept of that as a draft."""
        years, trainers = str(typed.get("years") or ""), typed.get("trainers")
        return cls(
            title=str(typed["title"]),
            about=str(typed.get("about") or ""),
            room=str(typed.get("room") or ""),
            places=int(str(typed["places"])),
            years=tuple(int(year) for year in years.split(",") if year),
            trainers=tuple(int(str(one)) for one in trainers) if isinstance(trainers, list) else (),
        )


def arrange(
    *, by: Viewer, at: datetime, key: UUID, offer: Offer, content: Content, sessions: Sequence[NewSession]
) -> Gathering:
    """Make a gathering and open it, put it in the agenda, tell trainers and coordinators, and journal it.

    Raises `NotYours` for who may not make this kind there, and `Refusal` for a day that is over, sessions of the same
    name and a trainer who is none.
    """
    if offer not in offers(by):
        raise NotYours(_("Deze soort bijeenkomst maak jij niet."))
    if content.for_whom not in offer.groups:
        raise Refusal(_("Kies voor wie het is."))
    ask_for_days(content, on=by.on)
    row = Gathering(
        key=key,
        organisation_id=offer.organisation,
        of_kind=offer.kind,
        body=offer.body,
        school_year=SchoolYear.of(content.day).start_year,
        state=Gathering.State.OPEN,
        seed=secrets.token_hex(6),
        made_by_id=by.person,
        made_at=at,
        **vars(content),
    )
    with refusals():
        row.save(force_insert=True)
        made = [add_session(row, session, on=by.on) for session in sessions]
        log(by=by, at=at, verb="arrange_gathering", thing=row)
    trainers = {trainer for session in sessions for trainer in session.trainers}
    put_in_agenda(by=by, at=at, gathering=row)
    invite(by=by, at=at, key=agenda_key(row), people={by.person, *trainers})
    for session, wanted in zip(made, sessions, strict=True):
        tell_trainers(by=by, at=at, session=session, trainers=wanted.trainers)
    _tell_coordinators(by=by, at=at, gathering=row)
    return row


def ask_for_days(content: Content, *, on: date) -> None:
    """Refuse a day that is over, and an answer that may come later than the day itself."""
    if content.day < on:
        raise Refusal(_("Deze dag is voorbij. Kies een dag die nog komt."))
    if content.choose_until and content.choose_until >= content.day:
        raise Refusal(_("Laat het kiezen van sessies een dag of meer voor de bijeenkomst eindigen."))
    if content.answer_until and content.answer_until > content.day:
        raise Refusal(_("Aanmelden kan tot en met de dag van de bijeenkomst zelf."))


def add_session(gathering: Gathering, wanted: NewSession, *, on: date) -> Session:
    """Make one session and who gives it; raises `Refusal` for who is no trainer near this organisation."""
    if not set(wanted.trainers) <= trainers_for(gathering.organisation_id, on=on).keys():
        raise Refusal(_("Kies de opleiders uit de lijst."))
    made = Session(
        gathering=gathering,
        title=wanted.title,
        about=wanted.about,
        room=wanted.room,
        places=wanted.places,
        years=list(wanted.years),
    )
    made.save(force_insert=True)
    SessionTrainer.objects.bulk_create([SessionTrainer(session=made, person_id=one) for one in wanted.trainers])
    return made


def put_in_agenda(*, by: Viewer, at: datetime, gathering: Gathering) -> None:
    """Put a gathering in the agenda as it stands now; of a change everyone who has it there is told."""
    put_event(
        by=by,
        at=at,
        key=agenda_key(gathering),
        title=gathering.title,
        start=moment_on(gathering.day, gathering.begins),
        minutes=gathering.minutes,
        place=gathering.place or gathering.online_link[:200],
        path=reverse("gatherings:gathering", args=[gathering.key]),
    )


def agenda_key(gathering: Gathering) -> str:
    """Under which key a gathering stands in the agenda."""
    return f"gathering:{gathering.key}"


def tell_trainers(*, by: Viewer, at: datetime, session: Session, trainers: Collection[int]) -> None:
    """Tell who gives a session that they do."""
    gathering = session.gathering
    tell(
        by=by,
        to=trainers,
        subject=Said(gettext_noop("Je geeft een sessie op %(day)s"), {"day": gathering.day}),
        lines=[session.title, Said(gettext_noop("Bij: %(title)s."), {"title": gathering.title})],
        path=reverse("gatherings:gathering", args=[gathering.key]),
        kind=Kind.ATTENDANCE,
        starter=None,
        key=f"gathering:trainer:{session.key}",
        at=at,
    )


def _tell_coordinators(*, by: Viewer, at: datetime, gathering: Gathering) -> None:
    """Tell the coordinators of the boards that they can invite."""
    if gathering.for_whom == Gathering.ForWhom.BODY:
        return
    tell(
        by=by,
        to=coordinators_of(gathering),
        subject=Said(gettext_noop("Nodig uit voor %(day)s"), {"day": gathering.day}),
        lines=[gathering.title, Said(gettext_noop("Nodig de mensen van je bestuur uit, met je eigen woorden."))],
        path=reverse("gatherings:invite", args=[gathering.key]),
        kind=Kind.ATTENDANCE,
        starter=None,
        key=f"gathering:opened:{gathering.key}",
        at=at,
    )
