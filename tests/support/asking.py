"""Questionnaires and answers nobody thought of."""

from hypothesis import strategies as st

from startbaan.domain.questionnaires.definition import (
    After,
    Asker,
    ChoiceQuestion,
    Compared,
    NumberQuestion,
    Occasion,
    OpenQuestion,
    Option,
    Questionnaire,
    RankingQuestion,
    Rater,
    Scale,
    ScaleQuestion,
    SeveralQuestion,
    Subject,
    Theme,
    When,
    Yearly,
)
from startbaan.domain.sources import Source, Status, Text

# What YAML might take for something else, beside words of chance.
AWKWARD = [
    "ja",
    "yes",
    "null",
    "~",
    "1.0",
    "2026-01-01",
    "- punt",
    "# geen",
    "{nl: a}",
    "a: b",
    "“x”, 'y', \"z\"",
    "0o7",
    "@",
    "é",
]
WORDS = st.sampled_from(AWKWARD) | st.text("aé :#'\"-{[", min_size=1, max_size=6).map(
    lambda line: " ".join(line.split())
).filter(bool)
TEXTS = st.builds(Text, WORDS, WORDS)
KEYS = st.builds("{}{}".format, st.sampled_from("abcdefgh"), st.sampled_from(["", "-1", "-x", "2", "-long-key"]))
SOURCES = st.builds(Source, st.sampled_from([Status.OWN_CHOICE, Status.UNVERIFIED]), WORDS, st.none() | TEXTS)
THEMES = st.builds(Theme, KEYS, TEXTS, TEXTS, SOURCES)
SCALES = st.builds(Scale, KEYS, st.lists(TEXTS, min_size=3, max_size=5).map(tuple))
OPTIONS = st.lists(st.builds(Option, KEYS, TEXTS), min_size=2, max_size=4, unique_by=lambda one: one.key).map(tuple)
MOMENTS = st.builds(After, st.sampled_from(Occasion), st.integers(0, 90)) | st.builds(
    Yearly, st.integers(1, 12), st.integers(1, 28)
)


@st.composite
def whens(draw):
    open_days = draw(st.integers(3, 90))
    reminders = draw(st.sets(st.integers(1, open_days - 1), max_size=2))
    return When(draw(MOMENTS), open_days, tuple(sorted(reminders)))


@st.composite
def questions(draw, *, key, scales, themes):
    every = (key, draw(TEXTS), draw(st.sampled_from(["", *themes])), draw(st.booleans()))
    options = draw(OPTIONS)
    most = draw(st.integers(1, len(options)))
    least = draw(st.integers(0, 20))
    return draw(
        st.one_of(
            st.sampled_from(scales).flatmap(lambda scale: scale_questions(every, scale)),
            st.just(ChoiceQuestion(*every, options)),
            st.just(SeveralQuestion(*every, options, most)),
            st.just(RankingQuestion(*every, options, most)),
            st.builds(NumberQuestion, *map(st.just, (*every, least)), st.integers(least + 1, 99), TEXTS),
            st.builds(OpenQuestion, *map(st.just, every), st.integers(50, 2000)),
        )
    )


def scale_questions(every, scale):
    compared = st.builds(Compared, st.just("satisfaction-with-guidance"), st.integers(2, len(scale.points)))
    return st.builds(ScaleQuestion, *map(st.just, (*every, scale)), st.none() | compared)


@st.composite
def questionnaires(draw):
    scales = draw(st.lists(SCALES, min_size=1, max_size=2, unique_by=lambda one: one.key))
    themes = draw(st.lists(THEMES, max_size=2, unique_by=lambda one: one.key))
    keys = draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))
    names = [theme.key for theme in themes]
    return Questionnaire(
        key=draw(KEYS),
        version=draw(KEYS),
        title=draw(TEXTS),
        about=draw(TEXTS),
        subject=draw(st.sampled_from(Subject)),
        raters=tuple(draw(st.lists(st.sampled_from(Rater), min_size=1, unique=True))),
        asked_by=draw(st.sampled_from(Asker)),
        when=draw(whens()),
        source=draw(SOURCES),
        scales=tuple(scales),
        themes=tuple(themes),
        questions=tuple(draw(questions(key=key, scales=scales, themes=names)) for key in keys),
    )


def answers_to(question):
    """Give what could be answered to a question."""
    match question:
        case ScaleQuestion() | NumberQuestion():
            return st.integers(*question.bounds)
        case ChoiceQuestion():
            return st.sampled_from([option.key for option in question.options])
        case SeveralQuestion():
            keys = [option.key for option in question.options]
            chosen = st.sets(st.sampled_from(keys), min_size=1, max_size=question.most)
            return chosen.map(lambda found: tuple(key for key in keys if key in found))
        case RankingQuestion():
            keys = [option.key for option in question.options]
            return st.tuples(st.permutations(keys), st.integers(1, question.most)).map(
                lambda both: tuple(both[0][: both[1]])
            )
        case OpenQuestion():
            return WORDS


def form_of(question, answer):
    """Give what a browser sends for an answer."""
    if isinstance(question, RankingQuestion):
        return {f"{question.key}.{key}": [str(place)] for place, key in enumerate(answer, start=1)}
    if isinstance(answer, tuple):
        return {question.key: list(answer)}
    return {question.key: [str(answer)]}
