"""The year wheel of a partnership: what is due, what was held this school year, and what is late."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.quality.models import GuaranteeScore, PanelReport, PartnershipStanding, ReviewHeld
from startbaan.apps.quality.queries.asked import is_scan, surveys_of
from startbaan.apps.quality.queries.findings import ShownFinding, decided, findings_of
from startbaan.apps.quality.queries.reach import Reach, reach_of
from startbaan.apps.quality.queries.standing import ShownDue, due_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.quality.findings import State
from startbaan.ui.shapes import State as Shape
from startbaan.ui.wording import long_day

SHOWN = 6


@dataclass(frozen=True)
class Spoke:
    """One thing of the wheel: how it stands, by when, and where one does it."""

    title: str
    state: Shape
    when: str
    detail: str
    url: str
    action: str


@dataclass(frozen=True)
class Wheel:
    """The quality of a partnership in one school year."""

    reach: Reach
    year: SchoolYear
    standing: PartnershipStanding | None
    due: tuple[ShownDue, ...]
    rounds: tuple[Spoke, ...]
    findings: tuple[ShownFinding, ...]

    @property
    def late(self) -> list[ShownFinding]:
        """The findings of which an action is late."""
        return [found for found in self.findings if found.late]

    @property
    def open(self) -> int:
        """How many findings are not closed."""
        return sum(found.found.state is not State.CLOSED for found in self.findings)

    @property
    def decided(self) -> list[ShownFinding]:
        """The findings that wait for the next version."""
        return decided(self.findings)

    @property
    def shown(self) -> list[ShownFinding]:
        """The newest findings that are not closed."""
        return [found for found in self.findings if found.found.state is not State.CLOSED][:SHOWN]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found yet."""
        return not self.findings


def wheel_of(viewer: Viewer, key: str) -> Wheel:
    """The year wheel of one partnership; raises Http404 for who does not see it."""
    reach = reach_of(viewer, key)
    year = SchoolYear.of(viewer.on)
    standings = PartnershipStanding.objects.filter(partnership=reach.partnership, period__contains=viewer.on)
    held = ReviewHeld.objects.filter(partnership=reach.partnership).order_by("-day", "-pk")
    panels = PanelReport.objects.filter(partnership=reach.partnership, day__gte=year.period.start).order_by("-day")
    scores = GuaranteeScore.objects.filter(partnership=reach.partnership, school_year=year.start_year).order_by("pk")
    read_together(standings, held, panels, scores)
    standing = next(iter(standings), None)
    return Wheel(
        reach=reach,
        year=year,
        standing=standing,
        due=due_of(standing, list(held), on=viewer.on),
        rounds=tuple(_rounds(viewer, reach, year, panel=next(iter(panels), None), scored=bool(scores))),
        findings=tuple(findings_of(viewer, reach)),
    )


def _rounds(
    viewer: Viewer, reach: Reach, year: SchoolYear, *, panel: PanelReport | None, scored: bool
) -> Iterator[Spoke]:
    """What a partnership does each school year."""
    surveys = surveys_of(viewer, reach.partnership)
    scanned = next((row for row in surveys if row.school_year == year.start_year and is_scan(row)), None)
    key = reach.partnership.key
    yield Spoke(
        title=_("Scan van de begeleiding"),
        state=Shape.DONE if scanned else Shape.PLANNED,
        when=_("uitgezet op %(day)s") % {"day": long_day(scanned.opens_on)} if scanned else _("nog niet gedaan"),
        detail="",
        url=reverse("quality:scan", args=[key]),
        action=_("Bekijk de scan"),
    )
    other = [row for row in surveys if row.school_year == year.start_year and not is_scan(row)]
    yield Spoke(
        title=_("Enquêtes lezen"),
        state=Shape.NEXT if other else Shape.PLANNED,
        when=ngettext("%(count)s dit schooljaar", "%(count)s dit schooljaar", len(other)) % {"count": len(other)},
        detail=", ".join(row.name for row in other[:3]),
        url=reverse("quality:surveys", args=[key]),
        action=_("Lees ze"),
    )
    if reach.reads_all:
        yield Spoke(
            title=_("Zelfevaluatie op de vier waarborgen"),
            state=Shape.DONE if scored else Shape.NEXT,
            when=_("ingevuld") if scored else _("nog niet gedaan"),
            detail="",
            url=reverse("quality:guarantees", args=[key]),
            action=_("Bekijk"),
        )
        yield Spoke(
            title=_("Panelgesprek met starters"),
            state=Shape.DONE if panel else Shape.NEXT,
            when=_("gehouden op %(day)s") % {"day": long_day(panel.day)} if panel else _("dit schooljaar"),
            detail="",
            url=reverse("quality:panel", args=[reach.partnership.key]),
            action=_("Lees het verslag") if panel else _("Schrijf het verslag"),
        )
