"""Why a version of a programme differs from the one before, written into its own words."""

from collections.abc import Iterable, Iterator

import yaml

from startbaan.domain.sources import Text


def with_because(text: str, *, reasons: Iterable[Text]) -> str:
    """Put the reasons of a version at the end of its YAML, in the place of those that stood there."""
    said = [{"nl": reason.nl, "en": reason.en} for reason in reasons]
    rest = "\n".join(_without(text)).rstrip("\n") + "\n"
    if not said:
        return rest
    return rest + "\n" + yaml.safe_dump({"because": said}, allow_unicode=True, sort_keys=False, width=10_000)


def _without(text: str) -> Iterator[str]:
    """Give every line but those of the reasons: from their key to the next one that is not indented."""
    inside = False
    for line in text.splitlines():
        if not line.startswith((" ", "\t", "-", "#")) and line:
            inside = line.startswith("because:")
        if not inside:
            yield line
