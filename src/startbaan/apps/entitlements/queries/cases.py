"""The jobs of starters as the rules look at them: from posts, terms and profiles to cases."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from startbaan.apps.entitlements.queries.agreements import choices_for
from startbaan.apps.people.models import Post, Profile
from startbaan.apps.people.models import Terms as AgreedTerms
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Case, Choices, Terms, case
from startbaan.domain.words import Sector

TEMPORARY = {
    Post.Contract.PERMANENT.value: False,
    Post.Contract.TEMPORARY.value: True,
    Post.Contract.REPLACEMENT.value: True,
}


@dataclass(frozen=True, slots=True)
class JobCase:
    """One job of one person at one school, and its case; a person has as many as there are jobs in the year."""

    person: int
    school: int
    school_name: str
    board: int | None
    function: str
    case: Case


@dataclass(frozen=True, slots=True)
class _Work:
    """A post that is one job: its rows in order, and since when the appointment runs to which it belongs."""

    sector: Sector
    posts: tuple[Post, ...]
    appointed_on: date

    @property
    def period(self) -> Period:
        """From the first day of the first post through the last of the last."""
        return Period(self.posts[0].period.start, self.posts[-1].period.end)


def cases_of(starters: Collection[int], *, year: SchoolYear) -> dict[int, tuple[JobCase, ...]]:
    """Every job in a school year of each of these persons, in the order in which they began.

    Four statements for any number of persons; the caller guards who asks. What is one job and what one appointment
    stands in docs/decisions/jobs-and-appointments.md. What a school chose for the last day of the year holds all year.
    """
    asked = list(dict.fromkeys(starters))
    posts = list(
        Post.objects.filter(person__in=asked, period__startswith__lt=year.next.period.start)
        .select_related("school")
        .order_by("person", "period", "pk")
    )
    terms = _terms(posts)
    begun = dict(Profile.objects.filter(person__in=asked).values_list("person", "profession_started_on"))
    choices = choices_for({post.school_id for post in posts}, on=year.next.period.start - timedelta(days=1))
    found: dict[int, tuple[JobCase, ...]] = dict.fromkeys(asked, ())
    for person, rows in groupby(posts, key=lambda post: post.person_id):
        works = [work for work in _works(list(rows)) if work.period.overlaps(year.period)]
        found[person] = tuple(_job(work, terms=terms, choices=choices, began=begun.get(person)) for work in works)
    return found


def _terms(posts: Iterable[Post]) -> dict[int, list[Terms]]:
    rows = AgreedTerms.objects.filter(post__in=[post.pk for post in posts]).order_by("post", "period")
    found: dict[int, list[Terms]] = defaultdict(list)
    for row in rows:
        found[row.post_id].append(Terms(row.period, row.fte, row.scale.upper(), row.step))
    return found


def _works(posts: Sequence[Post]) -> list[_Work]:
    """Put the posts of one person, in the order in which they begin, together into jobs."""
    works: list[_Work] = []
    for post in posts:
        if not post.school.sector:
            continue
        before = [work for work in works if _goes_on(work.posts[-1], post)]
        same = next((work for work in before if _same_job(work.posts[-1], post)), None)
        if same is not None:
            works[works.index(same)] = replace(same, posts=(*same.posts, post))
        else:
            begun = min((work.appointed_on for work in before), default=post.period.start)
            works.append(_Work(Sector(post.school.sector), (post,), begun))
    return works


def _goes_on(before: Post, after: Post) -> bool:
    """Whether the second post belongs to the same appointment: same board, sector and function, without a gap."""
    return (
        before.period.end == after.period.start
        and (before.school_id == after.school_id or _employer(before) == _employer(after))
        and before.school.sector == after.school.sector
        and _same_function(before.function, after.function)
    )


def _employer(post: Post) -> int:
    return post.school.parent_id or post.school_id


def _same_function(one: str, other: str) -> bool:
    """Whether two functions are the same, as far as known."""
    return not one.strip() or not other.strip() or one.strip().casefold() == other.strip().casefold()


def _same_job(before: Post, after: Post) -> bool:
    return before.school_id == after.school_id and TEMPORARY.get(before.contract) == TEMPORARY.get(after.contract)


def _job(
    work: _Work, *, terms: Mapping[int, list[Terms]], choices: Mapping[int, Choices], began: date | None
) -> JobCase:
    last = work.posts[-1]
    return JobCase(
        person=last.person_id,
        school=last.school_id,
        school_name=last.school.name,
        board=last.school.parent_id,
        function=last.function,
        case=case(
            work.sector,
            job=work.period,
            terms=[agreed for post in work.posts for agreed in terms.get(post.pk, ())],
            temporary=TEMPORARY.get(last.contract),
            profession_started_on=began,
            choices=choices[last.school_id],
            appointed_on=work.appointed_on,
        ),
    )
