"""A list held against what the board knows: what is new, what changes, what stays, and what cannot be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence, say
from startbaan.domain.staffing.contacts import Contacts, plan_contacts
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.guidance import MANAGER, Led, Managers, Verdict, cut_pairs, judge, lead, places_of
from startbaan.domain.staffing.intended import (
    Comparison,
    Line,
    Outcome,
    PersonPlan,
    PostPlan,
    RowPreview,
    TrackEnd,
)
from startbaan.domain.staffing.known import KnownPerson, Manager, School, Snapshot, union
from startbaan.domain.staffing.leaving import follow_work
from startbaan.domain.staffing.names import Name, folded
from startbaan.domain.staffing.people import RefusedRow, StaffRow
from startbaan.domain.staffing.posts import (
    Placed,
    Reckoning,
    left_behind,
    moved_back,
    place,
    plan_move,
    plan_post,
    shown,
)
from startbaan.domain.staffing.rows import Reading

Rows = list[tuple[StaffRow, School]]


@dataclass(slots=True)
class _Draft:
    """One person half compared: the posts are known, whom they are led by is not."""

    rows: Rows
    known: KnownPerson | None
    posts: list[PostPlan]
    lines: dict[int, list[Line]]
    contacts: Contacts
    name: Name
    verdict: Verdict
    profile: tuple[str, date | None, date | None]
    led: dict[int, Led] = field(default_factory=dict)
    cut: dict[int, Period | None] = field(default_factory=dict)
    track_end: TrackEnd | None = None

    @property
    def moved_on(self) -> date | None:
        """The day on which someone left a school that the list no longer names."""
        return self.posts[0].period.start if len(self.posts) > len(self.rows) else None

    @property
    def rowed(self) -> list[tuple[StaffRow, School, PostPlan]]:
        """Each row with its school and its post."""
        return [(row, school, post) for (row, school), post in zip(self.rows, self.posts, strict=False)]


def compare_with(board: Snapshot, *, reading: Reading, reckoning: Reckoning, on: date) -> Comparison:
    """Hold what a list says against a board on a day; changes count from the day of the reckoning."""
    refused: list[RefusedRow] = list(reading.refused)
    drafts: list[_Draft] = []
    number = attrgetter("personnel_number")
    for _, found in groupby(sorted(reading.rows, key=number), key=number):
        rows = list(_at_home(found, board=board, refused=refused))
        if not rows:
            continue
        known = board.persons.get(rows[0][0].personnel_number)
        reason = _other_name(rows[0][0], known)
        draft = None if reason else _draft(rows, known=known, board=board, reckoning=reckoning, on=on)
        if draft is not None and (clash := _clash(draft)):
            reason, draft = clash, None
        if reason is not None:
            refused += [RefusedRow(row.row_number, str(row.name), (reason,)) for row, _ in rows]
        elif draft is not None:
            drafts.append(draft)
    _lead(drafts, board=board, per=reckoning.per)
    previews = [preview for draft in drafts for preview in _previews(draft)]
    return Comparison(
        rows=tuple(sorted(previews, key=attrgetter("row_number"))),
        persons=tuple(_plan(draft) for draft in drafts),
        refused=tuple(sorted(refused, key=attrgetter("row_number"))),
        notes=reading.notes,
    )


def _at_home(
    rows: Iterable[StaffRow], *, board: Snapshot, refused: list[RefusedRow]
) -> Iterator[tuple[StaffRow, School]]:
    for row in rows:
        school = board.schools.get(row.brin)
        if school is not None:
            yield row, school
            continue
        reason = say("BRIN %(brin)s kennen we niet. Controleer de BRIN, of voeg de school eerst toe.", brin=row.brin)
        if row.brin in board.foreign:
            reason = say("BRIN %(brin)s is een school van een ander bestuur.", brin=row.brin)
        refused.append(RefusedRow(row.row_number, str(row.name), (reason,)))


def _other_name(row: StaffRow, known: KnownPerson | None) -> Sentence | None:
    """Say why a known personnel number cannot be of who the list names; nothing when it can."""
    if known is None or row.name == known.name or row.name.same_as == known.name.same_as:
        return None
    family = folded(row.family_name) == folded(known.name.family)
    if family and (row.given_name is None or _initials_of(row.given_name, known.name.given)):
        return None
    return say(
        "Personeelsnummer %(number)s is bij ons van %(known)s, en in het bestand van %(name)s. "
        "Heeft deze persoon een nieuwe naam? Pas die dan eerst aan bij de persoon. Zo niet, controleer het nummer.",
        number=row.personnel_number,
        known=str(known.name),
        name=str(row.name),
    )


def _initials_of(written: str, given: str) -> bool:
    return "." in written and folded(written[:1]) == folded(given[:1])


def _draft(rows: Rows, *, known: KnownPerson | None, board: Snapshot, reckoning: Reckoning, on: date) -> _Draft:
    posts, lines = _posts(rows, known=known, board=board, reckoning=reckoning)
    staff = [row for row, _ in rows]
    contacts = plan_contacts(staff, posts=posts, known=known, taken=board.taken, per=reckoning.per)
    rowed = [(row, school, post) for (row, school), post in zip(rows, posts, strict=False)]
    name, profile = _name(staff[0], known), _profile(staff, known)
    verdict = judge(rowed, known=known, own=board.own, on=on)
    draft = _Draft(rows, known, posts, lines, contacts, name, verdict, profile)
    if known is not None:
        first = lines.setdefault(staff[0].row_number, [])
        first += _person_lines(name, profile, known)
        draft.cut = cut_pairs(known, posts=places_of(posts, known=known))
        if draft.cut:
            first.append(Line(say("Koppelingen"), str(len(known.pairs)), _ending(draft.cut)))
        draft.track_end, said = follow_work(known, posts=posts, on=on)
        first += said
    return draft


def _ending(cut: dict[int, Period | None]) -> Sentence:
    last = max((shown(period.last) for period in cut.values() if period is not None and period.last), default="")
    if last:
        return say("%(count)s eindigen mee op %(day)s", count=len(cut), day=last)
    return say("%(count)s vervallen", count=len(cut))


def _posts(
    rows: Rows, *, known: KnownPerson | None, board: Snapshot, reckoning: Reckoning
) -> tuple[list[PostPlan], dict[int, list[Line]]]:
    """Plan each row's post, in the order of the rows, and after those the post that someone moved away from."""
    before = known.posts if known else ()
    schools = frozenset(school.id for school in board.schools.values())
    placed = moved_back(place(rows, known=before), known=before, schools=schools)
    lines: dict[int, list[Line]] = {}
    behind = left_behind(placed, known=before, schools=schools)
    if behind is not None:
        moved, ended, said = plan_move(placed[0], behind=behind, per=reckoning.per)
        from_school = next(school.name for school in board.schools.values() if school.id == behind.school)
        lines[placed[0].row.row_number] = [
            Line(say("School"), from_school, placed[0].school.name),
            Line(say("Vanaf"), "", shown(moved.period.start)),
            *said,
        ]
        return [moved, ended], lines
    posts = []
    for found in placed:
        post, said = plan_post(found, reckoning)
        posts.append(post)
        lines[found.row.row_number] = [*_arrival(found, known, post), *said]
    return posts, lines


