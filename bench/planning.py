"""How many activities are planned in a second: `python bench/planning.py`; the goal is 20,000."""

import time
from datetime import date, timedelta

from startbaan.domain.schedule.calendar import shipped_calendars
from startbaan.domain.schedule.plan import CoachingRequest, Starting, plan
from startbaan.domain.schedule.reading import shipped

STARTERS = 3000
FIRST_DAY = date(2024, 8, 1)


def main() -> None:
    """Plan starters who each begin on a day of their own, in every region and programme, and print the rate."""
    definitions, calendars = list(shipped().values()), list(shipped_calendars().values())
    asked = (CoachingRequest(2), CoachingRequest(3))
    for definition in definitions:
        for calendar in calendars:
            plan(definition, starting=Starting(FIRST_DAY), calendar=calendar)
    planned = subjects = 0
    began = time.perf_counter()
    for number in range(STARTERS):
        found = plan(
            definitions[number % len(definitions)],
            starting=Starting(FIRST_DAY + timedelta(days=number % 1000), coaching=asked),
            calendar=calendars[number % 7 % len(calendars)],
        )
        planned += len(found.activities)
        subjects += len(found.onboarding)
    seconds = time.perf_counter() - began
    print(f"{STARTERS} starters, {planned} activities and {subjects} onboarding subjects in {seconds:.2f} s")
    print(f"{planned / seconds:,.0f} activities a second; {1000 * seconds / STARTERS:.2f} ms a starter")


if __name__ == "__main__":
    main()
