"""Input elements that Django lacks: a day, a number with a comma, a text that grows, a code from a board or screen."""

from django import forms


class DayInput(forms.DateInput):
    """The browser's own date field, which wants and gives ISO dates."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CommaInput(forms.TextInput):
    """A number typed as text, so that the comma of a Dutch keyboard is taken; use with `localize=True`."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "decimal", "class": "sb-input-short"})


class WordsInput(forms.Textarea):
    """A text of some sentences; grows while one types where the browser can."""

    def __init__(self, rows: int = 4) -> None:
        super().__init__(attrs={"rows": rows})


class CodeInput(forms.TextInput):
    """A code of a few capitals and digits, as somebody copies it from a board or a screen."""

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "sb-code-input",
            }
        )
