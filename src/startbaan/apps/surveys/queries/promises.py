"""What is promised to who fills in a survey: what is done so that answers stay anonymous, and what nobody can do."""

from django.utils.translation import gettext as _

from startbaan.apps.surveys.models import Survey


def promise(survey: Survey) -> str:
    """Say the one thing to know, in a sentence that is true of this survey."""
    if survey.remainder == Survey.Remainder.KEPT:
        return _(
            "Je antwoorden gaan op slot zonder je naam. Ze worden pas geteld als er, soms pas na jaren, genoeg zijn; "
            "daarna kan niemand, ook de beheerder niet, zien wat jij hebt ingevuld."
        )
    return _("Na het sluiten kan niemand, ook de beheerder niet, zien wat jij hebt ingevuld.")


def promises(survey: Survey) -> tuple[str, str, str]:
    """Say in three sentences how a survey stays anonymous."""
    while_open = _(
        "Zolang de enquête loopt, zitten de antwoorden op slot: wie alleen de database heeft, kan ze niet lezen. "
        "Na het sluiten gaat de sleutel weg, en dan kan niemand, ook de beheerder niet, nog zien wat jij invulde."
    )
    until_enough = _(
        "De antwoorden zitten op slot tot er over deze coach genoeg zijn, soms pas na jaren; zo lang blijft de "
        "sleutel bestaan. Daarna gaat hij weg, en dan kan niemand, ook de beheerder niet, nog zien wat jij invulde."
    )
    return (
        _("Dat je antwoordde en wat je antwoordde, bewaren we los van elkaar, zonder naam, nummer of tijd erbij."),
        until_enough if survey.remainder == Survey.Remainder.KEPT else while_open,
        _(
            "Wat we niet kunnen beloven: wie het programma zelf verandert of op je scherm meekijkt, ziet wat je typt, "
            "en aan je eigen woorden kan iemand je herkennen. Noem daarom geen namen."
        ),
    )
