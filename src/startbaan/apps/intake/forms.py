"""The forms of taking people in: a file, what its headers mean, and from which day changes count."""

from collections.abc import Callable, Sequence

from django import forms
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from startbaan.apps.intake.queries import Column, routes
from startbaan.apps.intake.queries.matching import Matched
from startbaan.apps.intake.queries.wishes import WishPage
from startbaan.domain.staffing import values
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import LEAVE_OUT
from startbaan.ui.widgets import DayInput

NO_DATE = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
LONGEST_NAME = 255
ASK = "vraag"


def _label(field: Field) -> str:
    return field.label.said(gettext)


label_of = lazy(_label, str)


class BoardForm(forms.Form):
    """For which board people are taken in; not asked of who works for one."""

    board = forms.ChoiceField(label=_("Voor welk bestuur?"), error_messages={"required": _("Kies een bestuur.")})

    def let_choose(self, boards: Sequence[tuple[str, str]]) -> None:
        """Offer these boards, or none when there is one."""
        field = self.fields["board"]
        if isinstance(field, forms.ChoiceField):
            field.choices = boards
            field.initial = boards[0][0] if boards else ""
            field.required = len(boards) > 1
            if len(boards) < 2:
                field.widget = forms.HiddenInput()


class UploadForm(BoardForm):
    """A list of staff."""

    file = forms.FileField(
        label=_("Het bestand"),
        help_text=_("Een Excel-bestand (.xlsx) of CSV van hoogstens 20 MB, zoals je HR-systeem het maakt."),
        allow_empty_file=True,
        max_length=LONGEST_NAME,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "max_length": _("De naam van dit bestand is te lang. Maak hem korter."),
        },
    )
    per = forms.DateField(
        label=_("Wijzigingen gelden vanaf"),
        help_text=_("Verandert iemands werktijdfactor, schaal of trede? Dan geldt dat vanaf deze dag."),
        widget=DayInput(),
        error_messages={"required": _("Vul een dag in."), "invalid": NO_DATE},
    )


class DayForm(forms.Form):
    """From which day changes count."""

    per = forms.DateField(
        label=_("Wijzigingen gelden vanaf"),
        widget=DayInput(),
        error_messages={"required": _("Vul een dag in."), "invalid": NO_DATE},
    )


class HeadersForm(forms.Form):
    """What each column of a file holds."""

    def ask(self, columns: Sequence[Column]) -> None:
        """Ask about these columns, each with what we think it holds and what stands in it."""
        for column in columns:
            self.fields[column.key] = forms.ChoiceField(
                label=_("Kolom %(letters)s: “%(text)s”") % {"letters": column.letters, "text": column.text},
                help_text=", ".join(column.samples),
                choices=_fields(),
                initial=column.field,
                required=False,
            )

    def clean(self) -> dict[str, str]:
        """Refuse two columns for one thing."""
        chosen: dict[str, str] = dict(super().clean() or {})
        held = [field for field in chosen.values() if field not in {LEAVE_OUT, ASK}]
        for key, field in chosen.items():
            if held.count(field) > 1:
                self.add_error(key, _("Twee kolommen kunnen niet hetzelfde zijn. Sla er een over."))
        return chosen

    @property
    def chosen(self) -> dict[str, str]:
        """The field of each column; empty for one to leave out."""
        return {str(key): str(field) for key, field in self.cleaned_data.items() if field != ASK}


def _fields() -> list[tuple[str, str | Promise]]:
    return [(LEAVE_OUT, _("Sla deze kolom over")), *((field.value, label_of(field)) for field in Field)]


def _clean(parse: Callable[[str], object]) -> Callable[[str], None]:
    """Let a parser of lists judge what someone types, so that both are read alike."""

    def check(typed: str) -> None:
        try:
            parse(typed)
        except values.Unreadable as problem:
            raise forms.ValidationError(problem.sentence.said(gettext)) from problem

    return check


