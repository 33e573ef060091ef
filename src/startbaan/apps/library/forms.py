"""Choosing what to look up, and looking for it in the handbook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.library.queries import KindGroup


class KindForm(forms.Form):
    """One kind of the table."""

    wat = forms.ChoiceField(label=_("Wat wil je opzoeken?"), required=False)

    def let_choose(self, groups: tuple[KindGroup, ...]) -> None:
        """Offer every kind, in its group."""
        field = self.fields["wat"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(group.name, [(row.kind.value, row.name) for row in group.rows]) for group in groups]


class FindForm(forms.Form):
    """Words to look for."""

    zoek = forms.CharField(label=_("Zoek in het handboek"), required=False, max_length=100)
