"""What a round was computed: asked by whom, how far, and with which answer and proof."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from startbaan.apps.peergroups.models.rounds import Round
from startbaan.apps.people.models import Computation


class Run(Computation):
    """One computation of the groups of a round, by a process of its own; of each round one is live at a time.

    `progress` is the last line it said, `answer` what it found with its proof, `problem` who is stuck and what would
    help. The persons in them stand there by number.
    """

    SILENT = timedelta(seconds=30)

    round = models.ForeignKey(Round, models.CASCADE, related_name="runs", verbose_name="ronde")
    version = models.PositiveIntegerField("bij versie")
    locked = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name="vastgezet")
    started_at = models.DateTimeField("begonnen", null=True, blank=True)
    progress = models.JSONField("voortgang", default=dict, blank=True)
    answer = models.JSONField("antwoord", null=True, blank=True)
    problem = models.JSONField("waarom het niet past", null=True, blank=True)

    class Meta:
        verbose_name = "berekening"
        verbose_name_plural = "berekeningen"
        indexes = [models.Index(fields=["round", "-asked_at"], name="run_of_round")]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state__in=["waiting", "running"]),
                name="run_one_live",
                violation_error_message="Er loopt al een berekening. Wacht tot die klaar is, of stop die eerst.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], finished_at__isnull=True)
                | (~Q(state__in=["waiting", "running"]) & Q(finished_at__isnull=False)),
                name="run_finished_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"berekening van {self.round_id}"
