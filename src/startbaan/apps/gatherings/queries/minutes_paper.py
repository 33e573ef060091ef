"""The minutes of a meeting as plain data for paper, in the language of the page."""

from django.utils.translation import gettext as _

from startbaan.apps.gatherings.queries.bodies import ActionLine, Minutes
from startbaan.apps.programme.queries import page_language
from startbaan.ui.wording import long_day, short_day


def minutes_on_paper(found: Minutes) -> dict[str, object]:
    """Everything printed minutes say: the agenda with what was said and decided, and who does what."""
    row = found.row
    return {
        "language": page_language(),
        "title": row.title,
        "facts": ", ".join(fact for fact in (row.organisation.name, long_day(row.day), row.place) if fact),
        "before_title": _("Actiepunten van eerder"),
        "before": [_action(line) for line in found.before],
        "agenda_title": _("Agenda en verslag"),
        "points": [
            {
                "title": f"{line.row.number}. {line.row.title}",
                "words": line.row.words.splitlines(),
                "notes": line.row.notes.splitlines(),
                "decisions": [_decided(decision.words) for decision in line.decisions],
            }
            for line in found.points
        ],
        "decisions_title": _("Andere besluiten"),
        "decisions": [decision.words for decision in found.decisions],
        "actions_title": _("Actiepunten"),
        "head": [_("Wat"), _("Wie"), _("Uiterlijk op"), _("Gedaan op")],
        "actions": [_action(line) for line in found.actions],
    }


def _decided(words: str) -> str:
    return _("Besluit: %(words)s") % {"words": words}


def _action(line: ActionLine) -> list[str]:
    done = short_day(line.row.done_on) if line.row.done_on else ""
    return [line.row.words, str(line.row.owner), short_day(line.row.until), done]
