"""Reading organisations, roles and the coach register, as far as someone arranges them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.http import Http404
from django.utils.text import slugify

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Organisation, Role
from startbaan.domain.privacy.roles import RoleName

OfKind = Organisation.OfKind
MOST_IN_TREE = 200
# What may stand under what, and which roles are held where.
KINDS_UNDER = {
    OfKind.NATION: (OfKind.REGION, OfKind.PARTNERSHIP, OfKind.BOARD, OfKind.INSTITUTE),
    OfKind.BOARD: (OfKind.SCHOOL,),
    OfKind.SCHOOL: (OfKind.TEAM,),
}
MAY_BELONG_TO = {
    OfKind.PARTNERSHIP: (OfKind.REGION,),
    OfKind.BOARD: (OfKind.PARTNERSHIP, OfKind.REGION),
    OfKind.SCHOOL: (OfKind.PARTNERSHIP,),
    OfKind.INSTITUTE: (OfKind.PARTNERSHIP, OfKind.REGION),
}
PROGRAMME_ROLES = (
    RoleName.PROGRAMME_LEADER,
    RoleName.WORKING_GROUP,
    RoleName.STEERING_GROUP,
    RoleName.INSTITUTE_COORDINATOR,
    RoleName.TRAINER,
)
ROLES_AT = {
    OfKind.NATION: (RoleName.ADMINISTRATOR, RoleName.MINISTRY),
    OfKind.REGION: (RoleName.REGION, RoleName.TRAINER),
    OfKind.PARTNERSHIP: PROGRAMME_ROLES,
    OfKind.INSTITUTE: (RoleName.INSTITUTE_COORDINATOR, RoleName.TRAINER),
    OfKind.BOARD: (RoleName.BOARD_COORDINATOR, RoleName.HR, *PROGRAMME_ROLES, RoleName.CONFIDANT),
    OfKind.SCHOOL: (
        RoleName.LINE_MANAGER,
        RoleName.TEACHER_EDUCATOR,
        RoleName.CARE_COORDINATOR,
        RoleName.PHASE_COORDINATOR,
        RoleName.ICT_CONTACT,
        RoleName.CONFIDANT,
    ),
    OfKind.TEAM: (RoleName.LINE_MANAGER,),
}


@dataclass(frozen=True)
class Branch:
    """An organisation in the tree: its schools in number, what belongs to it, and how much of that is left out."""

    organisation: Organisation
    schools: int
    branches: tuple["Branch", ...]
    more: int = 0


@dataclass(frozen=True)
class OrganisationPage:
    """One organisation: what it belongs to, what belongs to it, and who holds which role."""

    organisation: Organisation
    above: tuple[Organisation, ...]
    children: tuple[Organisation, ...]
    belongs_to: tuple[Affiliation, ...]
    members: tuple[Affiliation, ...]
    roles: tuple[Role, ...]

    @property
    def is_board(self) -> bool:
        """Say whether it keeps a coach register."""
        return self.organisation.of_kind == OfKind.BOARD

    @property
    def may_grow(self) -> bool:
        """Say whether something may be added under it."""
        return bool(kinds_under(self.organisation))


def arranged(viewer: Viewer) -> QuerySet[Organisation]:
    """What the viewer may change: everything for an administrator, else the own board and what stands under it."""
    rows = Organisation.objects.all()
    if viewer.holds(RoleName.ADMINISTRATOR):
        return rows
    own = viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR)
    return rows.filter(Q(pk__in=own) | Q(parent__in=own) | Q(parent__parent__in=own))


def arranged_one(viewer: Viewer, key: str) -> Organisation:
    """One organisation the viewer may change; raises Http404."""
    row = arranged(viewer).filter(key=key).select_related("parent__parent").first()
    if row is None:
        raise Http404
    return row


def arranged_boards(viewer: Viewer) -> QuerySet[Organisation]:
    """The boards the viewer arranges, by name."""
    return arranged(viewer).filter(of_kind=OfKind.BOARD).order_by("name", "pk")


def search_organisations(viewer: Viewer, words: str) -> QuerySet[Organisation]:
    """The organisations the viewer arranges with these words in name, place or BRIN, by name."""
    rows = arranged(viewer).select_related("parent")
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(town__icontains=word) | Q(brin__istartswith=word))
    return rows.order_by("name", "pk")


def tree(viewer: Viewer) -> tuple[Branch, ...]:
    """What the viewer arranges, from regions down to boards, each under what it belongs to today.

    In a nation the boards of a partnership stand on its own page, and here only as a number.
    """
    rows = arranged(viewer).exclude(of_kind__in=[OfKind.SCHOOL, OfKind.TEAM]).order_by("name", "pk")
    known = {row.pk: row for row in rows}
    above = {row.pk: row.parent_id for row in rows}
    for row in Affiliation.objects.filter(member__in=known, of__in=known, period__contains=viewer.on).order_by("-pk"):
        above[row.member_id] = row.of_id
    below: dict[int | None, list[Organisation]] = defaultdict(list)
    for pk, organisation in known.items():
        upper = above[pk]
        below[upper if upper in known else None].append(organisation)
    schools = Organisation.objects.filter(of_kind=OfKind.SCHOOL, parent__in=known).values_list("parent")
    numbers = dict(schools.annotate(number=Count("pk")))
    return _branches(None, below=below, schools=numbers, brief=len(known) > MOST_IN_TREE)


def _branches(
    upper: Organisation | None, *, below: dict[int | None, list[Organisation]], schools: dict[int, int], brief: bool
) -> tuple[Branch, ...]:
    made = []
    for one in below.get(upper.pk if upper else None, ()):
        left_out = len(below.get(one.pk, ())) if brief and one.of_kind == OfKind.PARTNERSHIP else 0
        under = () if left_out else _branches(one, below=below, schools=schools, brief=brief)
        made.append(Branch(one, schools.get(one.pk, 0), under, left_out))
    return tuple(made)


def organisation_page(viewer: Viewer, key: str) -> OrganisationPage:
    """Everything on the page of one organisation; raises Http404 for who does not arrange it."""
    row = arranged_one(viewer, key)
    above = tuple(place for place in (row.parent.parent if row.parent else None, row.parent) if place is not None)
    affiliations = Affiliation.objects.filter(Q(member=row) | Q(of=row)).select_related("member", "of")
    ordered = list(affiliations.order_by("member__name", "-period", "pk"))
    return OrganisationPage(
        organisation=row,
        above=above,
        children=tuple(row.children.order_by("of_kind", "name", "pk")),
        belongs_to=tuple(one for one in ordered if one.member_id == row.pk),
        members=tuple(one for one in ordered if one.of_id == row.pk),
        roles=tuple(roles_at(viewer, row)),
    )


def roles_at(viewer: Viewer, organisation: Organisation) -> QuerySet[Role]:
    """The roles at an organisation: running first, then those still to begin, then those that ended."""
    standing = Case(
        When(period__contains=viewer.on, then=Value(0)),
        When(period__startswith__gt=viewer.on, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Role.objects.filter(organisation=organisation, person__is_service=False).select_related("person")
    return rows.annotate(standing=standing).order_by("standing", "role", "person__sort_name", "pk")


def arranged_role(viewer: Viewer, role: int) -> Role:
    """One role at an organisation the viewer arranges; raises Http404."""
    rows = Role.objects.filter(organisation__in=arranged(viewer)).select_related("person", "organisation__parent")
    row = rows.filter(pk=role).first()
    if row is None:
        raise Http404
    return row


def arranged_affiliation(viewer: Viewer, affiliation: int) -> Affiliation:
    """One affiliation, for an administrator; raises Http404."""
    row = Affiliation.objects.select_related("member", "of").filter(pk=affiliation).first()
    if row is None or not viewer.holds(RoleName.ADMINISTRATOR):
        raise Http404
    return row


def places_above(organisation: Organisation) -> QuerySet[Organisation]:
    """What an organisation of this kind may belong to for a period."""
    kinds = MAY_BELONG_TO.get(OfKind(organisation.of_kind), ())
    return Organisation.objects.filter(of_kind__in=kinds).order_by("of_kind", "name", "pk")


def kinds_under(organisation: Organisation) -> list[tuple[str, str]]:
    """The kinds that may be added under an organisation, each with its word; a team only where there are teams."""
    kinds = KINDS_UNDER.get(OfKind(organisation.of_kind), ())
    has_teams = organisation.sector != Organisation.InSector.PO
    return [(kind.value, str(kind.label)) for kind in kinds if kind != OfKind.TEAM or has_teams]


def roles_offered(viewer: Viewer, organisation: Organisation) -> list[RoleName]:
    """The roles one may give here; only an administrator makes administrators."""
    roles = ROLES_AT[OfKind(organisation.of_kind)]
    return [role for role in roles if role is not RoleName.ADMINISTRATOR or viewer.holds(RoleName.ADMINISTRATOR)]


def has_brin(organisation: Organisation) -> bool:
    """Say whether an organisation is a school, with BRIN and holidays."""
    return organisation.of_kind == OfKind.SCHOOL


def free_key(name: str) -> str:
    """A key for a new organisation that no other has: its name, and a number where the name is taken."""
    plain = slugify(name)[:70] or "organisatie"
    taken = set(Organisation.objects.filter(key__startswith=plain).values_list("key", flat=True))
    return next(key for key in chain([plain], (f"{plain}-{number}" for number in count(2))) if key not in taken)
