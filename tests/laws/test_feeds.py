"""What leaves for another calendar: when somebody is taken, and of what is confidential not one word more."""

import icalendar
import pytest
from django.test import Client
from meeting import feed_of, put_talk
from site_map import SECRET

from startbaan.apps.agenda.actions import ShownAs
from startbaan.apps.outbox.models import Message
from startbaan.project.cast import CAST

NAMES = [member.family_name for member in CAST.members]


@pytest.fixture
def talk(people):
    put_talk(people, key="wet:open", title="Middag over ouders", place="Aula", shown_as=ShownAs.OPEN)
    return put_talk(people, title=f"Over je {SECRET}", place=f"Bij het {SECRET}")


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "hanneke", "thijs", "sietske"])
def test_a_feed_holds_no_confidential_word_no_name_and_nothing_of_others(client_as, people, talk, handle):
    client_as(handle)
    response = Client().get(f"/agenda/feed/{feed_of(people, handle)}.ics")
    found = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(response.content).walk("VEVENT")]

    assert found == (["Middag over ouders", "Afspraak Startbaan"] if handle in {"sanne", "mehmet"} else [])
    assert [word for word in [SECRET, "mailto:", *NAMES] if word in response.content.decode()] == []


def test_no_invitation_holds_a_confidential_word_or_names_another(people, talk):
    files = [row.calendar for row in Message.objects.exclude(calendar="")]

    assert len(files) == 4
    assert [text for text in files if SECRET in text or text.count("ATTENDEE") != 1] == []
    assert [row.subject for row in Message.objects.all() if SECRET in f"{row.subject} {row.lines} {row.path}"] == []
