"""The form that publishes a proposal, as it was shown."""

from django import forms


class PublishForm(forms.Form):
    """On which version of the proposal one says yes."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
