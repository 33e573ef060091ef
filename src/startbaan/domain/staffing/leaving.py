"""Whose track stops because a list says when they leave, and whose goes on because they stay after all."""

from collections.abc import Iterable
from datetime import date, timedelta

from startbaan.domain.periods import Period
from startbaan.domain.sentences import say
from startbaan.domain.staffing.guidance import places_of
from startbaan.domain.staffing.intended import Line, PostPlan, TrackEnd
from startbaan.domain.staffing.known import KnownPerson, KnownTrack, union
from startbaan.domain.staffing.posts import shown

A_DAY = timedelta(days=1)


def follow_work(
    known: KnownPerson | None, *, posts: Iterable[PostPlan], on: date
) -> tuple[TrackEnd | None, tuple[Line, ...]]:
    """Let a track stop with the work of its starter when that ends sooner than was known, and go on when it does.

    A contract that had an end from the beginning stops no track: many first contracts last a year.
    """
    if known is None or known.track is None or not known.posts:
        return None, ()
    track = known.track
    before, after = _end(union(post.period for post in known.posts)), _end(places_of(posts, known=known))
    if after < min(before, track.end) and before > on:
        last = after - A_DAY
        return TrackEnd(track.id, last), (Line(say("Traject"), "", say("stopt op %(day)s", day=shown(last))),)
    if _stopped_with(track, work_end=before) and after > track.end and track.planned_end > on:
        before_that = say("stopt op %(day)s", day=shown(track.end - A_DAY))
        return TrackEnd(track.id, None), (Line(say("Traject"), before_that, say("gaat door")),)
    return None, ()


def _stopped_with(track: KnownTrack, *, work_end: date) -> bool:
    return track.end < track.planned_end and track.end == work_end


def _end(places: tuple[Period, ...]) -> date:
    """The first day without work; far away when there is none."""
    return places[-1].end or date.max
