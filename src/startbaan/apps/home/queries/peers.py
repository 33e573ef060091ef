"""Peer consultation as tasks: whether one comes, which days are still to be agreed on, and who was there."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.home.queries.tasks import Section, Task, by_urgency
from startbaan.apps.peergroups.models import PeerGroup, PeerMeeting
from startbaan.apps.peergroups.queries import PeerLists, clock_of
from startbaan.domain.meeting.moments import day_of
from startbaan.ui.shapes import State
from startbaan.ui.wording import long_day, short_day

SOON = 14


def peer_section(lists: PeerLists, *, on: date) -> list[Section]:
    """What of the own groups and of those one guides waits, where anything does."""
    tasks = [
        *(_answer(meeting, on) for meeting in lists.to_answer),
        *(_note(meeting) for meeting in lists.to_note),
        *(_agree(group) for group in lists.without_days),
    ]
    return [Section(_("Intervisie"), by_urgency(tasks), "")] if tasks else []


def _answer(meeting: PeerMeeting, on: date) -> Task:
    day = day_of(meeting.start_at)
    return Task(
        title=_("Kom je naar de intervisie op %(day)s?") % {"day": short_day(day)},
        state=State.ATTENTION if (day - on).days <= SOON else State.NEXT,
        on=day,
        when=_("%(day)s, %(clock)s") % {"day": long_day(day), "clock": clock_of(meeting)},
        detail=meeting.group.name,
        url=reverse("peergroups:meeting", args=[meeting.key]),
        action=_("Geef antwoord"),
    )


def _note(meeting: PeerMeeting) -> Task:
    day = day_of(meeting.start_at)
    return Task(
        title=_("Wie was er bij de intervisie van %(day)s?") % {"day": short_day(day)},
        state=State.LATE,
        on=day,
        when=_("de uren van de starters volgen eruit"),
        detail=meeting.group.name,
        url=reverse("peergroups:meeting", args=[meeting.key]),
        action=_("Schrijf het op"),
    )


def _agree(group: PeerGroup) -> Task:
    return Task(
        title=_("Spreek data af met je intervisiegroep"),
        state=State.ATTENTION,
        on=group.period.start,
        when=_("iedereen krijgt dan een uitnodiging"),
        detail=group.name,
        url=reverse("peergroups:days", args=[group.key]),
        action=_("Spreek data af"),
    )