class WhoForm(forms.Form):
    """Who someone is."""

    number = forms.CharField(
        label=label_of(Field.PERSONNEL_NUMBER),
        validators=[_clean(values.personnel_number)],
        error_messages={"required": _("Vul het personeelsnummer in.")},
    )
    given_name = forms.CharField(
        label=label_of(Field.GIVEN_NAME), max_length=100, error_messages={"required": _("Vul de roepnaam in.")}
    )
    infix = forms.CharField(label=label_of(Field.INFIX), max_length=30, required=False)
    family_name = forms.CharField(
        label=label_of(Field.FAMILY_NAME), max_length=120, error_messages={"required": _("Vul de achternaam in.")}
    )


class KnownForm(forms.Form):
    """Nothing is asked: it is said whether the board knows this person."""


class StartForm(forms.Form):
    """The days in service."""

    started_on = forms.DateField(
        label=_("Wat is de eerste werkdag op deze school?"),
        widget=DayInput(),
        error_messages={"required": _("Vul de eerste werkdag in."), "invalid": NO_DATE},
    )
    ended_on = forms.DateField(
        label=_("Wat is de laatste werkdag?"),
        help_text=_("Laat leeg als er geen einddatum is."),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": NO_DATE},
    )


class SchoolForm(forms.Form):
    """The school."""

    school = forms.ChoiceField(label=_("Op welke school?"), error_messages={"required": _("Kies een school.")})

    def let_choose(self, schools: Sequence[tuple[str, str]]) -> None:
        """Offer these schools."""
        field = self.fields["school"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kies een school")), *schools]


class FunctionForm(forms.Form):
    """The function."""

    function = forms.CharField(
        label=_("Wat is de functie?"),
        help_text=_("Bijvoorbeeld leerkracht, leraar of docent."),
        max_length=120,
        error_messages={"required": _("Vul de functie in.")},
    )


class ScaleForm(forms.Form):
    """Scale and step."""

    scale = forms.CharField(label=_("In welke schaal?"), help_text=_("Bijvoorbeeld LB."), required=False, max_length=10)
    step = forms.CharField(label=_("Op welke trede?"), required=False, validators=[_clean(values.step)])


class FactorForm(forms.Form):
    """The working-time factor."""

    fte = forms.CharField(
        label=_("Wat is de werktijdfactor?"),
        help_text=_("Voltijd is 1. Vier van de vijf dagen is 0,8."),
        validators=[_clean(values.fte)],
        error_messages={"required": _("Vul de werktijdfactor in.")},
    )


class RouteForm(forms.Form):
    """How someone came into the profession."""

    route = forms.ChoiceField(
        label=_("Langs welke weg kwam deze persoon in het onderwijs?"),
        required=False,
        widget=forms.RadioSelect,
        choices=lambda: [("", _("Dat weet ik niet")), *routes()],
    )


class ExperienceForm(forms.Form):
    """Since when someone teaches."""

    profession_started_on = forms.DateField(
        label=_("Sinds wanneer werkt deze persoon in het onderwijs?"),
        help_text=_(
            "Hieruit volgt in welk jaar van het traject iemand begint. Leeg: we tellen vanaf de eerste werkdag."
        ),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": NO_DATE},
    )
    qualified_on = forms.DateField(
        label=_("Sinds wanneer bevoegd?"), required=False, widget=DayInput(), error_messages={"invalid": NO_DATE}
    )


class MailForm(forms.Form):
    """How to reach someone."""

    email = forms.EmailField(
        label=_("Wat is het e-mailadres van school?"),
        help_text=_("Nog geen adres? Laat leeg. Je kunt later een inlogcode printen."),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Controleer het.")},
    )


class TransferForm(forms.Form):
    """For each starter of a coach who goes away the next coach, and the first day."""

    start = forms.DateField(
        label=_("Vanaf welke dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DATE},
    )

    def offer(self, starters: Sequence[Matched]) -> None:
        """Ask for each starter whom one proposes; chosen before is who fits best, with all others together."""
        for matched in starters:
            if not matched.is_asked:
                continue
            people = [(str(choice.person), choice.brief) for choice in matched.choices]
            self.fields[f"coach-{matched.starter.pk}"] = forms.ChoiceField(
                label=str(matched.starter),
                help_text=matched.why,
                required=False,
                initial=str(matched.best.person) if matched.best else "",
                choices=[*people, ("", _("Nu niet"))],
                error_messages={"invalid_choice": _("Kies iemand uit de lijst.")},
            )

    def chosen(self, starter: int) -> int | None:
        """Whom one proposes for this starter."""
        holder = self.cleaned_data.get(f"coach-{starter}", "")
        return int(holder) if holder else None

    @property
    def asked(self) -> list[forms.BoundField]:
        """The questions about starters, one for each."""
        return [self[name] for name in self.fields if name.startswith("coach-")]


class WishForm(forms.Form):
    """Whom one wishes to be coupled to, or not: a coach as a starter, a school or a starter as a coach."""

    says = forms.ChoiceField(
        label=_("Wat wil je?"),
        choices=[("graag", _("Graag")), ("niet", _("Liever niet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je wilt."), "invalid_choice": _("Kies wat je wilt.")},
    )
    coach = forms.TypedChoiceField(
        label=_("Welke coach?"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Kies iemand uit de lijst.")},
    )
    school = forms.TypedChoiceField(
        label=_("Starters van welke school?"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Kies een school uit de lijst.")},
    )
    address = forms.EmailField(
        label=_("Of van welke starter? Vul het e-mailadres in"),
        help_text=_("Klopt het adres niet, dan telt je wens niet mee. Startbaan zegt niet of iemand starter is."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Dit is geen e-mailadres.")},
    )

    def let_choose(self, page: WishPage) -> None:
        """Offer the coaches to a starter, the schools and an address to a coach."""
        self._offer("coach", [(person.pk, str(person)) for person in page.coaches])
        self._offer("school", [(school.pk, str(school)) for school in page.schools])
        if not page.is_coach:
            del self.fields["address"]

    def clean(self) -> None:
        """Ask for one thing at a time."""
        named = [name for name in ("coach", "school", "address") if self.cleaned_data.get(name)]
        if len(named) != 1 and not self.errors:
            raise forms.ValidationError(_("Kies één coach, één school of één starter."))

    def _offer(self, name: str, choices: Sequence[tuple[int, str]]) -> None:
        field = self.fields[name]
        if not choices:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kies")), *choices]


class VersionForm(forms.Form):
    """By which version of the programme the starters go on."""

    version = forms.ChoiceField(
        label=_("Volgens welk programma gaan de starters verder?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een programma."), "invalid_choice": _("Kies een programma uit de lijst.")},
    )

    def let_choose(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer to leave it, or one of these versions."""
        field = self.fields["version"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("blijf", _("Ieder houdt het eigen programma")), *versions]


class ContactsForm(forms.Form):
    """Whether the contacts per school are right."""

    checked = forms.BooleanField(
        label=_("Ik heb nagekeken wie de contactpersonen zijn"),
        error_messages={"required": _("Kijk de contactpersonen na, en vink dit aan.")},
    )


class NumberForm(forms.Form):
    """How many starters the board counts on."""

    starters = forms.IntegerField(
        label=_("Op hoeveel starters rekent het bestuur?"),
        min_value=0,
        max_value=2000,
        error_messages={
            "required": _("Vul een aantal in."),
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Vul 0 of meer in."),
            "max_value": _("Dit zijn er te veel voor één bestuur."),
        },
    )


class HoursForm(forms.Form):
    """How many hours each coach has in the year."""

    def ask(self, coaches: Sequence[tuple[int, str, str]]) -> None:
        """Ask it of each coach; one left empty is not changed."""
        for registration, name, hours in coaches:
            self.fields[f"uren-{registration}"] = forms.DecimalField(
                label=name,
                required=False,
                min_value=0,
                max_value=2000,
                decimal_places=2,
                localize=True,
                initial=hours,
                error_messages={
                    "invalid": _("Vul een getal in, bijvoorbeeld 33."),
                    "min_value": _("Vul 0 of meer in."),
                    "max_value": _("Dit zijn te veel uren voor één jaar."),
                    "max_decimal_places": _("Gebruik hoogstens twee cijfers achter de komma."),
                },
            )
