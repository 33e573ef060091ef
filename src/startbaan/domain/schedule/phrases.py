"""Numbers, weeks and days of a programme in words, Dutch and English."""

from collections.abc import Sequence

from startbaan.domain.schedule.definition import (
    Activity,
    CoachHours,
    Dates,
    GroupSize,
    Pace,
    Reckoning,
    Standing,
    Timing,
    Weeks,
)
from startbaan.domain.sources import Text

MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)
PACES = {
    Pace.WEEKLY: Text("elke week", "every week"),
    Pace.AS_NEEDED: Text("als het nodig is", "when needed"),
}


def tongue(language: str) -> str:
    """Give the language that words are kept in."""
    return "en" if language.startswith("en") else "nl"


def number(value: float, *, language: str) -> str:
    """Write a number without needless decimals."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return written if tongue(language) == "en" else written.replace(".", ",")


def hours(value: float | None, *, language: str) -> str:
    """Write hours, or that no figure is given."""
    if value is None:
        return Text("geen uren genoemd", "no hours given").said(language)
    unit = Text("uur", "hour" if value == 1 else "hours").said(language)
    return f"{number(value, language=language)} {unit}"


def times(activity: Activity, *, language: str) -> str:
    """Write how often in a year; nothing for what goes on all year."""
    counts = activity.times
    if isinstance(activity.timing, Standing):
        return ""
    if counts.least == counts.most:
        if counts.most == 1:
            return Text("één keer per jaar", "once a year").said(language)
        return Text(f"{counts.most} keer per jaar", f"{counts.most} times a year").said(language)
    return Text(
        f"{counts.least} tot {counts.most} keer per jaar", f"{counts.least} to {counts.most} times a year"
    ).said(language)


def years(numbers: Sequence[int], *, language: str) -> str:
    """Write which years."""
    listed = enumeration([str(year) for year in numbers], language=language)
    return Text(f"jaar {listed}", f"{'year' if len(numbers) == 1 else 'years'} {listed}").said(language)


def group(size: GroupSize | None, *, language: str) -> str:
    """Write the size of a group."""
    if size is None:
        return ""
    return Text(f"{size.least} tot {size.most} mensen", f"{size.least} to {size.most} people").said(language)


def coach_hours(given: CoachHours | None, *, language: str) -> tuple[str, ...]:
    """Write what a coach gets in a year."""
    if given is None:
        return ()
    track, both, one_group = (
        hours(value, language=language) for value in (given.per_track, given.with_peers, given.per_group)
    )
    per_track = Text(f"{track} per traject", f"{track} per track")
    per_group = Text(f"{one_group} per intervisiegroep", f"{one_group} per peer group")
    together = Text(
        f"{both} per traject voor wie ook intervisie begeleidt",
        f"{both} per track for who also guides peer consultation",
    )
    second = per_group if given.reckoning is Reckoning.PER_GROUP else together
    return (per_track.said(language), second.said(language))


def weeks(pair: tuple[int, int], *, language: str) -> str:
    """Write a stretch of school weeks."""
    span = str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"
    return f"{Text('schoolweek', 'school week').said(language)} {span}"


def timing(when: Timing, *, language: str) -> str:
    """Write when in a year."""
    if isinstance(when, Weeks):
        spans = ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in when.windows)
        return f"{Text('schoolweek', 'school week').said(language)} {spans}"
    if isinstance(when, Dates):
        return ", ".join(
            f"{_day(first, language=language)} – {_day(last, language=language)}" for first, last in when.windows
        )
    return _paces(when, language=language)


def enumeration(words: Sequence[str], *, language: str) -> str:
    """Write a list as a sentence does."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {Text('en', 'and').said(language)} {words[-1]}"


def _paces(when: Standing, *, language: str) -> str:
    if len(set(when.paces)) == 1:
        return PACES[when.paces[0]].said(language)
    word = Text("jaar", "year").said(language)
    return ", ".join(f"{word} {year}: {PACES[pace].said(language)}" for year, pace in enumerate(when.paces, start=1))


def _day(month_day: tuple[int, int], *, language: str) -> str:
    return f"{month_day[1]} {MONTHS[month_day[0] - 1].said(language)}"
