"""The ledgers of starters in a school year: owed asked of the rules, planned and received of what was written down."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from django.db.models import Q, QuerySet

from startbaan.apps.entitlements.models import HoursAgreement, HoursCorrection
from startbaan.apps.entitlements.queries.agreements import agreements_on_record
from startbaan.apps.entitlements.queries.cases import JobCase, cases_of
from startbaan.apps.people.access import Viewer, posted, visible_to
from startbaan.apps.people.models import Post
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Activity, Contact, Track
from startbaan.apps.programme.queries import Seen, Wanted, definition_of, seen
from startbaan.domain.ledgers import Agreed, Corrected, Happening, StarterLedger, allowance, starter_ledger
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import PAIR_RELATIONS, ROLE_RELATIONS, Access, Kind, Relation, relations_with
from startbaan.domain.rules.owed import Owed, owed
from startbaan.domain.schedule.definition import ActivityKind, Definition, PartTime

MONTHS = 12
Row = TypeVar("Row")


@dataclass(frozen=True)
class HoursRows:
    """What was written down about the hours of some starters in a school year."""

    tracks: tuple[Track, ...]
    items: tuple[Seen, ...]
    contacts: tuple[Contact, ...]
    agreements: tuple[HoursAgreement, ...]
    corrections: tuple[HoursCorrection, ...]


@dataclass(frozen=True)
class Reckoned:
    """A ledger with what it was made from."""

    ledger: StarterLedger
    rows: HoursRows
    jobs: tuple[JobCase, ...]
    owed: tuple[Owed, ...]
    definition: Definition | None


def ledgers_of(viewer: Viewer, starters: Collection[int], *, year: SchoolYear) -> dict[int, StarterLedger]:
    """Give the ledger of each of these starters whose hours the viewer may read.

    Six statements for any number of starters. What counts for a school year: an activity by the day it was done, else
    the day agreed, else the last day of its window; contact by its day; an agreement and a correction by the year they
    name. Of what a year of the programme divides counts the part of its school days that lies in this school year, in
    whole months. Something done without minutes has been received for no minutes, as in all pages about guidance.
    """
    return {starter: found.ledger for starter, found in reckoned(viewer, starters, year=year).items()}


def reckoned(viewer: Viewer, starters: Collection[int], *, year: SchoolYear) -> dict[int, Reckoned]:
    """The same, each with what it was made from."""
    allowed, rows = _rows(viewer, starters, year=year)
    if not allowed:
        return {}
    agreements, jobs = agreements_on_record(), cases_of(allowed, year=year)
    by_starter = _by_starter(rows, starters=allowed)
    found = {}
    for starter in allowed:
        answers = tuple(owed(job.case, year=year, agreements=agreements) for job in jobs[starter])
        found[starter] = _reckoned(by_starter[starter], jobs=jobs[starter], owed=answers, year=year)
    return found


def in_force(rows: Iterable[HoursAgreement]) -> dict[str, HoursAgreement]:
    """Of the agreements about one starter and year those that hold: for each purpose the last agreed, unless nought."""
    agreed = sorted(
        (row for row in rows if row.outcome == HoursAgreement.Outcome.AGREED),
        key=lambda row: (row.settled_at, row.pk),
    )
    last = {row.purpose: row for row in agreed}
    return {purpose: row for purpose, row in last.items() if row.hours}


def track_shares(track: Track, *, year: SchoolYear) -> Iterator[tuple[int, Fraction]]:
    """Give which part of each year of a track lies in a school year: by its school days, in whole months."""
    wanted = Wanted.of(track)
    calendar, definition, period = wanted.calendar, wanted.definition, track.period
    for number, days in enumerate(wanted.years, start=1):
        within = days.intersection(year.period)
        run = within.intersection(period) if within else None
        if run is None or days.end is None or run.end is None:
            continue
        whole = calendar.school_days(days.start, end=days.end)
        part = calendar.school_days(run.start, end=run.end)
        if share := round(Fraction(part * MONTHS, whole or 1)):
            like = number if number <= definition.length_years else definition.extension.like_year
            yield like, Fraction(share, MONTHS)


def _reckoned(rows: HoursRows, *, jobs: Sequence[JobCase], owed: Sequence[Owed], year: SchoolYear) -> Reckoned:
    track = rows.tracks[-1] if rows.tracks else None
    definition = definition_of(track.version) if track else None
    given = allowance(owed)
    by_fte = given.fte if definition and definition.part_time is PartTime.PRO_RATA else Fraction(1)
    ledger = starter_ledger(
        year,
        allowance=given,
        definition=definition,
        years=tuple(track_shares(track, year=year)) if track else (),
        happened=[*_done(rows.items, by_fte=by_fte), *_met(rows.contacts)],
        agreements=[Agreed(row.purpose, Fraction(row.hours)) for row in in_force(rows.agreements).values()],
        corrections=[Corrected(row.line, row.minutes, row.pk) for row in rows.corrections],
    )
    return Reckoned(ledger, rows, tuple(jobs), tuple(owed), definition)


def _done(items: Iterable[Seen], *, by_fte: Fraction) -> Iterator[Happening]:
    for item in items:
        planned = round((item.minutes or 0) * by_fte)
        yield Happening(item.row.key, item.words.kind, item.day, planned, item.row.minutes or 0, item.pk)


def _met(contacts: Iterable[Contact]) -> Iterator[Happening]:
    for row in contacts:
        yield Happening("", ActivityKind.COACH_TALK, row.day, 0, row.minutes, row.pk)


def _rows(viewer: Viewer, starters: Collection[int], *, year: SchoolYear) -> tuple[list[int], HoursRows]:
    """Read everything in one statement, and say of which starters the viewer may read the hours."""
    asked, start = list(dict.fromkeys(starters)), year.start_year
    tracks = visible_to(viewer, Track.objects.filter(starter__in=asked, period__overlap=year.period))
    tracks = tracks.select_related("version").defer("version__text", "version__changes").order_by("period")
    activities = visible_to(viewer, Activity.objects.filter(_counts_in(year.period), starter__in=asked))
    activities = (
        activities.exclude(state=Activity.State.DROPPED)
        .select_related("words_from", "track__version")
        .defer("words_from__text", "words_from__changes", "track__version__text", "track__version__changes")
    )
    contacts = Contact.objects.filter(starter__in=asked, day__gte=year.period.start, day__lt=year.period.end)
    agreements = HoursAgreement.objects.filter(starter__in=asked, school_year=start)
    corrections = HoursCorrection.objects.filter(starter__in=asked, school_year=start)
    posts = _posts(viewer, asked)
    lists = (
        visible_to(viewer, contacts).order_by("day", "pk"),
        visible_to(viewer, agreements).select_related("proposed_by", "settled_by").order_by("proposed_at", "pk"),
        visible_to(viewer, corrections).select_related("made_by").order_by("made_at", "pk"),
    )
    read_together(tracks, activities, posts, *lists)
    items = sorted((seen(row, viewer=viewer) for row in activities), key=lambda item: (item.day, item.pk))
    near = {person for relation in _readers(PAIR_RELATIONS) for person in viewer.starters(relation)}
    near |= {*viewer.persons, *(post.person_id for post in posts)}
    rows = HoursRows(tuple(tracks), tuple(items), tuple(lists[0]), tuple(lists[1]), tuple(lists[2]))
    return [starter for starter in asked if starter in near], rows


def _readers(among: Iterable[Relation]) -> list[Relation]:
    opened = set(relations_with(Kind.HOURS, Access.READ, Access.WRITE))
    return [relation for relation in among if relation in opened]


def _posts(viewer: Viewer, starters: Collection[int]) -> QuerySet[Post]:
    """The posts of these persons within reach of a role of the viewer that reads hours."""
    rows = Post.objects.none()
    for relation in _readers(ROLE_RELATIONS):
        if viewer.schools.get(relation):
            rows = rows | posted(viewer, relation)
    return rows.filter(person__in=starters)


def _counts_in(days: Period) -> Q:
    """What counts for these days: done in them; else agreed in them; else with the last day of its window in them."""
    ends = Q(window__endswith__gt=days.start, window__endswith__lte=days.end)
    planned = Q(planned_on__gte=days.start, planned_on__lt=days.end) | (Q(planned_on=None) & ends)
    return Q(done_on__gte=days.start, done_on__lt=days.end) | (Q(done_on=None) & planned)


def _by_starter(rows: HoursRows, *, starters: Iterable[int]) -> dict[int, HoursRows]:
    """Sort the rows out by starter, each list once."""
    tracks, items = (
        _sorted_out((row.starter_id, row) for row in rows.tracks),
        _sorted_out((item.row.starter_id, item) for item in rows.items),
    )
    contacts = _sorted_out((row.starter_id, row) for row in rows.contacts)
    agreements = _sorted_out((row.starter_id, row) for row in rows.agreements)
    corrections = _sorted_out((row.starter_id, row) for row in rows.corrections)
    return {
        each: HoursRows(
            tuple(tracks[each]),
            tuple(items[each]),
            tuple(contacts[each]),
            tuple(agreements[each]),
            tuple(corrections[each]),
        )
        for each in starters
    }


def _sorted_out(rows: Iterable[tuple[int, Row]]) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for starter, row in rows:
        found[starter].append(row)
    return found
