"""Sentences for a person: a text in Dutch, which can be said in another language where it is shown."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Translate = Callable[[str], str]
Packed: TypeAlias = str | int | list[object]


class Sentence(str):
    """A Dutch text that remembers what it was made from: a template with blanks, and what stands in them."""

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str | int]

    def __new__(cls, template: str, values: Mapping[str, str | int] | None = None) -> "Sentence":
        """Fill in the blanks, such as %(name)s."""
        made = super().__new__(cls, template % values if values else template)
        made.template, made.values = template, values or {}
        return made

    def said(self, translate: Translate) -> str:
        """Say it in the language of `translate`, which gives the Dutch of each part in that language."""
        text = translate(self.template)
        return text % {name: said(value, translate) for name, value in self.values.items()} if self.values else text


class Problem(Exception):
    """Something that cannot be, with the sentence that says so."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def say(template: str, **values: str | int) -> Sentence:
    """Make a sentence; the template stands in the call in full, so that it is found and translated."""
    return Sentence(template, values)


def to_a_tenth(number: Decimal) -> Sentence:
    """Write a number that is not negative, rounded to a tenth, with the decimal sign of the language."""
    whole, tenth = str(number.quantize(Decimal("0.1"))).split(".")
    return say("%(whole)s,%(tenth)s", whole=whole, tenth=tenth)


def joined(parts: Sequence[str], *, by: str = ", ") -> Sentence:
    """Put words in a row."""
    named = {f"p{number}": part for number, part in enumerate(parts)}
    return Sentence(by.join(f"%({name})s" for name in named), named)


def listed(parts: Sequence[str]) -> Sentence:
    """Put words in a row with “en” between them."""
    first, *others = parts
    row = first if isinstance(first, Sentence) else joined([first])
    for other in others:
        row = say("%(first)s en %(last)s", first=row, last=other)
    return row


def said(words: str | int, translate: Translate) -> str:
    """Say a sentence in the language of `translate`; any other text is the same in every language."""
    return words.said(translate) if isinstance(words, Sentence) else str(words)


def packed(words: str | int) -> Packed:
    """Make plain what is to be kept, so that it can be said in the language of whoever reads it."""
    if not isinstance(words, Sentence):
        return words
    return [words.template, {name: packed(value) for name, value in words.values.items()}]


def unpacked(kept: object) -> str | int:
    """Read back what was kept with `packed`; what was never packed stays as it is."""
    match kept:
        case Sentence():
            return kept
        case [str() as template, dict() as values]:
            return Sentence(template, {str(name): unpacked(value) for name, value in values.items()})
        case int():
            return kept
        case _:
            return str(kept)
