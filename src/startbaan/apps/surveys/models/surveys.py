"""A survey: which questions, put by whom, about what and when; and who is asked. No answer stands here."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Organisation
from startbaan.apps.surveys.models.questionnaires import QuestionnaireVersion
from startbaan.domain.privacy.policy import Kind

LONGEST_ABOUT = 80
LONGEST_NAME = 200


class Survey(models.Model):
    """One time that people are asked. `about` is the key of what it is about, as its subject gives it."""

    class State(models.TextChoices):
        OPEN = "open", _("loopt")
        CLOSED = "closed", _("gesloten")
        SETTLED = "settled", _("uitgeteld")

    class Remainder(models.TextChoices):
        COUNTED = "counted", _("telt mee in het geheel")
        KEPT = "kept", _("blijft dicht tot er genoeg is")

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    questionnaire = models.ForeignKey(
        QuestionnaireVersion, models.PROTECT, related_name="+", verbose_name="vragenlijst"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    about = models.CharField("waarover", max_length=LONGEST_ABOUT, blank=True)
    name = models.CharField("naam", max_length=LONGEST_NAME)
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    opens_on = models.DateField("opent op")
    closes_on = models.DateField("laatste dag")
    state = models.CharField("stand", max_length=10, choices=State, default=State.OPEN)
    remainder = models.CharField("wat overblijft", max_length=10, choices=Remainder, default=Remainder.COUNTED)
    secret = models.BinaryField("geheim van de volgorde")
    answered = models.PositiveIntegerField("zoveel antwoordden er", null=True, blank=True)

    class Meta:
        verbose_name = "enquête"
        verbose_name_plural = "enquêtes"
        indexes = [models.Index(fields=["state", "closes_on"], name="survey_to_close")]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "organisation", "about", "opens_on"],
                name="survey_once",
                violation_error_message="Deze enquête staat al klaar voor deze dag.",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="survey_closes_after_it_opens",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Asked(AboutStarter):
    """Somebody who is asked to fill in a survey, as which rater, and with whom the answers are counted.

    It never changes. Whether they answered stands apart from it, and what they answered apart from both.
    """

    kind: ClassVar[Kind] = Kind.SURVEY_ANSWER
    runtime_may_not: ClassVar[tuple[str, ...]] = ("UPDATE",)

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name="enquête")
    group = models.CharField("als", max_length=20)
    sector = models.CharField("sector", max_length=3, choices=Organisation.InSector, blank=True)
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bestuur"
    )

    class Meta:
        verbose_name = "gevraagde"
        verbose_name_plural = "gevraagden"
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "starter"],
                name="survey_asked_once",
                violation_error_message="Deze persoon is al gevraagd.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starter} bij {self.survey}"
