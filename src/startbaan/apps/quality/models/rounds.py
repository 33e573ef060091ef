"""What a partnership asks of itself each year: its own statements on the guarantees, and the panel talk."""

import uuid

from django.db import models

from startbaan.apps.people.models import Organisation

LONGEST = 20_000
LONGEST_NOTE = 2_000


class GuaranteeStatements(models.Model):
    """The statements of a partnership itself on one of the four guarantees, one on a line, for a school year."""

    partnership = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="opleidingsschool")
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    guarantee = models.SlugField("waarborg", max_length=40)
    text = models.TextField("stellingen", max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = "stellingen bij een waarborg"
        verbose_name_plural = "stellingen bij waarborgen"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "school_year", "guarantee"], name="guarantee_statements_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.guarantee} in {self.school_year}"


class PanelReport(models.Model):
    """A panel talk was held on a day; the gathering it was, by its key, where it stood in the agenda."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="opleidingsschool")
    day = models.DateField("dag")
    gathering = models.UUIDField("bijeenkomst", null=True, blank=True, unique=True)

    class Meta:
        verbose_name = "verslag van een panelgesprek"
        verbose_name_plural = "verslagen van panelgesprekken"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "day"],
                name="panel_report_once_a_day",
                violation_error_message="Van die dag is er al een verslag.",
            )
        ]

    def __str__(self) -> str:
        return f"panelgesprek op {self.day}"


class PanelNote(models.Model):
    """One thing that was said in a panel talk, by nobody in particular."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(PanelReport, models.CASCADE, related_name="notes", verbose_name="verslag")
    number = models.PositiveSmallIntegerField("nummer")
    words = models.TextField("wat er gezegd is", max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = "aantekening van een panelgesprek"
        verbose_name_plural = "aantekeningen van panelgesprekken"
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="panel_note_once")]

    def __str__(self) -> str:
        return f"{self.number} van {self.report_id}"


class GuaranteeScore(models.Model):
    """How far a partnership is with one of its statements, as those who keep the programme say together."""

    partnership = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="opleidingsschool")
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    statement = models.SlugField("stelling", max_length=60)
    point = models.PositiveSmallIntegerField("hoe ver")

    class Meta:
        verbose_name = "oordeel over een stelling"
        verbose_name_plural = "oordelen over stellingen"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "school_year", "statement"], name="guarantee_score_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.point}"
