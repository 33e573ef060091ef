"""Beginning a round, who takes part in it, and what weighs how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from startbaan.apps.peergroups.actions import Taking
from startbaan.domain.grouping.pool import Weekday, Weights
from startbaan.domain.periods import SchoolYear

MOST_GROUPS = 9
LONGEST_BECAUSE = 200
YEARS = (("1", _("Jaar 1")), ("2", _("Jaar 2")), ("3", _("Jaar 3")))
DAYS = tuple((day.value, day.value) for day in Weekday)
CHOOSE = {"required": _("Kies uit de lijst."), "invalid_choice": _("Kies uit de lijst.")}

# What somebody would rather have, with what it costs in points: a hectometre of travel is one.
SCHOOLMATES = (
    ("500", _("Liever verder reizen dan met een schoolgenoot (500 punten: zoveel als 50 km)")),
    ("200", _("Liever niet met een schoolgenoot, als dat hoogstens 20 km scheelt (200 punten)")),
    ("50", _("Een schoolgenoot is niet erg (50 punten: zoveel als 5 km)")),
    ("0", _("Schoolgenoten maken niet uit (0 punten)")),
)
TRAVEL = (
    ("1", _("Elke kilometer telt (10 punten per km)")),
    ("3", _("Reizen telt zwaar (30 punten per km)")),
    ("0", _("Afstand maakt niet uit (0 punten)")),
)
SECTORS = (
    ("50", _("Liever een begeleider uit de eigen sector (50 punten: zoveel als 5 km)")),
    ("500", _("Bijna altijd een begeleider uit de eigen sector (500 punten: zoveel als 50 km)")),
    ("0", _("Sectoren mogen door elkaar (0 punten)")),
)
MET = (
    ("0", _("Wie elkaar al kent, maakt niet uit (0 punten)")),
    ("200", _("Liever nieuwe mensen dan vorig jaar (200 punten per twee die elkaar kennen)")),
    ("-200", _("Liever dezelfde mensen als vorig jaar (200 punten winst per twee die elkaar kennen)")),
)


@dataclass(frozen=True)
class Shown:
    """One line of the pool as it stands: its number, its days, and whether it takes part."""

    number: int
    days: tuple[str, ...]
    included: bool
    groups: int = 0
    because: str = ""


class NewRoundForm(forms.Form):
    """For which boards, year, sectors and years of the programme."""

    scope = forms.TypedChoiceField(label=_("Voor wie maak je groepen?"), coerce=int, error_messages=CHOOSE)
    boards = forms.TypedMultipleChoiceField(
        label=_("Welke besturen doen mee?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één bestuur."), "invalid_choice": _("Kies uit de lijst.")},
    )
    year = forms.TypedChoiceField(
        label=_("Voor welk schooljaar?"), coerce=lambda text: SchoolYear(int(text)), error_messages=CHOOSE
    )
    years = forms.TypedMultipleChoiceField(
        label=_("Starters in welk jaar?"),
        help_text=_("Kies niets als iedereen meedoet."),
        coerce=int,
        choices=YEARS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    sectors = forms.MultipleChoiceField(
        label=_("Welke sectoren?"),
        help_text=_("Kies niets als elke sector meedoet."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )

    def let_choose(
        self,
        *,
        scopes: Sequence[tuple[int, str]],
        boards: Sequence[tuple[int, str]],
        years: Sequence[SchoolYear],
        sectors: Sequence[tuple[str, str]],
    ) -> None:
        """Offer these; what leaves no choice is not asked."""
        offered: Mapping[str, Sequence[tuple[str, str]]] = {
            "scope": [(str(number), name) for number, name in scopes],
            "boards": [(str(number), name) for number, name in boards],
            "year": [(str(year.start_year), str(year)) for year in years],
            "sectors": list(sectors),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        for name, hidden in (("scope", forms.HiddenInput()), ("boards", forms.MultipleHiddenInput())):
            if len(offered[name]) == 1:
                self.fields[name].widget = hidden
        if len(sectors) < 2:
            del self.fields["sectors"]


class PoolForm(forms.Form):
    """For each starter and coach the days, and whether they take part; of a coach how many groups."""

    def __init__(self, data: QueryDict | None = None, *, starters: Sequence[Shown], guides: Sequence[Shown]) -> None:
        super().__init__(data)
        self._starters, self._guides = starters, guides
        for sort, lines in (("s", starters), ("g", guides)):
            for line in lines:
                self._ask(f"{sort}{line.number}", line)
        for line in starters:
            self.fields[f"s{line.number}-because"] = forms.CharField(
                label=_("Waarom niet"),
                initial=line.because,
                required=False,
                max_length=LONGEST_BECAUSE,
                error_messages={"max_length": _("Maak dit korter: hoogstens %(limit_value)d tekens.")},
            )
        for line in guides:
            self.fields[f"g{line.number}-groups"] = forms.IntegerField(
                label=_("Hoogstens zoveel groepen"),
                initial=line.groups,
                min_value=0,
                max_value=MOST_GROUPS,
                error_messages={
                    "required": _("Vul een aantal groepen in, van 0 tot en met 9."),
                    "invalid": _("Vul een aantal groepen in, van 0 tot en met 9."),
                    "min_value": _("Vul een aantal groepen in, van 0 tot en met 9."),
                    "max_value": _("Vul een aantal groepen in, van 0 tot en met 9."),
                },
            )

    @property
    def starter_lines(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """Of each starter the days, whether they take part, and why not."""
        return [self._of(f"s{line.number}", "because") for line in self._starters]

    @property
    def guide_lines(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """Of each coach the days, whether they guide, and how many groups."""
        return [self._of(f"g{line.number}", "groups") for line in self._guides]

    @property
    def starters(self) -> dict[int, Taking]:
        """What was changed about starters, by number."""
        read = {
            line.number: Taking(
                days=self._days(f"s{line.number}"),
                included=self.cleaned_data[f"s{line.number}-in"],
                because=self.cleaned_data[f"s{line.number}-because"],
            )
            for line in self._starters
        }
        before = {line.number: Taking(line.days, line.included, because=line.because) for line in self._starters}
        return {number: taking for number, taking in read.items() if taking != before[number]}

    @property
    def guides(self) -> dict[int, Taking]:
        """What was changed about coaches, by number."""
        read = {
            line.number: Taking(
                days=self._days(f"g{line.number}"),
                included=self.cleaned_data[f"g{line.number}-in"],
                groups=self.cleaned_data[f"g{line.number}-groups"],
            )
            for line in self._guides
        }
        before = {line.number: Taking(line.days, line.included, groups=line.groups) for line in self._guides}
        return {number: taking for number, taking in read.items() if taking != before[number]}

    def _ask(self, name: str, line: Shown) -> None:
        self.fields[f"{name}-days"] = forms.MultipleChoiceField(
            label=_("Dagen"),
            choices=DAYS,
            initial=list(line.days),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages=CHOOSE,
        )
        self.fields[f"{name}-in"] = forms.BooleanField(label=_("Doet mee"), initial=line.included, required=False)

    def _days(self, name: str) -> tuple[str, ...]:
        chosen = set(self.cleaned_data[f"{name}-days"])
        return tuple(day for day, _label in DAYS if day in chosen)

    def _of(self, name: str, last: str) -> tuple[BoundField, BoundField, BoundField]:
        return self[f"{name}-days"], self[f"{name}-in"], self[f"{name}-{last}"]


class WeightsForm(forms.Form):
    """What one would rather have, in words with their numbers; and how large a group is."""

    same_school = forms.ChoiceField(label=_("Schoolgenoten"), widget=forms.RadioSelect, error_messages=CHOOSE)
    hectometre = forms.ChoiceField(label=_("Reizen"), widget=forms.RadioSelect, error_messages=CHOOSE)
    mixed_sector = forms.ChoiceField(label=_("Sector"), widget=forms.RadioSelect, error_messages=CHOOSE)
    met_before = forms.ChoiceField(label=_("Wie elkaar al kent"), widget=forms.RadioSelect, error_messages=CHOOSE)
    smallest = forms.IntegerField(label=_("Kleinste groep"), min_value=1, max_value=20)
    largest = forms.IntegerField(label=_("Grootste groep"), min_value=2, max_value=20)

    def __init__(self, data: QueryDict | None = None, *, weights: Weights) -> None:
        super().__init__(
            data,
            initial={
                "same_school": str(weights.same_school),
                "hectometre": str(weights.hectometre),
                "mixed_sector": str(weights.mixed_sector),
                "met_before": str(weights.met_before),
                "smallest": weights.smallest,
                "largest": weights.largest,
            },
        )
        steps = {"same_school": SCHOOLMATES, "hectometre": TRAVEL, "mixed_sector": SECTORS, "met_before": MET}
        for name, choices in steps.items():
            field, now = self.fields[name], str(self.initial[name])
            if isinstance(field, forms.ChoiceField):
                known = now in {value for value, _words in choices}
                field.choices = [*choices, *([] if known else [(now, _now("%(points)s punten") % {"points": now})])]

    @property
    def weights(self) -> Weights:
        """What was chosen."""
        return Weights(**{name: int(value) for name, value in self.cleaned_data.items()})

    def clean(self) -> dict[str, object]:
        """Refuse a smallest group that is larger than the largest."""
        clean = super().clean() or {}
        smallest, largest = clean.get("smallest"), clean.get("largest")
        if isinstance(smallest, int) and isinstance(largest, int) and smallest > largest:
            self.add_error("largest", _now("De grootste groep is kleiner dan de kleinste."))
        return clean
