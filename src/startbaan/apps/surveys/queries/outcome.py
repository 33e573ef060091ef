"""What a survey came to, question by question: the whole, the earlier years, the groups, and a figure from elsewhere.

Everything is made from counts by `domain.questionnaires`, which gives no result about too few people.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from startbaan.apps.surveys.queries.charts import (
    Chart,
    Line,
    alone_chart,
    group_chart,
    headline,
    is_compared,
    main_chart,
    share_line,
    year_chart,
)
from startbaan.domain.figures import Figure, figures
from startbaan.domain.questionnaires.definition import NumberQuestion, Question, Questionnaire, ScaleQuestion
from startbaan.domain.questionnaires.groups import large_enough, question_by_group
from startbaan.domain.questionnaires.results import Rated, Result, Said, Withheld, result
from startbaan.domain.questionnaires.tallies import Tally
from startbaan.domain.questionnaires.years import InYear, Round, change, over_years
from startbaan.domain.words import Sector
from startbaan.ui.wording import number


@dataclass(frozen=True)
class Cut:
    """The same answers set apart by one thing: its title, the word above the column, and the counts of each group."""

    key: str
    title: str
    row: str
    groups: Mapping[str, Mapping[str, Tally]]


@dataclass(frozen=True)
class Answers:
    """What was answered in the rounds of one questionnaire, oldest first, and in the last one by group and by sector.

    Under an empty name stand those who are counted with others only, so that no rest can be worked out.
    """

    rounds: tuple[Round, ...]
    cuts: tuple[Cut, ...]
    sectors: Mapping[str, Mapping[str, Tally]]
    least: int

    @property
    def last(self) -> Round:
        """The round one reads."""
        return self.rounds[-1]


@dataclass(frozen=True)
class Elsewhere:
    """A share of ours beside what is known elsewhere: both as lines, what it is, its note and where it was found."""

    chart: Chart
    note: str
    source: str


@dataclass(frozen=True)
class Answered:
    """One question with all there is to show of it."""

    number: int
    key: str
    text: str
    is_required: bool
    people: int | None
    head: Line | None
    chart: Chart | None
    years: Chart | None
    change: str
    groups: tuple[Chart, ...]
    elsewhere: Elsewhere | None
    words: tuple[str, ...]

    @property
    def is_withheld(self) -> bool:
        """Whether too few people answered it."""
        return self.people is None

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Everything of it that has lines."""
        beside = (self.elsewhere.chart,) if self.elsewhere else ()
        drawn = (self.chart, *beside, self.years, *self.groups)
        return tuple(chart for chart in drawn if chart)


@dataclass(frozen=True)
class Chapter:
    """The questions of one theme."""

    title: str
    about: str
    questions: tuple[Answered, ...]


