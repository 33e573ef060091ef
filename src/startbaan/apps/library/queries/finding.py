"""Finding a word in the handbook: in its prose and in every part that is made."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from startbaan.apps.library.queries.prose import ShownChapter
from startbaan.apps.library.queries.whole import Whole
from startbaan.domain.handbook import Made, Shape

MOST = 30
AROUND = 90


@dataclass(frozen=True)
class Hit:
    """Where something was found: the chapter, what it stands under, its anchor, and the words around it."""

    chapter: str
    title: str
    anchor: str
    around: str


@dataclass(frozen=True)
class _Piece:
    title: str
    anchor: str
    text: str


def find(made: Whole, asked: str) -> list[Hit]:
    """The places that hold every word that is asked for, in the order of the book; accents and capitals aside."""
    words = _plain(asked).split()
    if not words:
        return []
    found = []
    for chapter in made.chapters:
        for piece in _pieces(made, chapter):
            plain = _plain(f"{piece.title} {piece.text}")
            if all(word in plain for word in words):
                found.append(Hit(chapter.title, piece.title, piece.anchor, _around(piece.text, words[0])))
    return found[:MOST]


def _pieces(made: Whole, chapter: ShownChapter) -> Iterator[_Piece]:
    title, anchor, texts = chapter.title, chapter.key, list[str]()
    for block in chapter.blocks:
        if block.shape == Shape.HEADING.value:
            yield _Piece(title, anchor, " ".join(texts))
            title, anchor, texts = block.text, block.anchor, []
        texts += block.texts if block.shape != Shape.HEADING.value else []
        if block.made:
            yield from _made(made, Made(block.made), title, anchor)
    yield _Piece(title, anchor, " ".join(texts))


def _made(made: Whole, part: Made, title: str, anchor: str) -> Iterator[_Piece]:
    """What a made part says, cut as it stands on the page."""
    for own, place, text in _TOLD[part](made):
        yield _Piece(own or title, place or anchor, text)


Told = Iterable[tuple[str, str, str]]


def _programme(made: Whole) -> Told:
    book = made.book
    yield "", "", " ".join([book.aim, *book.values, *book.themes, *book.principles])


def _parts(made: Whole) -> Told:
    for group in made.book.parts:
        yield group.title, f"deel-{group.key}", group.about
    for card in made.book.by_key.values():
        duties = [f"{duty.name}: {duty.text}" for duty in card.duties]
        topics = [topic for _year, found in card.topics for topic in found]
        yield card.title, card.key, " ".join([card.why, *duties, *card.agreements, *topics])


def _onboarding(made: Whole) -> Told:
    for subject in made.book.onboarding:
        items = [item.title for item in subject.items]
        yield subject.title, f"inwerk-{subject.key}", " ".join([subject.why, *items, *subject.names])


def _hours(made: Whole) -> Told:
    for line in made.book.budget:
        yield line.title, "", " ".join([line.amount_text, *line.members])


def _rights(made: Whole) -> Told:
    for whom in made.rights.groups:
        for right in whom.rights:
            yield right.title, "", f"{right.about} {whom.starter}"
    for value in made.rights.values:
        yield value.title, "", f"{value.worth} {value.place}"


def _contacts(made: Whole) -> Told:
    for line in made.contacts.lines:
        yield line.role, "", " ".join(who.name for who in line.contacts)


def _changes(made: Whole) -> Told:
    for line in made.changes.lines if made.changes else ():
        yield line.title, "", " ".join([line.what, *line.details])


_TOLD: Mapping[Made, Callable[[Whole], Told]] = {
    Made.PROGRAMME: _programme,
    Made.PARTS: _parts,
    Made.ONBOARDING: _onboarding,
    Made.ROLES: lambda made: ((role.name, f"rol-{role.key}", " ".join(role.tasks)) for role in made.book.roles),
    Made.HOURS: lambda made: (
        (line.title, "", " ".join([line.amount_text, *line.members])) for line in made.book.budget
    ),
    Made.RIGHTS: _rights,
    Made.THRESHOLD: lambda made: (("", "", made.threshold),),
    Made.PRIVACY: lambda made: ((row.name, "", row.holds) for group in made.privacy for row in group.rows),
    Made.REASONS: lambda made: ((theme.title, "", theme.about) for theme in made.elements),
    Made.GUARANTEES: lambda made: ((theme.title, "", theme.about) for theme in made.guarantees),
    Made.SCAN: lambda made: ((theme.title, "", theme.about) for theme in made.scan),
    Made.FIGURES: lambda made: ((figure.title, "", figure.about) for figure in made.figures),
    Made.SURVEYS: lambda made: ((survey.title, "", f"{survey.who} {survey.when}") for survey in made.surveys),
    Made.REVIEWS: lambda made: ((review.title, "", review.about) for review in made.reviews),
    Made.CONTACTS: _contacts,
    Made.CHANGES: _changes,
    Made.CHOICES: lambda made: ((item.question, "", item.choice) for item in made.book.open_questions),
    Made.SOURCES: lambda made: ((source.title, "", "") for source in made.book.sources),
}


def _around(text: str, word: str) -> str:
    """The words around the first that was found; the beginning where it stands in the title."""
    place = max(_plain(text).find(word), 0)
    start = max(0, place - AROUND)
    cut = text[start : place + AROUND]
    before = "…" if start else ""
    after = "…" if place + AROUND < len(text) else ""
    return f"{before}{cut}{after}"


def _plain(text: str) -> str:
    """Text without accents and capitals, of the same length for Dutch."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
