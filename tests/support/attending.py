"""A gathering of today for the tests: who has a place, who gives its session, who was invited."""

from datetime import date, time, timedelta

from planned import PDF

from startbaan.apps.gatherings.actions import Noted, add_point, add_session_material, agree_action, decide, note_seen
from startbaan.apps.gatherings.models import Attendance, Gathering, Invited, Session, SessionTrainer
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

Kind, State = Gathering.OfKind, Attendance.State


def put_gathering(people, *, day: date = A_DAY, of_kind: str = Kind.AFTERNOON, at: str = "waterrijk", **more):
    """An afternoon of the partnership, or another gathering elsewhere."""
    values = {
        "title": "Groepsdynamiek en meer",
        "for_whom": Gathering.ForWhom.EVERYONE,
        "school_year": 2026,
        "begins": time(14),
        "minutes": 180,
        "place": "Merendam, Havenstraat 1",
        "state": Gathering.State.OPEN,
        "seed": "toets",
        "made_by_id": people.anouk,
        "made_at": clock.now(),
    }
    organisation = people.organisations[at]
    return Gathering.objects.create(of_kind=of_kind, organisation_id=organisation, day=day, **(values | more))


def put_session(people, gathering, *, trainer: str = "olga", title: str = "Rust in de klas"):
    """A session of it that somebody gives."""
    session = Session.objects.create(gathering=gathering, title=title, room="Lokaal 3", places=20)
    SessionTrainer.objects.create(session=session, person_id=getattr(people, trainer))
    return session


def put_place(people, gathering, handle: str, *, session: Session | None = None):
    """A place at it for somebody, perhaps in a session."""
    number = Attendance.objects.filter(gathering=gathering).count() + 1
    return Attendance.objects.create(
        gathering=gathering,
        starter_id=getattr(people, handle),
        state=State.PLACE,
        number=number,
        seat=number,
        session=session,
        session_seat=number if session else None,
        answered_at=clock.now(),
    )


def put_invited(people, gathering, handle: str):
    """An invitation that somebody did not answer."""
    return Invited.objects.create(gathering=gathering, starter_id=getattr(people, handle), told_at=clock.now())


def attended(people):
    """What the addresses of who comes and came are about: an afternoon of today with Sanne in the session of Olga."""
    gathering = put_gathering(people)
    session = put_session(people, gathering)
    put_place(people, gathering, "sanne", session=session)
    with acting_as(people.olga, on=A_DAY) as by:
        material = add_session_material(
            by=by, at=clock.now(), session=session.key, name="blad.pdf", content=PDF, for_whom="coming", opens="now"
        )
    places = (
        "code", "renew_code", "attendance_list", "attendance_sheet", "drop_in", "session", "materials",
    )  # fmt: skip
    earlier = put_gathering(people, title="Eerder deze week", day=A_DAY - timedelta(days=1))
    line = put_place(people, earlier, "sanne")
    with acting_as(people.anouk, on=A_DAY) as by:
        note_seen(by=by, at=clock.now(), gathering=earlier.key, notes=[Noted(line.pk, Attendance.Seen.CAME)])
    sanne = Person.objects.get(pk=people.sanne).key
    return {
        "gatherings:certificate gathering": earlier.key,
        "gatherings:certificate person": sanne,
        "gatherings:attendance_of person": sanne,
        **{f"gatherings:{place} gathering": gathering.key for place in places},
        "gatherings:session session": session.key,
        "material": material.key,
        **met_as_body(people),
    }


def came_today(people, number):
    """One more gathering of today that Sanne comes to."""
    put_place(people, put_gathering(people, title=f"Bijeenkomst {number}"), "sanne")


def came_before(people, number):
    """One more gathering that Sanne came to."""
    gathering = put_gathering(people, title=f"Bijeenkomst {number}", day=A_DAY - timedelta(days=number))
    line = put_place(people, gathering, "sanne")
    with acting_as(people.anouk, on=A_DAY) as by:
        note_seen(by=by, at=clock.now(), gathering=gathering.key, notes=[Noted(line.pk, Attendance.Seen.CAME)])


def put_meeting(people, *, body: str = Gathering.Body.WORKING_GROUP, day: date = A_DAY):
    """A meeting of a body of the partnership."""
    return put_gathering(
        people, of_kind=Kind.BODY_MEETING, body=body, day=day, title="Overleg", for_whom=Gathering.ForWhom.BODY
    )


def met_as_body(people):
    """What the addresses of minutes are about: a meeting of the working group, where Anouk took something on her."""
    meeting = put_meeting(people)
    anouk = Person.objects.get(pk=people.anouk).key
    with acting_as(people.anouk, on=A_DAY) as by:
        said = {"by": by, "at": clock.now(), "gathering": meeting.key}
        point = add_point(title="Enquête", words="", **said)
        decision = decide(words="De middag blijft.", point=point.pk, **said)
        action = agree_action(words="Belt de trainers.", owner=anouk, until=A_DAY, **said)
    places = (
        "minutes", "minutes_pdf", "add_point", "point", "raise_point", "remove_point", "decide", "withdraw_decision",
        "agree_action",
    )  # fmt: skip
    return {
        **{f"gatherings:{place} gathering": meeting.key for place in places},
        **{f"gatherings:{place} action": action.key for place in ("finish_action", "reopen_action", "remove_action")},
        "point": point.pk,
        "decision": decision.key,
    }


def took_on(people, number):
    """One more action that Anouk took on her."""
    anouk = Person.objects.get(pk=people.anouk).key
    meeting = put_meeting(people)
    with acting_as(people.anouk, on=A_DAY) as by:
        agree_action(by=by, at=clock.now(), gathering=meeting.key, words=f"Actie {number}", owner=anouk, until=A_DAY)
