"""What a board wants with its starters, version by version, and who consented to it in each sector."""

import uuid

from django.db import models
from django.db.models import F, Q

from startbaan.apps.files.models import StoredFile
from startbaan.apps.people.models import Organisation

LONGEST = 20_000


class BoardPolicy(models.Model):
    """One version of the policy of a board on introducing and guiding starters.

    It has the day from which it is meant to hold and no last day: it holds with consent, until another does.
    Once a sector has consented its words stand fast; a change is a new version. `changes` counts the wordings
    before that.
    """

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="schoolbestuur")
    start_on = models.DateField("bedoeld vanaf")
    review_on = models.DateField("opnieuw bekijken op")
    goals = models.TextField("doelen", max_length=LONGEST)
    instruments = models.TextField("instrumenten", max_length=LONGEST)
    quality_agenda = models.CharField("plek in de kwaliteitsagenda", max_length=300, blank=True)
    changes = models.PositiveIntegerField("aantal wijzigingen", default=0)
    written_on = models.DateField("opgeschreven op")

    class Meta:
        verbose_name = "beleid van een bestuur"
        verbose_name_plural = "beleid van besturen"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "start_on"],
                name="board_policy_once_a_day",
                violation_error_message="Er is al een versie die op die dag begint. Kies een andere dag.",
            ),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("start_on")),
                name="board_policy_is_reviewed_later",
                violation_error_message="Bekijk het beleid opnieuw op een dag ná de dag waarop het begint.",
            ),
        ]

    def __str__(self) -> str:
        return f"beleid van {self.board_id} vanaf {self.start_on}"


class PolicyConsent(models.Model):
    """The council of one sector consented to a version on a day; with the document that says so, once it is there."""

    policy = models.ForeignKey(BoardPolicy, models.CASCADE, related_name="consents", verbose_name="versie")
    sector = models.CharField("sector", max_length=3, choices=Organisation.InSector)
    given_on = models.DateField("instemming op")
    file = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="document"
    )
    name = models.CharField("naam van het document", max_length=120, blank=True)

    class Meta:
        verbose_name = "instemming met het beleid"
        verbose_name_plural = "instemmingen met het beleid"
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "sector"],
                name="policy_consent_once_a_sector",
                violation_error_message="De instemming van deze sector is al vastgelegd.",
            )
        ]

    def __str__(self) -> str:
        return f"instemming {self.sector} met {self.policy_id}"
