"""Who of a list is a starter and why, and who leads them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence, say
from startbaan.domain.staffing.experience import Basis, Experience, years_in_profession
from startbaan.domain.staffing.intended import ManagerPlan, PostPlan, TrackPlan
from startbaan.domain.staffing.known import KnownPair, KnownPerson, Manager, School, inside, union
from startbaan.domain.staffing.names import folded
from startbaan.domain.staffing.people import StaffRow
from startbaan.domain.staffing.posts import shown

STARTER_YEARS = 3
TEACHES = ("leraar", "lerares", "leerkracht", "docent", "zij-instromer")
ASSISTS = ("ondersteuner", "assistent")
TEACHERS_SCALE = re.compile(r"L(?:[A-E]|1[0-2])")
MANAGER, ORDINALS = "manager", (say("eerste"), say("tweede"), say("derde"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether someone starts a track, in words, and which."""

    words: Sentence
    track: TrackPlan | None = None
    row_number: int | None = None


def teaches(row: StaffRow) -> bool:
    """Tell whether someone has a class: by the function, without it by the scale, without both we assume so."""
    if row.function:
        written = row.function.casefold()
        return any(word in written for word in TEACHES) and not any(word in written for word in ASSISTS)
    return row.scale is None or TEACHERS_SCALE.fullmatch(row.scale.upper()) is not None


def judge(
    rows: Sequence[tuple[StaffRow, School, PostPlan]], *, known: KnownPerson | None, own: frozenset[int], on: date
) -> Verdict:
    """Say whether someone is in the first three years of the profession, and from which day a track counts."""
    if known is not None and known.has_track:
        return Verdict(say("heeft al een traject"))
    ahead = [found for found in rows if found[2].period.end is None or found[2].period.end > on]
    teaching = sorted((found for found in ahead if teaches(found[0])), key=lambda found: -(found[0].fte or 0))
    if not ahead:
        return Verdict(say("geen starter: al uit dienst"))
    if not teaching:
        return Verdict(say("geen starter: geen leraarsfunctie"))
    row, school, post = teaching[0]
    spent = _experience(row, known=known, start=post.period.start, on=on)
    if spent.completed >= STARTER_YEARS:
        return Verdict(
            say(
                "geen starter: %(years)s jaar in het onderwijs (%(basis)s %(day)s)",
                years=spent.completed,
                basis=spent.basis.words,
                day=shown(spent.since),
            )
        )
    if known is not None and known.id in own:
        return Verdict(say("dit ben jij zelf: een collega start jouw traject"))
    words = say(
        "%(year)s jaar in het onderwijs (%(basis)s %(day)s)",
        year=ORDINALS[spent.completed],
        basis=spent.basis.words,
        day=shown(spent.since),
    )
    if school.no_track is not None:
        return Verdict(say("%(words)s, maar nog geen traject: %(why)s", words=words, why=school.no_track))
    return Verdict(words, TrackPlan(school.id, spent.since), row.row_number)


def _experience(row: StaffRow, *, known: KnownPerson | None, start: date, on: date) -> Experience:
    filled = row
    if known is not None:
        filled = replace(
            row,
            profession_started_on=row.profession_started_on or known.profession_started_on,
            qualified_on=row.qualified_on or known.qualified_on,
        )
    day = max(on, start)
    return years_in_profession(filled, on=day) or Experience(start, Basis.CONTRACT, 0)


class Managers:
    """The people who may be named as line manager, found by personnel number or by a name that only one has."""

    def __init__(self, people: Iterable[Manager]) -> None:
        self.by_number: dict[str, Manager] = {}
        self.by_name: dict[str, dict[str | int, Manager]] = {}
        for person in people:
            who = person.id or person.number
            if person.number:
                self.by_number[person.number.lstrip("0")] = person
            for spelled in {str(person.name), _reversed(person)}:
                self.by_name.setdefault(_plain(spelled), {})[who] = person

    def find(self, written: str) -> Manager | None:
        """Give whom a cell names, or nothing when that is nobody or more than one."""
        number = re.sub(r"\D", "", written).lstrip("0")
        if number in self.by_number and re.fullmatch(r"\W*\d+\W*", written):
            return self.by_number[number]
        named = self.by_name.get(_plain(re.sub(r"\([^)]*\)|\d+", " ", written)), {})
        return next(iter(named.values())) if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Led:
    """What naming a line manager comes to: a new pair, pairs that end for it, or a note why not."""

    plan: ManagerPlan | None = None
    ended: Mapping[int, Period | None] | None = None
    name: str = ""
    note: Sentence | None = None


def lead(
    row: StaffRow, *, post: PostPlan, known: KnownPerson | None, managers: Managers, alone: bool, per: date
) -> Led:
    """Say who becomes line manager of a starter by one row; `alone` when no other row of theirs names that person."""
    if row.line_manager is None:
        return Led()
    manager = managers.find(row.line_manager)
    if manager is None:
        return Led(
            note=say(
                "Leidinggevende “%(name)s” kennen we niet bij dit bestuur. Koppel die later.", name=row.line_manager
            )
        )
    own = [pair for pair in known.pairs if pair.starter == known.id] if known else []
    running = [pair for pair in own if pair.relation == MANAGER and pair.period.overlaps(post.period)]
    same = [pair for pair in running if pair.holder == manager.id]
    if same:
        return Led(ended=_ends_with(same, post=post) if alone else {})
    start = max(per, post.period.start) if running else post.period.start
    if post.period.end is not None and post.period.end <= start:
        return Led()
    period = inside(Period(start, post.period.end), manager.periods)
    if period is None or (known is not None and manager.id == known.id):
        return Led(
            note=say("%(name)s werkt hier dan niet en is niet gekoppeld als leidinggevende.", name=str(manager.name))
        )
    if any(pair.holder == manager.id and pair.relation != MANAGER and pair.period.overlaps(period) for pair in own):
        return Led(
            note=say("%(name)s begeleidt deze starter al en kan niet ook leidinggevende zijn.", name=str(manager.name))
        )
    ended = {pair.id: _until(pair, period.start) for pair in running} if alone and len(running) == 1 else {}
    return Led(ManagerPlan(period, manager.id, manager.number), ended, str(manager.name))


def _ends_with(pairs: Iterable[KnownPair], *, post: PostPlan) -> dict[int, Period | None]:
    """Let who leads someone at a school do so no longer than the post there."""
    end = post.period.end
    if end is None:
        return {}
    return {pair.id: _until(pair, end) for pair in pairs if pair.period.end is None or pair.period.end > end}


def _until(pair: KnownPair, day: date) -> Period | None:
    return Period(pair.period.start, day) if pair.period.start < day else None


def places_of(posts: Iterable[PostPlan], *, known: KnownPerson | None) -> tuple[Period, ...]:
    """The periods in which someone stands somewhere, once the plan is carried out."""
    planned = list(posts)
    named = {post.known.id for post in planned if post.known is not None}
    others = [post.period for post in known.posts if post.id not in named] if known else []
    return union([*(post.period for post in planned), *others])


def cut_pairs(known: KnownPerson, *, posts: tuple[Period, ...]) -> dict[int, Period | None]:
    """End the pairs that would last longer than the work of who is in them."""
    anywhere = union([*posts, *known.other_places])
    cut = {}
    for pair in known.pairs:
        kept = inside(pair.period, posts if pair.starter == known.id else anywhere)
        if kept != pair.period:
            cut[pair.id] = kept
    return cut


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", folded(text))


def _reversed(person: Manager) -> str:
    return f"{person.name.family}{person.name.given}{person.name.infix}"
