"""One activity on its own page: what, why, with whom, what is mine, and what has to come first."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, relations_to, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.people.queries import Contact
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.people import GUIDED, candidates_for, part_word
from startbaan.apps.programme.queries.seen import PART_OF, Seen, agreed, page_language, seen
from startbaan.apps.programme.queries.tracks import activities
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.schedule.cards import Duty, cards
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.schedule.phrases import enumeration
from startbaan.domain.words import Sector
from startbaan.ui.wording import long_day, minutes, short_day

MAY_DROP = (Relation.COACH, Relation.MANAGER, Relation.COORDINATOR)
AGREEING = frozenset({Relation.STARTER, Relation.COACH, Relation.MANAGER})
JUDGING = frozenset({Relation.STARTER, Relation.MANAGER})
CYCLE = frozenset({ActivityKind.CLASS_VISIT, ActivityKind.APPRAISAL_TALK})


@dataclass(frozen=True)
class ActivityView:
    """An activity, and what this viewer may do with it."""

    item: Seen
    starter: Person
    relations: tuple[Relation, ...]
    participants: tuple[Person, ...]
    candidates: tuple[Contact, ...]
    first: tuple[Seen, ...]  # what has to take place before this, and has not

    @property
    def relation(self) -> Relation:
        """What the viewer is to the starter, for the words of the page."""
        return next((r for r in self.relations if self.item.concerns(r)), next(iter(self.relations), WITHOUT))

    @property
    def is_mine(self) -> bool:
        """Whether it is the viewer's own track."""
        return Relation.STARTER in self.relations

    @property
    def sees_track(self) -> bool:
        """Whether the viewer may see the whole track; someone who only takes part may not."""
        return any(access(relation, Kind.TRACK) in {Access.READ, Access.WRITE} for relation in self.relations)

    @property
    def may_write(self) -> bool:
        """Whether the viewer may plan, do and undo it."""
        return any(access(relation, Kind.TRACK) is Access.WRITE for relation in self.relations)

    @property
    def may_undo(self) -> bool:
        """Whether the viewer may make it open again: not once it was handed in or signed."""
        kept, leads = self.item.row.kept, Relation.MANAGER in self.relations
        is_free = kept == models.Activity.Kept.NOT or (leads and kept == models.Activity.Kept.BY_MANAGER)
        return self.may_write and is_free

    @property
    def may_drop(self) -> bool:
        """Whether the viewer may let it go."""
        return any(relation in MAY_DROP for relation in self.relations)

    @property
    def my_part(self) -> str:
        """What is the viewer's to do."""
        return self.item.part_for(self.relation)

    @property
    def others(self) -> tuple[Duty, ...]:
        """What is for others to do."""
        return tuple(duty for duty in self.item.card.duties if duty.role != PART_OF.get(self.relation))

    @property
    def is_onboarding(self) -> bool:
        """Whether it is done by going through the onboarding list."""
        return self.item.words.kind is ActivityKind.ONBOARDING

    @property
    def is_guidance(self) -> bool:
        """Whether starter and coach, and only they, have a page to prepare it and write about it."""
        mine = Relation.STARTER in self.relations or Relation.COACH in self.relations
        return mine and self.item.words.kind in GUIDED

    @property
    def is_start_talk(self) -> bool:
        """Whether starter, coach and manager have a page to write and sign it together."""
        return self.item.words.kind is ActivityKind.START_TALK and bool(AGREEING & set(self.relations))

    @property
    def is_cycle(self) -> bool:
        """Whether starter and manager, and only they, have a page for the visit, the talk and its report."""
        return self.item.words.kind in CYCLE and bool(JUDGING & set(self.relations))

    @property
    def eyebrow(self) -> str:
        """For whom, in which year, in which chapter."""
        year = _("jaar %(year)s") % {"year": self.item.row.year}
        parts = [self._chapter, year] if self.is_mine else [str(self.starter), self._chapter, year]
        return " · ".join(parts)

    @property
    def _chapter(self) -> str:
        definition = self.item.definition
        chapters = cards(definition, page_language()).parts
        return next((part.title for part in chapters if part.key == self.item.words.part), "")

    @property
    def facts(self) -> list[tuple[str, str]]:
        """When, how long and with whom."""
        row, window = self.item.row, self.item.window
        days = {"first": short_day(window.start), "last": short_day(self.item.last_day)}
        found = [(_("Planperiode"), _("%(first)s tot en met %(last)s") % days)]
        if row.planned_on and self.item.is_open:
            found.append((_("Afgesproken"), agreed(row)))
        if self.item.minutes:
            found.append((_("Duur volgens het programma"), minutes(self.item.minutes)))
        found.append((_("Wie"), self.item.who))
        if self.item.card.invited:
            found.append((_("Mag erbij zijn"), enumeration(self.item.card.invited, language=page_language())))
        found.append((_("Neemt het initiatief"), self.item.card.lead))
        if self.participants and self.item.is_open:
            found.append((_("Doet mee"), self._names))
        return found

    @property
    def _names(self) -> str:
        return enumeration([str(person) for person in self.participants], language=page_language())

    @property
    def done_words(self) -> str:
        """When it was done, how long it took, with whom."""
        row = self.item.row
        words = [long_day(row.done_on)] if row.done_on else []
        if row.minutes:
            words.append(minutes(row.minutes))
        if self.participants:
            words.append(_("met %(names)s") % {"names": self._names})
        return f"{', '.join(words)}."

    @property
    def topics(self) -> tuple[str, ...]:
        """Example subjects of this year."""
        return self.item.card.topics_of(self.item.row.year)

    @property
    def opens(self) -> str:
        """Which form stands open: of what has no day yet the one that plans, of what had its day the one that ticks."""
        planned = self.item.row.planned_on
        if planned is None:
            return "plan"
        return "done" if planned <= self.item.on else ""

    @property
    def dropping(self) -> list[str]:
        """What happens when it is let go."""
        return [
            _("Deze activiteit hoeft niet meer te gebeuren en telt niet meer mee."),
            _("Een afgesproken dag vervalt."),
            _("Je kunt dit later ongedaan maken."),
        ]

    @property
    def sector(self) -> Sector:
        """Whose words are used."""
        return self.item.definition.sector

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Who may take part, as a form offers them."""
        offered = [
            (str(c.person), f"{c.name}, {part_word(PART_OF_CONTACT.get(c.part, c.part), sector=self.sector)}")
            for c in self.candidates
        ]
        known = {number for number, _ in offered}
        return offered + [(str(p.pk), str(p)) for p in self.participants if str(p.pk) not in known]

    @property
    def usual(self) -> list[str]:
        """Who takes part unless said otherwise: who is named on it now, else whom the programme names."""
        if self.participants:
            return [str(person.pk) for person in self.participants]
        who = self.item.words.who
        return [str(c.person) for c in self.candidates if PART_OF_CONTACT.get(c.part, c.part) in who]


WITHOUT = Relation.PARTICIPANT
PART_OF_CONTACT = {relation.value: part for relation, part in PART_OF.items()}


def opened_activity(viewer: Viewer, activity: int) -> ActivityView:
    """One activity with who takes part and who may; raises Http404 when the viewer may not see it."""
    rows = activities(visible_to(viewer, models.Activity.objects.filter(pk=activity)))
    row = rows.first()
    if row is None:
        raise Http404
    item = seen(row, viewer=viewer)
    named = models.Participation.objects.filter(activity=row)
    return ActivityView(
        item=item,
        starter=row.starter,
        relations=relations_to(viewer, row.starter_id),
        participants=tuple(Person.objects.filter(pk__in=named.values("person")).order_by("sort_name", "pk")),
        candidates=tuple(candidates_for(viewer, row)) if item.is_open else (),
        first=_first(viewer, item),
    )


def _first(viewer: Viewer, item: Seen) -> tuple[Seen, ...]:
    keys = [key for key in item.words.after if item.definition.activity(key).least_minutes]
    if not keys or not item.is_open:
        return ()
    rows = models.Activity.objects.filter(track=item.row.track_id, year=item.row.year, key__in=keys)
    found = [seen(row, viewer=viewer) for row in activities(visible_to(viewer, rows)).order_by("number")]
    needed = [[earlier for earlier in found if earlier.row.key == key][: item.row.number][-1:] for key in keys]
    return tuple(earlier for some in needed for earlier in some if earlier.is_open)
