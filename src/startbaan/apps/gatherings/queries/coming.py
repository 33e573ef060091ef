"""Who comes, for who arranges a gathering or invites for a board: in numbers, who waits, and who cannot."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import Attendance, Gathering, Invited, Session
from startbaan.apps.gatherings.queries.changing import sessions_of
from startbaan.apps.gatherings.queries.lists import kept_by
from startbaan.apps.people.access import Viewer, visible_to

State = Attendance.State


@dataclass(frozen=True)
class BoardComing:
    """How many of a board are invited, come, wait, said no, and have not answered."""

    name: str
    invited: int
    placed: int
    waiting: int
    declined: int
    unanswered: int


@dataclass(frozen=True)
class SessionComing:
    """How many sit in a session and wait for it, out of how many places."""

    row: Session
    sitting: int
    waiting: int


@dataclass(frozen=True)
class Coming:
    """Who comes, as far as the viewer keeps the list: of everybody, or of the own board."""

    gathering: Gathering
    boards: tuple[BoardComing, ...]
    sessions: tuple[SessionComing, ...]
    waiting: tuple[Attendance, ...]
    declined: tuple[Attendance, ...]
    is_whole: bool

    @property
    def shares(self) -> bool:
        """Whether sessions are shared out by preference."""
        return self.gathering.choose_until is not None and len(self.sessions) > 1


def who_comes(viewer: Viewer, gathering: Gathering, *, leads: bool) -> Coming:
    """Who comes to a gathering: everybody for who arranges it, and the own board for its coordinator."""
    rows = kept_by(viewer, gathering, leads=leads).select_related("starter").order_by("number", "answered_at", "pk")
    answers = list(rows)
    invited = visible_to(viewer, Invited.objects.filter(gathering=gathering))
    invited = invited if leads else invited.exclude(starter__in=viewer.persons)
    boards = {one.starter_id: one.board.name if one.board else "" for one in invited.select_related("board")}
    declined = sorted((one for one in answers if _is_off(one)), key=lambda one: (one.starter.sort_name, one.pk))
    return Coming(
        gathering,
        tuple(_by_board(boards, answers)),
        tuple(_by_session(sessions_of(gathering), answers)),
        tuple(one for one in answers if one.state == State.WAITING),
        tuple(declined),
        leads,
    )


def _by_board(boards: dict[int, str], answers: Sequence[Attendance]) -> list[BoardComing]:
    states = {one.starter_id: State(one.state) for one in answers}
    of = {person: boards.get(person, "") for person in boards.keys() | states.keys()}
    found = []
    for name in sorted(set(of.values()), key=lambda name: (not name, name)):
        people = [person for person, board in of.items() if board == name]
        by_state = Counter(states[person] for person in people if person in states)
        found.append(
            BoardComing(
                name or _("zonder uitnodiging"),
                sum(person in boards for person in people),
                by_state[State.PLACE],
                by_state[State.WAITING],
                by_state[State.DECLINED] + by_state[State.CANCELLED],
                sum(person in boards and person not in states for person in people),
            )
        )
    return found


def _by_session(sessions: Sequence[Session], answers: Sequence[Attendance]) -> list[SessionComing]:
    placed = [one for one in answers if one.state == State.PLACE]
    sitting, waiting = Counter(one.session_id for one in placed), Counter(one.waits_for_id for one in placed)
    return [SessionComing(row, sitting[row.pk], waiting[row.pk]) for row in sessions]


def _is_off(answer: Attendance) -> bool:
    return answer.state in {State.DECLINED, State.CANCELLED}
