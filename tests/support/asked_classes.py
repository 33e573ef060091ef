"""Classes that a starter asks, and pupils who answer with the code, for tests and the laws to look at."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from uuid import UUID

from django.db.models import Model
from row_about import OWNER, About

from startbaan.apps.coaching.actions.pupils import Asking, answer_pupil, ask_pupils, close_round
from startbaan.apps.coaching.models import InstrumentVersion, PupilRound
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.people.access import acting_as
from startbaan.domain.gathering.codes import code_from, spelled
from startbaan.project.cast import A_DAY, Cast
from startbaan.ui import clock

CODES = count(1)


def asking(**changed) -> Asking:
    version = InstrumentVersion.objects.get(key="pupils-view", owner=None).pk
    given = {
        "version": version,
        "class_name": "Groep 6, rekenen",
        "called": "juf Sanne",
        "pupils": 24,
        "open_until": A_DAY + timedelta(days=7),
    }
    return Asking(**(given | changed))


def put_round(people: Cast, *, handle: str = "sanne", **changed) -> PupilRound:
    """Ask the class of a starter."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return ask_pupils(by=by, at=clock.now(), asking=asking(**changed))


def sheet_of(made: PupilRound, *, answer: int = 3) -> dict[str, int]:
    """Give the same answer to every question."""
    return dict.fromkeys(made.questions, answer)


def let_answer(made: PupilRound, *, pupils: int, answer: int = 3) -> None:
    for _pupil in range(pupils):
        answer_pupil(code=made.code, on=A_DAY, answers=sheet_of(made, answer=answer))


def close(people: Cast, made: PupilRound, *, handle: str = "sanne") -> None:
    with acting_as(people.persons[handle], on=A_DAY) as by:
        close_round(by=by, at=clock.now(), item=made.pk)


def put_closed(people: Cast, *, pupils: int) -> PupilRound:
    """Ask a class, let so many pupils answer, and close it."""
    made = put_round(people)
    let_answer(made, pupils=pupils)
    close(people, made)
    return made


def pupil_round(about: About) -> PupilRound:
    """Ask a class with a code of its own."""
    version = InstrumentVersion.objects.using(OWNER).get(key="pupils-view", owner=None)
    return PupilRound(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        closed_at=about.at,
        instrument=version,
        class_name="Groep 6",
        called="juf",
        code=code_from(next(CODES).to_bytes(16)),
        pupils=24,
        least=10,
        open_until=about.start,
        questions=list(instrument_of(version).keys),
        top=4,
    )


FACTORIES: Mapping[type[Model], Callable[[About], Model]] = {PupilRound: pupil_round}


def asked_class(people: Cast) -> Mapping[str, str | UUID]:
    """Sanne asked a class, which is open; and the code it answers with."""
    made = put_round(people)
    return {
        "coaching:class_sheet code": spelled(made.code),
        "coaching:pupil_round item": made.pk,
        "coaching:close_pupil_round item": made.pk,
    }


def one_more_class(people: Cast, number: int) -> None:
    """Ask one more class of Sanne's."""
    put_round(people, class_name=f"Groep {number}")
