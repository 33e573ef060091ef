"""The forms of the agenda: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.domain.meeting.week import WORKING_DAYS, PartOfDay, WeekPart

WEEK = [WeekPart(weekday, part) for weekday in WORKING_DAYS for part in PartOfDay]


class AnswerForm(forms.Form):
    """Whether one comes."""

    answer = forms.ChoiceField(choices=[("accepted", "accepted"), ("declined", "declined")])


class WeekForm(forms.Form):
    """On which parts of the week someone can be asked."""

    parts = forms.MultipleChoiceField(
        choices=[(part.key, part.key) for part in WEEK],
        error_messages={
            "required": _("Kies ten minste één dagdeel waarop anderen iets met je mogen afspreken."),
            "invalid_choice": _("Kies uit de dagdelen in de lijst."),
        },
    )

    @property
    def week(self) -> frozenset[WeekPart]:
        """The parts that were chosen."""
        chosen = set(self.cleaned_data["parts"])
        return frozenset(part for part in WEEK if part.key in chosen)
