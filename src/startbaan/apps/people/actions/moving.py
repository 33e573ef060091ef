"""When someone works elsewhere, more, less or no longer: posts end and begin, and what lies inside them follows."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, may_make
from startbaan.apps.people.actions.organisations import may_arrange
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Address, Organisation, Pair, Post, Profile, Terms
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation

Dated = Pair | Address | Terms | Post


def change_terms(*, by: Viewer, at: datetime, post: int, on: date, fte: Decimal) -> Terms:
    """From this day on agree another working-time factor for a post, scale and step as they were; journal it.

    Raises `NotYours` unless the viewer keeps the employment data, and `Refusal` for a day outside the post, an
    impossible factor, the factor there already was, or terms agreed for later.
    """
    row = _arranged(by, post)
    if on not in row.period:
        raise Refusal(_("Op die dag werkt deze persoon niet op %(school)s.") % {"school": row.school.name})
    if Terms.objects.filter(post=row, period__startswith__gt=on).exists():
        raise Refusal(_("Na die dag staan al andere afspraken. Kies een latere dag."))
    before = Terms.objects.filter(post=row, period__contains=on).first()
    if before is not None and before.fte == fte:
        raise Refusal(_("Dit is de WTF die er al staat."))
    period: Period = row.period
    with refusals():
        if before is not None:
            period = before.period
            _cut(before, end=on)
        made = Terms.objects.create(
            post=row,
            fte=fte,
            scale=before.scale if before else "",
            step=before.step if before else None,
            period=Period(on, period.end),
        )
        changes = {"fte": (str(before.fte) if before else None, str(fte)), "from": (None, on.isoformat())}
        log(by=by, at=at, verb="change_terms", kind=Kind.EMPLOYMENT, thing=made, starter=row.person_id, changes=changes)
    return made


def move_post(*, by: Viewer, at: datetime, post: int, school: Organisation, on: date) -> Post:
    """Let someone work at another school of the same board from this day, on the terms there were; journal it.

    The old post ends the day before, and one that has not begun goes altogether; where someone worked until that
    day, that post goes on. A coach stays; who was buddy or manager there ends with it.
    Raises `NotYours` unless the viewer keeps the employment data and arranges the new school, and `Refusal` for
    another board, the same school, a day outside the post, or the first day of a post that has begun.
    """
    row = _arranged(by, post)
    if not may_arrange(by, school):
        raise NotYours(_("Je regelt niets voor deze school."))
    if school.parent_id != row.school.parent_id or school.pk == row.school_id:
        raise Refusal(_("Kies een andere school van hetzelfde bestuur."))
    period: Period = row.period
    if on not in period or on == period.start <= by.on:
        raise Refusal(_("Kies een dag na de eerste dag op %(school)s.") % {"school": row.school.name})
    with refusals():
        made = _post_at(school, row, on=on)
        _carry_terms(row, made, on=on)
        near = Pair.objects.filter(starter=row.person_id, relation__in=[Relation.BUDDY.value, Relation.MANAGER.value])
        _end_all(near.filter(period__endswith=None) | near.filter(period__endswith__gt=on), end=on)
        _end_post(row, end=on)
        changes = {"school": (row.school.name, school.name), "from": (None, on.isoformat())}
        log(by=by, at=at, verb="move_post", kind=Kind.NAME_CARD, thing=made, starter=row.person_id, changes=changes)
    return made


def end_posts(*, by: Viewer, at: datetime, person: int, last: date) -> list[Post]:
    """Let someone work here until this day: pairs, terms, addresses and posts end, from the inside out; journal it.

    What would only have begun later is removed. Raises `NotYours` unless the viewer may write down that this
    person leaves, and `Refusal` when there is no post to end.
    """
    if not may_make(by, Kind.LEAVING, person):
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR regelen dat iemand weggaat."))
    later = Q(period__endswith=None) | Q(period__endswith__gt=_after(last))
    posts = list(Post.objects.filter(later, person=person).select_related("school__parent"))
    if not posts:
        raise Refusal(_("Deze persoon werkt hier dan al niet meer."))
    end = _after(last)
    with refusals():
        _end_all(Pair.objects.filter(later & (Q(starter=person) | Q(holder=person))), end=end)
        for post in posts:
            _end_post(post, end=end)
        _end_all(Address.objects.filter(later, person=person, source=Address.Source.IMPORT), end=end)
        for post in posts:
            log(by=by, at=at, verb="end_post", kind=Kind.EMPLOYMENT, thing=post, starter=person)
    return posts


def become_qualified(*, by: Viewer, at: datetime, person: int, on: date) -> None:
    """Note from which day someone is qualified, and journal it.

    Raises `NotYours` unless the viewer keeps the data of this person, and `Refusal` when it was noted already.
    """
    if not may_make(by, Kind.PROFILE, person) or person in by.persons:
        raise NotYours(_("Alleen de coördinator of HR van dit bestuur verandert deze gegevens."))
    profile, _made = Profile.objects.get_or_create(person_id=person)
    if profile.qualified_on is not None and profile.qualified_on <= on:
        raise Refusal(_("Er staat al sinds wanneer deze persoon bevoegd is."))
    changes = {"qualified_on": (None, on.isoformat())}
    profile.qualified_on = on
    with refusals():
        profile.save(update_fields=["qualified_on"])
        log(by=by, at=at, verb="become_qualified", kind=Kind.PROFILE, thing=profile, starter=person, changes=changes)


def _post_at(school: Organisation, row: Post, *, on: date) -> Post:
    """The post at a school that takes the place of another from a day: the one that ended there then, or a new one."""
    end = row.period.end
    found = Post.objects.filter(person=row.person_id, school=school, period__endswith=on).first()
    if found is None:
        return Post.objects.create(
            person_id=row.person_id,
            school=school,
            function=row.function,
            contract=row.contract,
            period=Period(on, end),
        )
    _go_on(found, end=end)
    for address in Address.objects.filter(post=found, period__endswith=on):
        _go_on(address, end=end)
    return found


def _carry_terms(row: Post, made: Post, *, on: date) -> None:
    """Agree for one post what was agreed for another from a day on."""
    for terms in Terms.objects.filter(Q(period__endswith=None) | Q(period__endswith__gt=on), post=row):
        period = Period(max(terms.period.start, on), terms.period.end)
        agreed = {"post": made, "fte": terms.fte, "scale": terms.scale, "step": terms.step}
        before = Terms.objects.filter(**agreed, period__endswith=period.start).first()
        if before is None:
            Terms.objects.create(**agreed, period=period)
        else:
            _go_on(before, end=period.end)


def _arranged(by: Viewer, post: int) -> Post:
    row = Post.objects.select_for_update(of=("self",)).select_related("school__parent").filter(pk=post).first()
    if row is None or not may_make(by, Kind.EMPLOYMENT, row.person_id):
        raise NotYours(_("Alleen de coördinator of HR van dit bestuur verandert waar iemand werkt."))
    return row


def _end_post(row: Post, *, end: date) -> None:
    """End a post with its terms and the school's own address; the pairs inside it were ended before."""
    later = Q(period__endswith=None) | Q(period__endswith__gt=end)
    _end_all(Terms.objects.filter(later, post=row), end=end)
    _end_all(Address.objects.filter(later, post=row), end=end)
    _cut(row, end=end)


def _end_all(rows: Iterable[Dated], *, end: date) -> None:
    for row in rows:
        _cut(row, end=end)


def _cut(row: Dated, *, end: date) -> None:
    """Let a row end before this day, or remove it when it would not have begun."""
    period: Period = row.period
    if period.start >= end:
        row.delete()
        return
    row.period = Period(period.start, end)
    row.save(update_fields=["period"])


def _go_on(row: Dated, *, end: date | None) -> None:
    """Let a row that had ended go on until this day, or for as long as it lasts."""
    row.period = Period(row.period.start, end)
    row.save(update_fields=["period"])


def _after(last: date) -> date:
    return Period.through(last, last=last).end or last
