"""What a job gives, as one reads it: the amount at a glance, and why, down to article, date and every step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.citing import TONES, Cited, cited, status_word
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import Period
from startbaan.domain.rules.explaining import amount, exactly, factors, with_unit
from startbaan.domain.rules.owed import Owed
from startbaan.domain.rules.parameters import Agreement, Key, Nature, Parameter, Rule, Unit, Value
from startbaan.domain.rules.results import Answer, Factor, Ground, Measure, Part
from startbaan.domain.sentences import said
from startbaan.ui.wording import number, short_day


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a right holds or not: a sentence, the value it rests on, or both."""

    words: str
    source: Cited | None


@dataclass(frozen=True, slots=True)
class Factored:
    """One number of a multiplication, and what it is."""

    words: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the year in which nothing changes: its days, what is multiplied, and what that gives."""

    days: str
    factors: tuple[Factored, ...]
    result: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What one rule gives in one school year, as one reads it."""

    rule: Rule
    title: str
    about: str
    definition: str
    holds: bool
    nature: str
    is_advice: bool
    amount: str
    status: str
    tone: str
    days: str
    runs: str
    stops: str
    stops_because: tuple[str, ...]
    reasons: tuple[Reason, ...]
    values: tuple[Cited, ...]
    lines: tuple[Line, ...]
    total: str
    cautions: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return self.rule.value.replace("_", "-")

    @property
    def without_terms(self) -> "ShownAnswer":
        """The same for who may not read working-time factor, scale and step: no reason and no step reveals them."""
        unsure = _("Dit is nog niet zeker: er ontbreekt een gegeven. HR vult dat aan.")
        return replace(
            self,
            reasons=tuple(Reason("", value) for value in self.values) if self.holds else (),
            stops_because=(),
            lines=(),
            total="",
            cautions=(unsure,) if self.cautions else (),
        )


@dataclass(frozen=True, slots=True)
class ShownOwed:
    """What a job gives in a school year: what holds, what does not, and whether the agreement itself has ended."""

    agreement: str
    answers: tuple[ShownAnswer, ...]
    others: tuple[ShownAnswer, ...]
    ended_on: date | None
    ended: Cited | None

    @property
    def amounts(self) -> tuple[ShownAnswer, ...]:
        """What can be counted, for a glance."""
        return tuple(answer for answer in self.answers if answer.amount)

    @property
    def without_terms(self) -> "ShownOwed":
        """The same for who may not read working-time factor, scale and step."""
        return replace(
            self,
            answers=tuple(answer.without_terms for answer in self.answers),
            others=tuple(answer.without_terms for answer in self.others),
        )


def shown(owed: Owed, *, on: date) -> ShownOwed:
    """Make what a job gives ready to be read, as seen on a day, in the language of the page."""
    answers = [_shown(owed, answer, on=on) for answer in owed.answers]
    ended = owed.ended
    return ShownOwed(
        agreement=owed.agreement.title.said(page_language()),
        answers=tuple(answer for answer in answers if answer.holds),
        others=tuple(answer for answer in answers if not answer.holds),
        ended_on=ended.day if ended else None,
        ended=cited(ended, owed.agreement.parameters[Key.AGREEMENT_THROUGH]) if ended else None,
    )


def days_words(period: Period) -> str:
    """Say from when to when, or since when."""
    if period.last is None:
        return _("vanaf %(start)s") % {"start": short_day(period.start)}
    return _("%(start)s t/m %(last)s") % {"start": short_day(period.start), "last": short_day(period.last)}


def _shown(owed: Owed, answer: Answer, *, on: date) -> ShownAnswer:
    text, language, found = owed.agreement.rules[answer.rule], page_language(), amount(answer, number=number)
    run, parameters = owed.runs(answer.rule), _parameters(owed.agreement)
    stops, because = _stops(owed, answer.rule, on=on)
    return ShownAnswer(
        rule=answer.rule,
        title=text.title.said(language),
        about=text.about.said(language),
        definition=text.starter.said(language),
        holds=answer.holds,
        nature=_("advies") if answer.nature is Nature.ADVICE else _("recht"),
        is_advice=answer.nature is Nature.ADVICE,
        amount=said(found, _) if found is not None else "",
        status=status_word(answer.status),
        tone=TONES[answer.status],
        days=_days(answer, year=owed.year.period),
        runs=days_words(run) if run else "",
        stops=stops,
        stops_because=because,
        reasons=tuple(_reasons(owed, answer, parameters)),
        values=tuple(
            cited(value, parameters[id(value)])
            for value in answer.values
            if parameters[id(value)].unit is not Unit.RENAMED
        ),
        lines=tuple(_line(part, answer.unit, parameters) for part in answer.parts) if answer.unit else (),
        total=_total(answer),
        cautions=tuple(said(ground.sentence, _) for ground in answer.cautions),
    )


