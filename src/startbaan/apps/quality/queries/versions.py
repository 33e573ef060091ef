"""The next version of the programme on its pages, and what changed in those that came out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries import (
    ListOfChanges,
    changes_since,
    definition_of,
    next_versions,
    versions_of_partnership,
)
from startbaan.apps.quality.queries.findings import ShownFinding, decided, findings_of
from startbaan.apps.quality.queries.reach import Reach, boards_of, reach_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.comparing import Section
from startbaan.domain.schedule.definition import Activity, Definition, OnboardingSubject
from startbaan.domain.words import word
from startbaan.ui.wording import number

LATEST = 20


@dataclass(frozen=True)
class VersionPage:
    """The version of today of each programme, the next one that is being made, and what waits for it."""

    reach: Reach
    current: Sequence[ProgrammeVersion]
    drafts: Sequence[ProgrammeVersion]
    waiting: Sequence[ShownFinding]

    @property
    def to_begin(self) -> list[ProgrammeVersion]:
        """The programmes of which no next version is being made."""
        begun = {draft.key for draft in self.drafts}
        return [version for version in self.current if version.key not in begun]


@dataclass(frozen=True)
class Element:
    """One element of a programme as it is changed: its words in both languages, its hours or weeks."""

    section: Section
    key: str
    title: str
    note: str
    values: dict[str, object]


@dataclass(frozen=True)
class DraftPage:
    """A next version that is being made: its elements, what changes so far, and the findings it can answer."""

    reach: Reach
    row: ProgrammeVersion
    definition: Definition
    changes: ListOfChanges
    waiting: Sequence[ShownFinding]

    @property
    def activities(self) -> list[Element]:
        """What starters do."""
        return [_activity(found) for found in self.definition.activities]

    @property
    def onboarding(self) -> list[Element]:
        """What stands on the onboarding list."""
        return [_subject(found) for found in self.definition.onboarding]


def version_page(viewer: Viewer, key: str) -> VersionPage:
    """The versions of a partnership's programmes; raises Http404 for who does not keep or follow them."""
    reach = reach_of(viewer, key)
    if not reach.reads_all:
        raise Http404
    sectors = sorted({board.sector for board in boards_of(reach.partnership, viewer) if board.sector})
    return VersionPage(
        reach,
        versions_of_partnership(reach.partnership, sectors=sectors),
        next_versions(reach.partnership),
        decided(findings_of(viewer, reach)),
    )


def draft_page(viewer: Viewer, version: int) -> DraftPage:
    """A version that is being made; raises Http404 for who does not keep the programme there, and once it is out."""
    row = ProgrammeVersion.objects.filter(pk=version, published_at=None).select_related("owner", "follows").first()
    if row is None or row.owner is None:
        raise Http404
    reach = reach_of(viewer, row.owner.key)
    if not reach.may_write:
        raise Http404
    changes = changes_since(row, language=get_language() or "nl")
    assert changes is not None
    return DraftPage(reach, row, definition_of(row), changes, decided(findings_of(viewer, reach)))


def element_named(page: DraftPage, section: str, key: str) -> Element:
    """One element to change; raises Http404 when there is none."""
    elements = {Section.ACTIVITIES.value: page.activities, Section.ONBOARDING.value: page.onboarding}
    for element in elements.get(section, []):
        if element.key == key:
            return element
    raise Http404


def roles_of(page: DraftPage) -> list[tuple[str, str]]:
    """Who can stand with a subject of the onboarding list: the roles of the programme, in words."""
    language = get_language() or "nl"
    keys = [role.key for role in page.definition.roles if role.key != "starter"]
    return [(key, word(key, sector=page.definition.sector, language=language)) for key in keys]


def may_move_tracks(viewer: Viewer, version: ProgrammeVersion) -> bool:
    """Say whether the viewer moves tracks to a version: who coordinates a board, or leads a starter."""
    return bool(viewer.schools.get(Relation.COORDINATOR) or viewer.starters(Relation.MANAGER)) and bool(
        version.owner_id
    )


def changed_lists(*, language: str) -> list[tuple[ProgrammeVersion, ListOfChanges]]:
    """What changed in the versions that came out, for everybody: the newest first."""
    rows = ProgrammeVersion.objects.filter(published_at__isnull=False, owner__of_kind=Organisation.OfKind.PARTNERSHIP)
    rows = rows.select_related("owner", "follows").order_by("-published_at", "-pk")
    found = [(row, changes_since(row, language=language)) for row in rows[:LATEST]]
    return [(row, changes) for row, changes in found if changes]


def changed_in(version: int, *, language: str) -> tuple[ProgrammeVersion, ListOfChanges]:
    """What changed in one version; raises Http404 when it did not come out or is the first."""
    rows = ProgrammeVersion.objects.filter(published_at__isnull=False).select_related("owner", "follows")
    row = rows.filter(pk=version).first()
    changes = changes_since(row, language=language) if row else None
    if row is None or changes is None:
        raise Http404
    return row, changes


def _activity(found: Activity) -> Element:
    note = _("%(hours)s uur per jaar") % {"hours": number(found.hours)} if found.hours else ""
    values: dict[str, object] = {**_words(found), "hours": found.hours}
    return Element(Section.ACTIVITIES, found.key, found.title.said(get_language() or "nl"), note, values)


def _subject(found: OnboardingSubject) -> Element:
    first, last = found.weeks
    note = _("week %(first)s tot en met %(last)s") % {"first": first, "last": last}
    values: dict[str, object] = {**_words(found), "first_week": first, "last_week": last}
    return Element(Section.ONBOARDING, found.key, found.title.said(get_language() or "nl"), note, values)


def _words(found: Activity | OnboardingSubject) -> dict[str, object]:
    return {
        "title_nl": found.title.nl,
        "title_en": found.title.en,
        "why_nl": found.why.nl,
        "why_en": found.why.en,
    }
