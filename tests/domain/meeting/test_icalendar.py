"""The calendar file is read back by another program exactly as it was meant."""

from datetime import UTC, date, datetime, time

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.meeting.icalendar import Event, Letter, Moment, feed, invitation
from startbaan.domain.meeting.moments import moment_on

CHANGED = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
LETTER = Letter("startbaan@example.org", "sanne@example.org")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200)


def event(**changes):
    fields = {
        "uid": "0b6f9f6e-0000-4000-8000-000000000001",
        "sequence": 3,
        "changed_at": CHANGED,
        "title": "Gesprek",
        "when": Moment(moment_on(date(2026, 11, 26), time(15, 30)), 45),
        "url": "https://startbaan.example/agenda/",
    }
    return Event(**(fields | changes))


def read(text):
    (found,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return found


@given(title=TEXTS, place=TEXTS, about=TEXTS)
def test_texts_come_back_as_they_were(title, place, about):
    found = read(feed([event(title=title, place=place, about=f"{about}\n{title}")], name="Startbaan"))

    assert str(found["SUMMARY"]) == title
    assert str(found.get("LOCATION", "")) == place
    assert str(found["DESCRIPTION"]) == f"{about}\n{title}"


@given(title=TEXTS)
def test_every_line_is_short_and_ends_as_it_should(title):
    written = feed([event(title=title, place=title * 3)], name=title).encode()

    assert written.endswith(b"\r\n")
    assert [line for line in written.split(b"\r\n") if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert [line.decode() for line in written.split(b"\r\n")] != []


@pytest.mark.parametrize("sly", ["x\r\nATTENDEE:mailto:a@b", "x\nEND:VEVENT", "x\rSTATUS:CANCELLED", "x\x00y\x1bz"])
def test_no_text_adds_a_line(sly):
    found = read(feed([event(title=sly)], name=sly))

    assert {"ATTENDEE"} & set(found) == set()
    assert str(found["STATUS"]) == "CONFIRMED"


@given(
    day=st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    at=st.times().map(lambda at: at.replace(microsecond=0)),
    minutes=st.integers(1, 720),
)
def test_times_come_back_as_the_same_moments(day, at, minutes):
    start = moment_on(day, at)
    found = read(feed([event(when=Moment(start, minutes))], name="Startbaan"))

    assert found.decoded("DTSTART") == start
    assert (found.decoded("DTEND") - found.decoded("DTSTART")).total_seconds() == minutes * 60


@pytest.mark.parametrize(
    ("day", "written"), [(date(2026, 10, 25), "20261025T083000Z"), (date(2027, 3, 28), "20270328T073000Z")]
)
def test_half_past_nine_is_half_past_nine_after_the_clock_was_changed(day, written):
    text = feed([event(when=Moment(moment_on(day, time(9, 30)), 60))], name="Startbaan")

    assert f"DTSTART:{written}\r\n" in text


def test_a_day_without_a_time_is_that_day():
    found = read(feed([event(when=date(2026, 10, 25))], name="Startbaan"))

    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (date(2026, 10, 25), date(2026, 10, 26))
    assert str(found["TRANSP"]) == "TRANSPARENT"


def test_an_invitation_asks_one_reader_and_names_no_other():
    calendar = icalendar.Calendar.from_ical(invitation(event(), letter=LETTER))
    (found,) = calendar.walk("VEVENT")

    assert (str(calendar["METHOD"]), str(found["STATUS"]), found["SEQUENCE"]) == ("REQUEST", "CONFIRMED", 3)
    assert (str(found["ATTENDEE"]), str(found["ORGANIZER"])) == (
        "mailto:sanne@example.org",
        "mailto:startbaan@example.org",
    )


def test_what_is_called_off_says_so_under_the_same_name():
    calendar = icalendar.Calendar.from_ical(invitation(event(is_cancelled=True, sequence=4), letter=LETTER))
    (found,) = calendar.walk("VEVENT")

    assert (str(calendar["METHOD"]), str(found["STATUS"]), found["SEQUENCE"]) == ("CANCEL", "CANCELLED", 4)
    assert str(found["UID"]) == event().uid


def test_an_empty_feed_is_a_calendar():
    calendar = icalendar.Calendar.from_ical(feed([], name="Startbaan"))

    assert (str(calendar["VERSION"]), calendar.walk("VEVENT")) == ("2.0", [])
