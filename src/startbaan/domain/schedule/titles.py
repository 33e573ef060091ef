"""What an activity is called: by who is not the starter, and in an agenda in the language of who reads it."""

import re
from functools import cache

from startbaan.domain.schedule.definition import Activity, Definition
from startbaan.domain.schedule.phrases import tongue
from startbaan.domain.schedule.reading import shipped
from startbaan.domain.sources import Text
from startbaan.domain.words import word

TO_THE_STARTER = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


def title_for_others(definition: Definition, key: str) -> Text:
    """Call an activity as who is not the starter reads it: where its title speaks to the starter, by its kind."""
    activity = definition.activity(key)
    if not TO_THE_STARTER.search(activity.title.nl):
        return activity.title
    dutch, english = (word(activity.kind.value, sector=definition.sector, language=one) for one in ("nl", "en"))
    return Text(_capital(dutch), _capital(english))


def numbered(title: str, number: int, *, activity: Activity) -> str:
    """Add the number when it comes more than once a year."""
    return f"{title} {number}" if activity.times.most > 1 else title


def title_said(title: str, *, language: str) -> str:
    """Say a title of the programmes in this language, with its number; any other title stays as it is."""
    if tongue(language) == "nl":
        return title
    words, _, number = title.rpartition(" ")
    if number.isdecimal() and words in _english():
        return f"{_english()[words]} {number}"
    return _english().get(title, title)


@cache
def _english() -> dict[str, str]:
    """The English of every title of the programmes that come with the program, by its Dutch."""
    named = [(definition, activity) for definition in shipped().values() for activity in definition.activities]
    titles = [title_for_others(definition, activity.key) for definition, activity in named]
    return {title.nl: title.en for title in [*titles, *(activity.title for _definition, activity in named)]}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
