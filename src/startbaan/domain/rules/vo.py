"""What the agreement for secondary education gives: fewer lessons, and a programme of three years."""

from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Key, Rule, Unit, Value
from startbaan.domain.rules.reckoning import (
    MONTHS_A_YEAR,
    Judge,
    Judged,
    Piece,
    Rulebook,
    Verdict,
    months_after,
    refused,
)
from startbaan.domain.rules.results import Factor, Ground, Measure
from startbaan.domain.rules.sight import Sight
from startbaan.domain.sentences import say

FIRST, SECOND = MONTHS_A_YEAR, 2 * MONTHS_A_YEAR
FIRST_YEAR = say("Dit is het eerste jaar van de aanstelling.")
SECOND_YEAR = say("Dit is het tweede jaar van de aanstelling.")
TWO_YEARS_OVER = refused(Ground(say("Het tweede jaar van de aanstelling is voorbij.")))
SMALL_JOB = say("De WTF is kleiner dan in beginsel nodig is. Vraag na of dit nog zo is.")
SAME_TASK = say("Je WTF en je jaartaak blijven gelijk; alleen de lessen worden minder.")
OWN_TEACHING = Ground(say("De lesgevende taak is die van de eigen school."))
USUAL_TEACHING = say("De lesgevende taak van de school is niet bekend; we rekenen met wat gebruikelijk is.")
BIG_ENOUGH = say("De WTF is zo groot als in beginsel nodig is. Vraag na of dit nog zo is.")
START_UNKNOWN = Ground(say("Wanneer het beroep begon, is niet bekend; we rekenen vanaf de aanstelling."))
BEFORE_THE_RIGHT = say("De aanstelling begon voordat dit recht er was.")
ONLY_ADVICE = refused(Ground(say("Voor een tijdelijk contract is dit een advies, geen recht.")))
ONLY_TEMPORARY = refused(Ground(say("Dit gaat over een tijdelijk contract.")))
CONTRACT_UNKNOWN = Ground(say("Of het contract vast of tijdelijk is, is niet bekend."))
SUBJECTS = say("Het programma gaat over deze onderwerpen.")
IN_AGREEMENT = say("Dit recht staat in de cao.")


def rulebook(case: Case, agreement: Agreement) -> Rulebook:
    """Make every rule of secondary education ready for one job."""
    judged = (
        Judged(Rule.VO_FEWER_LESSONS, _fewer_lessons(case), Unit.HOURS),
        Judged(Rule.VO_PROGRAMME, _programme(case)),
        Judged(Rule.VO_PROGRAMME_TEMPORARY, _temporary_programme(case)),
        Judged(Rule.VO_PLAN_AND_COACH, _plan_and_coach(case, agreement)),
    )
    ends = (_end_of_start(case, years) for years in agreement.parameters[Key.PROGRAMME_YEARS].values)
    return Rulebook(judged, (*_anniversaries(case), *ends))


def months(agreement: Agreement) -> int:
    """Give how many months any rule counts from a day at most."""
    counted = [SECOND]
    counted += [MONTHS_A_YEAR * int(value.number) for value in agreement.parameters[Key.PROGRAMME_YEARS].values]
    counted += [int(value.number) for value in agreement.parameters[Key.TEMPORARY_MONTHS].values]
    return max(counted)


def position(case: Case, sight: Sight) -> Case:
    """Leave out what makes no difference: scale and step, and how long ago it was that something is over."""
    job = sight.days(case)
    if case.temporary:
        job = Period(sight.day(case.job.start), sight.until(case.job.end, since=case.job.start))
    began = case.profession_started_on
    return Case(
        case.sector,
        job,
        sight.terms_without_scale(case),
        temporary=case.temporary,
        profession_started_on=None if began is None else sight.day(began),
        choices=case.choices,
        appointed_on=sight.day(case.begun),
    )


def _anniversaries(case: Case) -> tuple[date, date]:
    return months_after(case.begun, months=FIRST), months_after(case.begun, months=SECOND)


