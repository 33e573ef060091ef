"""Keeping what was typed in a form on a draft, unless somebody else changed the same thing in between."""

from collections.abc import Callable

from django.forms import Form
from django.utils.translation import gettext as _

from startbaan.apps.people.views.carrying_out import carried_out


def kept(form: Form, was: str, act: Callable[[], object]) -> bool:
    """Do what a valid form asks; False when it is wrong, refused, or built on what is no longer there."""
    if not form.is_bound:
        return False
    is_valid = form.is_valid()
    if form.cleaned_data.get("was", "") != was:
        form.add_error(
            None,
            _(
                "Iemand anders heeft dit intussen veranderd of weggehaald. Wat jij schreef staat hieronder nog. "
                "Bewaar je nu, dan komt dat in de plaats."
            ),
        )
        return False
    return is_valid and carried_out(form, act)
