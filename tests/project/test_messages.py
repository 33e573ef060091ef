"""What is found in a module and in a template, and what is kept of the catalogue."""

import polib
import pytest

from startbaan.project import messages
from startbaan.project.messages import Message, Unreadable


def test_module_gives_the_words_under_any_name_of_gettext():
    text = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy as _in, gettext_noop

first = _("Eén " "zin.")
second = ngettext("%(n)s dag", "%(n)s dagen", n) % {"n": n}
third = _in("op een knop", "Open")
fourth = {"key": gettext_noop("Later gezegd")}
fifth = _(fourth["key"]), _(str(constraint.violation_error_message))
constraint = Unique(violation_error_message="Dit kan maar " "één keer.")
other = something("Niet voor mensen")
"""

    with pytest.raises(Unreadable):
        list(messages.in_python(text))
    assert list(messages.in_python(text.replace('fourth["key"]', "fourth[key]"))) == [
        Message("Eén zin."),
        Message("%(n)s dag", "%(n)s dagen"),
        Message("Open", context="op een knop"),
        Message("Later gezegd"),
        Message("Dit kan maar één keer."),
    ]


@pytest.mark.parametrize("call", ['_(f"Dag {name}")', '_("Dag " + name)', '_("Dag {}".format(name))'])
def test_words_put_together_while_running_are_refused(call):
    with pytest.raises(Unreadable, match="geen vaste tekst"):
        list(messages.in_python(f"from django.utils.translation import gettext as _\n{call}"))


def test_call_of_another_function_of_that_name_says_nothing():
    assert list(messages.in_python('_("niet van gettext")')) == []


def test_module_that_defines_say_may_say_something_itself():
    assert list(messages.in_python('def say(words): ...\nsay("Wat hier staat")')) == [Message("Wat hier staat")]


def test_template_gives_the_words_of_every_way_to_mark_them():
    text = """{% load i18n %}<h1>{% translate "Eerst (dit)" %}</h1>
{% component "button" label=_("Dan 'dit'") kind="quiet" %}{{ _("Los") }}{{ name|default:_("Niemand") }}
{% blocktranslate with day=day|short_day %}op {{ day }}, 50%{% endblocktranslate %}
{% blocktranslate count n=rows|length %}{{ n }} rij{% plural %}{{ n }} rijen{% endblocktranslate %}
{% translate "Open" context "op een knop" as open %}{% comment %}{% translate "Niet" %}{% endcomment %}"""

    assert list(messages.in_template(text)) == [
        Message("Eerst (dit)"),
        Message("Dan 'dit'"),
        Message("Los"),
        Message("Niemand"),
        Message("op %(day)s, 50%%"),
        Message("%(n)s rij", "%(n)s rijen"),
        Message("Open", context="op een knop"),
    ]


def test_update_keeps_what_is_translated_and_drops_what_nobody_says(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "en" / "django.po")
    monkeypatch.setattr(messages, "in_source", lambda: {Message("Dag"): ["a.py"], Message("rij", "rijen"): ["b.html"]})
    before = polib.POFile()
    before.extend([polib.POEntry(msgid="Dag", msgstr="Hello"), polib.POEntry(msgid="Weg", msgstr="Gone")])
    (tmp_path / "en").mkdir()
    before.save(str(messages.CATALOGUE))

    assert messages.update() == (1, 1, 1)
    assert [(entry.msgid, entry.msgstr, entry.occurrences) for entry in messages.catalogue()] == [
        ("Dag", "Hello", [("a.py", "")]),
        ("rij", "", [("b.html", "")]),
    ]
    once = messages.CATALOGUE.read_text(encoding="utf-8")
    messages.update()
    assert messages.CATALOGUE.read_text(encoding="utf-8") == once
