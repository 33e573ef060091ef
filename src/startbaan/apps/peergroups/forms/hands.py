"""What a button of the proposal sends: what is to be done, with whom, on which version of it."""

from django import forms

from startbaan.apps.peergroups.actions import Verb, Wanted
from startbaan.domain.grouping.pool import Slot, Weekday

LONGEST_NUMBER = 18


class HandsForm(forms.Form):
    """A change of a proposal; with whom one swaps may be chosen from a list beside the button."""

    version = forms.IntegerField(min_value=0)
    do = forms.CharField(max_length=2000)
    other = forms.CharField(max_length=LONGEST_NUMBER, required=False)

    def wanted(self) -> Wanted | None:
        """What is wanted; nothing where it cannot be read."""
        return _wanted(str(self.cleaned_data["do"]), other=str(self.cleaned_data["other"]))


def _wanted(text: str, *, other: str) -> Wanted | None:
    match text.split(":"):
        case ["undo"]:
            return Wanted(Verb.UNDO)
        case ["move", starter, place] if _are_numbers(starter) and (slot := _slot(place)):
            return Wanted(Verb.MOVE, (starter,), slot)
        case ["swap", one] if _are_numbers(one, other) and one != other:
            return Wanted(Verb.SWAP, (one, other))
        case ["swap", one, two] if _are_numbers(one, two) and one != two:
            return Wanted(Verb.SWAP, (one, two))
        case ["put-in" | "take-out" as verb, starter] if _are_numbers(starter):
            return Wanted(Verb(verb), (starter,))
        case ["fasten" | "release" as verb, starters] if _are_numbers(*starters.split(",")):
            return Wanted(Verb(verb), tuple(starters.split(",")))
        case _:
            return None


def _slot(text: str) -> Slot | None:
    facilitator, _, weekday = text.partition("-")
    if _are_numbers(facilitator) and weekday in list(Weekday):
        return Slot(facilitator, Weekday(weekday))
    return None


def _are_numbers(*texts: str) -> bool:
    return all(text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER for text in texts)
