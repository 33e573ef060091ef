"""The forms of organisations, roles, coaches and persons: text in, clean values out."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.domain.periods import EmptyPeriod, Period
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.widgets import CommaInput, DayInput

Choices = Sequence[tuple[str, str | Promise]]
COACH = "coach"
NONE: Choices = (("", "—"),)
SECTORS: Choices = (("po", _("primair onderwijs")), ("vo", _("voortgezet onderwijs")), ("mbo", _("mbo")))
HOLIDAYS: Choices = (("noord", _("Noord")), ("midden", _("Midden")), ("zuid", _("Zuid")))
BRIN = _("Vier tekens en twee cijfers, zoals 12AB03. De laatste twee cijfers zijn de vestiging.")


def first_day() -> forms.DateField:
    """Ask for the first day of a period."""
    return forms.DateField(label=_("Vanaf"), widget=DayInput())


def last_day() -> forms.DateField:
    """Ask for the last day of a period, if it is known."""
    return forms.DateField(label=_("Tot en met"), required=False, widget=DayInput(), help_text=_("Leeg: loopt door."))


class PeriodForm(forms.Form):
    """A form with a first and perhaps a last day."""

    def clean(self) -> dict[str, object]:
        """Refuse a last day before the first."""
        cleaned = super().clean() or {}
        start, last = cleaned.get("start"), cleaned.get("last")
        if isinstance(start, date) and isinstance(last, date) and last < start:
            self.add_error("last", _("De laatste dag ligt voor de eerste."))
        return cleaned

    def period(self) -> Period:
        """Give the days that were typed; raises `EmptyPeriod` before the form is valid."""
        start, last = self.cleaned_data.get("start"), self.cleaned_data.get("last")
        if not isinstance(start, date):
            raise EmptyPeriod
        return Period.through(start, last=last) if isinstance(last, date) else Period(start)


class OrganisationForm(forms.Form):
    """What an organisation is called and where it is; a school has a BRIN."""

    name = forms.CharField(label=_("Naam"), max_length=200)
    brin = forms.CharField(label=_("BRIN en vestiging"), max_length=6, required=False, help_text=BRIN)
    town = forms.CharField(label=_("Plaats"), max_length=100, required=False)
    holiday_region = forms.ChoiceField(label=_("Vakantieregio"), required=False, choices=[*NONE, *HOLIDAYS])

    def clean_brin(self) -> str | None:
        """Write a BRIN as it is written."""
        return str(self.cleaned_data["brin"]).strip().upper() or None

    def without(self, *names: str) -> None:
        """Leave out what this kind of organisation does not have."""
        for name in names:
            del self.fields[name]


class PlaceForm(OrganisationForm):
    """The same of a school that stands already, with where it lies."""

    east = forms.DecimalField(
        label=_("Kilometers naar het oosten"),
        help_text=_(
            "In het stelsel van de Rijksdriehoek, zoals 126,4. Daarmee rekenen we afstanden tussen scholen uit."
        ),
        required=False,
        max_digits=6,
        decimal_places=3,
        localize=True,
        widget=CommaInput(),
    )
    north = forms.DecimalField(
        label=_("Kilometers naar het noorden"),
        help_text=_("In hetzelfde stelsel, zoals 508,1."),
        required=False,
        max_digits=6,
        decimal_places=3,
        localize=True,
        widget=CommaInput(),
    )


class NewOrganisationForm(OrganisationForm):
    """A new organisation: of which kind, in which sector."""

    of_kind = forms.ChoiceField(label=_("Soort"))
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=[*NONE, *SECTORS])
    field_order = ("of_kind", "name", "brin", "sector", "town", "holiday_region")

    def let_choose(self, kinds: Choices) -> None:
        """Offer the kinds that may stand here."""
        _offer(self, "of_kind", kinds)


class AffiliationForm(PeriodForm):
    """What an organisation belongs to, for a period."""

    of = forms.ChoiceField(label=_("Hoort bij"))
    start = first_day()
    last = last_day()

    def let_choose(self, places: Choices) -> None:
        """Offer what it may belong to."""
        _offer(self, "of", places)


class SearchForm(forms.Form):
    """Words to look for."""

    zoek = forms.CharField(label=_("Zoek"), max_length=100, required=False)


class RoleForm(PeriodForm):
    """Someone gets a role for a period."""

    person = forms.ChoiceField(
        label=_("Wie"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Zoek en kies eerst iemand.")},
    )
    role = forms.ChoiceField(label=_("Rol"))
    start = first_day()
    last = last_day()

    def let_choose(self, *, people: Choices, roles: Choices) -> None:
        """Offer the people found and the roles that fit here."""
        _offer(self, "person", people)
        _offer(self, "role", [*NONE, *roles])


class EndForm(forms.Form):
    """The last day of something that ends."""

    last = forms.DateField(
        label=_("Laatste dag"), widget=DayInput(), help_text=_("Een dag voor de begindatum haalt het helemaal weg.")
    )


class CoachForm(forms.Form):
    """What the register says about a coach."""

    certificate = forms.CharField(label=_("Certificaat"), max_length=200, required=False)
    certified_until = forms.DateField(label=_("Geldig tot en met"), required=False, widget=DayInput())
    equivalent = forms.CharField(
        label=_("Vergelijkbare opleiding"), max_length=200, required=False, help_text=_("Als er geen certificaat is.")
    )
    is_external = forms.BooleanField(label=_("Komt van buiten (extern)"), required=False)
    hours = forms.DecimalField(
        label=_("Uren in dit schooljaar"),
        min_value=0,
        max_digits=6,
        decimal_places=2,
        required=False,
        localize=True,
        widget=CommaInput(),
    )


class NewCoachForm(CoachForm, PeriodForm):
    """Someone becomes a coach of a board."""

    person = forms.ChoiceField(
        label=_("Wie"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Zoek en kies eerst iemand.")},
    )
    start = first_day()
    last = last_day()
    field_order = ("person", "start", "last")

    def let_choose(self, people: Choices) -> None:
        """Offer the people found."""
        _offer(self, "person", people)


class CardForm(forms.Form):
    """How someone is called and reached."""

    given_name = forms.CharField(label=_("Roepnaam"), max_length=100)
    infix = forms.CharField(label=_("Tussenvoegsel"), max_length=30, required=False)
    family_name = forms.CharField(label=_("Achternaam"), max_length=120)
    phone = forms.CharField(
        label=_("Telefoon"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )


class NewPersonForm(CardForm, PeriodForm):
    """Someone the board does not know yet and who has no post at a school: with a role, or as coach from outside."""

    email = forms.EmailField(
        label=_("E-mailadres"), required=False, help_text=_("Hiermee kan deze persoon inloggen. Mag later.")
    )
    part = forms.ChoiceField(label=_("Wat doet deze persoon?"))
    start = first_day()
    last = last_day()
    certificate = forms.CharField(label=_("Certificaat van de coach"), max_length=200, required=False)
    equivalent = forms.CharField(label=_("Of een vergelijkbare opleiding"), max_length=200, required=False)

    def let_choose(self, roles: Choices) -> None:
        """Offer the roles at the board, and coach."""
        _offer(self, "part", [*NONE, (COACH, _("coach van buiten")), *roles])


class AddressForm(PeriodForm):
    """An e-mail address for a period."""

    email = forms.EmailField(label=_("E-mailadres"))
    start = first_day()
    last = last_day()


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str | Promise]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class UntilForm(forms.Form):
    """Until when something is shared."""

    until = forms.DateField(
        label=_("Tot welke dag?"),
        help_text=_("Laat leeg als je zelf stopt met delen."),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("Dit is geen datum. Schrijf hem als 31-12-2026, of laat de dag leeg.")},
    )


class SharingForm(UntilForm):
    """With whom to share something, and until when."""

    relation = forms.ChoiceField(
        label=_("Met wie?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies met wie je dit deelt."),
            "invalid_choice": _("Met deze persoon kun je nu niet delen. Kies iemand uit de lijst."),
        },
    )
    field_order = ("relation", "until")

    def let_choose(self, choices: Sequence[tuple[Relation, str]], *, missing: str = "") -> None:
        """Offer these people; `missing` asks for one of them in other words."""
        _offer(self, "relation", [(relation.value, label) for relation, label in choices])
        if missing:
            self.fields["relation"].error_messages["required"] = missing
