"""Writing down what a comparison intends, in bulk and in the order that the database can follow."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from startbaan.apps.intake.actions import bulk
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
from startbaan.apps.programme.actions import NewTrack, arranged, end_track, reopen_track, start_tracks
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.programme.queries import versions_for
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.staffing.intended import Cut, ManagerPlan, PersonPlan

BATCH = 2000
Report = Callable[[int, int], None]
STEPS = 10
TRIGGERS = "people_pair_inside, people_post_holds_pairs"


def write_down(
    *, by: Viewer, at: datetime, board: Organisation, persons: Sequence[PersonPlan], report: Report
) -> tuple[int, ...]:
    """Write persons, pairs, posts, terms and addresses, end and start tracks and journal it; gives who started one.

    Tracks end while who acts still sees their starters, and go on once that is so again. Pairs may lie
    outside their posts for a moment, and are looked at once everything stands.
    """
    with refusals():
        _defer()
        _end_tracks(persons, by=by, at=at)
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
        _reopen_tracks(persons, by=by, at=at)
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
    made = dict(zip((plan.number for plan in new), bulk.new_keys(Person, len(new)), strict=True))
    bulk.add(
        Person,
        ("id", "key", "given_name", "infix", "family_name", "phone", "is_service"),
        ((made[p.number], uuid.uuid4(), p.name.given, p.name.infix, p.name.family, "", False) for p in new),
    )
    bulk.add(
        Profile,
        ("person_id", "route", "qualified_on", "profession_started_on"),
        ((made[plan.number], *plan.profile) for plan in new),
    )
    bulk.add(
        PersonnelNumber,
        ("person_id", "board_id", "number"),
        ((made[plan.number], board.pk, plan.number) for plan in new),
    )
    bulk.change(
        Person,
        ("given_name", "infix", "family_name"),
        [(p.id, p.name.given, p.name.infix, p.name.family) for p in plans if p.id is not None and p.is_renamed],
    )
    Profile.objects.bulk_create(
        [_profile(plan, plan.id) for plan in plans if plan.id is not None and plan.is_profiled],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["route", "qualified_on", "profession_started_on"],
    )
    return made | {plan.number: plan.id for plan in plans if plan.id is not None}


def _profile(plan: PersonPlan, person: int) -> Profile:
    route, qualified_on, started_on = plan.profile
    return Profile(person_id=person, route=route, qualified_on=qualified_on, profession_started_on=started_on)


def _cut(model: type[Pair | Address], cuts: Iterable[Cut]) -> None:
    """Give rows their shorter period, and remove those of which nothing is left; two cuts of one row both count."""
    wanted: dict[int, Period | None] = {}
    for pk, period in cuts:
        before = wanted.get(pk, period)
        wanted[pk] = before.intersection(period) if before is not None and period is not None else None
    bulk.remove(model, [pk for pk, period in wanted.items() if period is None])
    kept = [(pk, bulk.days(period)) for pk, period in wanted.items() if period is not None]
    bulk.change(model, ("period",), kept)


def _posts(plans: Sequence[PersonPlan], *, ids: dict[str, int]) -> dict[tuple[str, int], int]:
    """Change posts before new ones come, so that no two ever overlap; give each by person and place in the plan."""
    places = [(plan.number, index, post) for plan in plans for index, post in enumerate(plan.posts)]
    bulk.change(
        Post,
        ("period", "function", "contract"),
        [
            (post.known.id, bulk.days(post.period), post.function, post.contract)
            for _, _, post in places
            if post.known is not None and post.is_changed
        ],
    )
    new = [(number, index, post) for number, index, post in places if post.known is None]
    keys = bulk.new_keys(Post, len(new))
    bulk.add(
        Post,
        ("id", "person_id", "school_id", "period", "function", "contract"),
        (
            (key, ids[number], post.school, bulk.days(post.period), post.function, post.contract)
            for key, (number, _, post) in zip(keys, new, strict=True)
        ),
    )
    found = {(number, index): post.known.id for number, index, post in places if post.known is not None}
    return found | {(number, index): key for key, (number, index, _) in zip(keys, new, strict=True)}


def _terms(plans: Sequence[PersonPlan], *, posts: dict[tuple[str, int], int]) -> None:
    """Let go of terms that are over before they begin, shorten the others, and add what is agreed now."""
    new: list[bulk.Values] = []
    changed: list[bulk.Values] = []
    gone: list[int] = []
    for plan in plans:
        for index, post in enumerate(plan.posts):
            before = {terms.id: terms for terms in post.known.terms} if post.known else {}
            gone += before.keys() - {terms.id for terms in post.terms}
            for terms in post.terms:
                values = (terms.fte, terms.scale, terms.step, bulk.days(terms.period))
                known = before.get(terms.id or 0)
                if known is None:
                    new.append((posts[plan.number, index], *values))
                elif (known.fte, known.scale, known.step, bulk.days(known.period)) != values:
                    changed.append((known.id, *values))
    bulk.remove(Terms, gone)
    bulk.change(Terms, ("fte", "scale", "step", "period"), changed)
    bulk.add(Terms, ("post_id", "fte", "scale", "step", "period"), new)


def _addresses(plans: Sequence[PersonPlan], *, ids: dict[str, int], posts: dict[tuple[str, int], int]) -> None:
    bulk.add(
        Address,
        ("person_id", "email", "period", "post_id", "source"),
        (
            (
                ids[plan.number],
                address.email,
                bulk.days(address.period),
                None if address.post is None else posts[plan.number, address.post],
                Address.Source.IMPORT.value,
            )
            for plan in plans
            for address in plan.addresses
        ),
    )


def _managers(plans: Sequence[PersonPlan], *, ids: dict[str, int]) -> None:
    bulk.add(
        Pair,
        ("starter_id", "holder_id", "relation", "period"),
        (
            (ids[plan.number], _manager(manager, ids), Relation.MANAGER.value, bulk.days(manager.period))
            for plan in plans
            for manager in plan.managers
        ),
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


def _end_tracks(plans: Sequence[PersonPlan], *, by: Viewer, at: datetime) -> None:
    ending = {plan.id: plan.track_end for plan in plans if plan.track_end is not None and plan.id is not None}
    for starter in sorted(arranged(by, ending)):
        wanted = ending[starter]
        if wanted.last is not None:
            end_track(by=by, at=at, track=wanted.id, on=wanted.last)


def _reopen_tracks(plans: Sequence[PersonPlan], *, by: Viewer, at: datetime) -> None:
    going_on = {plan.id: plan.track_end for plan in plans if plan.track_end is not None and plan.id is not None}
    for starter in sorted(arranged(by, going_on)):
        wanted = going_on[starter]
        if wanted.last is None:
            reopen_track(by=by, at=at, track=wanted.id)


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
        (Person(pk=plan.id), plan.id, {str(line.label): (str(line.before), str(line.after)) for line in plan.lines})
        for plan in plans
        if plan.id is not None and (plan.lines or plan.addresses or plan.managers)
    ]
    journal.record_changes(
        at=at, actor=by.person, actor_name=by.name, verb="change_staff", kind=Kind.EMPLOYMENT, things=changed
    )
