"""What the frame around every page needs to know: where one can go, and as whom one is signed in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavItem:
    """One place to go; `icon` is a name of the sprite, `count` a number worth showing beside the label."""

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class SignedIn:
    """Who is looking: the name, the role in words, the form that signs out and the pages about oneself.

    `mark` tells one sign-in from another on a device, for what a person keeps there; it says nothing of who it is.
    """

    name: str
    role: str
    sign_out_url: str
    items: tuple[NavItem, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Navigation:
    """The frame of a page; on a phone `primary` (at most four) is the bar at the bottom, `more` unfolds beside it."""

    home_url: str
    primary: tuple[NavItem, ...] = ()
    more: tuple[NavItem, ...] = ()
    footer: tuple[NavItem, ...] = ()
    person: SignedIn | None = None
    sign_in_url: str = ""
    search_url: str = ""

    @property
    def more_is_current(self) -> bool:
        """Return whether the present page stands in what unfolds."""
        return any(item.current for item in self.more)
