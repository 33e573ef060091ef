"""The hours of one starter on a page: each number with what it is made of, and what still has to be agreed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import HoursAgreement, HoursCorrection
from startbaan.apps.entitlements.queries.answers import ShownAnswer, ShownOwed, shown
from startbaan.apps.entitlements.queries.ledgers import Reckoned, in_force, reckoned
from startbaan.apps.entitlements.queries.rights import years_on
from startbaan.apps.people.access import Viewer, near, stands, starter_near, visible_to
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.models import Contact, Track
from startbaan.apps.programme.queries import Seen, page_language
from startbaan.domain.ledgers import MINUTES_AN_HOUR, NOTHING, REST, TIME, Happening, Line, Place, StarterLedger
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.privacy.sentences import who_sees
from startbaan.domain.schedule.definition import ActivityKind, PartTime
from startbaan.domain.sources import Text
from startbaan.ui.navigation import NavItem
from startbaan.ui.wording import short_day

DIVIDERS = (Relation.STARTER, Relation.MANAGER)
TALKING = (*DIVIDERS, Relation.COACH)


@dataclass(frozen=True)
class HoursItem:
    """One thing that was planned or received: what, when, and how many hours."""

    title: str
    when: str
    planned: Fraction
    received: Fraction
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class HoursLine:
    """One line of hours with everything it is made of."""

    line: Line
    title: str
    items: tuple[HoursItem, ...]
    corrections: tuple[HoursCorrection, ...]
    agreement: HoursAgreement | None

    @property
    def key(self) -> str:
        """Its name in a form."""
        return self.line.key

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return "regel-" + self.line.key.replace(":", "-").replace(" ", "-")

    @property
    def is_rest(self) -> bool:
        """Whether its hours are for starter and line manager to divide."""
        return self.line.place is Place.AGREED

    @property
    def is_empty(self) -> bool:
        """Whether nothing is owed, planned or received on it."""
        return not (self.line.owed or self.line.planned or self.line.received or self.corrections)


@dataclass(frozen=True)
class Offer:
    """A proposal that waits for an answer, and what the viewer may do with it."""

    row: HoursAgreement
    title: str
    now: Fraction
    may_answer: bool
    may_withdraw: bool


@dataclass(frozen=True)
class HoursPage:
    """The hours of one starter in a school year, as someone may see them."""

    viewer: Viewer
    starter: Person
    year: SchoolYear
    relations: tuple[Relation, ...]
    found: Reckoned

    @property
    def is_mine(self) -> bool:
        """Whether the viewer looks at the own hours."""
        return Relation.STARTER in self.relations

    @property
    def on(self) -> date:
        """The day of looking."""
        return self.viewer.on

    @property
    def ledger(self) -> StarterLedger:
        """What is owed, divided, planned and received."""
        return self.found.ledger

    @property
    def url(self) -> str:
        """This page."""
        place = reverse("entitlements:my_hours") if self.is_mine else self.place("hours")
        return f"{place}?jaar={self.year}"

    @property
    def rights_url(self) -> str:
        """Where the rules say why this is owed."""
        place = reverse("entitlements:my_rights") if self.is_mine else self.place("rights")
        return f"{place}?jaar={self.year}"

    @property
    def propose_url(self) -> str:
        """Where hours are proposed."""
        return f"{self.place('propose_hours')}?jaar={self.year}"

    @property
    def correct_url(self) -> str:
        """Where hours are corrected."""
        return f"{self.place('correct_hours')}?jaar={self.year}"

    @property
    def settle_url(self) -> str:
        """Where the activity about these agreements is done."""
        return f"{self.place('settle_hours')}?jaar={self.year}"

    def place(self, name: str) -> str:
        """The address of a page about this starter."""
        return reverse(f"entitlements:{name}", args=[self.starter.key])

    @property
    def years(self) -> tuple[NavItem, ...]:
        """The school years one may choose."""
        return tuple(
            NavItem(_("Schooljaar %(year)s") % {"year": year}, f"?jaar={year}", current=year == self.year)
            for year in years_on(self.on)
        )

    @property
    def who_sees(self) -> str:
        """Who sees these hours."""
        you = next((found for found in self.relations if access(found, Kind.HOURS) in READS), Relation.PARTICIPANT)
        return who_sees(Kind.HOURS, you=you, language=page_language())

    @property
    def may_propose(self) -> bool:
        """Whether the viewer divides the remaining hours."""
        return any(side in self.relations for side in DIVIDERS) and self.year.next.period.start > self.on

    @property
    def may_correct(self) -> bool:
        """Whether the viewer may write that more or less was received."""
        writes = any(access(found, Kind.HOURS) is Access.WRITE for found in self.relations)
        return writes and self.year.period.start <= self.on and bool(self.lines)

    @cached_property
    def jobs(self) -> tuple[ShownOwed, ...]:
        """What each job gives, without working-time factor, scale and step for who may not read those."""
        said = (shown(each, on=self.on) for each in self.found.owed)
        reads = any(access(found, Kind.EMPLOYMENT) in READS for found in self.relations)
        return tuple(said) if reads else tuple(each.without_terms for each in said)

    @cached_property
    def rules(self) -> tuple[ShownAnswer, ...]:
        """The rules that give time, or the reason why they give none, one for each job."""
        answers = (answer for job in self.jobs for answer in (*job.answers, *job.others))
        return tuple(answer for answer in answers if answer.rule in TIME.values())

    @property
    def ended(self) -> ShownOwed | None:
        """The collective agreement that had ended by this year."""
        return next((job for job in self.jobs if job.ended_on), None)

    @cached_property
    def lines(self) -> tuple[HoursLine, ...]:
        """The lines in their order: of the programme, of the agreements, and what stands outside."""
        return tuple(_shown_lines(self.found))

    @property
    def filled(self) -> tuple[HoursLine, ...]:
        """The lines on which something stands."""
        return tuple(line for line in self.lines if not line.is_empty)

    @property
    def agreed(self) -> tuple[HoursLine, ...]:
        """The lines for which hours were agreed."""
        return tuple(line for line in self.lines if line.agreement is not None)

    @property
    def waits_for_you(self) -> bool:
        """Whether a proposal waits for the viewer."""
        return any(offer.may_answer for offer in self.offers)

    @property
    def talks_about_hours(self) -> bool:
        """Whether the viewer is one of the three of the start talk, in which the hours are discussed."""
        return any(relation in TALKING for relation in self.relations)

    @property
    def longest(self) -> Fraction:
        """The end of the longest bar; never zero."""
        found = [max(each.line.owed, each.line.planned, each.line.received) for each in self.lines]
        return max([*found, self.ledger.undivided, Fraction(1)])

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The proposals that wait for an answer."""
        holding = in_force(self.found.rows.agreements)
        now = {purpose: Fraction(row.hours) for purpose, row in holding.items()}
        waiting = (row for row in self.found.rows.agreements if row.is_open)
        return tuple(_offer(self.viewer, row, self.found, now=now.get(row.purpose, NOTHING)) for row in waiting)

    @property
    def history(self) -> tuple[tuple[HoursAgreement, str], ...]:
        """Every proposal that was answered or withdrawn, the last first, with what it was for."""
        rows = sorted(
            (row for row in self.found.rows.agreements if not row.is_open),
            key=lambda row: (row.settled_at, row.pk),
            reverse=True,
        )
        return tuple((row, purpose_title(row.purpose, self.found)) for row in rows)

    @property
    def activity(self) -> Seen | None:
        """The activity of the programme in which the hours are agreed, when it is still open."""
        asked = (item for item in self.found.rows.items if item.words.kind is ActivityKind.HOURS_AGREEMENT)
        return next((item for item in asked if item.is_open), None)

    @property
    def may_settle(self) -> bool:
        """Whether that activity can be done now: something was agreed, and the viewer is one of the two."""
        return self.activity is not None and bool(self.ledger.agreements) and self.may_propose

    @property
    def is_pro_rata(self) -> bool:
        """Whether the hours of the programme go with the working-time factor."""
        return self.ledger.part_time is PartTime.PRO_RATA

    @property
    def purposes(self) -> tuple[tuple[str, str], ...]:
        """For what hours can be proposed: what the programme names, and what was agreed before."""
        named = [(key, title.said(page_language())) for key, title in self.ledger.purposes]
        known = {key for key, _title in named}
        return (*named, *((each.purpose, each.purpose) for each in self.ledger.agreements if each.purpose not in known))

    @property
    def room(self) -> Fraction:
        """How many hours are left to divide."""
        return self.ledger.undivided