def _arrival(placed: Placed, known: KnownPerson | None, post: PostPlan) -> list[Line]:
    if known is None or placed.known is not None:
        return []
    return [Line(say("School"), "", placed.school.name), Line(say("Vanaf"), "", shown(post.period.start))]


def _name(row: StaffRow, known: KnownPerson | None) -> Name:
    if known is None or row.name == known.name:
        return row.name
    return row.name if row.name.same_as == known.name.same_as else known.name


def _profile(rows: Sequence[StaffRow], known: KnownPerson | None) -> tuple[str, date | None, date | None]:
    route = next((str(row.route) for row in rows if row.route), known.route if known else "")
    qualified = next((row.qualified_on for row in rows if row.qualified_on), known.qualified_on if known else None)
    started = next(
        (row.profession_started_on for row in rows if row.profession_started_on),
        known.profession_started_on if known else None,
    )
    return route, qualified, started


def _person_lines(name: Name, profile: tuple[str, date | None, date | None], known: KnownPerson) -> Iterator[Line]:
    if name != known.name:
        yield Line(say("Naam"), str(known.name), str(name))
    before = (known.route, known.qualified_on, known.profession_started_on)
    for label, old, new in zip(
        (Field.ROUTE.label, Field.QUALIFIED_ON.label, Field.PROFESSION_STARTED_ON.label), before, profile, strict=True
    ):
        if old != new:
            yield Line(label, shown(old), shown(new))


