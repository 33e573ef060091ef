"""School years that boards opened."""

from django.db import models

from startbaan.apps.people.models import Organisation, Person


class OpenedYear(models.Model):
    """A school year that a board opened: by which programme, and how many starters it counts on."""

    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="bestuur")
    school_year = models.PositiveSmallIntegerField("schooljaar (beginjaar)")
    starters = models.PositiveSmallIntegerField("aantal starters")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="geopend door")
    opened_at = models.DateTimeField("geopend")

    class Meta:
        verbose_name = "geopend schooljaar"
        verbose_name_plural = "geopende schooljaren"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "school_year"],
                name="year_opened_once_per_board",
                violation_error_message="Dit schooljaar is al geopend.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.school_year} bij {self.board}"
