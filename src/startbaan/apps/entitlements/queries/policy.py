"""The policy of a board on starters: what holds, what waits for consent, and how it stands for the lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404
from django.utils.translation import get_language

from startbaan.apps.entitlements.models import BoardPolicy, PolicyConsent
from startbaan.apps.files.queries import content_of, stored_file
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import may_arrange
from startbaan.apps.people.models import CoachRegistration, Organisation, Post
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.rules.policies import ASKED_BY, Standing, Stood, Version, most_pressing, standing_of
from startbaan.domain.rules.reading import shipped
from startbaan.domain.signals import Raised, raised_about_board
from startbaan.domain.sources import Source, Status
from startbaan.domain.words import Sector, word

OfKind = Organisation.OfKind
NO_SOURCE = Source(Status.UNVERIFIED)


@dataclass(frozen=True)
class PolicyLine:
    """One board in the list, with how its policy stands."""

    board: Organisation
    standing: Standing


@dataclass(frozen=True)
class SectorPolicy:
    """How the policy stands in one sector: whose consent it needs there, and how sure that is."""

    sector: Sector
    stood: Stood
    source: Source

    @property
    def council(self) -> str:
        """Who consents."""
        return word("participation_council", sector=self.sector, language=get_language() or "nl")

    @property
    def place(self) -> str:
        """Where the agreement asks for it, with the names of documents."""
        return self.source.named(get_language() or "nl")

    @property
    def since(self) -> date | None:
        """Since when the version of today holds."""
        return self.stood.holding.holds_from(self.sector) if self.stood.holding else None

    @property
    def is_verified(self) -> bool:
        """Whether a source says so."""
        return self.source.status is Status.CONFIRMED


@dataclass(frozen=True)
class SectorConsent:
    """The consent of one sector to one version: given, or still to come."""

    policy: SectorPolicy
    given: PolicyConsent | None
    holds: bool


@dataclass(frozen=True)
class ShownPolicy:
    """One version with the consents, a line for each sector of the board."""

    row: BoardPolicy
    consents: tuple[SectorConsent, ...]

    @property
    def holds(self) -> bool:
        """Whether it is the policy of any sector today."""
        return any(consent.holds for consent in self.consents)

    @property
    def is_open(self) -> bool:
        """Whether its words may still be changed: nobody has consented."""
        return not any(consent.given for consent in self.consents)

    @property
    def follows(self) -> bool:
        """Whether some sector waits for this version or for its first day."""
        keys = {line.policy.stood.following.key for line in self.consents if line.policy.stood.following}
        return str(self.row.key) in keys


@dataclass(frozen=True)
class PolicyPage:
    """Everything on the page of one board; what waits for consent is read by who arranges the board."""

    board: Organisation
    sectors: tuple[SectorPolicy, ...]
    versions: tuple[ShownPolicy, ...]
    on: date
    may_write: bool
    arranges: bool

    @cached_property
    def standing(self) -> Standing:
        """How it stands in all sectors together."""
        return most_pressing([each.stood for each in self.sectors])

    @property
    def signals(self) -> tuple[Raised, ...]:
        """What asks attention, for who arranges the board."""
        return raised_about_board([each.stood for each in self.sectors], on=self.on) if self.arranges else ()

    @property
    def holding(self) -> list[ShownPolicy]:
        """What holds in one sector or more."""
        return [version for version in self.versions if version.holds]

    @property
    def following(self) -> list[ShownPolicy]:
        """What waits for consent or for its first day."""
        return [version for version in self.versions if version.follows and not version.holds]

    @property
    def earlier(self) -> list[ShownPolicy]:
        """What held before, or was never consented to before another held."""
        return [version for version in self.versions if not (version.holds or version.follows)]

    @property
    def shown_earlier(self) -> list[ShownPolicy]:
        """The earlier versions the viewer reads: what nobody consented to stays with who arranges the board."""
        return [version for version in self.earlier if self.arranges or not version.is_open]

    @property
    def asks_quality_agenda(self) -> bool:
        """Whether the board has an institution of the sector that keeps a quality agenda."""
        return any(each.sector is Sector.MBO for each in self.sectors)


@dataclass(frozen=True)
class PolicyDocument:
    """The bytes of the document of a consent, with the name and kind a browser is told."""

    name: str
    media_type: str
    content: bytes


def boards_with_policy(viewer: Viewer) -> QuerySet[Organisation]:
    """The boards whose policy the viewer may read, by name: who works there, helps there or keeps the programme."""
    boards = Organisation.objects.filter(of_kind=OfKind.BOARD).order_by("name", "pk")
    if viewer.holds(RoleName.ADMINISTRATOR):
        return boards
    held = [role.organisation for role in viewer.roles]
    reached = {school for schools in viewer.schools.values() for school in schools}
    near = {*viewer.persons, *(pair.starter for pair in viewer.pairs)}
    running = Q(period__endswith=None) | Q(period__endswith__gt=viewer.on)
    worked = Post.objects.filter(running, person__in=near).values("school__parent")
    coached = CoachRegistration.objects.filter(person__in=viewer.persons, period__contains=viewer.on).values("board")
    return boards.filter(
        Q(pk__in=held)
        | Q(pk__in=Organisation.objects.filter(pk__in=[*held, *reached]).values("parent"))
        | Q(pk__in=Organisation.objects.filter(pk__in=held).values("parent__parent"))
        | Q(pk__in=worked)
        | Q(pk__in=coached)
    )


def policy_lines(boards: Iterable[Organisation], *, on: date) -> list[PolicyLine]:
    """How the policy of each of these boards stands, whatever their number in one statement."""
    kept = list(boards)
    rows = Organisation.objects.filter(pk__in=[board.pk for board in kept])
    facts = dict(rows.annotate(found=policy_facts()).values_list("pk", "found"))
    return [PolicyLine(board, most_pressing(policies_from(facts[board.pk], on=on))) for board in kept]


def may_write_policy(viewer: Viewer, board: Organisation) -> bool:
    """Say whether the viewer writes the policy of this board: its coordinator, and an administrator."""
    return viewer.holds(RoleName.ADMINISTRATOR) or viewer.holds(RoleName.BOARD_COORDINATOR, at=board.pk)


def policy_page(viewer: Viewer, key: str) -> PolicyPage:
    """The policy of one board; raises Http404 for who may not read it."""
    board = boards_with_policy(viewer).filter(key=key).first()
    if board is None:
        raise Http404
    consents = Prefetch("consents", PolicyConsent.objects.order_by("sector"))
    rows = list(BoardPolicy.objects.filter(board=board).order_by("-start_on").prefetch_related(consents))
    versions = [_version(row) for row in rows]
    sectors = tuple(
        SectorPolicy(sector, standing_of(versions, sector=sector, on=viewer.on), _source(sector, on=viewer.on))
        for sector in sectors_of(board)
    )
    arranges = may_arrange(viewer, board)
    return PolicyPage(
        board=board,
        sectors=sectors,
        versions=tuple(_shown(row, sectors) for row in rows),
        on=viewer.on,
        may_write=may_write_policy(viewer, board),
        arranges=arranges,
    )


def policy_to_write(viewer: Viewer, policy: UUID) -> tuple[PolicyPage, ShownPolicy]:
    """One version with its page, to change; raises Http404 for who may not write it."""
    key = BoardPolicy.objects.filter(key=policy).values_list("board__key", flat=True).first()
    page = policy_page(viewer, key or "")
    if not page.may_write:
        raise Http404
    return page, next(version for version in page.versions if version.row.key == policy)


def sectors_of(board: Organisation) -> list[Sector]:
    """The sectors of the schools of a board, in the order we name them; without schools the board's own."""
    schools = Organisation.objects.filter(parent=board, of_kind=OfKind.SCHOOL)
    return _in_order([*schools.values_list("sector", flat=True).distinct()] or [board.sector])


