"""What a starter is owed in a school year, job by job, as far as the viewer may see it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.agreements import agreements_on_record
from startbaan.apps.entitlements.queries.answers import ShownOwed, days_words, shown
from startbaan.apps.entitlements.queries.cases import cases_of
from startbaan.apps.people.access import Viewer, starter_near
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import NotASchoolYear, Period, SchoolYear
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.privacy.sentences import who_sees
from startbaan.domain.rules.cases import Case
from startbaan.domain.rules.owed import owed
from startbaan.domain.words import Sector
from startbaan.ui.navigation import NavItem
from startbaan.ui.wording import number

KEEPERS = (Relation.COORDINATOR, Relation.HR)


@dataclass(frozen=True, slots=True)
class JobRights:
    """What one job gives, with the facts it follows from and what is not known."""

    title: str
    days: str
    facts: tuple[str, ...]
    owed: ShownOwed
    missing: tuple[str, ...]

    @property
    def without_terms(self) -> "JobRights":
        """The same for who may not read working-time factor, scale and step."""
        gap = (_("Een gegeven over het dienstverband."),) if self.missing else ()
        return replace(self, facts=(), owed=self.owed.without_terms, missing=gap)


@dataclass(frozen=True)
class RightsPage:
    """What someone is owed in a school year, on a page."""

    starter: Person | None
    year: SchoolYear
    jobs: tuple[JobRights, ...]
    relations: tuple[Relation, ...]
    on: date

    @property
    def is_mine(self) -> bool:
        """Whether the viewer looks at the own rights."""
        return self.starter is None or Relation.STARTER in self.relations

    @property
    def may_fill_in(self) -> bool:
        """Whether the viewer keeps the data these follow from."""
        return any(relation in KEEPERS for relation in self.relations)

    @property
    def years(self) -> tuple[NavItem, ...]:
        """The school years one may choose."""
        return tuple(
            NavItem(_("Schooljaar %(year)s") % {"year": year}, f"?jaar={year}", current=year == self.year)
            for year in years_on(self.on)
        )

    @property
    def who_sees(self) -> str:
        """Who sees what someone is owed."""
        you = next((found for found in self.relations if access(found, Kind.ENTITLEMENT) is Access.READ), None)
        return who_sees(Kind.ENTITLEMENT, you=you or Relation.STARTER, language=page_language())

    @property
    def keeper_url(self) -> str:
        """Where the data are filled in."""
        return reverse("people:person", args=[self.starter.key]) if self.starter and self.may_fill_in else ""


def years_on(day: date) -> tuple[SchoolYear, ...]:
    """The school years a page about rights is about: the one before, this one, and the next."""
    now = SchoolYear.of(day)
    return now.previous, now, now.next


def asked_year(text: str, *, on: date) -> SchoolYear:
    """Read which school year is asked, this one by default; raises Http404 for another than these three."""
    try:
        year = SchoolYear.parse(text) if text else SchoolYear.of(on)
    except NotASchoolYear:
        raise Http404 from None
    if year not in years_on(on):
        raise Http404
    return year


def my_rights(viewer: Viewer, *, year: SchoolYear) -> RightsPage:
    """What the viewer is owed, in every job of every person they are."""
    return RightsPage(None, year, _jobs(viewer.persons, year=year, on=viewer.on), (Relation.STARTER,), viewer.on)


def rights_of(viewer: Viewer, starter: UUID, *, year: SchoolYear) -> RightsPage:
    """What a starter is owed; who may not read employment data sees no working-time factor, scale, step or calculation.

    Raises Http404 when the viewer may not see what this starter is owed.
    """
    person, near = starter_near(viewer, _starters(), key=starter)
    if not near.opens(Kind.ENTITLEMENT):
        raise Http404
    jobs = _jobs([person.pk], year=year, on=viewer.on)
    return RightsPage(
        person,
        year,
        jobs if near.opens(Kind.EMPLOYMENT) else tuple(job.without_terms for job in jobs),
        near.relations,
        viewer.on,
    )


def _starters() -> QuerySet[Person]:
    starts = Exists(Track.objects.filter(starter=OuterRef("pk")))
    helped = Exists(Pair.objects.filter(starter=OuterRef("pk")))
    return Person.objects.filter(starts | helped)


def _jobs(persons: Collection[int], *, year: SchoolYear, on: date) -> tuple[JobRights, ...]:
    agreements = agreements_on_record()
    return tuple(
        JobRights(
            title=job.school_name,
            days=days_words(job.case.job),
            facts=_facts(job.case, year=year, on=on),
            owed=shown(owed(job.case, year=year, agreements=agreements), on=on),
            missing=tuple(_missing(job.case, year=year)),
        )
        for jobs in cases_of(persons, year=year).values()
        for job in jobs
    )


def _facts(case: Case, *, year: SchoolYear, on: date) -> tuple[str, ...]:
    """The terms a job has on the day of looking, or on the nearest day of the year."""
    within = case.job.intersection(year.period)
    if within is None:
        return ()
    terms = case.terms_on(min(max(on, within.start), within.last or on))
    if terms is None:
        return ()
    said = [_("WTF %(number)s") % {"number": number(terms.fte)}]
    if terms.scale:
        said.append(_("schaal %(scale)s") % {"scale": terms.scale})
    if terms.step is not None:
        said.append(_("trede %(step)s") % {"step": terms.step})
    return tuple(said)


def _missing(case: Case, *, year: SchoolYear) -> Iterator[str]:
    """What is not known of a job, though something in this year depends on it."""
    within = case.job.intersection(year.period)
    agreed = [terms for terms in case.terms if within and terms.period.overlaps(within)]
    if not agreed:
        yield _("De werktijdfactor (WTF).")
    elif within and sum(_overlap(terms.period, within) for terms in agreed) < (within.days or 0):
        yield _("De werktijdfactor (WTF) van een deel van het jaar.")
    if case.sector is Sector.PO and any(not terms.scale or terms.step is None for terms in agreed):
        yield _("De schaal of de trede.")
    if case.sector is Sector.VO and case.temporary is None:
        yield _("Of het contract vast of tijdelijk is.")
    if case.sector is not Sector.PO and case.profession_started_on is None:
        yield _("Wanneer de loopbaan in het onderwijs begon.")


def _overlap(period: Period, within: Period) -> int:
    shared = period.intersection(within)
    return 0 if shared is None else shared.days or 0
