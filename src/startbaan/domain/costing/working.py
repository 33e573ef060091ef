"""How much of a line the programme asks: for one starter in a year, and for each time something is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from startbaan.domain.costing.lines import Basis, Line
from startbaan.domain.schedule.definition import Activity, Definition, Reckoning

NOTHING = Fraction(0)
WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Share:
    """What one time of an activity counts for in a line: as the programme has it, and for each hour it really took."""

    line: str
    per_time: Fraction
    per_hour: Fraction | None

    def of(self, *, times: int, unsaid: int, minutes: int) -> Fraction:
        """Count so many times: those of which nobody said how long by the programme, the others by their minutes."""
        if self.per_hour is None:
            return self.per_time * times
        return self.per_time * unsaid + self.per_hour * Fraction(minutes, 60)


def shares(definition: Definition, lines: Iterable[Line]) -> Mapping[str, tuple[Share, ...]]:
    """Give, by the key of each activity of the programme, what one time counts for in each line."""
    among = tuple(lines)
    found = {
        activity.key: tuple(share for line in among if (share := _share(definition, activity, line)))
        for activity in definition.activities
    }
    return {key: some for key, some in found.items() if some}


def in_a_year(definition: Definition, line: Line, *, year: int = 1) -> Fraction:
    """Say how much of a line one starter asks in a year of the programme."""
    return sum(
        (
            share.per_time * activity.times.planned
            for activity in definition.activities
            if year in activity.years and (share := _share(definition, activity, line))
        ),
        NOTHING,
    )


def _share(definition: Definition, activity: Activity, line: Line) -> Share | None:
    if (line.kinds and activity.kind not in line.kinds) or "starter" not in activity.who or not activity.hours:
        return None
    times = activity.times.planned
    hours = Fraction(str(activity.hours))
    match line.basis:
        case Basis.PLACES:
            return Share(line.key, WHOLE, None)
        case Basis.HOURS:
            return Share(line.key, hours / times, WHOLE)
        case Basis.GROUP_HOURS:
            of_guide = _of_guide(definition, activity, hours)
            return Share(line.key, of_guide / times, of_guide / hours)


def _of_guide(definition: Definition, activity: Activity, hours: Fraction) -> Fraction:
    """The hours in a year of who guides a group that come down on one starter."""
    given = definition.coach_hours
    if given and given.reckoning is Reckoning.PER_TRACK:
        return Fraction(str(given.with_peers)) - Fraction(str(given.per_track))
    per_group = Fraction(str(given.per_group)) if given else hours
    return per_group / (activity.group.most if activity.group else 1)
