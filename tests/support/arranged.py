"""Gatherings as an organiser makes them: an afternoon with two sessions, and people who are invited to it."""

from collections.abc import Mapping
from datetime import date, time
from uuid import UUID, uuid4

from startbaan.apps.agenda import actions as agenda
from startbaan.apps.drafts.actions import keep
from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import Attendance, Gathering, Session
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

DAY, CHOOSE_UNTIL = date(2026, 12, 9), date(2026, 12, 2)
SESSIONS = (
    actions.NewSession("Groepsdynamiek", "Over groepen.", "Lokaal 1", 2),
    actions.NewSession("Formatief evalueren", "Over toetsen.", "Lokaal 2", 3),
)


def content(**changed) -> actions.Content:
    """What is said of an afternoon; some of it otherwise."""
    said = {
        "title": "Middag in december",
        "about": "Neem een vraag mee.",
        "for_whom": Gathering.ForWhom.STARTERS,
        "day": DAY,
        "begins": time(14),
        "minutes": 180,
        "place": "Pabo Waterrijk",
        "online_link": "",
        "places": None,
        "answer_until": None,
        "choose_until": None,
    }
    return actions.Content(**(said | changed))


def arranged(people, *, sessions=SESSIONS, key: UUID | None = None, **changed) -> Gathering:
    """An afternoon of the partnership, made by the programme leader."""
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        offer = queries.offer_at(viewer, f"afternoon::{people.organisations['waterrijk']}")
        return actions.arrange(
            by=viewer, at=clock.now(), key=key or uuid4(), offer=offer, content=content(**changed), sessions=sessions
        )


def invited(people, gathering: Gathering, *, board="waterland", by="hanneke", words="") -> int:
    """Invite those of a board who are meant."""
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        return actions.invite_board(
            by=viewer,
            at=clock.now(),
            gathering=gathering.key,
            organisation=people.organisations[board],
            words=words,
        )


def arrangements(people) -> Mapping[str, UUID | str]:
    """What the addresses of an organiser are about: a draft of the programme leader, and an afternoon."""
    draft = uuid4()
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        fields = {"kind": f"afternoon::{people.organisations['waterrijk']}"}
        keep(by=viewer, key=f"bijeenkomst-nieuw:{draft}", fields=fields, at=clock.now())
    gathering = arranged(people, choose_until=CHOOSE_UNTIL)
    invited(people, gathering)
    placed(people, gathering, "sanne")
    session = Session.objects.get(gathering=gathering, title="Groepsdynamiek")
    pages = ("invite", "choose", "share_out", "change", "call_off", "add_session", "change_session", "drop_session")
    return {
        "gatherings:new_step draft": draft,
        "gatherings:new_step step": "wanneer",
        **{f"gatherings:{page} gathering": gathering.key for page in pages},
        "gatherings:change_session session": session.key,
        "gatherings:drop_session session": session.key,
    }


def half_arranged(people, number) -> None:
    """One more gathering half made by the programme leader."""
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        fields = {"kind": f"afternoon::{people.organisations['waterrijk']}", "title": f"Middag {number}"}
        keep(by=viewer, key=f"bijeenkomst-nieuw:{uuid4()}", fields=fields, at=clock.now())


def placed(people, gathering: Gathering, handle: str, *, session: str = "", state: str = "place") -> Attendance:
    """Let somebody have a place, perhaps in a session, wait for one, or say no."""
    last = Attendance.objects.filter(gathering=gathering).count()
    row = Session.objects.filter(gathering=gathering, title=session).first()
    seat = Attendance.objects.filter(session=row).count() + 1 if row else None
    person = people.persons[handle]
    has_place = state == "place"
    if has_place:
        with acting_as(people.jeroen, on=A_DAY) as viewer:
            agenda.invite(by=viewer, at=clock.now(), key=f"gathering:{gathering.key}", people=[person])
    return Attendance.objects.create(
        gathering=gathering,
        starter_id=person,
        state=state,
        number=last + 1,
        seat=last + 1 if has_place else None,
        session=row,
        session_seat=seat,
        answered_at=clock.now(),
    )
