"""What the agreement for primary education gives: budgets in hours and euros, a coach, a policy."""

from collections.abc import Iterator
from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Key, Rule, Unit, Value
from startbaan.domain.rules.reckoning import Judge, Verdict, judge_job, refused, unknown
from startbaan.domain.rules.results import Answer, Factor, Ground, Measure
from startbaan.domain.sentences import Sentence, say


def answers(case: Case, *, agreement: Agreement, year: Period) -> Iterator[Answer]:
    """Answer every rule of primary education for one job in one school year."""

    def judged(rule: Rule, judge: Judge, unit: Unit | None = None) -> Answer:
        return judge_job(case, agreement=agreement, rule=rule, year=year, judge=judge, unit=unit)

    yield judged(Rule.PO_BASE_HOURS, _by_fte(agreement, Key.BASE_HOURS), Unit.HOURS)
    yield judged(Rule.PO_STARTER_HOURS, _starter_hours(agreement), Unit.HOURS)
    yield judged(Rule.PO_TRAINING_HOURS, _by_fte(agreement, Key.TRAINING_HOURS), Unit.HOURS)
    yield judged(Rule.PO_TRAINING_MONEY, _training_money(agreement), Unit.EUROS)
    yield judged(Rule.PO_COACH, _for_starters(agreement, Key.COACH))
    yield judged(Rule.PO_POLICY, _for_starters(agreement, Key.POLICY, Key.DEVELOPMENT_PLAN))
    yield judged(Rule.PO_FREE_OF_TASKS, _free_of_tasks(agreement))


def _by_fte(agreement: Agreement, key: Key, *more: Ground) -> Judge:
    def judge(day: date, terms: Terms) -> Verdict:
        rate = agreement.on(key, day)
        if rate is None:
            return unknown()
        ground = Ground(say("Dit geldt voor iedereen in dienst, naar WTF en naar duur."), rate)
        return Verdict(holds=True, grounds=(ground, *more), measures=_times_fte(rate, terms))

    return judge


def _training_money(agreement: Agreement) -> Judge:
    def judge(day: date, terms: Terms) -> Verdict:
        saving = agreement.on(Key.SAVING_YEARS, day)
        if saving is None:
            return unknown()
        ground = Ground(
            say("In overleg kun je het sparen, hoogstens %(years)s jaar.", years=int(saving.number)), saving
        )
        return _by_fte(agreement, Key.TRAINING_MONEY, ground)(day, terms)

    return judge


def _starter_hours(agreement: Agreement) -> Judge:
    def judge(day: date, terms: Terms) -> Verdict:
        rate = agreement.on(Key.STARTER_HOURS, day)
        found = _starter(agreement, day, terms, steps=Key.STARTER_STEPS)
        if rate is None or not found.holds:
            return found if rate is not None else unknown()
        return Verdict(holds=True, grounds=(*found.grounds, *_rate(rate)), measures=_times_fte(rate, terms))

    return judge


def _rate(rate: Value) -> tuple[Ground, ...]:
    return (Ground(say("Dit komt boven op het basisbudget, naar WTF en naar duur."), rate),)


def _for_starters(agreement: Agreement, *keys: Key) -> Judge:
    def judge(day: date, terms: Terms) -> Verdict:
        values = [agreement.on(key, day) for key in keys]
        found = _starter(agreement, day, terms, steps=Key.STARTER_STEPS)
        if not found.holds:
            return found
        grounds = tuple(Ground(say("Dit recht staat in de cao."), value) for value in values if value is not None)
        return Verdict(holds=True, grounds=(*found.grounds, *grounds)) if grounds else unknown()

    return judge


def _free_of_tasks(agreement: Agreement) -> Judge:
    def judge(day: date, terms: Terms) -> Verdict:
        return _starter(agreement, day, terms, steps=Key.FREE_OF_TASKS_STEPS)

    return judge


def _starter(agreement: Agreement, day: date, terms: Terms, *, steps: Key) -> Verdict:
    scales, allowed = agreement.on(Key.STARTER_SCALES, day), agreement.on(steps, day)
    if scales is None or allowed is None:
        return unknown()
    if not terms.scale or terms.step is None:
        return refused(Ground(say("De schaal of de trede is niet bekend. Vul die aan.")))
    scale, renamed = _name_on(agreement, day, terms.scale)
    if scale not in scales.names:
        return refused(Ground(say("Schaal %(scale)s hoort hier niet bij.", scale=scale), scales), *renamed)
    step = Ground(_sentence_of(terms.step, allowed), allowed)
    scaled = Ground(say("Schaal %(scale)s hoort hierbij.", scale=scale), scales)
    return Verdict(holds=True, grounds=(*renamed, scaled, step)) if terms.step in allowed.steps else refused(step)


def _sentence_of(step: int, allowed: Value) -> Sentence:
    if step in allowed.steps:
        return say("Trede %(step)s is een trede van starters.", step=step)
    return say("Trede %(step)s is geen trede van starters meer.", step=step)


def _name_on(agreement: Agreement, day: date, scale: str) -> tuple[str, tuple[Ground, ...]]:
    name, renamed = scale.upper(), agreement.on(Key.RENAMED_SCALES, day)
    if renamed is None or name not in renamed.renamed:
        return name, ()
    new = renamed.renamed[name]
    return new, (Ground(say("Schaal %(old)s heet nu %(new)s.", old=name, new=new), renamed),)


def _times_fte(rate: Value, terms: Terms) -> tuple[Measure, ...]:
    return (Measure(Factor.RATE, rate.number, rate), Measure(Factor.FTE, terms.fte))
