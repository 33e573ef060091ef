"""The title of an activity as an agenda keeps it, said in the language of who reads it."""

from functools import cache

from startbaan.domain.schedule.phrases import tongue
from startbaan.domain.schedule.reading import shipped


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
    titles = [activity.title for definition in shipped().values() for activity in definition.activities]
    return {title.nl: title.en for title in titles}
