"""Who may open a gathering: whoever is invited, comes, gives a session, arranges it or invites for a board."""

from django.db.models import Exists, OuterRef, Q

from startbaan.apps.gatherings.models import (
    ARRANGING,
    ARRANGING_BODIES,
    Attendance,
    Gathering,
    Invited,
    SessionTrainer,
)
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Person
from startbaan.domain.privacy.roles import RoleName

IS_DRAFT = Q(state=Gathering.State.DRAFT)


def opened_to(viewer: Viewer) -> Q:
    """The gatherings that the viewer may open."""
    return Gathering.arranged_by(viewer) | (~IS_DRAFT & (_mine(viewer) | _invited_by(viewer)))


def concerning(viewer: Viewer) -> Q:
    """The gatherings to which the viewer is invited, comes or came, or of which they give a session."""
    return _mine(viewer) & ~IS_DRAFT


def kept_by(viewer: Viewer) -> Q:
    """The gatherings that the viewer arranges, or to which they invite for a board."""
    return Gathering.arranged_by(viewer) | (_invited_by(viewer) & ~IS_DRAFT)


def invited_to(viewer: Viewer, row: Gathering) -> int | None:
    """As which of their persons the viewer answers; nothing for who was not invited and never answered."""
    asked = Invited.objects.filter(gathering=row, starter=OuterRef("pk"))
    answered = Attendance.objects.filter(gathering=row, starter=OuterRef("pk"))
    people = Person.objects.filter(pk__in=viewer.persons).filter(Exists(asked) | Exists(answered))
    return people.annotate(answered=Exists(answered)).order_by("-answered", "pk").values_list("pk", flat=True).first()


def leads(viewer: Viewer, row: Gathering) -> bool:
    """Say whether the viewer arranges this gathering."""
    if row.of_kind == Gathering.OfKind.BODY_MEETING:
        roles = ARRANGING_BODIES[Gathering.Body(row.body)]
    else:
        roles = ARRANGING[Gathering.OfKind(row.of_kind)]
    return row.organisation_id in viewer.organisations(*roles)


def invites(viewer: Viewer, row: Gathering) -> bool:
    """Say whether the viewer arranges this gathering, or invites to it for a board."""
    if leads(viewer, row):
        return True
    return viewer.holds(RoleName.BOARD_COORDINATOR) and Gathering.objects.filter(kept_by(viewer), pk=row.pk).exists()


def _mine(viewer: Viewer) -> Q:
    given = SessionTrainer.objects.filter(person__in=viewer.persons, session__cancelled_at=None)
    return (
        Q(pk__in=Invited.objects.filter(starter__in=viewer.persons).values("gathering"))
        | Q(pk__in=Attendance.objects.filter(starter__in=viewer.persons).values("gathering"))
        | Q(pk__in=given.values("session__gathering"))
    )


def _invited_by(viewer: Viewer) -> Q:
    """What is held by the viewer's board, or by a partnership it belongs to; meetings of the bodies aside."""
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    if not boards:
        return Q(pk__in=[])
    near = Affiliation.objects.filter(member__in=boards, period__contains=viewer.on).values("of")
    held = Q(organisation__in=boards) | Q(organisation__in=near)
    return held & ~Q(of_kind=Gathering.OfKind.BODY_MEETING)
