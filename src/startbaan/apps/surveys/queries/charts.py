"""What a result looks like: lines with a bar and its interval, and the same in figures; of too few, words only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from django.utils import formats
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from startbaan.domain.questionnaires.definition import (
    NumberQuestion,
    Optioned,
    Question,
    RankingQuestion,
    ScaleQuestion,
    by_key,
)
from startbaan.domain.questionnaires.estimates import Interval
from startbaan.domain.questionnaires.groups import SideBySide
from startbaan.domain.questionnaires.results import (
    WHOLE,
    Band,
    Chosen,
    Measured,
    Ranked,
    Rated,
    Result,
    Ticked,
)
from startbaan.domain.questionnaires.years import InYear, mean_in
from startbaan.ui.wording import number


@dataclass(frozen=True)
class Line:
    """One bar with its figures; without a value it says why there is none."""

    label: str
    value: float | None
    written: str
    fill: float = 0.0
    low: float | None = None
    high: float | None = None
    interval: str = ""
    people: int | None = None
    mark: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is a share of the people."""
        return self.written.endswith("%")

    @property
    def said(self) -> str:
        """What the figure is, with its margin: gemiddeld, marge 3,4 tot 4,1."""
        return _("%(label)s, marge %(interval)s") % {"label": self.label, "interval": self.interval}


@dataclass(frozen=True)
class Chart:
    """Lines that belong together: what they show, the word above each column, and the two ends of the bars."""

    caption: str
    row: str
    value: str
    lines: tuple[Line, ...]
    ends: tuple[str, str]
    note: str = ""

    @property
    def has_intervals(self) -> bool:
        """Whether any line has an interval."""
        return any(line.interval for line in self.lines)

    @property
    def rest(self) -> int:
        """How many columns of figures there are."""
        return 1 + self.has_intervals + self.has_people

    @property
    def has_people(self) -> bool:
        """Whether any line says about how many people it is."""
        return any(line.people is not None for line in self.lines)


def too_few() -> str:
    """Say that there are too few, and never how few."""
    return _("te weinig mensen")


def main_chart(question: Question, *, result: Result, language: str) -> Chart | None:
    """Draw what a question was answered; None where there is nothing to draw, as with own words or too few people."""
    match question, result:
        case ScaleQuestion(), Rated() if result.bands:
            return _bands(question, result, language)
        case RankingQuestion(), Ranked():
            return _ranked(question, result, language)
        case _, Chosen() if isinstance(question, Optioned):
            return _chosen(question, result, language)
        case _, Ticked() if isinstance(question, Optioned):
            return _ticked(question, result, language)
        case _:
            return None


def headline(question: Question, *, result: Result, language: str) -> Line | None:
    """Give the one figure that says most: the mean, or the share set beside a figure from elsewhere."""
    match question, result:
        case ScaleQuestion(), Rated() if result.share is not None:
            return _share_headline(question, result, language)
        case ScaleQuestion() | NumberQuestion(), Rated() | Measured() if (mean := mean_in(result)) is not None:
            return mean_line(_("gemiddeld"), question, mean, people=result.enough.people)
        case _:
            return None


def _share_headline(question: ScaleQuestion, result: Rated, language: str) -> Line | None:
    if question.compared is None or result.share is None:
        return None
    point = question.scale.points[question.compared.from_point - 1].said(language)
    return share_line(_("koos minstens “%(point)s”") % {"point": point}, result.share, people=result.enough.people)


def is_compared(question: Question) -> bool:
    """Say whether a figure from elsewhere stands beside a question: then its share is shown and no mean."""
    return isinstance(question, ScaleQuestion) and question.compared is not None


def year_chart(question: ScaleQuestion | NumberQuestion, *, years: Sequence[InYear]) -> Chart:
    """Draw the mean or the share of each year in which a question was asked; other words in a year are marked."""
    marked = any(not found.is_comparable for found in years)
    return Chart(
        caption=_("Door de jaren"),
        row=_("Schooljaar"),
        value=_("Aandeel") if is_compared(question) else _("Gemiddelde"),
        lines=tuple(_year_line(question, found) for found in years),
        ends=("0%", "100%") if is_compared(question) else ends_of(question),
        note=_("* Toen anders gevraagd. Vergelijk dat jaar niet met het laatste.") if marked else "",
    )


def group_chart(
    question: ScaleQuestion | NumberQuestion, *, title: str, row: str, whole: Line | None, found: SideBySide
) -> Chart:
    """Draw the mean of everybody and of each group that is large enough, and name the other groups."""
    rest = _("Overige")
    scale = _Scale.of(question)
    shown = [
        scale.line(mean.group or rest, mean.mean, people=mean.enough.people)
        for mean in sorted(found.means, key=lambda mean: not mean.group)
    ]
    held_back = [Line(group or rest, None, too_few()) for group in sorted(found.withheld, key=lambda group: not group)]
    everybody = [replace(whole, label=_("Iedereen"), mark="whole")] if whole else []
    return Chart(title, row, _("Gemiddelde"), (*everybody, *shown, *held_back), ends_of(question))


def mean_line(label: str, question: ScaleQuestion | NumberQuestion, mean: Interval, *, people: int) -> Line:
    """Write a mean with its interval, on the whole length of its scale."""
    return _Scale.of(question).line(label, mean, people=people)


def share_line(label: str, share: Interval, *, people: int) -> Line:
    """Write a share in percent with its interval."""
    value, low, high = (round(part * WHOLE) for part in (share.value, share.low, share.high))
    return Line(label, value, f"{value}%", value, low, high, between(f"{low}%", f"{high}%"), people)


