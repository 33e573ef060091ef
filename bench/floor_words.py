"""Days and numbers as the pages of the floor say them, in Dutch."""

from datetime import date

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
LONG_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


def due(day: date, on: date) -> str:
    days = (on - day).days
    if days > 0:
        return f"{days} {'dag' if days == 1 else 'dagen'} te laat"
    near = {0: "vandaag", -1: "morgen"}
    return near.get(days, f"over {-days} dagen")


def thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")
