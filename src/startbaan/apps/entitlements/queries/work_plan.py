"""What one copies into the work plan of a school: a line for each starter and for each coach."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.entitlements.queries.coach_ledgers import CoachLedger
from startbaan.apps.programme.queries import page_language
from startbaan.domain.words import Sector, word
from startbaan.ui.wording import hours


def work_plan_word(sector: str | None) -> str:
    """How people of a sector call the plan of who works how many hours on what."""
    return word("work_plan", sector=Sector(sector) if sector else None, language=page_language())


def coach_line(ledger: CoachLedger) -> str:
    """Petra Visser: 33 uur coaching van starters (2 trajecten vragen 22 uur, 11 uur over), 2026-2027."""
    found = ledger.hours
    given = hours(found.asked if found.available is None else found.available)
    return _("%(coach)s: %(hours)s coaching van starters (%(parts)s), %(year)s") % {
        "coach": str(found.row.person),
        "hours": given,
        "parts": ", ".join(_coach_parts(ledger)),
        "year": str(found.year),
    }


def _coach_parts(ledger: CoachLedger) -> Iterator[str]:
    found = ledger.hours
    count = len(found.counted)
    yield ngettext("%(count)s traject vraagt %(hours)s", "%(count)s trajecten vragen %(hours)s", count) % {
        "count": count,
        "hours": hours(found.asked),
    }
    if found.available is None:
        yield _("nog niet afgesproken")
    elif found.over:
        yield _("%(hours)s te veel") % {"hours": hours(found.over)}
    elif found.left:
        yield _("%(hours)s over") % {"hours": hours(found.left)}
