"""The forms of the next version of the programme."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.quality.forms.findings import TOO_LONG
from startbaan.domain.schedule.amending import Fields, Tree
from startbaan.domain.schedule.comparing import Section
from startbaan.ui.widgets import CommaInput, WordsInput

MOST_HOURS, MOST_WEEKS, LONGEST_TITLE, LONGEST_WHY = 200, 52, 120, 2_000
EMPTY = {"required": _("Vul dit in."), "max_length": TOO_LONG}
NUMBERS = {
    "invalid": _("Dit is geen getal."),
    "min_value": _("Vul minstens %(limit_value)s in."),
    "max_value": _("Vul hoogstens %(limit_value)s in."),
    "required": _("Vul dit in."),
}


class BeginForm(forms.Form):
    """After which version the next one comes, and what it is called."""

    after = forms.ChoiceField(
        label=_("Welk programma krijgt een nieuwe versie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een programma.")},
    )
    number = forms.CharField(
        label=_("Hoe heet de nieuwe versie?"),
        help_text=_("Meestal het jaar waarin ze begint, bijvoorbeeld 2027."),
        max_length=20,
        error_messages=EMPTY,
    )

    def let_choose(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer the versions of today."""
        field = self.fields["after"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(versions)
        if len(versions) == 1:
            field.widget = forms.HiddenInput()
            field.initial = versions[0][0]


class ElementForm(forms.Form):
    """The words of an element in both languages, and its hours or weeks."""

    title_nl = forms.CharField(label=_("Naam"), max_length=LONGEST_TITLE, error_messages=EMPTY)
    why_nl = forms.CharField(
        label=_("Waarom: wat heeft een starter eraan?"),
        max_length=LONGEST_WHY,
        widget=WordsInput(3),
        error_messages=EMPTY,
    )
    title_en = forms.CharField(
        label=_("Naam in het Engels"),
        help_text=_("Laat je dit leeg, dan staat er het Nederlands."),
        required=False,
        max_length=LONGEST_TITLE,
        error_messages=EMPTY,
    )
    why_en = forms.CharField(
        label=_("Waarom, in het Engels"),
        required=False,
        max_length=LONGEST_WHY,
        widget=WordsInput(3),
        error_messages=EMPTY,
    )
    hours = forms.DecimalField(
        label=_("Uren per jaar"),
        help_text=_("Wat hieruit volgt in het budget, rekenen we opnieuw uit."),
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
        decimal_places=2,
        localize=True,
        widget=CommaInput(),
        error_messages=NUMBERS,
    )
    first_week = forms.IntegerField(
        label=_("Van schoolweek"), min_value=1, max_value=MOST_WEEKS, error_messages=NUMBERS
    )
    last_week = forms.IntegerField(
        label=_("Tot en met schoolweek"), min_value=1, max_value=MOST_WEEKS, error_messages=NUMBERS
    )

    def of(self, section: Section) -> None:
        """Ask only what an element of this list has."""
        gone = ("first_week", "last_week") if section is Section.ACTIVITIES else ("hours",)
        for name in gone:
            del self.fields[name]

    def changes(self) -> Fields:
        """What was typed, as the YAML of a programme holds it."""
        words = self.cleaned_data
        found: dict[str, Tree] = {
            "title": {"nl": words["title_nl"], "en": words["title_en"] or words["title_nl"]},
            "why": {"nl": words["why_nl"], "en": words["why_en"] or words["why_nl"]},
        }
        if words.get("hours") is not None:
            hours = float(words["hours"])
            found["hours"] = int(hours) if hours == int(hours) else hours
        if "first_week" in words:
            found["weeks"] = [words["first_week"], words["last_week"]]
        return found


class SubjectForm(ElementForm):
    """A new subject of the onboarding list: with whom, and what belongs to it."""

    with_whom = forms.MultipleChoiceField(
        label=_("Met wie?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één.")},
    )
    items = forms.CharField(
        label=_("Wat hoort erbij?"),
        help_text=_("Eén onderdeel op een regel."),
        max_length=LONGEST_WHY,
        widget=WordsInput(4),
        error_messages=EMPTY,
    )

    def let_choose(self, roles: Sequence[tuple[str, str]]) -> None:
        """Offer who stands in the programme."""
        field = self.fields["with_whom"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(roles)


class BringOutForm(forms.Form):
    """Which decided findings this version answers."""

    findings = forms.MultipleChoiceField(
        label=_("Op welke bevindingen is dit een antwoord?"),
        help_text=_("Hun zinnen komen in de lijst van wat er veranderd is. Iedereen kan die lezen."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Over een van deze bevindingen is nog niet besloten. Ververs de pagina.")},
    )

    def let_choose(self, findings: Sequence[tuple[str, str]]) -> None:
        """Offer the findings that wait for a version."""
        field = self.fields["findings"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(findings)
        field.initial = [key for key, _title in findings]
        if not findings:
            del self.fields["findings"]


class ChangesForm(forms.Form):
    """All changes at once, as YAML, for who knows the programme by its keys."""

    changes = forms.CharField(label=_("De wijzigingen als YAML"), max_length=100_000, widget=WordsInput(24))
