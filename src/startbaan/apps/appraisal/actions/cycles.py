"""Settling what a board calls its talks, from a day on; and putting into a track what the board holds more of."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.appraisal.models import LONGEST_NAME, AppraisalCycle
from startbaan.apps.appraisal.queries import StarterTalks
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.actions import NotYours, Refusal, log, may_arrange, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme import actions as programme
from startbaan.apps.programme.queries import definition_of
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import Activity as Words
from startbaan.domain.schedule.definition import ActivityKind

MOST_IN_A_YEAR = 6


def settle_cycle(
    *, by: Viewer, at: datetime, board: Organisation, start: date, talks: Sequence[Sequence[str]]
) -> AppraisalCycle:
    """Settle the names of the talks of a board from a day on, up to where a later cycle begins; journal it.

    The cycle that ran ends the day before. Raises `NotYours` unless the viewer arranges the board, and
    `Refusal` for a day before this school year, and for names that are missing, too long, too many or said twice.
    """
    if not may_arrange(by, board):
        raise NotYours(_("Alleen de coördinator of HR van dit bestuur stelt de gesprekscyclus vast."))
    if start < SchoolYear.of(by.on).period.start:
        raise Refusal(_("Kies een dag in dit schooljaar of later: wat eerder was, blijft staan."))
    names = [_checked([name.strip() for name in year if name.strip()], year=n) for n, year in enumerate(talks, start=1)]
    if not any(names):
        raise Refusal(_("Noem minstens één gesprek."))
    rows = AppraisalCycle.objects.filter(board=board)
    later = rows.filter(period__startswith__gt=start).order_by("period").first()
    with refusals():
        made = rows.filter(period__startswith=start).first()
        if made is None:
            for running in rows.filter(period__contains=start):
                running.period = Period(running.start_on, start)
                running.save(update_fields=["period"])
            made = AppraisalCycle(board=board, period=Period(start, later.start_on if later else None), talks=names)
            made.save(force_insert=True)
        else:
            made.talks = names
            made.save(update_fields=["talks"])
        log(by=by, at=at, verb="settle_cycle", thing=made, changes={"talks": (None, sum(len(year) for year in names))})
    return made


def add_talk(*, by: Viewer, at: datetime, talks: StarterTalks, visit_on: date, talk_on: date) -> int:
    """Put the next talk that the board holds this year into the track, and a visit before it; give its number.

    Raises `NotYours` unless the viewer is line manager of the starter, and `Refusal` when the track has
    all talks of the board, the visit comes after the talk, or a day lies outside this year.
    """
    if not stands(by, Relation.MANAGER, talks.starter.pk):
        raise NotYours(_("Alleen de leidinggevende zet een gesprek in het traject."))
    if not talks.lacking:
        raise Refusal(_("Alle gesprekken van dit jaar staan al in het traject."))
    if visit_on > talk_on:
        raise Refusal(_("Het klassenbezoek komt vóór het gesprek. Kies een eerdere dag voor het bezoek."))
    visit = _words(talks, ActivityKind.CLASS_VISIT)
    talk = _words(talks, ActivityKind.APPRAISAL_TALK)
    if talk is None:
        raise Refusal(_("Het programma van deze starter kent geen gesprek met de leidinggevende."))
    with refusals():
        if visit is not None:
            programme.add_activity(by=by, at=at, track=talks.track.pk, key=visit.key, year=talks.year, day=visit_on)
        made = programme.add_activity(by=by, at=at, track=talks.track.pk, key=talk.key, year=talks.year, day=talk_on)
    return made.pk


def _checked(names: list[str], *, year: int) -> list[str]:
    if len(names) > MOST_IN_A_YEAR:
        raise Refusal(_("Jaar %(year)s heeft te veel gesprekken: noem er hoogstens zes.") % {"year": year})
    if any(len(name) > LONGEST_NAME for name in names):
        raise Refusal(_("Maak de namen in jaar %(year)s korter: hoogstens 80 tekens.") % {"year": year})
    if len({name.casefold() for name in names}) < len(names):
        raise Refusal(_("In jaar %(year)s staat een naam twee keer. Geef elk gesprek een eigen naam.") % {"year": year})
    return names


def _words(talks: StarterTalks, kind: ActivityKind) -> Words | None:
    """What the programme calls this kind of activity: the one of this year first."""
    found = [words for words in definition_of(talks.track.version).activities if words.kind is kind]
    return next(iter(sorted(found, key=lambda words: talks.year not in words.years)), None)