READS = frozenset({Access.READ, Access.WRITE})


def my_hours(viewer: Viewer, *, year: SchoolYear) -> HoursPage | None:
    """The viewer's own hours; nothing for who is no starter with hours in this year.

    Whoever starts at two employers sees those of the one where a programme runs.
    """
    found = reckoned(viewer, viewer.persons, year=year)
    starting = [person for person, each in found.items() if each.rows.tracks]
    if not starting:
        return None
    starter = Person.objects.get(pk=starting[0])
    return HoursPage(viewer, starter, year, near(viewer, starter.pk).relations, found[starter.pk])


def hours_of_starter(viewer: Viewer, starter: UUID, *, year: SchoolYear) -> HoursPage:
    """The hours of a starter in a school year; raises Http404 when the viewer may not see them."""
    person, found = starter_near(viewer, _starters(), key=starter)
    if not found.opens(Kind.HOURS):
        raise Http404
    asked = reckoned(viewer, [person.pk], year=year)
    if person.pk not in asked:
        raise Http404
    return HoursPage(viewer, person, year, found.relations, asked[person.pk])


def offer_of(viewer: Viewer, agreement: UUID) -> tuple[HoursPage, Offer]:
    """One proposal that waits, with the hours it is about; raises Http404 when it does not wait or is not theirs."""
    row = visible_to(viewer, HoursAgreement.objects.filter(key=agreement)).select_related("starter").first()
    if row is None:
        raise Http404
    page = hours_of_starter(viewer, row.starter.key, year=SchoolYear(row.school_year))
    for offer in page.offers:
        if offer.row.pk == row.pk:
            return page, offer
    raise Http404


