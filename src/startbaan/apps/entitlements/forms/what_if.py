"""The form of the calculator: a job as somebody types it, or as a link holds it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.entitlements.forms.notations import CHOICES
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import MOST_FTE, Case, Choices, Terms, case
from startbaan.domain.rules.parameters import Base, Unit
from startbaan.domain.words import Sector
from startbaan.ui.widgets import CommaInput, DayInput
from startbaan.ui.wording import short_day

FIRST_YEAR, YEARS_AHEAD = SchoolYear(2014), 3
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2099, 12, 31)
MOST_STEP, MOST_HOURS = 20, 1659
NUMBER = re.compile(r"\d{1,4}([.,]\d{1,4})?", re.ASCII)
SCALE = re.compile(r"[A-Z0-9]{1,6}", re.ASCII)
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
PICK = _("Kies een van deze antwoorden.")
WRONG_FTE = _("Vul een WTF in boven 0 en hoogstens 1,2, bijvoorbeeld 0,8.")
WRONG_HOURS = _("Vul een aantal uren in boven 0 en hoogstens 1.659, bijvoorbeeld 720.")
WRONG_STEP = _("Vul een trede in van 1 tot en met 20.")
WRONG_SCALE = _("Vul de naam van een schaal in, zoals LB of L10.")
UNKNOWN = ("", _("dat weet ik niet"))
# The fields of every job, and those that a sector has besides.
OF_ALL = ("wtf", "begin", "eind", "jaar")
OF_SECTOR: Mapping[Sector, tuple[str, ...]] = {
    Sector.PO: ("schaal", "trede"),
    Sector.VO: ("beroep", "contract", "les"),
    Sector.MBO: ("eerder", "grondslag"),
}


class DaysOfWork(forms.DateField):
    """A day of a career, written the same in every language, so that a link means one thing."""

    widget = DayInput
    input_formats = ("%Y-%m-%d", "%d-%m-%Y")
    default_error_messages = {"required": _("Kies een dag."), "invalid": NO_DAY}

    def clean(self, value: object) -> date | None:
        """Refuse a day that is most likely a slip of the keyboard."""
        day = super().clean(value)
        if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(
                _("Kies een dag tussen %(first)s en %(last)s."),
                params={"first": str(FIRST_DAY.year), "last": str(LAST_DAY.year)},
            )
        return day if isinstance(day, date) else None


class WhatIfForm(forms.Form):
    """A job in one sector; what the sector does not ask is not there."""

    schaal = forms.CharField(
        label=_("Schaal"), help_text=_("Bijvoorbeeld LB. Dit staat op je loonstrook."), required=False
    )
    trede = forms.CharField(
        label=_("Trede"), help_text=_("Ook wel: regel of periodiek."), required=False, widget=CommaInput
    )
    wtf = forms.CharField(
        label=_("Werktijdfactor (WTF)"),
        help_text=_("1 is een volledige baan; 4 van de 5 dagen is 0,8."),
        widget=CommaInput,
        error_messages={"required": WRONG_FTE},
    )
    begin = DaysOfWork(label=_("Eerste dag van de baan"))
    eind = DaysOfWork(label=_("Laatste dag van de baan"), help_text=_("Leeg: loopt door."), required=False)
    beroep = DaysOfWork(
        label=_("Sinds wanneer leraar"),
        help_text=_("De eerste dag dat je bevoegd voor de klas stond, waar dan ook."),
        required=False,
    )
    contract = forms.ChoiceField(
        label=_("Contract"),
        choices=[UNKNOWN, ("vast", _("vast of met uitzicht op vast")), ("tijdelijk", _("tijdelijk"))],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": PICK},
    )
    eerder = forms.ChoiceField(
        label=_("Was je al eerder leraar, in welk onderwijs ook?"),
        choices=[UNKNOWN, ("nee", _("nee, dit is de eerste keer")), ("ja", _("ja"))],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": PICK},
    )
    les = forms.CharField(
        label=_("Lesgevende taak bij een volledige baan op deze school"),
        help_text=_("In klokuren per jaar. Leeg: wat gebruikelijk is."),
        required=False,
        widget=CommaInput,
    )
    grondslag = forms.ChoiceField(
        label=_("Waarover rekent de instelling?"),
        choices=[("", _("wat gebruikelijk is")), *CHOICES[Unit.BASE].items()],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": PICK},
    )
    jaar = forms.ChoiceField(label=_("Schooljaar"), error_messages={"required": PICK, "invalid_choice": PICK})

    def ask_for(self, sector: Sector, *, on: date) -> None:
        """Keep the fields of a sector, and offer the school years up to some years from now."""
        self.sector = sector
        for name in list(self.fields):
            if name not in (*OF_SECTOR[sector], *OF_ALL):
                del self.fields[name]
        year = self.fields["jaar"]
        assert isinstance(year, forms.ChoiceField)
        now = SchoolYear.of(on)
        year.choices = [(str(one), str(one)) for one in _years(now)]
        self.initial = {"jaar": str(now), **self.initial}

    def clean_wtf(self) -> Decimal:
        """Refuse what is no working-time factor."""
        number = _number(self.cleaned_data["wtf"])
        if number is None or not 0 < number <= MOST_FTE:
            raise forms.ValidationError(WRONG_FTE)
        return number

    def clean_les(self) -> Decimal | None:
        """Refuse what is no number of hours in a year."""
        typed = self.cleaned_data["les"]
        number = _number(typed)
        if typed and (number is None or not 0 < number <= MOST_HOURS):
            raise forms.ValidationError(WRONG_HOURS)
        return number

    def clean_trede(self) -> int | None:
        """Refuse what is no step."""
        typed = self.cleaned_data["trede"]
        if typed and not (re.fullmatch("[0-9]{1,2}", typed) and 1 <= int(typed) <= MOST_STEP):
            raise forms.ValidationError(WRONG_STEP)
        return int(typed) if typed else None

    def clean_schaal(self) -> str:
        """Refuse what is no name of a scale."""
        typed = self.cleaned_data["schaal"].upper().replace(" ", "")
        if typed and not SCALE.fullmatch(typed):
            raise forms.ValidationError(WRONG_SCALE)
        return str(typed)

    def clean(self) -> dict[str, object]:
        """Refuse a job that ends before it begins."""
        cleaned = super().clean() or {}
        begin, end = cleaned.get("begin"), cleaned.get("eind")
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            self.add_error("eind", _("De laatste dag ligt voor de eerste."))
        return cleaned

    def case(self) -> Case:
        """Give the job as the rules look at it."""
        data = self.cleaned_data
        job = Period.through(data["begin"], last=data["eind"]) if data["eind"] else Period(data["begin"])
        base = data.get("grondslag")
        return case(
            self.sector,
            job=job,
            terms=[Terms(job, data["wtf"], data.get("schaal", ""), data.get("trede"))],
            temporary={"vast": False, "tijdelijk": True}.get(data.get("contract", "")),
            profession_started_on=data.get("beroep"),
            taught_before={"nee": False, "ja": True}.get(data.get("eerder", "")),
            choices=Choices(teaching_hours=data.get("les"), base=Base(base) if base else None),
        )

    def year(self) -> SchoolYear:
        """Give the school year that is asked."""
        return SchoolYear.parse(self.cleaned_data["jaar"])

    def facts(self) -> list[str]:
        """Give what was typed in words, for paper."""
        found = []
        for name in self.fields:
            bound = self[name]
            typed = str(bound.value() or "").strip()
            given = self.cleaned_data[name]
            shown = dict(getattr(bound.field, "choices", ())).get(typed, typed)
            shown = short_day(given) if isinstance(given, date) else shown
            if typed and name != "jaar":
                found.append(f"{bound.label.rstrip('?')}: {shown}")
        return found

    def inputs(self) -> list[tuple[str, str]]:
        """Give what was typed and nothing else, for the link."""
        typed = ((name, str(self[name].value() or "").strip()) for name in self.fields)
        return [("sector", self.sector.value), *((name, value) for name, value in typed if value)]


def _years(now: SchoolYear) -> Iterator[SchoolYear]:
    for start_year in range(now.start_year + YEARS_AHEAD, FIRST_YEAR.start_year - 1, -1):
        yield SchoolYear(start_year)


def _number(typed: str) -> Decimal | None:
    return Decimal(typed.replace(",", ".")) if NUMBER.fullmatch(typed) else None
