"""Signals about the policy of a board: none yet, one that waits for consent, one that is old; for the coordinator."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries import policies_from, policy_facts
from startbaan.apps.home.queries.attention import said_task
from startbaan.apps.home.queries.tasks import Task
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.signals import Name, raised_about_board


def coordinated_boards(viewer: Viewer) -> QuerySet[Organisation]:
    """The boards the viewer coordinates, with what is known of their policy; not read yet."""
    rows = Organisation.objects.filter(pk__in=viewer.organisations(RoleName.BOARD_COORDINATOR))
    return rows.annotate(policy=policy_facts()).order_by("name", "pk")


def policy_tasks(boards: Iterable[Organisation], *, on: date) -> list[Task]:
    """What the coordinator is to do about the policy of these boards: one task for each sort of signal."""
    about: dict[Name, list[tuple[date, Organisation]]] = {}
    for board in boards:
        facts = getattr(board, "policy", {})
        for found in raised_about_board(policies_from(facts, on=on), on=on):
            about.setdefault(found.name, []).append((found.since, board))
    return [
        said_task(
            name,
            names=[str(board) for _since, board in found],
            since=min(since for since, _board in found),
            url=_page([board for _since, board in found]),
            action=_("Bekijk het beleid"),
        )
        for name, found in about.items()
    ]


def _page(boards: list[Organisation]) -> str:
    if len(boards) == 1:
        return reverse("entitlements:policy", args=[boards[0].key])
    return reverse("entitlements:policies")
