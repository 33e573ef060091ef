"""What the agreement for secondary education gives: fewer lessons, and a programme of three years."""

from collections.abc import Iterator
from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Key, Rule, Unit, Value
from startbaan.domain.rules.reckoning import MONTHS_A_YEAR, Judge, Verdict, judge_job, months_after, refused, unknown
from startbaan.domain.rules.results import Answer, Factor, Ground, Measure
from startbaan.domain.sentences import say

FIRST, SECOND = MONTHS_A_YEAR, 2 * MONTHS_A_YEAR


def answers(case: Case, *, agreement: Agreement, year: Period) -> Iterator[Answer]:
    """Answer every rule of secondary education for one job in one school year."""
    cuts = (*_anniversaries(case), *_ends_of_start(case, agreement))

    def judged(rule: Rule, judge: Judge, unit: Unit | None = None) -> Answer:
        return judge_job(case, agreement=agreement, rule=rule, year=year, judge=judge, unit=unit, cuts=cuts)

    yield judged(Rule.VO_FEWER_LESSONS, _fewer_lessons(case, agreement), Unit.HOURS)
    yield judged(Rule.VO_PROGRAMME, _programme(case, agreement))
    yield judged(Rule.VO_PROGRAMME_TEMPORARY, _temporary_programme(case, agreement))
    yield judged(Rule.VO_PLAN_AND_COACH, _plan_and_coach(case, agreement))


def _anniversaries(case: Case) -> tuple[date, date]:
    return months_after(case.job.start, months=FIRST), months_after(case.job.start, months=SECOND)


def _ends_of_start(case: Case, agreement: Agreement) -> tuple[date, ...]:
    values = agreement.parameters[Key.PROGRAMME_YEARS].values
    return tuple(_end_of_start(case, value) for value in values)


def _end_of_start(case: Case, years: Value) -> date:
    begun = case.profession_started_on or case.job.start
    return months_after(begun, months=MONTHS_A_YEAR * int(years.number))


def _fewer_lessons(case: Case, agreement: Agreement) -> Judge:
    first_year_ends, second_year_ends = _anniversaries(case)

    def judge(day: date, terms: Terms) -> Verdict:
        if day >= second_year_ends:
            return refused(Ground(say("Het tweede jaar van de aanstelling is voorbij.")))
        first = day < first_year_ends
        share = agreement.on(Key.FIRST_YEAR_SHARE if first else Key.SECOND_YEAR_SHARE, day)
        least, whole = agreement.on(Key.LEAST_FTE, day), agreement.on(Key.YEAR_HOURS, day)
        teaching = agreement.on(Key.TEACHING_HOURS, day)
        if share is None or least is None or whole is None or teaching is None:
            return unknown()
        if terms.fte < least.number:
            return refused(Ground(say("De WTF is kleiner dan in beginsel nodig is. Vraag na of dit nog zo is."), least))
        year = say("Dit is het eerste jaar van de aanstelling.") if first else say("Dit is het tweede jaar.")
        same = say("Je WTF en je jaartaak blijven gelijk; alleen de lessen worden minder.")
        grounds = (Ground(year, share), _teaching_ground(case, teaching), Ground(same, whole))
        measures = (
            _teaching(case, teaching),
            Measure(Factor.FTE, terms.fte),
            Measure(Factor.SHARE, share.number, share),
        )
        return Verdict(holds=True, grounds=grounds, measures=measures)

    return judge


def _teaching(case: Case, usual: Value) -> Measure:
    own = case.choices.teaching_hours
    return Measure(Factor.RATE, usual.number, usual) if own is None else Measure(Factor.RATE, own)


def _teaching_ground(case: Case, usual: Value) -> Ground:
    if case.choices.teaching_hours is not None:
        return Ground(say("De lesgevende taak is die van de eigen school."))
    return Ground(say("De lesgevende taak van de school is niet bekend; we rekenen met wat gebruikelijk is."), usual)


def _programme(case: Case, agreement: Agreement) -> Judge:
    def judge(day: date, _: Terms) -> Verdict:
        if case.temporary:
            return refused(Ground(say("Voor een tijdelijk contract is dit een advies, geen recht.")))
        found = _starting(case, agreement, day)
        topics = agreement.on(Key.PROGRAMME_CRITERIA, day)
        if not found.holds or topics is None:
            return found if topics is not None else unknown()
        ground = Ground(say("Het programma gaat over vijf onderwerpen."), topics)
        caution = Ground(say("Of het contract vast of tijdelijk is, is niet bekend."))
        return Verdict(
            holds=True,
            grounds=(*found.grounds, ground),
            cautions=(caution,) if case.temporary is None else (),
        )

    return judge


def _temporary_programme(case: Case, agreement: Agreement) -> Judge:
    def judge(day: date, _: Terms) -> Verdict:
        least = agreement.on(Key.TEMPORARY_MONTHS, day)
        if not case.temporary:
            return refused(Ground(say("Dit gaat over een tijdelijk contract.")))
        if least is None:
            return unknown()
        enough = months_after(case.job.start, months=int(least.number))
        if case.job.end is not None and case.job.end <= enough:
            return refused(
                Ground(say("Het contract duurt niet langer dan %(months)s maanden.", months=int(least.number)), least)
            )
        found = _starting(case, agreement, day)
        ground = Ground(say("Het contract duurt langer dan %(months)s maanden.", months=int(least.number)), least)
        return Verdict(holds=True, grounds=(*found.grounds, ground)) if found.holds else found

    return judge


def _plan_and_coach(case: Case, agreement: Agreement) -> Judge:
    def judge(day: date, _: Terms) -> Verdict:
        right = agreement.on(Key.PLAN_AND_COACH, day)
        if right is None:
            return unknown()
        years = agreement.parameters[Key.PROGRAMME_YEARS].values[0]
        if day >= _end_of_start(case, years):
            return refused(Ground(say("De eerste drie jaar van het beroep zijn voorbij."), years))
        return Verdict(holds=True, grounds=(Ground(say("Dit recht staat in de cao."), right),))

    return judge


def _starting(case: Case, agreement: Agreement, day: date) -> Verdict:
    years = agreement.on(Key.PROGRAMME_YEARS, day)
    if years is None:
        return refused(Ground(say("Dit recht bestaat sinds het schooljaar 2024-2025.")))
    if day >= _end_of_start(case, years):
        return refused(Ground(say("De eerste drie jaar van het beroep zijn voorbij."), years))
    grounds = [Ground(say("Dit is binnen de eerste drie jaar van het beroep."), years)]
    if case.profession_started_on is None:
        grounds.append(Ground(say("Wanneer het beroep begon, is niet bekend; we rekenen vanaf de aanstelling.")))
    if case.job.start < years.start:
        earlier = agreement.on(Key.PROGRAMME_FOR_EARLIER, day)
        if earlier is None:
            return unknown()
        grounds.append(Ground(say("De aanstelling begon voordat dit recht er was."), earlier))
    return Verdict(holds=True, grounds=tuple(grounds))
