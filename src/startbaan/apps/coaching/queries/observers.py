"""Who may observe with which instrument, and until when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from startbaan.apps.coaching.models import InstrumentVersion, ObserverCertificate
from startbaan.apps.coaching.queries.instruments import established_instruments, instrument_of, line_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.periods import Period
from startbaan.domain.privacy.roles import RoleName

SOON = timedelta(days=60)  # own choice: from then on the page says that a certificate ends


@dataclass(frozen=True)
class ShownCertificate:
    """A certificate as a page shows it on a day."""

    row: ObserverCertificate
    title: str
    on: date

    @property
    def is_running(self) -> bool:
        """Whether one may observe with it today."""
        period: Period = self.row.period
        return self.on in period

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.row.period.last is not None and self.row.period.last < self.on

    @property
    def ends_soon(self) -> bool:
        """Whether it runs, and is to be renewed."""
        return self.is_running and self.row.period.last is not None and self.row.period.last < self.on + SOON


@dataclass(frozen=True)
class ObserverLine:
    """Somebody of a board who coaches or was certified, with the certificates, those that run first."""

    person: Person
    certificates: tuple[ShownCertificate, ...]

    @property
    def may_observe(self) -> bool:
        """Whether any certificate runs today."""
        return any(certificate.is_running for certificate in self.certificates)


def trained_instruments(places: Collection[int] = ()) -> dict[str, str]:
    """The instruments with which only who was trained may look, of the program and these places: titles by key."""
    rows = established_instruments().filter(Q(owner=None) | Q(owner__in=places), purpose=Purpose.OBSERVATION.value)
    return {key: title for key, (title, asks) in _titles(rows).items() if asks}


def may_observe(persons: Collection[int], *, instrument_key: str, on: date) -> frozenset[int]:
    """Which of these persons hold a certificate for an instrument that runs on a day."""
    rows = ObserverCertificate.objects.filter(person__in=persons, instrument_key=instrument_key, period__contains=on)
    return frozenset(rows.values_list("person", flat=True))


def instruments_of_board(board: Organisation, *, on: date) -> dict[str, str]:
    """The instruments that ask a training at a board: of the program, of its own, and of its partnerships."""
    return trained_instruments(line_of([board.pk], on=on))


def coordinated_boards(viewer: Viewer) -> list[Organisation]:
    """The boards whose observers the viewer keeps, by name."""
    rows = Organisation.objects.filter(pk__in=viewer.organisations(RoleName.BOARD_COORDINATOR))
    return list(rows.filter(of_kind=Organisation.OfKind.BOARD).order_by("name", "pk"))


def coordinated_board(viewer: Viewer, key: str) -> Organisation:
    """One board whose observers the viewer keeps: the first where none is named. Raises Http404."""
    return board_among(coordinated_boards(viewer), key)


def board_among(boards: Sequence[Organisation], key: str) -> Organisation:
    """The board of this key, or the first where none is named. Raises Http404."""
    found = next((board for board in boards if not key or board.key == key), None)
    if found is None:
        raise Http404
    return found


def people_of(board: Organisation, *, on: date) -> QuerySet[Person]:
    """Who works at a board or its schools on a day, or stands in its coach register."""
    schools = Organisation.objects.filter(Q(pk=board.pk) | Q(parent=board)).values("pk")
    return Person.objects.filter(is_service=False).filter(
        Q(pk__in=Person.objects.filter(posts__school__in=schools, posts__period__contains=on).values("pk"))
        | Q(pk__in=_coaches_of(board, on=on))
    )


def observers_of(board: Organisation, *, on: date) -> list[ObserverLine]:
    """The coaches of a board and who else there holds a certificate, by name."""
    certified = ObserverCertificate.objects.filter(person__in=people_of(board, on=on)).values("person")
    people = Person.objects.filter(Q(pk__in=_coaches_of(board, on=on)) | Q(pk__in=certified))
    found = list(people.order_by("sort_name", "pk"))
    rows = ObserverCertificate.objects.filter(person__in=[person.pk for person in found])
    shown = _shown(rows, on=on)
    return [ObserverLine(person, tuple(one for one in shown if one.row.person_id == person.pk)) for person in found]


def own_certificates(viewer: Viewer) -> list[ShownCertificate]:
    """The certificates of the viewer, those that run first."""
    return _shown(ObserverCertificate.objects.filter(person__in=viewer.persons), on=viewer.on)


def kept_certificate(viewer: Viewer, certificate: int) -> ObserverCertificate:
    """One certificate of somebody of a board whose observers the viewer keeps; raises Http404."""
    row = ObserverCertificate.objects.select_related("person").filter(pk=certificate).first()
    boards = coordinated_boards(viewer) if row else []
    if row is None or not any(people_of(board, on=viewer.on).filter(pk=row.person_id).exists() for board in boards):
        raise Http404
    return row


def board_of_observer(viewer: Viewer, person: int) -> Organisation:
    """The board through which the viewer keeps the certificates of somebody. Raises Http404."""
    for board in coordinated_boards(viewer):
        if people_of(board, on=viewer.on).filter(pk=person).exists():
            return board
    raise Http404


def _coaches_of(board: Organisation, *, on: date) -> QuerySet[Person]:
    rows = Person.objects.filter(coach_registrations__board=board, coach_registrations__period__contains=on)
    return rows.only("pk")


def _shown(rows: QuerySet[ObserverCertificate], *, on: date) -> list[ShownCertificate]:
    titles = _titles(established_instruments().filter(key__in=rows.values("instrument_key")))
    found = [
        ShownCertificate(row, titles.get(row.instrument_key, (row.instrument_key,))[0], on)
        for row in rows.order_by("-period", "pk")
    ]
    return sorted(found, key=lambda one: not one.is_running)


def _titles(rows: QuerySet[InstrumentVersion]) -> dict[str, tuple[str, bool]]:
    """The title by key of the newest version of each, and whether it asks a training."""
    language = get_language() or "nl"
    found: dict[str, tuple[str, bool]] = {}
    for row in rows:
        holds = instrument_of(row)
        found.setdefault(row.key, (holds.title.said(language), holds.asks_training))
    return found
