"""How one wants mail: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.domain.schedule.posting import Choice, Rhythm

HOURS = range(6, 21)
RHYTHMS = (
    (Rhythm.AT_ONCE.value, _("Meteen, op schooldagen tussen 7.00 en 22.00 uur")),
    (Rhythm.DAILY.value, _("Elke schooldag in één mail")),
    (Rhythm.WEEKLY.value, _("Eén keer per week in één mail")),
)
WEEKDAYS = (
    (0, _("maandag")),
    (1, _("dinsdag")),
    (2, _("woensdag")),
    (3, _("donderdag")),
    (4, _("vrijdag")),
)


class ChoiceForm(forms.Form):
    """How often, when, and whether appointments wait for it."""

    rhythm = forms.ChoiceField(
        label=_("Hoe vaak wil je mail?"),
        choices=RHYTHMS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe vaak je mail wilt.")},
    )
    hour = forms.TypedChoiceField(
        label=_("Hoe laat?"),
        help_text=_("Voor de mail van elke dag en van elke week."),
        choices=[(hour, f"{hour}.00") for hour in HOURS],
        coerce=int,
    )
    weekday = forms.TypedChoiceField(
        label=_("Op welke dag?"),
        help_text=_("Voor de mail van elke week. Is die dag vrij, dan komt hij op de eerste schooldag daarna."),
        choices=WEEKDAYS,
        coerce=int,
    )
    appointments_at_once = forms.BooleanField(
        label=_("Stuur uitnodigingen en afzeggingen van afspraken altijd meteen"), required=False
    )

    @classmethod
    def showing(cls, choice: Choice) -> "ChoiceForm":
        """Show what was chosen."""
        return cls(
            initial={
                "rhythm": choice.rhythm.value,
                "hour": choice.hour,
                "weekday": choice.weekday,
                "appointments_at_once": choice.appointments_at_once,
            }
        )

    @property
    def choice(self) -> Choice:
        """What was chosen now."""
        data = self.cleaned_data
        return Choice(Rhythm(data["rhythm"]), data["hour"], data["weekday"], data["appointments_at_once"])
