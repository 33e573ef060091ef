"""Of which boards and partnerships somebody may see the costs, and whether they may enter them."""

from dataclasses import dataclass

from startbaan.apps.entitlements.queries.rates import may_enter_costs
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.access.viewer import HeldRole
from startbaan.apps.people.models import Organisation
from startbaan.domain.privacy.policy import Access, Kind, access
from startbaan.domain.privacy.roles import RELATION_OF


@dataclass(frozen=True)
class CostPlace:
    """A board whose costs the viewer sees, or a partnership of which only what the threshold lets through."""

    pk: int
    key: str
    name: str
    of_kind: str
    may_enter: bool

    @property
    def is_board(self) -> bool:
        """Whether it is a board, with costs of its own."""
        return self.of_kind == Organisation.OfKind.BOARD


def may_see_costs(viewer: Viewer) -> bool:
    """Say whether the viewer sees costs of any place."""
    return any(_sees(held) for held in viewer.roles)


def cost_places(viewer: Viewer) -> list[CostPlace]:
    """The boards and partnerships whose costs the viewer sees, by name."""
    seen = [held.organisation for held in viewer.roles if _sees(held)]
    rows = Organisation.objects.filter(pk__in=seen).order_by("name", "pk") if seen else Organisation.objects.none()
    return [
        CostPlace(pk, key, name, of_kind, may_enter_costs(viewer, pk, of_kind))
        for pk, key, name, of_kind in rows.values_list("pk", "key", "name", "of_kind")
    ]


def _sees(held: HeldRole) -> bool:
    """Costs follow from hours: who reads those of a board sees its costs, who counts them sees a partnership's."""
    relation = RELATION_OF.get(held.role)
    if relation is None:
        return False
    cell = access(relation, Kind.HOURS)
    if held.of_kind == Organisation.OfKind.BOARD:
        return cell in {Access.READ, Access.WRITE}
    return held.of_kind == Organisation.OfKind.PARTNERSHIP and cell is Access.COUNT
