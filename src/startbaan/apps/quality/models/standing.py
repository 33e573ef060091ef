"""How a partnership stands, and the reviews and visits that were held."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.files.models import StoredFile
from startbaan.apps.people.models import Organisation, PeriodField, has_days

LONGEST = 20_000


class PartnershipStanding(models.Model):
    """A partnership is recognised or an aspirant, for a period; which reviews it owes follows from that."""

    class Standing(models.TextChoices):
        RECOGNISED = "recognised", _("erkend")
        ASPIRANT = "aspirant", _("aspirant")

    partnership = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="opleidingsschool")
    standing = models.CharField("stand", max_length=12, choices=Standing)
    period = PeriodField("periode")

    class Meta:
        verbose_name = "stand van een opleidingsschool"
        verbose_name_plural = "standen van opleidingsscholen"
        constraints = [
            has_days("partnership_standing_has_days"),
            ExclusionConstraint(
                name="partnership_standing_one_at_a_time",
                expressions=[("partnership", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="In die periode staat al hoe de opleidingsschool ervoor staat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id} is {self.standing}"


class ReviewHeld(models.Model):
    """A review of the partnership, or a visit to the review of another, on a day; what was said goes into words."""

    class ReviewKind(models.TextChoices):
        PEER_REVIEW = "peer-review", _("peer review")
        ASSESSING_REVIEW = "assessing-review", _("beoordelende review")
        VISIT = "visit", _("bezoek aan een ander")

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="opleidingsschool")
    kind_of_review = models.CharField("soort", max_length=20, choices=ReviewKind)
    day = models.DateField("dag")
    with_whom = models.CharField("met wie", max_length=200, blank=True)
    words = models.TextField("wat er uitkwam", max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = "review"
        verbose_name_plural = "reviews"
        indexes = [models.Index(fields=["partnership", "-day"], name="review_held_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_of_review_display()} op {self.day}"


class ReviewDocument(models.Model):
    """A document of a review, under the name it was handed in with."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(ReviewHeld, models.CASCADE, related_name="documents", verbose_name="review")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="bestand")
    name = models.CharField("naam", max_length=120)

    class Meta:
        verbose_name = "document van een review"
        verbose_name_plural = "documenten van reviews"

    def __str__(self) -> str:
        return self.name
