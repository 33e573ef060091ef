"""What the style page shows its components with: an invented school, an invented starter, a day that stands still."""

from datetime import date

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from startbaan.ui.lanes import Lane, Lanes, Sign, Spot, Stretch
from startbaan.ui.navigation import Navigation, NavItem, SignedIn
from startbaan.ui.shapes import Bar, Moment, State, Step, Timeline, TimelineYear
from startbaan.ui.widgets import CommaInput, DayInput, WordsInput

TODAY = date(2026, 11, 3)


class SampleForm(forms.Form):
    """A form with every kind of field."""

    name = forms.CharField(label=gettext_lazy("Naam"), help_text=gettext_lazy("Zoals collega's je noemen."))
    email = forms.EmailField(label=gettext_lazy("E-mailadres"))
    start_on = forms.DateField(label=gettext_lazy("Eerste werkdag"), widget=DayInput())
    fte = forms.DecimalField(
        label=gettext_lazy("Werktijdfactor (WTF)"),
        help_text=gettext_lazy("Bijvoorbeeld 0,8."),
        localize=True,
        widget=CommaInput(),
    )
    groups = forms.IntegerField(label=gettext_lazy("Aantal groepen"), required=False, widget=forms.NumberInput())
    school = forms.ChoiceField(
        label=gettext_lazy("School"), choices=[("", "—"), ("wiel", "OBS De Wiel"), ("kompas", "Het Kompas")]
    )
    about = forms.CharField(label=gettext_lazy("Je vraag"), required=False, widget=WordsInput())
    route = forms.ChoiceField(
        label=gettext_lazy("Hoe werd je leraar?"),
        choices=[("pabo", gettext_lazy("Pabo")), ("zij", gettext_lazy("Zij-instroom"))],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Op welke dagen kun je?"),
        choices=[("di", gettext_lazy("dinsdag")), ("do", gettext_lazy("donderdag"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label=gettext_lazy("Ik heb dit met mijn coach besproken"))
    report = forms.FileField(label=gettext_lazy("Bestand"), required=False)


class SampleFilter(forms.Form):
    """A form that narrows a list."""

    school = forms.ChoiceField(
        label=gettext_lazy("School"),
        choices=[("", gettext_lazy("Alle scholen")), ("wiel", "OBS De Wiel")],
        required=False,
    )
    words = forms.CharField(label=gettext_lazy("Zoeken"), required=False)


def navigation() -> Navigation:
    """Return the frame as a starter sees it."""
    return Navigation(
        home_url="#",
        primary=(
            NavItem(_("Vandaag"), "#", icon="today", current=True),
            NavItem(_("Mijn traject"), "#", icon="track"),
            NavItem(_("Inwerken"), "#", icon="list", count=2),
            NavItem(_("Vragen"), "#", icon="help"),
        ),
        more=(NavItem(_("Handboek"), "#", icon="book"), NavItem(_("Wie ziet wat?"), "#", icon="eye")),
        footer=(
            NavItem(_("Wie ziet wat?"), "#"),
            NavItem(_("Inzagelogboek"), "#"),
            NavItem(_("Handboek"), "#"),
            NavItem(_("Veiligheid: vertrouwenspersoon"), "#"),
        ),
        person=SignedIn(
            name="Noor Bakker",
            role=_("starter, OBS De Wiel"),
            sign_out_url="#",
            items=(NavItem(_("Mijn gegevens"), "#", icon="person"),),
        ),
    )


def three_years() -> Timeline:
    """Return three years, a few months after the start."""
    first = (
        Moment(_("Startbijeenkomst"), date(2026, 9, 9), State.DONE),
        Moment(_("Kennismaken met je maatje"), date(2026, 8, 26), State.DONE),
        Moment(_("Startgesprek"), date(2026, 11, 5), State.NEXT, "#"),
        Moment(_("Lesbezoek en nagesprek"), date(2026, 10, 30), State.LATE, "#"),
        Moment(_("Tussenevaluatie"), date(2027, 2, 10), State.PLANNED),
        Moment(_("Eindgesprek"), date(2027, 6, 16), State.PLANNED),
    )
    second = (
        Moment(_("Startgesprek"), date(2027, 9, 15), State.PLANNED),
        Moment(_("Intervisie"), date(2028, 1, 20), State.PLANNED),
        Moment(_("Eindgesprek"), date(2028, 6, 14), State.PLANNED),
    )
    third = (
        Moment(_("Startgesprek"), date(2028, 9, 14), State.PLANNED),
        Moment(_("Afronding"), date(2029, 6, 14), State.PLANNED),
    )
    return Timeline(
        years=(
            TimelineYear(_("Jaar 1"), date(2026, 8, 1), date(2027, 8, 1), tuple(sorted(first, key=lambda m: m.on))),
            TimelineYear(_("Jaar 2"), date(2027, 8, 1), date(2028, 8, 1), second),
            TimelineYear(_("Jaar 3"), date(2028, 8, 1), date(2029, 8, 1), third),
        ),
        today=TODAY,
    )


def person_and_items() -> Lanes:
    """Return a person among the steps of a few items."""
    ring, tick, next_one = Sign.RING, Sign.TICK, Sign.DIAMOND
    climate, activating = _("Veilig klimaat"), _("Activeren")
    return Lanes(
        (
            Lane(
                _("Gaat met respect met leerlingen om"), (Spot(-2.4, tick, "3"), Spot(-0.9, tick, "4")), group=climate
            ),
            Lane(_("Geeft vertrouwen"), (Spot(-1.8, tick, "3"), Spot(0.3, next_one, "4")), group=climate),
            Lane(
                _("Stelt vragen die doen nadenken"), (Spot(0.6, next_one, "3"), Spot(2.1, tick, "4")), group=activating
            ),
            Lane(_("Laat leerlingen hardop denken"), (Spot(1.3, ring, "3"), Spot(2.6, tick, "4")), group=activating),
        ),
        -3,
        3,
        start_word=_("makkelijker"),
        end_word=_("moeilijker"),
        band=Stretch(-0.2, 0.9),
        line=0.35,
        legend=(
            ("band", _("waar je nu ongeveer staat")),
            ("diamond", _("volgende stap")),
            ("tick", _("stap naar deze score")),
            ("ring", _("niet gezien")),
        ),
    )


def three_visits() -> Lanes:
    """Return three visits with how sure each is."""
    return Lanes(
        (
            Lane(_("3 okt"), (Spot(-0.4, Sign.DOT),), Stretch(-1.0, 0.2), note="Meral Yilmaz"),
            Lane(_("12 jan"), (Spot(0.1, Sign.DOT),), Stretch(-0.5, 0.7), note="Karin Post"),
            Lane(_("8 apr"), (Spot(0.5, Sign.DOT),), Stretch(-0.1, 1.1), note="Meral Yilmaz"),
        ),
        -1.5,
        1.5,
        start_word=_("lager"),
        end_word=_("hoger"),
        legend=(("dot", _("meting")), ("stretch", _("hoe zeker: 95% van de keren hierbinnen"))),
    )


def pages() -> "Page[int]":
    """Return the fifth page of a long list."""
    return Paginator(range(1, 301), 25).page(5)


def sample_context() -> dict[str, object]:
    """Return everything the examples ask for."""
    wrong = SampleForm({"name": "Noor", "fte": "8", "start_on": "morgen"})
    return {
        "today": TODAY,
        "form": SampleForm(),
        "wrong": wrong,
        "filter": SampleFilter(auto_id="filter_%s"),
        "line": three_years(),
        "pages": pages(),
        "facts": [(_("School"), "OBS De Wiel"), (_("Werktijdfactor (WTF)"), "0,8"), (_("Coach"), "Meral Yilmaz")],
        "headings": [_("Naam"), _("School"), _("Jaar")],
        "rows": [["Noor Bakker", "OBS De Wiel", 1], ["Thijs van Dam", "RKBS Maria", 2]],
        "crumbs": [NavItem("Waterland Onderwijs", "#"), NavItem(_("Starters"), "#")],
        "tabs": [
            NavItem(_("Traject"), "#", current=True),
            NavItem(_("Inwerken"), "#", count=2),
            NavItem(_("Gegevens"), "#"),
        ],
        "steps": [
            Step(_("Wie"), State.DONE, "#"),
            Step(_("School"), State.DONE, "#"),
            Step(_("Start"), State.NEXT),
            Step(_("Klopt alles?"), State.PLANNED),
        ],
        "bars": (
            Bar("OBS De Wiel", 14, 16),
            Bar("RKBS Maria", 5, 9),
            Bar("Het Kompas", 9, 12),
            Bar("De Vlinder", 7, 11),
            Bar("De Regenboog", 12, 12),
        ),
        "counts": (Bar(_("Jaar 1"), 11), Bar(_("Jaar 2"), 9), Bar(_("Jaar 3"), 7)),
        "person_and_items": person_and_items(),
        "map_headings": [_("Wat"), _("Stap naar 3"), _("Stap naar 4")],
        "map_rows": [
            [_("Gaat met respect met leerlingen om"), "94%", "78%"],
            [_("Geeft vertrouwen"), "90%", "51%"],
            [_("Stelt vragen die doen nadenken"), "44%", "15%"],
            [_("Laat leerlingen hardop denken"), "28%", "10%"],
        ],
        "three_visits": three_visits(),
        "visit_headings": [_("Bezoek"), _("Meting"), _("Tussen")],
        "visit_rows": [
            [_("3 okt"), "−0,4", "−1,0 en 0,2"],
            [_("12 jan"), "0,1", "−0,5 en 0,7"],
            [_("8 apr"), "0,5", "−0,1 en 1,1"],
        ],
        "loss": [_("Niemand kan het bestand daarna nog openen. Dit kun je niet terugdraaien.")],
        "consequences": [
            _("De coaching door Meral Yilmaz stopt op 31 december."),
            _("Wat jullie samen maakten, ziet alleen jij nog."),
            _("Je nieuwe coach krijgt een bericht."),
        ],
    }
