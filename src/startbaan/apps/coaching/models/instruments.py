"""Instruments, version by version, and the parameters that put items on a scale: what was used stays as it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Organisation, Person

LONGEST_KEY = 60
LONGEST_TITLE = 200
LONGEST_NOTE = 500


class InstrumentVersion(models.Model):
    """The words of one instrument, as YAML; once established it never changes, for lessons were scored with it.

    Without an owner it comes with the program; with one a partnership or board imported it.
    """

    class For(models.TextChoices):
        OBSERVATION = "observation", _("wie meekijkt in de les")
        SELF = "self", _("de starter over de eigen les")
        PUPILS = "pupils", _("leerlingen")

    key = models.SlugField("sleutel", max_length=LONGEST_KEY)
    version = models.CharField("versie", max_length=LONGEST_KEY)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingelezen door"
    )
    title = models.CharField("titel", max_length=LONGEST_TITLE)
    purpose = models.CharField("voor", max_length=11, choices=For)
    text = models.TextField("instrument als YAML")
    published_at = models.DateTimeField("vastgesteld", null=True, blank=True)

    class Meta:
        verbose_name = "instrumentversie"
        verbose_name_plural = "instrumentversies"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version", "owner"],
                nulls_distinct=False,
                name="instrument_version_once",
                violation_error_message="Deze versie van het instrument bestaat al. Kies een nieuw nummer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @property
    def is_published(self) -> bool:
        """Whether it was established, so that lessons can be scored with it."""
        return self.published_at is not None


class ParameterSet(models.Model):
    """What `startbaan calibrate` found for the items of one version, without what it said of people; never changes."""

    class Status(models.TextChoices):
        PUBLISHED = "published", _("gepubliceerd")
        OWN = "own", _("uit eigen waarnemingen")
        TRIAL = "trial", _("proef")

    class Sector(models.TextChoices):
        PO = "po", _("primair onderwijs")
        VO = "vo", _("voortgezet onderwijs")
        MBO = "mbo", _("middelbaar beroepsonderwijs")
        SEVERAL = "several", _("meer sectoren")

    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name="instrumentversie")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="ingelezen door")
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("naam", max_length=LONGEST_TITLE)
    source = models.CharField("bron", max_length=LONGEST_NOTE)
    sample = models.CharField("wie er bekeken zijn", max_length=LONGEST_NOTE)
    n = models.PositiveIntegerField("aantal waarnemingen")
    sector = models.CharField("sector", max_length=7, choices=Sector)
    status = models.CharField("hoe zeker", max_length=9, choices=Status)
    text = models.TextField("parameters als JSON")
    made_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingelezen door persoon"
    )
    made_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "parameterset"
        verbose_name_plural = "parametersets"
        constraints = [
            models.UniqueConstraint(fields=["instrument", "owner", "number"], name="parameter_set_numbered_once"),
            models.CheckConstraint(condition=models.Q(n__gte=2), name="parameter_set_of_several_observations"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class AdoptedParameters(models.Model):
    """From which day on a partnership or board uses which set for an instrument; without a set: none of its own."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="voor")
    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name="instrumentversie")
    parameters = models.ForeignKey(
        ParameterSet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="parameterset"
    )
    from_on = models.DateField("vanaf")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gekozen door")
    made_at = models.DateTimeField("gekozen op")

    class Meta:
        verbose_name = "gekozen parameters"
        verbose_name_plural = "gekozen parameters"
        indexes = [models.Index(fields=["organisation", "instrument", "-from_on"], name="adopted_latest")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.parameters or '–'}"