def open_document(viewer: Viewer, policy: UUID, sector: str) -> PolicyDocument:
    """Open the document of a consent; raises Http404 for who may not read the policy, and when there is none."""
    rows = PolicyConsent.objects.filter(policy__key=policy, sector=sector, policy__board__in=boards_with_policy(viewer))
    row = rows.exclude(file=None).first()
    if row is None or row.file_id is None:
        raise Http404
    return PolicyDocument(row.name, stored_file(row.file_id).media_type, content_of(row.file_id))


def policy_facts() -> JSONObject:
    """For rows of boards: their sectors and the dates of every version, as one value that `policies_from` reads."""
    schools = Organisation.objects.filter(parent=OuterRef("pk"), of_kind=OfKind.SCHOOL)
    consents = PolicyConsent.objects.filter(policy=OuterRef("pk"))
    versions = BoardPolicy.objects.filter(board=OuterRef("pk")).values(
        found=JSONObject(
            key="key",
            start="start_on",
            review="review_on",
            written="written_on",
            consents=ArraySubquery(consents.values(found=JSONObject(sector="sector", on="given_on"))),
        )
    )
    return JSONObject(
        own="sector",
        sectors=ArraySubquery(schools.values("sector").distinct()),
        versions=ArraySubquery(versions),
    )


def policies_from(facts: Mapping[str, object], *, on: date) -> list[Stood]:
    """How the policy of a board stands in each of its sectors, from `policy_facts`."""
    versions = [
        Version(
            str(each["key"]),
            date.fromisoformat(str(each["start"])),
            date.fromisoformat(str(each["review"])),
            date.fromisoformat(str(each["written"])),
            {Sector(str(one["sector"])): date.fromisoformat(str(one["on"])) for one in _dicts(each["consents"])},
        )
        for each in _dicts(facts["versions"])
    ]
    sectors = _in_order(_texts(facts["sectors"]) or _texts([facts["own"]]))
    return [standing_of(versions, sector=sector, on=on) for sector in sectors]


def _dicts(found: object) -> list[dict[str, object]]:
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _texts(found: object) -> list[str]:
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _in_order(sectors: Sequence[str | None]) -> list[Sector]:
    return [sector for sector in Sector if sector.value in sectors]


def _version(row: BoardPolicy) -> Version:
    consents = {Sector(consent.sector): consent.given_on for consent in row.consents.all()}
    return Version(str(row.key), row.start_on, row.review_on, row.written_on, consents)


def _shown(row: BoardPolicy, sectors: Iterable[SectorPolicy]) -> ShownPolicy:
    given = {consent.sector: consent for consent in row.consents.all()}
    return ShownPolicy(
        row,
        tuple(
            SectorConsent(
                policy,
                given.get(policy.sector.value),
                holds=policy.stood.holding is not None and policy.stood.holding.key == str(row.key),
            )
            for policy in sectors
        ),
    )


def _source(sector: Sector, *, on: date) -> Source:
    """Where the agreement of this sector asks for the policy and the consent."""
    key = ASKED_BY[sector]
    value = shipped()[sector].on(key, on) if key else None
    return value.source if value else NO_SOURCE
