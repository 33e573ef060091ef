"""What one copies into the work plan of a school: a line for each starter and for each coach."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.coach_hours import CoachYear
from startbaan.apps.entitlements.queries.ledgers import Reckoned
from startbaan.apps.programme.queries import page_language
from startbaan.domain.ledgers import TIME, StarterLedger
from startbaan.domain.words import Sector, word
from startbaan.ui.wording import hours, number


def work_plan_word(sector: str | None) -> str:
    """How people of a sector call the plan of who works how many hours on what."""
    return word("work_plan", sector=Sector(sector) if sector else None, language=page_language())


def coach_line(found: CoachYear) -> str:
    """Petra Visser: 33 uur coaching van starters (2 trajecten vragen 22 uur, 11 uur over), 2026-2027."""
    given = hours(found.asked if found.available is None else found.available)
    return _("%(coach)s: %(hours)s coaching van starters (%(parts)s), %(year)s") % {
        "coach": str(found.row.person),
        "hours": given,
        "parts": ", ".join(_coach_parts(found)),
        "year": str(found.year),
    }


def _coach_parts(found: CoachYear) -> Iterator[str]:
    yield found.asked_for
    if found.available is None:
        yield _("nog niet afgesproken")
    elif found.over:
        yield _("%(hours)s te veel") % {"hours": hours(found.over)}
    elif found.left:
        yield _("%(hours)s over") % {"hours": hours(found.left)}


def starter_line(name: str, found: Reckoned) -> str:
    """Sanne de Wit: 40 uur bijzonder budget voor starters (8 studiemiddagen, 15 af te spreken), 2026-2027."""
    ledger = found.ledger
    what = _right(found)
    parts = ", ".join(_starter_parts(ledger))
    return _("%(name)s: %(hours)s %(what)s%(parts)s, %(year)s") % {
        "name": name,
        "hours": hours(ledger.owed),
        "what": what,
        "parts": f" ({parts})" if parts else "",
        "year": str(ledger.year),
    }


def _right(found: Reckoned) -> str:
    """What the rule that gives the time is called, as it stands within a sentence."""
    for job in found.owed:
        title = job.agreement.rules[TIME[job.case.sector]].title.said(page_language())
        return _within(title)
    return _("volgens de cao")


def _starter_parts(ledger: StarterLedger) -> Iterator[str]:
    language = page_language()
    for line in ledger.lines:
        if line.owed:
            yield f"{number(line.owed)} {_within(line.title.said(language))}"
    if ledger.undivided:
        yield _("%(hours)s af te spreken") % {"hours": number(ledger.undivided)}
    if ledger.shortfall:
        yield _("%(hours)s tekort") % {"hours": number(ledger.shortfall)}


def _within(title: str) -> str:
    """A title as it stands within a sentence."""
    return title[:1].lower() + title[1:]
