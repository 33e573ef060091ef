"""Whom somebody proposes as coach, and whom people wish for."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Organisation, Person
from startbaan.domain.privacy.policy import Kind


class CoachProposal(AboutStarter):
    """Whom the coordinator wants as coach of a starter, from which day; the line manager couples, or does not.

    What was wanted and what was decided stand apart: a proposal stays as it was made.
    """

    class Answer(models.TextChoices):
        COUPLED = "gekoppeld", _("gekoppeld")
        DECLINED = "niet", _("niet gekoppeld")
        REPLACED = "vervangen", _("vervangen door een ander voorstel")

    kind: ClassVar[Kind] = Kind.TRACK

    holder = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgestelde coach")
    start_on = models.DateField("vanaf")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgesteld door")
    proposed_at = models.DateTimeField("voorgesteld")
    answer = models.CharField("antwoord", max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    answered_at = models.DateTimeField("beantwoord", null=True, blank=True)

    class Meta:
        verbose_name = "coachvoorstel"
        verbose_name_plural = "coachvoorstellen"
        constraints = [
            models.UniqueConstraint(
                fields=["starter"],
                condition=Q(answer=""),
                name="coach_proposal_one_open",
                violation_error_message="Voor deze starter ligt er al een voorstel.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="coach_proposal_answered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"coachvoorstel van {self.proposed_at:%Y-%m-%d}"


class MatchWish(models.Model):
    """Whom somebody wants to be coupled to, or not: a coach by a starter, a school or a starter by a coach.

    Its author alone reads it. The matching counts it by a function of the database, which never says whose it is.
    """

    class Says(models.TextChoices):
        WANTED = "graag", _("Graag")
        UNWANTED = "niet", _("Liever niet")

    kind: ClassVar[Kind] = Kind.AUTHOR_ONLY
    about: ClassVar[str] = "author"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    says = models.CharField("wens", max_length=5, choices=Says)
    coach = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="coach")
    school = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="school"
    )
    address = models.EmailField("e-mailadres van de starter", max_length=254, blank=True)
    made_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "koppelwens"
        verbose_name_plural = "koppelwensen"
        constraints = [
            models.CheckConstraint(
                condition=Q(coach__isnull=False, school__isnull=True, address="")
                | Q(coach__isnull=True, school__isnull=False, address="")
                | Q(coach__isnull=True, school__isnull=True) & ~Q(address=""),
                name="match_wish_about_one_thing",
                violation_error_message="Kies één coach, één school of één starter.",
            ),
            models.UniqueConstraint(
                fields=["author", "coach", "school", "address"],
                nulls_distinct=False,
                name="match_wish_said_once",
                violation_error_message="Hierover staat al een wens van jou. Haal die eerst weg.",
            ),
        ]

    def __str__(self) -> str:
        return f"koppelwens {self.id}"
