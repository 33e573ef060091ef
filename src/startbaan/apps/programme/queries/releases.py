"""The next version of a partnership's programme, and what changed from one version to the next, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries.versions import definition_of, published_versions
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.schedule.cards import ActivityCard, BudgetCard, ProgrammeCards, SubjectCard, cards
from startbaan.domain.schedule.comparing import Changes, Section, difference
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.reading import parse

KEEPING = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)
Card = ActivityCard | SubjectCard | BudgetCard


@dataclass(frozen=True)
class ChangeLine:
    """One element that came, went or changed, and what differs, a sentence each."""

    section: Section
    key: str
    what: str
    title: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListOfChanges:
    """What a version changed: after which it comes, its lines, and the findings it answers."""

    title: str
    version: str
    before: str
    lines: tuple[ChangeLine, ...]
    answers: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.lines or self.answers)


def keeps_programme(viewer: Viewer, partnership: Organisation) -> bool:
    """Say whether the viewer brings out versions of the programme of this partnership."""
    return any(viewer.holds(role, at=partnership.pk) for role in KEEPING)


def versions_of_partnership(partnership: Organisation, *, sectors: list[str]) -> list[ProgrammeVersion]:
    """The published versions after which the next one of a partnership can come: its own, and those of everybody."""
    rows = published_versions().filter(Q(owner=None) | Q(owner=partnership), sector__in=sectors)
    found = list(rows)
    own = {row.key for row in found if row.owner_id}
    newest: dict[str, ProgrammeVersion] = {}
    for row in found:
        if row.owner_id or row.key not in own:
            newest.setdefault(row.key, row)
    return list(newest.values())


def next_versions(partnership: Organisation) -> list[ProgrammeVersion]:
    """The versions of a partnership that are being made and not yet published."""
    rows = ProgrammeVersion.objects.filter(owner=partnership, published_at=None).select_related("owner", "follows")
    return list(rows.order_by("pk"))


def base_of(version: ProgrammeVersion) -> Definition:
    """The programme a version is made from, without its own changes."""
    return parse(version.text, name=f"{version.key}-basis")


def changes_since(version: ProgrammeVersion, *, language: str) -> ListOfChanges | None:
    """What this version changed: against the one it follows, else the one before it, else what it was made from.

    None for the first of its kind.
    """
    earlier = _before(version)
    if earlier is None and not version.owner_id:
        return None
    before = definition_of(earlier) if earlier else base_of(version)
    after = definition_of(version)
    with override(language):
        found = tuple(_lines(before, after, language))
    return ListOfChanges(after.title.said(language), version.version, before.version, found, tuple(version.answers))


def _before(version: ProgrammeVersion) -> ProgrammeVersion | None:
    if version.follows_id:
        return version.follows
    rows = published_versions().filter(key=version.key, owner=version.owner_id)
    if version.published_at:
        rows = rows.filter(published_at__lte=version.published_at, pk__lt=version.pk)
    return rows.exclude(pk=version.pk).first()


def _lines(before: Definition, after: Definition, language: str) -> Iterator[ChangeLine]:
    old, new = cards(before, language), cards(after, language)
    for changes in difference(before, after=after):
        yield from _section_lines(changes, _by_key(old, changes.section), _by_key(new, changes.section))


def _section_lines(changes: Changes, old: dict[str, Card], new: dict[str, Card]) -> Iterator[ChangeLine]:
    section = changes.section
    for key in changes.added:
        yield ChangeLine(section, key, _("Nieuw"), new[key].title)
    for key in changes.dropped:
        yield ChangeLine(section, key, _("Vervallen"), old[key].title)
    for found in changes.changed:
        details = tuple(_details(old[found.key], new[found.key])) or (_("De uitleg is herschreven."),)
        yield ChangeLine(section, found.key, _("Veranderd"), new[found.key].title, details)


def _by_key(book: ProgrammeCards, section: Section) -> dict[str, Card]:
    match section:
        case Section.ACTIVITIES:
            return dict(book.by_key)
        case Section.ONBOARDING:
            return dict(book.subjects)
        case Section.BUDGET:
            return {line.key: line for line in book.budget}


def _details(old: Card, new: Card) -> Iterator[str]:
    said = _facts(new)
    for label, before in _facts(old).items():
        after = said.get(label, "")
        if before != after:
            values = {"what": label, "before": before or _("niets"), "after": after or _("niets")}
            yield _("%(what)s: eerst %(before)s, nu %(after)s.") % values
    if _prose(old) != _prose(new):
        yield _("De uitleg is herschreven.")


def _facts(card: Card) -> dict[str, str]:
    """What is said of an element in a few words, each under its name."""
    match card:
        case ActivityCard():
            return {
                _("Naam"): f"“{card.title}”",
                _("Tijd"): card.hours_text,
                _("Hoe vaak"): card.times_text,
                _("Wanneer"): card.when_text,
                _("In"): card.years_text,
                _("Wie"): ", ".join(card.who),
                _("Groep"): card.group_text,
            }
        case SubjectCard():
            return {
                _("Naam"): f"“{card.title}”",
                _("Wanneer"): card.when_text,
                _("Met wie"): ", ".join(card.names),
            }
        case BudgetCard():
            return {_("Tijd"): card.amount_text, _("Blijft over"): card.rest_text}


def _prose(card: Card) -> tuple[object, ...]:
    """What is said of an element in more words."""
    match card:
        case ActivityCard():
            return card.why, card.duties, card.agreements, card.topics, card.invited
        case SubjectCard():
            return card.why, card.items
        case BudgetCard():
            return ()
