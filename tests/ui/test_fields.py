"""A field, its hint and its error belong together for every reader."""

import re

from django import forms
from django.template import Context, engines

from startbaan.ui.widgets import CommaInput, DayInput


class Entry(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals collega's je noemen.")
    start_on = forms.DateField(label="Eerste werkdag", widget=DayInput())
    fte = forms.DecimalField(label="WTF", localize=True, widget=CommaInput())
    route = forms.ChoiceField(label="Route", choices=[("a", "Pabo"), ("b", "Zij")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Besproken")
    note = forms.CharField(label="Opmerking", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        raise forms.ValidationError("Dit bestaat al.")


def rendered(source, **context):
    html = engines["django"].engine.from_string("{% load startbaan %}" + source).render(Context(context))
    return re.sub(r"\s+", " ", html).strip()


def test_field_is_described_by_its_hint_and_its_error():
    html = rendered("{% field form.name %}", form=Entry({}))

    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext">Zoals collega&#x27;s je noemen.' in html
    assert 'id="id_name_error"' in html


def test_field_without_error_is_not_called_wrong():
    html = rendered("{% field form.name %}", form=Entry())

    assert "aria-invalid" not in html
    assert "data-wrong" not in html


def test_choices_stand_in_a_named_group():
    html = rendered("{% field form.route %}", form=Entry({}))

    assert '<fieldset aria-describedby="id_route_error"> <legend>Route </legend>' in html
    assert '<label for="id_route_0">Pabo</label>' in html


def test_optional_field_says_so():
    assert "(niet verplicht)" in rendered("{% field form.note %}", form=Entry())


def test_field_of_a_form_that_demands_nothing_does_not_say_so():
    class Filter(forms.Form):
        words = forms.CharField(required=False)

    assert "(niet verplicht)" not in rendered("{% field form.words %}", form=Filter())


def test_hidden_field_has_no_label():
    assert rendered("{% field form.key %}", form=Entry()) == '<input type="hidden" name="key" id="id_key">'


def test_day_is_shown_as_the_browser_wants_it():
    html = rendered("{% field form.start_on %}", form=Entry({"start_on": "2026-08-01"}))

    assert 'type="date" name="start_on" value="2026-08-01"' in html


def test_number_with_a_comma_is_taken():
    form = Entry({"fte": "0,8"})
    form.is_valid()

    assert str(form.cleaned_data["fte"]) == "0.8"


def test_error_summary_leads_to_every_wrong_field():
    html = rendered("{% error_summary form %}", form=Entry({"start_on": "gisteren", "name": "Noor", "fte": "1"}))

    assert re.findall(r'href="#([^"]+)">([^<]+)<', html) == [
        ("id_start_on", "Eerste werkdag: Voer een geldige datum in."),
        ("id_route_0", "Route: Dit veld is verplicht."),
        ("id_agreed", "Besproken: Dit veld is verplicht."),
    ]
    assert "<li>Dit bestaat al.</li>" in html


def test_error_summary_of_a_good_form_is_nothing():
    assert rendered("{% error_summary form %}", form=Entry()) == ""
