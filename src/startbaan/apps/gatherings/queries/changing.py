"""What changes about a gathering or a session, whom that reaches, and what will happen; shown before it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.http import Http404
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from startbaan.apps.gatherings.models import Attendance, Gathering, Invited, Session, SessionTrainer
from startbaan.apps.gatherings.queries.arranging import arranged_gathering
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person

State = Attendance.State
Said = str | int | date | time | None
LABELS = (
    ("title", gettext_lazy("titel")),
    ("about", gettext_lazy("waarover")),
    ("day", gettext_lazy("dag")),
    ("begins", gettext_lazy("begint om")),
    ("minutes", gettext_lazy("duur in minuten")),
    ("place", gettext_lazy("plaats")),
    ("online_link", gettext_lazy("link om online mee te doen")),
    ("places", gettext_lazy("plaatsen")),
    ("answer_until", gettext_lazy("aanmelden tot en met")),
    ("choose_until", gettext_lazy("sessies kiezen tot en met")),
)


@dataclass(frozen=True)
class Change:
    """One thing that is going to be otherwise."""

    name: str
    label: str | Promise
    before: Said
    after: Said

    def __str__(self) -> str:
        return _("%(what)s: eerst %(before)s, nu %(after)s.") % {
            "what": str(self.label).capitalize(),
            "before": _shown(self.before),
            "after": _shown(self.after),
        }


@dataclass(frozen=True)
class Concerned:
    """Whom a change of a gathering reaches: who has a place, who waits, and who has not answered yet."""

    placed: frozenset[int]
    waiting: frozenset[int]
    unanswered: frozenset[int]

    @property
    def beside(self) -> frozenset[int]:
        """Those who do not have it in their agenda."""
        return self.waiting | self.unanswered

    @property
    def everyone(self) -> frozenset[int]:
        """All of them; who said no is left alone."""
        return self.placed | self.beside


def concerned_by(gathering: Gathering) -> Concerned:
    """Whom a change of this gathering reaches."""
    states = dict(Attendance.objects.filter(gathering=gathering).values_list("starter", "state"))
    invited = set(Invited.objects.filter(gathering=gathering).values_list("starter", flat=True))
    return Concerned(
        frozenset(person for person, state in states.items() if state == State.PLACE),
        frozenset(person for person, state in states.items() if state == State.WAITING),
        frozenset(invited - states.keys()),
    )


def changes_of(row: Gathering | Session, wanted: Mapping[str, object]) -> list[Change]:
    """What differs between a row and what is wanted of it, in the order of the form."""
    found = [(name, label, getattr(row, name), wanted[name]) for name, label in LABELS if name in wanted]
    return [Change(name, label, before, _said(after)) for name, label, before, after in found if before != after]


def said_of(row: Gathering) -> dict[str, object]:
    """What stands in the form of a gathering."""
    return {name: getattr(row, name) for name, _label in LABELS} | {"start": row.begins}


def said_of_session(row: Session, given: Sequence[int]) -> dict[str, object]:
    """What stands in the form of a session."""
    return {
        "title": row.title,
        "about": row.about,
        "room": row.room,
        "places": row.places,
        "years": ",".join(map(str, row.years)),
        "trainers": given,
    }


def session_changes(row: Session, wanted: Mapping[str, object], *, given: Sequence[int]) -> list[Change]:
    """What differs between a session and what is wanted of it; for whom it is and who gives it come last."""
    found = changes_of(row, {name: wanted[name] for name in ("title", "about", "places")})
    if row.room != wanted["room"]:
        found.append(Change("room", _("lokaal"), row.room, _said(wanted["room"])))
    if tuple(row.years) != wanted["years"]:
        found.append(Change("years", _("voor starters in deze jaren"), _row(row.years), _row(wanted["years"])))
    if set(given) != set(_numbers(wanted["trainers"])):
        people = Person.objects.in_bulk([*given, *_numbers(wanted["trainers"])])
        names = [", ".join(str(people[one]) for one in some) for some in (given, _numbers(wanted["trainers"]))]
        found.append(Change("trainers", _("opleider"), *names))
    return found


def what_a_change_does(row: Gathering, changes: Sequence[Change]) -> list[str]:
    """Say what a change of a gathering does."""
    reached, names = concerned_by(row), {change.name for change in changes}
    said = [str(change) for change in changes]
    if names - {"places"}:
        said.append(_told(len(reached.everyone)))
    if names & {"day", "begins", "minutes"}:
        said.append(_("Wie een plaats heeft, houdt die, en ziet de nieuwe tijd in de agenda."))
    if "places" in names:
        said.append(_("Niemand verliest een plaats. Zijn er meer plaatsen, dan schuift de wachtlijst door."))
    return said


def what_a_session_change_does(row: Session, changes: Sequence[Change]) -> list[str]:
    """Say what a change of a session does."""
    sitting = sitting_in(row)
    said = [str(change) for change in changes]
    names = {change.name for change in changes}
    if names & {"title", "room", "about"}:
        said.append(_told(len(sitting)))
    places = next((change.after for change in changes if change.name == "places"), None)
    if isinstance(places, int) and places < len(sitting):
        over = len(sitting) - places
        said.append(
            ngettext(
                "%(over)s persoon zit er meer dan er plaatsen zijn. Iedereen houdt de plaats; zorg voor een stoel.",
                "%(over)s mensen zitten er meer dan er plaatsen zijn. Iedereen houdt de plaats; zorg voor stoelen.",
                over,
            )
            % {"over": over}
        )
    elif places is not None:
        said.append(_("Niemand verliest een plaats. Zijn er meer plaatsen, dan schuift de wachtlijst door."))
    if {"years", "trainers"} & names:
        said.append(_("Wie al een plaats heeft, houdt die."))
    return said


def what_dropping_does(row: Session) -> list[str]:
    """Say what happens when a session is cancelled."""
    sitting = len(sitting_in(row))
    told = _("De opleiders krijgen bericht.")
    if not sitting:
        return [_("Niemand heeft een plaats in deze sessie."), told]
    return [
        ngettext(
            "%(count)s persoon verliest deze sessie en krijgt bericht om een andere te kiezen.",
            "%(count)s mensen verliezen deze sessie en krijgen bericht om een andere te kiezen.",
            sitting,
        )
        % {"count": sitting},
        _("Ze houden hun plaats bij de bijeenkomst zelf."),
        told,
    ]


def what_calling_off_does(row: Gathering) -> list[str]:
    """Say what happens when a gathering is called off."""
    return [
        _told(len(concerned_by(row).everyone)),
        _("De bijeenkomst gaat uit ieders agenda, ook uit die van de opleiders."),
        _("Niemand kan zich nog aanmelden. Terugdraaien kan niet: maak dan een nieuwe bijeenkomst."),
    ]


def arranged_session(viewer: Viewer, gathering: UUID, key: UUID) -> Session:
    """One session, still to be held, of a gathering that the viewer arranges; raises Http404."""
    row = arranged_gathering(viewer, gathering)
    session = Session.objects.filter(gathering=row, key=key, cancelled_at=None).select_related("gathering").first()
    if session is None:
        raise Http404
    return session


def sessions_of(gathering: Gathering) -> list[Session]:
    """The sessions of a gathering that are held, in the order in which they were made."""
    return list(Session.objects.filter(gathering=gathering, cancelled_at=None).order_by("pk"))


def sitting_in(session: Session) -> set[int]:
    """Who has a place in a session."""
    return set(Attendance.objects.filter(session=session, state=State.PLACE).values_list("starter", flat=True))


def given_by(session: Session) -> tuple[int, ...]:
    """Who gives a session."""
    return tuple(SessionTrainer.objects.filter(session=session).order_by("pk").values_list("person", flat=True))


def _told(people: int) -> str:
    if not people:
        return _("Er is nog niemand die bericht moet krijgen.")
    told = ngettext("%(people)s persoon krijgt bericht.", "%(people)s mensen krijgen bericht.", people)
    return told % {"people": people}


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(one for one in value if isinstance(one, int)) if isinstance(value, tuple | list) else ()


def _row(value: object) -> str:
    return ", ".join(map(str, _numbers(value)))


def _said(value: object) -> Said:
    return value if isinstance(value, str | int | date | time) else None


def _shown(value: Said) -> str:
    if isinstance(value, datetime | date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return _("leeg") if value in {None, ""} else str(value)
