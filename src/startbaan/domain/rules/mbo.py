"""What the agreement for vocational education gives: hours to settle in, and a scheme."""

from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Base, Key, Rule, Unit
from startbaan.domain.rules.reckoning import Judge, Judged, Piece, Rulebook, Verdict, months_after, refused
from startbaan.domain.rules.results import Factor, Ground, Measure
from startbaan.domain.rules.sight import Sight
from startbaan.domain.sentences import say

WHOLE_TASK = say("De instelling rekent met de hele jaartaak.")
WITHOUT_TRAINING = say("Van de jaartaak gaan eerst de uren professionalisering af.")
IN_AGREEMENT = say("Dit recht staat in de cao.")
ONLY_NEW = say("Dit is alleen voor wie nooit eerder leraar was.")
NEW = say("Dit is de eerste baan als leraar.")
NOT_KNOWN = say("Of iemand al eerder leraar was, is niet bekend. Vraag dit na.")


def rulebook(case: Case, agreement: Agreement) -> Rulebook:
    """Make every rule of vocational education ready for one job."""
    judged = (
        Judged(Rule.MBO_ONBOARDING_HOURS, _onboarding(case), Unit.HOURS),
        Judged(Rule.MBO_SCHEME, _scheme(case)),
    )
    values = agreement.parameters[Key.ONBOARDING_MONTHS].values
    return Rulebook(judged, tuple(months_after(case.begun, months=int(value.number)) for value in values))


def months(agreement: Agreement) -> int:
    """Give how many months any rule counts from a day at most."""
    return int(max(value.number for value in agreement.parameters[Key.ONBOARDING_MONTHS].values))


def position(case: Case, sight: Sight) -> Case:
    """Leave out what makes no difference: scale and step, and when the profession began."""
    return Case(
        case.sector,
        sight.days(case),
        sight.terms_without_scale(case),
        taught_before=taught_before(case),
        choices=case.choices,
        appointed_on=sight.day(case.begun),
    )


def taught_before(case: Case) -> bool | None:
    """Tell whether someone was a teacher before this contract: as said, or as the start in the profession shows."""
    if case.taught_before is not None or case.profession_started_on is None:
        return case.taught_before
    return case.profession_started_on < case.begun


def _onboarding(case: Case) -> Judge:
    def judge(piece: Piece, terms: Terms) -> Verdict:
        share, base = piece.value(Key.ONBOARDING_SHARE), piece.value(Key.ONBOARDING_BASE)
        found = _starting(case, piece)
        if not found.holds:
            return found
        chosen = case.choices.base or Base(base.word)
        sentence = WHOLE_TASK if chosen is Base.WHOLE else WITHOUT_TRAINING
        return Verdict(
            holds=True,
            grounds=(*found.grounds, Ground(sentence, base if case.choices.base is None else None)),
            measures=(_rate(piece, chosen), Measure(Factor.FTE, terms.fte), Measure(Factor.SHARE, share.number, share)),
            cautions=found.cautions,
        )

    return judge


def _rate(piece: Piece, chosen: Base) -> Measure:
    whole = piece.value(Key.YEAR_HOURS)
    if chosen is Base.WHOLE:
        return Measure(Factor.RATE, whole.number, whole)
    training = piece.value(Key.TRAINING_HOURS)
    return Measure(Factor.LESS, whole.number, whole, training.number, training)


def _scheme(case: Case) -> Judge:
    def judge(piece: Piece, _: Terms) -> Verdict:
        scheme, found = piece.value(Key.SCHEME), _starting(case, piece)
        if not found.holds:
            return found
        return Verdict(holds=True, grounds=(*found.grounds, Ground(IN_AGREEMENT, scheme)), cautions=found.cautions)

    return judge


def _starting(case: Case, piece: Piece) -> Verdict:
    months, never = piece.value(Key.ONBOARDING_MONTHS), piece.value(Key.NEVER_TAUGHT)
    number, before = int(months.number), taught_before(case)
    if piece.period.start >= months_after(case.begun, months=number):
        return refused(
            Ground(say("De eerste %(months)s maanden van het contract zijn voorbij.", months=number), months)
        )
    if before:
        return refused(Ground(ONLY_NEW, never))
    within = Ground(say("Dit is binnen de eerste %(months)s maanden van het contract.", months=number), months)
    if before is None:
        return Verdict(holds=True, grounds=(within,), cautions=(Ground(NOT_KNOWN, never),))
    return Verdict(holds=True, grounds=(within, Ground(NEW, never)))
