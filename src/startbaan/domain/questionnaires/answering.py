"""From what was typed in a form to answers, and a sentence for everything that could not be read; nothing gets lost.

A form sends texts under names: the key of a question, and for a ranking one name for each option with its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from startbaan.domain.questionnaires.definition import (
    ChoiceQuestion,
    Measured,
    OpenQuestion,
    Option,
    Question,
    Questionnaire,
    RankingQuestion,
    ScaleQuestion,
    SeveralQuestion,
)
from startbaan.domain.sentences import Problem, Sentence, say

Answer: TypeAlias = int | str | tuple[str, ...]
Typed: TypeAlias = Mapping[str, Sequence[str]]
BETWEEN = "."


@dataclass(frozen=True, slots=True)
class Checked:
    """What could be read, what could not and why, and all that was typed, as it was, to show it again."""

    answers: Mapping[str, Answer]
    problems: Mapping[str, Sentence]
    typed: Typed
    problem: Sentence | None = None

    @property
    def is_good(self) -> bool:
        """Whether it can be sent."""
        return not self.problems and self.problem is None


def names_of(question: Question) -> tuple[str, ...]:
    """Say under which names the form sends the answer to a question."""
    if isinstance(question, RankingQuestion):
        return tuple(f"{question.key}{BETWEEN}{option.key}" for option in question.options)
    return (question.key,)


def check(questionnaire: Questionnaire, *, typed: Typed) -> Checked:
    """Read a whole form. What is blank is no answer; a question that needs one says so.

    A form with nothing in it cannot be sent either. Names that belong to no question are left out.
    """
    kept: dict[str, Sequence[str]] = {}
    answers: dict[str, Answer] = {}
    problems: dict[str, Sentence] = {}
    for question in questionnaire.questions:
        kept |= {name: tuple(typed[name]) for name in names_of(question) if typed.get(name)}
        try:
            answer = read(question, typed=typed)
        except Problem as problem:
            problems[question.key] = problem.sentence
            continue
        if answer is not None:
            answers[question.key] = answer
        elif question.is_required:
            problems[question.key] = say("Vul deze vraag in.")
    empty = None if answers or problems else say("Je hebt nog niets ingevuld. Vul minstens één vraag in.")
    return Checked(answers, problems, kept, empty)


def read(question: Question, *, typed: Typed) -> Answer | None:
    """Read the answer to one question, or none where it is blank. Raises `Problem` with a sentence for a person."""
    if isinstance(question, RankingQuestion):
        return _ranking(question, typed)
    cleaned = [text.replace("\x00", "") for text in typed.get(question.key, ())]
    texts = [text for text in cleaned if text.strip()]
    if not texts:
        return None
    if isinstance(question, SeveralQuestion):
        return _several(question, [text.strip() for text in texts])
    if len(texts) > 1:
        raise Problem(say("Geef één antwoord op deze vraag."))
    return _single(question, texts[0])


def _single(question: Measured | ChoiceQuestion | OpenQuestion, text: str) -> Answer:
    match question:
        case OpenQuestion():
            return _words(question, text)
        case ChoiceQuestion():
            return _among(question.options, text.strip())
        case _:
            return _number(question, text.strip())


def _words(question: OpenQuestion, text: str) -> str:
    words = text.replace("\r\n", "\n").strip()
    over = len(words) - question.longest
    if over > 0:
        raise Problem(
            say(
                "Je tekst is %(over)s tekens te lang. Er passen er %(longest)s; wat je schreef staat er nog.",
                over=over,
                longest=question.longest,
            )
        )
    return words


def _number(question: Measured, text: str) -> int:
    least, most = question.bounds
    if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
        return int(text)
    if isinstance(question, ScaleQuestion):
        raise Problem(say("Kies een van de punten van de schaal."))
    raise Problem(
        say(
            "“%(text)s” past hier niet. Vul een heel getal in van %(least)s tot en met %(most)s.",
            text=text[:40],
            least=least,
            most=most,
        )
    )


def _among(options: Sequence[Option], text: str) -> str:
    if text not in {option.key for option in options}:
        raise Problem(say("Kies een van de mogelijkheden die er staan."))
    return text


def _several(question: SeveralQuestion, texts: Sequence[str]) -> tuple[str, ...]:
    chosen = {_among(question.options, text) for text in texts}
    if len(chosen) > question.most:
        raise Problem(say("Je koos er %(chosen)s. Kies er hoogstens %(most)s.", chosen=len(chosen), most=question.most))
    return tuple(option.key for option in question.options if option.key in chosen)


def _ranking(question: RankingQuestion, typed: Typed) -> tuple[str, ...] | None:
    """Put the options in the order of the places typed beside them: 1, 2, 3, … without a gap, each place once."""
    places: dict[int, str] = {}
    for option, name in zip(question.options, names_of(question), strict=True):
        texts = [text.strip() for text in typed.get(name, ()) if text.strip()]
        if not texts:
            continue
        place = _place(question, texts)
        if place in places:
            raise Problem(say("Plaats %(place)s staat er twee keer. Geef elke plaats één keer.", place=place))
        places[place] = option.key
    missing = next((place for place in range(1, len(places) + 1) if place not in places), None)
    if missing is not None:
        raise Problem(say("Plaats %(place)s ontbreekt. Begin bij 1 en sla niets over.", place=missing))
    return tuple(places[place] for place in sorted(places)) or None


def _place(question: RankingQuestion, texts: Sequence[str]) -> int:
    text = texts[0]
    known = text.isascii() and text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= question.most
    if len(set(texts)) > 1 or not known:
        raise Problem(
            say(
                "“%(text)s” past hier niet. Kies een plaats van 1 tot en met %(most)s.",
                text=text[:40],
                most=question.most,
            )
        )
    return int(text)
