"""How one types a worth, per unit; units that choose have their own words, and a right has no worth to type."""

from django.utils.translation import gettext_lazy as _

from startbaan.domain.rules.parameters import Base, Reckoning, Unit

NOTATIONS = {
    Unit.HOURS: _("Een getal met een komma, bijvoorbeeld 40 of 37,5."),
    Unit.EUROS: _("Een bedrag zonder €, bijvoorbeeld 500 of 524,50."),
    Unit.SHARE: _("Een percentage, bijvoorbeeld 6,25%."),
    Unit.FTE: _("Een WTF, bijvoorbeeld 0,5."),
    Unit.MONTHS: _("Een geheel aantal maanden, bijvoorbeeld 24."),
    Unit.YEARS: _("Een geheel aantal jaren, bijvoorbeeld 3."),
    Unit.ROUNDING: _("Bijvoorbeeld 0,01 voor honderdsten of 1 voor hele getallen."),
    Unit.DAY: _("Een dag, bijvoorbeeld 31-10-2026."),
    Unit.STEPS: _("Tredes met komma’s ertussen, bijvoorbeeld 1, 2, 3."),
    Unit.NAMES: _("Namen met komma’s ertussen, bijvoorbeeld LB, LC, LD."),
    Unit.RENAMED: _("Oud en nieuw met een is-teken, bijvoorbeeld L10 = LB, L11 = LC."),
    Unit.TEXTS: _("Elk onderwerp op een eigen regel: het Nederlands, een | en het Engels."),
}
CHOICES = {
    Unit.RECKONING: {Reckoning.DAYS.value: _("per dag"), Reckoning.MONTHS.value: _("per maand")},
    Unit.BASE: {
        Base.WITHOUT_TRAINING.value: _("over de jaartaak zonder de uren professionalisering"),
        Base.WHOLE.value: _("over de hele jaartaak"),
    },
}
