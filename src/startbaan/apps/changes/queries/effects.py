"""What a change does, in sentences; made from the rows before and after, so that it cannot say otherwise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from startbaan.apps.changes.access import Image, RowChange
from startbaan.apps.people.models import Organisation, Person, Post
from startbaan.apps.programme.models import Activity, Track
from startbaan.apps.programme.queries import definition_of, page_language
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.words import relation_name
from startbaan.ui.wording import number, short_day

MOST_NAMED = 8


@dataclass(frozen=True)
class Effects:
    """What happens, and of the activities which ones."""

    sentences: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]
    let_go: tuple[str, ...]
    gone_more: int = 0
    moved_more: int = 0


@dataclass(frozen=True)
class _Names:
    """The names behind the numbers in the rows."""

    people: Mapping[int, str]
    schools: Mapping[int, str]
    posts: Mapping[int, str]


def effects_of(changes: Sequence[RowChange]) -> Effects:
    """Say what these changes do, in the order one wants to read it."""
    names = _names(changes)
    sentences = [said for change in changes if (say := SAYING.get(change.table)) for said in say(change, names) if said]
    titled = _titles(changes)
    activities = [change for change in changes if change.table == Activity._meta.db_table]
    gone = tuple(titled[change.row] for change in activities if change.after is None)
    let_go = tuple(
        titled[change.row]
        for change in activities
        if change.before and change.after and change.before["planned_on"] and not change.after["planned_on"]
    )
    moved = tuple(
        titled[change.row]
        for change in activities
        if change.before and change.after and change.before["window"] != change.after["window"]
    )
    added = sum(change.before is None for change in activities)
    sentences += _counted(gone, moved, let_go, added)
    return Effects(
        tuple(dict.fromkeys(sentences)),
        gone[:MOST_NAMED],
        moved[:MOST_NAMED],
        let_go,
        max(len(gone) - MOST_NAMED, 0),
        max(len(moved) - MOST_NAMED, 0),
    )


def _counted(gone: Sequence[str], moved: Sequence[str], let_go: Sequence[str], added: int) -> list[str]:
    said = []
    if gone:
        words = ngettext(
            "%(count)s activiteit die nog moest beginnen, verdwijnt.",
            "%(count)s activiteiten die nog moesten beginnen, verdwijnen.",
            len(gone),
        )
        said.append(words % {"count": len(gone)})
    if moved:
        words = ngettext(
            "%(count)s activiteit krijgt andere dagen.", "%(count)s activiteiten krijgen andere dagen.", len(moved)
        )
        said.append(words % {"count": len(moved)})
    if let_go:
        words = ngettext("%(count)s afspraak vervalt.", "%(count)s afspraken vervallen.", len(let_go))
        said.append(words % {"count": len(let_go)})
    if added:
        words = ngettext("%(count)s activiteit komt erbij.", "%(count)s activiteiten komen erbij.", added)
        said.append(words % {"count": added})
    return said


def _names(changes: Sequence[RowChange]) -> _Names:
    images = [image for change in changes for image in (change.before, change.after) if image]
    people = {
        int(str(image[key])) for image in images for key in ("holder_id", "starter_id", "person_id") if image.get(key)
    }
    schools = {int(str(image["school_id"])) for image in images if image.get("school_id")}
    posts = {int(str(image["post_id"])) for image in images if image.get("post_id")}
    known = Post.objects.filter(pk__in=posts).select_related("school")
    return _Names(
        {person.pk: str(person) for person in Person.objects.filter(pk__in=people)},
        {school.pk: school.name for school in Organisation.objects.filter(pk__in=schools)},
        {post.pk: post.school.name for post in known},
    )


def _titles(changes: Sequence[RowChange]) -> dict[int, str]:
    """What the activities among these changes are called, by their version."""
    images = {
        change.row: change.before or change.after for change in changes if change.table == Activity._meta.db_table
    }
    tracks = Track.objects.select_related("version").in_bulk(
        {int(str(image["track_id"])) for image in images.values() if image}
    )
    found = {}
    for row, image in images.items():
        track = tracks.get(int(str(image["track_id"]))) if image else None
        if image is None or track is None:
            continue
        words = {words.key: words for words in definition_of(track.version).activities}.get(str(image["key"]))
        title = words.title.said(page_language()) if words else str(image["key"])
        found[row] = _("%(title)s (jaar %(year)s)") % {"title": title, "year": image["year"]}
    return found


def _days(image: Image | None, field: str = "period") -> tuple[date, date | None] | None:
    """The first and the last day of a range as the database writes it."""
    if image is None:
        return None
    lower, upper = str(image[field]).strip("[)").split(",")
    return date.fromisoformat(lower), date.fromisoformat(upper) - timedelta(days=1) if upper else None


def _ends(change: RowChange, what: str) -> Iterable[str]:
    """What ends, goes or begins, about something that has a name and days."""
    before, after = _days(change.before), _days(change.after)
    if after is None:
        yield _("%(what)s vervalt.") % {"what": what}
    elif before is None:
        yield _("%(what)s begint op %(day)s.") % {"what": what, "day": short_day(after[0])}
    elif after[1] is not None and after[1] != before[1]:
        yield _("%(what)s stopt na %(day)s.") % {"what": what, "day": short_day(after[1])}
    elif after[1] is None and before[1] is not None:
        yield _("%(what)s loopt weer door.") % {"what": what}


def _post(change: RowChange, names: _Names) -> Iterable[str]:
    image = change.after or change.before or {}
    return _ends(change, _("Het werk op %(school)s") % {"school": names.schools.get(int(str(image["school_id"])), "")})


def _terms(change: RowChange, names: _Names) -> Iterable[str]:
    if change.before is None and change.after is not None:
        found = _days(change.after)
        school = names.posts.get(int(str(change.after["post_id"])), "")
        if found:
            yield _("De WTF is vanaf %(day)s %(fte)s%(school)s.") % {
                "day": short_day(found[0]),
                "fte": number(Decimal(str(change.after["fte"]))),
                "school": f" ({school})" if school else "",
            }


def _pair(change: RowChange, names: _Names) -> Iterable[str]:
    image = change.after or change.before or {}
    word = relation_name(Relation(str(image["relation"])), language=get_language() or "nl")
    holder, starter = (
        names.people.get(int(str(image["holder_id"])), ""),
        names.people.get(int(str(image["starter_id"])), ""),
    )
    what = _("%(holder)s als %(word)s van %(starter)s") % {"holder": holder, "word": word, "starter": starter}
    return _ends(change, what)


def _address(change: RowChange, _names: _Names) -> Iterable[str]:
    image = change.after or change.before or {}
    return _ends(change, _("Het adres %(email)s") % {"email": image["email"]})


def _track(change: RowChange, _names: _Names) -> Iterable[str]:
    before, after = _days(change.before), _days(change.after)
    if before and after and before[1] != after[1] and after[1]:
        yield _("Het traject loopt tot en met %(day)s.") % {"day": short_day(after[1])}


def _profile(change: RowChange, _names: _Names) -> Iterable[str]:
    if change.after and change.after["qualified_on"]:
        yield _("Bevoegd sinds %(day)s.") % {"day": short_day(date.fromisoformat(str(change.after["qualified_on"])))}


def _absence(change: RowChange, _names: _Names) -> Iterable[str]:
    found = _days(change.after)
    if found and found[1]:
        back = found[1] + timedelta(days=1)
        yield _("Afwezig van %(first)s; naar verwachting terug op %(back)s.") % {
            "first": short_day(found[0]),
            "back": short_day(back),
        }


SAYING: Mapping[str, Callable[[RowChange, _Names], Iterable[str]]] = {
    "people_profile": _profile,
    "people_post": _post,
    "people_terms": _terms,
    "people_address": _address,
    "people_pair": _pair,
    "programme_track": _track,
    "changes_absence": _absence,
}