def purpose_title(purpose: str, found: Reckoned) -> str:
    """What hours are for, in words."""
    return dict(found.ledger.purposes).get(purpose, Text(purpose, purpose)).said(page_language())


def _starters() -> QuerySet[Person]:
    starts = Exists(Track.objects.filter(starter=OuterRef("pk")))
    return Person.objects.filter(starts | Exists(Pair.objects.filter(starter=OuterRef("pk"))))


def _shown_lines(found: Reckoned) -> Iterator[HoursLine]:
    items = {item.pk: item for item in found.rows.items}
    contacts = {row.pk: row for row in found.rows.contacts}
    corrections = {row.pk: row for row in found.rows.corrections}
    holding = {f"{REST}{purpose}": row for purpose, row in in_force(found.rows.agreements).items()}
    for line in found.ledger.lines:
        yield HoursLine(
            line=line,
            title=line.title.said(page_language()),
            items=tuple(
                _done(each, items[each.row]) if each.key else _met(each, contacts[each.row])
                for each in line.happened
                if each.row is not None
            ),
            corrections=tuple(corrections[each.row] for each in line.corrections if each.row is not None),
            agreement=holding.get(line.key),
        )


def _done(each: Happening, item: Seen) -> HoursItem:
    unknown = not item.is_open and item.row.minutes is None
    return HoursItem(
        title=item.title,
        when=item.when,
        planned=Fraction(each.planned, MINUTES_AN_HOUR),
        received=Fraction(each.received, MINUTES_AN_HOUR),
        url=item.url,
        note=_("hoelang het duurde, is niet ingevuld") if unknown else "",
    )


def _met(each: Happening, row: Contact) -> HoursItem:
    return HoursItem(
        title=_("Contact buiten de planning: %(way)s") % {"way": row.get_way_display()},
        when=short_day(row.day),
        planned=NOTHING,
        received=Fraction(each.received, MINUTES_AN_HOUR),
    )


def _offer(viewer: Viewer, row: HoursAgreement, found: Reckoned, *, now: Fraction) -> Offer:
    other = Relation.MANAGER if row.is_by_starter else Relation.STARTER
    own = row.proposed_by_id in viewer.persons
    return Offer(
        row=row,
        title=purpose_title(row.purpose, found),
        now=now,
        may_answer=not own and stands(viewer, other, row.starter_id),
        may_withdraw=own,
    )