def _days(answer: Answer, *, year: Period) -> str:
    """Say in which days of the year it holds."""
    stretches = list(_stretches(answer))
    return _("het hele jaar") if stretches == [year] else ", ".join(days_words(period) for period in stretches)


def _parameters(agreement: Agreement) -> dict[int, Parameter]:
    """Every parameter by its values, as a value does not know what it is of."""
    return {id(value): parameter for parameter in agreement.parameters.values() for value in parameter.values}


def _stops(owed: Owed, rule: Rule, *, on: date) -> tuple[str, tuple[str, ...]]:
    """From which day a right no longer holds, and why."""
    stop = owed.stops(rule)
    if stop is None:
        return "", ()
    words = _("Stopt op %(day)s.") if stop.on > on else _("Gestopt op %(day)s.")
    because = tuple(said(ground.sentence, _) for ground in stop.grounds) or (_("De baan eindigt dan."),)
    return words % {"day": short_day(stop.on)}, because


def _stretches(answer: Answer) -> Iterator[Period]:
    """The days of the year in which it holds, as few stretches as possible."""
    run: Period | None = None
    for part in answer.parts:
        if run is not None and run.end == part.period.start:
            run = Period(run.start, part.period.end)
            continue
        if run is not None:
            yield run
        run = part.period
    if run is not None:
        yield run


def _reasons(owed: Owed, answer: Answer, parameters: dict[int, Parameter]) -> Iterator[Reason]:
    """The grounds, then the other values of the calculation, then how it was counted and rounded."""
    for ground in (*answer.grounds, *answer.cautions):
        yield _reason(ground, parameters)
    told = {id(ground.value) for ground in answer.grounds}
    rest: list[Value] = [value for value in answer.values if id(value) not in told]
    if any(part.share != 1 for part in answer.parts) and answer.unit:
        rest += [value for value in [owed.agreement.on(Key.PART_OF_YEAR, owed.year.period.start)] if value]
    if answer.exact is not None and answer.exact != answer.amount:
        rest.append(answer.rounding)
    for value in rest:
        yield Reason("", cited(value, parameters[id(value)]))


def _reason(ground: Ground, parameters: dict[int, Parameter]) -> Reason:
    value = ground.value
    return Reason(said(ground.sentence, _), cited(value, parameters[id(value)]) if value is not None else None)


def _line(part: Part, unit: Unit, parameters: dict[int, Parameter]) -> Line:
    words = factors(part, unit=unit, number=number)
    titles = [_title(measure, parameters) for measure in part.measures]
    titles += [_("deel van het schooljaar")] * (len(words) - len(titles))
    exact = exactly(part.exact, number=number)
    return Line(
        days=days_words(part.period),
        factors=tuple(Factored(said(word, _), title) for word, title in zip(words, titles, strict=True)),
        result=_("€ %(amount)s") % {"amount": exact} if unit is Unit.EUROS else _("%(amount)s uur") % {"amount": exact},
    )


def _title(measure: Measure, parameters: dict[int, Parameter]) -> str:
    """What a number of the calculation is."""
    if measure.factor is Factor.FTE:
        return _("je werktijdfactor")
    named = [parameters[id(value)] for value in (measure.value, measure.less_value) if value is not None]
    whole, *less = [parameter.title.said(page_language()) for parameter in named] or [_("vastgesteld door de school")]
    return _("%(whole)s, min: %(less)s") % {"whole": whole, "less": less[0]} if less else whole


def _total(answer: Answer) -> str:
    """How the lines add up and are rounded; empty where the one line says it all."""
    if answer.exact is None or answer.unit is None or answer.amount is None:
        return ""
    whole = said(with_unit(answer.amount, unit=answer.unit, number=number), _)
    if answer.exact == answer.amount:
        return _("Samen %(whole)s.") % {"whole": whole} if len(answer.parts) > 1 else ""
    exact = exactly(answer.exact, number=number)
    if len(answer.parts) > 1:
        return _("Samen %(exact)s; afgerond %(whole)s.") % {"exact": exact, "whole": whole}
    return _("Afgerond %(whole)s.") % {"whole": whole}
