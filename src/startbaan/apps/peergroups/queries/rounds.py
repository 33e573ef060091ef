"""The rounds that the viewer leads, and opening one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import LEADING, Placing, Round, Run
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Organisation
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.roles import RoleName

LIVE = ("waiting", "running")


@dataclass(frozen=True)
class RoundLine:
    """A round in the list: for whom, and how it stands."""

    row: Round
    starters: int
    placed: int
    is_computing: bool

    @property
    def year(self) -> SchoolYear:
        """The school year it is for."""
        return SchoolYear(self.row.school_year)

    @property
    def state(self) -> str:
        """How it stands, in a word or two."""
        if self.row.published_at:
            return _("uitgebracht")
        if self.is_computing:
            return _("rekent")
        return _("voorstel") if self.placed else _("in voorbereiding")

    @property
    def is_proposed(self) -> bool:
        """Whether there is something to see: a proposal, or one that is being computed."""
        return bool(self.placed) or self.is_computing


@dataclass(frozen=True)
class Scope:
    """Where the viewer may begin a round: the organisation that leads it, and its boards."""

    organisation: Organisation
    boards: tuple[Organisation, ...]


def rounds_of(viewer: Viewer) -> list[RoundLine]:
    """The rounds that the viewer leads, the latest first."""
    placed = Placing.objects.filter(round=OuterRef("pk")).order_by().values("round")
    rows = Round.objects.filter(Round.arranged_by(viewer)).select_related("organisation")
    rows = rows.annotate(
        starters=Count("candidates", filter=Q(candidates__included=True)),
        placed=placed.annotate(n=Count("pk")).values("n"),
        computing=Exists(Run.objects.filter(round=OuterRef("pk"), state__in=LIVE)),
    ).order_by("-school_year", "-made_at", "pk")
    said = [(row, vars(row)) for row in rows]
    return [RoundLine(row, each["starters"], each["placed"] or 0, each["computing"]) for row, each in said]


def round_of(viewer: Viewer, key: UUID) -> Round:
    """A round that the viewer leads; raises Http404."""
    row = rounds_led(viewer).select_related("organisation").filter(key=key).first()
    if row is None:
        raise Http404
    return row


def rounds_led(viewer: Viewer) -> QuerySet[Round]:
    """The rounds that the viewer leads."""
    return Round.objects.filter(Round.arranged_by(viewer))


def scopes(viewer: Viewer) -> Sequence[Scope]:
    """Where the viewer may begin a round: each partnership with its boards, and all own boards together."""
    led = viewer.organisations(*LEADING)
    own = viewer.organisations(RoleName.BOARD_COORDINATOR)
    members = Affiliation.objects.filter(
        of__in=led, period__contains=viewer.on, member__of_kind=Organisation.OfKind.BOARD
    )
    of = {(one.of_id, one.member_id) for one in members}
    rows = Organisation.objects.filter(Q(pk__in=[*led, *own]) | Q(pk__in=[board for _of, board in of]))
    organisations = {row.pk: row for row in rows.order_by("name", "pk")}
    found = [
        Scope(row, tuple(board for pk, board in organisations.items() if (row.pk, pk) in of))
        for row in organisations.values()
        if row.pk in led and row.of_kind == Organisation.OfKind.PARTNERSHIP
    ]
    boards = tuple(row for row in organisations.values() if row.pk in own and row.of_kind == Organisation.OfKind.BOARD)
    return [*(one for one in found if one.boards), *([Scope(boards[0], boards)] if boards else [])]


def sectors_of(boards: Collection[Organisation]) -> list[tuple[str, str]]:
    """The sectors of the schools of these boards."""
    schools = Organisation.objects.filter(parent__in=boards, of_kind=Organisation.OfKind.SCHOOL)
    found = set(schools.values_list("sector", flat=True))
    return [(str(sector), str(sector.label)) for sector in Organisation.InSector if sector in found]