def alone_chart(question: ScaleQuestion | NumberQuestion, *, head: Line) -> Chart:
    """Draw the one figure there is."""
    line = replace(head, label=_("Iedereen"))
    return Chart(_("Alles samen"), _("Groep"), _("Gemiddelde"), (line,), ends_of(question))


@dataclass(frozen=True)
class _Scale:
    """What is the same for every mean of a question, asked once: of eighty boards these are as many lines."""

    low: int
    high: int
    language: str | None
    between: str

    @classmethod
    def of(cls, question: ScaleQuestion | NumberQuestion) -> Self:
        """The scale of a question, in the language of the page."""
        return cls(*question.bounds, get_language(), _("%(low)s tot %(high)s"))

    def line(self, label: str, mean: Interval, *, people: int) -> Line:
        """Write a mean with its interval."""
        low, high = _tenths(mean.low, self.language), _tenths(mean.high, self.language)
        return Line(
            label=label,
            value=mean.value,
            written=_tenths(mean.value, self.language),
            fill=self._place(mean.value),
            low=self._place(mean.low),
            high=self._place(mean.high),
            interval=self.between % {"low": low, "high": high},
            people=people,
        )

    def _place(self, value: float) -> float:
        return round((value - self.low) / (self.high - self.low) * WHOLE, 2)


def tenths(value: float) -> str:
    """Write a mean always to the tenth, as in 4,0."""
    return _tenths(value, get_language())


@lru_cache(maxsize=2048)
def _tenths(value: float, language: str | None) -> str:
    """Write it as this language does; there are many lines, and few means to a tenth."""
    with override(language):
        return formats.number_format(value, decimal_pos=1)


def between(low: str, high: str) -> str:
    """Write the ends of an interval."""
    return _("%(low)s tot %(high)s") % {"low": low, "high": high}


def ends_of(question: ScaleQuestion | NumberQuestion) -> tuple[str, str]:
    """Write the two ends of a scale."""
    low, high = question.bounds
    return number(low), number(high)


def points_named(question: ScaleQuestion, band: Band, *, language: str) -> str:
    """Name the points of a band: one with its words, several by the outermost."""
    first, last = (question.scale.points[point - 1].said(language) for point in (band.first, band.last))
    if band.first == band.last:
        return f"{band.first}. {first}"
    return _("%(first)s. %(low)s tot en met %(last)s. %(high)s") % {
        "first": band.first,
        "low": first,
        "last": band.last,
        "high": last,
    }


def _year_line(question: ScaleQuestion | NumberQuestion, found: InYear) -> Line:
    label = str(found.year) if found.is_comparable else f"{found.year} *"
    match found.result:
        case Rated() if is_compared(question):
            share = found.result.share
            return (
                share_line(label, share, people=found.result.enough.people) if share else Line(label, None, too_few())
            )
        case Rated() | Measured() if (mean := mean_in(found.result)) is not None:
            return mean_line(label, question, mean, people=found.result.enough.people)
        case _:
            return Line(label, None, too_few())


def _bands(question: ScaleQuestion, result: Rated, language: str) -> Chart:
    whole = result.enough.people
    lines = [
        _counted(points_named(question, band, language=language), band.people, whole) for band in reversed(result.bands)
    ]
    return Chart(_("Hoe er geantwoord is"), _("Antwoord"), _("Mensen"), tuple(lines), ("0", number(whole)))


def _chosen(question: Optioned, result: Chosen, language: str) -> Chart:
    whole = result.enough.people
    lines = [
        Line(_title(question, key, language), None, too_few())
        if count is None
        else _counted(_title(question, key, language), count, whole)
        for key, count in result.counts.items()
    ]
    return Chart(_("Hoe er gekozen is"), _("Antwoord"), _("Mensen"), tuple(lines), ("0", number(whole)))


def _ticked(question: Optioned, result: Ticked, language: str) -> Chart:
    lines = [
        Line(_title(question, key, language), None, too_few())
        if share is None
        else share_line(_title(question, key, language), share, people=result.enough.people)
        for key, share in result.shares.items()
    ]
    return Chart(
        _("Welk deel dit koos"),
        _("Antwoord"),
        _("Aandeel"),
        tuple(sorted(lines, key=lambda line: (line.value is None, -(line.value or 0)))),
        ("0%", "100%"),
        _("Iedereen kon er meer kiezen. Waar te weinig mensen iets wel of niet kozen, staat geen getal.")
        if any(line.value is None for line in lines)
        else _("Iedereen kon er meer kiezen."),
    )


def _ranked(question: Optioned, result: Ranked, language: str) -> Chart:
    lines = [
        Line(
            label=_title(question, key, language),
            value=points.value,
            written=number(round(points.value)),
            fill=points.value,
            low=points.low,
            high=points.high,
            interval=between(number(round(points.low)), number(round(points.high))),
            people=result.enough.people,
        )
        for key, points in result.points.items()
    ]
    return Chart(
        _("Wat het hoogst stond"),
        _("Antwoord"),
        _("Punten"),
        tuple(lines),
        ("0", "100"),
        _("100 punten: iedereen zette dit bovenaan. 0 punten: niemand zette het ergens vóór."),
    )


def _counted(label: str, people: int, whole: int) -> Line:
    return Line(label, people, number(people), round(people / whole * WHOLE, 2))


def _title(question: Optioned, key: str, language: str) -> str:
    return by_key(question.options, key).title.said(language)
