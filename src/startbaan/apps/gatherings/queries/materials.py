"""Files that are handed out at a gathering or in a session: who may open which, and from when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from startbaan.apps.files.queries import OpenedFile, opened_file
from startbaan.apps.gatherings.models import Attendance, Gathering, Invited, Material, Session, SessionTrainer
from startbaan.apps.people.access import Viewer
from startbaan.domain.meeting.moments import moment_on

ForWhom, Opens = Material.ForWhom, Material.Opens


@dataclass(frozen=True)
class MaterialLine:
    """A file that the viewer may open, now or afterwards."""

    row: Material
    is_open: bool
    may_remove: bool


@dataclass(frozen=True)
class MaterialsPage:
    """The files of a gathering or of one of its sessions, for who hands them out."""

    row: Gathering
    lines: tuple[MaterialLine, ...]


def ended_at(row: Gathering) -> datetime:
    """When a gathering is over."""
    return moment_on(row.day, row.begins) + timedelta(minutes=row.minutes)


def materials_for(viewer: Viewer, row: Gathering, *, at: datetime) -> list[MaterialLine]:
    """The files of a gathering that the viewer may open, those of the own session too; later ones say so."""
    return _lines(viewer, row, _opened(viewer, Material.objects.filter(gathering=row)), at=at)


def materials_page(viewer: Viewer, key: UUID, *, at: datetime) -> MaterialsPage:
    """The files of a gathering for who arranges it; raises Http404 for anybody else."""
    row = Gathering.objects.filter(Gathering.arranged_by(viewer), key=key).select_related("organisation").first()
    if row is None:
        raise Http404
    return MaterialsPage(row, tuple(_lines(viewer, row, Material.objects.filter(gathering=row), at=at)))


def materials_of_session(viewer: Viewer, session: Session, *, at: datetime) -> list[MaterialLine]:
    """The files of a session, for who gives it."""
    return _lines(viewer, session.gathering, Material.objects.filter(session=session), at=at)


def open_material(viewer: Viewer, key: UUID, *, at: datetime) -> OpenedFile:
    """Open a file; raises Http404 for who may not, and before it opens for who does not hand it out."""
    found = _opened(viewer, Material.objects.filter(key=key)).select_related("gathering").first()
    if found is None:
        raise Http404
    handed_out = handed_out_by(viewer, Material.objects.filter(pk=found.pk)).exists()
    if not handed_out and not _is_open(found, found.gathering, at=at):
        raise Http404
    return opened_file(found.file_id, name=found.name)


def handed_out_by(viewer: Viewer, rows: QuerySet[Material]) -> QuerySet[Material]:
    """The files the viewer may add and take away: of what they arrange, and of the sessions they give."""
    arranged = Gathering.objects.filter(Gathering.arranged_by(viewer))
    given = SessionTrainer.objects.filter(person__in=viewer.persons).values("session")
    return rows.filter(Q(gathering__in=arranged) | Q(session__in=given))


def _opened(viewer: Viewer, rows: QuerySet[Material]) -> QuerySet[Material]:
    """What the viewer hands out, and what is for them: as invited, as who comes, or in the session they are in."""
    mine = Attendance.objects.filter(starter__in=viewer.persons)
    coming = mine.filter(Q(state=Attendance.State.PLACE) | Q(seen=Attendance.Seen.CAME))
    asked = Q(gathering__in=Invited.objects.filter(starter__in=viewer.persons).values("gathering"))
    invited = Q(for_whom=ForWhom.INVITED) & (asked | Q(gathering__in=mine.values("gathering")))
    whole = Q(for_whom=ForWhom.COMING, session=None, gathering__in=coming.values("gathering"))
    inside = Q(for_whom=ForWhom.COMING, session__in=coming.exclude(session=None).values("session"))
    gives = SessionTrainer.objects.filter(person__in=viewer.persons).values("session__gathering")
    shared = Q(session=None, gathering__in=gives)
    handed_out = Q(pk__in=handed_out_by(viewer, Material.objects.all()).values("pk"))
    held = ~Q(gathering__state__in=[Gathering.State.DRAFT, Gathering.State.CANCELLED])
    return rows.filter(handed_out | shared | (held & (invited | whole | inside)))


def _lines(viewer: Viewer, row: Gathering, rows: QuerySet[Material], *, at: datetime) -> list[MaterialLine]:
    found: Sequence[Material] = list(rows.select_related("session").order_by("session__title", "name", "pk"))
    mine: Collection[int] = set()
    if found:
        mine = set(handed_out_by(viewer, Material.objects.filter(gathering=row)).values_list("pk", flat=True))
    return [MaterialLine(one, one.pk in mine or _is_open(one, row, at=at), one.pk in mine) for one in found]


def _is_open(one: Material, row: Gathering, *, at: datetime) -> bool:
    return one.opens == Opens.NOW or ended_at(row) <= at
