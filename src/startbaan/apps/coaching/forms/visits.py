"""The forms of lesson visits: planning one, and the scores of a form without script."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.queries.observing import Scored
from startbaan.apps.coaching.queries.visit_plans import VisitOptions
from startbaan.ui.widgets import DayInput

NO_TIME = _("Dit is geen tijd. Schrijf hem als 15:30.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
LONGEST_MINUTES = 720


class TimeInput(forms.TimeInput):
    """The browser's own field for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MoveVisitForm(forms.Form):
    """When the lesson is, which one, and what one looks at."""

    day = forms.DateField(
        label=_("Op welke dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )
    moment = forms.TimeField(
        label=_("Hoe laat?"),
        help_text=_("Laat leeg als jullie dat nog afspreken."),
        required=False,
        widget=TimeInput(),
        error_messages={"invalid": NO_TIME},
    )
    lesson = forms.CharField(
        label=_("Welke les?"),
        help_text=_("Vak en groep, zoals: rekenen in groep 5. Schrijf hier geen namen van leerlingen."),
        max_length=120,
        error_messages={
            "required": _("Schrijf op welke les het is."),
            "max_length": _("Schrijf het in hoogstens 120 tekens."),
        },
    )
    focus = forms.CharField(
        label=_("Waar kijken jullie naar?"),
        help_text=_("Spreek het samen af, in één zin. Het mag leeg blijven."),
        max_length=300,
        required=False,
        error_messages={"max_length": _("Schrijf het in hoogstens 300 tekens.")},
    )


class PlanVisitForm(MoveVisitForm):
    """All that is agreed about a visit: also who looks, and with what."""

    observer = forms.TypedChoiceField(
        coerce=int,
        label=_("Wie komt er kijken?"),
        error_messages={
            "required": _("Kies wie er komt kijken."),
            "invalid_choice": _("Kies wie er komt kijken uit de lijst."),
        },
    )
    instrument = forms.TypedChoiceField(
        coerce=int,
        label=_("Waarmee kijken jullie?"),
        error_messages={
            "required": _("Kies een instrument."),
            "invalid_choice": _("Kies een instrument uit de lijst."),
        },
    )
    activity = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        required=False,
        label=_("Bij welk bezoek van het programma hoort het?"),
        help_text=_("Komt iemand anders dan jij kijken? Dan is het een extra bezoek, en blijft dit nog staan."),
        error_messages={"invalid_choice": _("Kies een bezoek uit de lijst.")},
    )
    is_test_free = forms.BooleanField(
        label=_("Het is een gewone les: geen toets, geen stil werk"),
        error_messages={
            "required": _("Kies een les zonder toets of stil werk: daarin is te weinig van het lesgeven te zien.")
        },
    )
    field_order = ("activity", "observer", "instrument", "day", "moment", "lesson", "focus", "is_test_free")

    def let_choose(self, options: VisitOptions) -> None:
        """Offer who may look, with what, and the visits of the programme."""
        for name, choices in (
            ("observer", options.observer_choices),
            ("instrument", options.instrument_choices),
            ("activity", options.programme_choices),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


class SendRatingForm(forms.Form):
    """What goes along when a starter hands in the own scores."""

    share_with_coach = forms.BooleanField(
        label=_("Mijn coach mag mijn scores zien, zodra beide binnen zijn"),
        help_text=_("Je kunt dit later intrekken."),
        required=False,
        initial=True,
    )


@dataclass(frozen=True)
class TypedScores:
    """What was typed on a form of scores, as far as it can be read, and what is wrong with it."""

    scores: Mapping[str, Scored]
    minutes: int | None
    base: int
    errors: tuple[str, ...]


def typed_scores(data: QueryDict, keys: Collection[str], *, points: Collection[int]) -> TypedScores:
    """Read a form of scores: of each item the choice and the note; what has neither is left out."""
    found, errors = {}, []
    for key in keys:
        chosen, note = data.get(f"score-{key}"), data.get(f"note-{key}", "").replace("\r\n", "\n").strip()
        if chosen is None and not note:
            continue
        if chosen and chosen not in {str(point) for point in points}:
            errors.append(_now("Kies bij elk punt een score van de schaal, of “niet gezien”."))
            chosen = None
        found[key] = Scored(int(chosen) if chosen else None, note, is_to_come=chosen is None)
    minutes = data.get("minutes", "").strip()
    lasted = int(minutes) if minutes.isdecimal() and minutes.isascii() and len(minutes) < 6 else None
    if minutes and (lasted is None or not 0 < lasted <= LONGEST_MINUTES):
        errors.append(_now("Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720."))
    base = data.get("base", "")
    return TypedScores(
        scores=found,
        minutes=lasted,
        base=int(base) if base.isdecimal() and base.isascii() and len(base) < 10 else 0,
        errors=tuple(dict.fromkeys(errors)),
    )
