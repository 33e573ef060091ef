"""Light or dark: what the viewer chose, kept in a cookie so that no script is needed."""

from enum import StrEnum

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "startbaan_theme"


class Theme(StrEnum):
    """The colours to show: as the device asks, always light, always dark."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"

    @property
    def word(self) -> Promise:
        """Return the word on the button."""
        return WORDS[self]

    @property
    def icon(self) -> str:
        """Return the icon on the button."""
        return ICONS[self]


WORDS = {Theme.AUTO: _("Zoals je apparaat"), Theme.LIGHT: _("Licht"), Theme.DARK: _("Donker")}
ICONS = {Theme.AUTO: "contrast", Theme.LIGHT: "sun", Theme.DARK: "moon"}
DARK_MEDIA = {Theme.AUTO: "screen and (prefers-color-scheme: dark)", Theme.LIGHT: "", Theme.DARK: "screen"}


def chosen_by(request: HttpRequest | None) -> Theme:
    """Return the theme of a request; as the device asks when nothing valid was chosen."""
    chosen = request.COOKIES.get(COOKIE, "") if request else ""
    return Theme(chosen) if chosen in set(Theme) else Theme.AUTO


def dark_medium(theme: Theme) -> str:
    """Return for which media the dark tokens hold; empty for none. Print is always light."""
    return DARK_MEDIA[theme]
