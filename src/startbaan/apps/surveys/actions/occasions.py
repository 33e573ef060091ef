"""Opening what is to be asked by itself: the yearly questionnaires, and those about a gathering that was held."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from startbaan.apps.gatherings.queries.held import Held, held_on
from startbaan.apps.peergroups.queries.held import guided_in, meets_still
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions.opening import Plan, ToAsk, open_by_program
from startbaan.apps.surveys.models import QuestionnaireVersion, Survey
from startbaan.apps.surveys.queries.definitions import definition_of, newest_versions
from startbaan.apps.surveys.queries.whom import (
    Whom,
    askers,
    boards_under,
    coaches_to_ask_about,
    people_to_ask,
    starters_among,
)
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import After, Questionnaire, Subject, Yearly

GATHERING, COACH = "gathering:", "coach:"
LATEST = timedelta(days=14)
FIRST_MONTH = 8  # of a school year


def open_due(*, on: date, at: datetime) -> int:
    """Open every survey whose day has come, once, with its days counted from now; gives how many were opened."""
    found = (*_yearly(on), *_after_gatherings(on))
    return sum(open_by_program(at=at, plan=plan, asked=asked_of(whom)) is not None for plan, whom in found)


def asked_of(whom: Iterable[Whom]) -> list[ToAsk]:
    """Ask these people."""
    return [ToAsk(one.person, one.group, one.sector, one.board) for one in whom]


def _yearly(on: date) -> Iterator[tuple[Plan, Sequence[Whom]]]:
    """What is asked each year at this time, of each partnership and each board that belongs to none."""
    for organisation in askers(on=on):
        for version in newest_versions(organisation.pk):
            asks = definition_of(version)
            if asks.is_ready and asks.subject is Subject.PEER_CONSULTATION:
                yield from _about_peer_groups(version, organisation, on)
                continue
            if not (asks.is_ready and _is_its_time(asks, on)):
                continue
            if asks.subject is Subject.COACH:
                yield from _about_coaches(version, organisation, on)
            elif not _stands(asks.key, organisation, "", on):
                whom = people_to_ask(organisation, raters=asks.raters, on=on)
                yield Plan(version, organisation, asks.title.nl, on, last_day(asks, on)), whom


def _about_peer_groups(
    version: QuestionnaireVersion, organisation: Organisation, on: date
) -> Iterator[tuple[Plan, Sequence[Whom]]]:
    """What who guided a group is asked once no group meets any more that year, or else at the usual time.

    Where no group stands in Startbaan, every coach is asked at the usual time.
    """
    asks, year = definition_of(version), SchoolYear.of(on)
    places = [organisation.pk, *(board.pk for board in boards_under(organisation, on=on))]
    guided = {one.facilitator for one in guided_in(places, year=year, on=on)}
    is_over = bool(guided) and not meets_still(places, year=year, on=on)
    if not (is_over or _is_its_time(asks, on)) or _stands(asks.key, organisation, "", on):
        return
    whom = people_to_ask(organisation, raters=asks.raters, on=on)
    asked = [one for one in whom if one.person in guided] if guided else whom
    yield Plan(version, organisation, asks.title.nl, on, last_day(asks, on)), asked


def _about_coaches(
    version: QuestionnaireVersion, organisation: Organisation, on: date
) -> Iterator[tuple[Plan, Sequence[Whom]]]:
    """One survey for each coach, of which what is too little stays sealed until the years together are enough."""
    asks = definition_of(version)
    for board in boards_under(organisation, on=on):
        for coach in coaches_to_ask_about(board, on=on):
            about, name = f"{COACH}{coach.key}", f"{asks.title.nl}: {coach.name}"
            if not _stands(asks.key, board, about, on):
                kept = Survey.Remainder.KEPT
                yield Plan(version, board, name, on, last_day(asks, on), about, kept), coach.whom


def _after_gatherings(on: date) -> Iterator[tuple[Plan, Sequence[Whom]]]:
    """What is asked about a gathering some days after it, also when the worker stood still on the very day."""
    for days_ago in range(LATEST.days + 1):
        for held in held_on(on - timedelta(days=days_ago)):
            yield from _about_gathering(held, on)


def _about_gathering(held: Held, on: date) -> Iterator[tuple[Plan, Sequence[Whom]]]:
    about = f"{GATHERING}{held.key}"
    for version in newest_versions(held.organisation):
        asks = definition_of(version)
        moment = asks.when.moment
        if not isinstance(moment, After) or moment.occasion.value != held.of_kind:
            continue
        if on < held.day + timedelta(days=moment.days) or Survey.objects.filter(about=about).exists():
            continue
        organisation = Organisation.objects.get(pk=held.organisation)
        name = f"{asks.title.nl}: {held.title}"
        whom = starters_among(held.people, on=held.day)
        yield Plan(version, organisation, name, on, last_day(asks, on), about), whom


def last_day(asks: Questionnaire, opens_on: date) -> date:
    """Say until when a questionnaire can be filled in that opens on a day."""
    return opens_on + timedelta(days=asks.when.open_days - 1)


def _is_its_time(asks: Questionnaire, on: date) -> bool:
    """Whether a yearly questionnaire began on this day or so shortly before that it would still be open."""
    moment = asks.when.moment
    if not isinstance(moment, Yearly):
        return False
    begins = SchoolYear.of(on).start_year
    day = date(begins if moment.month >= FIRST_MONTH else begins + 1, moment.month, moment.day)
    return day <= on <= last_day(asks, day)


def _stands(key: str, organisation: Organisation, about: str, on: date) -> bool:
    """Whether this questionnaire was put already in this school year, as by hand."""
    rows = Survey.objects.filter(questionnaire__key=key, organisation=organisation, about=about)
    return rows.filter(school_year=SchoolYear.of(on).start_year).exists()
