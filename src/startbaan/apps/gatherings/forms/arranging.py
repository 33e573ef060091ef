"""The questions of who makes a gathering: text in, clean values out."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput, WordsInput

Choices = Sequence[tuple[str, str]]
LONGEST_TITLE, LONGEST_WORDS, LONGEST_PLACE = 120, 2000, 200
MOST_PLACES = 2000
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
NO_TIME = _("Dit is geen tijd. Schrijf hem als 15:30.")
YEARS = (("", _("Iedereen")), ("1", _("Starters in jaar 1")), ("2,3", _("Starters in jaar 2 en 3")))


class TimeInput(forms.TimeInput):
    """The browser's own field for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class KindForm(forms.Form):
    """What is made, and by which organisation."""

    kind = forms.ChoiceField(
        label=_("Wat organiseer je?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wat je organiseert."),
            "invalid_choice": _("Kies een soort uit de lijst."),
        },
    )

    def let_choose(self, kinds: Choices) -> None:
        """Offer these kinds."""
        _offer(self, "kind", kinds)


class WhenForm(forms.Form):
    """When and where."""

    day = forms.DateField(
        label=_("Op welke dag?"), widget=DayInput(), error_messages={"required": _("Kies een dag."), "invalid": NO_DAY}
    )
    start = forms.TimeField(
        label=_("Hoe laat begint het?"),
        widget=TimeInput(),
        error_messages={"required": _("Vul een tijd in."), "invalid": NO_TIME},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurt het?"),
        min_value=15,
        max_value=12 * 60,
        widget=forms.NumberInput(attrs={"class": "sb-input-short"}),
        error_messages={
            "required": _("Vul in hoe lang het duurt."),
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Maak het minstens een kwartier."),
            "max_value": _("Dit is langer dan een dag. Maak er twee bijeenkomsten van."),
        },
    )
    place = forms.CharField(
        label=_("Waar is het?"),
        help_text=_("Gebouw, adres en zaal. Alleen online? Laat dit dan leeg."),
        required=False,
        max_length=LONGEST_PLACE,
        error_messages={"max_length": TOO_LONG},
    )
    online_link = forms.URLField(
        label=_("Link om online mee te doen"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Dit is geen link. Hij begint met https://."), "max_length": TOO_LONG},
    )

    def clean(self) -> None:
        """Ask for a place or a link."""
        super().clean()
        given = self.cleaned_data
        if not self.errors and not given.get("place") and not given.get("online_link"):
            self.add_error("place", _("Vul in waar het is, of geef een link om online mee te doen."))


class SessionForm(forms.Form):
    """One session: where it is, how many can come, who gives it, and for whom."""

    title = forms.CharField(
        label=_("Hoe heet de sessie?"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Geef de sessie een naam."), "max_length": TOO_LONG},
    )
    about = forms.CharField(
        label=_("Waar gaat het over?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=WordsInput(3),
        error_messages={"max_length": TOO_LONG},
    )
    room = forms.CharField(
        label=_("In welk lokaal?"), required=False, max_length=100, error_messages={"max_length": TOO_LONG}
    )
    places = forms.IntegerField(
        label=_("Hoeveel plaatsen zijn er?"),
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"class": "sb-input-short"}),
        error_messages={
            "required": _("Vul in hoeveel mensen erbij kunnen."),
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Vul 1 of meer in."),
            "max_value": _("Dit zijn er te veel voor één sessie."),
        },
    )
    years = forms.ChoiceField(
        label=_("Voor wie is de sessie?"), choices=YEARS, required=False, widget=forms.RadioSelect
    )
    trainers = forms.TypedMultipleChoiceField(
        coerce=int,
        label=_("Wie geeft de sessie?"),
        help_text=_("Staat iemand er niet bij? Een beheerder kan die persoon de rol opleider geven."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies de opleiders uit de lijst.")},
    )
    taken: frozenset[str] = frozenset()

    def let_choose(self, trainers: Choices) -> None:
        """Offer these trainers; without any, do not ask."""
        _offer(self, "trainers", trainers)
        if not trainers:
            del self.fields["trainers"]

    def refuse_titles(self, taken: Sequence[str]) -> None:
        """Take no title that another session has."""
        self.taken = frozenset(taken)

    def clean_title(self) -> str:
        """Give the title; two sessions of one name cannot be told apart."""
        title = str(self.cleaned_data["title"])
        if title in self.taken:
            raise forms.ValidationError(_("Er is al een sessie met deze titel."))
        return title


class ForWhomForm(forms.Form):
    """Who is asked to come."""

    for_whom = forms.ChoiceField(
        label=_("Voor wie is het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor wie het is."), "invalid_choice": _("Kies uit de lijst.")},
    )

    def let_choose(self, groups: Choices) -> None:
        """Offer these groups."""
        _offer(self, "for_whom", groups)


class SigningUpForm(forms.Form):
    """How many can come, until when one answers, and how people come to a session."""

    places = forms.IntegerField(
        label=_("Hoeveel mensen kunnen er komen?"),
        help_text=_("Leeg: iedereen die wil."),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"class": "sb-input-short"}),
        error_messages={
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Vul 1 of meer in."),
            "max_value": _("Dit zijn er te veel voor één bijeenkomst."),
        },
    )
    answer_until = forms.DateField(
        label=_("Tot en met welke dag melden mensen zich aan?"),
        help_text=_("Leeg: tot en met de dag zelf."),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": NO_DAY},
    )
    choose_until = forms.DateField(
        label=_("Tot en met welke dag geeft iedereen voorkeuren op voor een sessie?"),
        help_text=_("Daarna verdeel jij de sessies. Leeg: iedereen kiest zelf meteen een sessie met plaats."),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": NO_DAY},
    )

    last_day = date.max

    def suit(self, *, has_sessions: bool, day: date) -> None:
        """Ask about preferences only where there is something to choose, and take no day after this one."""
        self.last_day = day
        if not has_sessions:
            del self.fields["choose_until"]

    def clean(self) -> None:
        """Refuse days that come too late."""
        super().clean()
        if (until := self.cleaned_data.get("answer_until")) and until > self.last_day:
            self.add_error("answer_until", _("Aanmelden kan tot en met de dag van de bijeenkomst zelf."))
        if (until := self.cleaned_data.get("choose_until")) and until >= self.last_day:
            self.add_error("choose_until", _("Kies een dag voor de bijeenkomst, want daarna verdeel je de sessies."))


class WordsForm(forms.Form):
    """How it is called, and what it is about."""

    title = forms.CharField(
        label=_("Hoe heet de bijeenkomst?"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Geef de bijeenkomst een naam."), "max_length": TOO_LONG},
    )
    about = forms.CharField(
        label=_("Wat moeten mensen weten?"),
        help_text=_("Waar het over gaat, wat je meeneemt. Dit staat op de pagina van de bijeenkomst."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=WordsInput(5),
        error_messages={"max_length": TOO_LONG},
    )


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
