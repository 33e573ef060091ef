"""Regions, partnerships, boards, schools, teams and institutes, and who belongs to whom for how long."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models.fields import PeriodField, has_days


class Organisation(models.Model):
    """A place where people hold roles: from the nation down to a team."""

    class OfKind(models.TextChoices):
        NATION = "nation", _("land")
        REGION = "region", _("onderwijsregio")
        PARTNERSHIP = "partnership", _("opleidingsschool")
        BOARD = "board", _("schoolbestuur")
        SCHOOL = "school", _("school")
        TEAM = "team", _("team")
        INSTITUTE = "institute", _("lerarenopleiding")

    class InSector(models.TextChoices):
        PO = "po", _("primair onderwijs")
        VO = "vo", _("voortgezet onderwijs")
        MBO = "mbo", _("middelbaar beroepsonderwijs")

    class HolidayRegion(models.TextChoices):
        NORTH = "noord", _("Noord")
        MIDDLE = "midden", _("Midden")
        SOUTH = "zuid", _("Zuid")

    key = models.SlugField("sleutel", max_length=80, unique=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of_kind = models.CharField("soort", max_length=20, choices=OfKind)
    name = models.CharField("naam", max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="hoort bij"
    )
    sector = models.CharField("sector", max_length=3, choices=InSector, null=True, blank=True)
    brin = models.CharField("BRIN en vestiging", max_length=6, null=True, blank=True)
    town = models.CharField("plaats", max_length=100, blank=True)
    holiday_region = models.CharField("vakantieregio", max_length=6, choices=HolidayRegion, blank=True)
    east = models.DecimalField("kilometers naar het oosten (RD)", max_digits=6, decimal_places=3, null=True, blank=True)
    north = models.DecimalField(
        "kilometers naar het noorden (RD)", max_digits=6, decimal_places=3, null=True, blank=True
    )

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        constraints = [
            models.CheckConstraint(
                condition=~Q(of_kind="school")
                | Q(
                    brin__isnull=False,
                    brin__regex=r"^[0-9]{2}[A-Z]{2}[0-9]{2}$",
                    parent__isnull=False,
                    sector__isnull=False,
                ),
                name="school_has_brin_board_and_sector",
                violation_error_message="Een school heeft een BRIN met vestiging (12AB03), een bestuur en een sector.",
            ),
            models.UniqueConstraint(
                fields=["brin"],
                name="brin_once",
                violation_error_message="Deze BRIN met vestiging is al in gebruik.",
            ),
            models.CheckConstraint(
                condition=~Q(of_kind="team") | Q(parent__isnull=False),
                name="team_has_school",
                violation_error_message="Een team hoort bij een school.",
            ),
            models.CheckConstraint(
                condition=Q(east__isnull=True, north__isnull=True)
                | Q(east__gte=0, east__lte=300, north__gte=300, north__lte=630),
                name="organisation_lies_in_the_country",
                violation_error_message="Vul allebei in, in kilometers: oost tussen 0 en 300, noord tussen 300 en 630.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """A board or school belongs to a partnership, or a partnership or board to a region, for a period."""

    member = models.ForeignKey(Organisation, models.PROTECT, related_name="affiliations", verbose_name="lid")
    of = models.ForeignKey(Organisation, models.PROTECT, related_name="members", verbose_name="van")
    period = PeriodField("periode")

    class Meta:
        verbose_name = "aansluiting"
        verbose_name_plural = "aansluitingen"
        constraints = [
            has_days("affiliation_has_days"),
            ExclusionConstraint(
                name="affiliation_once_at_a_time",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("of", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze organisatie is in die periode al aangesloten.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} bij {self.of}"
