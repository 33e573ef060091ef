"""People as their employer knows them, and the dated facts about each."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models.fields import PeriodField, has_days
from startbaan.apps.people.models.organisations import Organisation
from startbaan.domain.privacy.policy import Kind


class User(AbstractBaseUser):
    """A sign-in: one for each human being, whatever number of employers know that person."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mailadres", blank=True)
    is_active = models.BooleanField("actief", default=True)
    language = models.CharField("taal", max_length=2, default="nl", choices=[("nl", "Nederlands"), ("en", "English")])
    joined_at = models.DateTimeField("aangemaakt", auto_now_add=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "key"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "account"
        verbose_name_plural = "accounts"

    def __str__(self) -> str:
        return f"account {self.pk}"


class Person(models.Model):
    """Someone as one employer or organisation knows them; linked to a sign-in by that person's own act."""

    kind: ClassVar[Kind] = Kind.NAME_CARD
    about: ClassVar[str] = "pk"

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="persons")
    given_name = models.CharField("roepnaam", max_length=100)
    infix = models.CharField("tussenvoegsel", max_length=30, blank=True)
    family_name = models.CharField("achternaam", max_length=120)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    is_service = models.BooleanField("hoort bij de site", default=False)
    sort_name = models.GeneratedField(
        expression=Lower(
            Func(
                Concat(F("family_name"), Value(" "), F("given_name"), Value(" "), F("infix")),
                function="startbaan_unaccent",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        indexes = [
            GinIndex(OpClass("sort_name", "gin_trgm_ops"), name="person_search"),
            models.Index(fields=["sort_name"], name="person_sorted"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.given_name, self.infix, self.family_name) if part)

    @property
    def initials(self) -> str:
        """The two letters on a person's chip."""
        return f"{self.given_name[:1]}{self.family_name[:1]}".upper()


class PersonnelNumber(models.Model):
    """Identifies a person within one board."""

    kind: ClassVar[Kind] = Kind.EMPLOYMENT
    about: ClassVar[str] = "person"

    person = models.ForeignKey(Person, models.PROTECT, related_name="personnel_numbers")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.CharField("personeelsnummer", max_length=40)

    class Meta:
        verbose_name = "personeelsnummer"
        verbose_name_plural = "personeelsnummers"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "number"],
                name="personnel_number_once_per_board",
                violation_error_message="Dit personeelsnummer is bij dit bestuur al in gebruik.",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Profile(models.Model):
    """Where a person comes from in the profession."""

    class Route(models.TextChoices):
        PABO = "pabo", _("pabo")
        LATERAL = "zij-instromer", _("zij-instromer")
        PDG = "pdg", _("PDG")
        EMPLOYED_STUDENT = "student-in-dienst", _("student in dienst")
        FIRST_DEGREE = "eerstegraads", _("eerstegraads lerarenopleiding")
        SECOND_DEGREE = "tweedegraads", _("tweedegraads lerarenopleiding")
        OTHER = "anders", _("anders")

    kind: ClassVar[Kind] = Kind.PROFILE
    about: ClassVar[str] = "person"

    person = models.OneToOneField(Person, models.PROTECT, related_name="profile")
    route = models.CharField("route", max_length=20, choices=Route, blank=True)
    qualified_on = models.DateField("bevoegd sinds", null=True, blank=True)
    profession_started_on = models.DateField("start loopbaan onderwijs", null=True, blank=True)

    class Meta:
        verbose_name = "profiel"
        verbose_name_plural = "profielen"

    def __str__(self) -> str:
        return f"profiel van {self.person_id}"


class Post(models.Model):
    """A person works at a school, for a period."""

    class Contract(models.TextChoices):
        PERMANENT = "vast", _("vast")
        TEMPORARY = "tijdelijk", _("tijdelijk")
        REPLACEMENT = "vervanging", _("vervanging")
        OTHER = "anders", _("anders")

    kind: ClassVar[Kind] = Kind.NAME_CARD
    about: ClassVar[str] = "person"

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="posts", verbose_name="school")
    team = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="team")
    function = models.CharField("functie", max_length=120, blank=True)
    contract = models.CharField("contractsoort", max_length=20, choices=Contract, blank=True)
    period = PeriodField("periode")

    class Meta:
        verbose_name = "dienstverband"
        verbose_name_plural = "dienstverbanden"
        constraints = [
            has_days("post_has_days"),
            ExclusionConstraint(
                name="post_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("school", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze persoon werkt in die periode al op deze school.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} op {self.school}"


class Terms(models.Model):
    """What is agreed about a post, from a day: working-time factor, scale and step."""

    kind: ClassVar[Kind] = Kind.EMPLOYMENT
    about: ClassVar[str] = "post__person"

    post = models.ForeignKey(Post, models.CASCADE, related_name="terms")
    fte = models.DecimalField("werktijdfactor", max_digits=5, decimal_places=4)
    scale = models.CharField("schaal", max_length=10, blank=True)
    step = models.PositiveSmallIntegerField("trede", null=True, blank=True)
    period = PeriodField("periode")

    class Meta:
        verbose_name = "arbeidsvoorwaarden"
        verbose_name_plural = "arbeidsvoorwaarden"
        constraints = [
            has_days("terms_has_days"),
            models.CheckConstraint(
                condition=Q(fte__gt=0) & Q(fte__lte=1.2),
                name="fte_possible",
                violation_error_message="De werktijdfactor ligt boven 0 en is hoogstens 1,2.",
            ),
            ExclusionConstraint(
                name="terms_once_at_a_time",
                expressions=[("post", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="Voor die periode staan al afspraken over WTF, schaal en trede.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fte} {self.scale} {self.step or ''}".strip()


class Address(models.Model):
    """An e-mail address of a person, for a period; of one person at a time."""

    class Source(models.TextChoices):
        IMPORT = "import", _("uit het HR-bestand")
        SELF = "zelf", _("zelf opgegeven")

    kind: ClassVar[Kind] = Kind.NAME_CARD
    about: ClassVar[str] = "person"

    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    email = models.EmailField("e-mailadres")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    source = models.CharField("herkomst", max_length=10, choices=Source, default=Source.IMPORT)
    confirmed_at = models.DateTimeField("bevestigd", null=True, blank=True)
    period = PeriodField("periode")

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        constraints = [
            has_days("address_has_days"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="address_lower_case"),
            ExclusionConstraint(
                name="address_of_one_person_at_a_time",
                expressions=[("email", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="Dit e-mailadres is in die periode al in gebruik.",
            ),
        ]

    def __str__(self) -> str:
        return self.email
