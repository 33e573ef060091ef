"""What the chapter on quality shows: guarantees, the scan, the questionnaires of a year, and the reviews."""

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.domain.figures import figures
from startbaan.domain.quality.reviews import Rule, Standing, rules
from startbaan.domain.questionnaires.definition import After, Occasion, Questionnaire, Subject, Theme, When
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.schedule.cards import Reference, reference
from startbaan.domain.words import Sector, plural

# Those whose themes are shown whole are not named again in the list of questionnaires of a year.
SHOWN_WHOLE = (Subject.SCAN, Subject.GUARANTEES)


@dataclass(frozen=True)
class ThemeCard:
    """One theme with what it means."""

    title: str
    about: str
    source: Reference


@dataclass(frozen=True)
class FigureCard:
    """A figure known elsewhere: what it counts, its values in this sector by year, and where it stands."""

    title: str
    about: str
    values: tuple[tuple[int, str], ...]
    source: Reference


@dataclass(frozen=True)
class SurveyCard:
    """A questionnaire: to whom it goes, when, and where that stands."""

    title: str
    who: str
    when: str
    source: Reference


@dataclass(frozen=True)
class ReviewCard:
    """A kind of review: for which partnership, how often, and where that stands."""

    title: str
    about: str
    who: str
    often: str
    source: Reference


def themes_of(subject: Subject, *, language: str) -> tuple[ThemeCard, ...]:
    """The themes of the newest questionnaire on a subject."""
    return tuple(_theme(theme, language) for theme in _newest()[subject].themes)


def sector_figures(sector: Sector, *, language: str) -> tuple[FigureCard, ...]:
    """The figures known elsewhere for a sector, oldest value first."""
    found = []
    for figure in figures().values():
        values = tuple((value.year, f"{value.value:g}%") for value in figure.in_sector(sector))
        if values:
            title, about = figure.title.said(language), figure.about.said(language)
            found.append(FigureCard(title, about, values, reference(figure.source, language=language)))
    return tuple(found)


def surveys_of_a_year(*, sector: Sector, language: str) -> tuple[SurveyCard, ...]:
    """The questionnaires that are not shown whole, with whom and when."""
    return tuple(
        SurveyCard(
            title=found.title.said(language),
            who=", ".join(plural(rater.value, sector=sector, language=language) for rater in found.raters),
            when=_when(found.when),
            source=reference(found.source, language=language),
        )
        for found in _newest().values()
        if found.subject not in SHOWN_WHOLE
    )


def review_cards(*, on: date, language: str) -> tuple[ReviewCard, ...]:
    """The reviews, as they are on a day."""
    return tuple(_review(rule, on=on, language=language) for rule in rules().values())


def _newest() -> dict[Subject, Questionnaire]:
    return {found.subject: found for found in sorted(shipped().values(), key=lambda found: found.version)}


def _theme(theme: Theme, language: str) -> ThemeCard:
    return ThemeCard(theme.title.said(language), theme.about.said(language), reference(theme.source, language=language))


def _when(when: When) -> str:
    if isinstance(when.moment, After):
        return _after(when.moment)
    return _("elk jaar vanaf %(day)s") % {"day": written(date(2000, when.moment.month, when.moment.day), "j F")}


def _after(moment: After) -> str:
    named = {
        Occasion.AFTERNOON: _("een middag"),
        Occasion.PEER_MEETING: _("een intervisiebijeenkomst"),
    }[moment.occasion]
    if moment.days == 0:
        return _("op de dag van %(what)s") % {"what": named}
    return ngettext("%(days)s dag na %(what)s", "%(days)s dagen na %(what)s", moment.days) % {
        "days": moment.days,
        "what": named,
    }


def _review(rule: Rule, *, on: date, language: str) -> ReviewCard:
    every = rule.on(on)
    often = ngettext(
        "%(times)s keer in de %(years)s jaar", "minstens %(times)s keer in de %(years)s jaar", every.times
    ) % {"times": every.times, "years": every.years}
    who = {
        Standing.RECOGNISED: _("erkend partnerschap"),
        Standing.ASPIRANT: _("aspirant-partnerschap"),
    }[rule.standing]
    return ReviewCard(
        rule.title.said(language),
        rule.about.said(language),
        who,
        often,
        reference(every.source, language=language),
    )
