"""What the agreement for primary education gives: budgets in hours and euros, a coach, a policy."""

from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Key, Rule, Unit, Value
from startbaan.domain.rules.reckoning import Judge, Judged, Piece, Rulebook, Verdict, refused
from startbaan.domain.rules.results import Factor, Ground, Measure
from startbaan.domain.rules.sight import Sight
from startbaan.domain.sentences import Sentence, say

FOR_ALL = say("Dit geldt voor iedereen in dienst, naar WTF en naar duur.")
ON_TOP = say("Dit komt boven op het basisbudget, naar WTF en naar duur.")
IN_AGREEMENT = say("Dit recht staat in de cao.")
NOT_KNOWN = Ground(say("De schaal of de trede is niet bekend. Vul die aan."))


def rulebook() -> Rulebook:
    """Give every rule of primary education; they are the same for every job."""
    return _RULES


def position(case: Case, sight: Sight) -> Case:
    """Leave out what makes no difference: since when someone works, in the job and in the profession."""
    return Case(case.sector, sight.days(case), sight.terms(case))


def _base_hours(piece: Piece, terms: Terms) -> Verdict:
    return _by_fte(piece.value(Key.BASE_HOURS), terms)


def _training_hours(piece: Piece, terms: Terms) -> Verdict:
    return _by_fte(piece.value(Key.TRAINING_HOURS), terms)


def _training_money(piece: Piece, terms: Terms) -> Verdict:
    saving = piece.value(Key.SAVING_YEARS)
    sentence = say("In overleg kun je het sparen, hoogstens %(years)s jaar.", years=int(saving.number))
    return _by_fte(piece.value(Key.TRAINING_MONEY), terms, Ground(sentence, saving))


def _starter_hours(piece: Piece, terms: Terms) -> Verdict:
    rate = piece.value(Key.STARTER_HOURS)
    found = _starter(piece, terms, steps=Key.STARTER_STEPS)
    if not found.holds:
        return found
    return Verdict(holds=True, grounds=(*found.grounds, Ground(ON_TOP, rate)), measures=_times_fte(rate, terms))


def _coach(piece: Piece, terms: Terms) -> Verdict:
    return _for_starters(piece, terms, piece.value(Key.COACH))


def _policy(piece: Piece, terms: Terms) -> Verdict:
    return _for_starters(piece, terms, piece.value(Key.POLICY), piece.value(Key.DEVELOPMENT_PLAN))


def _free_of_tasks(piece: Piece, terms: Terms) -> Verdict:
    return _starter(piece, terms, steps=Key.FREE_OF_TASKS_STEPS)


_JUDGES: tuple[tuple[Rule, Judge, Unit | None], ...] = (
    (Rule.PO_BASE_HOURS, _base_hours, Unit.HOURS),
    (Rule.PO_STARTER_HOURS, _starter_hours, Unit.HOURS),
    (Rule.PO_TRAINING_HOURS, _training_hours, Unit.HOURS),
    (Rule.PO_TRAINING_MONEY, _training_money, Unit.EUROS),
    (Rule.PO_COACH, _coach, None),
    (Rule.PO_POLICY, _policy, None),
    (Rule.PO_FREE_OF_TASKS, _free_of_tasks, None),
)
_RULES = Rulebook(tuple(Judged(rule, judge, unit) for rule, judge, unit in _JUDGES))


def _by_fte(rate: Value, terms: Terms, *more: Ground) -> Verdict:
    return Verdict(holds=True, grounds=(Ground(FOR_ALL, rate), *more), measures=_times_fte(rate, terms))


def _for_starters(piece: Piece, terms: Terms, *rights: Value) -> Verdict:
    found = _starter(piece, terms, steps=Key.STARTER_STEPS)
    if not found.holds:
        return found
    return Verdict(holds=True, grounds=(*found.grounds, *(Ground(IN_AGREEMENT, right) for right in rights)))


def _starter(piece: Piece, terms: Terms, *, steps: Key) -> Verdict:
    scales, allowed = piece.value(Key.STARTER_SCALES), piece.value(steps)
    if not terms.scale or terms.step is None:
        return refused(NOT_KNOWN)
    scale, renamed = _name_on(piece, terms.scale)
    if scale not in scales.names:
        return refused(Ground(say("Schaal %(scale)s hoort hier niet bij.", scale=scale), scales), *renamed)
    step = Ground(_of_step(terms.step, allowed), allowed)
    if terms.step not in allowed.steps:
        return refused(step)
    return Verdict(
        holds=True, grounds=(*renamed, Ground(say("Schaal %(scale)s hoort hierbij.", scale=scale), scales), step)
    )


def _of_step(step: int, allowed: Value) -> Sentence:
    if step in allowed.steps:
        return say("Trede %(step)s is een trede van starters.", step=step)
    return say("Trede %(step)s is geen trede van starters meer.", step=step)


def _name_on(piece: Piece, scale: str) -> tuple[str, tuple[Ground, ...]]:
    name, renamed = scale.upper(), piece.values.get(Key.RENAMED_SCALES)
    if renamed is None or name not in renamed.renamed:
        return name, ()
    new = renamed.renamed[name]
    return new, (Ground(say("Schaal %(old)s heet nu %(new)s.", old=name, new=new), renamed),)


def _times_fte(rate: Value, terms: Terms) -> tuple[Measure, ...]:
    return (Measure(Factor.RATE, rate.number, rate), Measure(Factor.FTE, terms.fte))
