"""Addresses of one person in a list, held against those that are known and those that are someone else's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence, say
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.intended import AddressPlan, Cut, Line, PostPlan
from startbaan.domain.staffing.known import KnownAddress, KnownPerson
from startbaan.domain.staffing.people import StaffRow

Taken = Mapping[str, tuple[tuple[int, Period], ...]]


@dataclass(slots=True)
class Contacts:
    """What becomes of someone's addresses; lines and notes by row number."""

    made: list[AddressPlan] = field(default_factory=list)
    cut: dict[int, Period | None] = field(default_factory=dict)
    lines: dict[int, list[Line]] = field(default_factory=dict)
    notes: dict[int, list[Sentence]] = field(default_factory=dict)

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The addresses that get another period, or none."""
        return tuple(self.cut.items())


def plan_contacts(
    rows: Sequence[StaffRow], *, posts: Sequence[PostPlan], known: KnownPerson | None, taken: Taken, per: date
) -> Contacts:
    """Give new addresses for the time of a post; the one before ends then, and what is someone else's stays out."""
    found = Contacts()
    _follow_posts(found, posts, known=known, taken=taken)
    for index, row in enumerate(rows):
        post = posts[index]
        for address, place, label in (
            (row.email, index, Field.EMAIL.label),
            (row.private_email, None, Field.PRIVATE_EMAIL.label),
        ):
            if address is None:
                continue
            wanted = AddressPlan(address, post.period, place)
            if _has(found, known, wanted):
                continue
            if _elsewhere(wanted, known=known, taken=taken):
                note = say("%(address)s is elders in gebruik en is niet overgenomen.", address=address)
                found.notes.setdefault(row.row_number, []).append(note)
                continue
            before = _replace(found, known, wanted, posts=posts, per=per)
            found.lines.setdefault(row.row_number, []).append(Line(label, before, address))
    return found


def _has(found: Contacts, known: KnownPerson | None, wanted: AddressPlan) -> bool:
    if any(made.email == wanted.email and made.period.overlaps(wanted.period) for made in found.made):
        return True
    if known is None:
        return False
    return any(
        address.email == wanted.email and period is not None and period.overlaps(wanted.period)
        for address in known.addresses
        for period in [found.cut.get(address.id, address.period)]
    )


def _elsewhere(wanted: AddressPlan, *, known: KnownPerson | None, taken: Taken) -> bool:
    own = known.id if known else None
    return any(person != own and period.overlaps(wanted.period) for person, period in taken.get(wanted.email, ()))


def _replace(
    found: Contacts, known: KnownPerson | None, wanted: AddressPlan, *, posts: Sequence[PostPlan], per: date
) -> str:
    """Add the address, end what the employer gave for the same post before, and give what that was."""
    post = posts[wanted.post].known if wanted.post is not None else None
    earlier = [] if known is None or (wanted.post is not None and post is None) else _given(known, post=post)
    start = max(per, wanted.period.start) if earlier else wanted.period.start
    if wanted.period.end is not None and start >= wanted.period.end:
        start = wanted.period.start
    for address in earlier:
        if address.period.end is None or address.period.end > start:
            found.cut[address.id] = Period(address.period.start, start) if address.period.start < start else None
    found.made.append(AddressPlan(wanted.email, Period(start, wanted.period.end), wanted.post))
    return ", ".join(address.email for address in earlier if address.id in found.cut)


def _given(known: KnownPerson, *, post: object) -> list[KnownAddress]:
    own = getattr(post, "id", None)
    return [address for address in known.addresses if address.is_given and address.post == own]


def _follow_posts(found: Contacts, posts: Sequence[PostPlan], *, known: KnownPerson | None, taken: Taken) -> None:
    """Let the addresses of a post end when it ends, also when that day moves."""
    for post in posts:
        if known is None or post.known is None or post.known.period.end == post.period.end:
            continue
        for address in _given(known, post=post.known):
            followed = _followed(address, post)
            longer = AddressPlan(address.email, followed, None) if followed else None
            if longer is None or not (_elsewhere(longer, known=known, taken=taken) or _beside(address, longer, known)):
                found.cut[address.id] = followed


def _beside(address: KnownAddress, longer: AddressPlan, known: KnownPerson) -> bool:
    """Tell whether another row holds the same address in the days that this one would come to last."""
    others = (other for other in known.addresses if other.id != address.id and other.email == address.email)
    return any(other.period.overlaps(longer.period) for other in others)


def _followed(address: KnownAddress, post: PostPlan) -> Period | None:
    end = post.period.end
    if end is None or end > address.period.start:
        return Period(address.period.start, end)
    return None
