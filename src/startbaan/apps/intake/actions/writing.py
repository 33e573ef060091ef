"""Writing down what a comparison intends, in bulk and in the order that the database can follow."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, refusals
from startbaan.apps.people.models import (
    Address,
    Organisation,
    Pair,
    Person,
    PersonnelNumber,
    Post,
    Profile,
    Terms,
)
from startbaan.apps.programme.actions import NewTrack, start_tracks
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries import versions_for
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.staffing.intended import Cut, ManagerPlan, PersonPlan, PostPlan

BATCH = 2000
Report = Callable[[int, int], None]
Shortened = TypeVar("Shortened", Pair, Address)
STEPS = 10
TRIGGERS = "people_pair_inside, people_post_holds_pairs"


def write_down(
    *, by: Viewer, at: datetime, board: Organisation, persons: Sequence[PersonPlan], report: Report
) -> tuple[int, ...]:
    """Write persons, pairs, posts, terms and addresses, start tracks and journal it; gives who started one.

    Pairs may lie outside their posts for a moment, and are looked at once everything stands.
    """
    with refusals():
        _defer()
        ids = _persons(persons, board=board)
        report(3, STEPS)
        _cut(Pair, [cut for plan in persons for cut in plan.cut_pairs])
        _cut(Address, [cut for plan in persons for cut in plan.cut_addresses])
        report(4, STEPS)
        posts = _posts(persons, ids=ids)
        report(5, STEPS)
        _terms(persons, posts=posts)
        _addresses(persons, ids=ids, posts=posts)
        report(6, STEPS)
        _managers(persons, ids=ids)
        _check()
        report(7, STEPS)
        tracks = _tracks(persons, ids=ids, by=by, at=at)
        report(8, STEPS)
        _journal(persons, ids=ids, by=by, at=at)
        report(9, STEPS)
    return tracks


def _defer() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {TRIGGERS} DEFERRED")


def _check() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {TRIGGERS} IMMEDIATE")


def _persons(plans: Sequence[PersonPlan], *, board: Organisation) -> dict[str, int]:
    """Make who is new, rename and re-profile who is known, and give the person of each personnel number."""
    new = [plan for plan in plans if plan.id is None]
    made = Person.objects.bulk_create(
        [Person(given_name=plan.name.given, infix=plan.name.infix, family_name=plan.name.family) for plan in new],
        batch_size=BATCH,
    )
    ids = {plan.number: plan.id for plan in plans if plan.id is not None}
    ids |= {plan.number: person.pk for plan, person in zip(new, made, strict=True)}
    Profile.objects.bulk_create([_profile(plan, ids[plan.number]) for plan in new], batch_size=BATCH)
    PersonnelNumber.objects.bulk_create(
        [PersonnelNumber(person_id=ids[plan.number], board=board, number=plan.number) for plan in new],
        batch_size=BATCH,
    )
    Person.objects.bulk_update(
        [
            Person(pk=plan.id, given_name=plan.name.given, infix=plan.name.infix, family_name=plan.name.family)
            for plan in plans
            if plan.is_renamed
        ],
        ["given_name", "infix", "family_name"],
        batch_size=BATCH,
    )
    Profile.objects.bulk_create(
        [_profile(plan, ids[plan.number]) for plan in plans if plan.is_profiled],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["route", "qualified_on", "profession_started_on"],
    )
    return ids


def _profile(plan: PersonPlan, person: int) -> Profile:
    route, qualified_on, started_on = plan.profile
    return Profile(person_id=person, route=route, qualified_on=qualified_on, profession_started_on=started_on)


def _cut(model: type[Shortened], cuts: Iterable[Cut]) -> None:
    """Give rows their shorter period, and remove those of which nothing is left; two cuts of one row both count."""
    wanted: dict[int, Period | None] = {}
    for pk, period in cuts:
        before = wanted.get(pk, period)
        wanted[pk] = before.intersection(period) if before is not None and period is not None else None
    gone = [pk for pk, period in wanted.items() if period is None]
    model._default_manager.filter(pk__in=gone).delete()
    kept = [model(pk=pk, period=period) for pk, period in wanted.items() if period is not None]
    model._default_manager.bulk_update(kept, ["period"], batch_size=BATCH)


def _posts(plans: Sequence[PersonPlan], *, ids: dict[str, int]) -> dict[tuple[str, int], int]:
    """Change posts before new ones come, so that no two ever overlap; give each by person and place in the plan."""
    changed = [post for plan in plans for post in plan.posts if post.is_changed]
    Post.objects.bulk_update(
        [
            Post(pk=post.known.id, period=post.period, function=post.function, contract=post.contract)
            for post in changed
            if post.known is not None
        ],
        ["period", "function", "contract"],
        batch_size=BATCH,
    )
    places = [(plan.number, index, post) for plan in plans for index, post in enumerate(plan.posts)]
    new = [(number, index, post) for number, index, post in places if post.known is None]
    made = Post.objects.bulk_create([_post(post, ids[number]) for number, _, post in new], batch_size=BATCH)
    found = {(number, index): post.known.id for number, index, post in places if post.known is not None}
    return found | {(number, index): row.pk for (number, index, _), row in zip(new, made, strict=True)}


def _post(post: PostPlan, person: int) -> Post:
    return Post(
        person_id=person, school_id=post.school, period=post.period, function=post.function, contract=post.contract
    )


def _terms(plans: Sequence[PersonPlan], *, posts: dict[tuple[str, int], int]) -> None:
    """Let go of terms that are over before they begin, shorten the others, and add what is agreed now."""
    new: list[Terms] = []
    changed: list[Terms] = []
    gone: list[int] = []
    for plan in plans:
        for index, post in enumerate(plan.posts):
            before = {terms.id: terms for terms in post.known.terms} if post.known else {}
            gone += before.keys() - {terms.id for terms in post.terms}
            for terms in post.terms:
                row = Terms(
                    pk=terms.id,
                    post_id=posts[plan.number, index],
                    fte=terms.fte,
                    scale=terms.scale,
                    step=terms.step,
                    period=terms.period,
                )
                known = before.get(terms.id or 0)
                if known is None:
                    new.append(row)
                elif (known.period, known.fte, known.scale, known.step) != (row.period, row.fte, row.scale, row.step):
                    changed.append(row)
    Terms.objects.filter(pk__in=gone).delete()
    Terms.objects.bulk_update(changed, ["fte", "scale", "step", "period"], batch_size=BATCH)
    Terms.objects.bulk_create(new, batch_size=BATCH)


def _addresses(plans: Sequence[PersonPlan], *, ids: dict[str, int], posts: dict[tuple[str, int], int]) -> None:
    Address.objects.bulk_create(
        [
            Address(
                person_id=ids[plan.number],
                email=address.email,
                period=address.period,
                post_id=None if address.post is None else posts[plan.number, address.post],
            )
            for plan in plans
            for address in plan.addresses
        ],
        batch_size=BATCH,
    )


def _managers(plans: Sequence[PersonPlan], *, ids: dict[str, int]) -> None:
    Pair.objects.bulk_create(
        [
            Pair(
                starter_id=ids[plan.number],
                holder_id=_manager(manager, ids),
                relation=Relation.MANAGER.value,
                period=manager.period,
            )
            for plan in plans
            for manager in plan.managers
        ],
        batch_size=BATCH,
    )


def _manager(plan: ManagerPlan, ids: dict[str, int]) -> int:
    return plan.id if plan.id is not None else ids[plan.number]


def _tracks(plans: Sequence[PersonPlan], *, ids: dict[str, int], by: Viewer, at: datetime) -> tuple[int, ...]:
    starting = [(ids[plan.number], plan.track) for plan in plans if plan.track is not None]
    asked = {track.school for _, track in starting}
    schools = {school.pk: school for school in Organisation.objects.filter(pk__in=asked)}
    versions = {pk: _version(school) for pk, school in schools.items()}
    wanted = [
        NewTrack(person, versions[track.school], track.start_on, schools[track.school].holiday_region)
        for person, track in starting
    ]
    start_tracks(by=by, at=at, wanted=wanted)
    return tuple(person for person, _ in starting)


def _version(school: Organisation) -> ProgrammeVersion:
    found = versions_for(school)
    if not found:
        raise Refusal(_("Voor %(school)s is er nog geen programma.") % {"school": school.name})
    return found[0]


def _journal(plans: Sequence[PersonPlan], *, ids: dict[str, int], by: Viewer, at: datetime) -> None:
    """Journal who is new and who changed, with the changes themselves: nothing here is confidential."""
    new: list[tuple[Model, int]] = [
        (Person(pk=ids[plan.number]), ids[plan.number]) for plan in plans if plan.id is None
    ]
    journal.record_each(at=at, actor=by.person, actor_name=by.name, verb="take_on", kind=Kind.EMPLOYMENT, things=new)
    changed = [
        (Person(pk=plan.id), plan.id, {line.label: (line.before, line.after) for line in plan.lines})
        for plan in plans
        if plan.id is not None and (plan.lines or plan.addresses or plan.managers)
    ]
    journal.record_changes(
        at=at, actor=by.person, actor_name=by.name, verb="change_staff", kind=Kind.EMPLOYMENT, things=changed
    )
