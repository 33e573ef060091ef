"""Which peer groups somebody guides in a school year: what follows from it are hours."""

from django.db import models

from startbaan.apps.people.models import Organisation, Person
from startbaan.apps.programme.models import ProgrammeVersion


class GuidedGroup(models.Model):
    """Somebody guides a peer group in a school year, known by the key its subject gives it; one person a group.

    Its hours are those of the programme its members follow, for who coaches nobody that year.
    """

    key = models.UUIDField("sleutel", unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="begeleider")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="van")
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    version = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="volgens programma"
    )

    class Meta:
        verbose_name = "begeleide intervisiegroep"
        verbose_name_plural = "begeleide intervisiegroepen"
        indexes = [models.Index(fields=["person", "school_year"], name="guided_group_of_year")]

    def __str__(self) -> str:
        return f"{self.person_id} begeleidt {self.key}"
