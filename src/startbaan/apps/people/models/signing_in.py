"""A code on paper, for who has no mailbox yet: kept as a digest, used once."""

from typing import ClassVar

from django.db import models

from startbaan.apps.people.models.persons import Person
from startbaan.domain.privacy.policy import Kind


class SignInCode(models.Model):
    """Opens the sign-in of one person once, until it expires or a newer one is made."""

    kind: ClassVar[Kind] = Kind.NAME_CARD
    about: ClassVar[str] = "person"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField("vingerafdruk", max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")
    expires_at = models.DateTimeField("geldig tot")
    closed_at = models.DateTimeField("gebruikt of vervangen", null=True, blank=True)

    class Meta:
        verbose_name = "inlogcode"
        verbose_name_plural = "inlogcodes"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(closed_at__isnull=True),
                name="sign_in_code_one_open",
                violation_error_message="Er is al een inlogcode voor deze persoon.",
            )
        ]

    def __str__(self) -> str:
        return f"inlogcode van {self.person_id}"
