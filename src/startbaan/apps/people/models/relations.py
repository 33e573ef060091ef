"""What people are to an organisation and to a starter, for as long as they are; and what a starter shares."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from startbaan.apps.people.models.fields import PeriodField, has_days
from startbaan.apps.people.models.organisations import Organisation
from startbaan.apps.people.models.persons import Person
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Kind, Relation
from startbaan.domain.privacy.roles import RoleName


class Role(models.Model):
    """A person holds a role at an organisation, for a period."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="roles")
    role = models.CharField("rol", max_length=30, choices=[(r.value, r.value) for r in RoleName])
    period = PeriodField("periode")

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        constraints = [
            has_days("role_has_days"),
            ExclusionConstraint(
                name="role_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze persoon heeft deze rol in die periode al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role} bij {self.organisation}"


class CoachRegistration(models.Model):
    """A person may coach for a board, for a period."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="coach_registrations")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="coaches")
    period = PeriodField("periode")
    is_external = models.BooleanField("extern", default=False)
    certificate = models.CharField("certificaat", max_length=200, blank=True)
    certified_until = models.DateField("certificaat geldig tot en met", null=True, blank=True)
    equivalent = models.CharField("vergelijkbare opleiding", max_length=200, blank=True)

    class Meta:
        verbose_name = "coachregistratie"
        verbose_name_plural = "coachregistraties"
        constraints = [
            has_days("coach_registration_has_days"),
            models.CheckConstraint(
                condition=~Q(certificate="") | ~Q(equivalent=""),
                name="coach_has_certificate_or_equivalent",
                violation_error_message="Noem het certificaat van de coach of de vergelijkbare opleiding.",
            ),
            ExclusionConstraint(
                name="coach_registration_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("board", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze coach staat in die periode al in het register van dit bestuur.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} voor {self.board}"


class CoachHours(models.Model):
    """The hours a coach has for coaching in one school year."""

    registration = models.ForeignKey(CoachRegistration, models.CASCADE, related_name="hours")
    school_year = models.PositiveSmallIntegerField("schooljaar (beginjaar)")
    hours = models.DecimalField("uren beschikbaar", max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = "coachuren"
        verbose_name_plural = "coachuren"
        constraints = [
            models.UniqueConstraint(fields=["registration", "school_year"], name="coach_hours_once_a_year"),
            models.CheckConstraint(condition=Q(hours__gte=0), name="coach_hours_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.hours} uur in {self.school_year}"


class Pair(models.Model):
    """A holder is coach, buddy or manager of a starter, for a period inside both people's own."""

    kind: ClassVar[Kind] = Kind.NAME_CARD
    about: ClassVar[str] = "starter"

    starter = models.ForeignKey(Person, models.PROTECT, related_name="helpers")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="helps")
    relation = models.CharField("relatie", max_length=20, choices=[(r.value, r.value) for r in PAIR_RELATIONS])
    period = PeriodField("periode")

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        indexes = [models.Index(fields=["holder", "relation"])]
        constraints = [
            has_days("pair_has_days"),
            models.CheckConstraint(
                condition=~Q(starter=models.F("holder")),
                name="pair_of_two",
                violation_error_message="Niemand begeleidt zichzelf.",
            ),
            ExclusionConstraint(
                name="pair_coach_is_not_the_manager",
                expressions=[
                    ("starter", RangeOperators.EQUAL),
                    ("holder", RangeOperators.EQUAL),
                    ("relation", RangeOperators.NOT_EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=(
                    "Coach, maatje en leidinggevende van één starter zijn verschillende mensen: "
                    "begeleiden en beoordelen blijven gescheiden. Kies iemand anders."
                ),
            ),
            ExclusionConstraint(
                name="pair_once_at_a_time",
                expressions=[
                    ("starter", RangeOperators.EQUAL),
                    ("holder", RangeOperators.EQUAL),
                    ("relation", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze twee mensen zijn in die periode al zo gekoppeld.",
            ),
            ExclusionConstraint(
                name="pair_one_coach_and_one_buddy",
                expressions=[
                    ("starter", RangeOperators.EQUAL),
                    ("relation", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(relation__in=[Relation.COACH.value, Relation.BUDDY.value]),
                violation_error_message=(
                    "De starter heeft in die periode al een coach of maatje. Beëindig die koppeling eerst."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} is {self.relation} van {self.starter}"


class Share(models.Model):
    """A starter lets a coach, buddy, manager, coordinator or HR read one item, until a day or until revoked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    starter = models.ForeignKey(Person, models.PROTECT, related_name="+")
    item = models.UUIDField("item")
    kind_shared = models.CharField("soort", max_length=40)
    relation = models.CharField("gedeeld met", max_length=20)
    pair = models.ForeignKey(Pair, models.PROTECT, null=True, blank=True, related_name="+")
    shared_at = models.DateTimeField("gedeeld")
    until = models.DateField("tot", null=True, blank=True)
    revoked_at = models.DateTimeField("ingetrokken", null=True, blank=True)

    class Meta:
        verbose_name = "deling"
        verbose_name_plural = "delingen"
        indexes = [models.Index(fields=["pair"]), models.Index(fields=["item"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(pair__isnull=False) | ~Q(relation__in=[r.value for r in PAIR_RELATIONS]),
                name="share_with_a_pair_names_it",
            ),
            models.UniqueConstraint(
                fields=["item", "relation", "pair"],
                condition=Q(revoked_at__isnull=True),
                nulls_distinct=False,
                name="share_once",
                violation_error_message="Dit is al met deze persoon gedeeld.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_shared} gedeeld met {self.relation}"
