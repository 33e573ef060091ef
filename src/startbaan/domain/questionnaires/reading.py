"""From the YAML of a questionnaire to its frozen definition; everything that is wrong is told with file and line."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from startbaan.domain.figures import figures
from startbaan.domain.loading import CONTENT, Node, load_yaml, parse_yaml
from startbaan.domain.questionnaires.definition import (
    LEAST_POINTS,
    LONGEST_TEXT,
    MOST_POINTS,
    After,
    Asked,
    Asker,
    ChoiceQuestion,
    Compared,
    NumberQuestion,
    Occasion,
    OpenQuestion,
    Option,
    Question,
    QuestionKind,
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
from startbaan.domain.sources import Source, Status, Text, one_of, source, text

FOLDER = CONTENT / "instruments" / "questionnaires"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60
MOST_OPTIONS = 20
MOST_REMINDERS = 2
MOST_DAYS = 90
NO_LEAP_YEAR = 2001

FRAME = ("key", "version", "title", "about", "subject", "raters", "asked_by", "when", "source")
LISTS = ("scales", "themes", "questions")
OF_ANY = ("key", "kind", "text")
MAYBE = ("theme", "required")
OF_KIND: Mapping[QuestionKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    QuestionKind.SCALE: (("scale",), ("compared",)),
    QuestionKind.CHOICE: (("options",), ()),
    QuestionKind.SEVERAL: (("options",), ("most",)),
    QuestionKind.RANKING: (("options",), ("most",)),
    QuestionKind.NUMBER: (("least", "most", "unit"), ()),
    QuestionKind.OPEN: ((), ("longest",)),
}
# Where it is not known how a question is answered, no key of any kind is told to be unknown.
OF_SOME = sorted({key for required, optional in OF_KIND.values() for key in (*required, *optional)})
NO_SCALE = Scale("", (Text("", ""),) * LEAST_POINTS)


def load(path: Path) -> Questionnaire:
    """Read a questionnaire from a file; raises `Refused`."""
    return read(load_yaml(path))


def parse(written: str, *, name: str) -> Questionnaire:
    """Read a questionnaire from text, such as a published version; raises `Refused`, naming it by `name`."""
    return read(parse_yaml(written, name=name))


@cache
def shipped() -> dict[str, Questionnaire]:
    """Read every questionnaire that comes with the program, by name ("afternoon-2026"); raises `Refused`."""
    return {found.name: found for found in map(load, sorted(FOLDER.glob("*.yaml")))}


def read(root: Node) -> Questionnaire:
    """Build the questionnaire; raises `Refused`."""
    fields = root.fields(required=[*FRAME, *LISTS])
    scales = [_scale(node) for node in fields["scales"].items()]
    themes = [_theme(node) for node in fields["themes"].items()]
    asked_by = one_of(fields["asked_by"], Asker.PROGRAM)
    by_name = {scale.key: scale for scale in scales}
    keys = {theme.key for theme in themes}
    questions = [_question(node, scales=by_name, themes=keys) for node in fields["questions"].items()]
    _refuse_doubles(fields["scales"], [scale.key for scale in scales])
    _refuse_doubles(fields["themes"], [theme.key for theme in themes])
    _refuse_doubles(fields["questions"], [question.key for question in questions])
    if asked_by is Asker.PROGRAM and not questions:
        fields["questions"].refuse("een vragenlijst heeft vragen")
    if asked_by is Asker.PARTNERSHIP and not scales:
        fields["scales"].refuse("geef een schaal voor de stellingen van het partnerschap")
    found = Questionnaire(
        key=_key(fields["key"]),
        version=_key(fields["version"]),
        title=text(fields["title"]),
        about=text(fields["about"]),
        subject=one_of(fields["subject"], Subject.GUIDANCE),
        raters=_raters(fields["raters"]),
        asked_by=asked_by,
        when=_when(fields["when"]),
        source=_source(fields["source"]),
        scales=tuple(scales),
        themes=tuple(themes),
        questions=tuple(questions),
    )
    root.settle()
    return found


def _key(node: Node) -> str:
    key = node.text()
    if key and not (KEY.fullmatch(key) and len(key) <= LONGEST_KEY):
        node.refuse(f"“{key}” is geen sleutel; gebruik kleine letters, cijfers en streepjes")
    return key


def _refuse_doubles(node: Node, keys: Collection[str]) -> None:
    for key in sorted({key for key in keys if list(keys).count(key) > 1}):
        node.refuse(f"“{key}” staat er twee keer")


def _raters(node: Node) -> tuple[Rater, ...]:
    raters = [one_of(item, Rater.STARTER) for item in node.items()]
    _refuse_doubles(node, [rater.value for rater in raters])
    if not raters:
        node.refuse("noem wie de vragenlijst invult")
    return tuple(raters)


def _source(node: Node) -> Source:
    found = source(node)
    if not (found.place or found.note):
        node.refuse("zeg waar dit vandaan komt (place) of waarom we het kozen (note)")
    if found.status is Status.CONFIRMED and not found.place:
        node.refuse("zeg waar dit bevestigd is (place)")
    return found


def _when(node: Node) -> When:
    fields = node.fields(required=["open_days"], optional=["after", "days", "yearly_from", "remind_days"])
    open_days = fields["open_days"].whole(least=1, most=MOST_DAYS, default=1)
    reminders = fields["remind_days"].items() if fields["remind_days"].given else ()
    days = [item.whole(least=1, most=MOST_DAYS, default=1) for item in reminders]
    if days != sorted(set(days)) or (days and days[-1] >= open_days):
        fields["remind_days"].refuse("zet de herinneringen op volgorde, allemaal voordat de vragenlijst sluit")
    if len(days) > MOST_REMINDERS:
        fields["remind_days"].refuse(f"hoogstens {MOST_REMINDERS} herinneringen")
    if fields["after"].given is fields["yearly_from"].given:
        node.refuse("zeg òf waarna mensen gevraagd worden (after, days), òf vanaf welke dag elk jaar (yearly_from)")
    if fields["days"].given and not fields["after"].given:
        fields["days"].refuse("“days” telt vanaf iets; zeg waarna (after)")
    moment = _yearly(fields["yearly_from"]) if fields["yearly_from"].given else _after(fields)
    return When(moment, open_days, tuple(days))


def _after(fields: Mapping[str, Node]) -> After:
    days = fields["days"].whole(most=MOST_DAYS) if fields["days"].given else 0
    return After(one_of(fields["after"], Occasion.AFTERNOON), days)


def _yearly(node: Node) -> Yearly:
    written = node.text()
    try:
        day = datetime.strptime(f"{NO_LEAP_YEAR}-{written}", "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        node.refuse(f"“{written}” is geen dag; schrijf maand-dag, bijvoorbeeld 05-10 (en geen 29 februari)")
        return Yearly(8, 1)
    return Yearly(day.month, day.day)


def _scale(node: Node) -> Scale:
    fields = node.fields(required=["key", "points"])
    points = tuple(text(item) for item in fields["points"].items())
    if not LEAST_POINTS <= len(points) <= MOST_POINTS:
        fields["points"].refuse(f"een schaal heeft {LEAST_POINTS} tot en met {MOST_POINTS} punten")
    return Scale(_key(fields["key"]), points)


def _theme(node: Node) -> Theme:
    fields = node.fields(required=["key", "title", "about", "source"])
    return Theme(_key(fields["key"]), text(fields["title"]), text(fields["about"]), _source(fields["source"]))


def _question(node: Node, *, scales: Mapping[str, Scale], themes: Collection[str]) -> Question:
    written = node.entries().get("kind")
    kind = one_of(written, QuestionKind.OPEN) if written else QuestionKind.OPEN
    required, optional = OF_KIND[kind] if written and written.value == kind else ((), OF_SOME)
    fields = node.fields(required=[*OF_ANY, *required], optional=[*MAYBE, *optional])
    if fields["theme"].given and fields["theme"].text() not in themes:
        fields["theme"].refuse(f"“{fields['theme'].text()}” staat niet bij de thema’s")
    asked = Asked(
        key=_key(fields["key"]),
        text=text(fields["text"]),
        theme=fields["theme"].text(),
        is_required=fields["required"].given and fields["required"].flag(default=False),
    )
    return _of_kind(kind, asked, fields, scales=scales)


def _of_kind(kind: QuestionKind, asked: Asked, fields: Mapping[str, Node], *, scales: Mapping[str, Scale]) -> Question:
    every = (asked.key, asked.text, asked.theme, asked.is_required)
    if fields.get("kind") is None or fields["kind"].value != kind:
        return OpenQuestion(*every)
    match kind:
        case QuestionKind.SCALE:
            scale = _scale_named(fields["scale"], scales)
            return ScaleQuestion(*every, scale, _compared(fields["compared"], scale))
        case QuestionKind.CHOICE:
            return ChoiceQuestion(*every, _options(fields["options"]))
        case QuestionKind.SEVERAL:
            options = _options(fields["options"])
            return SeveralQuestion(*every, options, _most(fields["most"], options))
        case QuestionKind.RANKING:
            options = _options(fields["options"])
            return RankingQuestion(*every, options, _most(fields["most"], options))
        case QuestionKind.NUMBER:
            return _number(every, fields)
        case QuestionKind.OPEN:
            given = fields["longest"].given
            return OpenQuestion(*every, fields["longest"].whole(least=50, most=LONGEST_TEXT) if given else LONGEST_TEXT)


def _number(every: tuple[str, Text, str, bool], fields: Mapping[str, Node]) -> NumberQuestion:
    least, most = fields["least"].whole(), fields["most"].whole(least=1, default=1)
    if fields["most"].given and fields["least"].given and least >= most:
        fields["most"].refuse("“most” is meer dan “least”")
    return NumberQuestion(*every, least, most, text(fields["unit"]))


def _scale_named(node: Node, scales: Mapping[str, Scale]) -> Scale:
    name = node.text()
    if name and name not in scales:
        node.refuse(f"“{name}” staat niet bij de schalen")
    return scales.get(name, NO_SCALE)


def _compared(node: Node, scale: Scale) -> Compared | None:
    if not node.given:
        return None
    fields = node.fields(required=["figure", "from_point"])
    figure = fields["figure"].text()
    if figure and figure not in figures():
        fields["figure"].refuse(f"“{figure}” staat niet in register/figures.yaml")
    return Compared(figure, fields["from_point"].whole(least=2, most=len(scale.points), default=2))


def _options(node: Node) -> tuple[Option, ...]:
    options = [_option(item) for item in node.items()]
    _refuse_doubles(node, [option.key for option in options])
    if not 2 <= len(options) <= MOST_OPTIONS:
        node.refuse(f"geef 2 tot en met {MOST_OPTIONS} mogelijkheden")
    return tuple(options)


def _option(node: Node) -> Option:
    fields = node.fields(required=["key", "title"])
    return Option(_key(fields["key"]), text(fields["title"]))


def _most(node: Node, options: Collection[Option]) -> int:
    return node.whole(least=1, most=max(len(options), 1), default=1) if node.given else len(options)
