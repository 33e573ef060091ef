"""The prose of the handbook in one language: chapters of blocks, and where a made part goes."""

from dataclasses import dataclass

from django.utils.text import slugify

from startbaan.domain.handbook import Block, Chapter, Made, Shape, chapters
from startbaan.domain.schedule.cards import Reference, reference


@dataclass(frozen=True)
class ShownBlock:
    """A heading, a paragraph, a list, or the place of a made part; a heading has the same anchor in each language."""

    shape: str
    texts: tuple[str, ...]
    source: Reference | None
    made: str
    anchor: str

    @property
    def text(self) -> str:
        """The words of a heading or a paragraph."""
        return self.texts[0] if self.texts else ""

    @property
    def template(self) -> str:
        """The part of the page that shows what is made."""
        return f"library/made/{self.made}.html"


@dataclass(frozen=True)
class ShownChapter:
    """One chapter; its key is its anchor."""

    key: str
    title: str
    blocks: tuple[ShownBlock, ...]


def prose(*, language: str) -> tuple[ShownChapter, ...]:
    """Every chapter, in order."""
    return tuple(_chapter(chapter, language) for chapter in chapters())


def how_it_works(*, language: str) -> tuple[ShownBlock, ...]:
    """What the table of who sees what means, in words: the blocks of its chapter before the table itself."""
    (found,) = (chapter for chapter in prose(language=language) if _holds(chapter, Made.PRIVACY))
    table = next(number for number, block in enumerate(found.blocks) if block.made == Made.PRIVACY.value)
    return found.blocks[: table - 1]


def _holds(chapter: ShownChapter, made: Made) -> bool:
    return any(block.made == made.value for block in chapter.blocks)


def _chapter(chapter: Chapter, language: str) -> ShownChapter:
    blocks = tuple(_block(block, language) for block in chapter.blocks)
    return ShownChapter(chapter.key, chapter.title.said(language), blocks)


def _block(block: Block, language: str) -> ShownBlock:
    return ShownBlock(
        shape=Shape(block.shape).value,
        texts=tuple(text.said(language) for text in block.texts),
        source=reference(block.source, language=language) if block.source else None,
        made=block.made.value if block.made else "",
        anchor=slugify(block.texts[0].nl) if block.shape is Shape.HEADING else "",
    )
