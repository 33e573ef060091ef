"""What the agreement for vocational education gives: hours to settle in, and a scheme."""

from collections.abc import Iterator
from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Base, Key, Rule, Unit, Value
from startbaan.domain.rules.reckoning import Judge, Verdict, judge_job, months_after, refused, unknown
from startbaan.domain.rules.results import Answer, Factor, Ground, Measure
from startbaan.domain.sentences import say


def answers(case: Case, *, agreement: Agreement, year: Period) -> Iterator[Answer]:
    """Answer every rule of vocational education for one job in one school year."""
    values = agreement.parameters[Key.ONBOARDING_MONTHS].values
    cuts = tuple(months_after(case.job.start, months=int(value.number)) for value in values)

    def judged(rule: Rule, judge: Judge, unit: Unit | None = None) -> Answer:
        return judge_job(case, agreement=agreement, rule=rule, year=year, judge=judge, unit=unit, cuts=cuts)

    yield judged(Rule.MBO_ONBOARDING_HOURS, _onboarding(case, agreement), Unit.HOURS)
    yield judged(Rule.MBO_SCHEME, _scheme(case, agreement))


def _onboarding(case: Case, agreement: Agreement) -> Judge:
    def judge(day: date, terms: Terms) -> Verdict:
        found = _starting(case, agreement, day)
        share, base = agreement.on(Key.ONBOARDING_SHARE, day), agreement.on(Key.ONBOARDING_BASE, day)
        whole, training = agreement.on(Key.YEAR_HOURS, day), agreement.on(Key.TRAINING_HOURS, day)
        if share is None or base is None or whole is None or training is None:
            return unknown()
        if not found.holds:
            return found
        chosen = case.choices.base or Base(base.word)
        rate = _rate(chosen, whole, training)
        measures = (rate, Measure(Factor.FTE, terms.fte), Measure(Factor.SHARE, share.number, share))
        grounds = (*found.grounds, _base_ground(case, base, chosen))
        return Verdict(holds=True, grounds=grounds, measures=measures, cautions=found.cautions)

    return judge


def _rate(chosen: Base, whole: Value, training: Value) -> Measure:
    if chosen is Base.WHOLE:
        return Measure(Factor.RATE, whole.number, whole)
    return Measure(Factor.LESS, whole.number, whole, training.number, training)


def _base_ground(case: Case, base: Value, chosen: Base) -> Ground:
    if chosen is Base.WHOLE:
        sentence = say("De instelling rekent met de hele jaartaak.")
    else:
        sentence = say("Van de jaartaak gaan eerst de uren professionalisering af.")
    return Ground(sentence, base if case.choices.base is None else None)


def _scheme(case: Case, agreement: Agreement) -> Judge:
    def judge(day: date, _: Terms) -> Verdict:
        found, scheme = _starting(case, agreement, day), agreement.on(Key.SCHEME, day)
        if scheme is None or not found.holds:
            return found if scheme is not None else unknown()
        ground = Ground(say("Dit recht staat in de cao."), scheme)
        return Verdict(holds=True, grounds=(*found.grounds, ground), cautions=found.cautions)

    return judge


def _starting(case: Case, agreement: Agreement, day: date) -> Verdict:
    months, never = agreement.on(Key.ONBOARDING_MONTHS, day), agreement.on(Key.NEVER_TAUGHT, day)
    if months is None or never is None:
        return unknown()
    number = int(months.number)
    if day >= months_after(case.job.start, months=number):
        return refused(
            Ground(say("De eerste %(months)s maanden van het contract zijn voorbij.", months=number), months)
        )
    if taught_before(case):
        return refused(Ground(say("Dit is alleen voor wie nooit eerder leraar was."), never))
    within = Ground(say("Dit is binnen de eerste %(months)s maanden van het contract.", months=number), months)
    if taught_before(case) is None:
        caution = Ground(say("Of iemand al eerder leraar was, is niet bekend. Vraag dit na."), never)
        return Verdict(holds=True, grounds=(within,), cautions=(caution,))
    return Verdict(holds=True, grounds=(within, Ground(say("Niet eerder leraar geweest."), never)))


def taught_before(case: Case) -> bool | None:
    """Tell whether someone was a teacher before this contract: as said, or as the start in the profession shows."""
    if case.taught_before is not None or case.profession_started_on is None:
        return case.taught_before
    return case.profession_started_on < case.job.start
