"""The forms of changes: text in, clean values out."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.changes.actions import (
    Away,
    Finished,
    Leave,
    Longer,
    OtherHours,
    OtherSchool,
    Qualified,
    Reason,
    Wanted,
)
from startbaan.ui.widgets import DayInput, WordsInput

LONGEST = 10_000
Choices = Sequence[tuple[str, str]]
NO_DAY = {"required": _("Kies een dag."), "invalid": _("Dit is geen datum. Schrijf hem als 31-12-2026.")}


class ChangeForm(forms.Form):
    """What every change asks: from which day."""

    on = forms.DateField(label=_("Vanaf welke dag?"), widget=DayInput(), error_messages=NO_DAY)

    def let_choose(self, **choices: Choices) -> None:
        """Offer what there is to choose; a question with one answer is answered."""
        for name, offered in choices.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = [*offered] if len(offered) == 1 or field.required else [("", "—"), *offered]
                if len(offered) == 1 and field.required:
                    field.initial = offered[0][0]


class HoursForm(ChangeForm):
    """Another working-time factor at one post."""

    post = forms.ChoiceField(label=_("Op welke school?"), error_messages={"required": _("Kies een school.")})
    fte = forms.DecimalField(
        label=_("Wat wordt de WTF?"),
        help_text=_("1 is voltijd. Schrijf bijvoorbeeld 0,8."),
        localize=True,
        max_digits=5,
        decimal_places=4,
        min_value=Decimal("0.01"),
        max_value=Decimal("1.2"),
        error_messages={
            "required": _("Vul de WTF in, bijvoorbeeld 0,8."),
            "invalid": _("Dit is geen getal. Schrijf bijvoorbeeld 0,8."),
            "min_value": _("De WTF ligt boven 0 en is hoogstens 1,2."),
            "max_value": _("De WTF ligt boven 0 en is hoogstens 1,2."),
        },
    )
    field_order = ("post", "fte", "on")


class AwayForm(ChangeForm):
    """Away for long, and when somebody is expected back; there is no place for a cause."""

    on = forms.DateField(label=_("Wat is de eerste dag?"), widget=DayInput(), error_messages=NO_DAY)
    back = forms.DateField(
        label=_("Wanneer komt de starter naar verwachting terug?"),
        help_text=_("Je kunt dit later aanpassen. Waarom iemand weg is, leggen we niet vast."),
        widget=DayInput(),
        error_messages=NO_DAY,
    )


class SchoolForm(ChangeForm):
    """Another school of the board, and who is the manager there."""

    post = forms.ChoiceField(label=_("Van welke school?"), error_messages={"required": _("Kies een school.")})
    school = forms.ChoiceField(label=_("Naar welke school?"), error_messages={"required": _("Kies een school.")})
    manager = forms.ChoiceField(
        label=_("Wie wordt daar de leidinggevende?"),
        help_text=_("Laat leeg als je dat nog niet weet."),
        required=False,
    )
    field_order = ("post", "school", "manager", "on")


class LeavingForm(ChangeForm):
    """The last day, and a reason from the list."""

    on = forms.DateField(label=_("Wat is de laatste dag?"), widget=DayInput(), error_messages=NO_DAY)
    reason = forms.ChoiceField(
        label=_("Waarom gaat de starter weg?"),
        help_text=_("Kies wat het dichtst in de buurt komt. Over gezondheid leggen we niets vast."),
        choices=[("", _("Kies een reden")), *Reason.choices],
        error_messages={"required": _("Kies een reden."), "invalid_choice": _("Kies een reden uit de lijst.")},
    )


class LongerForm(ChangeForm):
    """One year more; the day is today."""

    on = forms.DateField(required=False, widget=forms.HiddenInput())


class QualifiedForm(ChangeForm):
    """Since when someone is qualified."""

    on = forms.DateField(label=_("Sinds welke dag is de starter bevoegd?"), widget=DayInput(), error_messages=NO_DAY)


class FinishForm(ChangeForm):
    """When the closing talk was, and from when the track is finished."""

    talk_on = forms.DateField(
        label=_("Wanneer was het afrondende gesprek?"),
        help_text=_("Met de starter en de leidinggevende; de coach als de starter dat wil."),
        widget=DayInput(),
        error_messages=NO_DAY,
    )
    on = forms.DateField(label=_("Wat is de laatste dag van het traject?"), widget=DayInput(), error_messages=NO_DAY)
    field_order = ("talk_on", "on")


Asked = HoursForm | AwayForm | SchoolForm | LeavingForm | LongerForm | QualifiedForm | FinishForm


def wanted_of(form: Asked, *, today: date) -> Wanted:
    """What the clean values of a form ask for; one year more is asked for today."""
    clean = form.cleaned_data
    match form:
        case HoursForm():
            return OtherHours(int(clean["post"]), clean["on"], clean["fte"])
        case AwayForm():
            return Away(clean["on"], clean["back"])
        case SchoolForm():
            manager = int(clean["manager"]) if clean["manager"] else None
            return OtherSchool(int(clean["post"]), int(clean["school"]), clean["on"], manager)
        case LeavingForm():
            return Leave(clean["on"], Reason(clean["reason"]))
        case LongerForm():
            return Longer(today)
        case QualifiedForm():
            return Qualified(clean["on"])
        case FinishForm():
            return Finished(clean["on"], clean["talk_on"])


class WordsForm(forms.Form):
    """What a starter wants to say about leaving."""

    words = forms.CharField(
        label=_("Wil je er zelf iets over zeggen?"),
        help_text=_("Dat hoeft niet. Je leest hieronder wie het kan zien."),
        max_length=LONGEST,
        widget=WordsInput(6),
        error_messages={"required": _("Schrijf eerst iets op, of laat dit over.")},
    )