@dataclass(frozen=True)
class Outcome:
    """A survey as it is read, in one language."""

    answers: Answers
    language: str

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""
        return self.answers.last.questionnaire

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The questions by theme, in the order in which they were asked."""
        themes = groupby(self.questions, key=lambda asked: self.questionnaire.question(asked.key).theme)
        return tuple(self._chapter(theme, tuple(questions)) for theme, questions in themes)

    @cached_property
    def questions(self) -> tuple[Answered, ...]:
        """All questions, numbered as they were asked."""
        return tuple(
            self._answered(question, place) for place, question in enumerate(self.questionnaire.in_order, start=1)
        )

    @property
    def is_empty(self) -> bool:
        """Whether no question was answered by enough people."""
        return all(asked.is_withheld for asked in self.questions)

    def _chapter(self, key: str, questions: tuple[Answered, ...]) -> Chapter:
        if not key:
            return Chapter("", "", questions)
        theme = self.questionnaire.theme(key)
        return Chapter(theme.title.said(self.language), theme.about.said(self.language), questions)

    def _answered(self, question: Question, place: int) -> Answered:
        last, least = self.answers.last, self.answers.least
        found = result(question, tally=_of(last.tallies, question), least=least, secret=last.secret)
        years = over_years(question.key, rounds=self.answers.rounds, least=least)
        head = headline(question, result=found, language=self.language)
        return Answered(
            number=place,
            key=question.key,
            text=question.text.said(self.language),
            is_required=question.is_required,
            people=None if isinstance(found, Withheld) else found.enough.people,
            head=head,
            chart=main_chart(question, result=found, language=self.language),
            years=_years(question, years),
            change=_change(years),
            groups=tuple(self._groups(question, head)) if not isinstance(found, Withheld) else (),
            elsewhere=self._elsewhere(question, found),
            words=found.texts if isinstance(found, Said) else (),
        )

    def _groups(self, question: Question, head: Line | None) -> Iterator[Chart]:
        """The groups side by side; beside a share, or where other years show one, stand no means of groups."""
        if not isinstance(question, ScaleQuestion | NumberQuestion) or head is None or head.is_share:
            return
        if is_compared(question) or not self.answers.cuts:
            yield alone_chart(question, head=head)
            return
        for cut in self.answers.cuts:
            tallies = {group: _of(counted, question) for group, counted in cut.groups.items()}
            found = question_by_group(question, tallies=tallies, least=self.answers.least)
            if found.means:
                yield group_chart(question, title=cut.title, row=cut.row, whole=head, found=found)

    def _elsewhere(self, question: Question, found: Result) -> Elsewhere | None:
        if not isinstance(question, ScaleQuestion) or question.compared is None:
            return None
        if not isinstance(found, Rated) or found.share is None:
            return None
        figure = figures()[question.compared.figure]
        ours = [share_line(_("Bij ons"), found.share, people=found.enough.people), *self._by_sector(question)]
        lines = (*ours, *self._known(figure))
        point = question.scale.points[question.compared.from_point - 1].said(self.language)
        caption = _("%(title)s, naast het land") % {"title": figure.title.said(self.language)}
        note = _("Bij ons telt mee wie minstens “%(point)s” koos.") % {"point": point}
        return Elsewhere(
            Chart(caption, _("Waar"), _("Aandeel"), lines, ("0%", "100%")),
            f"{note} {figure.about.said(self.language)}",
            figure.source.named(self.language),
        )

    def _by_sector(self, question: ScaleQuestion) -> Iterator[Line]:
        """Our share by sector, where several were asked; of each sector in which enough people answered."""
        tallies = {sector: _of(counted, question) for sector, counted in self.answers.sectors.items()}
        shown = large_enough({sector: tally.people for sector, tally in tallies.items()}, least=self.answers.least)
        for sector in self._sectors() if len(tallies) > 1 else ():
            tally = tallies[sector.value] if sector.value in shown else Tally()
            found = result(question, tally=tally, least=self.answers.least, secret=self.answers.last.secret)
            if isinstance(found, Rated) and found.share is not None:
                label = _("Bij ons, %(sector)s") % {"sector": sector.value.upper()}
                yield share_line(label, found.share, people=found.enough.people)

    def _known(self, figure: Figure) -> Iterator[Line]:
        until = self.answers.last.year.start_year + 1
        for sector in self._sectors():
            value = figure.latest(sector, until=until)
            if value is not None:
                label = _("Landelijk, %(sector)s (%(year)s)") % {"sector": sector.value.upper(), "year": value.year}
                yield Line(label, value.value, f"{number(value.value)}%", value.value, mark="elsewhere")

    def _sectors(self) -> list[Sector]:
        return [sector for sector in Sector if sector.value in self.answers.sectors]


def _of(counted: Mapping[str, Tally], question: Question) -> Tally:
    return counted.get(question.key, Tally())


def _years(question: Question, years: Sequence[InYear]) -> Chart | None:
    """The line of years, where there is more than one and any may be shown."""
    if not isinstance(question, ScaleQuestion | NumberQuestion) or len(years) < 2:
        return None
    chart = year_chart(question, years=years)
    return chart if any(line.value is not None for line in chart.lines) else None


def _change(years: Sequence[InYear]) -> str:
    """Say whether the mean moved since the year before, and whether that may be chance."""
    found = change(years)
    if found is None:
        return ""
    by = number(round(abs(found.value), 1))
    if not found.is_clear:
        return _("Het verschil met het jaar ervoor kan toeval zijn.")
    if found.value > 0:
        return _("Dit is %(by)s hoger dan het jaar ervoor. Dat is waarschijnlijk geen toeval.") % {"by": by}
    return _("Dit is %(by)s lager dan het jaar ervoor. Dat is waarschijnlijk geen toeval.") % {"by": by}
