"""What a questionnaire says of itself, in words: about what, who fills it in, when, and how a question is answered."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from startbaan.apps.programme.queries import page_language
from startbaan.domain.questionnaires.comparing import Stayed
from startbaan.domain.questionnaires.definition import (
    After,
    ChoiceQuestion,
    NumberQuestion,
    Occasion,
    OpenQuestion,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    RankingQuestion,
    Rater,
    ScaleQuestion,
    SeveralQuestion,
    Subject,
    When,
)
from startbaan.domain.words import plural, word
from startbaan.ui.wording import number

ANY_YEAR = 2001
ONE_OF_EACH = frozenset({Rater.HR, Rater.PROGRAMME_TEAM})

SUBJECTS: Mapping[Subject, Promise] = {
    Subject.AFTERNOON: lazy("een middag"),
    Subject.PEER_CONSULTATION: lazy("intervisie"),
    Subject.GUIDANCE: lazy("de begeleiding van een jaar"),
    Subject.COACH: lazy("de coach"),
    Subject.SCAN: lazy("de scan"),
    Subject.GUARANTEES: lazy("de waarborgen"),
}
OCCASIONS: Mapping[Occasion, Promise] = {
    Occasion.AFTERNOON: lazy("een middag"),
    Occasion.PEER_MEETING: lazy("een intervisiebijeenkomst"),
}
KINDS: Mapping[QuestionKind, tuple[Promise, Promise]] = {
    QuestionKind.SCALE: (lazy("Schaal"), lazy("Een stelling met een punt op een schaal, zoals van oneens tot eens.")),
    QuestionKind.CHOICE: (lazy("Eén antwoord kiezen"), lazy("Eén van de mogelijkheden.")),
    QuestionKind.SEVERAL: (lazy("Meer antwoorden kiezen"), lazy("Alles aanvinken wat past.")),
    QuestionKind.RANKING: (lazy("Op volgorde zetten"), lazy("Wat het belangrijkst is, krijgt plaats 1.")),
    QuestionKind.NUMBER: (lazy("Getal"), lazy("Een heel getal, zoals hoe vaak of hoeveel uur.")),
    QuestionKind.OPEN: (
        lazy("Eigen woorden"),
        lazy("Een open vraag. De antwoorden staan door elkaar bij de uitkomst."),
    ),
}
STAYED: Mapping[Stayed, tuple[Promise, Promise, str]] = {
    Stayed.SAME: (lazy("hetzelfde"), lazy("Blijft te vergelijken met eerdere jaren."), "good"),
    Stayed.REWORDED: (
        lazy("anders gezegd"),
        lazy("Staat in andere woorden, dus niet meer op één lijn met eerdere jaren."),
        "attention",
    ),
    Stayed.CHANGED: (lazy("andere antwoorden"), lazy("Niet meer te vergelijken met eerdere jaren."), "attention"),
    Stayed.ADDED: (lazy("nieuw"), lazy("Er zijn nog geen eerdere jaren om mee te vergelijken."), "plan"),
    Stayed.DROPPED: (lazy("vervalt"), lazy("Uitkomsten van eerdere jaren blijven te lezen."), "neutral"),
}


def asked_people(questionnaire: Questionnaire) -> str:
    """Who fills it in, as a row of words."""
    language = page_language()
    words = [
        word(rater.value, language=language) if rater in ONE_OF_EACH else plural(rater.value, language=language)
        for rater in questionnaire.raters
    ]
    *others, last = words
    return _("%(first)s en %(last)s") % {"first": ", ".join(others), "last": last} if others else last


def asked_when(when: When) -> str:
    """When it is asked, in a sentence."""
    if isinstance(when.moment, After):
        occasion = OCCASIONS[when.moment.occasion]
        if not when.moment.days:
            return _("Op de dag van %(occasion)s.") % {"occasion": occasion}
        words = ngettext("%(days)d dag na %(occasion)s.", "%(days)d dagen na %(occasion)s.", when.moment.days)
        return words % {"days": when.moment.days, "occasion": occasion}
    return _("Elk jaar vanaf %(day)s.") % {
        "day": format_date(date(ANY_YEAR, when.moment.month, when.moment.day), "j F")
    }


def open_for(when: When) -> str:
    """How long people have, and when they are reminded."""
    days = ngettext("%(days)d dag", "%(days)d dagen", when.open_days) % {"days": when.open_days}
    if not when.remind_days:
        return days
    first, *others = when.remind_days
    if not others:
        return _("%(open)s, met een herinnering na %(first)d dagen") % {"open": days, "first": first}
    words = _("%(open)s, met herinneringen na %(first)d en %(last)d dagen")
    return words % {"open": days, "first": first, "last": others[-1]}


def answered_with(question: Question) -> str:
    """How a question is answered, in words."""
    language = page_language()
    match question:
        case ScaleQuestion():
            return " · ".join(point.said(language) for point in question.scale.points)
        case ChoiceQuestion():
            return _("Eén van: %(options)s") % {"options": _options(question.options, language)}
        case SeveralQuestion() if question.most < len(question.options):
            values = {"most": question.most, "options": _options(question.options, language)}
            return _("Hoogstens %(most)d van: %(options)s") % values
        case SeveralQuestion():
            return _("Alles wat past van: %(options)s") % {"options": _options(question.options, language)}
        case RankingQuestion():
            values = {"most": question.most, "options": _options(question.options, language)}
            return _("Hoogstens %(most)d op volgorde van: %(options)s") % values
        case NumberQuestion():
            values = {
                "least": number(question.least),
                "most": number(question.most),
                "unit": question.unit.said(language),
            }
            return _("Een getal van %(least)s tot en met %(most)s %(unit)s") % values
        case OpenQuestion():
            return _("Eigen woorden, hoogstens %(longest)d tekens") % {"longest": question.longest}


def _options(options: Sequence[Option], language: str) -> str:
    return ", ".join(option.title.said(language) for option in options)
