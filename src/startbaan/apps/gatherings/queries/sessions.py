"""The page of who gives a session: who comes, where, and what is handed out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from startbaan.apps.gatherings.models import Attendance, Gathering, Session, SessionTrainer
from startbaan.apps.gatherings.queries.lists import ORDER, ListLine, lines_of
from startbaan.apps.gatherings.queries.materials import MaterialLine, materials_of_session
from startbaan.apps.people.access import Viewer, visible_to


@dataclass(frozen=True)
class SessionPage:
    """A session, for who gives it or arranges it."""

    row: Session
    on: date
    trainers: tuple[str, ...]
    lines: tuple[ListLine, ...]
    materials: tuple[MaterialLine, ...]

    @property
    def gathering(self) -> Gathering:
        """Of what it is a part."""
        return self.row.gathering

    @property
    def is_today(self) -> bool:
        """Whether it is held today."""
        return self.gathering.day == self.on and not self.is_cancelled

    @property
    def is_held(self) -> bool:
        """Whether its day has come, so that one may tick who came."""
        return self.gathering.day <= self.on and not self.is_cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether it is called off, alone or with the whole."""
        return self.row.cancelled_at is not None or self.gathering.is_cancelled

    @property
    def begins(self) -> str:
        """At what time it begins."""
        return f"{self.row.begins or self.gathering.begins:%H.%M}"


def session_page(viewer: Viewer, key: UUID, *, at: datetime) -> SessionPage:
    """One session with who comes and its files; raises Http404 for who does not give or arrange it."""
    given = SessionTrainer.objects.filter(person__in=viewer.persons).values("session")
    arranged = Gathering.objects.filter(Gathering.arranged_by(viewer))
    rows = Session.objects.filter(Q(pk__in=given) | Q(gathering__in=arranged), key=key)
    row = rows.select_related("gathering__organisation").first()
    if row is None:
        raise Http404
    people = visible_to(viewer, Attendance.objects.filter(session=row)).select_related("starter", "session")
    trainers = SessionTrainer.objects.filter(session=row).select_related("person").order_by("person__sort_name", "pk")
    return SessionPage(
        row=row,
        on=viewer.on,
        trainers=tuple(str(one.person) for one in trainers),
        lines=tuple(lines_of(list(people.order_by(*ORDER)), on=row.gathering.day)),
        materials=tuple(materials_of_session(viewer, row, at=at)),
    )
