"""From a questionnaire back to the YAML it can be read from, as a version made in the browser is kept."""

from typing import TypeAlias

import yaml

from startbaan.domain.questionnaires.definition import (
    LONGEST_TEXT,
    After,
    ChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    Option,
    Question,
    Questionnaire,
    RankingQuestion,
    Scale,
    ScaleQuestion,
    SeveralQuestion,
    Theme,
    When,
)
from startbaan.domain.sources import Source, Text

Tree: TypeAlias = "str | int | bool | list[Tree] | dict[str, Tree]"


def written(questionnaire: Questionnaire) -> str:
    """Write a questionnaire as YAML; reading it gives the same questionnaire back."""
    tree: Tree = {
        "key": questionnaire.key,
        "version": questionnaire.version,
        "title": _text(questionnaire.title),
        "about": _text(questionnaire.about),
        "subject": questionnaire.subject.value,
        "raters": [rater.value for rater in questionnaire.raters],
        "asked_by": questionnaire.asked_by.value,
        "when": _when(questionnaire.when),
        "source": _source(questionnaire.source),
        "scales": [_scale(scale) for scale in questionnaire.scales],
        "themes": [_theme(theme) for theme in questionnaire.themes],
        "questions": [_question(question) for question in questionnaire.questions],
    }
    return yaml.dump(tree, Dumper=_InFull, allow_unicode=True, sort_keys=False, width=110)


class _InFull(yaml.SafeDumper):
    """Writes the same thing twice rather than refer to it, for references are not read."""

    def ignore_aliases(self, _data: object) -> bool:
        """Say that nothing is written as a reference."""
        return True


def _text(text: Text) -> Tree:
    return {"nl": text.nl, "en": text.en}


def _source(source: Source) -> Tree:
    tree: dict[str, Tree] = {"status": source.status.value}
    if source.place:
        tree["place"] = source.place
    if source.note:
        tree["note"] = _text(source.note)
    return tree


def _when(when: When) -> Tree:
    moment = when.moment
    tree: dict[str, Tree] = {"open_days": when.open_days}
    if isinstance(moment, After):
        tree |= {"after": moment.occasion.value, "days": moment.days}
    else:
        tree["yearly_from"] = f"{moment.month:02}-{moment.day:02}"
    if when.remind_days:
        tree["remind_days"] = list(when.remind_days)
    return tree


def _scale(scale: Scale) -> Tree:
    return {"key": scale.key, "points": [_text(point) for point in scale.points]}


def _theme(theme: Theme) -> Tree:
    return {
        "key": theme.key,
        "title": _text(theme.title),
        "about": _text(theme.about),
        "source": _source(theme.source),
    }


def _options(options: tuple[Option, ...]) -> Tree:
    return [{"key": option.key, "title": _text(option.title)} for option in options]


def _question(question: Question) -> Tree:
    tree: dict[str, Tree] = {"key": question.key, "kind": question.kind.value, "text": _text(question.text)}
    if question.theme:
        tree["theme"] = question.theme
    if question.is_required:
        tree["required"] = True
    return tree | _particulars(question)


def _particulars(question: Question) -> dict[str, Tree]:
    match question:
        case ScaleQuestion(scale=scale, compared=None):
            return {"scale": scale.key}
        case ScaleQuestion(scale=scale, compared=compared):
            assert compared is not None
            return {"scale": scale.key, "compared": {"figure": compared.figure, "from_point": compared.from_point}}
        case ChoiceQuestion():
            return {"options": _options(question.options)}
        case SeveralQuestion() | RankingQuestion():
            return {"options": _options(question.options), "most": question.most}
        case NumberQuestion():
            return {"least": question.least, "most": question.most, "unit": _text(question.unit)}
        case OpenQuestion():
            return {} if question.longest == LONGEST_TEXT else {"longest": question.longest}