def _clash(draft: _Draft) -> Sentence | None:
    """Say why someone would be at one school twice at once; nothing when not."""
    named = {post.known.id for post in draft.posts if post.known is not None}
    others = [post for post in draft.known.posts if post.id not in named] if draft.known else []
    spans = [(post.school, post.period) for post in draft.posts]
    spans += [(post.school, post.period) for post in others]
    in_order = sorted(spans, key=lambda found: (found[0], found[1].start))
    for (school, period), (next_school, next_period) in pairwise(in_order):
        if school == next_school and period.overlaps(next_period):
            return say("Deze dagen vallen samen met een ander dienstverband op dezelfde school. Controleer de datums.")
    return None


def _lead(drafts: Sequence[_Draft], *, board: Snapshot, per: date) -> None:
    """Find the line managers once everyone's posts are known, for a manager may be new in the same list."""
    compared = {draft.known.id: draft for draft in drafts if draft.known is not None}
    people = [_with_plan(manager, compared.get(manager.id or 0)) for manager in board.managers]
    people += [
        Manager(draft.rows[0][0].personnel_number, draft.name, union(post.period for post in draft.posts))
        for draft in drafts
        if draft.known is None
    ]
    managers = Managers(people)
    for draft in drafts:
        if draft.verdict.track is None and not (draft.known and draft.known.has_track):
            continue
        seen: set[int | str] = set()
        for row, _, post in draft.rowed:
            led = lead(row, post=post, known=draft.known, managers=managers, alone=_named_once(row, draft), per=per)
            who = (led.plan.id or led.plan.number) if led.plan else ""
            if who and (who in seen or (draft.known is None and led.plan and led.plan.number == row.personnel_number)):
                continue
            seen.add(who)
            draft.led[row.row_number] = led
        draft.cut |= _left_managers(draft)


def _left_managers(draft: _Draft) -> dict[int, Period | None]:
    """End the pairs with line managers of a school that someone moved away from."""
    if draft.moved_on is None or draft.known is None:
        return {}
    day = draft.moved_on
    return {
        pair.id: Period(pair.period.start, day) if pair.period.start < day else None
        for pair in draft.known.pairs
        if pair.starter == draft.known.id
        and pair.relation == MANAGER
        and (pair.period.end is None or pair.period.end > day)
    }


def _named_once(row: StaffRow, draft: _Draft) -> bool:
    return sum(other.line_manager == row.line_manager for other, _ in draft.rows) == 1


def _with_plan(manager: Manager, draft: _Draft | None) -> Manager:
    if draft is None or draft.known is None:
        return manager
    return replace(manager, periods=union([*places_of(draft.posts, known=draft.known), *draft.known.other_places]))


def _previews(draft: _Draft) -> Iterator[RowPreview]:
    for row, school, post in draft.rowed:
        led = draft.led.get(row.row_number, Led())
        lines = [*draft.lines.get(row.row_number, ()), *draft.contacts.lines.get(row.row_number, ())]
        if led.plan is not None:
            lines.append(Line(Field.LINE_MANAGER.label, "", led.name))
        starts = draft.verdict.row_number == row.row_number
        if starts and draft.verdict.track is not None:
            lines.append(Line(say("Traject"), "", say("start op %(day)s", day=shown(draft.verdict.track.start_on))))
        outcome = Outcome.NEW if draft.known is None else Outcome.CHANGED if lines else Outcome.UNCHANGED
        yield RowPreview(
            row_number=row.row_number,
            number=row.personnel_number,
            name=str(draft.name),
            school=school.name,
            since=post.period.start,
            fte=row.fte,
            outcome=outcome,
            lines=() if outcome is Outcome.NEW else tuple(lines),
            notes=(*draft.contacts.notes.get(row.row_number, ()), *((led.note,) if led.note else ())),
            starter=draft.verdict.words,
            starts_track=starts,
        )


def _plan(draft: _Draft) -> PersonPlan:
    known, cut = draft.known, draft.cut
    for led in draft.led.values():
        cut = cut | dict(led.ended or {})
    before = (known.route, known.qualified_on, known.profession_started_on) if known else None
    return PersonPlan(
        number=draft.rows[0][0].personnel_number,
        id=known.id if known else None,
        name=draft.name,
        is_renamed=known is not None and known.name != draft.name,
        profile=draft.profile,
        is_profiled=known is not None and before != draft.profile,
        posts=tuple(draft.posts),
        addresses=tuple(draft.contacts.made),
        cut_addresses=draft.contacts.cuts,
        cut_pairs=tuple(cut.items()),
        managers=tuple(led.plan for led in draft.led.values() if led.plan is not None),
        track=draft.verdict.track,
        track_end=draft.track_end,
        lines=tuple(line for said in draft.lines.values() for line in said),
    )
