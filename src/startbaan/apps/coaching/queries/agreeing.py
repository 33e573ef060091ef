"""What waits for the viewer's hand: a start talk to prepare or to sign, a development plan to sign."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.guidance import TodayLine
from startbaan.apps.coaching.queries.plans import plans_to_sign_of
from startbaan.apps.coaching.queries.start_talks import ListedTalk, State, start_talks_for
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.queries import names_of
from startbaan.domain.privacy.policy import Relation


def agreeing_lines(viewer: Viewer) -> list[TodayLine]:
    """What waits for the viewer to prepare or sign, the earliest first; nothing for who is none of the three."""
    guided = {*viewer.starters(Relation.COACH), *viewer.starters(Relation.MANAGER)}
    if not guided and viewer.roles:
        return []
    lines = [*_talks(viewer), *_plans(viewer, guided)]
    return sorted(lines, key=lambda line: (line.day, line.title, line.detail))


def _talks(viewer: Viewer) -> Iterator[TodayLine]:
    waiting = [talk for talk in start_talks_for(viewer) if talk.you_sign or _to_prepare(talk)]
    for talk in waiting:
        fact = talk.counts_now
        day = fact.last_day if fact and fact.last_day else viewer.on
        url = (
            reverse("coaching:start_talk", args=[talk.row.pk])
            if talk.row
            else reverse("coaching:begin_start_talk", args=[talk.starter.key])
        )
        yield TodayLine(
            title=_("Lees en teken het startgesprek") if talk.you_sign else _("Bereid het startgesprek voor"),
            detail=_("jouw startgesprek") if talk.is_own else str(talk.starter),
            url=url,
            day=day,
            late=bool(fact and fact.late),
            starter=talk.starter.pk,
        )


def _to_prepare(talk: ListedTalk) -> bool:
    return talk.state is State.TO_BEGIN and talk.coached and talk.may_make


def _plans(viewer: Viewer, guided: set[int]) -> Iterator[TodayLine]:
    plans = plans_to_sign_of(viewer, guided) if guided else {}
    names = names_of(plans) if plans else {}
    for starter, plan in plans.items():
        yield TodayLine(
            title=_("Lees en teken het ontwikkelplan"),
            detail=names[starter],
            url=reverse("coaching:plan", args=[plan]),
            day=viewer.on,
            late=False,
            starter=starter,
        )