def _end_of_start(case: Case, years: Value) -> date:
    begun = case.profession_started_on or case.begun
    return months_after(begun, months=MONTHS_A_YEAR * int(years.number))


def _start_over(years: Value) -> Ground:
    return Ground(say("De eerste %(years)s jaar van het beroep zijn voorbij.", years=int(years.number)), years)


def _fewer_lessons(case: Case) -> Judge:
    first_ends, second_ends = _anniversaries(case)

    def judge(piece: Piece, terms: Terms) -> Verdict:
        if piece.period.start >= second_ends:
            return TWO_YEARS_OVER
        first = piece.period.start < first_ends
        share = piece.value(Key.FIRST_YEAR_SHARE if first else Key.SECOND_YEAR_SHARE)
        least, teaching = piece.value(Key.LEAST_FTE), piece.value(Key.TEACHING_HOURS)
        if terms.fte < least.number:
            return refused(Ground(SMALL_JOB, least))
        own = case.choices.teaching_hours
        rate = Measure(Factor.RATE, teaching.number, teaching) if own is None else Measure(Factor.RATE, own)
        return Verdict(
            holds=True,
            grounds=(
                Ground(FIRST_YEAR if first else SECOND_YEAR, share),
                Ground(BIG_ENOUGH, least),
                Ground(USUAL_TEACHING, teaching) if own is None else OWN_TEACHING,
                Ground(SAME_TASK, piece.value(Key.YEAR_HOURS)),
            ),
            measures=(rate, Measure(Factor.FTE, terms.fte), Measure(Factor.SHARE, share.number, share)),
        )

    return judge


def _programme(case: Case) -> Judge:
    def judge(piece: Piece, _: Terms) -> Verdict:
        if case.temporary:
            return ONLY_ADVICE
        found = _starting(case, piece)
        if not found.holds:
            return found
        subjects = Ground(SUBJECTS, piece.value(Key.PROGRAMME_CRITERIA))
        cautions = (CONTRACT_UNKNOWN,) if case.temporary is None else ()
        return Verdict(holds=True, grounds=(*found.grounds, subjects), cautions=cautions)

    return judge


def _temporary_programme(case: Case) -> Judge:
    def judge(piece: Piece, _: Terms) -> Verdict:
        if not case.temporary:
            return ONLY_TEMPORARY
        least = piece.value(Key.TEMPORARY_MONTHS)
        months = int(least.number)
        if case.job.end is not None and case.job.end <= months_after(case.job.start, months=months):
            return refused(Ground(say("Het contract duurt niet langer dan %(months)s maanden.", months=months), least))
        found = _starting(case, piece)
        longer = Ground(say("Het contract duurt langer dan %(months)s maanden.", months=months), least)
        return Verdict(holds=True, grounds=(*found.grounds, longer)) if found.holds else found

    return judge


def _plan_and_coach(case: Case, agreement: Agreement) -> Judge:
    years = agreement.parameters[Key.PROGRAMME_YEARS].values[0]
    ends = _end_of_start(case, years)

    def judge(piece: Piece, _: Terms) -> Verdict:
        right = piece.value(Key.PLAN_AND_COACH)
        if piece.period.start >= ends:
            return refused(_start_over(years))
        return Verdict(holds=True, grounds=(Ground(IN_AGREEMENT, right),))

    return judge


def _starting(case: Case, piece: Piece) -> Verdict:
    years = piece.value(Key.PROGRAMME_YEARS)
    if piece.period.start >= _end_of_start(case, years):
        return refused(_start_over(years))
    within = say("Dit is binnen de eerste %(years)s jaar van het beroep.", years=int(years.number))
    grounds = [Ground(within, years)]
    if case.profession_started_on is None:
        grounds.append(START_UNKNOWN)
    if case.begun < years.start:
        grounds.append(Ground(BEFORE_THE_RIGHT, piece.value(Key.PROGRAMME_FOR_EARLIER)))
    return Verdict(holds=True, grounds=tuple(grounds))
