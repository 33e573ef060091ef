"""Sharing sessions out: who is in it, what would come of it, and why each gets what they get; nothing is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext

from startbaan.apps.gatherings.models import Attendance, Gathering, Preference, Session
from startbaan.apps.gatherings.queries.arranging import arranged_gathering
from startbaan.apps.gatherings.queries.changing import sessions_of
from startbaan.apps.gatherings.queries.choosing import State, Way, way_of
from startbaan.apps.gatherings.queries.lists import years_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.gathering.explaining import Rush, rules, rushes, why
from startbaan.domain.gathering.sharing import Chooser, Placed, Sharing, share_out
from startbaan.domain.gathering.sharing import Session as Shared
from startbaan.domain.sentences import Packed, packed

NAMED_NONE, NOT_NAMED = -1, 0


@dataclass(frozen=True)
class Outcome:
    """What comes of sharing out: who gets which session, with the sessions and what everybody wants."""

    sharing: Sharing
    choosers: tuple[Chooser, ...]
    sessions: tuple[Shared, ...]
    rows: Mapping[str, Session]
    rush: Mapping[str, Rush]

    @property
    def mark(self) -> str:
        """A word that is another one as soon as somebody would get another session."""
        written = ";".join(f"{one.person}:{one.session}" for one in self.sharing.placed)
        return sha256(f"{self.sharing.seed};{written}".encode()).hexdigest()[:32]

    @property
    def nowhere(self) -> int:
        """For how many people there is no place."""
        return sum(not one.session for one in self.sharing.placed)

    def session_of(self, person: int) -> Session | None:
        """The session somebody gets."""
        return self.rows.get(self.sharing.of(person).session)

    def why(self, chooser: Chooser) -> list[Packed]:
        """Why somebody gets that session, to be kept."""
        titles = {key: row.title for key, row in self.rows.items()}
        found = why(chooser, sharing=self.sharing, sessions=self.sessions, titles=titles, rush=self.rush)
        return [packed(sentence) for sentence in found]


@dataclass(frozen=True)
class SharingLine:
    """One session in what would come of it."""

    title: str
    places: int
    wanted_first: int
    kept: int
    added: int

    @property
    def filled(self) -> int:
        """How many people would sit in it."""
        return self.kept + self.added


@dataclass(frozen=True)
class SharingPage:
    """A gathering whose sessions are shared out, and what would come of it today."""

    gathering: Gathering
    way: Way
    outcome: Outcome
    lines: tuple[SharingLine, ...]
    named: int

    @property
    def people(self) -> int:
        """How many people would get a session."""
        return len(self.outcome.sharing.placed)

    @property
    def by_choice(self) -> list[tuple[int, int]]:
        """How many people get their first choice, their second, and so on."""
        return sorted((choice, people) for choice, people in self._choices.items() if choice > 0)

    @property
    def beside(self) -> int:
        """How many people get a session they did not name."""
        return self._choices[NOT_NAMED]

    @property
    def without(self) -> int:
        """How many people who named none get a session."""
        return self._choices[NAMED_NONE]

    @property
    def _choices(self) -> Counter[int]:
        wanted = {chooser.person: len(chooser.wanted) for chooser in self.outcome.choosers}
        return Counter(_which(one, wanted[one.person]) for one in self.outcome.sharing.placed if one.session)

    @property
    def rules(self) -> list[str]:
        """How sessions are shared out."""
        return [rule.said(gettext) for rule in rules()]

    @property
    def may_share(self) -> bool:
        """Whether it may be done today."""
        return self.way in {Way.WAIT, Way.TAKE} and bool(self.people)


def _which(placed: Placed, named: int) -> int:
    """Say which choice somebody gets, or that it is none of those they named."""
    if not named:
        return NAMED_NONE
    return placed.choice if placed.choice <= named else NOT_NAMED


def sharing_page(viewer: Viewer, key: UUID) -> SharingPage:
    """What comes of sharing out the sessions of a gathering that the viewer arranges; raises Http404."""
    gathering = arranged_gathering(viewer, key)
    outcome = outcome_of(gathering)
    if len(outcome.sessions) < 2 or gathering.choose_until is None:
        raise Http404
    kept = _kept(gathering)
    lines = [
        SharingLine(
            row.title,
            row.places,
            outcome.rush[name].wanted_first,
            sum(session == name for session in kept.values()),
            sum(one.session == name for one in outcome.sharing.placed),
        )
        for name, row in outcome.rows.items()
    ]
    named = sum(bool(chooser.wanted) for chooser in outcome.choosers)
    return SharingPage(gathering, way_of(gathering, viewer=viewer), outcome, tuple(lines), named)


def outcome_of(gathering: Gathering) -> Outcome:
    """Share the sessions of a gathering out among those with a place and no session; the others keep theirs."""
    rows = {str(row.pk): row for row in sessions_of(gathering)}
    sessions = tuple(Shared(name, row.places, frozenset(row.years)) for name, row in rows.items())
    kept = _kept(gathering)
    choosers = _choosers(gathering)
    sharing = share_out(choosers, sessions=sessions, seed=gathering.seed, kept=kept)
    return Outcome(
        sharing,
        tuple(one for one in choosers if one.person not in kept),
        sessions,
        rows,
        rushes(choosers, sessions=sessions),
    )


def _kept(gathering: Gathering) -> dict[int, str]:
    rows = Attendance.objects.filter(gathering=gathering, session__isnull=False, state=State.PLACE)
    return {person: str(session) for person, session in rows.values_list("starter", "session")}


def _choosers(gathering: Gathering) -> list[Chooser]:
    coming = Attendance.objects.filter(gathering=gathering, state=State.PLACE)
    people = list(coming.order_by("starter").values_list("starter", flat=True))
    wanted: dict[int, list[str]] = {person: [] for person in people}
    rows = Preference.objects.filter(attendance__in=coming, session__cancelled_at=None).order_by("choice")
    for person, session in rows.values_list("attendance__starter", "session"):
        wanted[person].append(str(session))
    years = years_of(people, on=gathering.day)
    return [Chooser(person, years.get(person), tuple(wanted[person])) for person in people]
