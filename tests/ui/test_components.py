"""A page is held to what a component declares."""

import pytest
from django.template import Context, TemplateSyntaxError, engines

from startbaan.ui.components import Attribute, Component, UnreadableComponent, components, read_component


def rendered(source, **context):
    engine = engines["django"].engine
    return engine.from_string("{% load startbaan %}" + source).render(Context(context))


def refusal(source, **context):
    with pytest.raises(TemplateSyntaxError) as refused:
        rendered(source, **context)
    return str(refused.value)


def test_component_is_read_from_its_first_comment(tmp_path):
    file = tmp_path / "lamp.html"
    file.write_text(
        "{% comment %}\nA lamp.\nlabel: what it lights\ncolour=warm [warm|cold]: of the light\ncontent: a shade\n"
        "{% endcomment %}\n<p></p>"
    )

    assert read_component(file) == Component(
        name="lamp",
        caption="A lamp.",
        attributes={
            "label": Attribute("label", None, (), "what it lights"),
            "colour": Attribute("colour", "warm", ("warm", "cold"), "of the light"),
        },
        wraps=True,
    )


def test_component_without_declaration_is_refused(tmp_path):
    file = tmp_path / "lamp.html"
    file.write_text("<p></p>")

    with pytest.raises(UnreadableComponent, match=r"lamp\.html: begint niet met"):
        read_component(file)


def test_component_with_an_unreadable_line_is_refused_with_its_number(tmp_path):
    file = tmp_path / "lamp.html"
    file.write_text("{% comment %}\nA lamp.\nLabel!\n{% endcomment %}")

    with pytest.raises(UnreadableComponent, match=r"lamp\.html:3: geen attribuut: Label!"):
        read_component(file)


def test_default_of_every_attribute_is_one_of_its_choices():
    odd = [
        f"{component.name}.{attribute.name}"
        for component in components().values()
        for attribute in component.attributes.values()
        if attribute.choices and attribute.default is not None and attribute.default not in attribute.choices
    ]

    assert odd == []


def test_unknown_attribute_is_refused_by_name():
    message = refusal('{% component "badge" word="te laat" kleur="rood" %}')

    assert message == '<unknown source>:1: onderdeel "badge" kent geen attribuut "kleur"; wel: word, tone=neutral'


def test_missing_attribute_is_refused_by_name():
    assert refusal('{% component "badge" tone="late" %}') == '<unknown source>:1: onderdeel "badge" mist: word'


def test_attribute_given_twice_is_refused():
    message = refusal('{% component "badge" word="a" word="b" %}')

    assert message == '<unknown source>:1: onderdeel "badge": "word" staat er twee keer'


def test_required_attribute_that_turns_out_empty_is_refused():
    message = refusal('{% component "badge" word=person.state %}', person={})

    assert message == '<unknown source>:1: onderdeel "badge": "word" is leeg (person.state)'


def test_value_outside_the_choices_is_refused():
    message = refusal('{% component "badge" word="te laat" tone=tone %}', tone="rood")

    assert message == (
        '<unknown source>:1: onderdeel "badge": "tone" kan niet "rood" zijn; wel: neutral, good, attention, late, plan'
    )


def test_unknown_component_is_refused():
    message = refusal('{% component "lamp" %}')

    assert message == f'<unknown source>:1: er is geen onderdeel "lamp"; wel: {", ".join(components())}'


def test_component_without_quotes_is_refused():
    assert refusal("{% component badge %}").startswith("<unknown source>:1: er is geen onderdeel badge; wel: ")


def test_refusal_names_the_file_and_the_line(tmp_path, settings):
    (tmp_path / "lamp.html").write_text('{% load startbaan %}\n\n{% component "badge" %}')
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    with pytest.raises(TemplateSyntaxError, match=r'^lamp\.html:3: onderdeel "badge" mist: word'):
        engines["django"].get_template("lamp.html")


def test_component_sees_only_its_attributes():
    inside = rendered('{% component "empty" title="a" text="b" %}', url="/geheim/", action="Open")

    assert "/geheim/" not in inside


def test_component_escapes_what_it_is_given():
    assert "&lt;script&gt;" in rendered('{% component "badge" word=word %}', word="<script>")


def test_content_of_a_component_sees_the_page():
    inside = rendered('{% component "details" summary="a" %}<b>{{ name }}</b>{% endcomponent %}', name="Noor & co")

    assert "<b>Noor &amp; co</b>" in inside


def test_zero_is_not_empty():
    assert ">0 " in rendered('{% component "figure" number=number caption="starters" unit="van 5" %}', number=0)


def test_row_with_too_few_cells_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        rendered('{% component "table" caption="a" headings=headings rows=rows %}', headings=["a", "b"], rows=[["c"]])
