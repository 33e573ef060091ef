"""From a questionnaire back to the YAML it can be read from, as a version made in the browser is kept."""

from startbaan.domain.dumping import Tree, dumped
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
from startbaan.domain.sources import source_tree, text_tree


def written(questionnaire: Questionnaire) -> str:
    """Write a questionnaire as YAML; reading it gives the same questionnaire back."""
    tree: Tree = {
        "key": questionnaire.key,
        "version": questionnaire.version,
        "title": text_tree(questionnaire.title),
        "about": text_tree(questionnaire.about),
        "subject": questionnaire.subject.value,
        "raters": [rater.value for rater in questionnaire.raters],
        "asked_by": questionnaire.asked_by.value,
        "when": _when(questionnaire.when),
        "source": source_tree(questionnaire.source),
        "scales": [_scale(scale) for scale in questionnaire.scales],
        "themes": [_theme(theme) for theme in questionnaire.themes],
        "questions": [_question(question) for question in questionnaire.questions],
    }
    return dumped(tree)


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
    return {"key": scale.key, "points": [text_tree(point) for point in scale.points]}


def _theme(theme: Theme) -> Tree:
    return {
        "key": theme.key,
        "title": text_tree(theme.title),
        "about": text_tree(theme.about),
        "source": source_tree(theme.source),
    }


def _options(options: tuple[Option, ...]) -> Tree:
    return [{"key": option.key, "title": text_tree(option.title)} for option in options]


def _question(question: Question) -> Tree:
    tree: dict[str, Tree] = {"key": question.key, "kind": question.kind.value, "text": text_tree(question.text)}
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
            return {"least": question.least, "most": question.most, "unit": text_tree(question.unit)}
        case OpenQuestion():
            return {} if question.longest == LONGEST_TEXT else {"longest": question.longest}
