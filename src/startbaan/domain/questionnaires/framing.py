"""Changing what stands around the questions: title, themes, scales; and which elements of good guidance are asked."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import (
    K,
    Question,
    Questionnaire,
    Scale,
    ScaleQuestion,
    Subject,
    Theme,
)
from startbaan.domain.questionnaires.editing import added, new_key, read_back
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.sentences import Problem, say
from startbaan.domain.sources import Source, Status, Text


@dataclass(frozen=True, slots=True)
class Covered:
    """An element of good guidance, and how many questions are about it."""

    element: Theme
    questions: int


def versioned(questionnaire: Questionnaire, *, version: str) -> Questionnaire:
    """Give it the name of another version."""
    return replace(questionnaire, version=version)


def own_questionnaire(
    questionnaire: Questionnaire, *, key: str, version: str, title: Text, about: Text
) -> Questionnaire:
    """Make another questionnaire that begins with the same questions. Raises `Refused`."""
    note = Text("De werkgroep maakte deze vragenlijst zelf.", "The working group made this questionnaire itself.")
    source = Source(Status.OWN_CHOICE, note=note)
    return read_back(replace(questionnaire, key=key, version=version, title=title, about=about, source=source))


def restored(questionnaire: Questionnaire, *, question: Question) -> Questionnaire:
    """Put a question back at the end, with its scale where that went, under its theme where that stayed.

    Raises `Problem` when it is there already, and `Refused`.
    """
    has_theme = any(theme.key == question.theme for theme in questionnaire.themes)
    found = question if has_theme else replace(question, theme="")
    if isinstance(found, ScaleQuestion):
        known = next((scale for scale in questionnaire.scales if scale.key == found.scale.key), None)
        questionnaire = questionnaire if known else replace(questionnaire, scales=(*questionnaire.scales, found.scale))
        found = _on_scale(found, known or found.scale)
    return added(questionnaire, question=found)


def titled(questionnaire: Questionnaire, *, title: Text, about: Text) -> Questionnaire:
    """Give it another title, and other words for who fills it in. Raises `Refused`."""
    return read_back(replace(questionnaire, title=title, about=about))


def own_theme(theme: Theme | None, title: Text, about: Text, *, taken: Collection[str]) -> Theme:
    """Give a theme other words, or make one of one's own with a key that was never used."""
    if theme is not None:
        return replace(theme, title=title, about=about)
    note = Text("Dit onderwerp koos de werkgroep zelf.", "The working group chose this theme itself.")
    return Theme(new_key(title.nl, taken=taken), title, about, Source(Status.OWN_CHOICE, note=note))


def themed(questionnaire: Questionnaire, *, theme: Theme) -> Questionnaire:
    """Put a theme in the place of the one with its key, or at the end. Raises `Refused`."""
    themes = _put(questionnaire.themes, theme)
    return read_back(replace(questionnaire, themes=themes))


def without_theme(questionnaire: Questionnaire, *, key: str) -> Questionnaire:
    """Take a theme out; its questions stay, under no theme. Raises `Problem` when it is not there."""
    if all(theme.key != key for theme in questionnaire.themes):
        raise Problem(say("Dit onderwerp is er niet meer. Ververs de pagina."))
    questions = tuple(replace(each, theme="") if each.theme == key else each for each in questionnaire.questions)
    themes = tuple(theme for theme in questionnaire.themes if theme.key != key)
    return replace(questionnaire, themes=themes, questions=questions)


def scaled(questionnaire: Questionnaire, *, scale: Scale) -> Questionnaire:
    """Put a scale in the place of the one with its key, or at the end; every question that uses it goes along.

    With another number of points a question is no longer set beside a figure from elsewhere. Raises `Refused`.
    """
    questions = tuple(
        _on_scale(each, scale) if isinstance(each, ScaleQuestion) and each.scale.key == scale.key else each
        for each in questionnaire.questions
    )
    return read_back(replace(questionnaire, scales=_put(questionnaire.scales, scale), questions=questions))


def asked_on(questionnaire: Questionnaire, key: str) -> tuple[ScaleQuestion, ...]:
    """Give the questions that are answered on this scale."""
    return tuple(each for each in questionnaire.questions if isinstance(each, ScaleQuestion) and each.scale.key == key)


def next_version(year: SchoolYear, *, taken: Collection[str]) -> str:
    """Name the next version after the school year in which it is made, with a number from the second one on."""
    number = 1
    while (found := str(year.start_year) if number == 1 else f"{year.start_year}-{number}") in taken:
        number += 1
    return found


def elements() -> tuple[Theme, ...]:
    """Give the elements of good guidance: the themes of the questionnaire on guidance that comes with the program."""
    return max((each for each in shipped().values() if each.key == "guidance"), key=lambda each: each.version).themes


def covered(questionnaire: Questionnaire) -> tuple[Covered, ...]:
    """Say of each element of good guidance how many questions are about it; nothing for another subject."""
    if questionnaire.subject is not Subject.GUIDANCE:
        return ()
    return tuple(Covered(element, len(questionnaire.about_theme(element.key))) for element in elements())


def _on_scale(question: ScaleQuestion, scale: Scale) -> ScaleQuestion:
    compared = question.compared if len(scale.points) == len(question.scale.points) else None
    return replace(question, scale=scale, compared=compared)


def _put(things: tuple[K, ...], thing: K) -> tuple[K, ...]:
    if any(each.key == thing.key for each in things):
        return tuple(thing if each.key == thing.key else each for each in things)
    return (*things, thing)
